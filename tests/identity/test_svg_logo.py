"""An SVG logo is drawn as lines and areas, and nothing else in it gets through."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable

import pypdfium2
import pytest

from generator.batch.formats import Format
from generator.batch.workshop import Workshop
from generator.problems import FindingsError
from generator.source.project import Project
from generator.source.svg import MAX_BYTES, MAX_DEPTH, MAX_ELEMENTS, read_svg
from tests.identity.conftest import FILES, told

LOGO = (FILES / "logo.svg").read_bytes()
ROOM = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">\n'
)


def _code(inside: str, head: str = "", room: str = ROOM) -> tuple[str, int]:
    with pytest.raises(FindingsError) as caught:
        read_svg(f"{head}{room}{inside}\n</svg>".encode(), "logo.svg")
    [item] = caught.value.findings
    assert item.place is not None
    return item.code, item.place.line


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<image href="/etc/passwd"/>',
        '<use href="#a"/>',
        "<foreignObject/>",
        "<style>path { fill: url(http://x.dk) }</style>",
        '<a href="https://x.dk"/>',
        "<text>Aarhus</text>",
        "<animate/>",
        "<filter/>",
        '<path onload="alert(1)"/>',
        '<path xlink:href="http://x.dk"/>',
        '<path fill="url(http://x.dk/a.svg#b)"/>',
        '<path fill="URL(#a) url(file:///etc/passwd)"/>',
        '<path style="fill: url(file:///etc/passwd)"/>',
        '<path style="background: red"/>',
        '<path style="fill: u\\72l(x)"/>',
        '<linearGradient href="#a"/>',
        '<g xmlns="http://www.w3.org/1999/xhtml"/>',
        "<svg/>",
        "løs tekst",
        "<?xml-stylesheet href='http://x.dk'?>",
    ],
)
def test_what_is_no_part_of_a_plain_logo_is_told_with_its_line(inside: str) -> None:
    assert _code(inside) == ("svg-ikke-tilladt", 2)


def test_declarations_that_could_grow_or_fetch_are_refused() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>\n'
    assert _code("&b;", head=bomb) == ("svg-ikke-tilladt", 1)


def test_a_logo_is_bounded_in_size_parts_and_levels() -> None:
    assert _code("<g/>" * MAX_ELEMENTS)[0] == "svg-for-meget"
    assert _code("<g>" * MAX_DEPTH + "</g>" * MAX_DEPTH)[0] == "svg-for-meget"
    assert _code(" " * MAX_BYTES)[0] == "svg-for-stor"


def test_a_logo_that_is_cut_off_or_says_no_size_is_refused() -> None:
    assert _code("<g>")[0] == "svg-ulæselig"
    assert _code("", room='<svg xmlns="http://www.w3.org/2000/svg">')[0] == "svg-størrelse"


def test_what_is_drawn_is_a_picture_of_its_own_that_reads_as_itself() -> None:
    once = read_svg(LOGO, "logo.svg")
    assert (once.width, once.height) == (120, 60)
    assert b"<!--" not in once.data
    assert b'fill="url(#hav)"' in once.data
    assert read_svg(once.data, "logo.svg") == once


def test_the_logo_is_drawn_on_the_page_and_the_pdf(
    project: Project, give_logo: Callable[[bytes], None]
) -> None:
    give_logo(LOGO)
    workshop = Workshop(project)
    checked = workshop.plan(workshop.read(project.municipalities / "2018" / "aarhus.yaml"))
    document = workshop.document(checked.plan)
    made = dict(workshop.press.write(document, list(Format)))
    [address] = re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', made[Format.HTML].decode())
    assert base64.b64decode(address) == read_svg(LOGO, "logo.svg").data
    page = pypdfium2.PdfDocument(made[Format.PDF])[0]
    left, top = round(22.5 * 72 / 25.4), round(24 * 72 / 25.4)
    part = page.render().to_pil().convert("RGB").crop((left, top, left + 140, top + 80))
    pixels = [part.getpixel((x, y)) for x in range(part.width) for y in range(part.height)]
    assert sum(green > red + 30 and green >= blue - 10 for red, green, blue in pixels) > 500


def test_a_logo_without_its_png_for_word_is_told(
    project: Project, give_logo: Callable[[bytes], None]
) -> None:
    give_logo(LOGO)
    (project.municipalities / "2018" / "aarhus" / "logo.png").unlink()
    assert [code for code, _ in told(project)] == ["svg-png-mangler"]
