"""A Word file that somebody sent: a hostile zip file until it has been proven otherwise.

A file that is written again keeps every part that was not replaced, byte for byte, so nothing is lost that
this program does not know.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator.problems import FindingsError, Place, finding
from generator.source.packed_parts import Flaw, PackedParts, UnpackingLimits

if TYPE_CHECKING:
    from lxml.etree import _Element

_MEGABYTE = 1024 * 1024
MAX_BYTES = 50 * _MEGABYTE
_LIMITS = UnpackingLimits(
    entries=2_000, unpacked=200 * _MEGABYTE, part=25 * _MEGABYTE, ratio=200, ratio_from=_MEGABYTE
)
_FLAWS = {
    Flaw.UNREADABLE: "modtaget-ulæselig",
    Flaw.PROTECTED: "modtaget-krypteret",
    Flaw.BOMB: "modtaget-bombe",
    Flaw.NAMES: "modtaget-navne",
    Flaw.DOCUMENT_TYPE: "modtaget-dtd",
}
_MACROS = re.compile(r"vba(?:project|data)|macroenabled", re.IGNORECASE)
_EARLIEST = (1980, 1, 1, 0, 0, 0)

CONTENT_TYPES = "[Content_Types].xml"
DOCUMENT = "word/document.xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONSHIPS = f"{{{_PACKAGE}/relationships}}"
_TYPES = f"{{{_PACKAGE}/content-types}}"


class WordPackage(PackedParts):
    """The parts of a Word file by their names, such as ``word/document.xml``."""

    def __init__(self, data: bytes, place: Place) -> None:
        """Open a file.

        Raises FindingsError for what is no Word file, is encrypted, has macros, or would unpack to more than
        a Word file may hold.
        """
        self.place = place
        if len(data) > MAX_BYTES:
            raise self.refusal("modtaget-for-stor", grænse=MAX_BYTES // _MEGABYTE)
        super().__init__(data, _LIMITS, lambda flaw: self.refusal(_FLAWS[flaw], **_LIMITS.in_words))
        if any(_MACROS.search(name) for name in self.names):
            raise self.refusal("modtaget-makroer")
        if CONTENT_TYPES not in self or DOCUMENT not in self:
            raise self.refusal("modtaget-ulæselig")

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
            added = [name for name in changed if name not in self]
            for name in (*self.names, *added):
                if name not in left_out:
                    entry = zipfile.ZipInfo(name, _EARLIEST)
                    entry.create_system, entry.compress_type = 0, zipfile.ZIP_DEFLATED
                    archive.writestr(entry, changed[name] if name in changed else self.part(name))
        return stream.getvalue()


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
