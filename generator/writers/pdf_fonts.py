"""The fonts of a PDF: ours alone, whatever the machine has, and what of a page they cannot show.

Pango asks fontconfig for letters that a font has not. Left alone it would find them in the fonts of the
machine: other bytes on the next, and embedded fonts that may lack what PDF/A and PDF/UA ask for.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree.ElementTree import Element

from weasyprint.text.fonts import FontConfiguration

from generator.charts.letters import in_our_letters

_CONFIGURATION = "FONTCONFIG_FILE"
"""Where fontconfig looks for its configuration, which names the folders of fonts (fonts-conf(5))."""

_NO_FOLDERS = '<?xml version="1.0"?><fontconfig><cachedir>{}</cachedir></fontconfig>'
_NO_TEXT = frozenset({"style", "title"})
"""What holds no words of a page: the title is a property of the file, which needs no letters."""


def our_fonts_only() -> FontConfiguration:
    """Return fonts for WeasyPrint to which only what a style sheet loads belongs."""
    with _no_other_fonts():
        return FontConfiguration()


@contextmanager
def _no_other_fonts() -> Iterator[None]:
    """Let fontconfig find no fonts; only for us, since programs that we start may need them."""
    before = os.environ.get(_CONFIGURATION)
    with tempfile.TemporaryDirectory(prefix="skrifter-") as folder:
        file = Path(folder) / "fonts.conf"
        file.write_text(_NO_FOLDERS.format(folder), "utf-8")
        os.environ[_CONFIGURATION] = str(file)
        try:
            yield
        finally:
            if before is None:
                del os.environ[_CONFIGURATION]
            else:
                os.environ[_CONFIGURATION] = before


def write_in_our_letters(page: Element) -> None:
    """Replace the letters of a page that our fonts have not; alternative texts, which are not drawn, stay."""
    for element in page.iter():
        if element.text and element.tag not in _NO_TEXT:
            element.text = in_our_letters(element.text)
        if element.tail:
            element.tail = in_our_letters(element.tail)
        for name, value in element.items():
            if name.startswith("data-"):  # what the margins of the pages say
                element.set(name, in_our_letters(value))
