"""Nothing that a template, a style sheet or a drawing asks for is fetched, but the fonts."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from generator.document.blocks import Chart
from generator.writers.pdf import PdfWriter
from generator.writers.pdf_resources import ForbiddenResourceError
from generator.writers.templates import TEMPLATE_NAMES
from tests.pdf.conftest import Studio
from tests.writers_sample import illustrated_sample, with_blocks

ADDRESSES = (
    "file:///etc/passwd",
    "http://127.0.0.1:9/x",
    "https://example.dk/x",
    "data:text/css,*{}",
    "font:other",
    "font:regular/../../etc/passwd",
)
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>x</title><image href="{}"/></svg>'
)


@pytest.fixture
def templates(tmp_path: Path, studio: Studio) -> Path:
    """A copy of the templates to change."""
    for name in TEMPLATE_NAMES:
        copy = tmp_path / "html" / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((studio.templates / "html" / name).read_bytes())
    return tmp_path


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    "markup",
    [
        '<link rel="attachment" href="{}">',
        '<link rel="stylesheet" href="{}">',
        '<img alt="x" src="{}">',
        '<object data="{}">x</object>',
        '<p style="background: url({})">x</p>',
        "<style>@import '{}'; p {{ color: red }}</style>",
    ],
)
def test_a_page_that_asks_for_something_is_refused(
    studio: Studio, templates: Path, markup: str, address: str
) -> None:
    head = templates / "html" / "head.html.j2"
    body = templates / "html" / "cover.html.j2"
    target = head if markup.startswith(("<link", "<style")) else body
    target.write_text(target.read_text("utf-8") + markup.format(address), "utf-8")
    writer = PdfWriter(templates, studio.design, studio.fonts)

    with pytest.raises(ForbiddenResourceError, match="may not load"):
        writer.write(with_blocks(), {})


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    "rule",
    ["@import url({});", "@font-face {{ font-family: x; src: url({}) }}", "body {{ background: url({}) }}"],
)
def test_a_style_sheet_that_asks_for_something_is_refused(
    studio: Studio, templates: Path, rule: str, address: str
) -> None:
    css = templates / "html" / "css" / "document.css.j2"
    css.write_text(rule.format(address) + css.read_text("utf-8"), "utf-8")

    with pytest.raises(ForbiddenResourceError, match="may not load"):
        PdfWriter(templates, studio.design, studio.fonts).write(with_blocks(), {})


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_drawing_that_asks_for_something_is_refused(studio: Studio, address: str) -> None:
    (chart, *_) = [block for block in illustrated_sample().blocks if isinstance(block, Chart)]
    drawing = DRAWING.format(address)

    with pytest.raises(ForbiddenResourceError, match="may not load"):
        studio.writer.write(with_blocks(chart), {chart.id: drawing})


def test_a_writer_still_works_after_a_refusal(studio: Studio) -> None:
    (chart, *_) = [block for block in illustrated_sample().blocks if isinstance(block, Chart)]
    before = studio.write(with_blocks())
    with pytest.raises(ForbiddenResourceError):
        studio.writer.write(with_blocks(chart), {chart.id: DRAWING.format("file:///x")})

    assert studio.write(with_blocks()) == before
