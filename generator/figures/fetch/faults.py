"""What can go wrong while fetching, as exceptions that carry findings."""

from __future__ import annotations

from collections.abc import Iterable

from generator.problems import Finding, FindingsError, Place, finding
from generator.problems.printable import one_line

_MOST_CHARACTERS = 200


class SourceClosed(FindingsError):  # noqa: N818 - named for what is so
    """Nothing can be fetched from the source now, whatever the table: no key, no connection."""


class AskForLess(FindingsError):  # noqa: N818 - named for what to do
    """The source cannot answer so much at once, or not in time; fewer periods at a time may help."""


class OnlySoManyPeriods(FindingsError):  # noqa: N818 - named for what is so
    """The source was asked for more of the latest periods than it has: ``number``."""

    def __init__(self, number: int, findings: Iterable[Finding]) -> None:
        self.number = number
        super().__init__(findings)


def fault(code: str, place: Place, **values: object) -> FindingsError:
    """Return the error with one finding, to be raised."""
    return FindingsError([finding(code, place, **values)])


def quoted(text: str) -> str:
    """Return a source's own words as they may be shown: on one line, printable and not too long."""
    plain = one_line(text)
    return plain if len(plain) <= _MOST_CHARACTERS else f"{plain[:_MOST_CHARACTERS]}…"
