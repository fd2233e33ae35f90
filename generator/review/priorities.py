"""A council's own priorities: its strategy's themes, what it always asks, and the indicators it wants to see.

They stand in one small file for each council, ``raad/<council>.yaml``:

    råd: RAR Fyn
    temaer:
      - tema: Kvalificeret arbejdskraft
        søgeord: [opkvalificering, mangel på arbejdskraft]
    spørgsmål:
      - spørgsmål: Hvordan samarbejder I med a-kasserne?
        søgeord: [a-kasse]
        mål: virksomheder-arbejdskraft
    indikatorer: [samarbejdsgrad]

A search word is met by every word that begins with it, so "opkvalificering" finds "opkvalificeringen";
several words are met by words in a row that begin with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import ValidationError

from generator.figures.catalogue import Catalogue
from generator.problems import FindingsError, Place, finding, sorted_by_place
from generator.problems.suggest import hint
from generator.review.plan_sheet import PlanSheet
from generator.review.sheet_parts import TextSheet
from generator.review.words import sentences_of, words_of
from generator.source.fields import OneOrMany, Phrase
from generator.source.geography import Geography, slug_of
from generator.source.goals import GoalCatalogue
from generator.source.plan_file import found_in_record
from generator.source.reading import Reading
from generator.source.records.base import Record, key
from generator.source.written import WrittenMapping, as_written, place_of_value
from generator.source.yaml_reader import parse_yaml, read_source

FOLDER = "raad"


class ThemeRecord(Record, title="Rådets tema"):
    """A theme of the council's strategy."""

    theme: Phrase = key("tema", "Temaets navn.", "Kvalificeret arbejdskraft")
    search_words: Annotated[tuple[Phrase, ...], OneOrMany] = key(
        "søgeord", "Ord, der viser, at en tekst handler om temaet.", "[opkvalificering]"
    )


class QuestionRecord(Record, title="Rådets spørgsmål"):
    """A question that the council asks of every plan."""

    shorthand = "spørgsmål"

    question: Phrase = key("spørgsmål", "Spørgsmålet.", "Hvordan samarbejder I med a-kasserne?")
    search_words: Annotated[tuple[Phrase, ...], OneOrMany] = key(
        "søgeord", "Ord, der viser, at en tekst besvarer spørgsmålet.", "[a-kasse]", ()
    )
    goal: Phrase | None = key(
        "mål", "Nøglen til det ministermål, spørgsmålet hører til.", "virksomheder-arbejdskraft", None
    )


class CouncilRecord(Record, title="Rådets fil"):
    """The file of a council."""

    council: Phrase = key("råd", "Rådets navn.", "RAR Fyn")
    themes: tuple[ThemeRecord, ...] = key(
        "temaer", "Temaerne i rådets strategi.", "[{tema: Unge, søgeord: [unge]}]", ()
    )
    questions: Annotated[tuple[QuestionRecord, ...], OneOrMany] = key(
        "spørgsmål", "Det, rådet altid spørger om.", "[Hvordan måler I effekten?]", ()
    )
    indicators: Annotated[tuple[Phrase, ...], OneOrMany] = key(
        "indikatorer", "Indikatorer, rådet vil se i planerne.", "[samarbejdsgrad]", ()
    )


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that meets a search word, and where it stands."""

    plan: str
    path: str
    goal: str | None
    heading: str | None
    sentence: str
    word: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A theme or a question of the council: the passages that speak of it, by plan.

    ``goal`` is the key of the minister's goal that a question belongs to. ``searched`` is False for one
    without search words, to which only a reader can find the answer.
    """

    words: str
    goal: str | None
    searched: bool
    passages: tuple[tuple[str, tuple[Passage, ...]], ...]

    @property
    def plans(self) -> tuple[str, ...]:
        """The plans that speak of it."""
        return tuple(plan for plan, passages in self.passages if passages)


@dataclass(frozen=True, slots=True)
class WantedIndicator:
    """An indicator that the council wants to see: the plans that chose it, and those with a target on it."""

    id: str
    name: str
    plans: tuple[str, ...]
    with_target: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrioritiesAnswered:
    """What the plans say to a council's priorities."""

    council: str
    themes: tuple[Answered, ...]
    questions: tuple[Answered, ...]
    indicators: tuple[WantedIndicator, ...]


def priorities_file(root: Path, council: str) -> Path:
    """Return where a council's priorities stand in a project: ``raad/rar-fyn.yaml`` for "RAR Fyn"."""
    return root / FOLDER / f"{slug_of(council)}.yaml"


def read_priorities(
    file: Path, shown: str, geography: Geography, catalogue: Catalogue, goals: GoalCatalogue
) -> CouncilRecord:
    """Read a council's file. Raises FindingsError, with all findings, for anything wrong in it."""
    mapping = as_written(parse_yaml(read_source(file, shown), shown))
    reading = Reading(geography, Place(shown))
    if not isinstance(mapping, WrittenMapping):
        place = place_of_value(mapping) or Place(shown)
        raise FindingsError([finding("felter-ventet", place, eksempel="råd: RAR Fyn")])
    try:
        record = CouncilRecord.model_validate(mapping, context=reading)
    except ValidationError as error:
        raise FindingsError(found_in_record(error, mapping, reading)) from error
    _check(record, reading, catalogue, goals)
    if reading.findings:
        raise FindingsError(sorted_by_place(reading.findings))
    return record


def _check(record: CouncilRecord, reading: Reading, catalogue: Catalogue, goals: GoalCatalogue) -> None:
    orders = reading.geography.council_orders
    councils = [name for order in orders for name in reading.geography.councils(order.first_year)]
    if record.council not in councils:
        reading.report(
            "råd-ukendt", record.council, råd=record.council, forslag=hint(record.council, councils)
        )
    for indicator in record.indicators:
        if indicator not in catalogue:
            suggestion = hint(indicator, catalogue.ids)
            reading.report("råd-indikator-ukendt", indicator, indikator=indicator, forslag=suggestion)
    for question in record.questions:
        if question.goal is not None and question.goal not in goals.keys:
            suggestion = hint(question.goal, goals.keys)
            reading.report("råd-mål-ukendt", question.goal, mål=question.goal, forslag=suggestion)
    searched: list[ThemeRecord | QuestionRecord] = [*record.themes, *record.questions]
    for item in searched:
        for word in item.search_words:
            if not words_of(word).forms:
                reading.report("råd-søgeord-tomt", word, ord=word)


def answer_priorities(
    record: CouncilRecord, sheets: Sequence[PlanSheet], catalogue: Catalogue
) -> PrioritiesAnswered:
    """Return which plans speak of the council's themes and questions, and where; and show its indicators."""
    texts = [(sheet, [_SearchedText(text) for text in sheet.texts]) for sheet in sheets]

    def answered(words: str, goal: str | None, search_words: Iterable[str]) -> Answered:
        searched = [(str(word), words_of(word).forms) for word in search_words]
        passages = ((sheet.key, tuple(_passages(sheet, read, searched))) for sheet, read in texts)
        return Answered(words, goal, bool(searched), tuple(passages))

    return PrioritiesAnswered(
        council=str(record.council),
        themes=tuple(answered(str(item.theme), None, item.search_words) for item in record.themes),
        questions=tuple(
            answered(str(item.question), str(item.goal) if item.goal else None, item.search_words)
            for item in record.questions
        ),
        indicators=tuple(_wanted(str(item), sheets, catalogue) for item in record.indicators),
    )


class _SearchedText:
    """A text cut into sentences, each with its words."""

    def __init__(self, text: TextSheet) -> None:
        self.text = text
        cut = (text.text[start:end].strip() for start, end in sentences_of(text.text))
        self.sentences = [(sentence, words_of(sentence).forms) for sentence in cut]


def _passages(
    sheet: PlanSheet, texts: Iterable[_SearchedText], searched: Sequence[tuple[str, tuple[str, ...]]]
) -> Iterator[Passage]:
    for read in texts:
        for sentence, forms in read.sentences:
            met = next((word for word, begins in searched if _meets(forms, begins)), None)
            if met is not None:
                text = read.text
                yield Passage(sheet.key, text.path, text.goal, text.heading, sentence, met)


def _meets(forms: tuple[str, ...], begins: tuple[str, ...]) -> bool:
    """Whether words in a row begin with the given words."""
    count = len(begins)
    return any(
        forms[start].startswith(begins[0]) and all(map(str.startswith, forms[start : start + count], begins))
        for start in range(len(forms) - count + 1)
    )


def _wanted(indicator_id: str, sheets: Sequence[PlanSheet], catalogue: Catalogue) -> WantedIndicator:
    uses = [
        (sheet.key, bool(item.targets))
        for sheet in sheets
        for item in sheet.indicators
        if item.id == indicator_id and item.chosen and not item.own_definition
    ]
    plans = tuple(dict.fromkeys(plan for plan, _ in uses))
    targeted = tuple(dict.fromkeys(plan for plan, has_target in uses if has_target))
    return WantedIndicator(indicator_id, catalogue.get(indicator_id).name, plans, targeted)
