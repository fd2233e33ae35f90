"""Targets: one flat set of keys in which every target met in real plans can be said.

Which kind of target it is follows from the keys that are written; ``plan/targets.py`` reads it off.
"""

from __future__ import annotations

import enum
import re
from typing import Annotated, Any

from generator.danish.periods import Period
from generator.danish.units import Unit
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
    YesNo,
)
from generator.source.reading import Reading
from generator.source.records.base import Record, key
from generator.source.written import Written, WrittenMapping


class Direction(enum.Enum):
    """Which way a value is to move."""

    FALL = "fald"
    RISE = "stigning"
    UNCHANGED = "uændret"


class Band(enum.Enum):
    """A share of the best placed."""

    THIRD = "tredjedel"
    QUARTER = "fjerdedel"
    HALF = "halvdel"


class Pace(enum.Enum):
    """The stretch of time that a pace is counted over."""

    MONTH = "måned"
    QUARTER = "kvartal"
    YEAR = "år"


class TargetLevel(enum.Enum):
    """What a target is called in the municipality's own hierarchy."""

    RESULT = "resultatmål"
    SUB = "delmål"
    BUDGET = "budgetmål"
    EFFECT = "effektmål"


class Population(Record, title="Målgruppe"):
    """A subgroup that an indicator or target is about."""

    shorthand = "navn"

    name: Phrase = key("navn", "Hvad målgruppen kaldes.", "unge under 30 år")
    age_from: Whole | None = key("fra alder", "Yngste alder, der er med.", "16", None)
    age_to: Whole | None = key("til alder", "Ældste alder, der er med.", "29", None)
    gender: Phrase | None = key("køn", "Køn, hvis målgruppen er afgrænset sådan.", "kvinder", None)
    origin: Phrase | None = key(
        "herkomst", "Herkomst, hvis målgruppen er afgrænset sådan.", "ikke-vestlig", None
    )
    education: Phrase | None = key("uddannelse", "Uddannelse, fx dimittender.", "dimittender", None)
    benefit: Phrase | None = key("ydelse", "Den ydelse, målgruppen modtager.", "kontanthjælp", None)
    place_name: Phrase | None = key("sted", "Bydel eller boligområde.", "Gellerup", None)


class BaselineState(enum.Enum):
    """What is known of a baseline that has neither period nor value."""

    NOT_STATED = "ikke oplyst"


class Baseline(Record, title="Udgangspunkt"):
    """Where a target starts from; a bare text says that the plan does not tell."""

    shorthand = "tilstand"

    state: Annotated[BaselineState, OneOf()] | None = key(
        "tilstand",
        "Skriv »ikke oplyst«, når planen ikke siger, hvad der regnes fra.",
        "ikke oplyst",
        None,
    )
    period: PeriodValue | None = key("periode", "Perioden, der regnes fra.", "2017M06", None)
    value: Number | None = key(
        "værdi", "Værdien i perioden. Udelades den, hentes den i tallene.", "4086", None
    )
    change: Number | None = key("ændring", "Ændringen op til perioden, hvis kun den er kendt.", "-0,6", None)
    change_unit: UnitValue | None = key("ændring i", "Enheden for ændringen.", "procentpoint", None)
    over: Phrase | None = key("over", "Det tidsrum, ændringen gælder.", "det seneste år", None)

    @property
    def says_start(self) -> bool:
        """Whether it says what is counted from: a value, or the period of one."""
        return self.value is not None or self.period is not None

    @property
    def is_withheld(self) -> bool:
        """Whether it says that the plan does not tell what is counted from."""
        return self.state is BaselineState.NOT_STATED and not self.says_start


class PathStep(Record, title="Trin i et forløb"):
    """One step on the way to a target."""

    period: PeriodValue = key("periode", "Perioden, trinnet gælder.", "2019")
    value: Number = key("værdi", "Værdien, der skal være nået.", "92")


class Pending(Record, title="Afventer"):
    """A target that is decided later."""

    shorthand = "senest"

    expected: Phrase | None = key(
        "senest", "Hvornår måltallet ventes fastsat: en dato eller et tidspunkt med ord.", "2018-02-06", None
    )
    body: Phrase | None = key("af", "Hvem der fastsætter måltallet.", "Beskæftigelsesudvalget", None)
    reason: Prose | None = key(
        "fordi", "Hvorfor måltallet ikke er fastsat endnu.", "Årets tal mangler.", None
    )
    carried_by: Phrase | None = key(
        "findes i", "Et andet dokument, der får måltallet.", "produktionsplaner", None
    )


class Decision(Record, title="Beslutning"):
    """When and by whom a level was decided."""

    body: Phrase = key("af", "Hvem der har fastsat måltallet.", "Beskæftigelsesudvalget")
    date: Date | None = key("dato", "Hvornår det skete.", "2018-02-06", None)
    item: Phrase | None = key("sag", "Punktet på dagsordenen.", "3", None)


_TARGET_IN_WORDS = re.compile(
    r"(?P<limit>højst|mindst|mere end|mindre end|præcis)\s+(?P<number>[-−]?[0-9][0-9.,]*[0-9]|[0-9])"
    r"(?:\s*(?P<unit>(?!senest\b)[^\W\d_][\w. ]*?|%))??(?:\s+senest\s+(?:i\s+)?(?P<due>.+?))?",
    re.IGNORECASE,
)
"""A target that is written as words and says a number all the same: "højst 18,5 pct. senest i 2018"."""

_NUMBER = r"(?P<number>[0-9][0-9.,]*[0-9]|[0-9])(?![\w-]|\s+år\b)"
_MEANT = tuple(
    (re.compile(rf"\s*(?:{words})\s*{_NUMBER}(?P<rest>.*)", re.IGNORECASE | re.DOTALL), line)
    for words, line in (
        (
            r"(?:højst|maksimalt|maksimum|maks\b\.?|max\b\.?|op til|ned til|ikke over)\s|≤|<=",
            "højst: {number}",
        ),
        (r"(?:mindst|minimum|min\.|ikke under)\s|≥|>=", "mindst: {number}"),
        (r"(?:mindre end|under)\s|<", "mindre end: {number}"),
        (r"(?:mere end|over)\s|>", "mere end: {number}"),
        (r"præcis\s", "præcis: {number}"),
        (r"mellem\s+(?P<least>[0-9][0-9.,]*)\s+og\s", "mindst: {least}, højst: {number}"),
        (r"(?:et\s+)?fald\s+på\s(?:mindst\s)?", "retning: fald, mindst: {number}{unit}"),
        (r"(?:en\s+)?stigning\s+på\s(?:mindst\s)?", "retning: stigning, mindst: {number}{unit}"),
        (r"blandt\s+de\s", "placering: {number}"),
    )
)
"""How a text begins that says a number to be reached, and the keys that say the same."""
_ALONE = re.compile(rf"\s*{_NUMBER}\s*(?P<unit>[^\d]*?)\s*", re.IGNORECASE)
_UNIT_FIRST = re.compile(r"\s*([^\W\d]+|%)")


class TargetRecord(Record, title="Måltal"):
    """A target as the municipality wrote it; a bare text is a qualitative target, unless it says a number.

    "højst 18,5 pct." is read as the target that it says. A longer text that begins so stays words, and the
    municipality is told what to write.
    """

    shorthand = "kvalitativt"

    at_least: Number | None = key("mindst", "Værdien skal være mindst dette.", "50", None)
    at_most: Number | None = key("højst", "Værdien må højst være dette.", "4,1", None)
    more_than: Number | None = key("mere end", "Værdien skal være over dette.", "50", None)
    less_than: Number | None = key("mindre end", "Værdien skal være under dette.", "7,5", None)
    exactly: Number | None = key("præcis", "Værdien skal være netop dette.", "100", None)
    unit: UnitValue | None = key(
        "enhed", "Enheden for tallet. Udelades den, bruges indikatorens.", "procentpoint", None
    )
    direction: Annotated[Direction, OneOf()] | None = key(
        "retning", "Tallet er en ændring: fald, stigning eller uændret.", "fald", None
    )
    below: Phrase | None = key(
        "under", "Tallet er en afstand under gennemsnittet af dette sammenligningsgrundlag.", "RAR", None
    )
    above: Phrase | None = key(
        "over",
        "Tallet er en afstand over gennemsnittet af dette sammenligningsgrundlag.",
        "Hele landet",
        None,
    )
    level_with: Phrase | None = key(
        "på niveau med", "Målet er at klare sig mindst lige så godt som dette.", "Hele landet", None
    )
    rank: Whole | None = key("placering", "Målet er en placering som denne eller bedre.", "10", None)
    best: Annotated[Band, OneOf()] | None = key(
        "bedste", "Målet er at ligge i den bedste del.", "tredjedel", None
    )
    among: Phrase | None = key("blandt", "Dem placeringen regnes blandt.", "Hele landet", None)
    maintain: YesNo = key("fasthold", "Målet er nået og skal fastholdes.", "ja", False)
    pace: Annotated[Pace, OneOf()] | None = key(
        "pr", "Tallet er et tempo: så meget pr. måned, kvartal eller år.", "måned", None
    )
    steps: Annotated[tuple[PathStep, ...], OneOrMany] = key(
        "forløb",
        "Måltal for flere perioder på vejen.",
        "[{periode: 2018, værdi: 69}, {periode: 2019, værdi: 92}]",
        (),
    )
    qualitative: Prose | None = key(
        "kvalitativt", "Et mål uden tal: hvad der skal være opnået.", "Alle borgere har en plan.", None
    )
    pending: Pending | None = key("afventer", "Måltallet fastsættes senere.", "{senest: 2018-02-06}", None)
    not_stated: Prose | None = key(
        "ikke oplyst",
        "Måltallet er fastsat, men kendes ikke her. Skriv hvorfor. Bruges, når en trykt plan gengives.",
        "Måltallet står i et bilag, som ikke er gengivet her.",
        None,
    )
    decided: Decision | None = key("besluttet", "Hvem der har fastsat niveauet.", "{af: Byrådet}", None)
    due: PeriodValue | None = key("senest", "Perioden, målet skal være nået i.", "2018M12", None)
    baseline: Baseline | None = key(
        "udgangspunkt", "Det, der regnes fra.", "{periode: 2017M06, værdi: 4086}", None
    )
    applies_to: Annotated[tuple[Phrase, ...], OneOrMany] = key(
        "gælder", "Den kommune eller det jobcenter, målet gælder, når planen dækker flere.", "[Fanø]", ()
    )
    population: Population | None = key(
        "målgruppe", "En særlig målgruppe for målet.", "unge under 30 år", None
    )
    level: Annotated[TargetLevel, OneOf()] | None = key(
        "slags", "Hvad målet kaldes i jeres målsystem.", "delmål", None
    )
    price_level: Whole | None = key("prisniveau", "Årets priser for beløb.", "2018", None)
    reservation: Prose | None = key(
        "forbehold", "Forudsætning, som målet falder bort uden.", "Uændret konjunktur.", None
    )
    method: Prose | None = key(
        "metode", "Hvordan målet gøres op.", "Opgøres som gennemsnit af fire kvartaler.", None
    )
    as_printed: Phrase | None = key(
        "som trykt",
        "Ordlyden i en tidligere trykt plan, når den skal gengives.",
        "mindst 2 procent under",
        None,
    )

    @classmethod
    def _mapping(cls, data: Any, reading: Reading) -> WrittenMapping:
        numbers = _said_in_words(data) if isinstance(data, Written) else None
        mapping = super()._mapping(data, reading)
        words = mapping.get("kvalitativt")
        if numbers is None:
            if isinstance(words, Written) and (line := _line_meant(words)):
                reading.report("måltal-tal-i-tekst", words, linje=line)
            return mapping
        target = WrittenMapping(numbers)
        target.place, target.path, target.key_places = mapping.place, mapping.path, {}
        return target


def _said_in_words(text: Written) -> dict[str, Written] | None:
    """Return the keys that a text such as "højst 18,5 pct." stands for, or None for other texts."""
    match = _TARGET_IN_WORDS.fullmatch(" ".join(text.split()).removesuffix("."))
    if match is None:
        return None
    keys = {match["limit"].casefold(): match["number"], "enhed": match["unit"], "senest": match["due"]}
    if match["unit"] is not None and Unit.parse(match["unit"]) is None:
        return None
    try:
        Period.parse(match["due"] or "2018")
    except ValueError:
        return None
    return {key: text.reworded(value) for key, value in keys.items() if value is not None}


def _line_meant(words: str) -> str | None:
    """Return the keys that say what a text with a number to be reached says, or None for other texts."""
    for pattern, line in _MEANT:
        if match := pattern.fullmatch(words):
            unit = _UNIT_FIRST.match(match["rest"])
            known = unit is not None and Unit.parse(unit[1]) is not None
            values = match.groupdict() | {"unit": f", enhed: {unit[1]}" if unit and known else ""}
            return line.format(**values)
    alone = _ALONE.fullmatch(words)
    if alone and (not alone["unit"] or Unit.parse(alone["unit"]) is not None):
        return f"højst: {alone['number']}}}« eller »{{mindst: {alone['number']}"
    return None
