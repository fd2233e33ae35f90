"""The finding: one thing that is wrong in what a user wrote, with its place, cause and cure.

The words of every finding stand in ``messages/*.yaml``, by code, so that no Danish sentence is
scattered through the program and every code can be looked up, listed and tested.
"""

from __future__ import annotations

import enum
import functools
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from importlib import resources
from typing import Any

import yaml

from generator.problems.edit import Edit

# The parser in C takes a tenth of the time, which everybody waits for who has a finding.
_LOADER: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Severity(enum.Enum):
    """How bad a finding is; an error stops the plan that it concerns."""

    ERROR = "fejl"
    WARNING = "advarsel"
    NOTE = "bemærkning"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands.

    ``file`` is the path as the user would write it; ``line`` and ``column`` count from 1;
    ``length`` is the number of characters to underline; ``excerpt`` is the whole line.
    """

    file: str
    line: int = 1
    column: int = 1
    length: int = 1
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem, ready to be shown: ``cause`` and ``cure`` are finished Danish sentences.

    ``edit`` is the cure itself, where it is certain, in the file of the place.
    """

    code: str
    severity: Severity
    cause: str
    cure: str
    place: Place | None = None
    edit: Edit | None = field(default=None, compare=False)

    @property
    def is_error(self) -> bool:
        """Whether the finding stops the plan."""
        return self.severity is Severity.ERROR

    def at(self, place: Place | None) -> Finding:
        """Return the same finding at another place."""
        return replace(self, place=place)

    def with_edit(self, edit: Edit | None) -> Finding:
        """Return the same finding with the edit that cures it."""
        return replace(self, edit=edit)


class FindingsError(Exception):
    """Raised when what a user wrote cannot be used; carries every finding made so far."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(f.cause for f in self.findings))


@dataclass(frozen=True, slots=True)
class _Message:
    severity: Severity
    cause: str
    cure: str


@functools.cache
def messages() -> dict[str, _Message]:
    """Return every known message by code.

    Raises ValueError if a code stands in two files.
    """
    known: dict[str, _Message] = {}
    for file in sorted(resources.files(__package__).joinpath("messages").iterdir(), key=lambda f: f.name):
        for code, entry in (yaml.load(file.read_text("utf-8"), _LOADER) or {}).items():  # noqa: S506
            if code in known:
                raise ValueError(f"the message code {code} stands twice, last in {file.name}")
            known[code] = _Message(Severity(entry["alvor"]), entry["årsag"].strip(), entry["råd"].strip())
    return known


def finding(code: str, place: Place | None = None, **values: object) -> Finding:
    """Make the finding with this code; ``values`` fill the gaps in its Danish sentences.

    Raises KeyError for an unknown code or a missing value: both are our mistakes, not the user's.
    """
    message = messages()[code]
    return Finding(
        code,
        message.severity,
        message.cause.format_map(values),
        message.cure.format_map(values),
        place,
    )


def sorted_by_place(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings without repetitions in the order a reader meets them: by file, line and column."""

    def key(item: Finding) -> tuple[str, int, int, str]:
        place = item.place or Place("")
        return place.file, place.line, place.column, item.code

    return tuple(sorted(dict.fromkeys(findings), key=key))
