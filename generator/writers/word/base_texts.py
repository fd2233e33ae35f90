"""What a plan said when it left the generator, as a custom XML part of the Word file.

A Word file that comes back can be held against it: the base text, the text of the file now, and the text in
Word now are what a merge needs. The part holds the municipality's own words and numbers as they are printed
beside it, and nothing else, so no figure that the plan keeps back can stand in it.

Schema, version 1, namespace ``urn:beskaeftigelsesplan:tekster``::

    <plan version="1" years="2017-2018" program="1.4.0">     years and program where they are known
      <municipality code="101"/>                             one for each municipality, where known
      <control tag="mål[0].udfordring" path="mål[0].udfordring" file="2018/x.yaml" line="14">
        <written>Alt for *mange* ...</written>               the planner's Markdown, where it is known
        <printed>Alt for mange ...</printed>                 the text of the control when the file was made
      </control>
    </plan>

Controls stand in the order in which they were made; ``tag`` is unique, ``path`` is not. ``file`` and ``line``
are left out where they are unknown, ``written`` also where it is the same as ``printed``. The base text is
``written``, else ``printed``. In ``printed`` paragraphs and cells are joined by line breaks without captions,
and numbers and dates are written out with their units ("2 procentpoint"). A reader must refuse a version it
does not know.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.document.blocks import Metadata
from generator.writers.word.controls import Control
from generator.writers.word.markup import DECLARATION, escape

NAMESPACE = "urn:beskaeftigelsesplan:tekster"
VERSION = 1

_STORE_ITEM = "{6B0C9D5E-3F2A-5D71-9E84-2A7C51D0B8F3}"
"""The name under which Word's data store knows the part; one of a file is enough."""


def base_texts_xml(controls: Iterable[Control], metadata: Metadata) -> bytes:
    """Return the part with the base text of every control."""
    identity = "".join(
        f' {name}="{escape(value)}"'
        for name, value in (("years", metadata.years), ("program", metadata.program))
        if value
    )
    codes = "".join(f'<municipality code="{escape(code)}"/>' for code in metadata.municipality_codes)
    texts = "".join(_control(control) for control in controls)
    return (
        f'{DECLARATION}<plan xmlns="{NAMESPACE}" version="{VERSION}"{identity}>{codes}{texts}</plan>'.encode()
    )


def _control(control: Control) -> str:
    origin = control.origin
    place = f' file="{escape(origin.file)}"' if origin.file is not None else ""
    if origin.line is not None:
        place += f' line="{origin.line}"'
    written = ""
    if origin.written is not None and origin.written != control.printed:
        written = f"<written>{escape(origin.written)}</written>"
    return (
        f'<control tag="{escape(control.tag)}" path="{escape(origin.path or "")}"{place}>'
        f"{written}<printed>{escape(control.printed)}</printed></control>"
    )


def store_item_xml() -> bytes:
    """Return the part that names the base texts and their schema to Word."""
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    return (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{_STORE_ITEM}" xmlns:ds="{namespace}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
