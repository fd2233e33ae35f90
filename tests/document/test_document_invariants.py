"""What is true of the document of every plan, whatever is written in its file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.document.blocks import (
    Callout,
    Chart,
    Document,
    Heading,
    ItemList,
    Paragraph,
    Quote,
    Table,
    plain_text,
)
from tests.document_dump import lines
from tests.local_words import check_local_words

ROOT = Path(__file__).parents[2]
PLANS = [
    *sorted((ROOT / "municipalities").glob("2[0-9]*/*.yaml")),
    *sorted((ROOT / "tests/document/files").glob("*/*.yaml")),
]
OURS_ALONE = re.compile(r"None|\{\{|\}\}|\{%|Undefined|<[a-zA-Z]+ object|  |\.\.(?!\.)| [,.;:]|\(\)")
"""What only a mistake of ours can put into a document."""

_documents: dict[Path, Document] = {}


@pytest.fixture(params=PLANS, ids=[f"{path.parent.name}-{path.stem}" for path in PLANS])
def document(request, workshop):
    file = request.param
    if file not in _documents:
        _documents[file] = workshop.document(workshop.plan(workshop.read(file)).plan)
    return _documents[file]


def test_no_line_shows_what_only_a_mistake_puts_there(document):
    found = [line.words for line in lines(document) if OURS_ALONE.search(line.words.strip())]

    assert found == []


def test_every_paragraph_list_and_callout_says_something(document):
    for block in document.blocks:
        match block:
            case Paragraph() | Heading():
                assert plain_text(block.content).strip()
            case ItemList():
                assert block.items
                assert all(plain_text(item.content).strip() for item in block.items)
            case Callout() | Quote():
                assert block.paragraphs
                assert all(plain_text(words).strip() for words in block.paragraphs)


def test_no_chapter_is_empty(document):
    for block, following in zip(document.blocks, (*document.blocks[1:], None), strict=True):
        if isinstance(block, Heading):
            deeper = isinstance(following, Heading) and following.level > block.level
            assert deeper or (following is not None and not isinstance(following, Heading))


def test_sentences_end_on_a_full_stop(document):
    for block in document.blocks:
        if isinstance(block, Paragraph) and not block.origin.is_local and block.style.value != "bemærkning":
            words = plain_text(block.content)
            assert words[-1] in ".:)" or words.startswith("Kilde:"), words


def test_every_chart_has_a_source_and_words_for_who_cannot_see_it(document):
    for chart in _charts(document):
        assert plain_text(chart.source).startswith("Kilde: ")
        assert chart.alternative_text.endswith(".")


def test_every_chart_of_demo_figures_says_so_in_the_drawing_the_source_and_the_words(document):
    for chart in _charts(document):
        if "Demotal" in plain_text(chart.source):
            assert chart.spec.mark == "Demotal"
            assert "demotal" in chart.alternative_text.casefold()
            assert document.marks.demo


def test_every_table_of_figures_has_a_source(document):
    tables = [block for block in document.blocks if isinstance(block, Table)]

    for table in tables:
        if plain_text(table.caption).startswith("Nøgletal"):
            assert plain_text(table.source).startswith("Kilde: ")


def test_tables_and_figures_are_numbered_in_reading_order(document):
    tables, figures = [], []
    for block in document.blocks:
        if isinstance(block, Chart):
            figures.append(block.label)
            tables.extend([block.table.label] if block.table is not None else [])
        elif isinstance(block, Table):
            tables.append(block.label)

    assert tables == [f"Tabel {number}" for number in range(1, len(tables) + 1)]
    assert figures == [f"Figur {number}" for number in range(1, len(figures) + 1)]


def test_a_plan_that_is_not_adopted_is_marked_as_such(document):
    status = next(plain_text(item.description) for item in document.cover.identity)

    assert (document.marks.draft is None) == (status == "Vedtaget")


def test_words_of_a_planner_stand_at_the_place_they_are_said_to_come_from(document):
    check_local_words(document, ROOT)


def test_runs_say_their_origin_only_where_a_planner_wrote_them(document):
    for content in document.inline_content():
        for part in content:
            origin = getattr(part, "origin", None)
            assert origin is None or origin.is_local


def _charts(document: Document) -> list[Chart]:
    return [block for block in document.blocks if isinstance(block, Chart)]
