"""The standard sentences: every sentence the generator itself puts into a plan, from the templates folder.

A sentence is one line of Jinja2 with values. It runs in an immutable sandbox and sees only the values it is
given, all of them finished texts and numbers.
"""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

SENTENCES_FILE = "saetninger.yaml"

_DOUBLE_STOP = re.compile(r"(?<!\.)\.\.(?!\.)")


class Sentences:
    """The standard sentences of one templates folder, by their dotted names ("måltal.niveau.højst")."""

    def __init__(self, templates: Path) -> None:
        self._file = templates / SENTENCES_FILE
        self._environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
        self._compiled: dict[str, Template] = {}

    @cached_property
    def _sources(self) -> dict[str, str]:
        return dict(_flattened(yaml.load(self._file.read_text("utf-8"), yaml.CSafeLoader)))

    @property
    def names(self) -> frozenset[str]:
        """The names of all sentences."""
        return frozenset(self._sources)

    def say(self, name: str, **values: Any) -> str:
        """Return a sentence with its values filled in.

        A full stop behind one that a value ends with ("4,1 pct.") is left out.
        Raises KeyError for an unknown name and jinja2.UndefinedError for a missing value, our mistakes.
        """
        source = self._sources[name]
        if "{" not in source:  # nothing to fill in, as in every second sentence of a plan
            return source
        if name not in self._compiled:
            self._compiled[name] = self._environment.from_string(source)
        return _DOUBLE_STOP.sub(".", self._compiled[name].render(values).strip())


def _flattened(tree: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, value in tree.items():
        dotted = f"{prefix}{name}"
        pairs.extend(_flattened(value, f"{dotted}.") if isinstance(value, dict) else [(dotted, str(value))])
    return pairs
