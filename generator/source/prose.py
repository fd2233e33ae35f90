"""Markdown as planners write it: the one place that says which signs are structure and which are text.

People write signs that Markdown takes for structure and swallows: a plus before a number, a line of dashes, a
backslash in a path. Whatever is not clearly meant as structure is text here and is shown as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain, groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.source.own_marks import with_own_lines

# Rules whose signs vanish though nobody meant them: definitions, underlined headings, lines, code, entities.
_SWALLOWING = ["reference", "lheading", "hr", "code", "fence", "backticks", "entity"]
_PARSER = MarkdownIt("commonmark", {"html": False, "linkify": False}).disable(_SWALLOWING).enable("table")

_BULLET = re.compile(r"^(\s*)[•●▪◦‣·][ \t\u00a0]+")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+\S")
_SIGN_BEFORE_NUMBER = re.compile(r"^(\s*)([-*+])(?=[ \t]+[\d,.])")
# Within items and quotations; bullets in a quotation may begin with a number, items of an item do not.
_SIGN_IN_ITEM = re.compile(
    r"^(\s*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]*)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]*(?=[+>])))"
    r"(?=[-*+][ \t]+[\d,.]|>[ \t]*[\d,.])"
)
_COMPARED_NUMBER = re.compile(r"^(\s*)>(?=\s*[\d,.=])")
_ONLY_MARKS = re.compile(
    r"^(\s*(?:>\s*)*)((?:(?:[-*+]|\d{1,9}[.)]|#{1,6})\s+)*(?:[-*+]|\d{1,9}[.)]|#{1,6})\s*)$"
)
_NUMBER_IN_ITEM = re.compile(r"^(\s*(?:[-*+>]|\d{1,9}[.)])[ \t]+\d{1,9})(?=[.)]\s)")
# "# 3" is a number; "## 3" and "# 3. Mål" are meant as headings.
_HASH_BEFORE_NUMBER = re.compile(
    r"^((?:\s*(?:[-*+>]|\d{1,9}[.)])[ \t])*\s*)#(?=[ \t]+\d[\d.,]*(?<!\.)(?:[^\d.,)]|$))"
)
_LONE_ANGLES = re.compile(r"^\s*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*>[\s>]*$")
_NUMBERED = re.compile(r"^\d{1,9}\.[ \t]+(?=\S)")
_INDENTED_BULLET = re.compile(r"^( +)[-*+][ \t]")
_ROW_OF_MARKS = re.compile(r"^(\s*)([-*_=+#>~])(?:\s*\2)+\s*$")
_CLOSING_HASHES = re.compile(r"^(\s*#{1,6}\s.*\s)(#+\s*)$")
_SPEAKER = re.compile(r"^(\s*>\s*)(?=[–—]\s)")

_WITH_BACKSLASH = re.compile(r"\S*\\\S*")
_PATH = re.compile(r"[(\"'»„]*(?:[A-Za-z]:\\|\\\\)")
_IS_MARK = frozenset("*_[]()#<>+-.!|{}~\\")
_TIMES = re.compile(r"(?<=\d)[*_](?=\d)")
_CLOSED_BEFORE_WORD = re.compile(r"\*\*(?=[^\s*])([^*\n]*[.,:;!?)\]»”])\*\*(?=\w)")
_PARTED_LINK = re.compile(r"(\[[^\[\]\n]+\])[ \t]+(?=\((?:https?://|mailto:)[^()\s]+\))")
_BARE_ADDRESS = re.compile(r"(?<!<)https?://[^\s<>()\[\]]*[^\s<>()\[\]*_.,:;!?]")
_EMPTY_LINK = re.compile(r"(?<!\\)(!?)\[([^\[\]\n]*)\](?=\(\s*(?:<>)?\s*\))")
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)$")
NOTE_MARK = re.compile(r"\[\^([^\]\s]+)\]")
"""A mark of a footnote in a text; its words stand in a paragraph of their own, "[^1]: The words"."""

_TABLE_TITLE = re.compile(r"^\s*tabel:\s*(.+)$", re.IGNORECASE)
_TABLE_SOURCE = re.compile(r"^\s*\|?\s*kilde:\s*([^|]+?)\s*\|?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Prose:
    """A planner's text, ready to be read: its tokens, its lines as they were read, and its footnotes by mark.

    ``pasted`` are the first lines of tables that were pasted from a spreadsheet, and ``repeated`` the marks
    of footnotes that have words in several places, all of which stand in the note.
    """

    tokens: list[Token]
    lines: Sequence[str]
    notes: Mapping[str, str]
    pasted: Sequence[str]
    repeated: Sequence[str]


def read_prose(source: str) -> Prose:
    """Read a text of several paragraphs."""
    lines, notes, repeated = _without_notes(source.replace("\r\n", "\n").split("\n"))
    lines, pasted = _with_tables([_BULLET.sub(r"\1- ", _with_backslashes(line)) for line in lines])
    prepared = _marked("\n".join(with_own_lines(list(_lines(_under_numbers(lines))))))
    return Prose(_PARSER.parse(prepared), prepared.splitlines(), notes, pasted, repeated)


def read_line(source: str) -> Token:
    """Read a text of one line, in which nothing is a paragraph, list or heading."""
    return _PARSER.parseInline(_marked(_with_backslashes(source.strip())))[0]


def shown_address(address: str) -> str:
    """Return an address as a reader is shown it."""
    return _PARSER.normalizeLinkText(address)


def plain_words(markdown: str) -> str:
    """Return the words of a text as they are read, its paragraphs parted by an empty line."""
    inline = (token for token in read_prose(markdown).tokens if token.type == "inline")
    return "\n\n".join(filter(None, (_words(token).strip() for token in inline)))


def _words(token: Token) -> str:
    return "".join(
        " " if child.type in {"softbreak", "hardbreak"} else child.content + _caption(child)
        for child in token.children or ()
    )


def _caption(token: Token) -> str:
    """Return what stands above a picture, behind what is said of it to who cannot see it."""
    caption = token.attrs.get("title") if token.type == "image" else None
    return f" ({caption})" if caption else ""


# --- Lines ------------------------------------------------------------------------------------


def _under_numbers(lines: Sequence[str]) -> list[str]:
    """Return the lines with bullets under a numbered item as far in as its words."""
    moved: list[str] = []
    width = shift = 0
    for line in lines:
        if found := _NUMBERED.match(line):
            width, shift = found.end(), 0
        elif line[:1].strip():
            width = shift = 0
        elif not shift and (bullet := _INDENTED_BULLET.match(line)):
            shift = max(width - len(bullet[1]), 0)
        moved.append(" " * shift + line if line.strip() else line)
    return moved


def _comparing(lines: Sequence[str]) -> list[bool]:
    """Return for each line whether ">" stands before numbers, or before nothing, in all those around it."""
    compares: list[bool] = []
    for _, found in groupby(lines, key=lambda line: line.lstrip().startswith(">")):
        block = list(found)
        told = (line for line in block if not _LONE_ANGLES.match(line))
        compares += [all(_COMPARED_NUMBER.match(line) for line in told)] * len(block)
    return compares


def _lines(lines: Sequence[str]) -> Iterator[str]:
    compares = _comparing(lines)
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else ""
        after = lines[index + 1] if index + 1 < len(lines) else ""
        among_items = _is_item(before) or _is_item(after)
        if _SPEAKER.match(line) and before.lstrip().startswith(">"):
            yield ">"
        if table_source(line) and "|" in before:
            yield ""
        if _ROW_OF_MARKS.match(line):
            line = _ROW_OF_MARKS.sub(lambda row: row[1] + re.sub(r"(\S)", r"\\\1", row[0].strip()), line)
        elif (sign := _SIGN_BEFORE_NUMBER.match(line)) and (sign[2] == "+" or not among_items):
            line = f"{sign[1]}\\{line[len(sign[1]) :]}"
        elif _SIGN_IN_ITEM.match(line):
            line = _SIGN_IN_ITEM.sub(r"\1\\", line)
        elif _ONLY_MARKS.match(line) and not (among_items and line.strip() in "-*+"):
            line = _ONLY_MARKS.sub(lambda only: only[1] + re.sub(r"([-*+.)#])", r"\\\1", only[2]), line)
        elif _NUMBER_IN_ITEM.match(line):
            line = _NUMBER_IN_ITEM.sub(r"\1\\", line)
        elif _COMPARED_NUMBER.match(line) and compares[index]:
            line = _COMPARED_NUMBER.sub(r"\1\\>", line)
        elif _LONE_ANGLES.match(line) and compares[index]:
            line = line.replace(">", "\\>")
        elif _HASH_BEFORE_NUMBER.match(line):
            line = _HASH_BEFORE_NUMBER.sub(r"\1\\#", line)
        elif _CLOSING_HASHES.match(line):
            line = _CLOSING_HASHES.sub(lambda title: title[1] + title[2].replace("#", r"\#"), line)
        yield line
        if table_title(line) and "|" in after:
            yield ""


def _is_item(line: str) -> bool:
    return _ITEM.match(line) is not None


# --- Signs inside lines -----------------------------------------------------------------------


def _with_backslashes(text: str) -> str:
    r"""Return a text whose backslashes are read as themselves, but before a mark or at the end of a line.

    In a path such as C:\Planer\_udkast all of them are.
    """

    def kept(found: re.Match[str]) -> str:
        word = found[0]
        if _PATH.match(word):
            return word.replace("\\", "\\\\")
        return re.sub(
            r"\\(.?)", lambda sign: sign[0] if not sign[1] or sign[1] in _IS_MARK else f"\\{sign[0]}", word
        )

    return _WITH_BACKSLASH.sub(kept, text)


def _marked(text: str) -> str:
    """Return a text in which signs that are no marks are kept from being read as such."""
    text = _BARE_ADDRESS.sub(lambda address: re.sub(r"(?<!\\)[*_]", r"\\\g<0>", address[0]), text)
    text = _TIMES.sub(r"\\\g<0>", text)
    text = _CLOSED_BEFORE_WORD.sub(r"**\1** ", text)
    text = _EMPTY_LINK.sub(r"\1\\[\2\\]", text)
    return _PARTED_LINK.sub(r"\1", text)


# --- Footnotes --------------------------------------------------------------------------------


def _without_notes(lines: Sequence[str]) -> tuple[list[str], dict[str, str], list[str]]:
    """Return the lines without the words of footnotes that a mark asks for, and those words by mark.

    Words in several places for one mark are all in its note; those marks are returned too.
    """
    asked: Set[str] = set(NOTE_MARK.findall("\n".join(lines)))
    while True:
        kept, notes = _parted(lines, asked)
        still_asked = set(NOTE_MARK.findall("\n".join(line for line in kept if not _NOTE.match(line))))
        if notes.keys() <= still_asked:
            words = {mark: " ".join(chain.from_iterable(told)) for mark, told in notes.items()}
            return kept, words, [mark for mark, told in notes.items() if len(told) > 1]
        asked &= still_asked


def _parted(lines: Sequence[str], asked: Set[str]) -> tuple[list[str], dict[str, list[list[str]]]]:
    kept: list[str] = []
    notes: dict[str, list[list[str]]] = {}
    current: list[str] | None = None
    for line in lines:
        found = _NOTE.match(line)
        if found and found[1] in asked and found[2].strip():
            current = [found[2].strip()]
            notes.setdefault(found[1], []).append(current)
        elif current is not None and line.startswith(("  ", "\t")) and line.strip():
            current.append(line.strip())
        else:
            current = None
            kept.append(line)
    return kept, notes


# --- Tables -----------------------------------------------------------------------------------


def _with_tables(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the lines with rows pasted from a spreadsheet as rows of a table, and where those began."""
    made: list[str] = []
    pasted: list[str] = []
    index = 0
    while index < len(lines):
        cells = _cells(lines[index])
        end = index + 1
        while len(cells) > 1 and end < len(lines) and len(_cells(lines[end])) == len(cells):
            end += 1
        if end - index > 1:
            pasted.append(lines[index])
            rows = [_row(_cells(line)) for line in lines[index:end]]
            made += ["", rows[0], _row(["---"] * len(cells)), *rows[1:], ""]
        else:
            made.append(lines[index])
        index = end
    return made, pasted


def _cells(line: str) -> list[str]:
    """Return the cells of a line that was pasted from a spreadsheet; an indented line is none."""
    return [] if line[:1] in {"\t", " "} else line.rstrip("\n").split("\t")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.strip().replace('|', chr(92) + '|') for cell in cells)} |"


def table_title(words: str) -> str | None:
    """Return the title of the table below a line such as "Tabel: Ledige efter alder", else None."""
    found = _TABLE_TITLE.match(words)
    return found[1].strip() if found else None


def table_source(words: str) -> str | None:
    """Return the source of the table above a line such as "Kilde: Jobcentret", else None."""
    found = _TABLE_SOURCE.match(words)
    return found[1].strip() if found else None
