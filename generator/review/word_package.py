"""A Word file that somebody sent: a hostile zip file until it has been proven otherwise.

Parts are unpacked only when they are asked for, within limits. A file that is written again keeps every part
that was not replaced, byte for byte, so nothing is lost that this program does not know.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator.problems import FindingsError, Place, finding

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_BYTES = 50 * 1024 * 1024
MAX_ENTRIES = 2_000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_PART = 25 * 1024 * 1024
MAX_RATIO = 200
"""Text that an office has written is packed to a thirtieth at the least."""

_RATIO_FROM = 1024 * 1024
"""Small entries may be packed as tightly as they like."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The beginning of old Word files, and of those with a password."""

_ENCRYPTED = 0x1
_NO_NAME = re.compile(r"[\\:\x00-\x1f]")
_MACROS = re.compile(r"vba(?:project|data)|macroenabled", re.IGNORECASE)
_EARLIEST = (1980, 1, 1, 0, 0, 0)

CONTENT_TYPES = "[Content_Types].xml"
DOCUMENT = "word/document.xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONSHIPS = f"{{{_PACKAGE}/relationships}}"
_TYPES = f"{{{_PACKAGE}/content-types}}"


class WordPackage:
    """The parts of a Word file by their names, such as ``word/document.xml``."""

    def __init__(self, data: bytes, place: Place) -> None:
        """Open a file.

        Raises FindingsError for what is no Word file, is encrypted, has macros, or would unpack to more than
        a Word file may hold.
        """
        self.place = place
        if len(data) > MAX_BYTES:
            raise self.refusal("modtaget-for-stor", grænse=MAX_BYTES // 1024 // 1024)
        if data.startswith(_OLE):
            raise self.refusal("modtaget-krypteret")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _UNREADABLE as error:
            raise self.refusal("modtaget-ulæselig") from error
        self._entries = self._checked_entries()
        if CONTENT_TYPES not in self._entries or DOCUMENT not in self._entries:
            raise self.refusal("modtaget-ulæselig")
        self._unpacked = 0

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._entries)

    def part(self, name: str) -> bytes:
        """Return the bytes of a part. Raises KeyError for no such part and FindingsError for a bomb."""
        info = self._entries[name]
        try:
            with self._archive.open(info) as stream:
                data = stream.read(MAX_PART + 1)
        except _UNREADABLE as error:
            raise self.refusal("modtaget-ulæselig") from error
        self._unpacked += len(data)
        if len(data) > MAX_PART or self._unpacked > MAX_UNPACKED:
            raise self.refusal("modtaget-bombe")
        return data

    def xml(self, name: str) -> _Element:
        """Return the root of a part.

        Raises KeyError for no such part and FindingsError for a bomb or bad XML; a document type is refused.
        """
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
        data = self.part(name)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            # A bomb of entities is a syntax error to the parser; what it was is told all the same.
            code = "modtaget-dtd" if b"<!ENTITY" in data else "modtaget-ulæselig"
            raise self.refusal(code) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.refusal("modtaget-dtd")
        return root

    def targets(self, source: str, kind: str) -> Iterator[str]:
        """Yield the parts that a part leads to by relationships of a kind, such as ``comments``."""
        relations = relations_of(source)
        if relations in self:
            for relation in self.xml(relations).iter(f"{_RELATIONSHIPS}Relationship"):
                target = relation.get("Target", "")
                path = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target))[1:]
                inside = relation.get("TargetMode") != "External" and path in self
                if inside and relation.get("Type", "").endswith(f"/{kind}"):
                    yield path

    def refusal(self, code: str, **values: object) -> FindingsError:
        """Return what is raised when the file cannot be used."""
        return FindingsError([finding(code, self.place, **values)])

    def written(self, changed: Mapping[str, bytes], left_out: frozenset[str] = frozenset()) -> bytes:
        """Return the file with some parts replaced, added or left out; all others keep their bytes."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            added = [name for name in changed if name not in self._entries]
            for name in (*self._entries, *added):
                if name not in left_out:
                    entry = zipfile.ZipInfo(name, _EARLIEST)
                    entry.create_system, entry.compress_type = 0, zipfile.ZIP_DEFLATED
                    archive.writestr(entry, changed[name] if name in changed else self.part(name))
        return stream.getvalue()

    def _checked_entries(self) -> dict[str, zipfile.ZipInfo]:
        infos = self._archive.infolist()
        if len(infos) > MAX_ENTRIES or sum(info.file_size for info in infos) > MAX_UNPACKED:
            raise self.refusal("modtaget-bombe")
        entries: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            name = info.filename
            if name.startswith("/") or ".." in name.split("/") or _NO_NAME.search(info.orig_filename):
                raise self.refusal("modtaget-navne")
            if info.flag_bits & _ENCRYPTED:
                raise self.refusal("modtaget-krypteret")
            if info.file_size > max(_RATIO_FROM, MAX_RATIO * info.compress_size):
                raise self.refusal("modtaget-bombe")
            if _MACROS.search(name):
                raise self.refusal("modtaget-makroer")
            if name in entries:
                raise self.refusal("modtaget-navne")
            if not info.is_dir():
                entries[name] = info
        return entries


_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError),
    *(ValueError, OverflowError),
)


def relations_of(part: str) -> str:
    """Return the name of the part that holds a part's relationships."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def with_relation(root: _Element, kind: str, target: str) -> None:
    """Add a relationship to the root of a relationships part, under an id of its own."""
    from lxml import etree

    taken = {relation.get("Id") for relation in root}
    number = next(number for number in range(1, len(taken) + 2) if f"rIdReview{number}" not in taken)
    etree.SubElement(root, f"{_RELATIONSHIPS}Relationship", Id=f"rIdReview{number}", Type=kind, Target=target)


def with_content_type(root: _Element, part: str, content_type: str) -> None:
    """Declare the type of a part in the root of ``[Content_Types].xml``."""
    from lxml import etree

    etree.SubElement(root, f"{_TYPES}Override", PartName=f"/{part}", ContentType=content_type)


def serialised(root: _Element) -> bytes:
    """Return a part's bytes."""
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
