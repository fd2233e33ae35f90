from __future__ import annotations

from pathlib import Path

import pytest

from generator.document.design import Design, load_design
from generator.writers.word import WordWriter
from tests.word.word_reading import WordFile
from tests.writers_sample import sample_document

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def design() -> Design:
    return load_design(ROOT / "plan_templates" / "design.yaml")


@pytest.fixture(scope="session")
def writer(design: Design) -> WordWriter:
    return WordWriter(design)


@pytest.fixture(scope="session")
def sample(writer: WordWriter) -> WordFile:
    """The sample plan as a Word file."""
    return WordFile(writer.write(sample_document()))
