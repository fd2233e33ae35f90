"""What a review finds in a plan: a finding, what kind it is, and the passage that it is about."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.danish.dates import format_date
from generator.danish.numbers import decimals_of, format_number
from generator.danish.periods import Period
from generator.plan.sums import wrong_totals
from generator.problems import Finding, Place, finding
from generator.review.money_sheets import BudgetSheet, InvestmentSheet
from generator.review.plan_sheet import PlanSheet


class FindingKind(enum.Enum):
    """The kinds of things a review looks for."""

    COMPLETENESS = "fuldstændighed"
    WRONG_AREA = "forkert område"
    SUM = "summer"
    OVERDUE = "forfaldne måltal"
    AMBITION = "måltal under stilstand"
    STALE = "gamle tal"
    UNCHANGED = "uændret tekst"
    BORROWED = "lånt tekst"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where the same words stand in another plan, or in an earlier one of the municipality."""

    plan: str
    name: str
    path: str
    goal: str | None
    heading: str | None
    passage: str


@dataclass(frozen=True, slots=True)
class ReviewFinding:
    """One finding about one plan.

    ``finding`` has the words: its cause says what was found, its cure what the council may ask. ``goal`` is
    the id of the goal it is about, ``indicator`` the indicator's. ``path`` and ``passage`` are the text's
    YAML path and the words of it that are meant; ``elsewhere`` is where they stand too.
    """

    plan: str
    kind: FindingKind
    finding: Finding
    goal: str | None = None
    indicator: str | None = None
    path: str | None = None
    passage: str | None = None
    elsewhere: tuple[Elsewhere, ...] = ()


def made(
    sheet: PlanSheet,
    kind: FindingKind,
    code: str,
    *,
    goal: str | None = None,
    indicator: str | None = None,
    path: str | None = None,
    passage: str | None = None,
    elsewhere: tuple[Elsewhere, ...] = (),
    gaps: Mapping[str, object] | None = None,
) -> ReviewFinding:
    """Make a finding about a plan; ``gaps`` fill the sentences of the message."""
    message = finding(code, Place(sheet.origin.file), **(gaps or {}))
    return ReviewFinding(sheet.key, kind, message, goal, indicator, path, passage, elsewhere)


# --- sums ---


def sum_findings(sheet: PlanSheet) -> Iterator[ReviewFinding]:
    """Yield a finding for each printed sum that is not the sum of its parts, and each net that is not."""
    for budget in sheet.budgets:
        yield from _budget(sheet, budget)
    for investment in sheet.investments:
        yield from _investment(sheet, investment)


def _budget(sheet: PlanSheet, budget: BudgetSheet) -> Iterator[ReviewFinding]:
    count = len(budget.columns)
    if any(len(amounts) != count for _, amounts in budget.rows) or len(budget.totals) not in {0, count}:
        yield made(sheet, FindingKind.SUM, "gennemgang-budget-kolonner", path="budget")
        return
    for index, printed in enumerate(budget.totals):
        total = sum((amounts[index] for _, amounts in budget.rows), Decimal(0))
        if total != printed:
            gaps = {"kolonne": budget.columns[index], "trykt": _written(printed), "sum": _written(total)}
            yield made(sheet, FindingKind.SUM, "gennemgang-budget-sum", path="budget", gaps=gaps)


def _investment(sheet: PlanSheet, investment: InvestmentSheet) -> Iterator[ReviewFinding]:
    for year in investment.years:
        if year.invested is None or year.gain is None or year.net is None:
            continue
        net = year.gain - year.invested
        if net != year.net:
            gaps = {
                "titel": investment.title,
                "år": year.year,
                "trykt": _written(year.net),
                "sum": _written(net),
            }
            yield made(
                sheet, FindingKind.SUM, "gennemgang-investering-netto", path="investeringer", gaps=gaps
            )
    for total, key, printed, right in wrong_totals(investment.totals, investment.years):
        gaps = {
            "titel": investment.title,
            "beløb": key,
            "stade": total.stage.value if total.stage is not None else "",
            "trykt": _written(printed),
            "sum": _written(right),
        }
        yield made(sheet, FindingKind.SUM, "gennemgang-investering-sum", path="investeringer", gaps=gaps)


def _written(value: Decimal) -> str:
    return format_number(value, decimals_of(value))


# --- targets that should have been set ---


def overdue_findings(sheet: PlanSheet, as_of: dt.date) -> Iterator[ReviewFinding]:
    """Yield a finding for each target that should have been set before a day; unknown times pass."""
    for placed in sheet.targets:
        pending = placed.target.pending
        expected = _last_day(pending.expected) if pending is not None and pending.expected else None
        if pending is None or expected is None or expected >= as_of:
            continue
        name = placed.indicator.name if placed.indicator is not None else _heading(sheet, placed.goals)
        yield made(
            sheet,
            FindingKind.OVERDUE,
            "gennemgang-måltal-forfaldent",
            goal=placed.goals[0] if placed.goals else None,
            indicator=placed.indicator.id if placed.indicator is not None else None,
            gaps={"navn": name, "senest": _named(pending.expected or ""), "dato": format_date(as_of)},
        )


def _heading(sheet: PlanSheet, goals: tuple[str, ...]) -> str:
    found = sheet.goal(goals[0]) if goals else None
    return found.heading if found is not None else ""


def _named(expected: str) -> str:
    """Return a time that was written as a date or a period by its name, and other words as they are."""
    try:
        return Period.parse(expected).label
    except ValueError:
        return expected


def _last_day(expected: str) -> dt.date | None:
    """Return the last day of a time in words, such as "ultimo januar 2016", or None if it names no day."""
    first, _, rest = expected.strip().casefold().partition(" ")
    words = rest if first in {"primo", "medio", "ultimo", "senest", "i", "pr.", "den", "inden"} else expected
    try:
        period = Period.parse(words)
    except ValueError:
        return None
    early = {"primo": 10, "medio": 20}.get(first)
    return period.start + dt.timedelta(early - 1) if early is not None else period.end
