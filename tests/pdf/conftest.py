from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.charts.fonts import Fonts, ensure_fonts
from generator.document.blocks import Block, Document
from generator.document.design import Design, load_design
from generator.writers.drawn_charts import draw_charts
from generator.writers.pdf import PdfWriter
from tests.writers_sample import illustrated_sample, with_blocks

TEMPLATES = Path(__file__).parents[2] / "plan_templates"


@dataclass(frozen=True)
class Studio:
    """A writer with what it was made of."""

    templates: Path
    design: Design
    fonts: Fonts
    writer: PdfWriter

    def write(self, document: Document) -> bytes:
        return self.writer.write(document, draw_charts(document, self.design))


@pytest.fixture(scope="session")
def studio() -> Studio:
    design, fonts = load_design(TEMPLATES / "design.yaml"), ensure_fonts()
    return Studio(TEMPLATES, design, fonts, PdfWriter(TEMPLATES, design, fonts))


@pytest.fixture(scope="session")
def sample_pdf(studio: Studio) -> bytes:
    return studio.write(illustrated_sample())


@pytest.fixture
def write(studio: Studio) -> Callable[..., bytes]:
    """Write a document of a few blocks."""

    def write(*blocks: Block) -> bytes:
        document = with_blocks(*blocks)
        return studio.write(document)

    return write
