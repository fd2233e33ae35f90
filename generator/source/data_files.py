"""Read the project's own data files: by the reader of all YAML, strict about their shape, with findings.

Every value stays text with its place, so a mistake is told with its line and a cure, as in a municipality's
file. A record raises at its first mistake; ``collected`` makes many records and tells the mistakes of all.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any, TypeVar

from generator.danish.units import Unit
from generator.problems import Finding, FindingsError, Place, finding
from generator.problems.suggest import did_you_mean, hint
from generator.source.written import Written, WrittenList, WrittenMapping, as_written, place_of_value
from generator.source.yaml_reader import read_yaml

_NUMBER = re.compile(r"[-−]?[0-9]+(?:[.,][0-9]+)?")
_V = TypeVar("_V")
_T = TypeVar("_T")
_Choice = TypeVar("_Choice", bound=enum.Enum)


class DataFile:
    """One mapping of a data file, which must hold nothing but the keys that are read from it.

    Raises FindingsError, with all of them, for keys that are missing or not known. Every other method raises
    it for a value of another kind.
    """

    def __init__(self, value: object, required: Collection[str], optional: Collection[str] = ()) -> None:
        keys = (*required, *optional)
        if not isinstance(value, WrittenMapping):
            raise _problem("felter-ventet", value, eksempel=f"{keys[0]}: ...")
        unknown = [
            finding("nøgle-ukendt", place, nøgle=name, kendte=", ".join(keys), forslag=hint(name, keys))
            for name, place in value.key_places.items()
            if name not in keys
        ]
        meant = {did_you_mean(name, keys) for name in value.key_places if name not in keys}
        missing = [
            finding("nøgle-mangler", value.key_places.get(name, value.place), nøgle=name)
            for name in required
            if name not in value and name not in meant
        ]
        if unknown or missing:
            raise FindingsError([*unknown, *missing])
        self.place = value.place
        self._values = value

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def place_of(self, key: str) -> Place:
        """Return where the value of a key stands; the record's own place if it is not written."""
        return place_of_value(self._values.get(key)) or self._values.key_places.get(key, self.place)

    def text(self, key: str, default: str = "") -> str:
        """Return a text with its line breaks folded away."""
        value = self._values.get(key)
        return default if value is None else _text(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty if the key is absent."""
        return collected(_text, self.items(key))

    def flag(self, key: str, default: bool) -> bool:
        """Return ja or nej."""
        word = self.text(key, "ja" if default else "nej")
        if word not in ("ja", "nej"):
            raise self.problem("ja-nej", key, tekst=word)
        return word == "ja"

    def number(self, key: str, default: float = 0) -> float:
        """Return a number, with a comma or a point before its decimals."""
        word = self.text(key)
        if key in self and not _NUMBER.fullmatch(word):
            raise self.problem("tal-ulæseligt", key, tekst=word)
        return float(word.replace(",", ".").replace("−", "-")) if key in self else default

    def whole_number(self, key: str, default: int = 0) -> int:
        """Return a whole number."""
        number = self.number(key, default)
        if number != int(number):
            raise self.problem("tal-ikke-helt", key, tal=self.text(key))
        return int(number)

    def parsed(self, key: str, parse: Callable[[str], _T], code: str) -> _T:
        """Return what a text means; ``code`` is the finding's where ``parse`` raises ValueError."""
        text = self.text(key)
        try:
            return parse(text)
        except ValueError:
            raise self.problem(code, key, tekst=text) from None

    def choice(self, key: str, kind: type[_Choice]) -> _Choice:
        """Return the member of an enum that a word names."""
        return _member(self._values[key], kind)

    def choices(self, key: str, kind: type[_Choice]) -> tuple[_Choice, ...]:
        """Return the members of an enum that a list of words names, none if the key is absent."""
        return collected(lambda word: _member(word, kind), self.items(key))

    def unit(self, key: str) -> Unit:
        """Return a unit."""
        return _unit(self._values[key])

    def units(self, key: str) -> tuple[Unit, ...]:
        """Return a list of units, empty if the key is absent."""
        return collected(_unit, self.items(key))

    def items(self, key: str) -> tuple[Any, ...]:
        """Return a list of anything, empty if the key is absent."""
        value = self._values.get(key)
        if value is None:
            return ()
        if not isinstance(value, WrittenList):
            raise self.problem("liste-ventet", key, nøgle=key)
        return tuple(value)

    def mapping(self, key: str) -> WrittenMapping:
        """Return a mapping of anything, empty if the key is absent."""
        value = self._values.get(key)
        if value is None:
            value = WrittenMapping()
            value.place, value.path, value.key_places = self.place, "", {}
        if not isinstance(value, WrittenMapping):
            raise self.problem("felter-ventet", key, eksempel=f"{key}:")
        return value

    def problem(self, code: str, key: str, **gaps: object) -> FindingsError:
        """Return what to raise for the value of a key."""
        return FindingsError([finding(code, self.place_of(key), **gaps)])


def read_data_file(
    file: Path, required: Collection[str], optional: Collection[str] = (), *, shown: str | None = None
) -> DataFile:
    """Read a data file whose outermost keys are known; ``shown`` is the file as findings call it.

    Raises FindingsError for a file that cannot be read, and for keys that are missing or not known.
    """
    return DataFile(as_written(read_yaml(file, shown)), required, optional)


def collected(make: Callable[[_V], _T], values: Iterable[_V]) -> tuple[_T, ...]:
    """Return what is made of each value. Raises FindingsError with the findings of all that fail."""
    made: list[_T] = []
    found: list[Finding] = []
    for value in values:
        try:
            made.append(make(value))
        except FindingsError as error:
            found.extend(error.findings)
    if found:
        raise FindingsError(found)
    return tuple(made)


def _problem(code: str, value: object, **gaps: object) -> FindingsError:
    return FindingsError([finding(code, place_of_value(value), **gaps)])


def _member(value: object, kind: type[_Choice]) -> _Choice:
    word, known = _text(value), [str(item.value) for item in kind]
    if word not in known:
        raise _problem("valg-ukendt", value, tekst=word, kendte=", ".join(known), forslag=hint(word, known))
    return kind(word)


def _unit(value: object) -> Unit:
    word, known = _text(value), [item.value for item in Unit]
    found = Unit.parse(word)
    if found is None:
        raise _problem("enhed-ukendt", value, tekst=word, kendte=", ".join(known), forslag=hint(word, known))
    return found


def _text(value: object) -> str:
    if not isinstance(value, Written):
        raise _problem("tekst-ventet", value)
    return value.strip()
