"""Blocks to HTML through one Jinja2 partial per kind of block and inline content.

The templates are data to us: they run in an immutable sandbox, escape everything, stop at an undefined
name, and are read once from a fixed list of names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from generator.document.blocks import Chart, Document, DocumentError
from generator.document.design import Design
from generator.document.own_pages import NO_OWN_PAGES, OwnPages
from generator.problems import Finding, FindingsError, sorted_by_place
from generator.sandbox import template_environment
from generator.writers.own_css_contrast import ContrastMeter
from generator.writers.own_pages import read_pages
from generator.writers.own_rendering import OwnRendering
from generator.writers.partials import BLOCK_PARTIALS, INLINE_PARTIALS
from generator.writers.rendering import FILTERS, Partials, Rendering

TEMPLATE_NAMES = (
    "page.html.j2",
    "paged.html.j2",
    "head.html.j2",
    "cover.html.j2",
    "identity.html.j2",
    "css/document.css.j2",
    "css/page.css.j2",
    "css/paged.css.j2",
    "css/own_paged.css.j2",
    *BLOCK_PARTIALS.values(),
    *INLINE_PARTIALS.values(),
)
_SCREEN_STYLES = ("css/document.css.j2", "css/page.css.j2")
_PAPER_STYLES = ("css/document.css.j2", "css/paged.css.j2")
_DRAWING = '<svg id="{}"></svg>'
"""What stands for the drawing of a chart until the page around it is checked."""


class Templates:
    """The templates of the pages, their partials and their CSS, with the design tokens filled in."""

    def __init__(self, folder: Path, design: Design, own: OwnPages = NO_OWN_PAGES) -> None:
        """Read the templates in ``folder``/html, with what a municipality has of its own.

        Raises OSError if one is missing, and FindingsError for what may not be in the municipality's.
        """
        sources = {name: (folder / "html" / name).read_text("utf-8") for name in TEMPLATE_NAMES}
        environment = template_environment(sources, escaped=True)
        environment.globals = {"design": design}
        environment.filters |= FILTERS
        self._environment = environment
        self._partials: Partials = {
            kind: environment.get_template(name)
            for kind, name in (*BLOCK_PARTIALS.items(), *INLINE_PARTIALS.items())
        }
        self._own = read_pages(own)
        self._design = design

    def page(self, document: Document, charts: Mapping[str, str], *, paged: bool) -> str:
        """Return a document as HTML; ``paged`` says that it becomes a PDF.

        ``charts`` are by chart id what the page holds of each: its SVG, or in a PDF its address.

        Raises KeyError if a chart is missing, DocumentError for a link that a browser could execute or a page
        pattern that lacks a number, and FindingsError if the municipality's own partials or style sheet serve
        readers worse than ours.
        """
        values = {
            "document": document,
            "paged": paged,
            "page_words": PageWords.of(document.marks.page) if paged else None,
            "own_styles": Markup(self._own.css),  # noqa: S704 - written by us from what was recognised
        }
        template = self._environment.get_template("paged.html.j2" if paged else "page.html.j2")
        if not (self._own.partials or self._own.rules):
            rendering = Rendering(self._partials, document, charts, paged, self._design)
            return template.render(rendering=rendering, **values)
        places = {chart: drawing if paged else _DRAWING.format(chart) for chart, drawing in charts.items()}
        own = OwnRendering(self._partials, self._own.partials, document, places, paged, self._design)
        html = template.render(rendering=own, **values)
        found = list(own.findings)
        if self._own.rules:
            found.extend(self._meter(paged).findings(html))
        if found:
            raise FindingsError(sorted_by_place(found))
        for chart, place in places.items():
            html = html.replace(place, charts[chart])
        return html

    def findings(self, document: Document) -> tuple[Finding, ...]:
        """Return all in which a municipality's own would serve readers of a document worse than ours."""
        found: list[Finding] = []
        charts = {block.id: "" for block in document.blocks if isinstance(block, Chart)}
        for paged in (False, True):
            try:
                self.page(document, charts, paged=paged)
            except FindingsError as error:
                found.extend(error.findings)
        return sorted_by_place(found)

    def paper_styles(self) -> str:
        """Return the style sheet of a PDF."""
        if not self._own.rules:
            return self._stylesheet(*_PAPER_STYLES)
        return "\n".join((self._stylesheet(*_PAPER_STYLES, "css/own_paged.css.j2"), self._own.css))

    def _meter(self, paged: bool) -> ContrastMeter:
        ours = self._stylesheet(*(_PAPER_STYLES if paged else _SCREEN_STYLES))
        return ContrastMeter(ours, self._own.rules, self._design.colours.text)

    def _stylesheet(self, *names: str) -> str:
        return "\n".join(self._environment.get_template(name).render() for name in names)


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words around the two numbers of "Side {side} af {sider}"."""

    before: str
    between: str
    after: str

    @classmethod
    def of(cls, pattern: str) -> PageWords:
        """Split a pattern; raise DocumentError if it does not hold both numbers in this order."""
        before, page, rest = pattern.partition("{side}")
        between, pages, after = rest.partition("{sider}")
        if not (page and pages):
            raise DocumentError(f"the page pattern lacks {{side}} or {{sider}}: {pattern}")
        return cls(before, between, after)
