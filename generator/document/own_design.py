"""A municipality's own colours, fonts and sizes, laid over the standard and measured before they are used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from generator.danish.numbers import format_number
from generator.document.contrast import GRAPHICS, TEXT, contrast
from generator.document.design import HEX_COLOUR, Design
from generator.problems import Finding, FindingsError, Place, finding, sorted_by_place
from generator.problems.suggest import hint
from generator.source.written import Written, WrittenList, WrittenMapping, place_of_value

_WHITE = "#FFFFFF"
_COLOURS = {
    "primær": "primary",
    "accent": "accent",
    "tekst": "text",
    "dæmpet": "muted",
    "linje": "line",
    "flade": "surface",
    "sammenligning": "comparators",
    "serier": "series",
}
_LISTS = {"sammenligning", "serier"}
_TEXT_COLOURS = ("primær", "accent", "tekst", "dæmpet")
_FONTS = {"pdf": "pdf_font", "word": "word_font"}
_SIZES = {
    "brødtekst": ("body", 9.0, 14.0),
    "lille": ("small", 8.0, 12.0),
    "tabel": ("table", 8.0, 12.0),
    "kapitel": ("chapter", 14.0, 30.0),
    "afsnit": ("section", 11.0, 22.0),
    "underafsnit": ("subsection", 9.5, 18.0),
}
"""Each size's field with the least and the largest in points."""

_FAMILY = re.compile(r"[^\W_](?:[^\W_]|[ -]){0,39}")
_NUMBER = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?")


def own_design(standard: Design, written: WrittenMapping) -> Design:
    """Return the standard design with what a municipality has written in the place of some of it.

    Raises FindingsError with all that is wrong in the file, and for each colour that is too faint to be
    read: text must have 4.5:1 on white and on the surface, white the same on the primary colour, and lines
    of charts 3:1 on white.
    """
    reader = _Reader(standard, written)
    design = reader.design()
    if not reader.findings:
        reader.findings.extend(_too_faint(design, reader.places))
    if reader.findings:
        raise FindingsError(sorted_by_place(reader.findings))
    return design


class _Reader:
    def __init__(self, standard: Design, written: WrittenMapping) -> None:
        self.findings: list[Finding] = []
        self.places: dict[str, list[Place]] = {}
        self._standard = standard
        self._written = written

    def design(self) -> Design:
        self._known(self._written, ("farver", "skrifter", "størrelser"))
        standard = self._standard
        return replace(
            standard,
            colours=replace(standard.colours, **dict(self._values("farver", _COLOURS, self._colour))),
            sizes=replace(standard.sizes, **dict(self._values("størrelser", _SIZES, self._size))),
            **dict(self._values("skrifter", _FONTS, self._font)),
        )

    def _known(self, mapping: WrittenMapping, names: tuple[str, ...]) -> None:
        for key in mapping:
            if key not in names:
                place = mapping.key_places[key]
                self._report(
                    "design-ukendt", place, navn=key, kendte=", ".join(names), forslag=hint(key, names)
                )

    def _values(
        self, group: str, names: dict[str, Any], read: Callable[[str, object], Any]
    ) -> Iterator[tuple[str, Any]]:
        values = self._written.get(group)
        if values is None:
            return
        if not isinstance(values, WrittenMapping):
            self._report("egen-fil-form", place_of_value(values))
            return
        self._known(values, tuple(names))
        for name, value in values.items():
            if name in names and (result := read(name, value)) is not None:
                field = names[name]
                yield (field[0] if isinstance(field, tuple) else field), result

    def _colour(self, name: str, value: object) -> str | tuple[str, ...] | None:
        length = len(getattr(self._standard.colours, _COLOURS[name])) if name in _LISTS else 1
        items = list(value) if isinstance(value, WrittenList) and name in _LISTS else [value]
        if len(items) != length:
            self._report("design-antal", place_of_value(value), navn=name, antal=length)
            return None
        for item in items:
            if not (isinstance(item, Written) and HEX_COLOUR.fullmatch(item)):
                self._report("design-farve", place_of_value(item), navn=name)
                return None
            self.places.setdefault(name, []).append(item.place)
        colours = tuple(str(item).upper() for item in items)
        return colours if name in _LISTS else colours[0]

    def _font(self, name: str, value: object) -> str | None:
        known = self._standard.pdf_font
        if isinstance(value, Written):
            if name == "pdf" and value == known:
                return known
            if name == "word" and _FAMILY.fullmatch(value):
                return str(value)
        code = "design-skrift-pdf" if name == "pdf" else "design-skrift-word"
        self._report(code, place_of_value(value), skrift=known)
        return None

    def _size(self, name: str, value: object) -> float | None:
        _, least, largest = _SIZES[name]
        if isinstance(value, Written) and _NUMBER.fullmatch(value):
            points = float(value.replace(",", "."))
            if least <= points <= largest:
                return points
        bounds = {"mindst": format_number(least, 1), "højst": format_number(largest, 1)}
        self._report("design-størrelse", place_of_value(value), navn=name, **bounds)
        return None

    def _report(self, code: str, place: Place | None, **values: object) -> None:
        self.findings.append(finding(code, place or self._written.place, **values))


def _too_faint(design: Design, places: dict[str, list[Place]]) -> Iterator[Finding]:
    """Yield a finding for each colour of the municipality's that cannot be told from what is behind it."""
    colours = design.colours
    for name in _TEXT_COLOURS:
        colour = getattr(colours, _COLOURS[name])
        for ground, ground_name in ((_WHITE, "hvid"), (colours.surface, "flade")):
            place = places.get(name, places.get("flade", []) if ground_name == "flade" else [])
            if place and (ratio := contrast(colour, ground)) < TEXT:
                yield _faint(place[0], name, colour, ground_name, ratio, TEXT)
    for name in sorted(_LISTS):
        for where, colour in zip(places.get(name, []), getattr(colours, _COLOURS[name]), strict=False):
            if (ratio := contrast(colour, _WHITE)) < GRAPHICS:
                yield _faint(where, name, colour, "hvid", ratio, GRAPHICS)


def _faint(place: Place, name: str, colour: str, ground: str, ratio: float, least: float) -> Finding:
    # Rounded down, so that 4.49 is never said to be 4.5.
    measured, demanded = (format_number(int(value * 100) / 100, 2) for value in (ratio, least))
    values = {"navn": name, "farve": colour, "bund": ground, "forhold": measured, "krav": demanded}
    return finding("design-kontrast", place, **values)
