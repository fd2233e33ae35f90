"""The plan that a PDF carries as a file, and whether its pages were changed after it was made.

The PDF is a stranger's: nothing in it is run, followed or unpacked without a limit.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.problems import FindingsError, Place, finding
from generator.review.bounded_memory import bounded_memory
from generator.writers.pdf_digest import NAMESPACE, PROPERTY, content_digest

if TYPE_CHECKING:
    import pikepdf

_MEGABYTE = 1024 * 1024
MAX_BYTES = 50 * _MEGABYTE
MAX_ATTACHMENTS = 100
MAX_ATTACHED = 16 * _MEGABYTE
MAX_PAGE = 32 * _MEGABYTE
_MAX_STREAMS = 5_000
"""Of pages and their contents together."""

_MAX_ALL_PAGES = 256 * _MEGABYTE
_MAX_MEMORY = 768 * _MEGABYTE

_PLAN = re.compile(r"plan-[0-9]{4}(?:-[0-9]{4})?-[a-z0-9-]{1,80}\.json")
_NAME = re.compile(r"[\w.,() -]{1,150}")
_LIMITS: dict[str, Any] = {
    "doc_max_warnings": 100,
    "parser_max_nesting": 200,
    "parser_max_container_size": 200_000,
    "max_stream_filters": 2,
    "flate_max_memory": MAX_PAGE,
    "run_length_max_memory": MAX_PAGE,
    "png_max_memory": MAX_PAGE,
    "tiff_max_memory": MAX_PAGE,
    "dct_max_memory": MAX_PAGE,
}


@dataclass(frozen=True, slots=True)
class CarriedPlan:
    """What a finished file carries: the plan as JSON, and for a PDF its files by name.

    ``changed`` says whether the file was changed after it was made; None where that cannot be known.
    ``parts`` are the YAML paths of changed texts, as far as they are known.
    """

    data: bytes
    changed: bool | None
    parts: tuple[str, ...] = ()
    files: Mapping[str, bytes] | None = None


def plan_of_pdf(data: bytes, place: Place) -> CarriedPlan:
    """Return what a PDF carries.

    Raises FindingsError for a file that cannot be read, needs a password, is too large or a bomb, or carries
    no plan or more than one.
    """
    import pikepdf

    if len(data) > MAX_BYTES:
        raise _refusal("modtaget-for-stor", place, grænse=MAX_BYTES // _MEGABYTE)
    earlier: dict[str, Any] = pikepdf.settings.set_qpdf_limits(**_LIMITS)
    try:
        with bounded_memory(_MAX_MEMORY), pikepdf.open(io.BytesIO(data)) as pdf:
            return _carried(pdf, place)
    except pikepdf.PasswordError as error:
        raise _refusal("modtaget-krypteret", place) from error
    except MemoryError as error:
        raise _refusal("modtaget-bombe", place, plads=_MAX_MEMORY // _MEGABYTE) from error
    except (
        *(
            pikepdf.PdfError,
            pikepdf.DataDecodingError,
            pikepdf.ForeignObjectError,
            pikepdf.DeletedObjectError,
        ),
        *(
            ValueError,
            TypeError,
            KeyError,
            AttributeError,
            IndexError,
            RuntimeError,
            RecursionError,
            OverflowError,
        ),
        NotImplementedError,
    ) as error:
        raise _refusal("modtaget-ulæselig", place) from error
    finally:
        pikepdf.settings.set_qpdf_limits(**earlier)


def _carried(pdf: pikepdf.Pdf, place: Place) -> CarriedPlan:
    files = dict(_files(pdf, place))
    plans = [content for name, content in files.items() if _PLAN.fullmatch(name)]
    if not plans:
        raise _refusal("modtaget-uden-plan", place)
    if len(plans) > 1:
        raise _refusal("modtaget-flere-planer", place)
    declared = _declared(pdf)
    changed = None if declared is None else declared != content_digest(_pages(pdf, place), plans[0])
    return CarriedPlan(plans[0], changed, files=files)


def _files(pdf: pikepdf.Pdf, place: Place) -> Iterator[tuple[str, bytes]]:
    """Yield the attached files that a plan's PDF may have; others are passed over."""
    left = MAX_ATTACHED
    for name, specification in _attached(pdf, place):
        if _NAME.fullmatch(name) and name.endswith((".json", ".csv", ".yaml")):
            content = _unpacked(specification.EF.F, place)
            left -= len(content)
            if left < 0:
                raise _refusal("modtaget-bombe", place, plads=MAX_ATTACHED // _MEGABYTE)
            yield name, content


def _attached(pdf: pikepdf.Pdf, place: Place) -> Iterator[tuple[str, Any]]:
    """Yield the name and specification of each attached file.

    The tree of names is walked here, and not far: a few nodes that lead to each other make billions of paths.
    """
    names: Any = pdf.Root.get("/Names", {})
    nodes: list[Any] = [names["/EmbeddedFiles"]] if "/EmbeddedFiles" in names else []
    walked = found = 0
    while nodes:
        node = nodes.pop()
        walked += 1
        entries, kids = node.get("/Names", []), node.get("/Kids", [])
        found += len(entries) // 2
        if max(walked, found, len(nodes) + len(kids)) > MAX_ATTACHMENTS:
            raise _refusal("modtaget-mange-filer", place, grænse=MAX_ATTACHMENTS)
        nodes.extend(kids)
        for index in range(0, len(entries) - 1, 2):
            yield str(entries[index]), entries[index + 1]


def _pages(pdf: pikepdf.Pdf, place: Place) -> Iterator[bytes]:
    left, streams_left = _MAX_ALL_PAGES, _MAX_STREAMS
    for page in pdf.pages:
        contents: Any = page.obj.get("/Contents")
        streams = [] if contents is None else contents if contents._type_name == "array" else [contents]
        streams_left -= len(streams) + 1
        if streams_left < 0:
            raise _refusal("modtaget-bombe", place, plads=_MAX_ALL_PAGES // _MEGABYTE)
        pieces: list[bytes] = []
        for stream in streams:
            pieces.append(_unpacked(stream, place))
            left -= len(pieces[-1])
            if left < 0:
                raise _refusal("modtaget-bombe", place, plads=_MAX_ALL_PAGES // _MEGABYTE)
        yield b"\n".join(pieces)


def _unpacked(stream: Any, place: Place) -> bytes:
    """Return the bytes of a stream that is packed as the program's own are, or not at all."""
    if stream.get("/Filter") is not None and stream.get("/Filter") != "/FlateDecode":
        raise _refusal("modtaget-ulæselig", place)
    return bytes(stream.read_bytes())


def _declared(pdf: pikepdf.Pdf) -> str | None:
    """Return the digest that the file declares of itself, or None."""
    from lxml import etree

    metadata: Any = pdf.Root.get("/Metadata")
    if metadata is None:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(metadata.read_bytes(), parser)
    except etree.XMLSyntaxError:
        return None
    name = f"{{{NAMESPACE}}}{PROPERTY}"
    for element in root.iter():
        if name in element.attrib:
            return str(element.attrib[name])
        if element.tag == name:
            return element.text
    return None


def _refusal(code: str, place: Place, **values: object) -> FindingsError:
    return FindingsError([finding(code, place, **values)])
