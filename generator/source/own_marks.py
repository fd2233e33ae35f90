"""What planners begin lines with that Markdown has no list for, or another: "a)", "(1)", "1)", "§ 2", "–".

Such marks are printed as they were written, and each line that begins with one stays a line of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.danish.dates import MONTHS

_SHAPES = {
    "bracket": r"\d{1,9}\\?\)",
    "zero": r"0\d{0,8}\.",
    "date": rf"\d{{1,2}}\.(?=[ \t]+(?:{'|'.join(MONTHS)}|kvartal|halvår)\b)",
    "brackets": r"\(\d{1,3}\)",
    "letter": r"\(?(?:[A-Za-zæøå]|[ivx]{1,5}|[IVX]{1,5})\)",
    "letter_stop": r"[A-Za-zæøå]\.",
    "nested": r"\d{1,2}(?:\.\d{1,2})+\.?",
    "section": r"§ ?\d+[.:]?",
    "dash": r"[–—]",
    "box": r"\[[ xX]\]",
}
_MARK = re.compile(
    r"(?P<before>\s*(?:>[ \t]*)*)(?:"
    + "|".join(f"(?P<{shape}>{mark})" for shape, mark in _SHAPES.items())
    + r")(?=[ \t]+\S)"
)
_READ_AS_ITEMS = frozenset(["lone", "bracket", "zero", "date"])
"""What Markdown would take for items of its own lists, whose marks it replaces."""
_LONE = re.compile(r"(?P<before> {0,3})(?P<lone>[*+])(?=[ \t]+\S)")
_ITEM = re.compile(r"(\s*(?:>[ \t]*)*)(?:[-*+]|\d{1,9}\.)[ \t]+\S")

_FAR_IN = re.compile(r" {4,}[-*+][ \t]+\S")
"""An item so far in that Markdown takes it for more of the line above."""


def with_own_lines(lines: Sequence[str]) -> list[str]:
    """Return the lines with the planner's own marks as text, and a break before each line that has one."""
    lone = set(_lone(lines))
    made: list[str] = []
    far = _HowFar()
    for has_words, group in groupby(enumerate(lines), key=lambda line: bool(line[1].strip("> \t"))):
        block = list(group)
        if has_words:
            if not block[0][1].startswith(" "):
                far = _HowFar()
            made += _broken(block, lone, far)
        else:
            made += [line for _, line in block]
    return made


def _lone(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines that begin with the only star, or the only plus, of a text: a remark and no list."""
    starts = Counter(words[0] for line in lines if (words := line.strip("> \t").split()))
    for index, line in enumerate(lines):
        beside = (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
        is_only = (found := _LONE.match(line)) is not None and starts[found["lone"]] == 1
        if is_only and not any(_ITEM.match(other) for other in beside):
            yield index


@dataclass(slots=True)
class _HowFar:
    """How far in the open item is, if one is, and how much further in than the words around it."""

    item: int | None = None
    too_far: int = 0


def _broken(block: Sequence[tuple[int, str]], lone: set[int], far: _HowFar) -> list[str]:
    """Return lines without an empty one between them, each line that has a mark of its own apart."""
    found = {index: _LONE.match(line) if index in lone else _MARK.match(line) for index, line in block}
    shapes = Counter(mark.lastgroup for mark in found.values() if mark)
    made: list[str] = []
    for index, line in block:
        mark = found[index]
        if mark and made and (shapes[mark.lastgroup] > 1 or _stands_alone(mark, far.item)):
            far.item = _break(made, mark["before"], far.item)
        elif not mark and (is_item := _ITEM.match(line)):
            if far.item is None and _FAR_IN.match(line):
                far.too_far = len(is_item[1])
            far.item = len(is_item[1]) - far.too_far
        inside = min(far.too_far, len(line) - len(line.lstrip(" ")))
        made.append((_as_text(mark, line) if mark else line)[inside:])
    return made


def _stands_alone(mark: re.Match[str], item: int | None) -> bool:
    """Whether a line is one of its own though no other begins in the same way."""
    ends_item = item is not None and mark.lastgroup == "bracket" and len(mark["before"]) <= item
    return ends_item or mark.lastgroup == "lone" or mark[0].lstrip() == "1)"


def _as_text(mark: re.Match[str], line: str) -> str:
    """Return a line whose mark is not read as that of a list."""
    end = mark.end() - 1
    is_read = mark.lastgroup in _READ_AS_ITEMS and "\\" not in mark[0]
    return f"{line[:end]}\\{line[end:]}" if is_read else line


def _break(made: list[str], before: str, item: int | None) -> int | None:
    """End the last line made, and with it the item or quotation it is in unless what follows is in it too.

    Returns how far in the item is that is still open.
    """
    last = made[-1]
    depth = before.count(">")
    is_within = depth == last.count(">", 0, len(last) - len(last.lstrip("> \t")))
    closes = item is not None and len(before) <= item
    if closes or not is_within or "|" in last or last.lstrip().startswith("#"):
        made.append(">" * depth if is_within else "")
        return None
    if (len(last) - len(last.rstrip("\\"))) % 2 == 0:
        made[-1] = last.rstrip() + "\\"
    return item
