"""Say in plain words why a YAML parser gave up, by looking at the text where it did.

The parsers report a place and an English sentence that differs between them; only the kind of error, the
place and the characters there are used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import yaml

from generator.problems import Finding, Place, finding
from generator.source.source_text import SourceText

_CLOSING = {"[": "]", "{": "}"}
_TAB_INDENT = re.compile(r"[ \-]*(\t)")
_HARD_SPACE = re.compile(r"[ \-]*([\u00a0\u2007\u2009\u202f])|[^:]*:([\u00a0\u2007\u2009\u202f])")
_COLON_WITHOUT_SPACE = re.compile(r" *(?:- +)*[^\s#\[{:][^:#]*:(?=[^\s/:])")


_KEY = re.compile(r"([^:#]+):(?: |$)")


def diagnose(source: SourceText, error: Exception) -> Finding:
    """Return the finding that says best what stopped the parser."""
    stop = _Stop(source, error)
    for trap in _TRAPS:
        if found := trap(stop):
            return found
    return finding("skrivemåde-ukendt", stop.place)


class _Stop:
    """Where a parser stopped, in lines and columns from 0, with the characters at and before that place.

    ``began`` is where the thing that was being read began, if the parser says so.
    """

    def __init__(self, source: SourceText, error: Exception) -> None:
        problem = getattr(error, "problem_mark", None)
        context = getattr(error, "context_mark", None)
        self.source = source
        self.is_in_word = isinstance(error, yaml.scanner.ScannerError)
        self.line: int = problem.line if problem else 0
        self.column: int = problem.column if problem else 0
        self.began: tuple[int, int] | None = (context.line, context.column) if context else None
        self.character = self.text[self.column : self.column + 1]
        self.first = source.line(self.began[0])[self.began[1] :][:1] if self.began else ""

    @property
    def text(self) -> str:
        """The line where the parser stopped; empty at the end of the file."""
        return self.source.line(self.line)

    @property
    def place(self) -> Place:
        """The character where the parser stopped."""
        return self.source.place(self.line, self.column)

    def place_of_beginning(self) -> Place:
        """Return the rest of the line from where the thing that was being read began."""
        line, column = self.began or (self.line, self.column)
        return self.source.span(line, column)

    def line_above(self) -> int | None:
        """Return the last line above that is not blank."""
        return next((n for n in range(self.line - 1, -1, -1) if self.source.line(n).strip()), None)

    def suspects(self) -> Iterator[int]:
        """Yield the lines that may hold the mistake, the likeliest first."""
        yield self.line
        if self.began and self.is_in_word:
            yield self.began[0]
        above = self.line_above()
        if above is not None:
            yield above


def _tab_in_indentation(stop: _Stop) -> Finding | None:
    for number in stop.suspects():
        if match := _TAB_INDENT.match(stop.source.line(number)):
            return finding("skrivemåde-tabulator", stop.source.place(number, match.start(1)))
    return None


def _hard_space(stop: _Stop) -> Finding | None:
    for number in stop.suspects():
        if match := _HARD_SPACE.match(stop.source.line(number)):
            return finding("skrivemåde-hårdt-mellemrum", stop.source.place(number, match.end() - 1))
    return None


def _backslash_in_quotes(stop: _Stop) -> Finding | None:
    is_inside_line = stop.column < len(stop.text)
    if stop.first != '"' or not stop.is_in_word or not is_inside_line:
        return None
    for column in (stop.column, stop.column - 1, stop.column - 2):
        if column >= 0 and stop.text[column : column + 1] == "\\":
            return finding("skrivemåde-omvendt-skråstreg", stop.source.place(stop.line, column, 2))
    return None


def _quote_not_closed(stop: _Stop) -> Finding | None:
    if stop.is_in_word and stop.first and stop.first in "\"'":
        return finding("skrivemåde-anførselstegn-mangler", stop.place_of_beginning())
    return None


def _text_after_quote(stop: _Stop) -> Finding | None:
    """See text after a quoted text; if that began on a line above, its own end was forgotten there."""
    before = stop.text[: stop.column].rstrip()
    quote = before[-1:]
    if not quote or quote not in "\"'" or stop.character == ":":
        return None
    if before.count(quote) % 2 == 0:
        place = stop.source.span(stop.line, before.index(quote))
        return finding("skrivemåde-tekst-efter-anførselstegn", place)
    for number in range(stop.line - 1, -1, -1):
        line = stop.source.line(number)
        if line.count(quote) % 2:
            return finding("skrivemåde-anførselstegn-mangler", stop.source.span(number, line.index(quote)))
    return None


def _special_character_first(stop: _Stop) -> Finding | None:
    if stop.is_in_word and stop.began and stop.first in ("*", "&"):
        return finding("skrivemåde-henvisning", stop.place_of_beginning(), tegn=stop.first)
    if stop.is_in_word and stop.first == "!":
        return finding("skrivemåde-type", stop.place_of_beginning())
    if stop.is_in_word and stop.first == "|":
        return finding("skrivemåde-tekst-efter-streg", stop.place_of_beginning())
    if stop.is_in_word and stop.first in (">", "%"):
        return finding("skrivemåde-tegn-først", stop.place_of_beginning(), tegn=stop.first)
    starts_value = (
        stop.text[: stop.column].rstrip().endswith((":", "-")) or not stop.text[: stop.column].strip()
    )
    if stop.character in ("%", "@", "`") or (starts_value and stop.character in ("]", "}", ",")):
        place = stop.source.span(stop.line, stop.column)
        return finding("skrivemåde-tegn-først", place, tegn=stop.character)
    return None


def _bracket_open_at_end(stop: _Stop) -> Finding | None:
    """See ``år: [`` as the last of a file, where the parser only says that something is expected."""
    above = stop.line_above() if not stop.text.strip() else stop.line
    if above is None or any(map(str.strip, stop.source.lines[above + 1 :])):
        return None
    line = stop.source.line(above).rstrip()
    bracket = line[-1:]
    if bracket not in _CLOSING:
        return None
    place = stop.source.place(above, len(line) - 1)
    return finding("skrivemåde-klamme-mangler", place, begynd=bracket, slut=_CLOSING[bracket])


def _bracket_not_closed(stop: _Stop) -> Finding | None:
    if stop.is_in_word or not stop.began or stop.first not in _CLOSING:
        return None
    closing = _CLOSING[stop.first]
    if stop.line == stop.began[0]:
        return finding("skrivemåde-komma-mangler", stop.place, begynd=stop.first, slut=closing)
    return finding("skrivemåde-klamme-mangler", stop.place_of_beginning(), begynd=stop.first, slut=closing)


def _text_after_bracket(stop: _Stop) -> Finding | None:
    if stop.text[: stop.column].rstrip().endswith(tuple(_CLOSING.values())) and stop.character != ":":
        return finding("skrivemåde-tekst-efter-klamme", stop.source.span(stop.line, stop.column))
    return None


def _item_behind_key(stop: _Stop) -> Finding | None:
    if stop.character == "-" and stop.text[: stop.column].rstrip().endswith(":"):
        return finding("skrivemåde-punkt-efter-kolon", stop.source.span(stop.line, stop.column))
    return None


def _colon_without_space(stop: _Stop) -> Finding | None:
    for number in stop.suspects():
        line = stop.source.line(number)
        match = _COLON_WITHOUT_SPACE.match(line)
        if match and ": " not in line and not line.rstrip().endswith(":"):
            return finding("skrivemåde-kolon-uden-mellemrum", stop.source.place(number, match.end() - 1))
    return None


def _dash_missing(stop: _Stop) -> Finding | None:
    """See a list of which one item, the first or a later, has lost its dash."""
    number = stop.began[0] if stop.is_in_word and stop.began else stop.line
    is_item, indent = _is_item(stop.source.line(number)), _indent(stop.source.line(number))
    lost = _first_without_dash(stop.source, number, indent) if is_item else number
    if lost is None or not (is_item or _is_like_items_above(stop.source, number, indent)):
        return None
    place = stop.source.span(lost, _indent(stop.source.line(lost)))
    return finding("skrivemåde-bindestreg-mangler", place)


def _first_without_dash(source: SourceText, item: int, indent: int) -> int | None:
    """Return the line below the key of an item's list, if the list begins there without a dash."""
    first = item
    for number in range(item - 1, -1, -1):
        line = source.line(number)
        if not _is_written(line):
            continue
        if line.rstrip().endswith(":") and _indent(line) <= indent and not _is_item(source.line(first)):
            return first
        if _indent(line) < indent:
            return None
        first = number
    return None


def _is_like_items_above(source: SourceText, number: int, indent: int) -> bool:
    """Whether a line stands where items above it have their dashes, and says what they begin with."""
    for above in range(number - 1, -1, -1):
        line = source.line(above)
        if _is_written(line) and _indent(line) <= indent:
            begins = _key_of(line.lstrip(" -")) == _key_of(source.line(number).lstrip())
            return _indent(line) == indent and _is_item(line) and begins
    return False


def _key_of(text: str) -> str:
    """Return the key that a text begins with; empty if it has none."""
    return match[1] if (match := _KEY.match(text)) else ""


def _is_item(line: str) -> bool:
    return line.lstrip(" ").startswith("- ")


def _is_written(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _colon_missing(stop: _Stop) -> Finding | None:
    if stop.is_in_word and stop.began and stop.began[0] < stop.line:
        line = stop.source.line(stop.began[0])
        return None if ":" in line else finding("skrivemåde-kolon-mangler", stop.place_of_beginning())
    above = stop.line_above()
    if stop.character != ":" or above is None:
        return None
    line = stop.source.line(above)
    indent = len(line) - len(line.lstrip())
    same_step = indent == len(stop.text) - len(stop.text.lstrip())
    if same_step and ":" not in line and not line.lstrip().startswith(("-", "#")):
        return finding("skrivemåde-kolon-mangler", stop.source.span(above, indent))
    return None


def _colon_in_text(stop: _Stop) -> Finding | None:
    first_colon = stop.text.find(": ")
    if stop.character == ":" and 0 <= first_colon < stop.column:
        return finding("skrivemåde-kolon-i-tekst", stop.source.span(stop.line, first_colon + 2))
    return None


def _nothing_before_colon(stop: _Stop) -> Finding | None:
    if stop.character == ":" and not stop.text[: stop.column].strip():
        return finding("navn-ikke-tekst", stop.place)
    return None


def _wrong_indentation(stop: _Stop) -> Finding | None:
    before = stop.text[: stop.column]
    indent = len(stop.text) - len(stop.text.lstrip())
    if stop.text.strip() and (stop.character == ":" or not before.strip()):
        return finding("skrivemåde-indrykning", stop.source.span(stop.line, indent))
    return None


_TRAPS: tuple[Callable[[_Stop], Finding | None], ...] = (
    _tab_in_indentation,
    _hard_space,
    _backslash_in_quotes,
    _quote_not_closed,
    _text_after_quote,
    _special_character_first,
    _bracket_open_at_end,
    _bracket_not_closed,
    _text_after_bracket,
    _item_behind_key,
    _colon_without_space,
    _dash_missing,
    _colon_missing,
    _colon_in_text,
    _nothing_before_colon,
    _wrong_indentation,
)
