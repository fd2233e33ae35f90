"""Values as a planner would write them: short ones on one line in brackets, long ones below their key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from generator.source.splice.scalars import literal, one_line
from generator.source.yaml_nodes import Plain

_WIDEST_LIST = 60
_WIDEST_MAPPING = 88


@dataclass(frozen=True, slots=True)
class Indents:
    """How far a file indents what stands below a key: keys, and the dashes of lists."""

    keys: int = 2
    dashes: int = 2


@dataclass(frozen=True, slots=True)
class Wording:
    """What stands behind a colon or a dash, and the whole lines below it."""

    beside: str
    below: tuple[str, ...] = ()


def in_brackets(value: Plain, bracket: str) -> str:
    """Return a value on one line, as it can stand in brackets of a kind (``{``, ``[``) or in none."""
    match value:
        case None:
            return ""
        case str():
            return next(one_line(value, bracket))
        case list():
            return "[" + ", ".join(in_brackets(item, "[") or "~" for item in value) + "]"
        case dict():
            entries = (f"{key_text(key)}: {in_brackets(item, '{') or '~'}" for key, item in value.items())
            return "{" + ", ".join(entries) + "}"


def ways_to_write(value: Plain, column: int, indents: Indents) -> Iterator[Wording]:
    """Yield a value as it can stand behind a colon or dash in a column, the best way first."""
    match value:
        case None:
            yield Wording("")
        case str():
            if "\n" in value:
                for signs, lines in literal(value, column + indents.keys, column):
                    yield Wording(signs, tuple(lines))
            for text in one_line(value):
                yield Wording(text)
        case list() | dict():
            compact = Wording(in_brackets(value, ""))
            if is_short(value):
                yield compact
            if isinstance(value, list) and value:
                yield Wording("", tuple(_items(value, column + indents.dashes, indents)))
            elif isinstance(value, dict) and value:
                yield Wording("", tuple(_entries(value, column + indents.keys, indents)))
            if not is_short(value):
                yield compact


def entry(name: str, value: Plain, column: int, indents: Indents) -> Iterator[list[str]]:
    """Yield the lines of a key with its value, the first without its indent."""
    for wording in ways_to_write(value, column, indents):
        yield [f"{key_text(name)}: {wording.beside}".rstrip(), *wording.below]


def item(value: Plain, column: int, indents: Indents, *, is_long: bool = False) -> Iterator[list[str]]:
    """Yield the lines of an item with its dash in a column, the first without its indent.

    ``is_long`` says that keys are to stand in lines of their own, however short they are.
    """
    if isinstance(value, dict) and value and (is_long or not is_short(value)):
        first, *rest = _entries(value, column + 2, indents)
        yield ["- " + first.lstrip(" "), *rest]
    for wording in ways_to_write(value, column, indents):
        yield [f"- {wording.beside}".rstrip(), *wording.below]


def is_short(value: Plain) -> bool:
    """Whether a value reads well on one line."""
    match value:
        case list():
            few = all(_is_word(part) for part in value)
            return few and len(in_brackets(value, "")) <= _WIDEST_LIST
        case dict():
            few = all(
                _is_word(part) or (isinstance(part, list) and is_short(part)) for part in value.values()
            )
            return few and len(in_brackets(value, "")) <= _WIDEST_MAPPING
        case str() | None:
            return _is_word(value)
        case _:
            assert_never(value)


def _is_word(value: Plain) -> bool:
    return "\n" not in value if isinstance(value, str) else not value


def _entries(value: dict[str, Plain], column: int, indents: Indents) -> Iterator[str]:
    for name, part in value.items():
        first, *rest = next(entry(name, part, column, indents))
        yield " " * column + first
        yield from rest


def _items(value: list[Plain], column: int, indents: Indents) -> Iterator[str]:
    for part in value:
        first, *rest = next(item(part, column, indents))
        yield " " * column + first
        yield from rest


def key_text(name: str) -> str:
    """Return a key as it can stand anywhere."""
    return next(one_line(name, "["))
