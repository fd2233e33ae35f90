"""Contrast between colours, as WCAG 2.1 defines it."""

from __future__ import annotations

from math import fsum

TEXT = 4.5
"""The least contrast of text with what is behind it (success criterion 1.4.3)."""

GRAPHICS = 3.0
"""The least contrast of lines and areas that carry meaning (success criterion 1.4.11)."""

_LIGHTEST_LINEAR = 0.04045
_WEIGHTS = (0.2126, 0.7152, 0.0722)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours ``#RRGGBB``: 1 for the same colour, 21 for black on white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return fsum(
        weight * (value / 12.92 if value <= _LIGHTEST_LINEAR else ((value + 0.055) / 1.055) ** 2.4)
        for weight, value in zip(_WEIGHTS, channels, strict=True)
    )
