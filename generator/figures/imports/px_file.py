"""Reads PX files, the form in which statistical offices exchange tables; Danish ones are in Windows-1252.

By the format's description at scb.se ("Data in the PX-file"), a dash is a figure that is exactly nil, one to
six dots are figures that are missing, each number of dots for a reason of its own, and a file with KEYS names
the values of each row and leaves out rows of zeros. Texts in a second language stand beside those of the
first, marked with its name.
"""

from __future__ import annotations

import codecs
import re

from generator.figures.imports.cube import Dimension, cube_sheet
from generator.figures.imports.sheet import Cell, FileSheet
from generator.figures.series import State
from generator.problems import FindingsError, Place, finding

_KEYWORD = re.compile(r'([A-Z][A-Z0-9-]*)(\[[A-Za-z-]{2,7}\])?(?:\("((?:[^"])*)"(?:,"[^"]*")*\))?=')
_TEXT = re.compile(r'"([^"]*)"')
_DATUM = re.compile(r'"([^"]*)"|([^\s;"]+)')
_TWICE_ENCODED = re.compile("Ã[\x80-¿¦¸¥˜†…]")
"""What Danish letters of UTF-8 look like in another code page."""
_DOTS = {".": State.NOT_PUBLISHED, "..": State.SUPPRESSED}
"""Statistics Denmark's signs: one dot where no figure can be, two where it is too uncertain or of too few.

Three and more are figures that are not there, or not yet.
"""
_CODEPAGE = re.compile(rb'CODEPAGE="([A-Za-z0-9_-]{1,20})"')


def read_px(data: bytes, file: str) -> tuple[FileSheet, ...]:
    """Return the one sheet of a PX file. Raises FindingsError if it is not one."""
    keywords, values = _parsed(_decoded(data, file), file)
    names = [*keywords.get(("STUB", ""), []), *keywords.get(("HEADING", ""), [])]
    dimensions = [
        Dimension.of(name, keywords.get(("VALUES", name), []), keywords.get(("CODES", name), []))
        for name in names
    ]
    titles = [" ".join(keywords.get((key, ""), [])) for key in ("MATRIX", "TITLE", "SOURCE", "LAST-UPDATED")]
    return (cube_sheet(file, titles, dimensions, values),)


def _decoded(data: bytes, file: str) -> str:
    """Return the text, by the code page that the file states. Raises FindingsError if it is in another."""
    declared = _CODEPAGE.search(data[:5000])
    wanted = declared[1].decode("ascii") if declared else "windows-1252"
    is_utf_8 = wanted.casefold() in ("utf-8", "utf8") or data.startswith(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8-sig" if is_utf_8 else wanted)
    except (LookupError, UnicodeDecodeError):
        raise FindingsError([finding("import-px-tegnsæt", Place(file), tegnsæt=wanted)]) from None
    if not is_utf_8 and _TWICE_ENCODED.search(text):
        raise FindingsError([finding("import-px-tegnsæt", Place(file), tegnsæt=wanted)])
    return text


def _parsed(text: str, file: str) -> tuple[dict[tuple[str, str], list[str]], list[Cell]]:
    """Return the texts of each keyword, by keyword and dimension, and the values."""
    keywords: dict[tuple[str, str], list[str]] = {}
    position = 0
    while match := _KEYWORD.search(text, position):
        end = match.end()
        if match[1] == "KEYS":
            raise FindingsError([finding("import-px-nøgler", Place(file))])
        if match[1] == "DATA":
            return keywords, [_datum(item) for item in _DATUM.finditer(text, end)]
        end = _end_of_statement(text, end)
        if match[2] is None:
            keywords[match[1], match[3] or ""] = _joined(text[match.end() : end])
        position = end + 1
    raise FindingsError([finding("import-ingen-px", Place(file))])


def _end_of_statement(text: str, position: int) -> int:
    """Return where the semicolon stands that is not within quotation marks."""
    while (end := text.find(";", position)) >= 0:
        quote = text.find('"', position)
        if quote < 0 or end < quote:
            return end
        closing = text.find('"', quote + 1)
        position = closing + 1 if closing >= 0 else len(text)
    return len(text)


def _joined(value: str) -> list[str]:
    """Return the texts of a statement; pieces without a comma between them are one long text."""
    texts: list[str] = []
    last_end: int | None = None
    for match in _TEXT.finditer(value):
        if last_end is not None and "," not in value[last_end : match.start()]:
            texts[-1] += match[1]
        else:
            texts.append(match[1])
        last_end = match.end()
    return texts or [value.strip()]


def _datum(match: re.Match[str]) -> Cell:
    word = match[1] if match[1] is not None else match[2]
    if word.strip() == "-":
        return 0.0
    if word.strip() and not word.strip(". "):
        return _DOTS.get(word.strip(), State.MISSING).value
    try:
        return float(word)
    except ValueError:
        return word.strip() or None
