"""PDF/UA-1 beside PDF/A-3a in one file: WeasyPrint declares only one of them by itself."""

from __future__ import annotations

import pydyf
from weasyprint import Document as LaidOutDocument

VARIANT = "pdf/a-3a"

# PDF/A-3 allows the PDF/UA identification only with a description of its schema (ISO 19005-3, 6.6.2.3;
# ISO 14289-1, 5).
_IDENTIFICATION = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
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
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END = b"</rdf:RDF>"


def declare_accessible(_document: LaidOutDocument, pdf: pydyf.PDF) -> None:
    """Say in the metadata of a finished PDF/A-3a that it is PDF/UA-1 too.

    Raises ValueError if the metadata is not where WeasyPrint puts it.
    """
    reference: bytes = pdf.catalog["Metadata"]
    metadata = pdf.objects[int(reference.split()[0])]
    stream = b"".join(metadata.stream)
    if stream.count(_END) != 1:
        raise ValueError("the PDF has no XMP metadata of the expected form")
    metadata.stream = [stream.replace(_END, _IDENTIFICATION + _END)]
    metadata.compress = False  # PDF/A wants metadata that a plain text search finds
