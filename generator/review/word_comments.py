"""Questions as comments in a municipality's Word file, and the answers that come back in it.

A comment of ours ends with the id of its question in brackets, so that it is known again whichever program
has saved the file, renumbered its comments or put other words into it. Replies are told by Word's own threads
(paraIdParent), else by the question that they quote, else by where their marks stand: LibreOffice keeps a
reply beside what it answers, though it turns the order round.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.problems import Place
from generator.review.comment_parts import CommentParts, WordComment
from generator.review.finished_word import printed_texts
from generator.review.questions import Answer, Question, QuestionLog, identity_of
from generator.review.word_package import DOCUMENT, WordPackage, serialised
from generator.review.word_passages import Passages

if TYPE_CHECKING:
    pass

_MARK = re.compile(r"\[([0-9a-zæøå-]{1,40})\]\s*$")
# LibreOffice 7 begins a reply with what it answers: Svar til RAR Fyn (01-01-2018, 00:00): "Hvorfor? [id]"
_QUOTED = re.compile(r"[^\n]{0,200}\):\s*[\"“„»].{0,20000}?\[([0-9a-zæøå-]{1,40})\]\s*[\"“”«]\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Commented:
    """A Word file with questions in it; ``without_place`` are those whose passage was not found.

    They stand at the beginning of the text.
    """

    data: bytes
    without_place: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class CollectedComments:
    """What a returned Word file adds to a log: questions of others, and answers by question id."""

    questions: tuple[Question, ...]
    answers: Mapping[str, tuple[Answer, ...]]


def with_comments(
    data: bytes, place: Place, questions: Iterable[Question], council: str, date: dt.date
) -> Commented:
    """Return a Word file with a comment by the council at the passage of each question.

    A question that stands there already is left alone. Raises FindingsError for a file that cannot be read.
    """
    package = WordPackage(data, place)
    document = package.xml(DOCUMENT)
    passages = Passages(document, printed_texts(package))
    if passages.is_empty:
        raise package.refusal("modtaget-uden-tekst")
    parts = CommentParts(package)
    asked = {_identity(comment.text) for comment in parts.comments(document, {})}
    lost = []
    for question in questions:
        if question.id not in asked:
            asked.add(question.id)
            number = parts.add(
                f"{question.text} [{question.id}]", council, question.date or date, question.id
            )
            if not passages.mark(question, number):
                lost.append(question)
    changed = {DOCUMENT: serialised(document), **parts.changed()}
    return Commented(package.written(changed), tuple(lost))


def comments_of(data: bytes, place: Place) -> tuple[WordComment, ...]:
    """Return all comments of a Word file. Raises FindingsError for a file that cannot be read."""
    package = WordPackage(data, place)
    paths = {tag: path for tag, (path, _) in printed_texts(package).items()}
    return CommentParts(package).comments(package.xml(DOCUMENT), paths)


def collected(log: QuestionLog, comments: Sequence[WordComment], source: str) -> CollectedComments:
    """Return what the comments of a returned file, named ``source``, say that is no question of ours.

    Replies are answers; comments of others are questions of theirs; words that somebody wrote into a comment
    of ours are an answer too.
    """
    threads = _threads(comments)
    questions: dict[str, Question] = {}
    answers: dict[str, list[Answer]] = {}
    for comment in comments:
        first = threads[comment.id]
        identity = _identity(first.text) or identity_of(first.author, str(first.date), first.text)
        known = log.question(identity)
        if not comment.text:
            continue
        if comment is not first:
            text = _QUOTED.sub("", comment.text, count=1).strip()
            answer = Answer(text, comment.author, comment.date, source)
            answers.setdefault(identity, []).append(answer)
        elif known is None:
            text = _MARK.sub("", comment.text).strip()
            questions[identity] = Question(
                *(identity, text, None, comment.path, comment.passage or None),
                by=comment.author,
                date=comment.date,
                source=source,
            )
        elif added := _added(comment.text, known.text):
            answers.setdefault(identity, []).append(Answer(added, None, None, source))
    return CollectedComments(
        tuple(item for item in questions.values() if item.text),
        {identity: tuple(given) for identity, given in answers.items()},
    )


def _identity(text: str) -> str | None:
    found = _MARK.search(text) or re.search(r"\[([0-9a-f]{8})\]", text)
    return found[1] if found else None


def _added(text: str, question: str) -> str:
    """Return what a comment of ours says beyond its question, or all of it if the question is not in it.

    Less than the question is nothing: programs have been seen to lose lines of comments.
    """
    said, asked = (" ".join(words.split()) for words in (text, question))
    mark = re.compile(r"\s*\[[0-9a-zæøå-]{1,40}\]\s*")
    rest = mark.sub(" ", said).strip()
    return "" if rest in asked else rest.replace(asked, "", 1).strip() if asked in rest else rest


def _threads(comments: Sequence[WordComment]) -> dict[str, WordComment]:
    """Return the comment that begins the thread of each comment, by id."""
    by_id = {comment.id: comment for comment in comments}
    asked = {_identity(item.text): item for item in comments if _is_question(item)}
    neighbours = _Neighbours(comments)
    found: dict[str, WordComment] = {}
    for comment in comments:
        first, seen = comment, {comment.id}
        while first.parent in by_id and first.parent not in seen:
            seen.add(first.parent)
            first = by_id[first.parent]
        if first is comment and not _is_question(comment):
            quoted = _QUOTED.match(comment.text)
            first = (asked.get(quoted[1]) if quoted else None) or neighbours.question_of(comment) or comment
        found[comment.id] = first
    return found


def _is_question(comment: WordComment) -> bool:
    return _identity(comment.text) is not None and _QUOTED.match(comment.text) is None


class _Neighbours:
    """Tells replies without a thread by their marks: about the same words as a question, and beside it."""

    def __init__(self, comments: Sequence[WordComment]) -> None:
        together: dict[tuple[int, int], list[WordComment]] = defaultdict(list)
        for comment in comments:
            if comment.passage:
                together[comment.extent].append(comment)
        self._together = together

    def question_of(self, comment: WordComment) -> WordComment | None:
        """Return the question about the same words, or, of several, the one that is next to the comment.

        That is the one that it has as a neighbour both where the marks begin and where they end. None where
        there is none, or more than one.
        """
        same = self._together.get(comment.extent, ())
        questions = [item for item in same if _is_question(item)]
        if len(questions) > 1:
            begun, ended = (
                _beside(comment, sorted(same, key=lambda item: item.marks[end])) for end in (0, 1)
            )
            questions = [item for item in begun if item in ended]
        return questions[0] if len(questions) == 1 else None


def _beside(comment: WordComment, ordered: Sequence[WordComment]) -> list[WordComment]:
    """Return the question before a comment and the one after it, as far as there are any."""
    at = ordered.index(comment)
    sides = (reversed(ordered[:at]), iter(ordered[at:]))
    nearest = (next(filter(_is_question, side), None) for side in sides)
    return [item for item in nearest if item is not None]
