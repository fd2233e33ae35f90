"""The minister's employment goals by year, and what the law demanded of a plan."""

from __future__ import annotations

import datetime
import itertools
import re
from dataclasses import dataclass
from pathlib import Path

from generator.source.data_files import Record, read_data_file

_YEARS = re.compile(r"(\d{4})(-)?(\d{4})?")
_LAST_YEAR = 2199
_OFFICIAL, _MUNICIPAL, _PARTIAL = "officiel", "kommunal afskrift", "kendt i uddrag"


@dataclass(frozen=True, slots=True)
class NationalGoal:
    """One goal as it was in one year.

    ``key`` follows the aim through the years, while ``number`` and ``wording`` are the year's own.
    ``official`` is False for a municipality's copy of the text, and ``complete`` where the whole wording is
    not known. ``has_official_measure`` is False where no figure was published; ``indicators`` then stand in.
    """

    key: str
    number: int
    wording: str
    short: str
    source: str
    official: bool
    indicators: tuple[str, ...]
    remark: str = ""
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
    remark: str = ""


@dataclass(frozen=True, slots=True)
class _Span:
    """The years from ``first`` to ``last``, both included, that have the same goals."""

    first: int
    last: int
    goals: tuple[NationalGoal, ...]
    letter: Letter | None
    no_goals_reason: str | None
    act: str | None
    remark: str

    def year(self, year: int) -> GoalYear:
        return GoalYear(year, self.goals, self.letter, self.no_goals_reason, self.act, self.remark)


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


def _goal(year: str, value: object) -> NationalGoal:
    entry = Record(
        f"goal of {year}",
        value,
        ("nøgle", "nummer", "ordlyd", "kort", "kilde", "tekst", "indikatorer"),
        ("bemærkning", "officielt måltal"),
    )
    text = entry.text("tekst")
    if text not in (_OFFICIAL, _MUNICIPAL, _PARTIAL):
        raise ValueError(f"{entry.name}: tekst is {text!r}")
    return NationalGoal(
        key=entry.text("nøgle"),
        number=int(entry.text("nummer")),
        wording=entry.text("ordlyd"),
        short=entry.text("kort"),
        source=entry.text("kilde"),
        official=text == _OFFICIAL,
        indicators=entry.texts("indikatorer"),
        remark=entry.text("bemærkning"),
        complete=text != _PARTIAL,
        has_official_measure=entry.flag("officielt måltal", True),
    )


def _letter(year: str, value: object) -> Letter:
    entry = Record(
        f"letter of {year}",
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
        date=datetime.date.fromisoformat(entry.text("dato")),
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


def _span(years: str, value: object) -> _Span:
    match = _YEARS.fullmatch(years)
    if not match:
        raise ValueError(f"{years!r} is neither a year nor a span of years")
    first, dash, last = match.groups()
    entry = Record(years, value, (), ("mål", "brev", "ingen mål", "lov", "bemærkning"))
    if ("mål" in entry) == ("ingen mål" in entry):
        raise ValueError(f"{years}: either mål or ingen mål must be there")
    goals = tuple(_goal(years, item) for item in entry.items("mål"))
    if [goal.number for goal in goals] != list(range(1, len(goals) + 1)):
        raise ValueError(f"{years}: the goals are not numbered 1, 2, 3 ...")
    if len({goal.key for goal in goals}) != len(goals):
        raise ValueError(f"{years}: two goals have the same key")
    return _Span(
        first=int(first),
        last=int(last or (_LAST_YEAR if dash else first)),
        goals=goals,
        letter=_letter(years, entry.mapping("brev")) if "brev" in entry else None,
        no_goals_reason=entry.text("ingen mål") or None,
        act=entry.text("lov") or None,
        remark=entry.text("bemærkning"),
    )


def _demand(value: object) -> LegalDemand:
    entry = Record("lovkrav", value, ("id", "tekst", "henvisning", "fra"), ("til", "bekræftet"))
    return LegalDemand(
        id=entry.text("id"),
        text=entry.text("tekst"),
        citation=entry.text("henvisning"),
        first_year=int(entry.text("fra")),
        last_year=entry.whole_number("til"),
        verified=entry.flag("bekræftet", True),
    )


def load_goals(file: Path) -> GoalCatalogue:
    """Read ``goals.yaml``. Raises ValueError if the file is wrong."""
    data = read_data_file(file, ("år", "lovkrav"))
    spans = sorted(
        (_span(years, value) for years, value in data.mapping("år").items()), key=lambda s: s.first
    )
    for earlier, later in itertools.pairwise(spans):
        if later.first <= earlier.last:
            raise ValueError(f"the goals of {later.first} stand twice")
    return GoalCatalogue(tuple(spans), tuple(_demand(value) for value in data.items("lovkrav")))
