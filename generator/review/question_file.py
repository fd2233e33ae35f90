"""Adds questions and answers to a log without touching what stands there.

New lines are put between those of the file; no line is changed, moved or taken away. The outcome is read
again before it is written: if it does not say exactly what it should, because somebody writes YAML in a way
that has no room for a line more, the additions go to a file beside the log, which is read together with it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from generator.problems import FindingsError, Place, finding
from generator.review.questions import (
    QUESTIONS,
    Answer,
    Question,
    QuestionLog,
    beside,
    parse_log,
    read_log,
)
from generator.source.source_text import refused_character
from generator.source.writing import write_whole
from generator.source.yaml_reader import Mapping as MappingNode
from generator.source.yaml_reader import Node, Sequence, parse_yaml, read_source

_STEP = 2
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def add_to_log(
    file: Path,
    shown: str,
    new: QuestionLog,
    answers: Mapping[str, Iterable[Answer]] | None = None,
    *,
    root: Path,
) -> QuestionLog:
    """Add to a log the questions of ``new`` and answers by question id that it does not hold; return the log.

    A log that is missing is begun for the council, municipality and years of ``new``; no folder between
    ``root`` and the log may be a link. Raises FindingsError if the file cannot be read or written; then it is
    as it was.
    """
    given = {identity: tuple(_clean_answers(items)) for identity, items in (answers or {}).items()}
    log = read_log(file, shown) if file.exists() else replace(new, questions=(), remarks=())
    questions = log.not_asked(map(_clean, new.questions))
    missing = log.with_additions(questions, {}).not_answered(given)
    if not questions and not missing:
        return log
    if file.exists():
        old = read_source(file, shown)
        data = _with_additions(old, shown, questions, missing)
    else:
        old, data = b"", _fresh(log, questions, missing).encode()
    if data is None:
        return _add_beside(file, shown, log, questions, missing, root)
    if file.exists() and read_source(file, shown) != old:
        raise FindingsError([finding("spørgsmål-ændret-imens", Place(shown))])
    write_whole(file, data, shown, root)
    return read_log(file, shown)


def _add_beside(
    file: Path,
    shown: str,
    log: QuestionLog,
    questions: tuple[Question, ...],
    answers: Mapping[str, tuple[Answer, ...]],
    root: Path,
) -> QuestionLog:
    other = beside(file)
    name = f"{shown.rpartition('/')[0]}/{other.name}".lstrip("/")
    data: bytes | None
    if other.exists():
        old = read_source(other, name)
        held = {item.id for item in parse_log(old, name).questions}
        added = (*questions, *(Question(key, "") for key in answers if key not in held))
        data = _with_additions(old, name, tuple({item.id: item for item in added}.values()), answers)
        if data is None:
            raise FindingsError([finding("spørgsmål-uden-plads", Place(name))])
    else:
        data = _fresh(log, questions, answers).encode()
    write_whole(other, data, name, root)
    return read_log(file, shown)


def _fresh(
    log: QuestionLog, questions: tuple[Question, ...], answers: Mapping[str, tuple[Answer, ...]]
) -> str:
    """Return a file of its own; questions that stand elsewhere are there by their ids alone."""
    names = (("råd", log.council), ("kommune", log.municipality), ("år", log.years))
    known = {item.id for item in questions}
    rest = [Question(identity, "") for identity in answers if identity not in known]
    lines = [f"{key}: {_quoted(value)}" for key, value in names if value]
    lines.append(f"{QUESTIONS}:")
    for question in (*questions, *rest):
        lines += _question_lines(question, answers.get(question.id, ()), _STEP)
    return "\n".join(lines) + "\n"


def _with_additions(
    data: bytes, shown: str, questions: tuple[Question, ...], answers: Mapping[str, tuple[Answer, ...]]
) -> bytes | None:
    """Return the file with new lines, or None if there is no safe place for them."""
    before = parse_log(data, shown)
    text = data.decode("utf-8")
    ends = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(ends)
    tree = parse_yaml(data, shown)
    try:
        insertions = dict(_insertions(tree, lines, before, questions, answers))
    except _NoRoomError:
        return None
    whole: list[str] = []
    for number, line in enumerate(lines):
        whole += insertions.pop(number, [])
        whole.append(line)
    if insertions.get(len(lines)):
        whole += insertions[len(lines)] if whole[-1] else [*insertions[len(lines)], ""]
    after = ends.join(whole).encode()
    try:
        is_right = _same(parse_log(after, shown), before.with_additions(questions, answers))
    except FindingsError:
        return None
    return after if is_right else None


def _same(found: QuestionLog, wanted: QuestionLog) -> bool:
    def said(log: QuestionLog) -> tuple[object, ...]:
        plain = tuple(replace(item, place=None) for item in log.questions)
        return log.council, log.municipality, log.years, plain, len(log.remarks)

    return said(found) == said(wanted)


class _NoRoomError(Exception):
    """Raised where no line can be put in without changing one."""


def _insertions(
    tree: Node,
    lines: list[str],
    log: QuestionLog,
    questions: tuple[Question, ...],
    answers: Mapping[str, tuple[Answer, ...]],
) -> Iterator[tuple[int, list[str]]]:
    """Yield new lines with the number of the line, from 0, that they go before; each number once."""
    if not isinstance(tree, MappingNode):
        raise _NoRoomError
    end = _end_of_key(tree, QUESTIONS, lines, len(lines))
    entries = tree.get(QUESTIONS)
    found: dict[int, list[str]] = {}
    asked = {item.id for item in questions}
    if not isinstance(entries, Sequence) or not entries.items:
        fresh = [
            line for item in questions for line in _question_lines(item, answers.get(item.id, ()), _STEP)
        ]
        key = tree.key(QUESTIONS)
        last = _without_blanks(lines, 0, len(lines))
        yield (end, fresh) if key is not None else (last, [f"{QUESTIONS}:", *fresh])
        return
    dash = _dash(lines, entries.items[0])
    starts = [item.place.line - 1 for item in entries.items]
    for question, item, start, following in zip(
        log.questions, entries.items, starts, (*starts[1:], end), strict=True
    ):
        if question.id in answers and question.id not in asked:
            entry_end = _without_blanks(lines, start, following)
            place, new = _answer_insertion(item, lines, start, entry_end, answers[question.id])
            found.setdefault(place, []).extend(new)
    for question in questions:
        new = _question_lines(question, answers.get(question.id, ()), dash)
        found.setdefault(end, []).extend(new)
    yield from found.items()


def _answer_insertion(
    entry: Node, lines: list[str], start: int, end: int, answers: tuple[Answer, ...]
) -> tuple[int, list[str]]:
    if not isinstance(entry, MappingNode) or not entry.entries:
        raise _NoRoomError
    held = entry.get("svar")
    column = entry.entries[0][0].place.column - 1
    if held is None:
        return end, [" " * column + "svar:", *_answer_lines(answers, column + _STEP)]
    if not isinstance(held, Sequence) or not held.items:
        raise _NoRoomError
    return _end_of_key(entry, "svar", lines, end), _answer_lines(answers, _dash(lines, held.items[0]))


def _end_of_key(mapping: MappingNode, name: str, lines: list[str], end: int) -> int:
    """Return the line after the value of a key: where the next key begins, without comments before that."""
    keys = [key for key, _ in mapping.entries]
    for key, following in pairwise(keys):
        if key.text == name:
            return _without_blanks(lines, key.place.line - 1, following.place.line - 1)
    return _without_blanks(lines, 0, end)


def _without_blanks(lines: list[str], start: int, end: int) -> int:
    """Return the end of a stretch of lines without the blank lines and comments that it ends with."""
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end


def _dash(lines: list[str], item: Node) -> int:
    """Return the column, from 0, of the dash before an item of a list."""
    before = lines[item.place.line - 1][: item.place.column - 1]
    if before.strip() != "-":
        raise _NoRoomError
    return before.index("-")


# --- What is written --------------------------------------------------------------------------


def _question_lines(question: Question, answers: Iterable[Answer], column: int) -> list[str]:
    said = (
        *(("id", question.id), (QUESTIONS, question.text), ("mål", question.goal), ("sted", question.path)),
        *(("citat", question.quote), ("foreslået af", question.code), ("stillet af", question.by)),
        *(
            ("dato", question.date.isoformat() if question.date is not None else None),
            ("fra", question.source),
        ),
    )
    lines = _entry(said, column)
    given = _answer_lines((*question.answers, *answers), column + 2 * _STEP)
    return [*lines, " " * (column + _STEP) + "svar:", *given] if given else lines


def _answer_lines(answers: Iterable[Answer], column: int) -> list[str]:
    return [
        line
        for answer in answers
        for line in _entry(
            (
                ("svar", answer.text),
                ("af", answer.by),
                ("dato", answer.date.isoformat() if answer.date is not None else None),
                ("fra", answer.source),
            ),
            column,
        )
    ]


def _entry(said: Iterable[tuple[str, str | None]], column: int) -> list[str]:
    lines: list[str] = []
    for key, value in said:
        if value:
            lead = " " * column + ("  " if lines else "- ")
            shown, *rest = _value(value, column + 2 * _STEP)
            lines += [f"{lead}{key}: {shown}", *rest]
    return lines


def _value(text: str, column: int) -> list[str]:
    """Return a text as YAML: on one line in quotation marks, or as lines below ``|-``; a date as it is."""
    if _DATE.fullmatch(text):
        return [text]
    pieces = text.split("\n")
    if len(pieces) == 1 or any(piece != piece.strip() for piece in pieces):
        return [_quoted(text)]
    return ["|-", *(" " * column + piece if piece else "" for piece in pieces)]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _clean(question: Question) -> Question:
    return replace(
        question,
        text=_readable(question.text),
        quote=_readable(question.quote) or None,
        by=_readable(question.by) or None,
        source=_readable(question.source) or None,
        answers=tuple(_clean_answers(question.answers)),
    )


def _clean_answers(answers: Iterable[Answer]) -> Iterator[Answer]:
    for answer in answers:
        if text := _readable(answer.text):
            by, source = _readable(answer.by) or None, _readable(answer.source) or None
            yield replace(answer, text=text, by=by, source=source)


def _readable(text: str | None) -> str:
    """Return text without the characters that no file of ours may hold; its words stay."""
    lines = (text or "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = ("".join(c for c in line.replace("\t", " ") if refused_character(c) is None) for line in lines)
    return unicodedata.normalize("NFC", "\n".join(line.strip() for line in kept).strip())
