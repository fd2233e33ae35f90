"""Build nodes from the events of a YAML parser, without recursion and without ever expanding anything.

Composing in PyYAML crashes on deep nesting, expands aliases without end and lets the last of two equal keys
win; the events come before all that, so whatever a plan may not hold is refused here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import Any, TypeGuard

import yaml

from generator.problems import Finding, FindingsError, Place, finding
from generator.problems.invisible import HARD_BLANKS, as_seen
from generator.source.source_text import SourceText, refused_character
from generator.source.yaml_nodes import Extent, Mapping, Node, Scalar, Sequence
from generator.source.yaml_traps import diagnose

MAX_DEPTH = 16
MAX_NODES = 20_000
MAX_FINDINGS = 50
_LONGEST_SHOWN = 60

_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DASH_WITHOUT_SPACE = re.compile(r"-[^\W\d]")
_COLON_WITHOUT_SPACE = re.compile(r"[^\s:]+:[^\s/]")
_DIGITS = re.compile(r"[0-9]+")
_BEGINS_WITH_DIGIT = re.compile(r"[0-9]")
_NOTE_LIKE_TEXT = re.compile(r"[ ]+(#[^\s#])")
_WHOLE_NUMBER = re.compile(r"[+\-−–]?[0-9]+")


def build_tree(source: SourceText, loader: type[Any] = _LOADER) -> Node:
    """Return the one document of the text; ``loader`` is the parser to use, fast or pure Python.

    Raises FindingsError with every finding that one pass can make.
    """
    builder = _Builder(source)
    try:
        for event in yaml.parse(source.text, Loader=loader):
            builder.take(event)
            if builder.is_stopped:
                break
    # The pure Python parser lets the ValueError of an impossible character code through.
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        builder.findings.append(diagnose(source, error))
    root = builder.root
    if not builder.findings:
        if root is None or (isinstance(root, Scalar) and root.is_null):
            builder.findings.append(finding("fil-tom", Place(source.name)))
        elif isinstance(root, Scalar) and not root.quoted and _COLON_WITHOUT_SPACE.match(root.text):
            builder.findings.append(finding("skrivemåde-kolon-uden-mellemrum", root.place))
    if builder.findings or root is None:
        raise FindingsError(builder.findings)
    return root


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end is still to come; ``key`` is the key that waits for its value."""

    is_mapping: bool
    is_flow: bool
    place: Place
    start: int
    items: list[Node] = field(default_factory=list)
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    first_lines: dict[str, int] = field(default_factory=dict)
    key: Scalar | None = None


class _Builder:
    """Takes one event after the other; holds the finished ``root`` and all ``findings``."""

    def __init__(self, source: SourceText) -> None:
        self.root: Node | None = None
        self.findings: list[Finding] = []
        self.is_stopped = False
        self._source = source
        self._open: list[_Open] = []
        self._documents = 0
        self._nodes = 0

    def take(self, event: yaml.Event) -> None:
        """Add what the event says to the tree."""
        if isinstance(event, yaml.NodeEvent):
            self._take_node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._stop("flere-dokumenter", self._place(event))
        if len(self.findings) >= MAX_FINDINGS:
            self._stop("flere-fund", self._place(event), grænse=MAX_FINDINGS)

    def _take_node(self, event: yaml.NodeEvent) -> None:
        place = self._place(event)
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._stop("for-mange-værdier", place, grænse=MAX_NODES)
        elif isinstance(event, yaml.AliasEvent):
            self._report("skrivemåde-henvisning", place, tegn="*")
            self._add(Scalar("", False, place))
        else:
            self._take_value(event, place)

    def _take_value(self, event: Any, place: Place) -> None:
        if event.anchor is not None:
            self._report("skrivemåde-henvisning", place, tegn="&")
        elif event.tag is not None:
            self._report("skrivemåde-type", place)
        if isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event, place))
        else:
            self._begin(event, place)

    def _begin(self, event: yaml.CollectionStartEvent, place: Place) -> None:
        if len(self._open) == MAX_DEPTH:
            self._stop("for-mange-trin", place, grænse=MAX_DEPTH)
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self._open.append(_Open(is_mapping, bool(event.flow_style), place, _extent(event).start))

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        opened = self._open.pop()
        place = opened.place
        if opened.is_flow:
            end: Any = event.end_mark
            same_line = end.line == place.line - 1
            place = self._source.span(place.line - 1, place.column - 1, end.column if same_line else None)
            self._check_first_colon(opened)
        elif opened.entries:
            place = opened.entries[0][0].place
        last = (*(value for _, value in opened.entries[-1:]), *opened.items[-1:])
        end = _extent(event).end if opened.is_flow or not last else last[0].extent.end
        extent = Extent(opened.start, end)
        if opened.is_mapping:
            self._add(Mapping(tuple(opened.entries), place, extent))
        else:
            self._add(Sequence(tuple(opened.items), place, extent))

    def _check_first_colon(self, opened: _Open) -> None:
        """Tell of ``{afsnit forord, overskrift: Forord}``, where the first key alone has no colon."""
        if len(opened.entries) > 1:
            key, value = opened.entries[0]
            if isinstance(value, Scalar) and value.is_null and not self._has_colon(key):
                self._report("skrivemåde-kolon-mangler", key.place)

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if not parent.is_mapping:
            parent.items.append(node)
        elif parent.key is None:
            parent.key = self._key(node, parent)
        else:
            self._add_entry(parent, parent.key, node)
            parent.key = None

    def _add_entry(self, parent: _Open, key: Scalar, value: Node) -> None:
        if parent.is_flow and isinstance(value, Scalar) and value.is_null:
            if parent.entries and (number := _rejoined(parent.entries[-1][1], key)):
                parent.entries[-1] = (parent.entries[-1][0], number)
                return
            if not key.quoted and _COLON_WITHOUT_SPACE.match(key.text):
                self._report("skrivemåde-kolon-uden-mellemrum", key.place)
            elif parent.entries and not self._has_colon(key):
                self._report_comma(parent.entries[-1][1], key)
        if parent.entries and key.text == parent.entries[0][0].text and self._is_item(parent):
            self._report("skrivemåde-bindestreg-mangler", key.place)
            parent.first_lines.clear()
        elif key.text in parent.first_lines:
            first_line = parent.first_lines[key.text]
            self._report("navn-gentaget", key.place, navn=_shortened(key.text), linje=first_line)
        parent.first_lines.setdefault(key.text, key.place.line)
        parent.entries.append((key, value))

    def _is_item(self, opened: _Open) -> bool:
        """Whether a mapping whose end is still to come is an item of a list that is written with dashes."""
        outer = self._open[-2] if len(self._open) > 1 else opened
        return not (outer.is_mapping or outer.is_flow or opened.is_flow)

    def _report_comma(self, before: Node, key: Scalar) -> None:
        """Tell of a value that the comma of a flow mapping has cut in two, as in ``{højst: 18,5 %}``."""
        if _is_cut_from(before, key) and _BEGINS_WITH_DIGIT.match(key.text):
            place = replace(before.place, length=before.place.length + 1 + key.place.length)
            self._report("skrivemåde-tal-med-mere", place)
        else:
            self._report("skrivemåde-komma-i-tekst", key.place)

    def _has_colon(self, key: Scalar) -> bool:
        after = self._source.line(key.place.line - 1)[key.place.column - 1 + key.place.length :]
        return after.lstrip().startswith(":")

    def _key(self, node: Node, parent: _Open) -> Scalar:
        if not isinstance(node, Scalar) or node.is_null:
            self._report("navn-ikke-tekst", node.place)
            return Scalar("", True, node.place)
        if not node.quoted and node.text == "<<":
            self._report("skrivemåde-henvisning", node.place, tegn="<<")
        elif not node.quoted and node.text[0] in HARD_BLANKS:
            self._report("skrivemåde-hårdt-mellemrum", node.place)
        return replace(node, text=" ".join(as_seen(node.text).split()))

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> Scalar:
        is_plain = event.style in (None, "")
        if code := refused_character(event.value):
            self._report("tegn-usynligt", place, kode=code)
        if is_plain and _DASH_WITHOUT_SPACE.match(event.value):
            self._report("skrivemåde-bindestreg-uden-mellemrum", place)
        if is_plain:
            self._check_note(event)
            self._check_list(event, place)
        text = unicodedata.normalize("NFC", event.value)
        lines = self._lines_of_block(event) if event.style == "|" else ()
        written = text.rstrip(HARD_BLANKS) if is_plain else text
        return Scalar(written, not is_plain, place, lines, _extent(event))

    def _check_note(self, event: yaml.ScalarEvent) -> None:
        """Refuse ``Plan #1 for os``: the sign begins a note, and what follows would be lost unseen."""
        end: Any = event.end_mark
        if match := _NOTE_LIKE_TEXT.match(self._source.line(end.line), end.column):
            place = self._source.span(end.line, match.start(1))
            self._report("skrivemåde-havelåge-i-tekst", place)

    def _check_list(self, event: yaml.ScalarEvent, place: Place) -> None:
        """Refuse a list whose first dash is forgotten, which YAML would run together into one text."""
        start: Any = event.start_mark
        end: Any = event.end_mark
        dash = " " * start.column + "- "
        is_first = not self._source.line(start.line)[: start.column].strip()
        if is_first and any(
            self._source.line(n).startswith(dash) for n in range(start.line + 1, end.line + 1)
        ):
            self._report("skrivemåde-bindestreg-mangler", place)

    def _lines_of_block(self, event: yaml.ScalarEvent) -> tuple[Place, ...]:
        """Return the place of every line of a ``|`` block; it ends as the file's line does."""
        if not event.value:
            return ()
        start: Any = event.start_mark
        return tuple(
            self._source.span(number, len(self._source.line(number)) - len(line))
            for number, line in enumerate(event.value.removesuffix("\n").split("\n"), start=start.line + 1)
        )

    def _place(self, event: yaml.Event) -> Place:
        start: Any = event.start_mark
        end: Any = event.end_mark
        if isinstance(event, yaml.ScalarEvent) and event.style in ("|", ">"):
            return self._source.place(start.line, start.column)
        if end.line > start.line:
            return self._source.span(start.line, start.column)
        return self._source.span(start.line, start.column, end.column)

    def _report(self, code: str, place: Place, **values: object) -> None:
        self.findings.append(finding(code, place, **values))

    def _stop(self, code: str, place: Place, **values: object) -> None:
        self._report(code, place, **values)
        self.is_stopped = True


def _extent(event: yaml.Event) -> Extent:
    start: Any = event.start_mark
    end: Any = event.end_mark
    return Extent(start.index, end.index)


def _rejoined(whole: Node, decimals: Scalar) -> Scalar | None:
    """Return the number that YAML cut at its comma, as in ``{mindst: 0,5}``; None for other values."""
    if not (_is_cut_from(whole, decimals) and _DIGITS.fullmatch(decimals.text)):
        return None
    place = replace(whole.place, length=whole.place.length + 1 + decimals.place.length)
    extent = Extent(whole.extent.start, decimals.extent.end)
    return replace(whole, text=f"{whole.text},{decimals.text}", place=place, extent=extent)


def _is_cut_from(whole: Node, rest: Scalar) -> TypeGuard[Scalar]:
    """Tell whether a whole number stands right before the comma that something else follows at once."""
    if not isinstance(whole, Scalar) or whole.quoted or rest.quoted:
        return False
    end = whole.place.column + whole.place.length
    is_next = whole.place.line == rest.place.line and end + 1 == rest.place.column
    return is_next and _WHOLE_NUMBER.fullmatch(whole.text) is not None


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else line[:_LONGEST_SHOWN] + "…"
