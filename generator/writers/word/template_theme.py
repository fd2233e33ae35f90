"""The theme of a template: its twelve colours and two fonts, written anew."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.writers.word.markup import DECLARATION, escape
from generator.writers.word.template_markup import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SLOTS = (
    *("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"),
    *("hlink", "folHlink"),
)
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_LONGEST_FONT = 64
_FONT_ATTRIBUTES = {
    "ascii": "asciiTheme",
    "hAnsi": "hAnsiTheme",
    "eastAsia": "eastAsiaTheme",
    "cs": "cstheme",
}


@dataclass(frozen=True, slots=True)
class WordTheme:
    """The fonts of a theme for headings (``major``) and text (``minor``), and its colours in hexadecimal."""

    major: str
    minor: str
    colours: tuple[str, ...]


def read_theme(root: _Element | None) -> WordTheme | None:
    """Return a theme, or None if the template has none that is whole."""
    if root is None:
        return None
    names = {"a": _A}
    fonts = [
        (found.get("typeface", "") if found is not None else "")[:_LONGEST_FONT]
        for found in (
            root.find(f".//a:fontScheme/a:{kind}Font/a:latin", names) for kind in ("major", "minor")
        )
    ]
    colours = tuple(_colour(root.find(f".//a:clrScheme/a:{slot}", names)) for slot in _SLOTS)
    return WordTheme(fonts[0], fonts[1], colours) if all(fonts) and all(colours) else None


def _colour(slot: _Element | None) -> str:
    found = slot[0] if slot is not None and len(slot) else None
    words = "" if found is None else found.get("lastClr") or found.get("val") or ""
    return words.upper() if _HEX.fullmatch(words) else ""


def with_fonts_by_name(root: _Element, theme: WordTheme | None) -> _Element:
    """Return a copy of a tree in which fonts are called by their names and not by their part in the theme."""
    copy = deepcopy(root)
    for fonts in copy.iter(f"{W}rFonts"):
        for name, by_theme in _FONT_ATTRIBUTES.items():
            part = fonts.get(f"{W}{by_theme}")
            if part is not None and theme is not None and not part.endswith(("EastAsia", "Bidi")):
                fonts.set(f"{W}{name}", theme.major if part.startswith("major") else theme.minor)
    return copy


def theme_xml(theme: WordTheme) -> bytes:
    """Return the theme part; its effects, which a plan does not use, are the plainest that there are."""
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>'
        for slot, colour in zip(_SLOTS, theme.colours, strict=True)
    )
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{escape(name)}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f"</a:{kind}Font>"
        for kind, name in (("major", theme.major), ("minor", theme.minor))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_A}" name="Skabelon"><a:themeElements>'
        f'<a:clrScheme name="Skabelon">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Skabelon">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="Skabelon"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    ).encode()
