"""Design tokens: the colours, fonts and sizes that CSS, charts and Word all take from one file."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from generator.source.data_files import DataFile, read_data_file

HEX_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_COLOURS = ("primær", "accent", "tekst", "dæmpet", "linje", "flade")
_LISTS = ("sammenligning", "serier")
_SIZES = ("brødtekst", "lille", "tabel", "kapitel", "afsnit", "underafsnit")


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours as ``#RRGGBB``; ``comparators`` are greys from strongest to faintest."""

    primary: str
    accent: str
    text: str
    muted: str
    line: str
    surface: str
    comparators: tuple[str, ...]
    series: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes in points."""

    body: float
    small: float
    table: float
    chapter: float
    section: float
    subsection: float


@dataclass(frozen=True, slots=True)
class Design:
    """Everything about the look of a plan that a municipality may change."""

    colours: Colours
    pdf_font: str
    word_font: str
    sizes: Sizes

    @property
    def of_sheets(self) -> Design:
        """The same with headings as small as those of a document that has no front page call for."""
        sizes = self.sizes
        between = (sizes.section + sizes.subsection) / 2
        return replace(self, sizes=replace(sizes, chapter=sizes.section, section=between))


def load_design(file: Path, shown: str | None = None) -> Design:
    """Read the design tokens; ``shown`` is the file as findings call it.

    Raises FindingsError if it is wrong.
    """
    data = read_data_file(file, ("farver", "skrifter", "størrelser"), shown=shown)
    colours = DataFile(data.mapping("farver"), (*_COLOURS, *_LISTS))
    fonts = DataFile(data.mapping("skrifter"), ("pdf", "word"))
    sizes = DataFile(data.mapping("størrelser"), _SIZES)
    for key in (*_COLOURS, *_LISTS):
        words = colours.texts(key) if key in _LISTS else (colours.text(key),)
        if not words or not all(map(HEX_COLOUR.fullmatch, words)):
            raise colours.problem("design-farve", key, navn=key)
    return Design(
        Colours(
            primary=colours.text("primær"),
            accent=colours.text("accent"),
            text=colours.text("tekst"),
            muted=colours.text("dæmpet"),
            line=colours.text("linje"),
            surface=colours.text("flade"),
            comparators=colours.texts("sammenligning"),
            series=colours.texts("serier"),
        ),
        fonts.text("pdf"),
        fonts.text("word"),
        Sizes(
            body=sizes.number("brødtekst"),
            small=sizes.number("lille"),
            table=sizes.number("tabel"),
            chapter=sizes.number("kapitel"),
            section=sizes.number("afsnit"),
            subsection=sizes.number("underafsnit"),
        ),
    )
