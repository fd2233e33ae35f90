"""The styles part: built-in styles under Word's own names, and the few of our own that a plan needs."""

from __future__ import annotations

from dataclasses import dataclass

from generator.document.blocks import CalloutKind, ParagraphStyle, Setting
from generator.document.design import Design
from generator.writers.word.markup import DECLARATION, NAMESPACES, escape
from generator.writers.word.page import TEXT_WIDTH

LANGUAGE = "da-DK"
HEADING_LIST, BULLET_LIST, NUMBER_LIST = 1, 2, 3

PARAGRAPH_STYLES = {
    ParagraphStyle.BODY: "Normal",
    ParagraphStyle.LEAD: "Manchet",
    ParagraphStyle.SOURCE: "Kilde",
    ParagraphStyle.REMARK: "Bemaerkning",
}
CALLOUT_STYLES = {
    CalloutKind.FACT: "Fakta",
    CalloutKind.TARGET: "Markeret",
    CalloutKind.PENDING: "Forbehold",
    CalloutKind.DEMO: "Markeret",
    CalloutKind.RESERVATION: "Forbehold",
}
LONGEST_TERM_BESIDE = 22
"""The number of characters of a term that its description can stand beside."""

CELL_MARGIN = 85
"""The space on either side of a cell's text, in twentieths of a point: 1.5 mm."""

CONTENTS_INDENTS = (0, 454, 1077, 1871)
"""Where the lines of each level of the contents begin; those of the next begin where a number has room."""

LATENT_STYLES = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
    ' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
)
"""Every other built-in style stays out of the gallery until somebody asks for it."""

_TERM_WIDTH = 2665  # 47 mm

_LIST_STYLES = (("Bullet", BULLET_LIST), ("Number", NUMBER_LIST))


@dataclass(frozen=True, slots=True)
class _Rooms:
    """The room in points below the lines of the front, and before and after headings of each level."""

    authority: float
    subtitle: float
    line: float
    headings: tuple[tuple[float, float], ...]


_ROOMS = {
    Setting.BOOK: _Rooms(160, 40, 18, ((26, 8), (18, 5), (13, 3))),
    Setting.SHEET: _Rooms(4, 4, 6, ((14, 4), (10, 3), (8, 3))),
}


def styles_xml(design: Design, text_width: int = TEXT_WIDTH, setting: Setting = Setting.BOOK) -> bytes:
    """Return the styles part in the design's font, colours and sizes, as close as the setting asks for.

    ``text_width`` is the width of the text in twentieths of a point.
    """
    rooms = _ROOMS[setting]
    if setting is Setting.SHEET:
        design = design.of_sheets
    return (
        f"{DECLARATION}<w:styles{NAMESPACES}>{_defaults(design)}{_built_in(design, text_width, rooms)}"
        f"{_headings(design, rooms)}{_lists()}{_contents(text_width)}{_own(design, rooms)}{_callouts(design)}"
        f"{_table(design)}</w:styles>"
    ).encode()


def _hex(colour: str) -> str:
    return colour.removeprefix("#").upper()


def _type(points: float | None = None, colour: str = "", *, bold: bool = False, italic: bool = False) -> str:
    half_points = round(points * 2) if points else 0
    return (
        ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:i/><w:iCs/>" if italic else "")
        + (f'<w:color w:val="{_hex(colour)}"/>' if colour else "")
        + (f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if half_points else "")
    )


def _space(before: float = 0, after: float = 0, line: int | None = None) -> str:
    height = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{height}/>'


def _border(side: str, eighths: int, colour: str, space: int = 0) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{_hex(colour)}"/>'


def _style(
    identity: str,
    name: str,
    paragraph: str = "",
    type_: str = "",
    *,
    kind: str = "paragraph",
    based_on: str = "Normal",
    following: str = "",
    priority: int = 9,
    gallery: bool = True,
    own: bool = False,
) -> str:
    return (
        f'<w:style w:type="{kind}"'
        + (' w:customStyle="1"' if own else "")
        + f' w:styleId="{identity}"><w:name w:val="{escape(name)}"/><w:basedOn w:val="{based_on}"/>'
        + (f'<w:next w:val="{following}"/>' if following else "")
        + f'<w:uiPriority w:val="{priority}"/>'
        + ("<w:qFormat/>" if gallery else "<w:unhideWhenUsed/>")
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{type_}</w:rPr>" if type_ else "")
        + "</w:style>"
    )


def _defaults(design: Design) -> str:
    font = escape(design.word_font)
    language = f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>'
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}"'
        f' w:cs="{font}"/>{_type(design.sizes.body, design.colours.text)}{language}</w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr><w:widowControl/>{_space(0, 7, 276)}</w:pPr></w:pPrDefault></w:docDefaults>"
        f"{LATENT_STYLES}"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f'<w:qFormat/><w:rPr><w:lang w:val="{LANGUAGE}"/></w:rPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/>'
        "</w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )


def _built_in(design: Design, text_width: int, rooms: _Rooms) -> str:
    colours, sizes = design.colours, design.sizes
    whole = "<w:suppressAutoHyphens/>"
    quote_bar = f"<w:pBdr>{_border('left', 24, colours.line, 10)}</w:pBdr>"
    return "".join(
        (
            _style(
                "Title",
                "Title",
                f"<w:keepNext/>{whole}{_space(0, 6, 240)}",
                _type(sizes.chapter * 1.8, colours.primary, bold=True),
                following="Subtitle",
                priority=10,
            ),
            _style(
                "Subtitle",
                "Subtitle",
                f"{whole}{_space(0, rooms.subtitle, 252)}",
                _type(sizes.section + 2, colours.muted),
                following="Normal",
                priority=11,
            ),
            _style(
                "Caption",
                "caption",
                f"<w:keepNext/><w:keepLines/>{whole}{_space(14, 3, 252)}",
                _type(sizes.body, colours.primary, bold=True),
                following="Normal",
                priority=35,
            ),
            _style(
                "Quote",
                "Quote",
                f'<w:keepLines/>{quote_bar}{_space(0, 4)}<w:ind w:left="397" w:right="397"/>',
                _type(sizes.body + 0.5, colours.primary),
                priority=29,
            ),
            _style("Header", "header", _space(0, 0, 240), _type(sizes.small, colours.muted), gallery=False),
            _style(
                "Footer",
                "footer",
                f'<w:tabs><w:tab w:val="right" w:pos="{text_width}"/></w:tabs>{_space(0, 0, 240)}',
                _type(sizes.small, colours.muted),
                gallery=False,
            ),
            _style(
                "FootnoteText",
                "footnote text",
                f'{_space(0, 2, 240)}<w:ind w:left="170" w:hanging="170"/>',
                _type(sizes.small),
                gallery=False,
            ),
            _style(
                "FootnoteReference",
                "footnote reference",
                type_='<w:vertAlign w:val="superscript"/>',
                kind="character",
                based_on="DefaultParagraphFont",
                gallery=False,
            ),
            _style(
                "Hyperlink",
                "Hyperlink",
                type_=f'{_type(None, colours.primary)}<w:u w:val="single"/>',
                kind="character",
                based_on="DefaultParagraphFont",
                gallery=False,
            ),
        )
    )


def _headings(design: Design, rooms: _Rooms) -> str:
    sizes = design.sizes
    looks = zip((sizes.chapter, sizes.section, sizes.subsection), rooms.headings, strict=True)
    return "".join(
        _style(
            f"Heading{level}",
            f"heading {level}",
            f'<w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val="{level - 1}"/>'
            f'<w:numId w:val="{HEADING_LIST}"/></w:numPr><w:suppressAutoHyphens/>{_space(before, after, 252)}'
            f'<w:outlineLvl w:val="{level - 1}"/>',
            _type(points, design.colours.primary, bold=True),
            following="Normal",
        )
        for level, (points, (before, after)) in enumerate(looks, 1)
    )


def list_style(kind: str, level: int) -> str:
    """Return the style of a list item: ``kind`` is "Bullet" or "Number", ``level`` counts from 0."""
    return f"List{kind}{level + 1 if level else ''}"


def _lists() -> str:
    return "".join(
        _style(
            list_style(kind, level),
            f"List {kind} {level + 1}" if level else f"List {kind}",
            f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>{_space(0, 3)}',
            priority=36,
        )
        for kind, number in _LIST_STYLES
        for level in range(3)
    )


def _contents(text_width: int) -> str:
    right = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{text_width}"/></w:tabs>'
    indents = [f'<w:ind w:left="{indent}"/>' if indent else "" for indent in CONTENTS_INDENTS]
    looks = (
        (f"{right}{_space(6, 2)}{indents[0]}", _type(bold=True)),
        (f"{right}{_space(0, 2)}{indents[1]}", ""),
        (f"{right}{_space(0, 2)}{indents[2]}", ""),
    )
    return _style(
        "TOCHeading",
        "TOC Heading",
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr><w:outlineLvl w:val="9"/>',
        based_on="Heading1",
        following="Normal",
        priority=39,
    ) + "".join(
        _style(f"TOC{level}", f"toc {level}", paragraph, type_, gallery=False, priority=39)
        for level, (paragraph, type_) in enumerate(looks, 1)
    )


def _own(design: Design, rooms: _Rooms) -> str:
    colours, sizes = design.colours, design.sizes
    tab = f'<w:tabs><w:tab w:val="left" w:pos="{_TERM_WIDTH}"/></w:tabs>'
    small = _type(sizes.small, colours.muted)
    authority = _type(sizes.section, colours.primary, bold=True)
    quote_bar = f"<w:pBdr>{_border('left', 24, colours.line, 10)}</w:pBdr>"
    indent = f'<w:ind w:left="{_TERM_WIDTH}" w:hanging="{_TERM_WIDTH}"/>'
    rows = (
        ("Myndighed", "Myndighed", _space(0, rooms.authority), authority),
        ("Slogan", "Slogan", _space(0, rooms.line, 252), _type(sizes.section, colours.accent, italic=True)),
        ("Periode", "Periode", _space(0, rooms.line), _type(sizes.section, colours.text)),
        ("Manchet", "Manchet", _space(0, 10), _type(sizes.body + 2, colours.primary)),
        ("Kilde", "Kilde", _space(4, 12, 252), small),
        ("Bemaerkning", "Bemærkning", _space(0, 6, 252), small),
        ("Undertitel", "Figurundertitel", f"<w:keepNext/>{_space(0, 4, 252)}", small),
        # Word leaves room for the descenders of text below a picture, so the smallest type has the least, and
        # multiplies the height of a picture with the line spacing.
        ("Figur", "Figur", f"<w:keepNext/>{_space(0, 0, 240)}", _type(1)),
        ("Billede", "Billede", _space(0, 7, 240), _type(1)),
        ("Citatkilde", "Citatkilde", f'{quote_bar}{_space(0, 10)}<w:ind w:left="397" w:right="397"/>', small),
        ("Begreb", "Begreb", f"{tab}{_space(0, 3)}{indent}", ""),
        ("Begrebsnavn", "Begrebsnavn", f"<w:keepNext/>{_space(7, 0)}", _type(bold=True)),
        ("Forklaring", "Forklaring", _space(0, 3), ""),
        ("Tabeltekst", "Tabeltekst", _space(2, 2, 240), _type(sizes.table)),
        (
            "Udkast",
            "Udkast",
            f"<w:pBdr>{''.join(_border(side, 8, colours.accent, 2) for side in _SIDES)}</w:pBdr>"
            f'{_space(0, 6, 240)}<w:ind w:left="57" w:right="57"/><w:jc w:val="center"/>',
            _type(sizes.body, colours.accent, bold=True),
        ),
    )
    return "".join(
        _style(identity, name, paragraph, type_, own=True, priority=37)
        for identity, name, paragraph, type_ in rows
    ) + (
        _style("Tabelsum", "Tabelsum", "", _type(bold=True), based_on="Tabeltekst", own=True, priority=37)
        + _style(
            "Tabelskel",
            "Tabelskel",
            '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>',
            own=True,
            gallery=False,
            priority=99,
        )
    )


_SIDES = ("top", "left", "bottom", "right")


def _callouts(design: Design) -> str:
    colours = design.colours
    indent = '<w:ind w:left="227" w:right="113"/>'
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_hex(colours.surface)}"/>'
    styles = []
    kinds = (
        ("Fakta", colours.primary, colours.primary),
        ("Markeret", colours.accent, colours.accent),
        ("Forbehold", colours.muted, colours.text),
    )
    for name, colour, of_title in kinds:
        # One frame around title and text is one box in Word; its upper and lower lines are its padding.
        lines = (_border("top", 4, colours.surface, 5), _border("left", 36, colour, 8))
        frame = f"<w:pBdr>{''.join(lines)}{_border('bottom', 4, colours.surface, 5)}</w:pBdr>{shade}"
        styles += [
            _style(
                f"{name}titel",
                f"{name} titel",
                f"<w:keepNext/><w:keepLines/>{frame}{_space(14, 2)}{indent}",
                _type(None, of_title, bold=True),
                following=f"{name}tekst",
                own=True,
                priority=38,
            ),
            _style(
                f"{name}tekst",
                f"{name} tekst",
                f"<w:keepLines/>{frame}{_space(0, 8)}{indent}",
                own=True,
                priority=38,
            ),
        ]
    return "".join(styles)


def _table(design: Design) -> str:
    colours = design.colours
    lines = _border("top", 4, colours.line) + _border("bottom", 4, colours.line)
    lines += _border("insideH", 4, colours.line)
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="Plantabel"><w:name w:val="Plantabel"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="37"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>"
        f'<w:left w:w="{CELL_MARGIN}" w:type="dxa"/><w:right w:w="{CELL_MARGIN}" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
        '<w:tcPr><w:vAlign w:val="top"/></w:tcPr>'
        f'<w:tblStylePr w:type="firstRow"><w:pPr><w:keepNext/></w:pPr>'
        f"<w:rPr>{_type(None, colours.primary, bold=True)}</w:rPr><w:tcPr><w:tcBorders>"
        f"{_border('bottom', 12, colours.primary)}</w:tcBorders>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{_hex(colours.surface)}"/>'
        '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
        f'<w:tblStylePr w:type="firstCol"><w:rPr>{_type(None, colours.primary)}</w:rPr></w:tblStylePr>'
        "</w:style>"
    )
