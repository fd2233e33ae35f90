"""Show findings as text for people in a terminal."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.problems.finding import Finding, Place, Severity, sorted_by_place
from generator.problems.printable import printable

_PLURALS = {Severity.ERROR: "fejl", Severity.WARNING: "advarsler", Severity.NOTE: "bemærkninger"}
_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.NOTE: "\x1b[1;36m"}
_BOLD = "\x1b[1m"
_FAINT = "\x1b[2m"
_PLAIN = "\x1b[0m"
_INDENT = "  "
_CUT = "…"
_NARROWEST_CAUSE = 30
# A command is to be copied from the screen, so no line ends in it.
_COMMAND = re.compile("»beskplan [^»«]*«")
_KEPT_TOGETHER = "\x00"


@dataclass(frozen=True, slots=True)
class TerminalReporter:
    """Plain text with the offending words underlined; ``width`` is the terminal's, in columns.

    Errors stand last, right above the summary: a long report is met at its end.
    """

    colour: bool = False
    width: int = 100

    def render(self, findings: Iterable[Finding]) -> str:
        """Return the report with a summary as its last line; empty if there are no findings."""
        found = sorted(sorted_by_place(findings), key=lambda item: item.is_error)
        if not found:
            return ""
        return "\n\n".join([*(self._one(item) for item in found), self._summary(found)]) + "\n"

    def _one(self, item: Finding) -> str:
        heading = [
            self._painted(_where(item.place), _BOLD) if item.place else "",
            self._painted(item.severity.value, _COLOURS[item.severity]),
            self._painted(item.code, _FAINT),
        ]
        lines = [_INDENT.join(part for part in heading if part)]
        if item.place and item.place.excerpt:
            lines += self._excerpt(item, item.place)
        else:
            lines += self._wrapped(item.cause, _INDENT)
        return "\n".join([*lines, *self._wrapped(item.cure, _INDENT)])

    def _excerpt(self, item: Finding, place: Place) -> list[str]:
        number = str(place.line)
        gutter = f"{_INDENT}{number} | "
        empty_gutter = f"{_INDENT}{' ' * len(number)} | "
        before, offending, after = _around(place, self.width - len(gutter))
        indent = _columns(before)
        marks = "^" * max(_columns(offending), 1)
        marked = empty_gutter + " " * indent + self._painted(marks, _COLOURS[item.severity])
        lines = [gutter + before + offending + after]
        beside = len(empty_gutter) + indent + len(marks) + 1
        cause = printable(item.cause)
        if beside + _columns(cause) <= self.width:
            return [*lines, f"{marked} {cause}"]
        start = min(indent, max(self.width - len(empty_gutter) - _NARROWEST_CAUSE, 0))
        return [*lines, marked, *self._wrapped(item.cause, empty_gutter + " " * start)]

    def _wrapped(self, text: str, indent: str) -> list[str]:
        width = max(self.width, len(indent) + _NARROWEST_CAUSE)
        whole = _COMMAND.sub(lambda match: match[0].replace(" ", _KEPT_TOGETHER), printable(text))
        lines = textwrap.wrap(
            whole, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
        )
        return [line.replace(_KEPT_TOGETHER, " ") for line in lines]

    def _painted(self, text: str, colour: str) -> str:
        return f"{colour}{text}{_PLAIN}" if self.colour else text

    def _summary(self, findings: Iterable[Finding]) -> str:
        numbers = Counter(item.severity for item in findings)
        return ", ".join(
            f"{numbers[severity]} {severity.value if numbers[severity] == 1 else _PLURALS[severity]}"
            for severity in Severity
            if numbers[severity]
        )


def _where(place: Place) -> str:
    """Return file:line:column, or the file alone if the finding is about all of it."""
    is_whole_file = not place.excerpt and place.line == 1
    return printable(place.file if is_whole_file else f"{place.file}:{place.line}:{place.column}")


def _around(place: Place, width: int) -> tuple[str, str, str]:
    """Return what stands before, at and after the place, cut to ``width`` characters around it."""
    line = place.excerpt
    start = place.column - 1
    end = start + place.length
    first, last = 0, len(line)
    if len(line) > width:
        room = width - 2 * len(_CUT)
        first = max(0, min(start - room // 3, len(line) - room))
        last = first + room
    before = (_CUT if first else "") + line[first:start].ljust(start - first)
    after = line[end:last] + (_CUT if last < len(line) else "")
    return printable(before), printable(line[start : min(end, last)]), printable(after)


def _columns(text: str) -> int:
    """Return how many terminal columns a text takes: wide letters take two, combining marks none."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )
