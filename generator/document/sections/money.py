"""Money: budgets, and investments with what they are expected to give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.danish.numbers import decimals_of, format_number
from generator.danish.units import Unit
from generator.document.blocks import Block, Row
from generator.document.composer import column, row
from generator.document.sections.desk import Desk, chapter
from generator.document.words import made_from
from generator.source.records.base import Record
from generator.source.records.money import Budget, Investment, InvestmentTotal, InvestmentYear


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
    when = investment_time(desk, investment)
    if investment.amount is not None:
        blocks.append(
            composer.standard(
                "investering.beløb",
                beløb=investment.worded("beløb", composer.written_value(investment.amount, unit)),
                tid=when,
                prisniveau=investment.price_level or "",
            )
        )
    elif when:
        blocks.append(composer.standard("investering.løber", tid=when))
    if investment.as_of is not None:
        as_of = investment.worded("opgjort", composer.time(investment.as_of))
        blocks.append(composer.standard("investering.opgjort", tid=as_of))
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
    if investment.years or investment.totals:
        blocks.append(_investment_table(desk, investment, unit))
    blocks.extend(composer.prose(investment.expected, 3))
    if investment.goals:
        blocks.append(composer.standard("investering.mål", mål=composer.goal_numbers(investment.goals)))
    return blocks


def investment_time(desk: Desk, investment: Investment) -> str:
    """Return the years that an amount is for, or from when on it is given; nothing where neither is known."""
    if investment.period is not None:
        period = investment.worded("periode", str(investment.period).replace("-", "–"))
        return desk.composer.say("investering.periode", periode=period)
    if investment.year is None:
        return ""
    return desk.composer.say("investering.begynder", år=investment.worded("år", str(investment.year)))


def _investment_table(desk: Desk, investment: Investment, unit: Unit) -> Block:
    """Return the amounts of each year, and below them the printed totals of each stage."""
    composer = desk.composer
    columns = [
        column(composer.say("tabel.år"), 1),
        column(composer.say("tabel.stade"), 1.2),
        column(composer.say("tabel.investering"), 1.2, right=True),
        column(composer.say("tabel.gevinst"), 1.2, right=True),
        column(composer.say("tabel.netto"), 1.2, right=True),
    ]
    lines: list[InvestmentYear | InvestmentTotal] = [*investment.years, *investment.totals]
    decimals = _decimals(amount for line in lines for _, amount in _amounts(line) if amount is not None)

    def line_of(name: str, line: InvestmentYear | InvestmentTotal, total: bool) -> Row:
        amounts = (
            line.worded(key, format_number(amount, decimals)) if amount is not None else ""
            for key, amount in _amounts(line)
        )
        return row(name, composer.say(f"stade.{line.stage.value}"), *amounts, total=total)

    rows = [line_of(year.worded("år", str(year.year)), year, False) for year in investment.years]
    rows += [line_of(composer.say("tabel.i-alt"), total, True) for total in investment.totals]
    caption = composer.say("tabel.investering-år", titel=investment.title, enhed=_money(unit))
    return composer.table(caption, columns, rows)


def _worded(record: Record, name: str, amounts: Iterable[Decimal], decimals: int) -> Iterator[str]:
    """Yield the amounts of a key in words, each with its place."""
    for index, amount in enumerate(amounts):
        yield record.worded(name, format_number(amount, decimals), index)


def _amounts(line: InvestmentYear | InvestmentTotal) -> tuple[tuple[str, Decimal | None], ...]:
    """Return the amounts of a year or a total by their keys."""
    return (("investering", line.invested), ("gevinst", line.gain), ("netto", line.net))


def _decimals(amounts: Iterable[Decimal]) -> int:
    """Return the most decimals of any amount, so that a column of amounts has the same."""
    return max((decimals_of(amount) for amount in amounts), default=0)


def _money(unit: Unit | None) -> str:
    return (unit or Unit.MILLION_KRONER).prose
