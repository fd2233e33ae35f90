"""Reads values out of an object that came from somebody's JSON, and trusts none of it.

Every value is asked for by key and type. What is not as it should be raises ``WrongDataError`` with the path
to it; the one who reads turns that into a finding. Nothing is read deeper than it is asked for, and an
allowance limits how much one object can hold in all.
"""

from __future__ import annotations

import datetime as dt
import enum
import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from generator.danish.numbers import decimals_of
from generator.danish.periods import Period
from generator.source.source_text import refused_character

LONGEST_TEXT = 60_000
MOST_CHARACTERS = 4_000_000
MOST_ITEMS = 100_000
LARGEST_NUMBER = 10**15
MOST_DECIMALS = 20
"""More than any number of ours has that is worked out from others: a float has 17 digits."""

_Choice = TypeVar("_Choice", bound=enum.Enum)
_Value = TypeVar("_Value")


class WrongDataError(Exception):
    """Raised for a value that is missing or not what it must be; ``path`` leads to it ("mål[0].nummer")."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


@dataclass(slots=True)
class _Allowance:
    characters: int = MOST_CHARACTERS
    items: int = MOST_ITEMS


class JsonReader:
    """One mapping of a JSON object, and where it stands in it."""

    __slots__ = ("_allowance", "_values", "path")

    def __init__(self, value: object, path: str = "", allowance: _Allowance | None = None) -> None:
        """Take a mapping. Raises WrongDataError for anything else."""
        if not isinstance(value, dict):
            raise WrongDataError(path)
        self._values: dict[object, object] = value
        self._allowance = allowance if allowance is not None else _Allowance()
        self.path = path

    def at(self, key: str) -> str:
        """Return the path of a key."""
        return f"{self.path}.{key}" if self.path else key

    def has(self, key: str) -> bool:
        """Whether a key has a value other than null."""
        return self._values.get(key) is not None

    def text(self, key: str) -> str:
        """Return a text."""
        return self._text(self._values.get(key), self.at(key))

    def maybe_text(self, key: str) -> str | None:
        """Return a text, or None for null or no such key."""
        return self.text(key) if self.has(key) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return self._items(key, self._text)

    def flag(self, key: str) -> bool:
        """Return true or false."""
        value = self._values.get(key)
        if not isinstance(value, bool):
            raise WrongDataError(self.at(key))
        return value

    def whole(self, key: str, lowest: int, highest: int) -> int:
        """Return a whole number from ``lowest`` to ``highest``."""
        return self._whole(self._values.get(key), self.at(key), lowest, highest)

    def wholes(self, key: str, lowest: int, highest: int) -> tuple[int, ...]:
        """Return a list of whole numbers from ``lowest`` to ``highest``."""
        return self._items(key, lambda value, path: self._whole(value, path, lowest, highest))

    def number(self, key: str) -> Decimal:
        """Return a number with the digits it is written with."""
        return self._number(self._values.get(key), self.at(key))

    def maybe_number(self, key: str) -> Decimal | None:
        """Return a number, or None for null or no such key."""
        return self.number(key) if self.has(key) else None

    def numbers(self, key: str) -> tuple[Decimal, ...]:
        """Return a list of numbers."""
        return self._items(key, self._number)

    def choice(self, key: str, kind: type[_Choice]) -> _Choice:
        """Return one of the words of an enumeration."""
        return self._parsed(key, lambda text: kind(text))

    def maybe_choice(self, key: str, kind: type[_Choice]) -> _Choice | None:
        """Return one of the words of an enumeration, or None for null or no such key."""
        return self.choice(key, kind) if self.has(key) else None

    def period(self, key: str) -> Period:
        """Return a period."""
        return self._parsed(key, Period.parse)

    def maybe_period(self, key: str) -> Period | None:
        """Return a period, or None for null or no such key."""
        return self.period(key) if self.has(key) else None

    def maybe_date(self, key: str) -> dt.date | None:
        """Return a date, or None for null or no such key."""
        return self._parsed(key, dt.date.fromisoformat) if self.has(key) else None

    def part(self, key: str) -> JsonReader:
        """Return a mapping."""
        return self._part(self._values.get(key), self.at(key))

    def maybe_part(self, key: str) -> JsonReader | None:
        """Return a mapping, or None for null or no such key."""
        return self.part(key) if self.has(key) else None

    def parts(
        self, key: str, read: Callable[[JsonReader], _Value], most: int = MOST_ITEMS
    ) -> tuple[_Value, ...]:
        """Return what is read of each mapping of a list, which may hold ``most`` of them."""
        return self._items(key, lambda value, path: read(self._part(value, path)), most)

    def maybe_parts(self, key: str, read: Callable[[JsonReader], _Value]) -> tuple[_Value, ...]:
        """Return what is read of each mapping of a list; nothing for null or no such key."""
        return self.parts(key, read) if self.has(key) else ()

    def _part(self, value: object, path: str) -> JsonReader:
        return JsonReader(value, path, self._allowance)

    def _items(
        self, key: str, read: Callable[[object, str], _Value], most: int = MOST_ITEMS
    ) -> tuple[_Value, ...]:
        values, path = self._values.get(key), self.at(key)
        if not isinstance(values, list) or len(values) > most:
            raise WrongDataError(path)
        self._allowance.items -= len(values)
        if self._allowance.items < 0:
            raise WrongDataError(path)
        return tuple(read(value, f"{path}[{index}]") for index, value in enumerate(values))

    def _parsed(self, key: str, parse: Callable[[str], _Value]) -> _Value:
        text = self.text(key)
        try:
            return parse(text)
        except ValueError as error:
            raise WrongDataError(self.at(key)) from error

    def _text(self, value: object, path: str) -> str:
        if not isinstance(value, str) or len(value) > LONGEST_TEXT or refused_character(value) is not None:
            raise WrongDataError(path)
        self._allowance.characters -= len(value)
        if self._allowance.characters < 0:
            raise WrongDataError(path)
        return value

    @staticmethod
    def _whole(value: object, path: str, lowest: int, highest: int) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not lowest <= value <= highest:
            raise WrongDataError(path)
        return value

    @staticmethod
    def _number(value: object, path: str) -> Decimal:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise WrongDataError(path)
        if not math.isfinite(value) or abs(value) > LARGEST_NUMBER:
            raise WrongDataError(path)
        number = Decimal(repr(value))
        if decimals_of(number) > MOST_DECIMALS:
            raise WrongDataError(path)
        return number
