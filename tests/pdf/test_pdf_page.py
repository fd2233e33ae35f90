"""The short ways into WeasyPrint lead to the same PDF as its own."""

from __future__ import annotations

import subprocess
import sys
from xml.etree.ElementTree import ParseError

import pytest
from weasyprint import HTML
from weasyprint.urls import URLFetcher

from generator.writers import pdf as pdf_writer
from generator.writers.pdf_page import PdfPage
from generator.writers.templates import Templates
from tests.pdf.conftest import Studio
from tests.writers_sample import illustrated_sample


def test_a_page_of_ours_makes_the_same_bytes_as_weasyprints_own_reading(
    studio: Studio, sample_pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def as_any_html(string: str, fetcher: URLFetcher) -> HTML:
        read.append(string)
        return HTML(string=string, url_fetcher=fetcher)

    monkeypatch.setattr(pdf_writer, "PdfPage", as_any_html)

    assert studio.write(illustrated_sample()) == sample_pdf
    assert '<span class="footnote">' in read[0]


def test_elements_without_an_end_are_read(studio: Studio) -> None:
    page = PdfPage(
        '<html lang="da"><body><p>a<br>b<img alt="1 &gt; 0" src="x"/></p></body></html>', URLFetcher()
    )

    assert [element.tag for element in page.etree_element.iter()] == ["html", "body", "p", "br", "img"]
    assert page.etree_element.find(".//img").get("alt") == "1 > 0"


def test_a_page_that_is_not_well_formed_is_an_error() -> None:
    with pytest.raises(ParseError):
        PdfPage("<html><body><p>a</body></html>", URLFetcher())


def test_no_text_on_paper_asks_for_figures_of_equal_width(studio: Studio) -> None:
    """The font has no others, and WeasyPrint does not give back the memory of a text that asks for them."""
    styles = Templates(studio.templates, studio.design).paper_styles()

    assert "tabular-nums" not in styles


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know the libraries by other names")
def test_no_program_is_started_to_import_weasyprint() -> None:
    program = (
        "import ctypes.util, sys\n"
        "search = ctypes.util.find_library\n"
        "started = []\n"
        "sys.addaudithook(lambda event, _: started.append(event) if 'Popen' in event else None)\n"
        "from generator.writers.weasyprint_import import import_weasyprint\n"
        "import_weasyprint()\n"
        "assert 'weasyprint' in sys.modules and ctypes.util.find_library is search\n"
        "print(started)\n"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert result.stdout.strip() == "[]"
