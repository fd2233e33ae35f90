"""Inline content as Word sees it: runs, controls, links, cross-references and footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from urllib.parse import quote, urlsplit, urlunsplit

from generator.document.blocks import (
    Emphasis,
    Inline,
    Inlines,
    Link,
    Note,
    Origin,
    Reference,
    Strong,
    Text,
    plain_text,
)
from generator.writers.word.anchors import Anchor
from generator.writers.word.controls import Controls, Key, key_of
from generator.writers.word.markup import DECLARATION, NAMESPACES, escape, field, paragraph, run

ABOVE_NOTES = 120
"""The height of the line that Word draws above footnotes, in twentieths of a point."""

BOLD = "<w:b/><w:bCs/>"
_ITALIC = "<w:i/><w:iCs/>"
_LINK = '<w:rStyle w:val="Hyperlink"/>'
_RAISED = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
_REGIONS = {"da": "da-DK", "en": "en-GB", "de": "de-DE", "sv": "sv-SE", "nb": "nb-NO"}
"""Word's dictionaries go by language and country."""


class InlineWriter:
    """Writes the inline content of one document and collects its footnotes and links on the way."""

    def __init__(self, anchors: Mapping[str, Anchor], controls: Controls) -> None:
        self._anchors = anchors
        self._controls = controls
        self._around: Key | None = None
        self._printed: list[str] = []
        self.notes: list[str] = []
        self.links: list[str] = []

    def write(
        self, content: Inlines, properties: str = "", origin: Origin | None = None, *, printed: bool = True
    ) -> str:
        """Return the runs of some content, those of the municipality in controls.

        ``properties`` are laid under all of its text; ``origin`` is that of runs that say none themselves.
        Without ``printed`` it does not count as text of the control around it.
        """
        if self._around is not None and printed:
            self._printed.append(plain_text(content))
        stretches = groupby(content, lambda part: key_of(_origin(part, origin)))
        return "".join(self._stretch(key, tuple(parts), properties, origin) for key, parts in stretches)

    @contextmanager
    def one_control(self, origin: Origin) -> Iterator[list[str]]:
        """Write what follows for one control around it all; yields the list that its texts are put in."""
        self._around, self._printed = key_of(origin), []
        yield self._printed
        self._around = None

    def _stretch(self, key: Key | None, parts: Inlines, properties: str, origin: Origin | None) -> str:
        words = "".join(self._part(part, properties) for part in parts)
        origin = _origin(parts[0], origin)
        if origin is None or key is None or key == self._around or not words:
            return words
        return self._controls.control(origin, words, plain_text(parts))

    def _part(self, part: Inline, properties: str) -> str:
        match part:
            case Text():
                return run(part.text, properties + _language(part.language))
            case Strong():
                return run(part.text, properties if BOLD in properties else BOLD + properties)
            case Emphasis():
                return run(part.text, properties + _ITALIC)
            case Link():
                return self._link(part, properties)
            case Reference():
                return _reference(part, self._anchors[part.target], properties)
            case Note():
                self.notes.append(part.text)
                return f'<w:r>{_RAISED}<w:footnoteReference w:id="{len(self.notes)}"/></w:r>'

    def _link(self, link: Link, properties: str) -> str:
        address = web_address(link.url)
        if address is None:
            return run(link.text, properties)
        if address not in self.links:
            self.links.append(address)
        relation = link_relation(self.links.index(address))
        return (
            f'<w:hyperlink r:id="{relation}" w:history="1">{run(link.text, _LINK + properties)}</w:hyperlink>'
        )


def _origin(part: Inline, origin: Origin | None) -> Origin | None:
    return origin if isinstance(part, Reference | Note) else part.origin or origin


def link_relation(index: int) -> str:
    """Return the relationship id of a link by its place among the document's links."""
    return f"rIdLink{index + 1}"


def web_address(url: str) -> str | None:
    """Return an http, https or mailto address as Word can open it, or None for anything else.

    Word calls a whole file damaged for one address that is no address, so a doubtful one becomes plain text.
    """
    try:
        parts = urlsplit(url.strip())
        if parts.scheme == "mailto" and "@" in parts.path:
            place = ""
        elif parts.scheme in ("http", "https") and parts.hostname and not parts.username:
            host = parts.hostname.encode("idna").decode("ascii")
            if quote(host, safe="-._") != host:
                return None
            place = f"{host}:{parts.port}" if parts.port else host
        else:
            return None
    except ValueError:
        return None
    rest = (quote(piece, safe="/@:!$&'()*+,;=%?~-._") for piece in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, place, *rest))


def _language(code: str | None) -> str:
    return f'<w:lang w:val="{escape(_REGIONS.get(code, code))}"/>' if code else ""


def _reference(reference: Reference, anchor: Anchor, properties: str) -> str:
    """Return a field where Word would compute the very same words, and else a link that leaves them alone."""
    words, number = reference.text, anchor.number
    if words == anchor.label:
        return field(f"REF {anchor.bookmark} \\h", words, properties)
    if words == anchor.label.lower():
        return field(f"REF {anchor.bookmark} \\h \\* Lower", words, properties)
    if number is not None and (words == number or words.endswith((f" {number}", f"\u00a0{number}"))):
        shown = field(f"REF {anchor.bookmark} \\r \\h", number, properties)
        return run(words.removesuffix(number), properties) + shown
    return f'<w:hyperlink w:anchor="{anchor.bookmark}" w:history="1">{run(words, properties)}</w:hyperlink>'


def footnotes_xml(notes: list[str]) -> bytes:
    """Return the footnotes part: the two lines that Word draws above footnotes, and the notes from 1."""
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{identity}"><w:p><w:pPr><w:spacing w:before="0" w:after="0"'
        f' w:line="{ABOVE_NOTES}" w:lineRule="exact"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for identity, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    texts = "".join(
        f'<w:footnote w:id="{identity}">'
        + paragraph("FootnoteText", f"<w:r>{_RAISED}<w:footnoteRef/></w:r>" + run(f" {note}"))
        + "</w:footnote>"
        for identity, note in enumerate(notes, 1)
    )
    return f"{DECLARATION}<w:footnotes{NAMESPACES}>{lines}{texts}</w:footnotes>".encode()
