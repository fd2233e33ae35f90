"""How the parts of an SVG file look: presentation attributes, style attributes and the file's own classes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import tinycss2

PRESENTATION = frozenset(
    [
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
        "stroke-width",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-dasharray",
        "stroke-dashoffset",
        "stroke-opacity",
        "opacity",
        "stop-color",
        "stop-opacity",
        "color",
    ]
)
_WITHOUT_EFFECT = re.compile(
    r"-inkscape-.*|-webkit-.*|font(-.*)?|text(-.*)?|line-height|letter-spacing|word-spacing|white-space|"
    r"writing-mode|direction|unicode-bidi|baseline-shift|dominant-baseline|shape-(padding|margin|inside)|"
    r"(color|image|shape)-rendering|color-interpolation(-filters)?|solid-(color|opacity)|clip-rule|"
    r"enable-background|paint-order|isolation"
)
"""What programs write and what changes no outline or shape: letters, and how fine to draw."""
_AS_USUAL = {
    "display": {"inline", "block", "inline-block"},
    "visibility": {"visible", "inherit"},
    "overflow": {"visible", "hidden", "auto", "inherit"},
    "mix-blend-mode": {"normal"},
    "vector-effect": {"none"},
    "marker": {"none"},
    "marker-start": {"none"},
    "marker-mid": {"none"},
    "marker-end": {"none"},
    "filter": {"none"},
    "mask": {"none"},
    "clip-path": {"none"},
}
"""What may be said where it is said to be as it is anyway."""

_VALUE = re.compile(r"[\w\s#%.,()+-]*")
_LOCAL = re.compile(r"url\(\s*['\"]?(#[\w-]+)['\"]?\s*\)")
_CLASS = re.compile(r"\.([\w-]+)")

Looks = Mapping[str, str]
"""Values by the names of presentation attributes."""


class StrangeLookError(ValueError):
    """Raised for what may not be in a picture; the message names it."""


@dataclass(frozen=True, slots=True)
class ClassRule:
    """What one rule of a file's own style sheet says of its classes."""

    classes: frozenset[str]
    looks: Looks


def is_presentation(name: str) -> bool:
    """Whether an attribute says how something looks, be it without effect."""
    return name in PRESENTATION or name in _AS_USUAL or _WITHOUT_EFFECT.fullmatch(name) is not None


def looks_of(style: str) -> dict[str, str]:
    """Return what a style attribute says that shows. Raises StrangeLookError for what may not be said."""
    looks: dict[str, str] = {}
    for declaration in filter(str.strip, style.split(";")):
        name, _, value = declaration.partition(":")
        looks |= look(name.strip(), value.strip())
    return looks


def look(name: str, value: str) -> dict[str, str]:
    """Return a property with its value if it shows. Raises StrangeLookError for one that may not be there."""
    if (name in _AS_USUAL and value in _AS_USUAL[name]) or _WITHOUT_EFFECT.fullmatch(name):
        return {}
    if name == "display" and value == "none":
        return {name: value}
    if name not in PRESENTATION:
        raise StrangeLookError(f"{name}: {value[:40]}")
    return {name: plain_value(name, value)}


def plain_value(name: str, value: str) -> str:
    """Return a value that asks for nothing outside the file. Raises StrangeLookError for any other."""
    local = _LOCAL.fullmatch(value) if name in ("fill", "stroke") else None
    if local is not None:
        return f"url({local[1]})"
    if "url" in value.casefold() or not _VALUE.fullmatch(value):
        raise StrangeLookError(f"{name}={value[:40]}")
    return value


def class_rules(sheet: str) -> Iterator[ClassRule]:
    """Yield the rules of a style element. Raises StrangeLookError for one that is not about classes alone."""
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            raise StrangeLookError(f"<style> {tinycss2.serialize([rule])[:40]}")
        selectors = [part.strip() for part in tinycss2.serialize(rule.prelude).split(",")]
        found = [_CLASS.fullmatch(selector) for selector in selectors]
        if not all(found):
            raise StrangeLookError(f"<style> {tinycss2.serialize(rule.prelude).strip()[:40]}")
        looks = looks_of(tinycss2.serialize(rule.content))
        yield ClassRule(frozenset(match[1] for match in found if match), looks)
