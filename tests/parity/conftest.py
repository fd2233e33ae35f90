"""Plans as models and as files: written here, or the finished ones of a folder.

Set FINISHED_PLANS to a folder such as ``output`` to read what a build has left there, for every plan. Without
it every plan is written as Word, and a dozen as PDF: a PDF takes fifty times as long to make.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.batch.formats import Format
from generator.batch.workshop import Workshop
from generator.document.blocks import Document
from tests.writers_sample import illustrated_sample

ROOT = Path(__file__).parents[2]
SAMPLE = "prøve"
PLANS = tuple(
    file.relative_to(ROOT / "municipalities").with_suffix("").as_posix()
    for file in sorted((ROOT / "municipalities").glob("*/*.yaml"))
)
OF_EVERY_KIND = (
    "2016/kalundborg",  # the only adopted plan without demo figures
    "2017-2018/roedovre",  # two years
    "2021-2022/esbjerg-fanoe",  # two municipalities
    "2018/aarhus",  # a file that says nothing but the name
    "2018/bornholm",  # a council area of one municipality
    "2018/frederikssund",  # an adopted plan of 2018, with headings of level 3
    "2018/koebenhavn",
    "2018/laesoe",  # so few people that figures are suppressed
    "2018/lolland",  # the longest plan
    "2018/lyngby-taarbaek",  # a hyphen in the name
    "2018/samsoe",
    "2018/thisted",
)
FINISHED = Path(os.environ["FINISHED_PLANS"]).resolve() if "FINISHED_PLANS" in os.environ else None


@dataclass(frozen=True)
class Planned:
    """One edition of a plan: its model, and the place of its files in the output folder, without ending."""

    document: Document
    stem: str


@dataclass(frozen=True)
class Made:
    """One edition of a plan: its model, and the file made of it."""

    document: Document
    file: bytes


Make = Callable[[str, Format], Iterator[Made]]


@pytest.fixture(scope="session")
def made(workshop: Workshop) -> Make:
    """Give what yields the editions of a plan in one format."""

    def make(name: str, file_format: Format) -> Iterator[Made]:
        for edition in editions(workshop, name):
            if FINISHED is not None and name != SAMPLE:
                finished = FINISHED / f"{edition.stem}.{file_format.value}"
                yield Made(edition.document, finished.read_bytes())
            else:
                ((_, file),) = workshop.press.write(edition.document, (file_format,))
                yield Made(edition.document, file)

    return make


def editions(workshop: Workshop, name: str) -> Iterator[Planned]:
    """Yield the editions of a plan, or of the sample that has every kind of block."""
    if name == SAMPLE:
        yield Planned(illustrated_sample(), SAMPLE)
        return
    file = workshop.read(workshop.project.municipalities / f"{name}.yaml")
    plan = workshop.plan(file).plan
    for edition in plan.record.editions:
        stem = f"{file.years}/{file.slug}/beskaeftigelsesplan-{file.years}-{file.slug}{edition.suffix}"
        yield Planned(workshop.document(plan, edition), stem)
