"""Whether a plan can be read in an office's template: the styles it must have, their colours and sizes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.danish.names import listed
from generator.danish.numbers import format_number
from generator.document.contrast import TEXT, contrast
from generator.problems import Finding, Place, finding
from generator.writers.word.template_markup import number, value
from generator.writers.word.template_styles import ALWAYS_OURS, Style, StyleSheet

if TYPE_CHECKING:
    from generator.document.design import Design

REQUIRED = ("Normal", "heading 1", "heading 2", "heading 3", "Title")
"""The styles that carry an office's look, by their names in the file: a template must have them."""

_SHOWN = {
    **{f"heading {level}": f"Overskrift {level}" for level in (1, 2, 3)},
    **{f"toc {level}": f"Indholdsfortegnelse {level}" for level in (1, 2, 3)},
    "title": "Titel",
    "subtitle": "Undertitel",
    "caption": "Billedtekst",
    "quote": "Citat",
    "header": "Sidehoved",
    "footer": "Sidefod",
    "footnote text": "Fodnotetekst",
    "footnote reference": "Fodnotehenvisning",
    "toc heading": "Overskrift",
    "list bullet": "Opstilling - punkttegn",
    "list number": "Opstilling - tal eller bogst.",
}
"""What Danish Word calls its own styles."""

_WHITE, _BLACK = "#FFFFFF", "#000000"
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_LEAST_POINTS = 8.0
_TEXT_KINDS = ("paragraph", "character")
_LISTS = ("List Bullet", "List Number")


def shown_name(name: str) -> str:
    """Return the name that Danish Word shows of a style."""
    return _SHOWN.get(name.casefold(), name)


def missing_styles(theirs: StyleSheet, place: Place) -> list[Finding]:
    """Return a finding for each style that a template must have and lacks."""
    there = {style.key for style in theirs.styles.values()}
    return [
        finding("skabelon-typografi-mangler", place, navn=shown_name(name))
        for name in REQUIRED
        if ("paragraph", name.casefold()) not in there
    ]


def check_styles(
    theirs: StyleSheet, all_styles: StyleSheet, ours: StyleSheet, design: Design, place: Place
) -> Iterator[Finding]:
    """Yield what is to be said of the styles that a plan is set in.

    Text must have a contrast of 4.5:1 and 8 points; a style that was added is a remark.
    """
    there = {style.key for style in theirs.styles.values()}
    added = [style for style in ours.styles.values() if style.key not in there and _is_told(style)]
    if added:
        names = listed([f"»{shown_name(style.name)}«" for style in added])
        yield finding("skabelon-typografier-tilføjet", place, navne=names)
    if not _has_air(all_styles):
        yield finding("skabelon-tæt", place)
    for identity, own in ours.styles.items():
        if own.kind in _TEXT_KINDS and own.name not in ALWAYS_OURS:
            yield from _readable(identity, all_styles, design, place)


def _is_told(style: Style) -> bool:
    """Whether an office may want a look of its own for a style; lists in lists follow from the first."""
    return style.name in _LISTS or not (style.name in ALWAYS_OURS or style.name.startswith("List"))


def _has_air(styles: StyleSheet) -> bool:
    """Whether there is room between the paragraphs of running text."""
    spacing = styles.paragraph("Normal", "spacing")
    automatic = (value(spacing, f"{side}Autospacing") in ("1", "true", "on") for side in ("before", "after"))
    return any(automatic) or any((number(spacing, side) or 0) > 0 for side in ("before", "after"))


def _readable(identity: str, styles: StyleSheet, design: Design, place: Place) -> Iterator[Finding]:
    name = shown_name(styles.styles[identity].name)
    colour = _colour(value(styles.type(identity, "color"))) or _BLACK
    shade = _colour(value(styles.type(identity, "shd"), "fill")) or _colour(
        value(styles.paragraph(identity, "shd"), "fill")
    )
    grounds = [shade] if shade else [_WHITE]
    if identity in ("Tabeltekst", "Tabelsum") and not shade:
        grounds.append(design.colours.surface)
    for ground in grounds:
        if (ratio := contrast(colour, ground)) < TEXT:
            # Rounded down, so that 4.49 is never said to be 4.5.
            measured, demanded = (format_number(int(found * 100) / 100, 2) for found in (ratio, TEXT))
            values = {"navn": name, "farve": colour, "bund": ground, "forhold": measured, "krav": demanded}
            yield finding("skabelon-kontrast", place, **values)
            break
    half_points = number(styles.type(identity, "sz"))
    if half_points is not None and half_points < 2 * _LEAST_POINTS:
        yield finding("skabelon-lille", place, navn=name, mindst=format_number(_LEAST_POINTS, 0))


def _colour(words: str | None) -> str | None:
    return f"#{words.upper()}" if words and _HEX.fullmatch(words) else None
