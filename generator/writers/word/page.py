"""The page around the text: paper, margins, header, footer and the document's settings."""

from __future__ import annotations

import re

from generator.document.blocks import Marks
from generator.writers.word.markup import DECLARATION, NAMESPACES, TAB, field, paragraph, run

_WIDTH, _HEIGHT, _MARGIN = 11906, 16838, 1275
TEXT_WIDTH = _WIDTH - 2 * _MARGIN
"""The width of the text in twentieths of a point: A4 with 22.5 mm on either side."""

HEADER, FIRST_HEADER, FOOTER, FIRST_FOOTER = "rIdHeader", "rIdFirstHeader", "rIdFooter", "rIdFirstFooter"


def section_xml() -> str:
    """Return the section: A4, with another header and footer on the front page than on the others."""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER}"/>'
        f'<w:headerReference w:type="first" r:id="{FIRST_HEADER}"/>'
        f'<w:footerReference w:type="default" r:id="{FOOTER}"/>'
        f'<w:footerReference w:type="first" r:id="{FIRST_FOOTER}"/>'
        f'<w:pgSz w:w="{_WIDTH}" w:h="{_HEIGHT}"/>'
        f'<w:pgMar w:top="1531" w:right="{_MARGIN}" w:bottom="1304" w:left="{_MARGIN}" w:header="624"'
        ' w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def header_xml(marks: Marks, *, first: bool) -> bytes:
    """Return a header: the banner of a draft and, except on the front page, the running title."""
    banner = paragraph("Udkast", run(marks.draft)) if marks.draft else ""
    title = "" if first else paragraph("Header", run(marks.running_title))
    return _part("hdr", banner + title or paragraph("Header", ""))


def footer_xml(marks: Marks, pages: int, *, first: bool) -> bytes:
    """Return a footer: the line about demo figures and, except on the front page, the page number.

    ``pages`` is the number of pages shown until Word counts them.
    """
    demo = run(marks.demo) if marks.demo else ""
    number = "" if first else TAB + _page_number(marks.page, pages)
    return _part("ftr", paragraph("Footer", demo + number))


def _page_number(pattern: str, pages: int) -> str:
    fields = {"{side}": field("PAGE", "1"), "{sider}": field("NUMPAGES", str(pages))}
    return "".join(fields.get(piece) or run(piece) for piece in re.split(r"(\{sider?\})", pattern))


def _part(name: str, content: str) -> bytes:
    return f"{DECLARATION}<w:{name}{NAMESPACES}>{content}</w:{name}>".encode()


def settings_xml() -> bytes:
    """Return the settings: Danish separators, hyphenation and today's layout rules.

    Fields are not set to be updated on opening, since Word then meets the reader with a question.
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
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:autoHyphenation/>'
        '<w:consecutiveHyphenLimit w:val="2"/><w:hyphenationZone w:val="425"/><w:doNotHyphenateCaps/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        f'<w:compat>{rules}</w:compat><w:themeFontLang w:val="da-DK"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>',
    )
