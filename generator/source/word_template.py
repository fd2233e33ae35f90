"""A municipality's own Word template as it is read: a hostile zip file until it has been proven otherwise.

Only the parts that a template's look stands in are unpacked and parsed: styles, numbering, theme, settings,
the text with its sections, headers and footers with their pictures. Nothing else of the file is read.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.problems import FindingsError, Place, finding

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_BYTES = 5 * 1024 * 1024
MAX_ENTRIES = 300
MAX_UNPACKED = 30 * 1024 * 1024
MAX_PART = 4 * 1024 * 1024
MAX_RATIO = 150
"""Text that an office has written is packed to a thirtieth at the least."""

_RATIO_FROM = 256 * 1024
"""Small entries may be packed as tightly as they like."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The beginning of old Word files, and of those with a password."""

_ENCRYPTED = 0x1
_TYPES = "[Content_Types].xml"
_MAIN = "word/document.xml"
_MAIN_TYPES = frozenset(
    f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}.main+xml"
    for kind in ("document", "template")
)
_READ_XML = re.compile(
    r"word/(?:document|styles|numbering|settings|theme/theme\d*|header\d*|footer\d*)\.xml"
    r"|(?:[^/]+/)*_rels/[^/]*\.rels"
)
_PICTURE = re.compile(r"word/media/[^/]+\.(?:png|jpe?g)", re.IGNORECASE)
_MACROS = re.compile(r"vba(?:project|data)|macroenabled", re.IGNORECASE)
_EMBEDDED = re.compile(r"(?:^|/)(?:embeddings|activex|controls)/|ole(?:object)?\d*\.bin$", re.IGNORECASE)
_FOREIGN_RELATIONS = {"oleObject", "control", "package", "aFChunk", "subDocument", "frame"}
_HARMLESS_OUTSIDE = "/hyperlink"
"""A link's address is left behind; its words stay."""

_NO_NAME = re.compile(r"[\\:\x00-\x1f]")


@dataclass(frozen=True, slots=True, eq=False)
class WordTemplateFile:
    """The parts of a template by their names in the file, such as ``word/styles.xml``."""

    place: Place
    xml: Mapping[str, _Element]
    pictures: Mapping[str, bytes]


def read_word_template(file: Path, shown: str) -> tuple[bytes, WordTemplateFile]:
    """Read a Word template; return its bytes and its parts.

    Raises FindingsError for a file that cannot be read, is no Word file, is too large or a bomb, has macros,
    embedded objects, links to other files, or parts that lead out of it.
    """
    place = Place(shown)
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise _refusal("fil-ulæselig", place) from error
    if len(data) > MAX_BYTES:
        raise _refusal("skabelon-for-stor", place, grænse=MAX_BYTES // 1024 // 1024)
    return data, parts_of(data, place)


def parts_of(data: bytes, place: Place) -> WordTemplateFile:
    """Return the parts of a Word template. Raises FindingsError as ``read_word_template`` does."""
    if data.startswith(_OLE):
        raise _refusal("skabelon-beskyttet", place)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = _checked_entries(archive, place)
            texts = {_TYPES, _MAIN, *(name for name in entries if _READ_XML.fullmatch(name))}
            if not texts <= entries.keys():
                raise _refusal("skabelon-ulæselig", place)
            xml = {
                name: _parsed(_unpacked(archive, entries[name], place), name, place) for name in sorted(texts)
            }
            pictures = {
                name: _unpacked(archive, entries[name], place)
                for name in sorted(entries)
                if _PICTURE.fullmatch(name)
            }
    except (
        *(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError),
        *(ValueError, OverflowError),
    ) as error:
        raise _refusal("skabelon-ulæselig", place) from error
    _refuse_foreign_content(xml, entries, place)
    return WordTemplateFile(place, xml, pictures)


def _checked_entries(archive: zipfile.ZipFile, place: Place) -> dict[str, zipfile.ZipInfo]:
    """Return the entries by name. Raises FindingsError for names and sizes that no Word file has."""
    infos = archive.infolist()
    if len(infos) > MAX_ENTRIES or sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise _refusal("skabelon-bombe", place)
    entries: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        name = info.filename
        if name.startswith("/") or ".." in name.split("/") or _NO_NAME.search(info.orig_filename):
            raise _refusal("skabelon-navne", place)
        if info.flag_bits & _ENCRYPTED:
            raise _refusal("skabelon-beskyttet", place)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _refusal("skabelon-ulæselig", place)
        if info.file_size > max(_RATIO_FROM, MAX_RATIO * info.compress_size):
            raise _refusal("skabelon-bombe", place)
        if name in entries:
            raise _refusal("skabelon-navne", place)
        entries[name] = info
    return entries


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, place: Place) -> bytes:
    """Return the bytes of an entry, whatever size it says that it has."""
    with archive.open(info) as stream:
        data = stream.read(MAX_PART + 1)
    if len(data) > MAX_PART:
        raise _refusal("skabelon-bombe", place)
    return data


def _parsed(data: bytes, name: str, place: Place) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        # A bomb of entities is a syntax error to the parser; what it was is told all the same.
        code = "skabelon-dtd" if b"<!ENTITY" in data else "skabelon-ulæselig"
        raise _refusal(code, place) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _refusal("skabelon-dtd", place)
    return root


def _refuse_foreign_content(xml: Mapping[str, _Element], names: Mapping[str, object], place: Place) -> None:
    """Raise FindingsError for macros, objects of other programs, and links to other files."""
    types = list(_content_types(xml[_TYPES]))
    if any(_MACROS.search(word) for word in (*names, *types)):
        raise _refusal("skabelon-makroer", place)
    if any(_EMBEDDED.search(name) for name in names):
        raise _refusal("skabelon-indlejret", place)
    if not _MAIN_TYPES & set(types):
        raise _refusal("skabelon-ulæselig", place)
    for name, root in xml.items():
        if name.endswith(".rels"):
            _refuse_foreign_relations(name, root, place)


def _content_types(root: _Element) -> Iterator[str]:
    for element in root.iter():
        yield element.get("ContentType", "")


def _refuse_foreign_relations(name: str, root: _Element, place: Place) -> None:
    folder = posixpath.dirname(posixpath.dirname(name))
    for relation in root.iter("{*}Relationship"):
        kind, target = relation.get("Type", ""), relation.get("Target", "")
        outside = relation.get("TargetMode") == "External" or re.match(r"[A-Za-z][\w+.-]*:|//|\\", target)
        if kind.endswith("/attachedTemplate"):
            raise _refusal("skabelon-vedhæftet", place)
        if outside and not kind.endswith(_HARMLESS_OUTSIDE):
            raise _refusal("skabelon-henvisning", place)
        if kind.rpartition("/")[2] in _FOREIGN_RELATIONS:
            raise _refusal("skabelon-indlejret", place)
        if not outside and posixpath.normpath(posixpath.join("/", folder, target)).count("..") > 0:
            raise _refusal("skabelon-navne", place)


def _refusal(code: str, place: Place, **values: object) -> FindingsError:
    return FindingsError([finding(code, place, **values)])
