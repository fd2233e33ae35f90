"""Goals, themes, indicators and actions as the municipality writes them."""

from __future__ import annotations

import enum
from typing import Annotated

from generator.source.fields import (
    Date,
    Number,
    OneOf,
    OneOrMany,
    PeriodValue,
    Phrase,
    Prose,
    UnitValue,
    Whole,
)
from generator.source.records.base import Record, key
from generator.source.records.target import Baseline, Pending, Population, TargetRecord


class Treatment(enum.Enum):
    """What a municipality does with a national goal."""

    KEPT = "uændret"
    ADAPTED = "tilpasset"
    MERGED = "samlet"
    NOT_ADOPTED = "fravalgt"
    NOT_STATED = "ikke oplyst"


class GoalOrigin(enum.Enum):
    """Who set a goal of the municipality's own."""

    LOCAL = "lokalt"
    REGIONAL = "regionalt"
    INVESTMENT = "investering"
    COUNCIL = "byråd"


class Polarity(enum.Enum):
    """Which way an indicator should move; a plan decides where it depends on the goal."""

    LOWER = "lavere er bedre"
    HIGHER = "højere er bedre"
    NEUTRAL = "afhænger af målet"


class IndicatorType(enum.Enum):
    """Whether an indicator measures what citizens achieve or what the jobcentre does."""

    OUTCOME = "resultat"
    PROCESS = "proces"


class ChartKind(enum.Enum):
    """The charts an indicator can have."""

    DEVELOPMENT = "udvikling"
    COMPARISON = "sammenligning"
    NONE = "ingen"


class ValueState(enum.Enum):
    """The state of a figure the municipality states itself."""

    OK = "ok"
    PRELIMINARY = "foreløbig"
    SUPPRESSED = "diskretioneret"
    NOT_PUBLISHED = "ikke opgjort på dette niveau"
    MISSING = "mangler"


class OwnFigure(Record, title="Eget tal"):
    """A figure that the municipality states itself."""

    period: PeriodValue = key("periode", "Perioden, tallet gælder.", "2017M06")
    value: Number | None = key(
        "værdi", "Tallet. Udelades, når det er diskretioneret eller mangler.", "12,5", None
    )
    state: Annotated[ValueState, OneOf()] = key(
        "tilstand", "Tallets tilstand, når det ikke er endeligt.", "foreløbig", ValueState.OK
    )
    area: Phrase | None = key(
        "område", "Området, tallet gælder. Udelades det, er det kommunen.", "Hele landet", None
    )
    population: Phrase | None = key(
        "målgruppe",
        "Målgruppen, tallet gælder: et navn, som et måltal også har. Udelades den, er det indikatorens.",
        "unge under 30 år",
        None,
    )


class FigureSource(Record, title="Kilde til egne tal"):
    """Where the municipality's own figures come from."""

    shorthand = "navn"

    name: Phrase = key("navn", "Hvor tallene kommer fra.", "Kommunens virksomhedsundersøgelse")
    kind: Phrase | None = key(
        "type", "Kildens art, fx undersøgelse eller egen registrering.", "undersøgelse", None
    )
    respondents: Whole | None = key("antal svar", "Antal svar i en undersøgelse.", "412", None)
    wave: Phrase | None = key("runde", "Undersøgelsens runde.", "forår 2017", None)
    retrieved: Date | None = key("hentet", "Hvornår tallene er hentet.", "2017-10-02", None)


class IndicatorUse(Record, title="Indikator"):
    """An indicator under a goal, with what it is held against and its targets."""

    shorthand = "indikator"

    indicator: Phrase = key(
        "indikator", "Indikatorens id i kataloget eller i egne indikatorer.", "a-dagpenge"
    )
    name: Phrase | None = key("navn", "Et andet navn end katalogets.", "Borgere på dagpenge", None)
    polarity: Annotated[Polarity, OneOf()] | None = key(
        "bedst", "Hvad der er bedst her, hvis det afviger fra kataloget.", "højere er bedre", None
    )
    type: Annotated[IndicatorType, OneOf()] | None = key(
        "type", "Om indikatoren måler indsatsen eller resultatet.", "proces", None
    )
    compare: Annotated[tuple[Phrase, ...], OneOrMany] = key(
        "sammenlign",
        "Det, indikatoren vises over for: RAR, Hele landet, en kommune eller et sammenligningsgrundlag.",
        "[RAR, Hele landet]",
        (),
    )
    population: Population | None = key(
        "målgruppe", "En særlig målgruppe for indikatoren.", "unge under 30 år", None
    )
    baseline: Baseline | None = key("udgangspunkt", "Det, der regnes fra.", "{periode: 2017M06}", None)
    targets: Annotated[tuple[TargetRecord, ...], OneOrMany] = key(
        "måltal", "Et eller flere måltal for indikatoren.", "{højst: 4,1}", ()
    )
    figures: tuple[OwnFigure, ...] = key(
        "egne tal", "Tal, som kommunen selv opgør.", "[{periode: 2017, værdi: 132}]", ()
    )
    source: FigureSource | None = key("kilde", "Kilden til egne tal.", "Kommunens egen opgørelse", None)
    charts: Annotated[tuple[Annotated[ChartKind, OneOf()], ...], OneOrMany] | None = key(
        "diagrammer", "De diagrammer, indikatoren vises i.", "[udvikling, sammenligning]", None
    )
    method: Prose | None = key(
        "metode", "Hvordan indikatoren gøres op.", "Gennemsnit af fire kvartaler.", None
    )
    remark: Prose | None = key(
        "bemærkning", "En bemærkning under diagrammet.", "Tal fra juli er ikke med.", None
    )


class OwnIndicator(Record, title="Egen indikator"):
    """An indicator that is not in the catalogue."""

    id: Phrase = key("id", "Et kort id, som målene henviser til.", "virksomhedstilfredshed-egen")
    name: Phrase = key("navn", "Indikatorens navn.", "Virksomheder, der er tilfredse med jobcentret")
    short_name: Phrase | None = key("kort navn", "Et kort navn til tabeller.", "Tilfredse virksomheder", None)
    unit: UnitValue = key("enhed", "Enheden.", "procent")
    decimals: Whole = key("decimaler", "Antal decimaler.", "1", 0)
    polarity: Annotated[Polarity, OneOf()] = key("bedst", "Hvad der er bedst.", "højere er bedre")
    definition: Prose = key("definition", "Hvad der måles.", "Andel af de adspurgte, der svarer tilfreds.")
    population: Phrase | None = key(
        "population", "Dem indikatoren handler om.", "samarbejdende virksomheder", None
    )


class Milestone(Record, title="Milepæl"):
    """A step of an action."""

    shorthand = "titel"

    title: Phrase = key("titel", "Hvad der skal være sket.", "Aftale underskrevet")
    due: Phrase | None = key("senest", "Hvornår.", "2018-03-01", None)


class Action(Record, title="Indsats"):
    """A measure under a goal or theme."""

    shorthand = "titel"

    title: Phrase = key("titel", "Indsatsens navn.", "Styrket virksomhedsindsats")
    text: Prose | None = key("tekst", "Beskrivelse af indsatsen.", "Vi besøger 300 virksomheder.", None)
    kind: Phrase | None = key("slags", "Hvad indsatsen kaldes.", "investeringsmodel", None)
    responsible: Phrase | None = key("ansvarlig", "Den ansvarlige enhed.", "Jobcenteret", None)
    partners: Annotated[tuple[Phrase, ...], OneOrMany] = key(
        "partnere", "Samarbejdspartnere.", "[Erhvervsrådet]", ()
    )
    population: Population | None = key("målgruppe", "Hvem indsatsen er for.", "unge under 30 år", None)
    place_name: Phrase | None = key("sted", "Bydel eller boligområde.", "Gellerup", None)
    start: Phrase | None = key("fra", "Hvornår indsatsen begynder.", "2018-01-01", None)
    due: Phrase | None = key("senest", "Hvornår indsatsen er gennemført.", "2018-06-30", None)
    milestones: tuple[Milestone, ...] = key(
        "milepæle", "Trin på vejen.", "[{titel: Aftale, senest: marts}]", ()
    )
    goals: Annotated[tuple[Phrase, ...], OneOrMany] = key("mål", "De mål, indsatsen hører til.", "[1, 2]", ())


class SchemeLink(Record, title="Tilknytning"):
    """A tie to another goal system."""

    scheme: Phrase = key("ordning", "Målsystemet.", "FN's verdensmål")
    code: Phrase | None = key("kode", "Nummer eller kode i målsystemet.", "8", None)
    name: Phrase | None = key("navn", "Navnet i målsystemet.", "Anstændige jobs og økonomisk vækst", None)
    remark: Prose | None = key(
        "bemærkning", "En bemærkning til tilknytningen.", "Sat i planen for 2020.", None
    )


class Statement(Record, title="Udsagn"):
    """A principle, guiding mark, focus area or the like."""

    kind: Phrase = key("slags", "Hvad udsagnet kaldes: pejlemærke, princip, fokusområde ...", "princip")
    text: Prose = key("tekst", "Udsagnet.", "Borgeren har ansvar for eget liv.")
    title: Phrase | None = key("overskrift", "En overskrift.", "Tidlig indsats", None)
    goals: Annotated[tuple[Phrase, ...], OneOrMany] = key("mål", "De mål, udsagnet hører til.", "[1, 3]", ())


class GoalRecord(Record, title="Mål"):
    """A national goal as it is treated locally, or a goal of the municipality's own."""

    national: Phrase | None = key(
        "ministermål", "Målets nummer i ministerens brev for perioden, fx 1 eller 2018/1.", "1", None
    )
    local: Prose | None = key(
        "lokalt mål", "Ordlyden af et mål, som kommunen selv sætter.", "Flere unge i uddannelse", None
    )
    id: Phrase | None = key("id", "Et navn, som andre steder i filen kan henvise til.", "unge", None)
    treatment: Annotated[Treatment, OneOf()] | None = key(
        "behandling", "Hvad I gør med ministerens mål.", "tilpasset", None
    )
    reason: Prose | None = key(
        "begrundelse", "Hvorfor målet er tilpasset, samlet eller fravalgt.", "Få flygtninge.", None
    )
    heading: Phrase | None = key("overskrift", "Jeres egen overskrift til målet.", "Flere i job", None)
    adapted_wording: Prose | None = key(
        "ordlyd", "Jeres ordlyd, når målet er tilpasset.", "Flere unge i job.", None
    )
    merged_into: Phrase | None = key("samles i", "Det mål eller tema, målet er samlet i.", "1", None)
    origin: Annotated[GoalOrigin, OneOf()] | None = key(
        "ophav", "Hvem der har sat et lokalt mål.", "byråd", None
    )
    formerly: Phrase | None = key(
        "tidligere ministermål", "Hvis målet før var ministerens: år og nummer.", "2017/2", None
    )
    years: Annotated[tuple[Whole, ...], OneOrMany] = key(
        "år", "De år af perioden, målet gælder.", "[2018, 2019]", ()
    )
    level: Phrase | None = key(
        "niveau", "Målets plads i målhierarkiet: vision, strategisk mål ...", "strategisk mål", None
    )
    parent: Phrase | None = key("hører under", "Det overordnede mål.", "unge", None)
    challenge: Prose | None = key("udfordring", "Den lokale udfordring.", "Andelen er steget i to år.", None)
    aim: Prose | None = key("sigte", "Hvad I vil opnå.", "Flere skal i ordinært job.", None)
    strategy: Prose | None = key("strategi", "Hvordan I vil nå det.", "Vi går tidligt ind.", None)
    text: Prose | None = key("tekst", "Anden tekst til målet.", "Målet følges sammen med a-kasserne.", None)
    indicators: Annotated[tuple[IndicatorUse, ...], OneOrMany] | None = key(
        "indikatorer",
        "Indikatorerne for målet. Udelades de, bruges de anbefalede.",
        "[offentlig-forsørgelse-andel]",
        None,
    )
    targets: Annotated[tuple[TargetRecord, ...], OneOrMany] = key(
        "måltal", "Måltal, der ikke hører til en indikator.", "{kvalitativt: Alle har en plan.}", ()
    )
    pending: Pending | None = key(
        "afventer", "Alle målets måltal fastsættes senere.", "{senest: 2018-02-06}", None
    )
    actions: Annotated[tuple[Action, ...], OneOrMany] = key(
        "indsatser", "Indsatser under målet.", "[Jobrotation]", ()
    )
    links: tuple[SchemeLink, ...] = key(
        "tilknytning", "Bånd til andre målsystemer.", "[{ordning: Vision 2025}]", ()
    )
    reservation: Prose | None = key(
        "forbehold", "Forudsætning, som målet falder bort uden.", "Uændret konjunktur.", None
    )


class Theme(Record, title="Tema"):
    """A theme of the municipality's own that covers one or more goals."""

    heading: Phrase = key("overskrift", "Temaets navn.", "Stærkere partnerskaber med virksomhederne")
    id: Phrase | None = key("id", "Et navn, som andre steder i filen kan henvise til.", "virksomheder", None)
    covers: Annotated[tuple[Phrase, ...], OneOrMany] = key("dækker", "De mål, temaet dækker.", "[2]", ())
    text: Prose | None = key(
        "tekst", "Beskrivelse af temaet.", "Virksomhederne er vores vigtigste partner.", None
    )
    challenge: Prose | None = key("udfordring", "Den lokale udfordring.", "Der mangler faglærte.", None)
    aim: Prose | None = key("sigte", "Hvad I vil opnå.", "Flere samarbejder.", None)
    strategy: Prose | None = key("strategi", "Hvordan I vil nå det.", "Én indgang for virksomheder.", None)
    indicators: Annotated[tuple[IndicatorUse, ...], OneOrMany] = key(
        "indikatorer", "Indikatorer for temaet.", "[samarbejdsgrad]", ()
    )
    actions: Annotated[tuple[Action, ...], OneOrMany] = key(
        "indsatser", "Indsatser under temaet.", "[Jobrotation]", ()
    )
    links: tuple[SchemeLink, ...] = key(
        "tilknytning", "Bånd til andre målsystemer.", "[{ordning: Vision 2025}]", ()
    )


class ComparisonGroup(Record, title="Sammenligningsgrundlag"):
    """A named group of municipalities that the plan is held against."""

    name: Phrase = key("navn", "Hvad gruppen kaldes i planen.", "sammenligningskommuner")
    kind: Phrase | None = key("type", "Gruppens art, fx klynge.", "klynge", None)
    vintage: Whole | None = key("årgang", "Året, gruppen er dannet.", "2014", None)
    benefit: Phrase | None = key("ydelse", "Den ydelse, klyngen gælder.", "kontanthjælp", None)
    members: Annotated[tuple[Phrase, ...], OneOrMany] = key(
        "kommuner", "Gruppens kommuner.", "[Greve, Køge]", ()
    )
    source: Phrase | None = key("kilde", "Hvor gruppen kommer fra.", "Jobindsats, klynger 2014", None)
