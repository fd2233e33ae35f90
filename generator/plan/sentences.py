"""The standard sentences: every sentence the generator itself puts into a plan, from the templates folder.

A sentence is one line of Jinja2 with values. It runs in an immutable sandbox and sees only the values it is
given, all of them finished texts and numbers. A finished sentence remembers which words a planner wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from pathlib import Path
from typing import Any

from jinja2 import Template, TemplateSyntaxError, UndefinedError, meta

from generator.danish.names import capitalised, listed
from generator.problems import Finding, FindingsError, finding
from generator.sandbox import template_environment
from generator.source.written import Written, WrittenMapping, as_written, place_of_value
from generator.source.yaml_reader import read_yaml

SENTENCES_FILE = "saetninger.yaml"

_START, _MIDDLE, _END = "\x02", "\x1f", "\x03"
"""Marks around a planner's words while a sentence is put together; no file can hold these characters."""

_LOCAL = re.compile(f"{_START}(\\d+){_MIDDLE}([^{_END}]*){_END}")
_DOUBLE_STOP = re.compile(r"(?<!\.)\.\.(?!\.)")

Run = str | Written
"""A stretch of a sentence: our words, or a planner's with their place."""


class Said(str):
    """A finished sentence with a planner's words in it; its ``runs`` make up the sentence in order."""

    __slots__ = ("runs",)
    runs: tuple[Run, ...]

    def __new__(cls, runs: tuple[Run, ...]) -> Said:
        """Make a sentence of its runs."""
        self = super().__new__(cls, "".join(runs))
        self.runs = runs
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep the runs when a plan travels to a worker process."""
        return Said, (self.runs,)


def runs_of(words: str) -> tuple[Run, ...]:
    """Return the runs of a sentence; other words are one run."""
    return words.runs if isinstance(words, Said) else (words,)


def joined(separator: str, words: Iterable[str]) -> str:
    """Join texts, of which each keeps what it remembers."""
    runs: list[Run] = []
    for item in words:
        runs.extend([separator, *runs_of(item)] if runs else runs_of(item))
    if not any(isinstance(run, Written) for run in runs):
        return "".join(runs)
    return Said(tuple(run for run in runs if run))


def listed_words(words: Sequence[str]) -> str:
    """Join texts into a Danish list, "a, b og c"; each keeps what it remembers."""
    return joined(listed(["", ""]), [item for item in (joined(", ", words[:-1]), *words[-1:]) if item])


def capital(words: str) -> str:
    """Return a sentence with its first letter in upper case, and all that it remembers."""
    if not words:
        return words
    first, *rest = runs_of(words)
    if not isinstance(words, Said | Written):
        return capitalised(words)
    start = first.reworded(capitalised(first)) if isinstance(first, Written) else capitalised(first)
    return Said((start, *rest)) if isinstance(words, Said) else start


class Sentences:
    """The standard sentences of one templates folder, by their dotted names ("måltal.niveau.højst").

    ``shown`` is the file of sentences as findings call it. Raises FindingsError if it is wrong.
    """

    def __init__(self, templates: Path, shown: str | None = None) -> None:
        written = as_written(read_yaml(templates / SENTENCES_FILE, shown))
        if not isinstance(written, WrittenMapping):
            place = place_of_value(written)
            raise FindingsError([finding("felter-ventet", place, eksempel="måltal:")])
        values = dict(flattened(written))
        if wrong := [value for value in values.values() if not isinstance(value, Written)]:
            raise FindingsError(finding("tekst-ventet", place_of_value(value)) for value in wrong)
        self._sources = {name: str(value) for name, value in values.items()}
        self._places = {name: place_of_value(value) for name, value in values.items()}
        self._environment = template_environment(escaped=False)
        self._compiled: dict[str, Template] = {}

    def with_own(self, own: Mapping[str, str]) -> Sentences:
        """Return these sentences with others under some of their names; these stay as they are."""
        changed = copy(self)
        changed._sources = {**self._sources, **own}
        changed._compiled = {}
        return changed

    def source(self, name: str) -> str:
        """Return a sentence as it is written, with its gaps. Raises KeyError for an unknown name."""
        return self._sources[name]

    @property
    def names(self) -> frozenset[str]:
        """The names of all sentences."""
        return frozenset(self._sources)

    def say(self, name: str, **values: Any) -> str:
        """Return a sentence with its values filled in.

        A full stop behind one that a value ends with ("4,1 pct.") is left out.
        Raises KeyError for an unknown name, our mistake, and FindingsError for a sentence that somebody has
        changed so that it cannot be read or asks for a value that it does not get.
        """
        source = self._sources[name]
        if "{" not in source:  # nothing to fill in, as in every second sentence of a plan
            return source
        local: list[Written] = []
        marked = {
            key: _Marked(value, local) if isinstance(value, Said | Written) else value
            for key, value in values.items()
        }
        try:
            if name not in self._compiled:
                self._compiled[name] = self._environment.from_string(source)
            rendered = self._compiled[name].render(marked).strip()
        except TemplateSyntaxError as error:
            raise FindingsError([finding("sætning-fejl", self._places[name], navn=name)]) from error
        except UndefinedError as error:
            raise FindingsError([self._unknown_value(name, values)]) from error
        if not local:
            return _DOUBLE_STOP.sub(".", rendered)
        runs = tuple(_split(rendered, local))
        for match in reversed([*_DOUBLE_STOP.finditer("".join(runs))]):
            runs = tuple(_without(runs, match.start() + 1))
        return Said(runs)

    def _unknown_value(self, name: str, values: Mapping[str, Any]) -> Finding:
        used = meta.find_undeclared_variables(self._environment.parse(self._sources[name]))
        unknown, known = ", ".join(sorted(used - values.keys())), ", ".join(sorted(values))
        return finding("sætning-værdi-ukendt", self._places[name], navn=name, værdi=unknown, kendte=known)


class _Marked(str):
    """Words that put marks around what a planner wrote when a template prints them, and only then."""

    __slots__ = ("_local", "_runs")
    _runs: tuple[Run, ...]
    _local: list[Written]

    def __new__(cls, words: str, local: list[Written]) -> _Marked:
        self = super().__new__(cls, words)
        self._runs, self._local = runs_of(words), local
        return self

    def __str__(self) -> str:
        return "".join(self._mark(run) if isinstance(run, Written) else run for run in self._runs)

    def _mark(self, run: Written) -> str:
        self._local.append(run)
        return f"{_START}{len(self._local) - 1}{_MIDDLE}{run.strip()}{_END}"


def _split(rendered: str, local: list[Written]) -> Iterator[Run]:
    """Take a marked sentence apart into runs."""
    end = 0
    for match in _LOCAL.finditer(rendered):
        if match.start() > end:
            yield rendered[end : match.start()]
        if match[2]:
            yield local[int(match[1])].reworded(match[2])
        end = match.end()
    if end < len(rendered):
        yield rendered[end:]


def _without(runs: tuple[Run, ...], place: int) -> Iterator[Run]:
    """Yield the runs without the character at a place of their sentence."""
    for run in runs:
        if 0 <= place < len(run):
            shorter = run[:place] + run[place + 1 :]
            if shorter:
                yield run.reworded(shorter) if isinstance(run, Written) else shorter
        else:
            yield run
        place -= len(run)


def flattened(written: WrittenMapping, prefix: str = "") -> Iterator[tuple[str, object]]:
    """Yield the values of keys within keys by their dotted names."""
    for name, value in written.items():
        if isinstance(value, WrittenMapping):
            yield from flattened(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value
