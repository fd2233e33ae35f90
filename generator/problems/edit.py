"""Edits: one change of what stands in a YAML file, as data. ``generator/source/splice`` carries them out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

KeyPath: TypeAlias = tuple[str | int, ...]
"""The way from the top of a file to a value: keys, and places in lists from 0: ``("mål", 0, "sigte")``."""

Value: TypeAlias = "str | int | Decimal | dt.date | bool | Sequence[Value] | Mapping[str, Value] | None"
"""What can be written: a text, a number, a date, yes or no, a list, keys with values, or nothing."""


@dataclass(frozen=True, slots=True)
class Replace:
    """Write another value where one stands, or where a key or a dash has nothing behind it."""

    path: KeyPath
    value: Value


@dataclass(frozen=True, slots=True)
class Insert:
    """Add a key with its value, or an item to a list, whose ``path`` ends with the place that it gets."""

    path: KeyPath
    value: Value


@dataclass(frozen=True, slots=True)
class Delete:
    """Take away a key with its value, or an item of a list."""

    path: KeyPath


@dataclass(frozen=True, slots=True)
class Move:
    """Move an item of a list, so that it comes to stand at the place ``to`` of the same list, from 0."""

    path: KeyPath
    to: int


@dataclass(frozen=True, slots=True)
class Rename:
    """Give a key another name and leave its value."""

    path: KeyPath
    name: str


_STEP = re.compile(r"\[([0-9]+)\]|([^.\[\]]+)")

Edit: TypeAlias = Replace | Insert | Delete | Move | Rename


def steps(path: str) -> KeyPath:
    """Return the path that is written ``mål[0].sigte``; no key of the format has a point or bracket."""
    return tuple(int(index) if index else key for index, key in _STEP.findall(path))


def shown_path(path: KeyPath) -> str:
    """Return a path as findings and Word controls write it: ``mål[0].sigte``."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")
