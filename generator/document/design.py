"""Design tokens: the colours, fonts and sizes that CSS, charts and Word all take from one file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import yaml


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


def load_design(file: Path) -> Design:
    """Read the design tokens from ``plan_templates/design.yaml``."""
    data = yaml.safe_load(file.read_text("utf-8"))
    colours, fonts, sizes = data["farver"], data["skrifter"], data["størrelser"]
    return Design(
        Colours(
            primary=colours["primær"],
            accent=colours["accent"],
            text=colours["tekst"],
            muted=colours["dæmpet"],
            line=colours["linje"],
            surface=colours["flade"],
            comparators=tuple(colours["sammenligning"]),
            series=tuple(colours["serier"]),
        ),
        fonts["pdf"],
        fonts["word"],
        Sizes(
            body=sizes["brødtekst"],
            small=sizes["lille"],
            table=sizes["tabel"],
            chapter=sizes["kapitel"],
            section=sizes["afsnit"],
            subsection=sizes["underafsnit"],
        ),
    )
