"""How much the targets ask: those that can be reached without progress, all side by side, and the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.danish.numbers import format_number
from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.document.block_maker import column, row
from generator.document.blocks import Block, Cell, Table, Text
from generator.document.words import inlines
from generator.figures.series import Series
from generator.plan.measure import FiguresUntil
from generator.review.ambition import Incomparable, TargetAmbition, Terms, weak_targets
from generator.review.ambition_figure import ambition_figure
from generator.review.report_desk import ReviewDesk, clipped
from generator.source.records.goal import Polarity

FEWEST_TO_COMPARE = 2


def ambition_chapter(desk: ReviewDesk) -> list[Block]:
    """Return the chapter on targets."""
    targets = desk.comparison.ambition
    blocks: list[Block] = [
        desk.heading(1, desk.tell("overskrift.måltal"), known_as="maaltal"),
    ]
    if not targets:
        return [*blocks, desk.told("måltal.ingen")]
    return [*blocks, *_weak(desk), *_by_indicator(desk), *_incomparable(desk)]


def _weak(desk: ReviewDesk) -> Iterator[Block]:
    weak = list(weak_targets(desk.comparison.ambition))
    yield desk.heading(2, desk.tell("overskrift.uden-fremgang"), known_as="uden-fremgang")
    if not weak:
        yield desk.told("måltal.ingen-uden-fremgang")
        return
    yield desk.told("måltal.uden-fremgang", antal=len(weak))
    yield weak_table(desk, weak)


def weak_table(desk: ReviewDesk, weak: Sequence[TargetAmbition]) -> Table:
    """Return the targets that would be met by something worse than today."""
    return desk.table(
        desk.tell("måltal.uden-fremgang-tabel"),
        [
            column(desk.tell("tabel.kommune"), 1.3),
            column(desk.say("tabel.indikator"), 2.2),
            column(desk.say("tabel.måltal"), 2.6),
            column(desk.tell("tabel.uden-ændring"), 1.2, right=True),
        ],
        (
            row(
                desk.plan_cell(item.plan),
                item.placed.indicator.name if item.placed.indicator is not None else None,
                clipped(item.placed.target.statement),
                number_of(item, item.terms.standing_still.value),
            )
            for item in weak
            if item.terms is not None
        ),
        source=_source_of(desk, weak),
    )


def _by_indicator(desk: ReviewDesk) -> Iterator[Block]:
    groups: dict[str, list[TargetAmbition]] = {}
    for item in desk.comparison.ambition:
        if item.terms is not None and item.placed.indicator is not None:
            groups.setdefault(item.placed.indicator.id, []).append(item)
    order = sorted(groups, key=lambda key: desk.library.catalogue.get(key).number)
    if order:
        yield desk.heading(2, desk.tell("overskrift.side-om-side"), known_as="side-om-side")
        yield desk.told("måltal.forklaring")
    for key in order:
        yield from _indicator(desk, key, sorted(groups[key], key=by_ambition))


def by_ambition(item: TargetAmbition) -> tuple[float, str]:
    """Return what puts targets on one indicator in order, the largest improvement first."""
    if item.terms is None or item.placed.indicator is None:
        return 0.0, item.plan
    change = item.terms.change_percent if item.terms.change_percent is not None else item.terms.change
    sign = {Polarity.LOWER: 1, Polarity.HIGHER: -1}.get(item.placed.indicator.polarity, 1)
    return float(change) * sign, item.plan


def _indicator(desk: ReviewDesk, key: str, items: Sequence[TargetAmbition]) -> Iterator[Block]:
    known = desk.library.catalogue.get(key)
    yield desk.heading(3, known.name, known_as=f"indikator-{key}")
    source = _source_of(desk, items)
    figure = ambition_figure(desk, known, items, source)
    if figure is not None:
        yield figure
    yield desk.table(
        desk.tell("måltal.tabel", navn=known.name, enhed=known.unit.prose or known.unit.value),
        [
            column(desk.tell("tabel.kommune"), 1.9),
            column(desk.say("tabel.nu"), 1, right=True),
            column(desk.tell("tabel.kræver"), 1, right=True),
            column(desk.tell("tabel.ændring-point"), 1, right=True),
            column(desk.tell("tabel.ændring-pct"), 1, right=True),
            column(desk.tell("tabel.uden-ændring"), 1, right=True),
            column(desk.tell("tabel.som-hidtil"), 1, right=True),
            column(desk.tell("tabel.mod-råd"), 0.9, right=True),
            column(desk.tell("tabel.mod-land"), 0.9, right=True),
            column(desk.tell("tabel.plads"), 1, right=True),
        ],
        (row(*_cells(desk, item)) for item in items),
        source="" if figure is not None else source,
    )


def _cells(desk: ReviewDesk, item: TargetAmbition) -> list[Cell | str | None]:
    terms = item.terms
    if terms is None:
        raise ValueError("a row for a target without terms")
    population = item.placed.theme
    first = Cell((desk.plan(item.plan), *([Text(f" ({population})")] if population else [])))
    return [
        first,
        number_of(item, terms.newest.value),
        number_of(item, terms.asked),
        signed(terms.change_points, item.decimals) if terms.change_points is not None else None,
        signed(terms.change_percent, 1) if terms.change_percent is not None else None,
        number_of(item, terms.standing_still.value),
        number_of(item, terms.going_on) if terms.going_on is not None else None,
        signed(terms.council.met, item.decimals) if terms.council is not None else None,
        signed(terms.country.met, item.decimals) if terms.country is not None else None,
        _places(desk, terms),
    ]


def _places(desk: ReviewDesk, terms: Terms) -> str | None:
    if terms.place_now is None or terms.place_met is None:
        return None
    return desk.tell("måltal.plads", nu=terms.place_now.rank, nået=terms.place_met.rank)


def number_of(item: TargetAmbition, value: Decimal) -> str:
    """Return a number of a target's indicator; its unit stands above the column, but for percent."""
    unit = item.placed.indicator.unit if item.placed.indicator is not None else None
    return format_number(value, item.decimals) + ("\u00a0%" if unit is Unit.PERCENT else "")


def signed(value: Decimal, decimals: int) -> str:
    """Return a change with its sign."""
    words = format_number(value, decimals)
    return f"+{words}" if value > 0 else words


def _source_of(desk: ReviewDesk, items: Sequence[TargetAmbition]) -> str:
    """Return the source line of the figures that some targets are held against."""
    figures = FiguresUntil(desk.library.figures, desk.comparison.as_of)
    series: list[Series] = []
    names: list[str] = []
    periods: list[Period] = []
    for item in items:
        shown, area = item.placed.indicator, item.placed.target.area
        if item.terms is None or shown is None or area is None:
            continue
        one = figures.series(shown.id, area)
        known = desk.library.catalogue.get(shown.id)
        series.append(one)
        names.append(
            desk.say("kilde.tabel", kilde=one.provenance.source, tabel=one.provenance.table)
            if not one.provenance.is_demo and one.provenance.table
            else known.source_text
        )
        if item.terms.newest.period is not None:
            periods.append(item.terms.newest.period)
    demo = all(one.provenance.is_demo for one in series)
    line = desk.say(
        "kilde.demo" if demo else "kilde.rigtig",
        kilder="; ".join(dict.fromkeys(names)),
        periode=", ".join(period.label for period in sorted(set(periods))),
    )
    fetched = {
        one.provenance.retrieved for one in series if one.provenance.retrieved and not one.provenance.is_demo
    }
    return f"{line} {desk.say('kilde.hentet', dato=desk.date(max(fetched)))}" if fetched else line


def _incomparable(desk: ReviewDesk) -> Iterator[Block]:
    items = [item for item in desk.comparison.ambition if item.incomparable is not None]
    if not items:
        return
    yield desk.heading(2, desk.tell("overskrift.kan-ikke-sammenlignes"), known_as="kan-ikke-sammenlignes")
    yield desk.told("måltal.kan-ikke-indledning", antal=len(items))
    yield desk.table(
        desk.tell("måltal.kan-ikke-tabel"),
        [
            column(desk.tell("tabel.hvorfor"), 3),
            column(desk.tell("tabel.antal"), 0.7, right=True),
            column(desk.tell("tabel.i-planerne-for"), 3.5),
        ],
        (
            row(
                desk.tell(f"ikke-sammenlignelig.{reason.value}"),
                str(sum(item.incomparable is reason for item in items)),
                Cell(_who(desk, [item.plan for item in items if item.incomparable is reason])),
            )
            for reason in Incomparable
            if any(item.incomparable is reason for item in items)
        ),
    )


def _who(desk: ReviewDesk, plans: Sequence[str]) -> tuple[Text, ...]:
    """Return plans by name, those with several targets with their number."""
    counts = Counter(plans)
    words = ", ".join(
        desk.name(plan) if count == 1 else f"{desk.name(plan)} ({count})" for plan, count in counts.items()
    )
    return tuple(part for part in inlines(words) if isinstance(part, Text))
