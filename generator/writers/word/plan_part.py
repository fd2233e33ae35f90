"""The plan as data in a custom XML part of the Word file, so that a program need not read its pages.

Schema, version 1, namespace ``urn:beskaeftigelsesplan:plan``::

    <plan version="1" content="3f2a...">      SHA-256 digest of the text of the file and the data
      <data>{"skema": "beskaeftigelsesplan/plan/3", ...}</data>
    </plan>

The data are those that the PDF carries as a file (docs/plan-json.md). The digest tells whether the text was
changed after the file was made, in controls or outside them; anybody can compute it anew, so it protects
against oversight and not against fraud. A reader must refuse a version it does not know.
"""

from __future__ import annotations

from generator.writers.word.markup import DECLARATION, escape
from generator.writers.word.shown_text import digest_of_text

NAMESPACE = "urn:beskaeftigelsesplan:plan"
VERSION = 1


def plan_part_xml(plan_data: bytes, document_xml: bytes) -> bytes:
    """Return the part; ``plan_data`` is the plan as JSON in UTF-8, ``document_xml`` the finished document."""
    from lxml import etree

    content = digest_of_text(etree.fromstring(document_xml), plan_data)
    return (
        f'{DECLARATION}<plan xmlns="{NAMESPACE}" version="{VERSION}" content="{content}">'
        f"<data>{escape(plan_data.decode())}</data></plan>"
    ).encode()
