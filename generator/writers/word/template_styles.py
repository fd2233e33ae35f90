"""The styles of a template with ours beside them: what a plan is set in when an office has its own template.

A style is known by its name in Word's file, whatever its id and whatever name Word shows: ``heading 1`` is
"Overskrift 1" to a Danish reader. The template's styles get the ids that our text uses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from generator.writers.word.markup import escape
from generator.writers.word.template_markup import (
    PARAGRAPH,
    TYPE,
    W,
    known,
    local,
    properties_xml,
    tag,
    value,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

ALWAYS_OURS = frozenset(
    (
        "Udkast",
        "Figur",
        "Billede",
        "Plantabel",
        "Tabelskel",
        "Default Paragraph Font",
        "Normal Table",
        "No List",
    )
)
"""Styles that a template cannot change: the mark of a draft, and what charts and tables stand in."""

_FIXED = {
    **{
        f"Heading{level}": ("keepNext", "keepLines", "numPr", "tabs", "ind", "outlineLvl")
        for level in (1, 2, 3)
    },
    **{
        f"List{kind}{level}": ("numPr", "tabs", "ind")
        for kind in ("Bullet", "Number")
        for level in ("", 2, 3)
    },
    **{f"TOC{level}": ("numPr", "tabs", "ind") for level in (1, 2, 3)},
    "TOCHeading": ("numPr", "ind", "outlineLvl"),
    "Caption": ("keepNext", "keepLines", "numPr"),
    "Undertitel": ("keepNext", "numPr"),
    "Begreb": ("numPr", "tabs", "ind"),
}
"""The properties of paragraphs that are ours in each style: what numbers, contents and captions depend on."""

_NUMBERS = ("numPr",)
_LONGEST_NAME, _MOST_STYLES = 100, 2_000
_HEAD = ("uiPriority", "semiHidden", "unhideWhenUsed", "qFormat")
_REFERENCES = ("basedOn", "next", "link")
_TABLE = ("tblPr", "trPr", "tcPr", "tblStylePr")
_DEFAULTS = frozenset(("Normal", "DefaultParagraphFont", "TableNormal", "NoList"))
_KEPT_KINDS = frozenset(("paragraph", "character", "table"))
_LEFT = frozenset((None, "left", "start"))


@dataclass(frozen=True, slots=True)
class Style:
    """A style: ``kind`` is paragraph, character or table, ``name`` the one in the file.

    The properties are by their names in Word's markup. ``references`` are the ids of the style that it is
    based on, of the next paragraph's, and of its twin for parts of paragraphs. ``is_own`` if Word does not
    know it by itself.
    """

    identity: str
    kind: str
    name: str
    references: Mapping[str, str]
    head: Mapping[str, _Element]
    paragraph: Mapping[str, _Element]
    type: Mapping[str, _Element]
    table: tuple[_Element, ...]
    is_own: bool

    @property
    def key(self) -> tuple[str, str]:
        """What tells styles apart: their kind and their name, in any case."""
        return self.kind, self.name.casefold()


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """Styles by id, over the document's own defaults."""

    styles: Mapping[str, Style]
    default_paragraph: Mapping[str, _Element]
    default_type: Mapping[str, _Element]

    def paragraph(self, identity: str, name: str) -> _Element | None:
        """Return a property of paragraphs as it holds for a style."""
        for style in self.chain(identity):
            if name in style.paragraph:
                return style.paragraph[name]
        return self.default_paragraph.get(name)

    def type(self, identity: str, name: str) -> _Element | None:
        """Return a property of type as it holds for a style."""
        for style in self.chain(identity):
            if name in style.type:
                return style.type[name]
        return self.default_type.get(name)

    def chain(self, identity: str) -> tuple[Style, ...]:
        """Return a style and those that it is based on, from itself; one that comes around again ends it."""
        found: dict[str, Style] = {}
        while identity in self.styles and identity not in found:
            found[identity] = self.styles[identity]
            identity = found[identity].references.get("basedOn", "")
        return tuple(found.values())


def read_styles(root: _Element) -> StyleSheet:
    """Return the styles of a styles part under the ids that they have there."""
    found: dict[str, Style] = {}
    keys = set()
    for element in islice(root.iterfind(f"{W}style"), _MOST_STYLES):
        references = known(element, _REFERENCES)
        style = Style(
            value(element, "styleId") or "",
            value(element, "type") or "paragraph",
            (value(element.find(f"{W}name")) or "").strip()[:_LONGEST_NAME],
            {name: words for name, reference in references.items() if (words := value(reference))},
            known(element, _HEAD),
            known(element.find(f"{W}pPr"), PARAGRAPH),
            known(element.find(f"{W}rPr"), TYPE),
            tuple(child for child in element if local(child) in _TABLE),
            value(element, "customStyle") in ("1", "true", "on"),
        )
        if style.identity and style.name and style.identity not in found and style.key not in keys:
            found[style.identity] = style
            keys.add(style.key)
    return StyleSheet(
        found,
        known(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"), PARAGRAPH),
        known(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"), TYPE),
    )


def new_identities(theirs: StyleSheet, ours: StyleSheet) -> dict[str, str]:
    """Return the ids that the template's styles get, by the ids that they had.

    Left out are lists of the office's own, since their numbering does not come along, and styles under one of
    our names that are of another kind.
    """
    by_key = {style.key: style.identity for style in ours.styles.values()}
    our_names = {name for _, name in by_key}
    new = {}
    for index, style in enumerate(theirs.styles.values()):
        if style.key in by_key:
            new[style.identity] = by_key[style.key]
        elif style.kind in _KEPT_KINDS and "numPr" not in style.paragraph and style.key[1] not in our_names:
            new[style.identity] = f"Skabelon{index}"
    return new


def merged(theirs: StyleSheet, ours: StyleSheet, new: Mapping[str, str]) -> StyleSheet:
    """Return all styles under the ids that a plan uses; those that the template lacks are ours."""
    styles: dict[str, Style] = {}
    for style in theirs.styles.values():
        identity = new.get(style.identity)
        own = ours.styles.get(identity or "")
        if identity is not None and not (own and own.name in ALWAYS_OURS):
            references = {name: new[old] for name, old in style.references.items() if old in new}
            paragraph = _with_ours(style, own, identity)
            styles[identity] = replace(style, identity=identity, references=references, paragraph=paragraph)
    sheet = StyleSheet(styles, theirs.default_paragraph, theirs.default_type)
    ours_beside = {i: _on_their_normal(own, sheet) for i, own in ours.styles.items() if i not in styles}
    return replace(sheet, styles={**styles, **ours_beside})


def _with_ours(style: Style, own: Style | None, identity: str) -> dict[str, _Element]:
    fixed = _FIXED.get(identity, _NUMBERS)
    kept = {name: found for name, found in style.paragraph.items() if name not in fixed}
    if own is not None:
        kept |= {name: found for name, found in own.paragraph.items() if name in fixed}
        if "ind" in kept and "ind" in fixed:
            kept["ind"] = _whole_indent(kept["ind"])
    return _in_order(kept)


def _on_their_normal(own: Style, sheet: StyleSheet) -> Style:
    """Return one of our styles set so that the alignment and indents of the office's text do not bend it."""
    if own.kind != "paragraph" or own.references.get("basedOn") != "Normal":
        return own
    paragraph = dict(own.paragraph)
    if "jc" not in paragraph and value(sheet.paragraph("Normal", "jc")) not in _LEFT:
        paragraph["jc"] = _made("jc", val="left")
    if "numPr" not in paragraph and sheet.paragraph("Normal", "ind") is not None:
        paragraph["ind"] = _whole_indent(paragraph.get("ind"))
    return replace(own, paragraph=_in_order(paragraph))


def _whole_indent(indent: _Element | None) -> _Element:
    """Return an indent that leaves no side to the style below, since Word inherits each by itself."""
    given = {} if indent is None else {str(k).removeprefix(W): str(v) for k, v in indent.attrib.items()}
    first = {} if "hanging" in given else {"firstLine": "0"}
    return _made("ind", **{"left": "0", "right": "0", **first, **given})


def _in_order(paragraph: Mapping[str, _Element]) -> dict[str, _Element]:
    return {name: paragraph[name] for name in PARAGRAPH if name in paragraph}


def _made(name: str, **values: str) -> _Element:
    from lxml import etree

    return etree.Element(f"{W}{name}", {f"{W}{key}": words for key, words in values.items()})


def sheet_xml(sheet: StyleSheet, language: str) -> tuple[str, str]:
    """Return the defaults and all styles as markup; a style stands behind the one that it is based on."""
    lang = f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'
    return (
        f"<w:docDefaults><w:rPrDefault>{_group('rPr', sheet.default_type, lang)}</w:rPrDefault>"
        f"<w:pPrDefault>{_group('pPr', sheet.default_paragraph)}</w:pPrDefault></w:docDefaults>",
        "".join(_style_xml(style, base, language) for style, base in _base_first(sheet)),
    )


def _group(name: str, properties: Mapping[str, _Element], more: str = "") -> str:
    inside = "".join(properties_xml(found, {}) for found in properties.values()) + more
    return tag(name, "", inside) if inside else ""


def _base_first(sheet: StyleSheet) -> Iterator[tuple[Style, str | None]]:
    """Yield each style with the id of the one it is based on, behind that; a style under itself has none."""
    done: set[str] = set()
    for identity in sheet.styles:
        for style in reversed(sheet.chain(identity)):
            if style.identity not in done:
                base = style.references.get("basedOn")
                yield style, base if base in done else None
                done.add(style.identity)


def _style_xml(style: Style, base: str | None, language: str) -> str:
    references = {**style.references, "basedOn": base}
    lang = f'<w:lang w:val="{language}"/>' if style.identity == "Normal" else ""
    kind = f' w:type="{style.kind}"'
    kind += ' w:default="1"' if style.identity in _DEFAULTS else ""
    kind += ' w:customStyle="1"' if style.is_own else ""
    return tag(
        "style",
        f'{kind} w:styleId="{style.identity}"',
        f'<w:name w:val="{escape(style.name)}"/>'
        + "".join(f'<w:{name} w:val="{words}"/>' for name in _REFERENCES if (words := references.get(name)))
        + "".join(properties_xml(found, {}) for found in style.head.values())
        + _group("pPr", style.paragraph)
        + _group("rPr", style.type, lang)
        + "".join(properties_xml(found, {}) for found in style.table),
    )
