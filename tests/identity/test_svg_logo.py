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
from generator.source.svg import MAX_BYTES, MAX_DEPTH, MAX_DRAWN, MAX_ELEMENTS, read_svg
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


@pytest.mark.parametrize("program", ["illustrator", "inkscape"])
def test_what_drawing_programs_keep_for_themselves_is_passed_over(program: str) -> None:
    drawn = read_svg((FILES / f"{program}.svg").read_bytes(), "logo.svg")
    words = drawn.data.decode()
    assert (drawn.width, drawn.height) == (120, 60)
    assert re.findall(r"<(\w+)", words)[-2:] == ["rect", "path"]
    assert re.search('<rect [^>]*fill="#14532[dD]"', words)
    assert re.search('<path [^>]*stroke="#0[fF]766[eE]" stroke-width="4"', words)
    for kept_out in ("Skjult", "skitse", "class", "adobe", "inkscape", "metadata", "switch", "eJzs"):
        assert kept_out not in words
    assert read_svg(drawn.data, "logo.svg") == drawn


@pytest.mark.parametrize("program", ["illustrator", "inkscape", "inkscape-overgange"])
def test_such_a_file_is_drawn_in_its_colours(
    program: str, project: Project, give_logo: Callable[[bytes], None]
) -> None:
    give_logo((FILES / f"{program}.svg").read_bytes())
    workshop = Workshop(project)
    checked = workshop.plan(workshop.read(project.municipalities / "2018" / "aarhus.yaml"))
    pdf = dict(workshop.press.write(workshop.document(checked.plan), [Format.PDF]))[Format.PDF]
    page = pypdfium2.PdfDocument(pdf)[0].render().to_pil().convert("RGB").crop((60, 60, 220, 160))
    pixels = {page.getpixel((x, y)) for x in range(page.width) for y in range(page.height)}
    for drawn in ((20, 83, 45), (15, 118, 110)):
        assert any(all(abs(a - b) < 2 for a, b in zip(drawn, seen, strict=True)) for seen in pixels)


def test_a_colour_transition_made_from_another_is_written_whole() -> None:
    drawn = read_svg((FILES / "inkscape-overgange.svg").read_bytes(), "logo.svg")
    words = drawn.data.decode()
    assert "href" not in words
    assert words.count("<stop ") == 3 * 2
    assert len(re.findall('<radialGradient [^>]*gradientUnits="userSpaceOnUse"', words)) == 1
    assert read_svg(drawn.data, "logo.svg") == drawn


@pytest.mark.parametrize(
    "inside",
    [
        '<linearGradient id="a" xlink:href="#a"/>',
        '<linearGradient id="a" xlink:href="#b"/><radialGradient id="b" xlink:href="#a"/>',
        '<linearGradient id="a" xlink:href="#b"/>',
        '<linearGradient id="a" xlink:href="andre.svg#b"/>',
        '<linearGradient id="a" xlink:href="#b"/><path id="b"/>',
        '<linearGradient xlink:href="#a"/>',
    ],
)
def test_a_colour_transition_made_from_itself_or_from_nothing_is_told(inside: str) -> None:
    assert _code(inside) == ("svg-ikke-tilladt", 2)


@pytest.mark.parametrize(
    ("inside", "drawn"),
    [
        ('<style>.a{fill:red} .b{fill:blue}</style><rect class="b a"/>', 'fill="blue"'),
        ('<rect class="a" fill="green"/><style>.a{fill:red}</style>', 'fill="red"'),
        ('<style>.a{fill:red}</style><rect class="a" style="fill: blue"/>', 'fill="blue"'),
        ("<style><![CDATA[.a { fill : red }]]></style><rect class='a'/>", 'fill="red"'),
        ('<rect fill="url(&quot;#a&quot;)"/>', 'fill="url(#a)"'),
        ("<?xpacket begin='x'?><rect fill='red'/>", 'fill="red"'),
        ('<switch><g systemLanguage=""/></switch>', None),
        ('<switch><g fill="red"/><g fill="blue"/></switch>', 'fill="red"'),
    ],
)
def test_styles_of_the_file_are_read_as_browsers_read_them(inside: str, drawn: str | None) -> None:
    if drawn is None:
        assert _code(inside)[0] == "svg-ikke-tilladt"
        return
    words = read_svg(f"{ROOM}{inside}</svg>".encode(), "logo.svg").data.decode()
    assert drawn in words
    assert len(re.findall("fill=", words)) == 1


@pytest.mark.parametrize(
    "inside",
    [
        "<style>@import url(http://x.dk/a.css);</style>",
        "<style>@font-face { src: url(x.woff) }</style>",
        "<style>rect { fill: red }</style>",
        "<style>.a > .b { fill: red }</style>",
        "<style>.a { fill: url(http://x.dk/a.svg#b) }</style>",
        "<style>.a { filter: blur(2px) }</style>",
        '<rect style="mix-blend-mode: multiply"/>',
        '<rect style="visibility: hidden"/>',
        '<foreignObject requiredExtensions="x"/>',
        '<clipPath id="a"/>',
        '<linearGradient xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#a"/>',
    ],
)
def test_what_cannot_be_drawn_as_meant_is_told_with_a_way_that_works(inside: str) -> None:
    with pytest.raises(FindingsError) as caught:
        read_svg(f"{ROOM}{inside}</svg>".encode(), "logo.svg")
    [item] = caught.value.findings
    assert item.code == "svg-ikke-tilladt"
    assert "PNG" in item.cure


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a "b">',
        '<!ENTITY a "&#38;b;">',
        f'<!ENTITY a "{"x" * 200}">',
        "".join(f'<!ENTITY a{n} "x">' for n in range(60)),
    ],
)
def test_names_for_anything_but_addresses_are_refused(declared: str) -> None:
    assert _code("<g/>", head=f"<!DOCTYPE svg [{declared}]>")[0] == "svg-ikke-tilladt"


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('width="120" height="60px"', (120, 60)),
        ('width="1in" height="72pt"', (96, 96)),
        ('width="10mm" height="20mm"', (37.8, 75.6)),
        ('width="100%" height="100%"', None),
    ],
)
def test_a_logo_without_a_view_box_is_as_large_as_it_says(
    head: str, size: tuple[float, float] | None
) -> None:
    room = f'<svg xmlns="http://www.w3.org/2000/svg" {head}>'
    if size is None:
        assert _code("", room=room)[0] == "svg-størrelse"
        return
    drawn = read_svg(f"{room}</svg>".encode(), "logo.svg")
    assert (drawn.width, drawn.height) == pytest.approx(size, abs=0.1)
    assert b'viewBox="0 0 ' in drawn.data


def test_only_what_is_drawn_counts_as_large() -> None:
    copy = f'<i:pgf xmlns:i="http://ns.adobe.com/AdobeIllustrator/10.0/">{"x" * 3 * MAX_DRAWN}</i:pgf>'
    assert read_svg(f"{ROOM}{copy}<g/></svg>".encode(), "logo.svg").data.endswith(b"<g></g></svg>")
    assert _code(f'<path d="{"M0 0" * MAX_DRAWN}"/>')[0] == "svg-for-stor"


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
