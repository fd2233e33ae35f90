"""Write the widths of letters that Word's line breaks are estimated with: ``write_word_widths.py FOLDER``.

Below the folder lie the files of Carlito and Liberation Sans (Debian: fonts-crosextra-carlito and
fonts-liberation), free fonts whose letters are as wide as those of Calibri and Arial. Only numbers are taken
from them.
"""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from fontTools.ttLib import TTFont

Fonts = Mapping[tuple[bool, bool], TTFont]
"""The fonts of one family by whether they are bold and italic."""

TARGET = Path(__file__).parents[1] / "generator" / "writers" / "word" / "layout_widths.py"
FAMILIES = {"CALIBRI": "Carlito", "ARIAL": "LiberationSans"}
STYLES = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}
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


def known_letters(families: Iterable[Fonts]) -> list[str]:
    """Return the letters that are in all styles of all families."""
    maps = [font.getBestCmap() for fonts in families for font in fonts.values()]
    return [
        letter
        for letter in CHARACTERS
        if all(ord(LIKE_OTHERS.get(letter, letter)) in names for names in maps)
    ]


def family(name: str, fonts: Fonts, letters: Sequence[str]) -> Iterator[str]:
    """Yield the lines with the widths of all styles of a family."""
    units = {font["head"].unitsPerEm for font in fonts.values()}
    heads = [font["hhea"] for font in fonts.values()]
    heights = {head.ascent - head.descent + head.lineGap for head in heads}
    if len(units) > 1 or len(heights) > 1:
        raise SystemExit(f"the styles of {name} are not of one size")
    yield f"{name} = FontWidths("
    yield f"    units_per_em={units.pop()},"
    yield f"    line_height={heights.pop()},"
    yield "    letters={"
    for style, font in fonts.items():
        names, widths = font.getBestCmap(), font["hmtx"]
        numbers = " ".join(str(widths[names[ord(LIKE_OTHERS.get(letter, letter))]][0]) for letter in letters)
        yield f"        {style}: ("
        yield from (f'            "{line} "' for line in textwrap.wrap(numbers, 92))
        yield "        ),"
    yield "    },"
    yield "    ligatures={"
    for style, font in fonts.items():
        pairs = ligature_widths(font).items()
        yield f"        {style}: {{"
        yield from (f'            "{joined}": {width},' for joined, width in pairs)
        yield "        },"
    yield "    },"
    yield ")"


def module(families: Mapping[str, Fonts]) -> str:
    """Return the module with the widths of all families."""
    letters = known_letters(families.values())
    lines = [
        '"""The widths of the letters of common fonts, written by ``scripts/write_word_widths.py``."""',
        "",
        "from generator.writers.word.layout_font import FontWidths",
        "",
        "CHARACTERS = (",
        *(f"    {piece}" for piece in _quoted("".join(letters))),
        ")",
    ]
    for name, fonts in families.items():
        lines += ["", *family(name, fonts, letters)]
    return "\n".join(lines) + "\n"


def _quoted(letters: str) -> list[str]:
    """Return letters as Python strings of one line each, in which every letter can be seen."""
    pieces = (letters[start : start + 90] for start in range(0, len(letters), 90))
    return [
        json.dumps(piece, ensure_ascii=False).replace("\u00a0", "\\xa0").replace("\u2011", "\\u2011")
        for piece in pieces
    ]


if __name__ == "__main__":
    files = {file.name: file for file in Path(sys.argv[1]).rglob("*.ttf")}
    found = {
        family: {style: TTFont(files[f"{file}-{suffix}.ttf"]) for style, suffix in STYLES.items()}
        for family, file in FAMILIES.items()
    }
    TARGET.write_text(module(found), "utf-8")
