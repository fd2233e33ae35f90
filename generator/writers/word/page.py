"""The page around the text: paper, margins, header, footer and the document's settings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.document.blocks import Marks
from generator.writers.word.markup import DECLARATION, NAMESPACES, TAB, field, paragraph, run
from generator.writers.word.template_letterhead import Letterhead


@dataclass(frozen=True, slots=True)
class WordPage:
    """The paper and its margins in twentieths of a point."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int
    gutter: int = 0

    @property
    def text_width(self) -> int:
        """The width of the text."""
        return self.width - self.left - self.right - self.gutter

    @property
    def text_height(self) -> int:
        """The height of the text."""
        return self.height - self.top - self.bottom


STANDARD_PAGE = WordPage(11906, 16838, 1531, 1275, 1275, 1275, 624, 567)
"""A4 with 22.5 mm on either side and below."""

TEXT_WIDTH = STANDARD_PAGE.text_width
"""The width of the text on our own page, in twentieths of a point."""

TAB_STOP = 567
_BELOW_LETTERHEAD = 240
_ABOVE_FRAME = 120

HEADER, FIRST_HEADER, FOOTER, FIRST_FOOTER = "rIdHeader", "rIdFirstHeader", "rIdFooter", "rIdFirstFooter"


def section_xml(page: WordPage = STANDARD_PAGE) -> str:
    """Return the section, with another header and footer on the front page than on the others."""
    landscape = ' w:orient="landscape"' if page.width > page.height else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER}"/>'
        f'<w:headerReference w:type="first" r:id="{FIRST_HEADER}"/>'
        f'<w:footerReference w:type="default" r:id="{FOOTER}"/>'
        f'<w:footerReference w:type="first" r:id="{FIRST_FOOTER}"/>'
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"{landscape}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}"'
        f' w:header="{page.header}" w:footer="{page.footer}" w:gutter="{page.gutter}"/>'
        "<w:titlePg/></w:sectPr>"
    )


def header_xml(marks: Marks, *, first: bool, letterhead: Letterhead | None = None) -> bytes:
    """Return a header: the banner of a draft and, except on the front page, the running title.

    They stand below the letterhead of an office's own template.
    """
    # The text begins where a tall header ends, so a letterhead needs room below it.
    room = None if letterhead is None else _BELOW_LETTERHEAD
    banner = ""
    if marks.draft:
        above_frame = None if letterhead is None else _ABOVE_FRAME
        room_below = room if first else None
        banner = paragraph("Udkast", run(marks.draft), space_before=above_frame, space_after=room_below)
    title = "" if first else paragraph("Header", run(marks.running_title), space_after=room)
    above = letterhead.xml if letterhead is not None else ""
    return _part("hdr", above + (banner + title or paragraph("Header", "", space_after=room)))


def footer_xml(marks: Marks, pages: int, *, first: bool, letterhead: Letterhead | None = None) -> bytes:
    """Return a footer: the line about demo figures and, except on the front page, the page number.

    They stand below the footer of an office's own template, each on a line of its own since its tab stops are
    not known; a page number that is in it already is not written twice. ``pages`` is the number of pages
    shown until Word counts them.
    """
    demo = run(marks.demo) if marks.demo else ""
    number = "" if first else _page_number(marks.page, pages)
    if letterhead is None:
        return _part("ftr", paragraph("Footer", demo + (TAB + number if number else "")))
    lines = paragraph("Footer", demo) if demo else ""
    if number and not letterhead.counts_pages:
        lines += paragraph("Footer", number, align="right")
    return _part("ftr", letterhead.xml + (lines or paragraph("Footer", "")))


def _page_number(pattern: str, pages: int) -> str:
    fields = {"{side}": field("PAGE", "1"), "{sider}": field("NUMPAGES", str(pages))}
    return "".join(fields.get(piece) or run(piece) for piece in re.split(r"(\{sider?\})", pattern))


def _part(name: str, content: str) -> bytes:
    return f"{DECLARATION}<w:{name}{NAMESPACES}>{content}</w:{name}>".encode()


def settings_xml(tab_stop: int = TAB_STOP) -> bytes:
    """Return the settings: Danish separators and today's layout rules.

    ``tab_stop`` is the distance of tab stops that nobody has set, in twentieths of a point. Fields are not
    set to be updated on opening, since Word then meets the reader with a question. Words are not hyphenated:
    where Word would divide them depends on its dictionaries, and the page numbers of the contents on that.
    """
    rules = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return _part(
        "settings",
        f'<w:zoom w:percent="100"/><w:defaultTabStop w:val="{tab_stop}"/>'
        '<w:consecutiveHyphenLimit w:val="2"/><w:hyphenationZone w:val="425"/><w:doNotHyphenateCaps/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        f'<w:compat>{rules}</w:compat><w:themeFontLang w:val="da-DK"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>',
    )
