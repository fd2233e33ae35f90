"""Text from anywhere, made fit for a terminal: nothing in it can steer one or turn a line around."""

from __future__ import annotations

import json
import re

_VISIBLE_TAB = "→"
_VISIBLE_CONTROL = "·"
# Control characters of both sets, what ends a line, marks and turns of direction, the byte order mark, and
# halves of characters such as stand in file names that are not UTF-8.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def printable(text: str) -> str:
    """Return a text on one line, with a visible sign for each character that a terminal would obey."""
    return _UNPRINTABLE.sub(_VISIBLE_CONTROL, text.replace("\t", _VISIBLE_TAB).replace("\n", " "))


def json_text(data: object, indent: int | None = 2) -> str:
    """Return data as JSON for people and programs: Danish letters as they are, the unprintable escaped.

    Without ``indent`` it is one line.
    """
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    # json itself escapes what ends a line, so a line feed here is one between values.
    return _UNPRINTABLE.sub(lambda match: match[0] if match[0] == "\n" else f"\\u{ord(match[0]):04x}", text)


def one_line(text: str) -> str:
    """Return a text from a file or a source as words with single blanks between them."""
    return " ".join(_UNPRINTABLE.sub(" ", text).split())
