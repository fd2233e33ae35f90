"""A municipality's own style sheet: read rule by rule, and written anew from what may be in it.

It holds within the text of a plan alone, so cover, marks, header and footer stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import tinycss2
from tinycss2.ast import (
    AtRule,
    CurlyBracketsBlock,
    Declaration,
    FunctionBlock,
    Node,
    ParenthesesBlock,
    QualifiedRule,
    SquareBracketsBlock,
    WhitespaceToken,
)

from generator.document.own_pages import OwnFile
from generator.problems import Finding, FindingsError, Place, finding, sorted_by_place
from generator.problems.suggest import hint
from generator.writers.own_css_values import PROPERTIES

MAX_KIB = 32
_WITHIN = "main "
_MOST_RULES = 200
_MOST_SELECTORS = 20
_ELEMENTS = (
    "a|blockquote|caption|dd|div|dl|dt|em|figcaption|figure|h2|h3|h4|li|nav|ol|p|section|span|strong|table|tbody|td"
    "|th|thead|tr|ul"
)
_CLASSES = r"(?:\.[A-Za-z][\w-]{0,60})"
_SIMPLE = rf"(?:(?:{_ELEMENTS}){_CLASSES}*|{_CLASSES}+)(?::(?:first|last)-(?:child|of-type))?"
_SELECTOR = re.compile(rf"{_SIMPLE}(?:(?:\s*[>+~]\s*|\s+){_SIMPLE}){{0,5}}")
_SHOWN = 60


_BLOCKS = (CurlyBracketsBlock, FunctionBlock, ParenthesesBlock, SquareBracketsBlock)


@dataclass(frozen=True, slots=True)
class OwnDeclaration:
    """One property with its value, and where it is written."""

    name: str
    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class OwnRule:
    """The declarations for what some selectors, each within the text of a plan, select."""

    selectors: tuple[str, ...]
    declarations: tuple[OwnDeclaration, ...]

    @property
    def css(self) -> str:
        """The rule as a style sheet has it."""
        values = "; ".join(f"{item.name}: {item.value}" for item in self.declarations)
        return f"{', '.join(self.selectors)} {{ {values} }}"


def read_styles(file: OwnFile) -> tuple[OwnRule, ...]:
    """Return the rules of a style sheet. Raises FindingsError with all that may not be in it."""
    reader = _Reader(file)
    rules = tuple(reader.rules())
    if reader.findings:
        raise FindingsError(sorted_by_place(reader.findings))
    return rules


class _Reader:
    def __init__(self, file: OwnFile) -> None:
        self.findings: list[Finding] = []
        self._file = file

    def rules(self) -> Iterator[OwnRule]:
        if len(self._file.text.encode()) > MAX_KIB * 1024:
            self._report("css-stor", self._file.place(), grænse=MAX_KIB)
            return
        nodes = tinycss2.parse_stylesheet(self._file.text, skip_comments=True, skip_whitespace=True)
        if len(nodes) > _MOST_RULES:
            self._report("css-regler", self._place(nodes[_MOST_RULES]), grænse=_MOST_RULES)
            return
        for node in nodes:
            if isinstance(node, QualifiedRule):
                selectors = tuple(self._selectors(node))
                declarations = tuple(self._declarations(node))
                if selectors and declarations:
                    yield OwnRule(selectors, declarations)
            else:
                self._refuse(node)

    def _selectors(self, rule: QualifiedRule) -> Iterator[str]:
        place = self._place(rule)
        selectors = _written(rule.prelude).split(",")
        if len(selectors) > _MOST_SELECTORS:
            self._report("css-vælgere", place, grænse=_MOST_SELECTORS)
            return
        for words in selectors:
            selector = " ".join(words.split())
            if _SELECTOR.fullmatch(selector):
                yield _WITHIN + selector
            else:
                shown = selector[:_SHOWN]
                place = self._file.place_of(shown, rule.source_line) if shown else place
                self._report("css-vælger", place, vælger=shown)

    def _declarations(self, rule: QualifiedRule) -> Iterator[OwnDeclaration]:
        for node in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
            if isinstance(node, Declaration):
                yield from self._declaration(node)
            else:
                self._refuse(node)

    def _declaration(self, node: Declaration) -> Iterator[OwnDeclaration]:
        name = node.lower_name
        place = self._place(node, len(node.name))
        value = " ".join(_written(node.value).split())
        if name not in PROPERTIES:
            known = ", ".join(PROPERTIES)
            forslag = hint(name, PROPERTIES)
            self._report("css-egenskab", place, egenskab=node.name[:_SHOWN], forslag=forslag, kendte=known)
        elif node.important:
            self._report("css-important", place)
        elif not PROPERTIES[name].allow(
            [item for item in node.value if not isinstance(item, WhitespaceToken)]
        ):
            values = PROPERTIES[name]
            self._report(values.code, place, egenskab=name, værdi=value[:_SHOWN], **values.gaps)
        else:
            yield OwnDeclaration(name, value, place)

    def _refuse(self, node: Node) -> None:
        if isinstance(node, AtRule):
            self._report(
                "css-at-regel", self._place(node, len(node.at_keyword) + 1), regel=node.at_keyword[:_SHOWN]
            )
        elif isinstance(node, QualifiedRule):
            self._report("css-indlejret", self._place(node))
        else:
            self._report("css-ulæselig", self._place(node))

    def _place(self, node: Node, length: int = 1) -> Place:
        return self._file.place(node.source_line, node.source_column, length)

    def _report(self, code: str, place: Place, **values: object) -> None:
        self.findings.append(finding(code, place, **values))


def _written(tokens: Sequence[Node]) -> str:
    """Return some tokens as they are written, without what is in brackets, which may be of any depth."""
    return "".join(
        f"{getattr(token, 'name', '')}(…)" if isinstance(token, _BLOCKS) else str(token.serialize())
        for token in tokens
    )
