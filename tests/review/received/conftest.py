"""Finished files of two versions of one small plan, as a municipality would send them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.batch.formats import Format
from generator.batch.workshop import Workshop
from generator.source.project import Project
from tests.conftest import ROOT

OLDER = """\
kommune: Nyborg
status: høring
mål:
  - ministermål: 1
    udfordring: |
      Mange unge står uden uddannelse. Antallet er det højeste i ti år.

      Jobcentret møder dem for sent.
  - ministermål: 2
    udfordring: Virksomhederne mangler hænder.
    indikatorer:
      - indikator: a-dagpenge
        måltal:
          - højst: 400
            senest: december 2018
"""
NEWER = (
    OLDER.replace("status: høring", "status: vedtaget")
    .replace("det højeste i ti år", "det laveste i ti år")
    .replace("Virksomhederne mangler hænder.", "Virksomhederne mangler hænder. Flest søger faglærte.")
    .replace("højst: 400", "højst: 350")
)


@dataclass(frozen=True)
class Sent:
    """One plan in Word and PDF."""

    word: bytes
    pdf: bytes


def made(folder: Path, yaml: str, workshop: Workshop) -> Sent:
    file = folder / "municipalities" / "2018" / "nyborg.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml, "utf-8")
    plan = workshop.plan(workshop.read(file)).plan
    document = workshop.document(plan)
    carried = workshop.attachments(plan, document)
    written = dict(workshop.press.write(document, [Format.WORD, Format.PDF], carried))
    return Sent(written[Format.WORD], written[Format.PDF])


@pytest.fixture(scope="session")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sent, Sent]:
    """The older and the newer version."""
    folder = tmp_path_factory.mktemp("sendt")
    for name in ("goals.yaml", "plan_templates", "data"):
        (folder / name).symlink_to(ROOT / name)
    project = Project(folder)
    workshop = Workshop(project)
    older, newer = (made(folder, text, workshop) for text in (OLDER, NEWER))
    return older, newer


@pytest.fixture(scope="session")
def sent(versions: tuple[Sent, Sent]) -> Sent:
    """The older version."""
    return versions[0]
