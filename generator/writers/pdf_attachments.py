"""The files that a PDF carries, as PDF/A-3 asks for them.

WeasyPrint's own attachments would get their media type from the machine's tables, and be listed twice as
associated files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import pydyf

from generator.document.attachments import Attachment


def attach(pdf: pydyf.PDF, attachments: Sequence[Attachment], date: str) -> None:
    """Attach files to a finished PDF, before it is written; all bear the ISO date (YYYY-MM-DD).

    The files are associated with the document as a whole (ISO 19005-3, 6.8).
    """
    specifications = [_specification(pdf, attachment, date) for attachment in attachments]
    if not specifications:
        return
    by_name = sorted(specifications, key=lambda item: item["F"].data)  # names in a tree are in order
    names = pydyf.Array([part for item in by_name for part in (item["F"], item.reference)])
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = pydyf.Dictionary({"Names": names})
    pdf.catalog["AF"] = pydyf.Array([item.reference for item in specifications])


def _specification(pdf: pydyf.PDF, attachment: Attachment, date: str) -> pydyf.Dictionary:
    time = pydyf.String(f"D:{date.replace('-', '')}000000Z")
    checksum = hashlib.md5(attachment.data, usedforsecurity=False).hexdigest()
    parameters = {
        "Size": len(attachment.data),
        "CreationDate": time,
        "ModDate": time,
        "CheckSum": f"<{checksum}>",
    }
    stream = pydyf.Stream(
        [attachment.data],
        {
            "Type": "/EmbeddedFile",
            "Subtype": f"/{attachment.media_type.replace('/', '#2f')}",
            "Params": pydyf.Dictionary(parameters),
        },
        compress=True,
    )
    pdf.add_object(stream)
    specification = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(attachment.name),
            "UF": pydyf.String(attachment.name),
            "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
            "Desc": pydyf.String(attachment.description),
            "AFRelationship": f"/{attachment.relationship.value}",
        }
    )
    pdf.add_object(specification)
    return specification
