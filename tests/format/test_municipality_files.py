"""The municipality files that the project holds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generator.batch.draft import bare_draft_text
from generator.batch.workshop import Workshop
from generator.source.json_schema import SCHEMA_LINE
from tests.conftest import ROOT

FILES = sorted((ROOT / "municipalities").glob("[0-9]*/*.yaml"))


def test_every_municipality_has_one_file_for_2018(workshop: Workshop) -> None:
    files = [workshop.read(file) for file in FILES if file.parent.name == "2018"]
    named = Counter(municipality.name for file in files for municipality in file.record.municipalities)
    assert named == Counter(municipality.name for municipality in workshop.geography.municipalities)
    assert len(files) == 98


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_file_is_read_without_errors_and_named_after_its_plan(file: Path, workshop: Workshop) -> None:
    plan = workshop.read(file)
    assert not [item for item in plan.findings if item.is_error]
    assert (str(plan.years), plan.slug) == (file.parent.name, file.stem)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_file_names_the_schema_in_its_first_line(file: Path) -> None:
    assert file.read_text("utf-8").splitlines()[0] == SCHEMA_LINE


def test_all_but_three_files_for_2018_are_bare_drafts(workshop: Workshop) -> None:
    told = []
    for file in FILES:
        if file.parent.name == "2018":
            plan = workshop.read(file)
            bare = bare_draft_text(plan.record.municipalities[0], plan.years, workshop.project.templates)
            told += [] if file.read_text("utf-8") == bare else [file.stem]
    assert told == ["aarhus", "frederikssund", "lyngby-taarbaek"]
