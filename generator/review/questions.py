"""The question log of a municipality: what the council asks about its plan, and what it was answered.

A log is a YAML file that people read and write by hand. What the program adds is put in by ``question_file``;
this module reads a log, and knows which questions are the same.
"""

from __future__ import annotations

import datetime as dt
import enum
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.danish.dates import parse_date
from generator.problems import Finding, FindingsError, Place, finding
from generator.source.written import WrittenList, WrittenMapping, as_written, place_of_value
from generator.source.yaml_reader import parse_yaml, read_source

QUESTIONS = "spørgsmål"
_LOG_KEYS = ("råd", "kommune", "år", QUESTIONS)
_QUESTION_KEYS = (
    *("id", QUESTIONS, "mål", "sted", "citat", "foreslået af", "stillet af", "dato", "fra", "status", "svar"),
)
_ANSWER_KEYS = ("svar", "af", "dato", "fra")
_ID_DIGITS = 8


class QuestionStatus(enum.Enum):
    """How far a question has come."""

    OPEN = "åbent"
    ANSWERED = "besvaret"
    CLOSED = "afsluttet"


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answered; ``source`` says where it came from, such as the name of a Word file."""

    text: str
    by: str | None = None
    date: dt.date | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a plan.

    ``goal`` is the key or id of the goal, ``path`` the YAML path of the passage and ``quote`` its words.
    ``code`` is that of the finding that suggested the question, ``by`` who asked it, ``source`` where it came
    from if somebody else wrote it. ``said_status`` is what the secretariat wrote of it by hand.
    """

    id: str
    text: str
    goal: str | None = None
    path: str | None = None
    quote: str | None = None
    code: str | None = None
    by: str | None = None
    date: dt.date | None = None
    source: str | None = None
    said_status: QuestionStatus | None = None
    answers: tuple[Answer, ...] = ()
    place: Place | None = None

    @property
    def status(self) -> QuestionStatus:
        """What the secretariat says of the question, else whether somebody else has answered it."""
        if self.said_status is not None:
            return self.said_status
        is_answered = any(answer.by is None or answer.by != self.by for answer in self.answers)
        return QuestionStatus.ANSWERED if is_answered else QuestionStatus.OPEN


@dataclass(frozen=True, slots=True)
class QuestionLog:
    """The questions to one municipality's plan; ``remarks`` are findings about what stands in the file."""

    council: str
    municipality: str
    years: str
    questions: tuple[Question, ...] = ()
    remarks: tuple[Finding, ...] = ()

    def question(self, identity: str) -> Question | None:
        """Return the question with an id, or None."""
        return next((item for item in self.questions if item.id == identity), None)

    def not_asked(self, suggested: Iterable[Question]) -> tuple[Question, ...]:
        """Return the questions that are not in the log, each once."""
        known = {item.id for item in self.questions}
        return tuple({item.id: item for item in suggested if item.id not in known}.values())

    def not_answered(self, answers: Mapping[str, Iterable[Answer]]) -> dict[str, tuple[Answer, ...]]:
        """Return the answers, by the id of their questions, that the log does not hold."""
        new: dict[str, tuple[Answer, ...]] = {}
        for identity, given in answers.items():
            question = self.question(identity)
            known = {_said(item) for item in question.answers} if question is not None else set()
            missing = {_said(item): item for item in given if _said(item) not in known}
            if missing:
                new[identity] = tuple(missing.values())
        return new

    def with_additions(
        self, questions: Iterable[Question], answers: Mapping[str, Iterable[Answer]]
    ) -> QuestionLog:
        """Return the log with the questions and answers that it does not hold."""
        all_questions = (*self.questions, *self.not_asked(questions))
        together = replace(self, questions=all_questions)
        new = together.not_answered(answers)
        return replace(
            together,
            questions=tuple(
                replace(item, answers=(*item.answers, *new[item.id])) if item.id in new else item
                for item in all_questions
            ),
        )


def suggested_question(
    code: str, text: str, *, goal: str | None, path: str | None, quote: str | None, by: str, date: dt.date
) -> Question:
    """Return the question that a finding suggests to ``by``, the council.

    It is the same question as one of the same code about the same passage of the same goal, whatever its
    words.
    """
    identity = identity_of(code, goal or "", path or quote or "")
    return Question(identity, text, goal, path, quote, code, by, date)


def identity_of(*parts: str) -> str:
    """Return the id of what has these parts: eight hexadecimal digits."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:_ID_DIGITS]


def read_log(file: Path, shown: str) -> QuestionLog:
    """Read a log, with what stands beside it (``beside``).

    Raises FindingsError if there is none, or for what cannot be understood in it; keys that are not known are
    remarks.
    """
    log = parse_log(read_source(file, shown), shown)
    other = beside(file)
    if not other.is_file():
        return log
    name = f"{shown.rpartition('/')[0]}/{other.name}".lstrip("/")
    added = parse_log(read_source(other, name), name)
    answers = {item.id: item.answers for item in added.questions}
    together = log.with_additions(added.questions, answers)
    return replace(together, remarks=(*log.remarks, *added.remarks))


def beside(file: Path) -> Path:
    """Return the file that takes what could not be put into a log without changing what stands there."""
    return file.with_name(f"{file.stem}.tilføjet{file.suffix}")


def parse_log(data: bytes, shown: str) -> QuestionLog:
    """Return the log that some YAML holds. Raises FindingsError as ``read_log`` does."""
    written = as_written(parse_yaml(data, shown))
    if not isinstance(written, WrittenMapping):
        raise FindingsError([finding("spørgsmål-form", place_of_value(written) or Place(shown))])
    reading = _Reading()
    reading.check_keys(written, _LOG_KEYS)
    entries = written.get(QUESTIONS)
    if entries is not None and not isinstance(entries, WrittenList):
        raise FindingsError([finding("spørgsmål-liste", place_of_value(entries))])
    questions = [reading.question(entry) for entry in entries or ()]
    if reading.errors:
        raise FindingsError(reading.errors)
    council, municipality, years = (reading.text(written, key) or "" for key in _LOG_KEYS[:3])
    together = {item.id: item for item in reversed([item for item in questions if item is not None])}
    if len(together) < len(questions):
        raise FindingsError(_repeated(questions))
    asked = tuple(reversed(together.values()))
    return QuestionLog(council, municipality, years, asked, tuple(reading.remarks))


def _repeated(questions: Iterable[Question | None]) -> list[Finding]:
    seen: set[str] = set()
    found = []
    for item in questions:
        if item is not None and item.id in seen:
            found.append(finding("spørgsmål-gentaget", item.place, id=item.id))
        elif item is not None:
            seen.add(item.id)
    return found


def _said(answer: Answer) -> tuple[str, str | None, dt.date | None]:
    return " ".join(answer.text.split()), answer.by, answer.date


class _Reading:
    """Reads the entries of one file and collects what is wrong in them."""

    def __init__(self) -> None:
        self.errors: list[Finding] = []
        self.remarks: list[Finding] = []

    def check_keys(self, written: WrittenMapping, known: Iterable[str]) -> None:
        known = tuple(known)
        self.remarks += [
            finding("spørgsmål-nøgle", written.key_places[key], nøgle=key, kendte=", ".join(known))
            for key in written
            if key not in known
        ]

    def text(self, written: WrittenMapping, key: str) -> str | None:
        value = written.get(key)
        if value is None or isinstance(value, str):
            return str(value).strip() if value is not None else None
        self.errors.append(finding("spørgsmål-tekst", place_of_value(value), nøgle=key))
        return None

    def date(self, written: WrittenMapping) -> dt.date | None:
        text = self.text(written, "dato")
        if text is None:
            return None
        try:
            return parse_date(text)
        except ValueError:
            self.errors.append(finding("spørgsmål-dato", place_of_value(written["dato"]), dato=text))
            return None

    def status(self, written: WrittenMapping) -> QuestionStatus | None:
        text = self.text(written, "status")
        if text is None:
            return None
        try:
            return QuestionStatus(text)
        except ValueError:
            words = ", ".join(item.value for item in QuestionStatus)
            self.errors.append(
                finding("spørgsmål-status", place_of_value(written["status"]), status=text, kendte=words)
            )
            return None

    def question(self, entry: object) -> Question | None:
        """Return a question; a text alone is one of the secretariat's."""
        if isinstance(entry, str):
            words = str(entry).strip()
            return Question(identity_of("", words), words, place=place_of_value(entry))
        if not isinstance(entry, WrittenMapping):
            self.errors.append(finding("spørgsmål-form", place_of_value(entry)))
            return None
        self.check_keys(entry, _QUESTION_KEYS)
        text, identity = self.text(entry, QUESTIONS), self.text(entry, "id")
        if not text and not identity:
            self.errors.append(finding("spørgsmål-mangler", entry.place))
            return None
        return Question(
            identity or identity_of("", text or ""),
            text or "",
            self.text(entry, "mål"),
            self.text(entry, "sted"),
            self.text(entry, "citat"),
            self.text(entry, "foreslået af"),
            self.text(entry, "stillet af"),
            self.date(entry),
            self.text(entry, "fra"),
            self.status(entry),
            tuple(self._answers(entry.get("svar"))),
            entry.place,
        )

    def _answers(self, value: object) -> Iterable[Answer]:
        entries = value if isinstance(value, WrittenList) else [value] if value is not None else []
        for entry in entries:
            if isinstance(entry, str):
                yield Answer(str(entry).strip())
            elif isinstance(entry, WrittenMapping):
                self.check_keys(entry, _ANSWER_KEYS)
                text = self.text(entry, "svar")
                if text:
                    yield Answer(text, self.text(entry, "af"), self.date(entry), self.text(entry, "fra"))
                else:
                    self.errors.append(finding("spørgsmål-svar-mangler", entry.place))
            else:
                self.errors.append(finding("spørgsmål-form", place_of_value(entry)))
