"""Read the program's own data files: fast, with every value as text, and strict about their shape.

A mistake in such a file is ours, not a planner's, so it is raised as ValueError and not said as a finding.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import yaml

from generator.source.other_files import open_regular


class _TextLoader(yaml.CBaseLoader):
    """Guesses no types, so that 0751, 1.10 and nej stay as written, and refuses repeated keys."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping = super().construct_mapping(node, deep=deep)
        if len(mapping) != len(node.value):
            raise ValueError(f"line {node.start_mark.line + 1}: a key stands twice")
        return mapping


class Record:
    """One mapping of a data file, which must hold nothing but the keys that are read from it."""

    def __init__(
        self, name: str, value: object, required: Collection[str], optional: Collection[str] = ()
    ) -> None:
        if not isinstance(value, dict):
            raise ValueError(f"{name}: keys with values are missing")
        missing, unknown = set(required) - set(value), set(value) - set(required) - set(optional)
        if missing or unknown:
            raise ValueError(f"{name}: missing keys {sorted(missing)}, unknown keys {sorted(unknown)}")
        self.name = name
        self._values: dict[str, Any] = value

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def text(self, key: str, default: str = "") -> str:
        """Return a text with its line breaks folded away; raises ValueError if it is something else."""
        value = self._values.get(key, default)
        if not isinstance(value, str):
            raise ValueError(f"{self.name}: {key} is not a text")
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty if the key is absent; raises ValueError if it is something else."""
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ValueError(f"{self.name}: {key} is not a list of texts")
        return tuple(item.strip() for item in value)

    def flag(self, key: str, default: bool) -> bool:
        """Return ja or nej; raises ValueError for any other word."""
        word = self.text(key, "ja" if default else "nej")
        if word not in ("ja", "nej"):
            raise ValueError(f"{self.name}: {key} is {word!r}, not ja or nej")
        return word == "ja"

    def whole_number(self, key: str) -> int | None:
        """Return a whole number, or None if the key is absent; raises ValueError for another text."""
        return int(self.text(key)) if key in self else None

    def items(self, key: str) -> list[Any]:
        """Return a list of anything, empty if the key is absent; raises ValueError if it is no list."""
        value = self._values.get(key, [])
        if not isinstance(value, list):
            raise ValueError(f"{self.name}: {key} is not a list")
        return value

    def mapping(self, key: str) -> dict[str, Any]:
        """Return a mapping of anything, empty if the key is absent; raises ValueError if it is none."""
        value = self._values.get(key, {})
        if not isinstance(value, dict):
            raise ValueError(f"{self.name}: {key} is not a mapping")
        return value


def read_data_file(file: Path, required: Collection[str], optional: Collection[str] = ()) -> Record:
    """Read a data file whose outermost keys are known.

    Raises ValueError if a key stands twice, is missing or is unknown, and OSError if there is no such file.
    """
    with open_regular(file) as stream:
        loader = _TextLoader(stream)
        try:
            return Record(file.name, loader.get_single_data(), required, optional)
        finally:
            loader.dispose()
