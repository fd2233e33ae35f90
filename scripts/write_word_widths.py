"""Write the widths of letters that Word's line breaks are estimated with: ``write_word_widths.py FOLDER``.

The folder holds the four files of Carlito (Debian: fonts-crosextra-carlito), a free font whose letters are
as wide as those of Calibri. Only numbers are taken from them.
"""

from __future__ import annotations

import json
import sys
import textwrap
from itertools import chain
from pathlib import Path

from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "generator" / "writers" / "word" / "layout_widths.py"
STYLES = {"REGULAR": "Regular", "BOLD": "Bold", "ITALIC": "Italic", "BOLD_ITALIC": "BoldItalic"}
LIKE_OTHERS = {"\u00a0": " ", "\u2011": "-"}
"""Letters that programs draw as others."""
FURTHER = "\u2011–—‘’‚“”„†‡•…‰‹›€™−≈≠≤≥"
CHARACTERS = [chr(code) for code in chain(range(0x20, 0x7F), range(0xA0, 0x180))] + list(FURTHER)
LIGATURES = [
    *(f"{pair}{last}" for pair in ("ff", "tt") for last in "bfhijklt"),
    *(f"{first}{last}" for first in "ft" for last in "bfhijklt"),
]


def ligature_widths(font: TTFont) -> dict[str, int]:
    """Return how much wider than its letters each standard ligature is, in units of the font."""
    table, names, widths = font["GSUB"].table, font.getBestCmap(), font["hmtx"]
    lookups = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "liga"
        for index in record.Feature.LookupListIndex
    }
    glyphs = {}
    for index in lookups:
        for subtable in table.LookupList.Lookup[index].SubTable:
            for first, ligatures in getattr(
                getattr(subtable, "ExtSubTable", subtable), "ligatures", {}
            ).items():
                glyphs |= {(first, *ligature.Component): ligature.LigGlyph for ligature in ligatures}
    found = {}
    for letters in LIGATURES:
        parts = tuple(names[ord(letter)] for letter in letters)
        if parts in glyphs:
            found[letters] = widths[glyphs[parts]][0] - sum(widths[part][0] for part in parts)
    return found


def module(fonts: dict[str, TTFont]) -> str:
    """Return the module with the widths of all styles."""
    units = {font["head"].unitsPerEm for font in fonts.values()}
    heights = {font["OS/2"].usWinAscent + font["OS/2"].usWinDescent for font in fonts.values()}
    if len(units) > 1 or len(heights) > 1:
        raise SystemExit("the styles of the font are not of one size")
    known = [
        letter
        for letter in CHARACTERS
        if all(ord(LIKE_OTHERS.get(letter, letter)) in font.getBestCmap() for font in fonts.values())
    ]
    lines = [
        '"""The widths of the letters of Calibri, written by ``scripts/write_word_widths.py``."""',
        "",
        f"UNITS_PER_EM = {units.pop()}",
        f"LINE_HEIGHT = {heights.pop()}",
        '"""The height of a line of single spacing, in units of the font like all widths."""',
        "",
        "CHARACTERS = (",
        *(f"    {piece}" for piece in _quoted("".join(known))),
        ")",
    ]
    for name, font in fonts.items():
        names, widths = font.getBestCmap(), font["hmtx"]
        numbers = " ".join(str(widths[names[ord(LIKE_OTHERS.get(letter, letter))]][0]) for letter in known)
        lines += [f"{name} = (", *(f'    "{line} "' for line in textwrap.wrap(numbers, 100)), ")"]
    for name, font in fonts.items():
        pairs = (f'    "{letters}": {width},' for letters, width in ligature_widths(font).items())
        lines += [f"{name}_LIGATURES = {{", *pairs, "}"]
    return "\n".join(lines) + "\n"


def _quoted(letters: str) -> list[str]:
    """Return letters as Python strings of one line each, in which every letter can be seen."""
    pieces = (letters[start : start + 90] for start in range(0, len(letters), 90))
    return [
        json.dumps(piece, ensure_ascii=False).replace("\u00a0", "\\xa0").replace("\u2011", "\\u2011")
        for piece in pieces
    ]


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    TARGET.write_text(
        module({name: TTFont(folder / f"Carlito-{style}.ttf") for name, style in STYLES.items()}), "utf-8"
    )
