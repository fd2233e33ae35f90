"""What people have left in a Word file beside its text: comments, and tracked changes not yet decided on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.problems import Place
from generator.review.comment_parts import WordComment
from generator.review.finished_word import W
from generator.review.word_comments import comments_of
from generator.review.word_package import DOCUMENT, WordPackage

if TYPE_CHECKING:
    from lxml.etree import _Element

# ISO/IEC 29500-1, 17.13.5: what was moved is marked where it stood and where it stands
_ADDED = (f"{W}ins", f"{W}moveTo")
_REMOVED = (f"{W}del", f"{W}moveFrom")
_WORDS = (f"{W}t", f"{W}delText")
MOST_REVISIONS = 5_000


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change: its author and the words that were added or removed."""

    author: str
    added: bool
    text: str


@dataclass(frozen=True, slots=True)
class WordNotes:
    """What stands in one Word file; ``text_changed`` says that its text is not what the program wrote."""

    file: str
    text_changed: bool
    comments: tuple[WordComment, ...]
    revisions: tuple[Revision, ...]

    def __bool__(self) -> bool:
        return self.text_changed or bool(self.comments) or bool(self.revisions)


def word_notes(data: bytes, shown: str, *, text_changed: bool) -> WordNotes:
    """Return the comments and tracked changes of a Word file, in the order of the file.

    Raises FindingsError for a file that cannot be read.
    """
    place = Place(shown)
    document = WordPackage(data, place).xml(DOCUMENT)
    return WordNotes(shown, text_changed, comments_of(data, place), tuple(_revisions(document)))


def _revisions(document: _Element) -> Iterator[Revision]:
    """Yield the tracked changes; neighbours of one author in one paragraph are one."""
    last: tuple[object, str, bool] | None = None
    pieces: list[str] = []
    count = 0
    for mark in document.iter(*_ADDED, *_REMOVED):
        text = "".join(word.text or "" for word in mark.iter(*_WORDS))
        if not text.strip():
            continue
        author = " ".join(mark.get(f"{W}author", "").split())
        this = (mark.getparent(), author, mark.tag in _ADDED)
        if last is not None and this != last:
            yield Revision(last[1], last[2], "".join(pieces))
            pieces, count = [], count + 1
            if count >= MOST_REVISIONS:
                return
        last = this
        pieces.append(text)
    if last is not None:
        yield Revision(last[1], last[2], "".join(pieces))
