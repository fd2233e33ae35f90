"""What an edit does to the content of a file, apart from how the file is written."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from typing import Any, assert_never

from generator.problems import FindingsError, Place, finding
from generator.problems.edit import Delete, Edit, Insert, KeyPath, Move, Rename, Replace, Value, shown_path
from generator.problems.invisible import as_seen
from generator.source.source_text import refused_character
from generator.source.yaml_nodes import Plain


class EditError(FindingsError):
    """Raised when an edit cannot be made; the findings say why, and nothing has been changed."""


def content_of(value: Value, place: Place) -> Plain:
    """Return what the reader of YAML says of a value when it has been written: texts, lists, keys, None.

    Numbers are texts with a decimal comma, dates as 2018-06-30, yes and no as ja and nej.
    Raises EditError, with the place given, for a text that no plan can hold.
    """
    match value:
        case None:
            return None
        case bool():
            return "ja" if value else "nej"
        case str():
            text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
            if code := refused_character(text):
                raise EditError([finding("tegn-usynligt", place, kode=code)])
            return text
        case int():
            return str(value)
        case Decimal():
            return f"{value:f}".replace(".", ",")
        case dt.date():
            return value.isoformat()
        case Mapping():
            return {_key(key, place): content_of(item, place) for key, item in value.items()}
        case Sequence():
            return [content_of(item, place) for item in value]


def as_known(edit: Edit, place: Place) -> Edit:
    """Return an edit with its keys as the reader knows them. Raises EditError for what can be no key."""
    path = tuple(step if isinstance(step, int) else _key(step, place) for step in edit.path)
    if isinstance(edit, Rename):
        return Rename(path, _key(edit.name, place))
    return replace(edit, path=path)


def content_after(content: Plain, edit: Edit, place: Place) -> Plain:
    """Return the content of a file after an edit whose keys are as known; the order of keys says nothing.

    Raises EditError, with the place given, if the path leads to nothing, or if a new key has a value there.
    """
    if not edit.path:
        raise EditError([finding("rettelse-uden-sted", place, sti="")])
    top = [deepcopy(content)]
    *way, last = (0, *edit.path)
    holder = _follow(top, way, edit, place)
    match edit:
        case Insert(value=value):
            _insert(holder, last, content_of(value, place), edit.path, place)
        case Replace(value=value):
            _require(holder, last, edit.path, place)
            holder[last] = content_of(value, place)
        case Delete():
            _require(holder, last, edit.path, place)
            del holder[last]
        case Move(to=to):
            _require(holder, last, edit.path, place)
            if not isinstance(last, int) or not 0 <= to < len(holder):
                raise EditError([finding("rettelse-uden-sted", place, sti=shown_path((*edit.path[:-1], to)))])
            holder.insert(to, holder.pop(last))
        case Rename(name=name):
            _require(holder, last, edit.path, place)
            _rename(holder, last, name, edit.path, place)
        case _:
            assert_never(edit)
    return top[0]


def _follow(top: Any, way: Iterable[str | int], edit: Edit, place: Place) -> Any:
    """Return the list or mapping that an edit is about; one that is empty is made for what it gets."""
    here = top
    for step, following in zip(way, edit.path, strict=True):
        _require(here, step, edit.path, place)
        if here[step] is None and isinstance(edit, Insert) and following == edit.path[-1]:
            here[step] = [] if isinstance(following, int) else {}
        here = here[step]
    return here


def _insert(holder: Any, step: str | int, value: Plain, path: KeyPath, place: Place) -> None:
    if isinstance(holder, list) and isinstance(step, int) and 0 <= step <= len(holder):
        holder.insert(step, value)
    elif isinstance(holder, dict) and isinstance(step, str):
        if holder.get(step) is not None:
            raise EditError([finding("rettelse-findes", place, nøgle=step)])
        holder[step] = value
    else:
        raise EditError([finding("rettelse-uden-sted", place, sti=shown_path(path))])


def _rename(holder: Any, step: str | int, name: str, path: KeyPath, place: Place) -> None:
    if not isinstance(step, str):
        raise EditError([finding("rettelse-uden-sted", place, sti=shown_path(path))])
    if name in holder and name != step:
        raise EditError([finding("rettelse-findes", place, nøgle=name)])
    renamed = {name if key == step else key: value for key, value in holder.items()}
    holder.clear()
    holder.update(renamed)


def _require(holder: Any, step: str | int, path: KeyPath, place: Place) -> None:
    there = (
        0 <= step < len(holder)
        if isinstance(holder, list) and isinstance(step, int)
        else isinstance(holder, dict) and step in holder
    )
    if not there:
        raise EditError([finding("rettelse-uden-sted", place, sti=shown_path(path))])


def _key(name: str, place: Place) -> str:
    """Return a key as the reader knows it: without signs that nobody sees, and with single blanks."""
    if code := refused_character(name):
        raise EditError([finding("tegn-usynligt", place, kode=code)])
    key = " ".join(as_seen(unicodedata.normalize("NFC", name)).split())
    if not key:
        raise EditError([finding("navn-ikke-tekst", place)])
    return key
