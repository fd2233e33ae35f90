"""Figures of a plan that are another area's, and figures that the plan cannot have been made by."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from generator.danish.dates import format_date
from generator.danish.numbers import decimals_of, format_value, rounded
from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.figures.areas import Area
from generator.figures.catalogue import Indicator
from generator.plan.comparators import municipality_area
from generator.plan.figure_ages import first_day, is_from_after, is_known, is_old
from generator.review.findings import FindingKind, ReviewFinding, made
from generator.review.known_figures import KnownFigures
from generator.review.plan_sheet import PlanSheet
from generator.review.sheet_parts import FigureSheet, IndicatorSheet, StartSheet, TextSheet
from generator.review.words import sentences_of

_SHARE = re.compile(r"(?<![\d.,])(\d{1,3}(?:,\d{1,6})?)\s?(?:%|pct\.|procent(?!point))")
_OTHERS = re.compile(
    r"\b(?:land\w*|danmark|national\w*|RAR|region\w*|gennemsnit\w*|kommunerne|klynge\w*|jobcentre\w*)\b",
    re.IGNORECASE,
)


def wrong_area_findings(sheet: PlanSheet, figures: KnownFigures) -> Iterator[ReviewFinding]:
    """Yield a finding for each figure that is not the one of its area and period, but that of another area.

    Figures, baselines that the municipality states, and shares typed in texts are held against those of the
    own municipalities, the council's area and the country.
    """
    read: set[tuple[str, str]] = set()
    for goal in sheet.goals:
        for shown in sheet.under(goal):
            yield from _indicator(sheet, figures, shown, goal.id)
            known = _comparable(figures, shown)
            if known is None or known.unit is not Unit.PERCENT or (goal.id, known.id) in read:
                continue
            read.add((goal.id, known.id))
            for text in sheet.texts:
                if text.goal == goal.id and not text.shared:
                    yield from _typed(sheet, figures, known, shown, text)
    for shown in sheet.context_indicators:
        yield from _indicator(sheet, figures, shown, None)


def _comparable(figures: KnownFigures, shown: IndicatorSheet) -> Indicator | None:
    """Return the catalogue's indicator, if the plan's figures are meant to be its."""
    known = figures.indicator(shown.id)
    alike = not shown.own_definition and shown.population is None
    return known if known is not None and alike and known.unit is shown.unit else None


def _own_areas(sheet: PlanSheet, figures: KnownFigures) -> list[Area]:
    """Return the plan's municipalities, as far as they are known."""
    known = (figures.geography.by_code.get(item.code) for item in sheet.municipalities)
    return [municipality_area(item) for item in known if item is not None]


def _other_areas(sheet: PlanSheet, figures: KnownFigures) -> list[Area]:
    """Return the council's area and the country."""
    council = figures.council_area(sheet.municipalities[0].code, sheet.first_year)
    return [*([council] if council is not None else []), Area.country()]


def _indicator(
    sheet: PlanSheet, figures: KnownFigures, shown: IndicatorSheet, goal: str | None
) -> Iterator[ReviewFinding]:
    known = _comparable(figures, shown)
    if known is None:
        return
    for figure in shown.figures:
        yield from _figure(sheet, figures, known, shown, figure, goal)
    stated = dict.fromkeys(
        (target.area, target.start)
        for target in shown.targets
        if target.area is not None and target.start is not None and target.population is None
    )
    for area, start in stated:
        yield from _start(sheet, figures, known, shown, area, start, goal)


def _figure(
    sheet: PlanSheet,
    figures: KnownFigures,
    known: Indicator,
    shown: IndicatorSheet,
    figure: FigureSheet,
    goal: str | None,
) -> Iterator[ReviewFinding]:
    if figure.value is None or figure.own_calculation:
        return
    wrong = _another(sheet, figures, known, figure.area, figure.period, figure.value)
    if wrong is not None:
        yield _wrong(
            sheet,
            "gennemgang-tal-område",
            known,
            shown,
            figure.area,
            figure.period,
            figure.value,
            wrong,
            goal,
        )


def _start(
    sheet: PlanSheet,
    figures: KnownFigures,
    known: Indicator,
    shown: IndicatorSheet,
    area: Area,
    start: StartSheet,
    goal: str | None,
) -> Iterator[ReviewFinding]:
    if not start.stated or start.period is None:
        return
    wrong = _another(sheet, figures, known, area, start.period, start.value)
    if wrong is not None:
        yield _wrong(
            sheet,
            "gennemgang-udgangspunkt-område",
            known,
            shown,
            area,
            start.period,
            start.value,
            wrong,
            goal,
        )


def _another(
    sheet: PlanSheet, figures: KnownFigures, known: Indicator, area: Area, period: Period, value: Decimal
) -> tuple[Area, Decimal] | None:
    """Return the other area that a value is of, with the right one; None if it is right or nobody's."""
    known_areas = [*_own_areas(sheet, figures), *_other_areas(sheet, figures)]
    if area not in known_areas:
        return None
    right = figures.value(known, area, period)
    if right is None or _prints_like(right, value, known):
        return None
    for other in known_areas:
        found = figures.value(known, other, period) if other != area else None
        if found is not None and _prints_like(found, value, known):
            return other, right
    return None


def _prints_like(one: Decimal, other: Decimal, known: Indicator) -> bool:
    """Whether two figures of an indicator are printed alike: a plan may give either of them."""
    return rounded(one, known.decimals) == rounded(other, known.decimals)


def _wrong(
    sheet: PlanSheet,
    code: str,
    known: Indicator,
    shown: IndicatorSheet,
    area: Area,
    period: Period,
    value: Decimal,
    wrong: tuple[Area, Decimal],
    goal: str | None,
) -> ReviewFinding:
    other, right = wrong
    gaps = {
        "indikator": shown.name,
        "tal": format_value(value, known.unit, known.decimals),
        "område": area.name,
        "periode": period.label,
        "andet": other.name,
        "rigtigt": format_value(right, known.unit, known.decimals),
    }
    return made(sheet, FindingKind.WRONG_AREA, code, goal=goal, indicator=shown.id, gaps=gaps)


def _typed(
    sheet: PlanSheet, figures: KnownFigures, known: Indicator, shown: IndicatorSheet, text: TextSheet
) -> Iterator[ReviewFinding]:
    """Yield a finding for each share in a sentence on the indicator that is another area's newest figure.

    A sentence that speaks of others may well give their figure, and one that is also among the own figures of
    the last two years is taken to be those.
    """
    names = [name.casefold() for name in (shown.name, known.name, known.short_name)]
    own = _own_areas(sheet, figures)
    newest = figures.newest(known, own[0]) if own else None
    if newest is None:
        return
    last_years = [item.value for area in own for item in figures.series(known, area).figures[-25:]]
    for start, end in sentences_of(text.text):
        sentence = text.text[start:end]
        if not any(name in sentence.casefold() for name in names) or _OTHERS.search(sentence):
            continue
        for match in _SHARE.finditer(sentence):
            value = Decimal(match[1].replace(",", "."))
            if any(old is not None and rounded(old, decimals_of(value)) == value for old in last_years):
                continue
            others = _other_areas(sheet, figures)
            given = ((a, figures.value(known, a, newest.period)) for a in others)
            other = next((a for a, one in given if one is not None and _prints_like(one, value, known)), None)
            right = figures.value(known, own[0], newest.period)
            if other is not None and right is not None:
                gaps = {
                    "skrevet": match[0],
                    "indikator": shown.name,
                    "område": own[0].name,
                    "andet": other.name,
                    "periode": newest.period.label,
                    "rigtigt": format_value(right, known.unit, known.decimals),
                }
                yield made(
                    sheet,
                    FindingKind.WRONG_AREA,
                    "gennemgang-tekst-tal-område",
                    goal=text.goal,
                    indicator=shown.id,
                    path=text.path,
                    passage=sentence,
                    gaps=gaps,
                )


def age_findings(sheet: PlanSheet, as_of: dt.date, months: int) -> Iterator[ReviewFinding]:
    """Yield a finding for each indicator whose newest own figure was old, or from after the plan began.

    The age is counted back from the first day of the plan, or from ``as_of`` if that is earlier. A newer
    figure that may not be shown makes the indicator no older. A plan that says how it went has newer ones.
    """
    day = min(as_of, first_day(sheet.first_year))
    told: set[str] = set()
    for goal, shown in _indicators(sheet):
        own = [item for item in shown.figures if is_known(item.state) and item.area.code in sheet.codes]
        if not own or shown.id in told:
            continue
        newest = max(item.period for item in own)
        is_demo = any(item.is_demo for item in own)
        gaps = {"indikator": shown.name, "periode": newest.label, "dato": format_date(day)}
        if is_old(newest, day, months):
            gaps["måneder"] = str(months)
            code = "gennemgang-tal-gamle"
        elif not is_demo and not sheet.follow_up and is_from_after(newest, sheet.first_year):
            gaps["dato"] = format_date(first_day(sheet.first_year))
            code = "gennemgang-tal-efter-start"
        else:
            continue
        told.add(shown.id)
        yield made(sheet, FindingKind.STALE, code, goal=goal, indicator=shown.id, gaps=gaps)


def _indicators(sheet: PlanSheet) -> Iterator[tuple[str | None, IndicatorSheet]]:
    for goal in sheet.goals:
        yield from ((goal.id, item) for item in sheet.under(goal))
    yield from ((None, item) for item in sheet.context_indicators)
