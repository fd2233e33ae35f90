"""Sources, demo marks and charts of every edition of every written plan follow what is printed there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.document.blocks import Chart, Document, Paragraph, Table, plain_text
from generator.document.builder import build_short_edition
from generator.document.chart_specs import Development, Role
from generator.document.printed_figures import PrintedSeries
from generator.document.sections.desk import Fit
from generator.plan.plan import Plan, PlanIndicator, PlanTarget
from generator.source.records.goal import Treatment
from generator.source.records.plan import Edition

ROOT = Path(__file__).parents[2]
CONSTRUCTS = sorted(path.stem for path in (Path(__file__).parent / "files/2018").glob("*.yaml"))
BARE_LINES = 5
WRITTEN = [
    path.relative_to(ROOT).as_posix()
    for folder in ("municipalities", "tests/document/files")
    for path in sorted((ROOT / folder).glob("*/*.yaml"))
    if len(path.read_text("utf-8").splitlines()) > BARE_LINES
]
EDITIONS = (Edition.FULL, *Fit, Edition.COVER_NOTE)
"""Every edition, and the short one with as much in it as each fit says."""

_SHORT_LINE = re.compile(
    r"Kilde: (?:Demotal, ikke officielle tal \(i stedet for (?P<demo>.*?)\)|(?P<all>.*?))\. Periode: "
)


@pytest.fixture(params=[*CONSTRUCTS, *WRITTEN])
def printed(request, constructs, workshop) -> tuple[Plan, dict[Edition | Fit, Document]]:
    if request.param in CONSTRUCTS:
        shop, plan = constructs.workshop, constructs.plan(request.param).plan
    else:
        shop, plan = workshop, workshop.plan(workshop.read(ROOT / request.param)).plan
    profile, everyone = shop.profile(plan.file), shop.geography.municipalities

    def document(edition: Edition | Fit) -> Document:
        if isinstance(edition, Edition):
            return shop.document(plan, edition)
        return build_short_edition(
            plan, profile.outlines[Edition.SHORT], profile.sentences, everyone, edition
        )

    return plan, {edition: document(edition) for edition in EDITIONS}


def test_every_edition_is_true_of_what_it_prints(printed):
    plan, documents = printed
    for edition, document in documents.items():
        _names_exactly_the_sources(plan, document, edition)
        _marks_exactly_invented_figures(plan, document)
        if isinstance(edition, Fit):
            _draws_the_municipality(document)
        _says_that_goals_are_dropped(plan, document)


def _names_exactly_the_sources(plan: Plan, document: Document, edition: Edition | Fit) -> None:
    if isinstance(edition, Fit):
        lines = [plain_text(block.content) for block in document.blocks if isinstance(block, Paragraph)]
        found = [match for line in lines if (match := _SHORT_LINE.match(line))]
        named = {name for match in found for name in (match["demo"] or match["all"]).split("; ")}
        assert named == {_source(plan, one) for one in document.figures}
    elif edition is Edition.FULL:
        rows = [
            [plain_text(cell.content) for cell in row.cells]
            for table in _tables(document)
            if plain_text(table.caption) == "Kilder til planens tal"
            for row in table.rows
        ]
        assert [row[0] for row in rows] == [
            item.short_name for item in plan.sourced_indicators if _figures_of(item, plan, document)
        ]
        for item, row in zip(
            (item for item in plan.sourced_indicators if _figures_of(item, plan, document)), rows, strict=True
        ):
            figures = _figures_of(item, plan, document)
            assert set(row[1].split("; ")) == {_source(plan, one) for one in figures}
            assert ("emotal" in row[-1]) is any(one.is_demo for one in figures)


def _figures_of(item: PlanIndicator, plan: Plan, document: Document) -> list[PrintedSeries]:
    """The figures in the document that stand under an indicator's row among the sources."""
    everywhere = (*plan.indicators, *(quote.indicator for quote in plan.quotes))
    names = {one.name for one in everywhere if one.sourced_as == item.sourced_as}
    return [
        one for one in document.figures if one.indicator_id == item.indicator.id and one.indicator in names
    ]


def _source(plan: Plan, one: PrintedSeries) -> str:
    """Where the figures of a series come from, in words; of a demo figure, what it stands in for."""
    indicator = next(
        item.indicator for item in plan.sourced_indicators if item.indicator.id == one.indicator_id
    )
    name = indicator.source_text if one.is_demo else one.source
    own_table = indicator.tables[0].table if indicator.tables else ""
    table = own_table if name == indicator.source_text else one.table
    return f"{name}, tabel {table}" if table and table not in name else name


def _marks_exactly_invented_figures(plan: Plan, document: Document) -> None:
    assert (document.marks.demo is not None) is any(one.is_demo for one in document.figures)
    assert document.marks.demo is not None or not any(map(_is_judged_by_demo, plan.targets))
    for chart in _charts(document):
        told = "demotal" in plain_text(chart.source).casefold()
        assert (chart.spec.mark == "Demotal") is told
        assert ("demotal" in chart.alternative_text) is told
        assert document.marks.demo is not None or not told


def _is_judged_by_demo(target: PlanTarget) -> bool:
    evaluated, measure = target.evaluated, target.measure
    if measure is None or evaluated.current is None:
        return False
    period = evaluated.current.period
    counted = [measure.own] if measure.own.at(period) == evaluated.current else []
    if evaluated.comparator is not None and evaluated.comparator_value is not None:
        counted.append(measure.series(evaluated.comparator))
    return any(series.source_of(period).is_demo for series in counted)


def _draws_the_municipality(document: Document) -> None:
    """A full plan shows what is counted for councils alone too; the few charts of a short one may not."""
    for chart in _charts(document):
        assert isinstance(chart.spec, Development)
        own = [line for line in chart.spec.lines if line.role is Role.OWN]
        assert any(value is not None for line in own for value in line.values)


def _says_that_goals_are_dropped(plan: Plan, document: Document) -> None:
    dropped = {goal.heading for goal in plan.goals if goal.treatment is Treatment.NOT_ADOPTED}
    for table in _tables(document):
        for row in table.rows:
            name, said = (plain_text(cell.content) for cell in row.cells[:2])
            assert said != "–" or not any(name.endswith(heading) for heading in dropped)


def _charts(document: Document) -> list[Chart]:
    return [block for block in document.blocks if isinstance(block, Chart)]


def _tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]
