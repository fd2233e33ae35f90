"""A municipality's own Word template as it is read: a hostile zip file until it has been proven otherwise.

Only the parts that a template's look stands in are unpacked and parsed: styles, numbering, theme, settings,
the text with its sections, headers and footers with their pictures. Nothing else of the file is read.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.problems import FindingsError, Place, finding
from generator.source.other_files import read_regular
from generator.source.packed_parts import Flaw, PackedParts, UnpackingLimits

if TYPE_CHECKING:
    from lxml.etree import _Element

_MEGABYTE = 1024 * 1024
MAX_BYTES = 5 * _MEGABYTE
_LIMITS = UnpackingLimits(
    entries=300, unpacked=30 * _MEGABYTE, part=4 * _MEGABYTE, ratio=150, ratio_from=_MEGABYTE // 4
)
_FLAWS = {
    Flaw.UNREADABLE: "skabelon-ulæselig",
    Flaw.PROTECTED: "skabelon-beskyttet",
    Flaw.BOMB: "skabelon-bombe",
    Flaw.NAMES: "skabelon-navne",
    Flaw.DOCUMENT_TYPE: "skabelon-dtd",
}
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
        data = read_regular(file, MAX_BYTES)
    except OSError as error:
        raise _refusal("fil-ulæselig", place) from error
    if len(data) > MAX_BYTES:
        raise _refusal("skabelon-for-stor", place, grænse=MAX_BYTES // _MEGABYTE)
    return data, parts_of(data, place)


def parts_of(data: bytes, place: Place) -> WordTemplateFile:
    """Return the parts of a Word template. Raises FindingsError as ``read_word_template`` does."""
    parts = PackedParts(data, _LIMITS, lambda flaw: _refusal(_FLAWS[flaw], place, **_LIMITS.in_words))
    texts = {_TYPES, _MAIN, *(name for name in parts.names if _READ_XML.fullmatch(name))}
    if not texts <= set(parts.names):
        raise _refusal("skabelon-ulæselig", place)
    xml = {name: parts.xml(name, elements_only=True) for name in sorted(texts)}
    _refuse_foreign_content(xml, parts.names, place)
    names = (name for name in sorted(parts.names) if _PICTURE.fullmatch(name))
    pictures = {name: _written_anew(parts.part(name), place) for name in names}
    return WordTemplateFile(place, xml, pictures)


def _written_anew(picture: bytes, place: Place) -> bytes:
    """Return a picture written as those of texts are; what is none, which the letterhead tells, as it is."""
    from generator.source.raster import (
        MAX_PIXELS,
        DamagedPictureError,
        NoPictureError,
        SeveralPicturesError,
        TooManyPixelsError,
        read_raster,
    )

    try:
        return read_raster(picture).data
    except NoPictureError:
        return picture
    except TooManyPixelsError as error:
        raise _refusal("skabelon-billede-stort", place, grænse=MAX_PIXELS // 1_000_000) from error
    except SeveralPicturesError as error:
        raise _refusal("skabelon-billede-bevæger-sig", place) from error
    except DamagedPictureError as error:
        raise _refusal("skabelon-billede-beskadiget", place) from error


def _refuse_foreign_content(xml: Mapping[str, _Element], names: Sequence[str], place: Place) -> None:
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
