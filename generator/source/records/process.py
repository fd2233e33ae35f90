"""How a plan comes about and is followed: hearings, adoption, follow-up."""

from __future__ import annotations

import enum
from typing import Annotated

from generator.source.fields import Date, Number, OneOf, PeriodValue, Phrase, Prose, Whole
from generator.source.records.base import Record, key


class AdoptionRole(enum.Enum):
    """What a body does with the plan."""

    DISCUSSES = "drøfter"
    RECOMMENDS = "indstiller"
    HEARS = "sender i høring"
    ADOPTS = "vedtager"
    DECIDES = "beslutter"
    SETS_TARGETS = "fastsætter måltal"
    NOTES = "tager til efterretning"
    POSTPONES = "udsætter"


class StepOutcome(enum.Enum):
    """How a target came out."""

    MET = "indfriet"
    PARTLY = "delvist indfriet"
    NOT_MET = "ikke indfriet"


class Votes(Record, title="Stemmetal"):
    """A vote."""

    in_favour: Whole = key("for", "Stemmer for.", "22")
    against: Whole = key("imod", "Stemmer imod.", "0", 0)
    abstained: Whole = key("undlod", "Undlod at stemme.", "1", 0)
    who: Phrase | None = key("hvem", "Hvem der stemte imod eller undlod.", "Enhedslisten undlod", None)


class AdoptionStep(Record, title="Trin i vedtagelsen"):
    """One step of the adoption."""

    body: Phrase = key("organ", "Udvalget eller rådet, som det hed dengang.", "Vækstudvalget")
    role: Annotated[AdoptionRole, OneOf()] = key("rolle", "Hvad organet gør.", "vedtager")
    date: Date | None = key("dato", "Mødets dato, når den kendes.", "2017-11-29", None)
    date_text: Phrase | None = key(
        "tidspunkt", "Tidspunktet med ord, når datoen ikke kendes.", "december 2017", None
    )
    item: Phrase | None = key("sag", "Punktet på dagsordenen.", "2", None)
    result: Phrase | None = key("resultat", "Hvad der blev besluttet.", "Vedtaget", None)
    votes: Votes | None = key("stemmer", "Stemmetal.", "{for: 22, undlod: 1}", None)
    remark: Prose | None = key(
        "bemærkning", "Mindretalsudtalelse eller forbehold.", "Målene er svære at påvirke.", None
    )


class Hearing(Record, title="Høring"):
    """A party that was asked."""

    shorthand = "part"

    party: Phrase = key("part", "Hvem der er hørt.", "Handicaprådet")
    sent: Date | None = key("sendt", "Hvornår planen blev sendt i høring.", "2017-10-15", None)
    date_text: Phrase | None = key(
        "tidspunkt", "Hvornår planen blev sendt, med ord, når datoen ikke kendes.", "sommeren 2012", None
    )
    received: Date | None = key("modtaget", "Hvornår svaret kom.", "2017-11-01", None)
    summary: Prose | None = key("resumé", "Hvad parten svarede.", "Rådet støtter planen.", None)
    response: Prose | None = key("svar", "Kommunens svar.", "Bemærkningen er indarbejdet.", None)


class FollowUpValue(Record, title="Status for et mål"):
    """Where a target stood in one round."""

    goal: Phrase = key("mål", "Målet, tallet gælder.", "1")
    indicator: Phrase | None = key("indikator", "Indikatoren.", "offentlig-forsørgelse-andel", None)
    population: Phrase | None = key(
        "målgruppe", "Måltallets målgruppe, når indikatoren har flere.", "unge under 30 år", None
    )
    applies_to: Phrase | None = key("gælder", "Måltallets område, når indikatoren har flere.", "Fanø", None)
    value: Number | None = key("værdi", "Værdien. Udelades den, hentes den i tallene.", "4,2", None)
    outcome: Annotated[StepOutcome, OneOf()] | None = key(
        "resultat", "Vurderingen, som den er trykt.", "indfriet", None
    )
    text: Prose | None = key("tekst", "En bemærkning.", "Målet er nået et kvartal før tid.", None)

    @property
    def is_result(self) -> bool:
        """Whether it says itself how the target came out."""
        return self.value is not None or self.outcome is not None


class FollowUp(Record, title="Opfølgning"):
    """A round of follow-up."""

    label: Phrase = key("navn", "Rundens navn.", "Første status")
    period: PeriodValue | None = key("periode", "Perioden, der gøres status for.", "2018K1", None)
    presented_to: Phrase | None = key("forelægges", "Hvem den forelægges.", "Beskæftigelsesudvalget", None)
    date: Date | None = key("dato", "Hvornår.", "2018-06-12", None)
    date_text: Phrase | None = key(
        "tidspunkt", "Tidspunktet med ord, når datoen ikke kendes.", "efteråret 2018", None
    )
    values: tuple[FollowUpValue, ...] = key("værdier", "Hvor målene stod.", "[{mål: 1, værdi: 4,2}]", ())


class Amendment(Record, title="Tillæg"):
    """An addendum to the plan."""

    title: Phrase = key("titel", "Tillæggets titel.", "Tillæg for 2018")
    date: Date | None = key("dato", "Tillæggets dato.", "2018-03-01", None)
    adopted_by: Phrase | None = key("vedtaget af", "Hvem der har vedtaget det.", "Byrådet", None)
    text: Prose | None = key("tekst", "Tillæggets indhold.", "Måltallet for mål 1 er ændret.", None)


class PrecedingResult(Record, title="Resultat for et tidligere mål"):
    """A result of last year's plan."""

    goal: Phrase = key("mål", "Sidste års mål.", "Flere i uddannelse")
    target: Phrase | None = key("måltal", "Sidste års måltal.", "højst 5,0 pct.", None)
    result: Phrase | None = key("opnået", "Det, der blev nået.", "4,8 pct.", None)
    outcome: Annotated[StepOutcome, OneOf()] | None = key("resultat", "Vurderingen.", "indfriet", None)
    text: Prose | None = key("tekst", "En bemærkning.", "Nået i tredje kvartal.", None)


class PrecedingYear(Record, title="Foregående år"):
    """The results and effects of the preceding year, as the law demands from 2020."""

    shorthand = "tekst"

    text: Prose | None = key(
        "tekst", "Resultater og effekter af det foregående års indsats.", "Fire af fem mål er nået.", None
    )
    results: tuple[PrecedingResult, ...] = key(
        "mål", "Resultatet for hvert mål.", "[{mål: 1, resultat: indfriet}]", ()
    )
