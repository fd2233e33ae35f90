"""A zip file of XML parts, as Word writes them: hostile until it has been proven otherwise.

Parts are unpacked only when they are asked for, within limits.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from generator.problems import FindingsError

if TYPE_CHECKING:
    from lxml.etree import _Element

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The beginning of old Word files, and of those with a password."""

_ENCRYPTED = 0x1
_NO_NAME = re.compile(r"[\\:\x00-\x1f]")
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError),
    *(ValueError, OverflowError),
)


class Flaw(Enum):
    """Why a file cannot be used."""

    UNREADABLE = auto()
    PROTECTED = auto()
    BOMB = auto()
    NAMES = auto()
    DOCUMENT_TYPE = auto()


@dataclass(frozen=True, slots=True)
class UnpackingLimits:
    """How many entries a file may have, and the bytes that all of them, and each, may unpack to.

    An entry of more than ``ratio_from`` bytes may be packed to no less than one part in ``ratio``: text that
    an office has written is packed to a thirtieth at the least.
    """

    entries: int
    unpacked: int
    part: int
    ratio: int
    ratio_from: int

    @property
    def in_words(self) -> dict[str, int]:
        """The limits for the words of a finding: megabytes in all and of a part, and the number of parts."""
        megabyte = 1024 * 1024
        return {"plads": self.unpacked // megabyte, "del": self.part // megabyte, "dele": self.entries}


class PackedParts:
    """The parts of a file by their names, such as ``word/document.xml``."""

    def __init__(
        self, data: bytes, limits: UnpackingLimits, refusal: Callable[[Flaw], FindingsError]
    ) -> None:
        """Open a file. Raises what ``refusal`` makes of a flaw for names and sizes that no Word file has."""
        self._limits = limits
        self._refusal = refusal
        self._unpacked = 0
        if data.startswith(_OLE):
            raise refusal(Flaw.PROTECTED)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _UNREADABLE as error:
            raise refusal(Flaw.UNREADABLE) from error
        self._entries = self._checked_entries()

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._entries)

    def part(self, name: str) -> bytes:
        """Return the bytes of a part, whatever size it says that it has.

        Raises KeyError for no such part, and what is made of a flaw for a bomb.
        """
        info = self._entries[name]
        try:
            with self._archive.open(info) as stream:
                data = stream.read(self._limits.part + 1)
        except _UNREADABLE as error:
            raise self._refusal(Flaw.UNREADABLE) from error
        self._unpacked += len(data)
        if len(data) > self._limits.part or self._unpacked > self._limits.unpacked:
            raise self._refusal(Flaw.BOMB)
        return data

    def xml(self, name: str, *, elements_only: bool = False) -> _Element:
        """Return the root of a part, without comments and instructions where ``elements_only``.

        Raises KeyError for no such part, and what is made of a flaw for a bomb, bad XML or a document type.
        """
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            huge_tree=False,
            load_dtd=False,
            remove_comments=elements_only,
            remove_pis=elements_only,
        )
        data = self.part(name)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            # A bomb of entities is a syntax error to the parser; what it was is told all the same.
            flaw = Flaw.DOCUMENT_TYPE if b"<!ENTITY" in data else Flaw.UNREADABLE
            raise self._refusal(flaw) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._refusal(Flaw.DOCUMENT_TYPE)
        return root

    def _checked_entries(self) -> dict[str, zipfile.ZipInfo]:
        infos = self._archive.infolist()
        limits = self._limits
        if len(infos) > limits.entries or sum(info.file_size for info in infos) > limits.unpacked:
            raise self._refusal(Flaw.BOMB)
        entries: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            name = info.filename
            leads_out = name.startswith("/") or ".." in name.split("/")
            if leads_out or _NO_NAME.search(info.orig_filename) or name in entries:
                raise self._refusal(Flaw.NAMES)
            if info.flag_bits & _ENCRYPTED:
                raise self._refusal(Flaw.PROTECTED)
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise self._refusal(Flaw.UNREADABLE)
            if info.file_size > max(limits.ratio_from, limits.ratio * info.compress_size):
                raise self._refusal(Flaw.BOMB)
            if not info.is_dir():
                entries[name] = info
        return entries
