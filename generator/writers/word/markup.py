"""The few pieces of WordprocessingML that everything else is written with: text, runs, fields, paragraphs."""

from __future__ import annotations

from generator.document.blocks import LINE_BREAK

NAMESPACES = (
    ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_OPEN_TEXT, _CLOSE_TEXT = '<w:t xml:space="preserve">', "</w:t>"
_NOT_XML = (*(c for c in range(0x20) if c not in (0x09, 0x0A, 0x0D)), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
_ESCAPED: dict[int, str | None] = {
    **dict.fromkeys(_NOT_XML),
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
}
# Word draws these two characters as plain hyphens or in another font; its own elements behave.
_ESCAPED_IN_RUN = {
    **_ESCAPED,
    0x00AD: f"{_CLOSE_TEXT}<w:softHyphen/>{_OPEN_TEXT}",
    0x2011: f"{_CLOSE_TEXT}<w:noBreakHyphen/>{_OPEN_TEXT}",
}


def escape(text: str) -> str:
    """Return text fit for XML content and attributes, without the characters that XML cannot hold."""
    return text.translate(_ESCAPED)


def run(text: str, properties: str = "") -> str:
    """Return a run of text; ``properties`` is the inside of its ``w:rPr``."""
    if not text:
        return ""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    if text == LINE_BREAK:
        return f"<w:r>{inside}<w:br/></w:r>"
    return f"<w:r>{inside}{_OPEN_TEXT}{text.translate(_ESCAPED_IN_RUN)}{_CLOSE_TEXT}</w:r>"


TAB = "<w:r><w:tab/></w:r>"
FIELD_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'


def field_start(instruction: str) -> str:
    """Return the runs that open a field, up to where its shown value begins."""
    return (
        f'{FIELD_BEGIN}<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def field(instruction: str, shown: str, properties: str = "") -> str:
    """Return a field with the value that is shown until Word computes it again."""
    return field_start(instruction) + run(shown, properties) + FIELD_END


def bookmark(name: str, identity: int, content: str) -> str:
    """Return content inside a bookmark; ``identity`` must be unique in the document."""
    return f'<w:bookmarkStart w:id="{identity}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{identity}"/>'


def paragraph(
    style: str,
    content: str,
    *,
    keep_next: bool = False,
    page_break: bool = False,
    numbering: tuple[int, int] | None = None,
    space_before: int | None = None,
    space_after: int | None = None,
    indent: tuple[int, int] | None = None,
    left_tab: int | None = None,
    align: str = "",
) -> str:
    """Return a paragraph; everything that a style can say is left to the style.

    ``numbering`` is (level from 0, list), where list 0 takes the style's own numbering away.
    ``indent`` is where the text begins and how far its first line hangs before that. It, the spaces and
    ``left_tab``, the place of a tab stop beside those of the style, are in twentieths of a point.
    """
    properties = f'<w:pStyle w:val="{style}"/>' if style != "Normal" else ""
    if keep_next:
        properties += "<w:keepNext/>"
    if page_break:
        properties += "<w:pageBreakBefore/>"
    if numbering is not None:
        level, number = numbering
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    if left_tab is not None:
        properties += f'<w:tabs><w:tab w:val="left" w:pos="{left_tab}"/></w:tabs>'
    if space_before is not None or space_after is not None:
        before = "" if space_before is None else f' w:before="{space_before}"'
        after = "" if space_after is None else f' w:after="{space_after}"'
        properties += f"<w:spacing{before}{after}/>"
    if indent is not None:
        left, hanging = indent
        first = f'w:hanging="{hanging}"' if hanging >= 0 else f'w:firstLine="{-hanging}"'
        properties += f'<w:ind w:left="{left}" {first}/>'
    if align:
        properties += f'<w:jc w:val="{align}"/>'
    inside = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inside}{content}</w:p>"
