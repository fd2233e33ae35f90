"""Texts as YAML writes them: bare, in quotation marks, folded over several lines, and as blocks.

Each function yields ways to write a text, the best first. None of them needs to be right in every place: an
edit is read again before it counts, and the next way is tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.problems.invisible import HARD_BLANKS
from generator.source.yaml_nodes import NULLS

NARROWEST = 40
"""The fewest characters that a folded line is cut to, however narrow the old lines were."""

_INDICATORS = "-?:,[]{}#&*!|>'\"%@`="
_BEGINS_LIKE_NUMBER = re.compile(r"-[0-9]")
_FLOW_SIGNS = re.compile(r"[,\[\]{}]|:(?=\S)(?!//)")
_DECIMAL = re.compile(r"[-+−–]?[0-9]+,[0-9]+")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


def one_line(text: str, bracket: str = "", mark: str = "") -> Iterator[str]:
    """Yield a text as it can be written on one line, between brackets of a kind or outside of any.

    ``mark`` is the quotation mark to prefer; without one the text is left bare where it can be.
    """
    double = f'"{text.translate(_ESCAPES)}"'
    single = "'" + text.replace("'", "''") + "'"
    can_be_single = "\n" not in text and "\t" not in text
    if not mark and _is_bare(text, bracket):
        yield text
    if can_be_single and (mark == "'" or (not mark and ('"' in text or "\\" in text))):
        yield single
    yield double


def literal(text: str, indent: int, column: int) -> Iterator[tuple[str, list[str]]]:
    """Yield a text as a block that keeps its lines: the signs that begin it, and its lines with their indent.

    ``column`` is that of the key or dash that holds it.
    """
    body = text.rstrip("\n")
    if not body.strip():
        return
    lines = [f"{' ' * indent}{line}" if line else "" for line in body.split("\n")]
    yield "|" + _signs(text, indent, column), [*lines, *[""] * (len(text) - len(body) - 1)]


def folded(text: str, indent: int, column: int, width: int) -> Iterator[tuple[str, list[str]]]:
    """Yield a text as a block whose lines are joined when it is read (``>``), cut at about that width."""
    body = text.rstrip("\n")
    if body.strip() and not re.search(r"(?m)^[ \t]|[ \t]$", body):
        lines = _wrapped(body, indent, width, width)
        yield ">" + _signs(text, indent, column), [*lines, *[""] * (len(text) - len(body) - 1)]


def over_lines(text: str, mark: str, bracket: str, indent: int, widths: tuple[int, int]) -> Iterator[str]:
    """Yield a bare or quoted text that goes on over lines, the first of another width than the rest."""
    if text != text.strip() or re.search(r"[ \t]\n|\n[ \t]|\t", text):
        return
    if not mark and _is_bare(text.replace("\n", " "), bracket):
        inner = text
    elif mark == "'":
        inner = text.replace("'", "''")
    elif mark:
        inner = text.replace("\\", "\\\\").replace('"', '\\"')
    else:
        return
    lines = _wrapped(inner, indent, *widths)
    yield mark + "\n".join([lines[0].lstrip(), *lines[1:]]) + mark


def _signs(text: str, indent: int, column: int) -> str:
    """Return what follows | or >: the indent, where the text itself begins with blanks, and how it ends."""
    body = text.rstrip("\n")
    ending = len(text) - len(body)
    begins_with_blank = body.lstrip("\n").startswith((" ", "\t"))
    chomping = "-" if not ending else "+" if ending > 1 else ""
    return (str(indent - column) if begins_with_blank else "") + chomping


def _wrapped(text: str, indent: int, first: int, width: int) -> list[str]:
    """Return the lines of a text, each line break in it as an empty line, cut where single blanks stand."""
    blank = " " * indent
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if lines and lines[-1] != "":
            lines.append("")
        line = ""
        for word in re.split(r"(?<=[^ ]) (?=[^ ])", paragraph):
            room = max(width if lines else first, NARROWEST)
            if line and len(blank) + len(line) + 1 + len(word) > room and not word.startswith("#"):
                lines.append(blank + line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines.append(blank + line if line else "")
    return lines


def _is_bare(text: str, bracket: str) -> bool:
    """Whether a text needs no quotation marks, and nothing in it can be taken for a sign of YAML's."""
    if text in NULLS or text != text.strip(" \t\n" + HARD_BLANKS) or "\n" in text or "\t" in text:
        return False
    if text[0] in _INDICATORS and not _BEGINS_LIKE_NUMBER.match(text):
        return False
    if ": " in text or " #" in text or text.endswith(":"):
        return False
    if bracket == "{" and _DECIMAL.fullmatch(text):
        return True
    return not bracket or not _FLOW_SIGNS.search(text)
