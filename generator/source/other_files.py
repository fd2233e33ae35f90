"""Opens files that others have made or named: only regular files, and none that a name leads out to.

A pipe never ends, a device may have no end, and a link may lead anywhere.
"""

from __future__ import annotations

import json
import os
import stat
from io import BufferedReader
from pathlib import Path
from typing import NoReturn

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Without waiting: opening a pipe that nobody writes to would last for ever."""

_MOST_RECORD_BYTES = 64 * 1024 * 1024


def open_regular(file: Path) -> BufferedReader:
    """Open a file for reading. Raises OSError if it cannot be opened or is a folder, a pipe or a device."""
    try:
        mode = os.stat(file).st_mode  # asked first, since opening alone can make a device do something
        descriptor = os.open(file, _FLAGS) if stat.S_ISREG(mode) else None
    except ValueError as error:  # a name that no file can have
        raise OSError(str(error)) from error
    if descriptor is None:
        raise OSError(f"{file} is no regular file")
    stream = os.fdopen(descriptor, "rb")
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        stream.close()
        raise OSError(f"{file} is no regular file")
    return stream


def read_regular(file: Path, most: int | None = None) -> bytes:
    """Return the bytes of a file; of one with more than ``most`` bytes, one more than that.

    Raises OSError if it cannot be read or is no regular file.
    """
    with open_regular(file) as stream:
        return stream.read() if most is None else stream.read(most + 1)


def file_within(folder: Path, name: str) -> Path:
    """Return the file of a folder that somebody else's record names, such as ``aarhus/plan.pdf``.

    Raises OSError for a name that leads out of the folder, or through a link.
    """
    if not stays_within(name):
        raise OSError(f"{name!r} is no name of a file in {folder}")
    file = folder
    for part in name.split("/"):
        file /= part
        if file.is_symlink():
            raise OSError(f"{file} is a link")
    return file


def stays_within(name: str) -> bool:
    """Whether a name such as ``aarhus/plan.pdf`` means something inside the folder that it is meant for."""
    parts = name.split("/")
    return all(parts) and not {".", ".."} & set(parts) and not set("\\:\0") & set(name)


def read_record(file: Path) -> object:
    """Return what a JSON file says that the program keeps for itself, and that may have been damaged since.

    Raises OSError if it cannot be read, and ValueError for anything but JSON of reasonable size and depth.
    """
    data = read_regular(file, _MOST_RECORD_BYTES)
    if len(data) > _MOST_RECORD_BYTES:
        raise ValueError("too large for a record")
    try:
        return json.loads(data, parse_constant=_no_number)
    except RecursionError as error:
        raise ValueError("too deep for a record") from error


def has_shape(value: object, shape: object) -> bool:
    """Whether a value read from JSON has a shape.

    A shape is a type (``float`` takes whole numbers too), ``None``, a tuple of choices, a list with the shape
    of its items, a list of several shapes in order, a mapping with the shape of each key, or a mapping from
    ``str`` to the shape of its values. Texts must be such that they can be written.
    """
    match shape:
        case type():
            return _is_of(value, shape)
        case None:
            return value is None
        case tuple():
            return any(has_shape(value, choice) for choice in shape)
        case [one]:
            return isinstance(value, list) and all(has_shape(item, one) for item in value)
        case list():
            return (
                isinstance(value, list)
                and len(value) == len(shape)
                and all(has_shape(item, inner) for item, inner in zip(value, shape, strict=True))
            )
        case dict() if str in shape:
            return isinstance(value, dict) and all(
                _is_of(key, str) and has_shape(item, shape[str]) for key, item in value.items()
            )
        case dict():
            return isinstance(value, dict) and all(
                key in value and has_shape(value[key], inner) for key, inner in shape.items()
            )
    raise TypeError(shape)


def _is_of(value: object, kind: type) -> bool:
    if isinstance(value, str):
        return kind is str and not any("\ud800" <= character <= "\udfff" for character in value)
    if kind is float:
        return not isinstance(value, bool) and isinstance(value, int | float) and abs(value) < float("inf")
    return type(value) is kind


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")
