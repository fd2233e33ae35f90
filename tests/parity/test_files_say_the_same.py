"""Word and PDF say what the document says: every heading, paragraph, item, cell, note and figure, in order.

What is left out or made alike before comparing, and why, is told where it is done: ``pieces.plain`` and
``pieces.reads`` (letters and line ends), ``pdf_reading`` (what stands on pages only) and ``word_reading``
(what Word counts by itself). ``model_reading`` tells of the marks of the front page.
"""

from __future__ import annotations

import re

import pytest

from generator.batch.formats import Format
from generator.batch.workshop import Workshop
from generator.document.blocks import Chart, Document
from generator.document.chart_specs import ChartSpec, ComparisonChart, Development, TargetOverview
from tests.parity.conftest import FINISHED, OF_EVERY_KIND, PLANS, SAMPLE, Make, editions
from tests.parity.model_reading import notes, pieces
from tests.parity.pdf_reading import read_pdf
from tests.parity.pieces import Kind, Piece, first_difference
from tests.parity.word_reading import Series, WordFile, read_word

IN_WORD = (SAMPLE, *PLANS)
IN_PDF = (SAMPLE, *(PLANS if FINISHED is not None else OF_EVERY_KIND))


def charts_of(document: Document) -> list[Chart]:
    return [block for block in document.blocks if isinstance(block, Chart)]


def without_figures(found: list[Piece], left_out: set[str]) -> list[Piece]:
    return [piece for piece in found if piece.kind is not Kind.FIGURE or piece.words not in left_out]


@pytest.fixture(scope="module", params=IN_WORD)
def in_word(request: pytest.FixtureRequest, made: Make) -> list[tuple[Document, WordFile]]:
    """Each edition of a plan with its Word file."""
    return [(edition.document, read_word(edition.file)) for edition in made(request.param, Format.WORD)]


def test_word_says_what_the_document_says(in_word: list[tuple[Document, WordFile]]) -> None:
    for document, file in in_word:
        drawn = {chart.alternative_text for chart in file.charts}
        # Word has one scale for all rows of a chart, so an overview of targets may stand as its table alone.
        not_drawn = {
            chart.alternative_text
            for chart in charts_of(document)
            if isinstance(chart.spec, TargetOverview) and chart.table is not None
        } - drawn
        expected = without_figures(pieces(document, marks_on_front=False), not_drawn)
        assert not first_difference(expected, file.pieces)
        assert file.notes == notes(document)


def test_every_page_of_word_carries_the_marks_of_the_plan(in_word: list[tuple[Document, WordFile]]) -> None:
    for document, file in in_word:
        marks, found = document.marks, file.marks
        assert found["header"] == (marks.draft or "") + marks.running_title
        assert found["first_header"] == (marks.draft or "")
        assert found["footer"].startswith(f"{marks.demo or ''}\t")
        assert found["first_footer"] == (marks.demo or "")


def test_the_charts_of_word_hold_the_figures_of_the_document(
    in_word: list[tuple[Document, WordFile]],
) -> None:
    for document, file in in_word:
        expected = {chart.alternative_text: chart.spec for chart in charts_of(document)}
        found = file.charts
        wrong = [chart for chart in found if not holds(chart.series, expected[chart.alternative_text])]
        assert not wrong
        must_be_drawn = {words for words, spec in expected.items() if not isinstance(spec, TargetOverview)}
        assert must_be_drawn <= {chart.alternative_text for chart in found}


def holds(found: tuple[Series, ...], spec: ChartSpec) -> bool:
    """Whether the series of a Word chart are those of a spec, in whatever order Word paints them."""
    values: dict[str, dict[str, float | None]] = {}
    for series in found:  # a line that a data break parts is one series for each stretch
        line = values.setdefault(series.name, dict.fromkeys(series.categories))
        points = zip(series.categories, series.values, strict=True)
        line.update({category: value for category, value in points if value is not None})
    match spec:
        case Development():
            levels = [level for level in (spec.baseline, spec.target) if level is not None]
            lines = {line.name: line.values for line in spec.lines}
            before = spec.comparable_from
            after = len(spec.periods) - before
            lines |= {level.label: (None,) * before + (level.value,) * after for level in levels}
            return values == {
                name: dict(zip(spec.periods, line, strict=True)) for name, line in lines.items()
            }
        case ComparisonChart():
            (bars,) = values.values()
            # A bar without a value says why beside its name.
            expected = {
                bar.name if bar.value is not None else f"{bar.name}: {bar.value_text}": bar.value
                for bar in spec.bars
            }
            if spec.target is not None:
                expected[spec.target.label] = spec.target.value
            return bars == expected
        case TargetOverview():
            # Each row is drawn as an index of where it was.
            indices = {spec.now_label: [s.now for s in spec.stands]}
            indices[spec.target_label] = [s.target for s in spec.stands]
            was = [stand.was or 0.0 for stand in spec.stands]
            return values.keys() == indices.keys() and all(
                value == (None if point is None else pytest.approx(100 * point / start, abs=0.001))
                for name, points in indices.items()
                for value, point, start in zip(values[name].values(), points, was, strict=True)
            )


@pytest.mark.parametrize("plan", IN_PDF)
def test_the_pdf_says_what_the_document_says(plan: str, made: Make) -> None:
    for edition in made(plan, Format.PDF):
        file = read_pdf(edition.file)
        assert not first_difference(pieces(edition.document, marks_on_front=True), file.pieces)
        assert not first_difference(notes(edition.document), file.notes)
        drawn = dict(zip((p.words for p in file.pieces if p.kind is Kind.FIGURE), file.drawn, strict=True))
        assert not [
            (chart.label, words)
            for chart in charts_of(edition.document)
            for words in words_of(chart.spec)
            if letters(words) not in letters(drawn[chart.alternative_text])
        ]


def words_of(spec: ChartSpec) -> list[str]:
    """Return the words that must be read in the drawing of a chart: names, and values that are written."""
    match spec:
        case Development():
            levels = (level.label for level in (spec.baseline, spec.target) if level is not None)
            return [*(line.name for line in spec.lines), *levels]
        case ComparisonChart():
            bars = [words for bar in spec.bars for words in (bar.name, bar.value_text)]
            return bars if spec.target is None else [*bars, spec.target.label]
        case TargetOverview():
            return [
                words
                for stand in spec.stands
                for words in (stand.name, stand.was_text, stand.now_text, stand.target_text)
            ]


def letters(words: str) -> str:
    """Return words without spaces and hyphens, since a long label is divided onto several lines."""
    return re.sub("[\\s\u00ad\u2011-]", "", words)


def test_the_dozen_holds_every_form_that_a_plan_has(workshop: Workshop) -> None:
    """The PDFs written here stand for all, so they must show each kind of piece that any plan has."""

    def forms(plan: str) -> set[tuple[Kind, int]]:
        return {
            (piece.kind, piece.level)
            for edition in editions(workshop, plan)
            for piece in pieces(edition.document, marks_on_front=True)
        }

    assert set().union(*map(forms, OF_EVERY_KIND)) == set().union(*map(forms, PLANS))
