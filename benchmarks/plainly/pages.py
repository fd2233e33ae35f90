"""A plan as a web page, and the same page as PDF."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path

import fontpkg_ibm_plex_sans
from jinja2 import Environment, FileSystemLoader
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from benchmarks.plainly.charts import DrawnChart
from generator.document.blocks import Document

FOLDER = Path(__file__).parent
STYLE = (
    (FOLDER / "style.css")
    .read_text("utf-8")
    .replace("FONTS", (Path(fontpkg_ibm_plex_sans.ROOT) / "files").as_uri())
)
ENVIRONMENT = Environment(loader=FileSystemLoader(FOLDER), autoescape=True)
ENVIRONMENT.filters["kind"] = lambda thing: type(thing).__name__
ENVIRONMENT.filters["base64"] = lambda data: base64.b64encode(data).decode()


def web_page(document: Document, charts: Mapping[str, DrawnChart]) -> str:
    """Return the plan as a page that needs nothing beside itself but the fonts."""
    template = ENVIRONMENT.get_template("page.html.j2")
    return template.render(document=document, charts=charts, style=STYLE)


def write_pdf(page: str, target: Path) -> None:
    """Write a page as PDF."""
    fonts = FontConfiguration()
    style = CSS(string=STYLE, font_config=fonts)
    HTML(string=page).write_pdf(target, stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")
