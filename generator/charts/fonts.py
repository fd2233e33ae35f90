"""The plan's own font files: static cuts of IBM Plex Sans, made once from the installed variable fonts.

WeasyPrint is a tenth slower with a variable font and matplotlib cannot use one, so both get static files.
The bytes depend on nothing but the font package and fontTools, so that two machines make the same PDF.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FAMILY = "IBM Plex Sans"
FOLDER = Path(__file__).parent.parent / "assets" / "fonts"

_STYLES = ("Regular", "Bold", "Italic", "Bold Italic")


@dataclass(frozen=True, slots=True)
class Fonts:
    """The files of one family: two weights, upright and italic."""

    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path


def ensure_fonts(folder: Path = FOLDER) -> Fonts:
    """Return the font files; cut those that are not there yet, which takes some seconds.

    A file is written beside its place and renamed, so that processes may do this at the same time.
    """
    fonts = Fonts(*(folder / f"IBMPlexSans-{style.replace(' ', '')}.ttf" for style in _STYLES))
    for file, style in zip(astuple(fonts), _STYLES, strict=True):
        if not file.exists():
            _cut(file, style)
    return fonts


def _cut(target: Path, style: str) -> None:
    import fontpkg_ibm_plex_sans
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    variable = "IBMPlexSans-Italic[wdth,wght].ttf" if "Italic" in style else "IBMPlexSans[wdth,wght].ttf"
    font = TTFont(fontpkg_ibm_plex_sans.ROOT / "files" / variable, recalcTimestamp=False)
    instancer.instantiateVariableFont(
        font, {"wght": 700 if "Bold" in style else 400, "wdth": 100}, inplace=True
    )
    _rename(font, style)
    instancer.setRibbiBits(font)
    del font["STAT"]
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=target.parent, suffix=".part")
    with os.fdopen(handle, "wb") as stream:
        font.save(stream)
    Path(beside).chmod(0o644)
    Path(beside).replace(target)


def _rename(font: TTFont, style: str) -> None:
    """Name a cut so that programs see the four files as one family with four styles.

    The name ids are those of the OpenType name table: 1 family, 2 style, 3 unique id, 4 full name,
    6 PostScript name; 16 and up describe the variable font and are dropped.
    """
    names = font["name"]
    version = names.getDebugName(5)
    names.names = [record for record in names.names if record.nameID < 16]
    postscript = f"{FAMILY.replace(' ', '')}-{style.replace(' ', '')}"
    for name_id, value in (
        (1, FAMILY),
        (2, style),
        (3, f"{version};{postscript}"),
        (4, f"{FAMILY} {style}"),
        (6, postscript),
    ):
        names.setName(value, name_id, 3, 1, 0x409)


if __name__ == "__main__":
    ensure_fonts()
