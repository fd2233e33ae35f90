"""A picture in a planner's text becomes a block where it stands, as large as it is fine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.document.blocks import Block, Heading, Illustration, ItemList, Paragraph, plain_text
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
        ("1. Et\n\n       ![Havn](havn.png)\n    2. To", ["Et", "[Havn]", "To"]),
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
