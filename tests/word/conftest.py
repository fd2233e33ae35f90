from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.batch.workshop import Workshop
from generator.document.blocks import Document
from generator.document.design import Design, load_design
from generator.problems import Place
from generator.source.word_template import parts_of
from generator.writers.word import WordWriter
from generator.writers.word.template import WordTemplate, take_over
from tests.identity.office_template import COMMITTED
from tests.word.word_reading import WordFile
from tests.writers_sample import sample_document

ROOT = Path(__file__).parents[2]
REAL_PLANS = (
    "2018/frederikssund",
    "2018/lyngby-taarbaek",
    "2018/aarhus",
    "2016/kalundborg",
    "2017-2018/roedovre",
    "2021-2022/esbjerg-fanoe",
)


@pytest.fixture(scope="session")
def design() -> Design:
    return load_design(ROOT / "plan_templates" / "design.yaml")


@pytest.fixture(scope="session")
def writer(design: Design) -> WordWriter:
    return WordWriter(design)


def harbour_template(design: Design) -> WordTemplate:
    """The template of the harbour town's example identity, in Arial and with a letterhead."""
    file = parts_of(COMMITTED.read_bytes(), Place(COMMITTED.name))
    return take_over(file.xml, file.pictures, design, file.place)


@pytest.fixture(scope="session")
def sample(writer: WordWriter) -> WordFile:
    """The sample plan as a Word file, whose contents name no pages."""
    return WordFile(writer.write(sample_document(), {}))


@dataclass(frozen=True)
class RealPlan:
    """A plan of the repository as a document, and as the Word file it becomes."""

    document: Document
    data: bytes

    @property
    def word(self) -> WordFile:
        return WordFile(self.data)


@pytest.fixture(scope="session", params=REAL_PLANS)
def plan(request: pytest.FixtureRequest, workshop: Workshop, writer: WordWriter) -> RealPlan:
    """Each of some plans of the repository, all unlike each other."""
    file = workshop.read(ROOT / "municipalities" / f"{request.param}.yaml")
    document = workshop.document(workshop.plan(file).plan)
    return RealPlan(document, writer.write(document, {found.id: 3 for found in document.headings()}))
