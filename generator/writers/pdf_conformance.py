"""PDF/UA-1 beside PDF/A-3a in one file: WeasyPrint declares only one of them by itself."""

from __future__ import annotations

from collections.abc import Callable

import pydyf
from weasyprint import Document as LaidOutDocument

from generator.writers.pdf_digest import NAMESPACE, PROPERTY, content_digest

VARIANT = "pdf/a-3a"

# PDF/A-3 allows the PDF/UA identification only with a description of its schema (ISO 19005-3, 6.6.2.3;
# ISO 14289-1, 5).
_IDENTIFICATION = """\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:plan="{namespace}" plan:{property}="{content}"/>
<rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>Digest of a plan's contents</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>plan</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>{property}</pdfaProperty:name>
      <pdfaProperty:valueType>Text</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>SHA-256 digest of the pages and the plan's data</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END = b"</rdf:RDF>"
_BEGIN, _END_OF_STREAM = b"\nstream\n", b"\nendstream"
_UNCLEAR = b"\r" + _END_OF_STREAM
_MOST_SPARE_OBJECTS = 8


def make_conformant(
    _document: LaidOutDocument, pdf: pydyf.PDF, spare_objects: int = 0, plan_data: bytes | None = None
) -> None:
    """Turn a finished PDF/A-3a, before it is written, into one that is PDF/UA-1 too.

    It declares the digest of its pages and of ``plan_data``, the plan as JSON that it carries.
    ``spare_objects`` are added without being used: see ``with_clear_stream_lengths``. Raises ValueError if
    the metadata is not of the form that WeasyPrint gives it.
    """
    _declare(pdf, content_digest(_page_contents(pdf), plan_data))
    _compress_streams(pdf)
    for _ in range(spare_objects):
        pdf.add_object(pydyf.Dictionary({"Type": "/Spare"}))


def with_clear_stream_lengths(write: Callable[[int], bytes]) -> bytes:
    """Write a PDF until no stream ends with a carriage return, with one spare object more each time.

    The streams that hold the objects themselves are compressed only as the file is written. One in 128
    files would end one of them so, and one object more gives them other bytes.
    """
    pdf = write(0)
    for spare_objects in range(1, _MOST_SPARE_OBJECTS + 1):
        if _UNCLEAR not in pdf:
            break
        pdf = write(spare_objects)
    return pdf


def _declare(pdf: pydyf.PDF, content: str) -> None:
    reference: bytes = pdf.catalog["Metadata"]
    metadata = pdf.objects[int(reference.split()[0])]
    text = b"".join(metadata.stream)
    if text.count(_END) != 1:
        raise ValueError("the PDF has no XMP metadata of the expected form")
    added = _IDENTIFICATION.format(namespace=NAMESPACE, property=PROPERTY, content=content)
    metadata.stream = [text.replace(_END, added.encode() + _END)]
    metadata.compress = False  # so that a program that knows no PDF can read what the file says of itself


def _page_contents(pdf: pydyf.PDF) -> list[bytes]:
    """Return the unpacked content of each page."""
    pages = (pdf.objects[number] for number in pdf.pages["Kids"][::3])
    streams = (pdf.objects[int(page["Contents"].split()[0])] for page in pages)
    return [_unpacked(stream) for stream in streams]


def _unpacked(stream: pydyf.Stream) -> bytes:
    written: bytes = pydyf.Stream(stream.stream).data
    return written.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")


def _compress_streams(pdf: pydyf.PDF) -> None:
    """Compress the streams once; pydyf does it each time it asks for their bytes, which is twice a file.

    A stream whose compressed form would end with a carriage return is stored as it is: that return and the
    newline before ``endstream`` look like one line end, so that /Length seems one byte too long
    (ISO 19005-3, 6.1.7.1).
    """
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.compress:
            written: bytes = item.data
            item.compress = False
            if not written.endswith(_UNCLEAR):
                item.stream = [written.partition(_BEGIN)[2].removesuffix(_END_OF_STREAM)]
                item.extra["Filter"] = "/FlateDecode"
