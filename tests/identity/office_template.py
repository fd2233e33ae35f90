"""A Word template as an office has it: saved by Danish Word, with letterhead, own list and leftover text.

Run as a script, it writes the template of the harbour town's example identity.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image, ImageDraw

COMMITTED = Path(__file__).parent / "files" / "havn.skabelon.docx"

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_GREEN = "14532D"

LOGO = "word/media/image1.png"


def part(name: str, inside: str) -> str:
    """Return a part of WordprocessingML."""
    return f"{_DECLARATION}<w:{name} {_NAMES}>{inside}</w:{name}>"


def relations(*items: tuple[str, str, str], more: str = "") -> str:
    """Return a part of relationships from ids, kinds and targets; ``more`` is put in as it is."""
    inside = "".join(
        f'<Relationship Id="{identity}" Type="{_R}/{kind}" Target="{target}"/>'
        for identity, kind, target in items
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_DECLARATION}<Relationships xmlns="{namespace}">{inside}{more}</Relationships>'


def outside(kind: str, target: str) -> str:
    """Return a relationship to something outside the file."""
    return f'<Relationship Id="rId2" Type="{_R}/{kind}" Target="{target}" TargetMode="External"/>'


def style(identity: str, name: str, paragraph: str = "", type_: str = "", *, base: str = "Normal") -> str:
    """Return a paragraph style as Danish Word saves it."""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{base}"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/>'
        f'<w:rsid w:val="00A31B2C"/><w:pPr>{paragraph}</w:pPr><w:rPr>{type_}</w:rPr></w:style>'
    )


def _heading(level: int, half_points: int, before: int) -> str:
    return style(
        f"Overskrift{level}",
        f"heading {level}",
        f'<w:keepNext/><w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="4"/></w:numPr>'
        f'<w:spacing w:before="{before}" w:after="120" w:line="240" w:lineRule="auto"/>'
        f'<w:outlineLvl w:val="{level - 1}"/>',
        '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/><w:b/>'
        f'<w:color w:val="{_GREEN}" w:themeColor="accent1"/><w:sz w:val="{half_points}"/>',
    )


STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi"'
    ' w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
    '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    '</w:docDefaults><w:latentStyles w:count="376"><w:lsdException w:name="Normal" w:uiPriority="0"/>'
    '</w:latentStyles><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:qFormat/><w:rsid w:val="00A31B2C"/><w:pPr><w:spacing w:after="140" w:line="280" w:lineRule="exact"/>'
    '</w:pPr><w:rPr><w:sz w:val="20"/><w:lang w:val="da-DK"/></w:rPr></w:style>'
    + _heading(1, 36, 480)
    + _heading(2, 26, 320)
    + _heading(3, 22, 240)
    + '<w:style w:type="character" w:default="1" w:styleId="Standardskrifttypeiafsnit">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="Tabel-Normal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="Ingenoversigt"><w:name w:val="No List"/></w:style>'
    + style(
        "Titel", "Title", '<w:spacing w:after="120"/>', f'<w:b/><w:color w:val="{_GREEN}"/><w:sz w:val="56"/>'
    )
    + style(
        "Undertitel", "Subtitle", '<w:spacing w:after="600"/>', '<w:color w:val="475569"/><w:sz w:val="28"/>'
    )
    + style(
        "Billedtekst",
        "caption",
        '<w:spacing w:before="240" w:after="60"/>',
        f'<w:b/><w:color w:val="{_GREEN}"/>',
    )
    + style(
        "Sidehoved",
        "header",
        '<w:tabs><w:tab w:val="center" w:pos="4535"/><w:tab w:val="right" w:pos="9070"/></w:tabs>'
        '<w:spacing w:after="0"/>',
        '<w:color w:val="475569"/><w:sz w:val="17"/>',
    )
    + style("Sidefod", "footer", '<w:spacing w:after="0"/>', '<w:color w:val="475569"/><w:sz w:val="17"/>')
    + style(
        "Adresselinje",
        "Havn adresselinje",
        '<w:jc w:val="right"/>',
        f'<w:color w:val="{_GREEN}"/>',
        base="Sidehoved",
    )
    + style("HavnPunkter", "Havn punkter", '<w:numPr><w:numId w:val="9"/></w:numPr>')
)

NUMBERING = (
    '<w:abstractNum w:abstractNumId="2"><w:nsid w:val="3B1D4A55"/><w:multiLevelType w:val="multilevel"/>'
    + "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="Overskrift{level + 1}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="851" w:hanging="851"/></w:pPr><w:rPr><w:b/><w:color w:val="7C2D12"/></w:rPr>'
        "</w:lvl>"
        for level, text in enumerate(("%1.", "%1.%2.", "%1.%2.%3."))
    )
    + '</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>'
)

_PICTURE = (
    '<w:r><w:rPr><w:noProof/></w:rPr><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300"'
    ' simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
    '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>1080000</wp:posOffset>'
    '</wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>420000</wp:posOffset></wp:positionV>'
    '<wp:extent cx="1620000" cy="540000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
    '<wp:docPr id="1" name="Billede 1" descr="Havn Kommunes logo: et fyrtårn over bølger"/>'
    "<wp:cNvGraphicFramePr/><a:graphic><a:graphicData"
    ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="1" name="image1.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="1620000" cy="540000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:anchor></w:drawing></w:r>"
)


def text(words: str) -> str:
    """Return a run of text."""
    return f'<w:r w:rsidR="00A31B2C"><w:t xml:space="preserve">{words}</w:t></w:r>'


def field(*instruction: str) -> str:
    """Return a field as Word saves it; pieces of the instruction stand in runs of their own."""
    pieces = "".join(
        f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in instruction
    )
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{pieces}'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{text("1")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def paragraph(style: str, *content: str) -> str:
    """Return a paragraph."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    return f'<w:p w:rsidR="00A31B2C" w14:paraId="1F2E3D4C">{properties}{"".join(content)}</w:p>'


FRONT_HEADER = (
    paragraph("Sidehoved", _PICTURE, '<w:proofErr w:type="spellStart"/>')
    + '<w:tbl><w:tblPr><w:tblW w:w="9070" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
    '<w:gridCol w:w="5670"/><w:gridCol w:w="3400"/></w:tblGrid><w:tr><w:tc><w:tcPr>'
    '<w:tcW w:w="5670" w:type="dxa"/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr><w:tcW w:w="3400" w:type="dxa"/>'
    f"</w:tcPr>{paragraph('Adresselinje', text('Havn Kommune'))}"
    + paragraph("Adresselinje", text("Havnepladsen 1"))
    + paragraph(
        "Adresselinje",
        f'<w:hyperlink r:id="rId2" w:history="1">{text("jobcenter@havn.example")}</w:hyperlink>',
    )
    + "</w:tc></w:tr></w:tbl>"
    + paragraph("Sidehoved")
)
HEADER = paragraph(
    "Sidehoved", text("Havn Kommune"), "<w:r><w:tab/></w:r><w:r><w:tab/></w:r>", text("Arbejde og vækst")
)
FOOTER = paragraph("Sidefod", text("Side "), field(" PA", "GE "), text(" af "), field(" NUMPAGES "))

SECTION = (
    '<w:sectPr w:rsidR="00A31B2C"><w:headerReference w:type="default" r:id="rId5"/>'
    '<w:headerReference w:type="first" r:id="rId6"/><w:footerReference w:type="default" r:id="rId7"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1134" w:bottom="1418" w:left="1701"'
    ' w:header="708" w:footer="567" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/></w:sectPr>'
)


def _theme() -> str:
    colours = ["000000", "FFFFFF", _GREEN, "F3F7F2", _GREEN, "0F766E", "7C2D12", "B45309", "3D3D3D", "6D28D9"]
    slots = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
    scheme = "".join(
        f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>'
        for slot, colour in zip(slots, [*colours, _GREEN, "6D28D9"], strict=True)
    )
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="Arial"/></a:{kind}Font>' for kind in ("major", "minor")
    )
    return (
        f'{_DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Havn">'
        f'<a:themeElements><a:clrScheme name="Havn">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Havn">{fonts}</a:fontScheme></a:themeElements></a:theme>'
    )


def logo() -> bytes:
    """Return the harbour town's logo: a lighthouse over waves."""
    picture = Image.new("RGB", (540, 180), "white")
    pen = ImageDraw.Draw(picture)
    pen.polygon([(60, 130), (75, 40), (105, 40), (120, 130)], fill="#14532D")
    pen.rectangle([68, 20, 112, 38], fill="#7C2D12")
    for wave in range(6):
        pen.arc([wave * 60, 120, wave * 60 + 60, 170], 0, 180, fill="#0F766E", width=8)
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def parts(
    *, styles: str = STYLES, header: str = FRONT_HEADER, footer: str = FOOTER, section: str = SECTION
) -> dict[str, str | bytes]:
    """Return the parts of the template, by name, with some of them changed."""
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "numbering": "numbering",
        "settings": "settings",
    }
    kinds |= {"header1": "header", "header2": "header", "footer1": "footer"}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    types_namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    link = outside("hyperlink", "mailto:jobcenter@havn.example")
    leftover = paragraph("Overskrift1", text("Skriv jeres overskrift her")) + paragraph(
        "Normal", text("Kære borger")
    )
    return {
        "[Content_Types].xml": (
            f'{_DECLARATION}<Types xmlns="{types_namespace}">'
            '<Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Default Extension="png" ContentType="image/png"/>{types}</Types>'
        ),
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": part("document", f"<w:body>{leftover}{section}</w:body>"),
        "word/_rels/document.xml.rels": relations(
            *(("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml")),
            *(("rId3", "settings", "settings.xml"), ("rId4", "theme", "theme/theme1.xml")),
            *(("rId5", "header", "header1.xml"), ("rId6", "header", "header2.xml")),
            ("rId7", "footer", "footer1.xml"),
        ),
        "word/styles.xml": part("styles", styles),
        "word/numbering.xml": part("numbering", NUMBERING),
        "word/settings.xml": part("settings", '<w:zoom w:percent="100"/><w:defaultTabStop w:val="1304"/>'),
        "word/theme/theme1.xml": _theme(),
        "word/header1.xml": part("hdr", HEADER),
        "word/header2.xml": part("hdr", header),
        "word/_rels/header2.xml.rels": relations(("rId1", "image", "media/image1.png"), more=link),
        "word/footer1.xml": part("ftr", footer),
        LOGO: logo(),
    }


def packed(content: Mapping[str, str | bytes]) -> bytes:
    """Return parts as a .docx file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


if __name__ == "__main__":
    COMMITTED.write_bytes(packed(parts()))
