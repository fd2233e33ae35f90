"""Money: budgets, investments and projects."""

from __future__ import annotations

import enum
from typing import Annotated

from generator.source.fields import (
    NotEmpty,
    Number,
    OneOf,
    OneOrMany,
    PeriodValue,
    Phrase,
    Prose,
    UncutNumbers,
    UnitValue,
    Whole,
    Years,
)
from generator.source.records.base import Record, key


class InvestmentStage(enum.Enum):
    """How far an amount has come."""

    APPROVED = "godkendt"
    PLANNED = "planlagt"
    REALISED = "realiseret"
    PREVIOUS = "tidligere"


class BudgetRow(Record, title="Budgetlinje"):
    """One line of a budget."""

    name: Phrase = key("navn", "Linjens navn.", "Kontante ydelser")
    function: Phrase | None = key("funktion", "Kontoens funktion, skrevet som tekst.", '"5.57"', None)
    amounts: Annotated[tuple[Number, ...], UncutNumbers] = key(
        "beløb", "Et beløb for hver kolonne.", '["12,5", "12,1"]'
    )


class Budget(Record, title="Budget"):
    """A budget table."""

    columns: Annotated[tuple[Phrase, ...], NotEmpty] = key(
        "kolonner", "Kolonnernes overskrifter, typisk år.", "[2018, 2019]"
    )
    rows: Annotated[tuple[BudgetRow, ...], NotEmpty] = key(
        "rækker", "Budgettets linjer.", "[{navn: Aktivering, beløb: [12, 13]}]"
    )
    unit: UnitValue | None = key("enhed", "kr. eller mio. kr.", "mio. kr.", None)
    price_level: Whole | None = key("prisniveau", "Årets priser.", "2018", None)
    totals: Annotated[tuple[Number, ...], UncutNumbers] = key(
        "i alt", "Summerne, som de er trykt. Udelades de, regnes de ud.", '["12,5", "12,1"]', ()
    )
    text: Prose | None = key("tekst", "Tekst til budgettet.", "Budgettet er vedtaget den 12. oktober.", None)


class Posting(Record, title="Postering"):
    """One posting of an investment; a grant is positive, a saving negative."""

    function: Phrase = key("funktion", "Kontoens funktion, skrevet som tekst.", '"6.45"')
    name: Phrase | None = key("navn", "Kontoens navn.", "Administrativ organisation", None)
    amount: Number = key("beløb", "Beløbet i kr.; en besparelse skrives med minus.", "-1500000")


class InvestmentYear(Record, title="Et år af en investering"):
    """The figures of an investment for one year."""

    year: Whole = key("år", "Året.", "2018")
    stage: Annotated[InvestmentStage, OneOf()] = key(
        "stade", "Hvor langt beløbene er.", "planlagt", InvestmentStage.PLANNED
    )
    invested: Number | None = key("investering", "Det investerede beløb.", "26,2", None)
    gain: Number | None = key("gevinst", "Bruttogevinsten.", "35", None)
    net: Number | None = key("netto", "Nettogevinsten, som den er trykt.", "8,8", None)


class InvestmentTotal(Record, title="En investerings sum"):
    """The figures of an investment for its whole period, at one stage; printed as they are written."""

    stage: Annotated[InvestmentStage, OneOf()] = key("stade", "Hvor langt beløbene er.", "godkendt")
    invested: Number | None = key("investering", "Det investerede beløb.", "85,4", None)
    gain: Number | None = key("gevinst", "Bruttogevinsten.", "117", None)
    net: Number | None = key("netto", "Nettogevinsten, som den er trykt.", "31,6", None)


class Investment(Record, title="Investering"):
    """An investment case."""

    title: Phrase = key("titel", "Investeringens navn.", "Styrket virksomhedsrettet indsats")
    year: Whole | None = key("år", "Året, investeringen begynder.", "2017", None)
    period: Years | None = key("periode", "De år, beløbet gælder.", "2017-2020", None)
    as_of: PeriodValue | None = key(
        "opgjort", "Hvornår beløbene er gjort op: en dato, en uge eller en anden periode.", "2018U12", None
    )
    amount: Number | None = key("beløb", "Det samlede beløb.", "1500000", None)
    unit: UnitValue | None = key("enhed", "kr. eller mio. kr.", "kr.", None)
    price_level: Whole | None = key("prisniveau", "Årets priser.", "2018", None)
    postings: tuple[Posting, ...] = key(
        "posteringer", "Bevillinger på konti.", '[{funktion: "6.45", beløb: 1500000}]', ()
    )
    years: tuple[InvestmentYear, ...] = key(
        "tal", "Beløb for hvert år.", "[{år: 2018, investering: 26,2}]", ()
    )
    totals: Annotated[tuple[InvestmentTotal, ...], OneOrMany] = key(
        "i alt",
        "Summen for hvert stade, som den er trykt.",
        "[{stade: godkendt, investering: 85,4}, {stade: realiseret, investering: 40}]",
        (),
    )
    expected: Prose | None = key(
        "forventet", "Den forventede virkning.", "Udgiften falder tilsvarende.", None
    )
    goals: Annotated[tuple[Phrase, ...], OneOrMany] = key(
        "mål", "De mål, investeringen hører til.", "[1]", ()
    )


class FundedProject(Record, title="Projekt"):
    """A project with funding."""

    title: Phrase = key("titel", "Projektets navn.", "Flere skal med")
    funding: Phrase | None = key("finansiering", "Hvem der betaler.", "Statslig pulje", None)
    amount: Number | None = key("beløb", "Beløbet.", "2,4", None)
    unit: UnitValue | None = key("enhed", "kr. eller mio. kr.", "mio. kr.", None)
    runs: Phrase | None = key("løber", "Projektets periode.", "2017-2019", None)
    text: Prose | None = key("tekst", "Beskrivelse.", "Håndholdt indsats for langvarige modtagere.", None)
    goals: Annotated[tuple[Phrase, ...], OneOrMany] = key("mål", "De mål, projektet hører til.", "[4]", ())
