"""The pictures of a letterhead where they stand: in the line of text, or at a place on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.writers.word.markup import escape

if TYPE_CHECKING:
    from lxml.etree import _Element

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_FIRST = 20_001
"""Where the drawing ids of letterheads begin, behind those of all charts and pictures."""

_WHOLE = re.compile(r"-?\d{1,9}")
_WORD = re.compile(r"[A-Za-z]{1,20}")
_MOST_EMU = 20_000_000
_FLAGS = ("behindDoc", "locked", "layoutInCell", "allowOverlap")
_WRAPS = {"wrapNone", "wrapSquare", "wrapTopAndBottom", "wrapTight", "wrapThrough"}


def picture_of(drawing: _Element) -> _Element | None:
    """Return what a drawing shows, if it is one picture."""
    pictures = drawing.findall(f"./*/{_A}graphic/{_A}graphicData/{_PIC}pic")
    return pictures[0].find(f"{_PIC}blipFill/{_A}blip") if len(pictures) == 1 else None


def drawing_xml(drawing: _Element, relation: str, place: int) -> tuple[str, bool]:
    """Return a drawing written anew, and whether it has words for who cannot see it."""
    frame = drawing[0]
    extent = frame.find(f"{_WP}extent")
    width, height = (_number(extent, name, _MOST_EMU, least=1) for name in ("cx", "cy"))
    about = frame.find(f"{_WP}docPr")
    words = "" if about is None else (about.get("descr") or "").strip()[:1000]
    identity, name = _FIRST + place, f"logo{place + 1}"
    crop = frame.find(f".//{_PIC}blipFill/{_A}srcRect")
    cropped = "".join(
        f' {side}="{_number(crop, side, 100_000)}"' for side in "ltrb" if crop is not None and crop.get(side)
    )
    picture = (
        f'<wp:docPr id="{identity}" name="{name}" descr="{escape(words)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_A[1:-1]}"><a:graphicData uri="{_PIC[1:-1]}">'
        f'<pic:pic xmlns:pic="{_PIC[1:-1]}">'
        f'<pic:nvPicPr><pic:cNvPr id="{identity}" name="{name}" descr="{escape(words)}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:srcRect{cropped}/><a:stretch>'
        '<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic>"
    )
    size = f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
    distances = "".join(f' dist{side}="{_number(frame, f"dist{side}", _MOST_EMU)}"' for side in "TBLR")
    if frame.tag == f"{_WP}inline":
        inside = f"<wp:inline{distances}{_NAMESPACE}>{size}{picture}</wp:inline>"
    else:
        flags = "".join(f' {flag}="{int(frame.get(flag) in ("1", "true"))}"' for flag in _FLAGS)
        height_order = _number(frame, "relativeHeight", 999_999_999)
        inside = (
            f'<wp:anchor{distances} simplePos="0"{flags} relativeHeight="{height_order}"{_NAMESPACE}>'
            f'<wp:simplePos x="0" y="0"/>{"".join(_positions(frame))}{size}{_wrap(frame)}{picture}'
            "</wp:anchor>"
        )
    return f"<w:drawing>{inside}</w:drawing>", bool(words)


_NAMESPACE = f' xmlns:wp="{_WP[1:-1]}"'


def _number(element: _Element | None, name: str, most: int, *, least: int = 0) -> int:
    words = "" if element is None else element.get(name, "")
    return min(max(int(words), least), most) if _WHOLE.fullmatch(words) else least


def _positions(anchor: _Element) -> Iterator[str]:
    for name in ("positionH", "positionV"):
        position = anchor.find(f".//{_WP}{name}")
        outset = "" if position is None else position.get("relativeFrom", "")
        align = None if position is None else position.find(f"{_WP}align")
        offset = None if position is None else position.find(f"{_WP}posOffset")
        if align is not None and _WORD.fullmatch(align.text or ""):
            where = f"<wp:align>{align.text}</wp:align>"
        else:
            words = "" if offset is None else offset.text or ""
            where = f"<wp:posOffset>{int(words) if _WHOLE.fullmatch(words) else 0}</wp:posOffset>"
        relative = outset if _WORD.fullmatch(outset) else "page"
        yield f'<wp:{name} relativeFrom="{relative}">{where}</wp:{name}>'


def _wrap(anchor: _Element) -> str:
    """Return how text goes around a picture; around its outline becomes around its frame."""
    wraps = {str(child.tag).rpartition("}")[2] for child in anchor} & _WRAPS
    if wraps & {"wrapSquare", "wrapTight", "wrapThrough"}:
        return '<wp:wrapSquare wrapText="bothSides"/>'
    return "<wp:wrapTopAndBottom/>" if "wrapTopAndBottom" in wraps else "<wp:wrapNone/>"
