"""What the Word file says of itself: the core properties and those of the program."""

from __future__ import annotations

from generator.document.blocks import Metadata
from generator.writers.word.markup import DECLARATION, escape

_LONGEST = 255
"""Word holds so many characters of a property."""

_PROGRAM = "Beskaeftigelsesplan"
_LANGUAGES = {"da": "da-DK"}


def core_xml(metadata: Metadata) -> bytes:
    """Return the core properties; all times are that of the plan itself, so that the file says no other."""
    author, time = _cut(metadata.author), f"{metadata.date}T00:00:00Z"
    created, modified = (
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{time}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    language = _LANGUAGES.get(metadata.language, metadata.language)
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_cut(metadata.title)}</dc:title><dc:subject>{_cut(metadata.subject)}</dc:subject>"
        f"<dc:creator>{author}</dc:creator><cp:keywords>{_cut(', '.join(metadata.keywords))}</cp:keywords>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy><cp:revision>1</cp:revision>{created}{modified}"
        f"<dc:language>{escape(language)}</dc:language></cp:coreProperties>"
    ).encode()


def app_xml(metadata: Metadata, pages: int) -> bytes:
    """Return the properties of the program; ``pages`` is how many there are said to be until Word counts."""
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'extended-properties"><Pages>{pages}</Pages><Application>{_PROGRAM}</Application>'
        f"<Company>{_cut(metadata.author)}</Company></Properties>"
    ).encode()


def _cut(words: str) -> str:
    return escape(words[:_LONGEST])
