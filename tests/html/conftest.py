from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.charts.drawing import Drawing
from generator.document.blocks import Block, Chart, Document
from generator.document.design import load_design
from generator.writers.drawn_charts import draw_charts
from generator.writers.html import HtmlWriter
from tests.writers_sample import illustrated_sample, with_blocks

TEMPLATES = Path(__file__).parents[2] / "plan_templates"


@pytest.fixture(scope="session")
def writer() -> HtmlWriter:
    return HtmlWriter(TEMPLATES, load_design(TEMPLATES / "design.yaml"))


@pytest.fixture(scope="session")
def sample_page(writer: HtmlWriter) -> str:
    document = illustrated_sample()
    design = load_design(TEMPLATES / "design.yaml")
    return writer.write(document, draw_charts(document, design), draw_charts(document, design, narrow=True))


@pytest.fixture(scope="session")
def sample_without_drawings(writer: HtmlWriter) -> str:
    document = illustrated_sample()
    return writer.write(document, named_places(document))


@pytest.fixture(scope="session")
def write(writer: HtmlWriter) -> Callable[..., str]:
    """Write a document of a few blocks, with an empty drawing for each chart."""

    def write(*blocks: Block) -> str:
        document = with_blocks(*blocks)
        return writer.write(document, named_places(document))

    return write


def named_places(document: Document) -> dict[str, Drawing]:
    """Return an empty drawing for each chart, so that only the page itself is looked at."""
    charts = [block for block in document.blocks if isinstance(block, Chart)]
    return {chart.id: Drawing(72.0, 36.0, "IBM Plex Sans", chart.id, ()) for chart in charts}
