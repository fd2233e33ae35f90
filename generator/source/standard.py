"""The pieces of the standard that a project may have of its own: copied when asked, told of when they age.

A copy says in its first line which text of the standard it was made from, so that a project learns when the
program has come with another.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterator

from generator import __version__
from generator.problems import Finding, FindingsError, Place, finding
from generator.problems.suggest import hint
from generator.source.identity_files import DESIGN, OUTLINE, SENTENCES
from generator.source.other_files import read_regular
from generator.source.project import COUPLINGS_FILE, DISCLOSURE_FILE, GOALS_FILE, TEMPLATES, Project
from generator.source.writing import write_whole
from generator.source.yaml_reader import MAX_KIB, read_source

PIECES = (
    GOALS_FILE,
    *(f"{TEMPLATES}/{name}" for name in (DESIGN, OUTLINE, SENTENCES)),
    DISCLOSURE_FILE,
    COUPLINGS_FILE,
)
"""The files that can be copied; what is taken out of those among the templates follows the standard."""

_DIGITS = 16
_MARK = re.compile(r"# Kopi af standardens .*, aftryk (?P<digest>[0-9a-f]{16})\.\n")


def piece_named(word: str) -> str:
    """Return the piece that a user means by its path or its name alone.

    Raises FindingsError for a word that names none.
    """
    for piece in PIECES:
        if word in (piece, piece.rpartition("/")[2]):
            return piece
    known = ", ".join(PIECES)
    raise FindingsError(
        [finding("standard-ukendt", Place(word), fil=word, kendte=known, forslag=hint(word, PIECES))]
    )


def copy_piece(project: Project, piece: str) -> str:
    """Copy a piece of the standard into a project, and return it as findings call it.

    Raises FindingsError if the project has one, or cannot have one, or if it cannot be written.
    """
    file, text = project.root / piece, _standard_text(project, piece)
    if file.exists() or file.is_symlink():
        raise FindingsError([finding("standard-kopieret", Place(piece), fil=piece)])
    write_whole(file, (_mark(piece, text) + text).encode(), piece, project.root)
    return piece


def mark_as_seen(project: Project, piece: str) -> None:
    """Write in the first line of a project's own piece that it has been held against today's standard.

    Raises FindingsError if the project has none, or if it cannot be read or written.
    """
    own, text = _own_text(project, piece), _standard_text(project, piece)
    file = project.root / piece
    write_whole(file, (_mark(piece, text) + _MARK.sub("", own, count=1)).encode(), piece, project.root)


def difference(project: Project, piece: str) -> tuple[str, ...]:
    """Return how a project's own piece differs from today's standard, as lines with - and + before them.

    Raises FindingsError if the project has none, or if it cannot be read.
    """
    own = _MARK.sub("", _own_text(project, piece), count=1)
    ours = _standard_text(project, piece)
    names = f"standarden ({__version__})", f"jeres {piece}"
    return tuple(difflib.unified_diff(ours.splitlines(), own.splitlines(), *names, n=1, lineterm=""))


def old_pieces(project: Project) -> Iterator[Finding]:
    """Yield a warning for each of a project's own pieces whose text in the standard is another by now."""
    if project.standard is None:
        return
    for piece in PIECES:
        try:
            head = read_regular(project.root / piece, MAX_KIB * 1024).decode("utf-8", "replace")
        except OSError:
            continue
        match = _MARK.match(head.removeprefix("\ufeff").replace("\r\n", "\n"))
        if match is not None and match["digest"] != _digest(_standard_text(project, piece)):
            lines = sum(line[:1] in "+-" for line in difference(project, piece)[2:])
            yield finding("standard-ældre", Place(piece, 1), fil=piece, antal=lines)


def _own_text(project: Project, piece: str) -> str:
    if not (project.root / piece).is_file():
        raise FindingsError([finding("standard-ikke-kopieret", Place(piece), fil=piece)])
    return read_source(project.root / piece, piece).decode("utf-8-sig", "replace").replace("\r\n", "\n")


def _standard_text(project: Project, piece: str) -> str:
    if project.standard is None:
        raise FindingsError([finding("standard-i-projektet", Place(piece), fil=piece)])
    return read_source(project.standard / piece, f"standarden/{piece}").decode()


def _mark(piece: str, text: str) -> str:
    return f"# Kopi af standardens {piece}, beskplan {__version__}, aftryk {_digest(text)}.\n"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
