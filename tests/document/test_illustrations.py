"""A picture in a planner's text becomes a block where it stands, as large as it is fine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document.block_maker import id_of
from generator.document.blocks import (
    Align,
    Block,
    Column,
    Heading,
    Illustration,
    Inlines,
    ItemList,
    Origin,
    Paragraph,
    Picture,
    Row,
    Table,
    plain_text,
    text,
)
from generator.document.markdown import markdown_blocks
from generator.document.pictures import illustration
from generator.source.pictures import PictureFile
from generator.source.svg import Svg
from tests.illustrated_project import ILLUSTRATED, checked, illustrated_project, picture

PLAN = "kommune: Odense\nlokale forhold:\n  tekst: |\n    {}\n"


def _told(block: Block) -> str:
    match block:
        case Paragraph() | Heading():
            return plain_text(block.content)
        case ItemList():
            return " / ".join(plain_text(item.content) for item in block.items)
        case Illustration():
            caption = f" ({plain_text(block.caption)})" if block.caption else ""
            return f"[{block.picture.alternative_text}{caption}]{' ny side' if block.new_page else ''}"
        case _:
            return type(block).__name__


def _blocks(folder: Path, plan: str) -> list[str]:
    workshop, plan_of_odense = checked(illustrated_project(folder, plan))
    return [_told(block) for block in workshop.document(plan_of_odense.plan).blocks]


def _within(blocks: list[str], first: str, last: str) -> list[str]:
    return blocks[blocks.index(first) + 1 : blocks.index(last)]


def test_pictures_stand_where_the_text_shows_them_and_annexes_have_a_page_each(tmp_path: Path) -> None:
    blocks = _blocks(tmp_path, ILLUSTRATED)
    start = blocks.index("Kommunen har seks jobcentre.")
    assert blocks[start : start + 8] == [
        "Kommunen har seks jobcentre.",
        "[Kort over seks jobcentre (Jobcentrene. Kilde: Odense Kommune)]",
        "Det meste ligger i byen.",
        "[Havnen set fra byen]",
        "Resten ligger uden for:",
        "Bellinge / Otterup",
        "[Torvet i Otterup]",
        "Søndersø",
    ]
    start = blocks.index("Bilag: Aftale med VUC")
    assert blocks[start : start + 6] == [
        "Bilag: Aftale med VUC",
        "Aftalen er gengivet her.",
        "[Aftalens formål og parter] ny side",
        "[Aftalens underskrifter] ny side",
        "Bilag: Kort",
        "[Kort over seks jobcentre]",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("![Havn](havn.png)\n    Teksten under", ["[Havn]", "Teksten under"]),
        ("![Havn](havn.png)![Kort](kort.jpg)", ["[Havn]", "[Kort]"]),
        ("![**Havn** og *by*](havn.png)", ["[Havn og by]"]),
        ("![Havn](<havn.png> 'Her')", ["[Havn (Her)]"]),
        ("1. Et\n\n       ![Havn](havn.png)\n    2. To", ["1. Et", "[Havn]", "2. To"]),
        ("1. Et\n    2. To ![Havn](havn.png) mere\n    3. Tre", ["1. Et", "2. To mere", "[Havn]", "3. Tre"]),
        ("3. maj ![Havn](havn.png)", ["3. maj", "[Havn]"]),
    ],
)
def test_a_picture_may_stand_wherever_a_paragraph_or_an_item_may(
    text: str, shown: list[str], tmp_path: Path
) -> None:
    blocks = _blocks(tmp_path, PLAN.format(text))
    start = blocks.index("Lokale forhold") + 1
    assert blocks[start : start + len(shown)] == shown


@pytest.mark.parametrize(
    "text",
    [
        "# Overskrift ![Havnen](havn.png)",
        "| A | B |\n    |---|---|\n    | a | ![Havnen](havn.png) |",
        "[![Havnen](havn.png)](https://odense.dk)",
        "**![Havnen](havn.png)**",
    ],
)
def test_where_only_words_can_stand_the_alternative_text_does_and_it_is_told(
    text: str, tmp_path: Path
) -> None:
    workshop, plan = checked(illustrated_project(tmp_path, PLAN.format(text)))
    document = workshop.document(plan.plan)
    assert any("Havnen" in plain_text(content) for content in document.inline_content())
    [item] = [item for item in plan.findings if item.code == "billede-ikke-vist"]
    assert item.place is not None
    assert item.place.excerpt[item.place.column - 1 :].startswith("havn.png")


@pytest.mark.parametrize(
    "plan",
    [
        "kommune: Odense\ntitel: Plan ![Havnen](havn.png)\n",
        "kommune: Odense\nforudsætninger: ['Vækst ![Havnen](havn.png)']\n",
    ],
)
def test_a_picture_in_a_short_text_is_told_too(plan: str, tmp_path: Path) -> None:
    _, found = checked(illustrated_project(tmp_path, plan))
    assert [item.code for item in found.findings if "havn.png" in item.cause] == ["billede-ikke-vist"]


def test_a_plan_that_shows_all_its_pictures_is_told_nothing(tmp_path: Path) -> None:
    _, found = checked(illustrated_project(tmp_path))
    assert not [item for item in found.findings if item.code.startswith("billede")]


PLACES = st.sampled_from(
    [
        "{}",
        "Tekst {} mere tekst",
        "{}\nTekst",
        "- punkt {}",
        "- punkt\n\n  {}\n- punkt {}",
        "1. et {}\n2. to\n   {}\n3. tre",
        "- ydre\n  - indre {}\n    1. inderst {}",
        "# Overskrift {}",
        "| A | B |\n|---|---|\n| {} | b |",
        "**{}** og [{}](https://odense.dk)",
        "3. maj {}",
        "    kode {}",
        "Ord og {}{}",
    ]
)


def _table(
    columns: Sequence[tuple[Inlines, Align]], rows: Sequence[Row], origin: Origin, *_words: str | None
) -> Table:
    headers = tuple(Column(content or text("–"), align=align) for content, align in columns)
    return Table("tabel-1", "Tabel 1", (), headers, tuple(rows), origin=origin)


def _picture(_name: str, words: str, caption: str, origin: Origin) -> Illustration:
    return Illustration(Picture(b"", 1, 1, words), text(caption), origin=origin)


def _said(block: Block) -> str:
    match block:
        case Table():
            return " ".join(plain_text(cell.content) for row in block.rows for cell in row.cells)
        case Illustration():
            return block.picture.alternative_text
        case _:
            return _told(block)


@given(st.lists(PLACES, min_size=1, max_size=5))
def test_every_picture_is_shown_or_told_by_its_words_once(places: list[str]) -> None:
    source, numbers = "\n\n".join(places), count()
    while "{}" in source:
        source = source.replace("{}", f"![nr. {next(numbers)}.](b.png)", 1)
    blocks = markdown_blocks(source, id_of, _table, 2, new_picture=_picture)
    said = " ".join(map(_said, blocks))
    assert [said.count(f"nr. {number}.") for number in range(next(numbers))] == [1] * source.count("![")


FILE = PictureFile(picture(60, 40), 0, 0, "", {})


@pytest.mark.parametrize(
    ("width", "height", "svg", "printed"),
    [
        (2000, 1000, None, (138.0, 69.0)),
        (1000, 2000, None, (55.0, 110.0)),
        (220, 110, None, (50.8, 25.4)),
        (220, 110, Svg(b"<svg/>", 20, 10), (138.0, 69.0)),
        (2000, 1, None, (138.0, 1.0)),
    ],
)
def test_a_picture_is_as_large_as_the_text_is_wide_and_its_dots_are_fine(
    width: int, height: int, svg: Svg | None, printed: tuple[float, float]
) -> None:
    shown = illustration(replace(FILE, width=width, height=height, svg=svg), "Havnen", (), None)  # type: ignore[arg-type]
    assert (shown.picture.width_mm, shown.picture.height_mm) == printed
