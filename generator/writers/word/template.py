"""An office's own Word template, taken over for the plans of a municipality.

Nothing of the file itself reaches a plan: styles, letterheads, theme and the page are written anew from what
is known of them. The text, numbering of lists, tables, boxes and settings are ours.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.document.blocks import Setting
from generator.problems import Finding, FindingsError, Place, finding
from generator.writers.word.markup import DECLARATION, NAMESPACES
from generator.writers.word.numbering import HEADING_LEVELS
from generator.writers.word.page import STANDARD_PAGE, TAB_STOP, WordPage
from generator.writers.word.styles import LANGUAGE, LATENT_STYLES, styles_xml
from generator.writers.word.template_checks import check_styles, missing_styles
from generator.writers.word.template_letterhead import Letterhead, LetterheadPicture, LetterheadReader
from generator.writers.word.template_markup import W, is_on, number
from generator.writers.word.template_numbering import HeadingLevel, template_level
from generator.writers.word.template_styles import StyleSheet, merged, new_identities, read_styles, sheet_xml
from generator.writers.word.template_theme import read_theme, theme_xml, with_fonts_by_name

if TYPE_CHECKING:
    from lxml.etree import _Element

    from generator.document.design import Design

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_LEAST_TEXT, _LARGEST_PAGE = 6804, 24_000
"""12 cm and 42 cm in twentieths of a point."""

_FONT_WITHOUT_A_WORD = "Times New Roman"
_HALF_POINTS_WITHOUT_A_WORD = 20
_LETTERHEADS = ("header", "first_header", "footer", "first_footer")
_TAB_STOPS = range(100, 3000)


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """What a plan takes from a template.

    ``design`` has the template's font and size of text, for charts and for our own styles. ``letterheads``
    are its headers and footers by the names of our parts: header, first_header, footer and first_footer;
    ``pictures`` are the ones that they call. ``tab_stop`` is in twentieths of a point. ``remarks`` are what
    is to be told of a template that can be used.
    """

    design: Design
    styles: Mapping[Setting, bytes]
    theme: bytes | None
    page: WordPage
    tab_stop: int
    headings: tuple[HeadingLevel, ...]
    letterheads: Mapping[str, Letterhead]
    pictures: tuple[LetterheadPicture, ...]
    remarks: tuple[Finding, ...]


def take_over(
    parts: Mapping[str, _Element], media: Mapping[str, bytes], design: Design, place: Place
) -> WordTemplate:
    """Return the template in the parts of a Word file, by their names, for plans in a design.

    Raises FindingsError with all that is wrong: styles missing, too faint or too small, a page without room
    for a plan, and headers or footers with what cannot be taken over.
    """
    reader = _TemplateReader(parts, media, design, place)
    template = reader.read()
    if any(found.is_error for found in template.remarks):
        raise FindingsError(template.remarks)
    return template


class _TemplateReader:
    def __init__(
        self, parts: Mapping[str, _Element], media: Mapping[str, bytes], design: Design, place: Place
    ) -> None:
        themes = sorted(name for name in parts if name.startswith("word/theme/"))
        self._theme = read_theme(parts[themes[0]] if themes else None)
        self._parts = {
            name: with_fonts_by_name(root, self._theme) if name.startswith("word/") else root
            for name, root in parts.items()
        }
        self._media = media
        self._design = design
        self._place = place
        self._found: list[Finding] = []

    def read(self) -> WordTemplate:
        if "word/styles.xml" not in self._parts:
            raise FindingsError([finding("skabelon-ulæselig", self._place)])
        theirs = read_styles(self._parts["word/styles.xml"])
        if missing := missing_styles(theirs, self._place):
            raise FindingsError(missing)
        sections = list(self._parts["word/document.xml"].iter(f"{W}sectPr"))
        page = self._page(sections)
        normal = next(i for i, style in theirs.styles.items() if style.key == ("paragraph", "normal"))
        design = self._own_design(theirs, normal)
        ours = {
            setting: read_styles(_parsed(styles_xml(design, page.text_width, setting))) for setting in Setting
        }
        of_book = ours[Setting.BOOK]
        new = new_identities(theirs, of_book)
        styles = {setting: merged(theirs, own, new) for setting, own in ours.items()}
        self._found += check_styles(theirs, styles[Setting.BOOK], of_book, design, self._place)
        letterheads = LetterheadReader(self._parts, self._media, new, self._place)
        heads = dict.fromkeys(_LETTERHEADS, Letterhead())
        heads |= {name: letterheads.read(part) for name, part in self._letterhead_parts(sections)}
        self._found += letterheads.findings
        tab_stop = number(self._setting("defaultTabStop"))
        return WordTemplate(
            design,
            {setting: _styles_part(sheet) for setting, sheet in styles.items()},
            theme_xml(self._theme) if self._theme else None,
            page,
            tab_stop if tab_stop is not None and tab_stop in _TAB_STOPS else TAB_STOP,
            self._headings(theirs),
            heads,
            tuple(letterheads.pictures),
            tuple(dict.fromkeys(self._found)),
        )

    def _setting(self, name: str) -> _Element | None:
        settings = self._parts.get("word/settings.xml")
        return None if settings is None else settings.find(f"{W}{name}")

    def _own_design(self, theirs: StyleSheet, normal: str) -> Design:
        """Return the design with the template's font and size of running text."""
        fonts, size = theirs.type(normal, "rFonts"), number(theirs.type(normal, "sz"))
        font = fonts.get(f"{W}ascii") if fonts is not None else None
        body = (size or _HALF_POINTS_WITHOUT_A_WORD) / 2
        sizes = replace(self._design.sizes, body=body)
        return replace(self._design, word_font=(font or _FONT_WITHOUT_A_WORD)[:64], sizes=sizes)

    def _page(self, sections: list[_Element]) -> WordPage:
        """Return the page of the last section, or our own if it says none."""
        size = sections[-1].find(f"{W}pgSz") if sections else None
        margins = sections[-1].find(f"{W}pgMar") if sections else None
        if size is None or margins is None:
            return STANDARD_PAGE
        width, height = number(size, "w"), number(size, "h")
        names = ("top", "right", "bottom", "left", "header", "footer", "gutter")
        page = WordPage(width or 0, height or 0, *(abs(number(margins, name) or 0) for name in names))
        text = (page.text_width, page.text_height)
        if min(text) < _LEAST_TEXT or max(page.width, page.height) > _LARGEST_PAGE:
            self._found.append(finding("skabelon-side", self._place, mindst=12))
            return STANDARD_PAGE
        return page

    def _headings(self, theirs: StyleSheet) -> tuple[HeadingLevel, ...]:
        numbering = self._parts.get("word/numbering.xml")
        looks = []
        for level, standard in enumerate(HEADING_LEVELS):
            identity = next(
                i for i, s in theirs.styles.items() if s.key == ("paragraph", f"heading {level + 1}")
            )
            properties = {name: theirs.paragraph(identity, name) for name in ("numPr", "ind")}
            chosen = {name: found for name, found in properties.items() if found is not None}
            looks.append(template_level(level, numbering, chosen) or standard)
        if tuple(looks) != HEADING_LEVELS:
            self._found.append(finding("skabelon-numre", self._place))
        return tuple(looks)

    def _letterhead_parts(self, sections: list[_Element]) -> Iterator[tuple[str, str]]:
        """Yield header, first_header, footer and first_footer with their parts.

        A section without a header has that of the one before it. Without a front page of its own, the front
        page has what all pages have.
        """
        targets = self._targets()
        called: dict[tuple[str, str], str] = {}
        for section in sections:
            for kind in ("header", "footer"):
                for reference in section.iterfind(f"{W}{kind}Reference"):
                    part = targets.get(reference.get(f"{_R}id", ""))
                    if part in self._parts:
                        called[kind, reference.get(f"{W}type", "default")] = str(part)
        has_front = bool(sections) and is_on(sections[-1].find(f"{W}titlePg"))
        for kind in ("header", "footer"):
            for name, use in ((kind, "default"), (f"first_{kind}", "first" if has_front else "default")):
                if (kind, use) in called:
                    yield name, called[kind, use]

    def _targets(self) -> dict[str, str]:
        relations = self._parts.get("word/_rels/document.xml.rels")
        return {
            found.get("Id", ""): posixpath.normpath(posixpath.join("/word", found.get("Target", ""))).lstrip(
                "/"
            )
            for found in (() if relations is None else relations)
        }


def _parsed(data: bytes) -> _Element:
    from lxml import etree

    return etree.fromstring(data)


def _styles_part(sheet: StyleSheet) -> bytes:
    defaults, styles = sheet_xml(sheet, LANGUAGE)
    return f"{DECLARATION}<w:styles{NAMESPACES}>{defaults}{LATENT_STYLES}{styles}</w:styles>".encode()
