"""Nothing that a template or a style sheet asks for is fetched, but the fonts."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from generator.document.blocks import Paragraph, Text
from generator.writers.pdf import PdfWriter
from generator.writers.pdf_resources import ForbiddenResourceError
from generator.writers.templates import TEMPLATE_NAMES
from tests.pdf.conftest import Studio
from tests.writers_sample import with_blocks

ADDRESSES = (
    "file:///etc/passwd",
    "http://127.0.0.1:9/x",
    "https://example.dk/x",
    "data:text/css,*{}",
    "font:other",
    "font:regular/../../etc/passwd",
    "drawing:other",
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


def test_a_writer_still_works_after_a_refusal(studio: Studio, templates: Path) -> None:
    cover = templates / "html" / "cover.html.j2"
    asking = '{% if document.blocks %}<img alt="x" src="file:///x">{% endif %}'
    cover.write_text(cover.read_text("utf-8") + asking, "utf-8")
    writer = PdfWriter(templates, studio.design, studio.fonts)
    before = writer.write(with_blocks(), {})
    with pytest.raises(ForbiddenResourceError):
        writer.write(with_blocks(Paragraph((Text("Tekst."),))), {})

    assert writer.write(with_blocks(), {}) == before
