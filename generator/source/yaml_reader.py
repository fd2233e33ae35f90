"""Read a YAML file strictly: every value keeps its place, and nothing is guessed, repeated or expanded."""

from __future__ import annotations

import re
from pathlib import Path

from generator.problems import Finding, FindingsError, Place, finding
from generator.problems.suggest import did_you_mean
from generator.source.other_files import read_regular
from generator.source.source_text import SourceText
from generator.source.yaml_builder import build_tree
from generator.source.yaml_nodes import Mapping, Node, Plain, Scalar, Sequence, place_of, plain

__all__ = [
    "Mapping",
    "Node",
    "Plain",
    "Scalar",
    "Sequence",
    "is_misnamed",
    "parse_yaml",
    "place_of",
    "plain",
    "read_source",
    "read_yaml",
    "why_unread",
]

MAX_KIB = 512
_MISNAMED = re.compile(r"[^.].*\.(?:yml|ya?ml\.txt|yaml|txt)", re.IGNORECASE)


def read_yaml(file: Path, name: str | None = None) -> Node:
    """Read a YAML file; ``name`` is the file as the user would write it.

    Raises FindingsError with every finding that one pass can make.
    """
    name = name or str(file)
    return parse_yaml(read_source(file, name), name)


def parse_yaml(data: bytes, name: str) -> Node:
    """Read YAML from bytes; ``name`` is the file they came from.

    Raises FindingsError with every finding that one pass can make.
    """
    if len(data) > MAX_KIB * 1024:
        raise FindingsError([finding("fil-for-stor", Place(name), grænse=MAX_KIB)])
    return build_tree(SourceText.decode(data, name))


def read_source(file: Path, name: str) -> bytes:
    """Return the bytes of a file; of a huge one, no more than show that it is too large.

    Raises FindingsError if it cannot be read.
    """
    place = Place(name)
    try:
        if file.is_file():
            return read_regular(file, MAX_KIB * 1024)
        problem = why_unread(file, place)
    except PermissionError:
        problem = finding("fil-uden-adgang", place)
    except OSError:
        problem = finding("fil-ulæselig", place)
    raise FindingsError([problem])


def is_misnamed(name: str) -> bool:
    """Whether a file is probably meant as YAML, and called so that nobody finds it: ``vejle.yaml.txt``."""
    return _MISNAMED.fullmatch(name) is not None and not name.endswith(".yaml")


def why_unread(file: Path, place: Place) -> Finding:
    """Return why a file could not be opened: it is a folder, or is not there, and what is there instead."""
    if file.is_dir():
        return finding("fil-er-mappe", place)
    if file.exists():
        return finding("fil-ulæselig", place)
    neighbours = sorted(other.name for other in file.parent.iterdir()) if file.parent.is_dir() else []
    for name in neighbours:
        if is_misnamed(name) and name.startswith(f"{file.stem}."):
            return finding("fil-mangler-andet-navn", place, fil=name, rigtig=file.name)
    if nearest := did_you_mean(file.name, neighbours):
        return finding("fil-mangler-lignende", place, forslag=nearest)
    return finding("fil-mangler", place)
