"""The text of a file that a user wrote: decoded, split into lines, without unusable characters."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import islice

from generator.problems import Finding, FindingsError, Place, finding

_MOST_FINDINGS = 20
_BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_BINARY = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0")
# Control characters except tab and line feed, line separators that editors do not count as lines, signs that
# turn the direction of text, and code points that are no characters; XML and so Word refuse most of them.
_REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text in Unicode form NFC with its lines; ``name`` is the file as the user would write it."""

    name: str
    text: str
    lines: tuple[str, ...]

    @classmethod
    def decode(cls, data: bytes, name: str) -> SourceText:
        """Read UTF-8, with or without a byte order mark and with any line endings.

        Raises FindingsError for bytes that are no text, for other encodings and for unusable characters.
        """
        _refuse_other_formats(data, name)
        data = data.removeprefix(_BOM).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        try:
            decoded = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise FindingsError([_not_utf_8(data, error.start, name)]) from None
        text = unicodedata.normalize("NFC", decoded)
        source = cls(name, text, tuple(text.removesuffix("\n").split("\n")))
        refused = (
            finding("tegn-usynligt", source.place(number, match.start()), kode=code_point(match[0]))
            for number, line in enumerate(source.lines)
            for match in _REFUSED.finditer(line)
        )
        if findings := list(islice(refused, _MOST_FINDINGS)):
            more = next(refused, None)
            told = [finding("flere-fund", more.place, grænse=_MOST_FINDINGS)] if more is not None else []
            raise FindingsError([*findings, *told])
        return source

    def line(self, number: int) -> str:
        """Return line ``number``, counted from 0; empty outside the text."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def place(self, line: int, column: int, length: int = 1) -> Place:
        """Return the place of a line and column counted from 0; what is after the end is put at the end."""
        if line >= len(self.lines):
            line, column = len(self.lines) - 1, len(self.lines[-1])
        return Place(self.name, line + 1, column + 1, max(length, 1), self.lines[line])

    def span(self, line: int, start: int, end: int | None = None) -> Place:
        """Return the place from column ``start`` up to ``end``, or up to the last letter of the line."""
        return self.place(line, start, (len(self.line(line).rstrip()) if end is None else end) - start)


def refused_character(text: str) -> str | None:
    """Return the code point of the first character that cannot be used in a plan (U+000B), or None."""
    match = _REFUSED.search(text)
    return code_point(match[0]) if match else None


def code_point(character: str) -> str:
    """Return the number of a character as Unicode writes it: U+00E6."""
    return f"U+{ord(character):04X}"


def _refuse_other_formats(data: bytes, name: str) -> None:
    zeros_expected_in_utf_16 = len(data) // 4
    if data.startswith(_UTF_16) or max(data[::2].count(0), data[1::2].count(0)) > zeros_expected_in_utf_16:
        raise FindingsError([finding("fil-utf-16", Place(name))])
    if data.startswith(_BINARY) or b"\0" in data:
        raise FindingsError([finding("fil-ikke-tekst", Place(name))])


def _not_utf_8(data: bytes, start: int, name: str) -> Finding:
    """Make the finding; the line is shown as an older Windows program would have meant it."""
    line_start = data.rfind(b"\n", 0, start) + 1
    line_end = data.find(b"\n", start)
    line = data[line_start : line_end if line_end >= 0 else len(data)]
    before = data[line_start:start].decode("utf-8")
    after = line[start - line_start :].decode("cp1252", errors="replace")
    place = Place(name, data.count(b"\n", 0, start) + 1, len(before) + 1, 1, before + after)
    return finding("fil-ikke-utf-8", place, tegn=after[0])
