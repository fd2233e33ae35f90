"""The minister's employment goals by year, and what the law demanded of a plan."""

from __future__ import annotations

import datetime
import enum
import itertools
import re
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Finding, FindingsError, finding
from generator.source.data_files import DataFile, collected, read_data_file
from generator.source.written import WrittenMapping, place_of_value

_YEARS = re.compile(r"(\d{4})(-)?(\d{4})?")
_LAST_YEAR = 2199


class _Copy(enum.Enum):
    """Where a goal's wording was read."""

    OFFICIAL = "officiel"
    MUNICIPAL = "kommunal afskrift"
    PARTIAL = "kendt i uddrag"


@dataclass(frozen=True, slots=True)
class NationalGoal:
    """One goal as it was in one year.

    ``key`` follows the aim through the years, while ``number`` and ``wording`` are the year's own.
    ``official`` is False for a municipality's copy of the text, and ``complete`` where the whole wording is
    not known. ``has_official_measure`` is False where no figure was published; ``indicators`` then stand in.
    ``reader_note`` is printed in every plan, ``editor_note`` in none; it helps those who write plans and
    keep the goals.
    """

    key: str
    number: int
    wording: str
    short: str
    source: str
    official: bool
    indicators: tuple[str, ...]
    reader_note: str = ""
    editor_note: str = ""
    complete: bool = True
    has_official_measure: bool = True


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter that announced a year's goals; a sentence is empty where it is not known.

    ``title`` is the signatory's office. The sentences are verbatim.
    """

    date: datetime.date
    journal_number: str
    signatory: str = ""
    title: str = ""
    subject: str = ""
    introduction: tuple[str, ...] = ()
    announcement_sentence: str = ""
    reason_sentence: str = ""
    indicator_sentence: str = ""
    adaptation_sentence: str = ""


@dataclass(frozen=True, slots=True)
class LegalDemand:
    """What the law demanded of plans for the years from ``first_year`` to ``last_year`` (None: still).

    ``verified`` is False where it is not confirmed that the law demanded it.
    """

    id: str
    text: str
    citation: str
    first_year: int
    last_year: int | None
    verified: bool = True


@dataclass(frozen=True, slots=True)
class GoalYear:
    """The goals of one year, in the order of their numbers, or the reason why there are none."""

    year: int
    goals: tuple[NationalGoal, ...]
    letter: Letter | None = None
    no_goals_reason: str | None = None
    act: str | None = None
    editor_note: str = ""


@dataclass(frozen=True, slots=True)
class _Span:
    """The years from ``first`` to ``last``, both included, that have the same goals."""

    first: int
    last: int
    goals: tuple[NationalGoal, ...]
    letter: Letter | None
    no_goals_reason: str | None
    act: str | None
    editor_note: str

    def year(self, year: int) -> GoalYear:
        return GoalYear(year, self.goals, self.letter, self.no_goals_reason, self.act, self.editor_note)


@dataclass(frozen=True, slots=True)
class GoalCatalogue:
    """Every year whose goals are known, and every legal demand."""

    _spans: tuple[_Span, ...]
    _demands: tuple[LegalDemand, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The years that had national goals."""
        return tuple(y for span in self._spans if span.goals for y in range(span.first, span.last + 1))

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of every goal, in the order in which the goals first appeared."""
        return tuple(dict.fromkeys(goal.key for span in self._spans for goal in span.goals))

    def year(self, year: int) -> GoalYear:
        """Return a year's goals. Raises KeyError for a year whose goals are not known, such as 2013."""
        for span in self._spans:
            if span.first <= year <= span.last:
                return span.year(year)
        raise KeyError(f"the goals of {year} are not known")

    def demands(self, year: int) -> tuple[LegalDemand, ...]:
        """Return what the law demanded of the plan for a year; empty for years before those known."""
        return tuple(
            d for d in self._demands if d.first_year <= year and (d.last_year is None or year <= d.last_year)
        )


def _goal(value: object) -> NationalGoal:
    entry = DataFile(
        value,
        ("nøgle", "nummer", "ordlyd", "kort", "kilde", "tekst", "indikatorer"),
        ("til læseren", "til redaktøren", "officielt måltal"),
    )
    copy = entry.choice("tekst", _Copy)
    return NationalGoal(
        key=entry.text("nøgle"),
        number=entry.whole_number("nummer"),
        wording=entry.text("ordlyd"),
        short=entry.text("kort"),
        source=entry.text("kilde"),
        official=copy is _Copy.OFFICIAL,
        indicators=entry.texts("indikatorer"),
        reader_note=entry.text("til læseren"),
        editor_note=entry.text("til redaktøren"),
        complete=copy is not _Copy.PARTIAL,
        has_official_measure=entry.flag("officielt måltal", True),
    )


def _letter(value: object) -> Letter:
    entry = DataFile(
        value,
        ("dato", "journalnummer"),
        (
            "emne",
            "underskriver",
            "titel",
            "indledning",
            "udmelding",
            "begrundelse",
            "om indikatorer",
            "om tilpasning",
        ),
    )
    return Letter(
        date=entry.parsed("dato", datetime.date.fromisoformat, "dato-ulæselig"),
        journal_number=entry.text("journalnummer"),
        signatory=entry.text("underskriver"),
        title=entry.text("titel"),
        subject=entry.text("emne"),
        introduction=entry.texts("indledning"),
        announcement_sentence=entry.text("udmelding"),
        reason_sentence=entry.text("begrundelse"),
        indicator_sentence=entry.text("om indikatorer"),
        adaptation_sentence=entry.text("om tilpasning"),
    )


def _span(years: str, within: WrittenMapping) -> _Span:
    match = _YEARS.fullmatch(years)
    if not match:
        raise FindingsError([finding("mål-år-ulæseligt", within.key_places[years], tekst=years)])
    first, dash, last = match.groups()
    entry = DataFile(within[years], (), ("mål", "brev", "ingen mål", "lov", "til redaktøren"))
    if ("mål" in entry) == ("ingen mål" in entry):
        raise FindingsError([finding("mål-eller-grund", within.key_places[years], år=years)])
    written = entry.items("mål")
    goals = collected(_goal, written)
    found: list[Finding] = []
    for number, (goal, value) in enumerate(zip(goals, written, strict=True), start=1):
        if goal.number != number:
            place = place_of_value(value["nummer"])
            found.append(finding("mål-nummer-forkert", place, nummer=goal.number, plads=number))
        if goal.key in {other.key for other in goals[: number - 1]}:
            found.append(finding("mål-nøgle-gentaget", place_of_value(value["nøgle"]), nøgle=goal.key))
    if found:
        raise FindingsError(found)
    return _Span(
        first=int(first),
        last=int(last or (_LAST_YEAR if dash else first)),
        goals=goals,
        letter=_letter(entry.mapping("brev")) if "brev" in entry else None,
        no_goals_reason=entry.text("ingen mål") or None,
        act=entry.text("lov") or None,
        editor_note=entry.text("til redaktøren"),
    )


def _demand(value: object) -> LegalDemand:
    entry = DataFile(value, ("id", "tekst", "henvisning", "fra"), ("til", "bekræftet"))
    return LegalDemand(
        id=entry.text("id"),
        text=entry.text("tekst"),
        citation=entry.text("henvisning"),
        first_year=entry.whole_number("fra"),
        last_year=entry.whole_number("til") if "til" in entry else None,
        verified=entry.flag("bekræftet", True),
    )


def load_goals(file: Path, shown: str | None = None) -> GoalCatalogue:
    """Read ``goals.yaml``; ``shown`` is the file as findings call it. Raises FindingsError if it is wrong."""
    data = read_data_file(file, ("år", "lovkrav"), shown=shown)
    written = data.mapping("år")
    spans = sorted(collected(lambda years: _span(years, written), written), key=lambda span: span.first)
    demands = collected(_demand, data.items("lovkrav"))
    twice = [later.first for earlier, later in itertools.pairwise(spans) if later.first <= earlier.last]
    if twice:
        places = {years[:4]: place for years, place in written.key_places.items()}
        raise FindingsError(finding("mål-år-gentaget", places[str(year)], år=year) for year in twice)
    return GoalCatalogue(tuple(spans), demands)
