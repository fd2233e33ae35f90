"""The municipality file as a whole."""

from __future__ import annotations

import enum
from typing import Annotated

from generator.source.fields import (
    Date,
    MunicipalityList,
    OneOf,
    OneOrMany,
    Phrase,
    Prose,
    WebAddress,
    Years,
)
from generator.source.records.annex import Annex, AnnexPicture
from generator.source.records.base import Record, key
from generator.source.records.cover_note import NoteHeading
from generator.source.records.goal import (
    Action,
    ComparisonGroup,
    GoalRecord,
    IndicatorUse,
    OwnIndicator,
    SchemeLink,
    Statement,
    Theme,
)
from generator.source.records.money import Budget, FundedProject, Investment
from generator.source.records.process import AdoptionStep, Amendment, FollowUp, Hearing, PrecedingYear
from generator.source.records.target import Pending
from generator.source.records.word_file import WordFile


class Status(enum.Enum):
    """How far a plan has come."""

    SKETCH = "skitse"
    DRAFT = "udkast"
    HEARING = "høring"
    ADOPTED = "vedtaget"


class Edition(enum.Enum):
    """How much of the plan is printed."""

    FULL = "fuld"
    SHORT = "kort"
    COVER_NOTE = "sagsfremstilling"

    @property
    def suffix(self) -> str:
        """What the names of the edition's files end with."""
        return "" if self is Edition.FULL else f"-{self.value}"


class Version(Record, title="Version"):
    """The version of the document."""

    shorthand = "betegnelse"

    label: Phrase = key("betegnelse", "Versionens navn.", "1. udgave")
    date: Phrase | None = key("dato", "Versionens dato.", "2017-10-02", None)


class Registry(Record, title="Registrering"):
    """The numbers that the municipality files the plan under."""

    document_number: Phrase | None = key("dokumentnummer", "Dokumentets nummer.", "480-2017-12345", None)
    case_number: Phrase | None = key("sagsnummer", "Sagens nummer.", "15.20G00-2017", None)
    created: Date | None = key("oprettet", "Hvornår dokumentet er oprettet.", "2017-09-20", None)


class Foreword(Record, title="Forord"):
    """The foreword."""

    shorthand = "tekst"

    text: Prose = key("tekst", "Forordets tekst.", "Flere er kommet i job i vores kommune.")
    signatory: Phrase | None = key("underskriver", "Hvem der skriver under.", "Jane Jensen", None)
    role: Phrase | None = key("rolle", "Underskriverens rolle.", "udvalgsformand", None)
    picture: AnnexPicture | None = key(
        "billede", "Et billede til forordet.", "{fil: formand.png, alternativ tekst: Formanden}", None
    )


class Context(Record, title="Lokale forhold"):
    """The local labour market."""

    shorthand = "tekst"

    text: Prose | None = key("tekst", "Lokale forhold på arbejdsmarkedet.", "Beskæftigelsen er steget.", None)
    indicators: Annotated[tuple[IndicatorUse, ...], OneOrMany] = key(
        "indikatorer", "Indikatorer, der viser de lokale forhold.", "[bruttoledighed]", ()
    )


class Section(Record, title="Eget afsnit"):
    """A section of the municipality's own, or a shared one."""

    heading: Phrase | None = key("overskrift", "Afsnittets overskrift.", "Borgeren i centrum", None)
    id: Phrase | None = key("id", "Et navn, som dispositionen kan henvise til.", "borgeren", None)
    text: Prose | None = key("tekst", "Afsnittets tekst.", "Vi møder borgeren der, hvor borgeren er.", None)
    shared: Phrase | None = key(
        "fælles", "En fælles tekst fra mappen municipalities/fælles.", "fyn-2018.yaml", None
    )
    pending: Pending | None = key("afventer", "Afsnittet skrives senere.", "{senest: 2. udgave}", None)


class Companion(Record, title="Ledsagedokument"):
    """A document that belongs with the plan."""

    shorthand = "titel"

    title: Phrase = key("titel", "Dokumentets titel.", "Strategi for arbejdsmarkedspolitikken")
    kind: Phrase | None = key("type", "Dokumentets art.", "strategi", None)
    date: Phrase | None = key("dato", "Dokumentets dato.", "2014-10-29", None)
    body: Phrase | None = key("vedtaget af", "Hvem der har vedtaget det.", "Kommunalbestyrelsen", None)
    address: WebAddress | None = key(
        "adresse", "Hvor det kan læses.", "https://www.kommunen.dk/strategi", None
    )


class OutlineEntry(Record, title="Plads i dispositionen"):
    """One section in the plan's own order."""

    shorthand = "afsnit"

    section: Phrase = key("afsnit", "Afsnittets id.", "mål")
    heading: Phrase | None = key("overskrift", "En anden overskrift.", "Vores mål", None)


class PlanRecord(Record, title="Kommunefil"):
    """What a municipality writes: everything is voluntary except which municipality it is."""

    municipalities: MunicipalityList = key(
        "kommune", "Kommunens navn eller kode; flere kommuner, når planen er fælles.", "Aarhus"
    )
    period: Years | None = key("periode", "Planens år. Udelades det, er det mappens.", "2018", None)
    extends: Phrase | None = key(
        "viderefører", "En tidligere fil, hvis indhold planen bygger på.", "2017/svendborg.yaml", None
    )
    status: Annotated[Status, OneOf()] = key("status", "Hvor langt planen er.", "udkast", Status.DRAFT)
    version: Version | None = key(
        "version", "Versionens navn og dato.", "{betegnelse: 1. udgave, dato: 2017-10-02}", None
    )
    title: Phrase | None = key("titel", "Planens titel, hvis den har sin egen.", "Flere i job", None)
    subtitle: Phrase | None = key(
        "undertitel", "Planens undertitel.", "Aarhus Kommunes beskæftigelsespolitik 2018", None
    )
    slogan: Phrase | None = key("slogan", "Et motto på forsiden.", "Energi til mere", None)
    document_type: Phrase | None = key(
        "dokumenttype", "Hvad planen kaldes hos jer.", "beskæftigelsespolitik", None
    )
    jobcentre: Phrase | None = key(
        "jobcenter", "Jobcentret, når det ikke er kommunens eget.", "Esbjerg", None
    )
    registry: Registry | None = key(
        "registrering", "Sags- og dokumentnumre.", "{sagsnummer: 15.20G00-2017}", None
    )
    editions: Annotated[tuple[Annotated[Edition, OneOf()], ...], OneOrMany] = key(
        "udgaver", "De udgaver, der dannes: fuld, kort og sagsfremstilling.", "[fuld, kort]", (Edition.FULL,)
    )
    cover_note: Annotated[tuple[NoteHeading, ...], OneOrMany] = key(
        "sagsfremstilling",
        "Sagsfremstillingens overskrifter i jeres rækkefølge. Udelades de, bruges standardens.",
        "[Resumé, Indstilling, Beslutning, {overskrift: CO2, tekst: Ingen betydning.}]",
        (),
    )
    purpose: Prose | None = key(
        "formål", "Hvem planen er til, og hvad den skal bruges til.", "Planen er for alle.", None
    )
    foreword: Foreword | None = key(
        "forord", "Forord med underskriver.", "{tekst: Velkommen., underskriver: Jane Jensen}", None
    )
    context: Context | None = key(
        "lokale forhold", "Det lokale arbejdsmarked.", "{tekst: Ledigheden er faldet.}", None
    )
    statements: tuple[Statement, ...] = key(
        "udsagn",
        "Pejlemærker, principper, fokusområder og lignende.",
        "[{slags: princip, tekst: Tidlig indsats.}]",
        (),
    )
    links: tuple[SchemeLink, ...] = key(
        "tilknytning", "Bånd til andre målsystemer.", "[{ordning: Vision 2025}]", ()
    )
    groups: tuple[ComparisonGroup, ...] = key(
        "sammenligningsgrundlag",
        "Grupper af kommuner, der sammenlignes med.",
        "[{navn: klyngen, kommuner: [Greve]}]",
        (),
    )
    own_indicators: tuple[OwnIndicator, ...] = key(
        "egne indikatorer",
        "Indikatorer, der ikke er i kataloget.",
        "[{id: besøg, navn: Besøg, enhed: antal, bedst: højere er bedre, definition: Antal besøg.}]",
        (),
    )
    goals: tuple[GoalRecord, ...] = key(
        "mål", "Målene, i den rækkefølge de skal stå.", "[{ministermål: 1}]", ()
    )
    themes: tuple[Theme, ...] = key(
        "temaer", "Egne temaer, som planen er ordnet efter.", "[{overskrift: Virksomheder}]", ()
    )
    targets_pending: Pending | None = key(
        "måltal afventer", "Alle måltal fastsættes senere.", "{senest: ultimo januar 2016}", None
    )
    targets_not_stated: Prose | None = key(
        "måltal ikke oplyst",
        "Måltallene er fastsat, men kendes ikke her. Skriv hvorfor. Bruges, når en trykt plan gengives.",
        "Måltallene står i et bilag, som ikke er gengivet her.",
        None,
    )
    actions: tuple[Action, ...] = key(
        "indsatser", "Indsatser, der går på tværs af målene.", "[{titel: Jobrotation}]", ()
    )
    projects: tuple[FundedProject, ...] = key(
        "projekter", "Projekter med finansiering.", "[{titel: Flere skal med}]", ()
    )
    budget: Annotated[tuple[Budget, ...], OneOrMany] = key(
        "budget",
        "En eller flere budgettabeller.",
        "{kolonner: [2018], rækker: [{navn: Drift, beløb: [12]}]}",
        (),
    )
    investments: tuple[Investment, ...] = key(
        "investeringer", "Investeringer og gevinster.", "[{titel: Virksomhedsindsats}]", ()
    )
    preceding_year: PrecedingYear | None = key(
        "foregående år",
        "Resultater og effekter af det foregående år (krav fra 2020).",
        "{tekst: Fire mål er nået.}",
        None,
    )
    repatriation: Prose | None = key(
        "hjemrejsevejledning",
        "Vejledning om hjemrejse (krav fra 2020).",
        "Borgeren vejledes ved første samtale.",
        None,
    )
    assumptions: Annotated[tuple[Prose, ...], OneOrMany] = key(
        "forudsætninger", "Forudsætninger og risici.", "[Uændret konjunktur]", ()
    )
    reservation: Prose | None = key(
        "forbehold", "Forbehold for hele planen.", "Måltallene revideres, hvis konjunkturen vender.", None
    )
    method: Prose | None = key(
        "metode", "Metode for hele planen.", "Tallene er gennemsnit af fire kvartaler.", None
    )
    input_from: Annotated[tuple[Phrase, ...], OneOrMany] = key(
        "bidrag fra", "Hvem der har bidraget til planen.", "[Forum for Rekruttering og Beskæftigelse]", ()
    )
    hearings: Annotated[tuple[Hearing, ...], OneOrMany] = key(
        "høringer", "Høringer, svar og kommunens svar.", "[Handicaprådet]", ()
    )
    adoption: tuple[AdoptionStep, ...] = key(
        "vedtagelse",
        "Planens vej til vedtagelse.",
        "[{organ: Byrådet, rolle: vedtager, dato: 2017-11-29}]",
        (),
    )
    amendments: tuple[Amendment, ...] = key("tillæg", "Tillæg til planen.", "[{titel: Tillæg for 2018}]", ())
    follow_up: tuple[FollowUp, ...] = key(
        "opfølgning", "Opfølgningens runder.", "[{navn: Første status}]", ()
    )
    companions: Annotated[tuple[Companion, ...], OneOrMany] = key(
        "ledsagedokumenter", "Dokumenter, der hører til planen.", "[{titel: Indsatsplan}]", ()
    )
    sections: tuple[Section, ...] = key("afsnit", "Egne afsnit.", "[{overskrift: Borgeren, tekst: ...}]", ())
    outline: tuple[OutlineEntry, ...] = key(
        "disposition", "Afsnittenes rækkefølge, når den afviger.", "[forord, mål, borgeren]", ()
    )
    omit: Annotated[tuple[Phrase, ...], OneOrMany] = key(
        "udelad", "Afsnit, der ikke skal med.", "[tværgående-indsatser]", ()
    )
    annexes: Annotated[tuple[Annex, ...], OneOrMany] = key(
        "bilag", "Egne bilag og deres rækkefølge.", "[{titel: Metode}]", ()
    )
    word_file: WordFile | None = key(
        "word", "Hvordan Word-filen laves.", "{diagrammer: billeder, låst: nej}", None
    )
    logo: AnnexPicture | None = key(
        "logo", "Kommunens logo.", "{fil: logo.png, alternativ tekst: Byvåben}", None
    )
