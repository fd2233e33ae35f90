"""Budgets and investments as a review holds them, and how they are read from a plan's data."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.review.json_reading import JsonReader
from generator.source.records.money import InvestmentStage

_MONEY_YEARS = (1900, 2199)


@dataclass(frozen=True, slots=True)
class BudgetSheet:
    """A budget table: the columns' headings, the rows' names and amounts, and the printed totals."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Decimal, ...]], ...]
    totals: tuple[Decimal, ...]
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class InvestmentYearSheet:
    """One year of an investment; ``net`` is as printed, ``stage`` None where it is not told."""

    year: int
    stage: InvestmentStage | None
    invested: Decimal | None
    gain: Decimal | None
    net: Decimal | None


@dataclass(frozen=True, slots=True)
class InvestmentTotalSheet:
    """The amounts of an investment for its whole period at one stage, as printed."""

    stage: InvestmentStage
    invested: Decimal | None
    gain: Decimal | None
    net: Decimal | None


@dataclass(frozen=True, slots=True)
class InvestmentSheet:
    """An investment with its years; ``period`` is as written, ``as_of`` when the amounts were made up."""

    title: str
    period: str | None
    begins: int | None
    as_of: Period | None
    totals: tuple[InvestmentTotalSheet, ...]
    years: tuple[InvestmentYearSheet, ...]


def read_budget(part: JsonReader) -> BudgetSheet:
    """Return a budget table. Raises WrongDataError for what is not as the schema says."""
    return BudgetSheet(
        columns=part.texts("kolonner"),
        rows=part.parts("rækker", lambda row: (row.text("navn"), row.numbers("beløb"))),
        totals=part.numbers("i alt"),
        unit=part.maybe_choice("enhed", Unit),
    )


def read_investment(part: JsonReader) -> InvestmentSheet:
    """Return an investment. Raises WrongDataError for what is not as the schema says."""
    return InvestmentSheet(
        title=part.text("titel"),
        period=part.maybe_text("periode"),
        begins=part.whole("begynder", *_MONEY_YEARS) if part.has("begynder") else None,
        as_of=part.maybe_period("opgjort"),
        totals=part.maybe_parts("i alt", _investment_total),
        years=part.parts("år", _investment_year),
    )


def _investment_year(part: JsonReader) -> InvestmentYearSheet:
    return InvestmentYearSheet(
        year=part.whole("år", *_MONEY_YEARS),
        stage=part.maybe_choice("stade", InvestmentStage),
        invested=part.maybe_number("investering"),
        gain=part.maybe_number("gevinst"),
        net=part.maybe_number("netto"),
    )


def _investment_total(part: JsonReader) -> InvestmentTotalSheet:
    return InvestmentTotalSheet(
        stage=part.choice("stade", InvestmentStage),
        invested=part.maybe_number("investering"),
        gain=part.maybe_number("gevinst"),
        net=part.maybe_number("netto"),
    )
