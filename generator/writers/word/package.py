"""The .docx file: parts and relationships held by python-docx, zipped so that same parts give same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from generator.writers.word.charts import chart_relation, picture_relation
from generator.writers.word.inline import link_relation
from generator.writers.word.markup import DECLARATION, escape
from generator.writers.word.page import FIRST_FOOTER, FIRST_HEADER, FOOTER, HEADER
from generator.writers.word.template_letterhead import logo_relation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.package import Package

    from generator.writers.word.body import Body
    from generator.writers.word.template import WordTemplate

_EARLIEST = (1980, 1, 1, 0, 0, 0)


def package_bytes(text: Body, parts: Mapping[str, bytes], template: WordTemplate | None = None) -> bytes:
    """Return a .docx file.

    ``parts`` holds the parts beside the body by name: styles, settings, numbering, header, first_header,
    footer, first_footer, base_texts, store_item, core and app; plan_data may be missing. The theme and the
    pictures of letterheads come from a ``template``.
    """
    from docx.opc.constants import CONTENT_TYPE as CT
    from docx.opc.constants import RELATIONSHIP_TYPE as RT
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.package import Package

    package = Package()

    def part(path: str, content_type: str, content: bytes) -> Part:
        return Part(PackURI(path), content_type, content, package)

    document = part("/word/document.xml", CT.WML_DOCUMENT_MAIN, text.document_xml)
    package.load_rel(RT.OFFICE_DOCUMENT, document, "rId1")
    core = part("/docProps/core.xml", CT.OPC_CORE_PROPERTIES, parts["core"])
    package.load_rel(RT.CORE_PROPERTIES, core, "rId2")
    app = part("/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, parts["app"])
    package.load_rel(RT.EXTENDED_PROPERTIES, app, "rId3")
    beside: dict[str, Part] = {}
    for name, relation, relation_type, content_type in (
        ("styles", "rIdStyles", RT.STYLES, CT.WML_STYLES),
        ("settings", "rIdSettings", RT.SETTINGS, CT.WML_SETTINGS),
        ("numbering", "rIdNumbering", RT.NUMBERING, CT.WML_NUMBERING),
        ("header", HEADER, RT.HEADER, CT.WML_HEADER),
        ("first_header", FIRST_HEADER, RT.HEADER, CT.WML_HEADER),
        ("footer", FOOTER, RT.FOOTER, CT.WML_FOOTER),
        ("first_footer", FIRST_FOOTER, RT.FOOTER, CT.WML_FOOTER),
    ):
        beside[name] = part(f"/word/{name}.xml", content_type, parts[name])
        document.load_rel(relation_type, beside[name], relation)
    footnotes = part("/word/footnotes.xml", CT.WML_FOOTNOTES, text.footnotes_xml)
    document.load_rel(RT.FOOTNOTES, footnotes, "rIdFootnotes")
    base_texts = part("/customXml/item1.xml", CT.XML, parts["base_texts"])
    store_item = part("/customXml/itemProps1.xml", CT.OFC_CUSTOM_XML_PROPERTIES, parts["store_item"])
    base_texts.load_rel(RT.CUSTOM_XML_PROPS, store_item, "rId1")
    document.load_rel(RT.CUSTOM_XML, base_texts, "rIdBaseTexts")
    if "plan_data" in parts:
        plan_data = part("/customXml/item2.xml", CT.XML, parts["plan_data"])
        document.load_rel(RT.CUSTOM_XML, plan_data, "rIdPlanData")
    for index, address in enumerate(text.links):
        document.load_rel(RT.HYPERLINK, address, link_relation(index), is_external=True)
    for number, chart in enumerate(text.charts, 1):
        drawn = part(f"/word/charts/chart{number}.xml", CT.DML_CHART, chart.chart_xml)
        workbook = part(f"/word/embeddings/workbook{number}.xlsx", CT.SML_SHEET, chart.workbook)
        drawn.load_rel(RT.PACKAGE, workbook, "rId1")
        document.load_rel(RT.CHART, drawn, chart_relation(number))
    for number, picture in enumerate(text.pictures, 1):
        content_type = CT.JPEG if picture.form == "jpeg" else CT.PNG
        image = part(f"/word/media/billede{number}.{picture.form}", content_type, picture.data)
        document.load_rel(RT.IMAGE, image, picture_relation(number))
    if template is not None:
        if template.theme is not None:
            document.load_rel(
                RT.THEME, part("/word/theme/theme1.xml", CT.OFC_THEME, template.theme), "rIdTheme"
            )
        logos = [
            part(f"/word/media/logo{place}.{'png' if logo.is_png else 'jpeg'}", logo.content_type, logo.data)
            for place, logo in enumerate(template.pictures, 1)
        ]
        for name, letterhead in template.letterheads.items():
            for place in letterhead.pictures:
                beside[name].load_rel(RT.IMAGE, logos[place], logo_relation(place))
    return _zipped(package)


def _zipped(package: Package) -> bytes:
    parts = sorted(package.iter_parts(), key=lambda part: part.partname)
    types = "".join(
        f'<Override PartName="{escape(part.partname)}" ContentType="{escape(part.content_type)}"/>'
        for part in parts
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    files = [
        (
            "[Content_Types].xml",
            f'{DECLARATION}<Types xmlns="{namespace}"><Default Extension="rels" ContentType="{relations}"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'.encode(),
        ),
        ("_rels/.rels", package.rels.xml),
    ]
    for part in parts:
        files.append((part.partname.membername, part.blob))
        if part.rels:
            files.append((part.partname.rels_uri.membername, part.rels.xml))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".xlsx") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return stream.getvalue()
