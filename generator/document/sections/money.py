"""Money: budgets, and investments with what they are expected to give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.danish.numbers import decimals_of, format_number
from generator.danish.units import Unit
from generator.document.blocks import Block
from generator.document.composer import column, row
from generator.document.sections.desk import Desk, chapter
from generator.document.words import made_from
from generator.source.records.base import Record
from generator.source.records.money import Budget, Investment, InvestmentYear


def economy(desk: Desk, heading: str) -> list[Block]:
    """Write budgets and investments."""
    body: list[Block] = []
    if desk.plan.record.budget:
        body.append(desk.composer.subheading(2, "budget"))
    for budget in desk.plan.record.budget:
        body.extend(budget_blocks(desk, budget))
    for investment in desk.plan.record.investments:
        body.extend(_investment(desk, investment))
    return chapter(desk, heading, body)


def budget_blocks(desk: Desk, budget: Budget) -> list[Block]:
    """Return the text of a budget with its table."""
    composer = desk.composer
    columns = [column(composer.say("tabel.post"), 2.5), column(composer.say("tabel.funktion"), 1)]
    columns += [column(name, 1, right=True) for name in budget.columns]
    decimals = _decimals(amount for line in budget.rows for amount in (*line.amounts, *budget.totals))
    rows = [
        row(line.name, line.function, *_worded(line, "beløb", line.amounts, decimals))
        for line in budget.rows
        if len(line.amounts) == len(budget.columns)
    ]
    totals = budget.totals or tuple(
        sum((line.amounts[index] for line in budget.rows), Decimal(0)) for index in range(len(budget.columns))
    )
    if len(budget.rows) > 1 or budget.totals:
        rows.append(
            row(composer.say("tabel.i-alt"), "", *_worded(budget, "i alt", totals, decimals), total=True)
        )
    caption = composer.say(
        "tabel.budget",
        enhed=_money(budget.unit),
        prisniveau=budget.worded("prisniveau", str(budget.price_level or "")),
    )
    return [*composer.prose(budget.text, 3), composer.table(caption, columns, rows)]


def _investment(desk: Desk, investment: Investment) -> list[Block]:
    composer = desk.composer
    blocks: list[Block] = [
        composer.heading(
            2, composer.say("investering.titel", titel=investment.title), made_from(investment.title)
        )
    ]
    unit = investment.unit or Unit.KRONER
    if investment.amount is not None:
        blocks.append(
            composer.standard(
                "investering.beløb",
                beløb=investment.worded("beløb", composer.written_value(investment.amount, unit)),
                år=investment.worded("år", str(investment.year or "")),
                prisniveau=investment.price_level or "",
            )
        )
    if investment.postings:
        columns = [
            column(composer.say("tabel.funktion"), 1),
            column(composer.say("tabel.konto"), 3),
            column(composer.say("tabel.beløb-i", enhed=_money(unit)), 1.5, right=True),
        ]
        rows = [
            row(p.function, p.name, p.worded("beløb", composer.signed(p.amount))) for p in investment.postings
        ]
        blocks.append(
            composer.table(composer.say("tabel.posteringer", titel=investment.title), columns, rows)
        )
    if investment.years:
        columns = [
            column(composer.say("tabel.år"), 1),
            column(composer.say("tabel.stade"), 1.2),
            column(composer.say("tabel.investering"), 1.2, right=True),
            column(composer.say("tabel.gevinst"), 1.2, right=True),
            column(composer.say("tabel.netto"), 1.2, right=True),
        ]
        amounts = [amount for year in investment.years for _, amount in _amounts(year)]
        decimals = _decimals(amount for amount in amounts if amount is not None)
        rows = [
            row(
                year.worded("år", str(year.year)),
                composer.say(f"stade.{year.stage.value}"),
                *(
                    year.worded(name, format_number(amount, decimals)) if amount is not None else ""
                    for name, amount in _amounts(year)
                ),
            )
            for year in investment.years
        ]
        caption = composer.say("tabel.investering-år", titel=investment.title, enhed=_money(unit))
        blocks.append(composer.table(caption, columns, rows))
    blocks.extend(composer.prose(investment.expected, 3))
    if investment.goals:
        blocks.append(composer.standard("investering.mål", mål=composer.goal_numbers(investment.goals)))
    return blocks


def _worded(record: Record, name: str, amounts: Iterable[Decimal], decimals: int) -> Iterator[str]:
    """Yield the amounts of a key in words, each with its place."""
    for index, amount in enumerate(amounts):
        yield record.worded(name, format_number(amount, decimals), index)


def _amounts(year: InvestmentYear) -> tuple[tuple[str, Decimal | None], ...]:
    """Return the amounts of a year by their keys."""
    return (("investering", year.invested), ("gevinst", year.gain), ("netto", year.net))


def _decimals(amounts: Iterable[Decimal]) -> int:
    """Return the most decimals of any amount, so that a column of amounts has the same."""
    return max((decimals_of(amount) for amount in amounts), default=0)


def _money(unit: Unit | None) -> str:
    return (unit or Unit.MILLION_KRONER).prose
