"""Nothing outside the project's folder is written, renamed or deleted, whatever links lie in it."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
from pathlib import Path

import pytest

from generator.batch.formats import Format
from generator.batch.only_run import only_run
from generator.batch.outcome import OutcomeState
from generator.batch.review_shelf import ReviewShelf
from generator.batch.run import BatchRun, Order
from generator.figures.aside import put_aside
from generator.figures.store_lock import store_lock
from generator.problems import FindingsError
from generator.source.project import Project
from generator.source.writing import set_aside, take_away, write_whole

WORK = "somebody's work"


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A file outside the project."""
    folder = tmp_path.parent / f"{tmp_path.name}-udenfor"
    folder.mkdir()
    file = folder / "arbejde.txt"
    file.write_text(WORK)
    return file


@pytest.fixture(autouse=True)
def untouched(outside: Path) -> object:
    """Whatever a test did, the folder outside is as it was."""
    yield
    assert [file.name for file in outside.parent.iterdir()] == [outside.name]
    assert outside.read_text() == WORK


def test_what_is_written_beside_a_file_replaces_a_link_there(project: Project, outside: Path) -> None:
    target = project.output / "plan.docx"
    project.output.mkdir()
    target.with_name(".plan.docx.part").symlink_to(outside)
    write_whole(target, b"ny", "output/plan.docx", project.root)
    assert target.read_bytes() == b"ny"
    assert os.listdir(project.output) == ["plan.docx"]


def test_a_link_in_the_place_of_a_file_is_replaced_and_not_followed(project: Project, outside: Path) -> None:
    target = project.output / "plan.docx"
    project.output.mkdir()
    target.symlink_to(outside)
    write_whole(target, b"ny", "output/plan.docx", project.root)
    assert not target.is_symlink()
    assert target.read_bytes() == b"ny"


@pytest.mark.parametrize("linked", ["output", "output/2018", "output/2018/vejle"])
def test_nothing_is_done_through_a_folder_that_is_a_link(
    project: Project, outside: Path, linked: str
) -> None:
    (project.root / linked).parent.mkdir(parents=True, exist_ok=True)
    (project.root / linked).symlink_to(outside.parent)
    target = project.output / "2018" / "vejle" / outside.name
    for act in (
        lambda: write_whole(target, b"ny", "x", project.root),
        lambda: set_aside(target, "x", project.root),
        lambda: take_away(target, "x", project.root),
    ):
        with pytest.raises(FindingsError) as refused:
            act()
        assert [item.code for item in refused.value.findings] == ["skriv-gennem-henvisning"]
        assert f"»{linked}«" in refused.value.findings[0].cause


@pytest.mark.parametrize("linked", ["output", "output/.byggesedler"])
def test_a_run_does_not_begin_where_its_records_lead_out(
    project: Project, outside: Path, linked: str
) -> None:
    (project.root / linked).parent.mkdir(exist_ok=True)
    (project.root / linked).symlink_to(outside.parent)
    with pytest.raises(FindingsError) as refused, only_run(project, lambda _: None):
        pass
    assert [item.code for item in refused.value.findings] == ["skriv-gennem-henvisning"]


def test_an_output_folder_that_is_a_link_to_itself_is_told_of(project: Project) -> None:
    project.output.symlink_to("output")
    with pytest.raises(FindingsError) as refused, only_run(project, lambda _: None):
        pass
    assert [item.code for item in refused.value.findings] == ["skriv-gennem-henvisning"]


def test_a_lock_that_is_a_link_is_none(project: Project, outside: Path) -> None:
    (project.output / ".byggesedler").mkdir(parents=True)
    (project.output / ".byggesedler" / "lås").symlink_to(outside)
    with pytest.raises(FindingsError) as refused, only_run(project, lambda _: None):
        pass
    assert [item.code for item in refused.value.findings] == ["output-låst"]


@pytest.mark.parametrize("linked", ["tal", "tal/.lås"])
def test_figures_are_not_locked_or_moved_through_a_link(tmp_path: Path, outside: Path, linked: str) -> None:
    place = tmp_path / linked
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(outside if linked.endswith("lås") else outside.parent)
    with pytest.raises(FindingsError), store_lock(tmp_path / "tal"):
        pass
    with pytest.raises(FindingsError):
        put_aside(tmp_path / "tal", datetime.date(2018, 1, 1))


def test_a_plan_whose_folder_leads_out_is_not_written_and_the_others_are(
    project: Project, outside: Path
) -> None:
    files = tuple(project.municipalities / "2018" / f"{name}.yaml" for name in ("vejle", "greve"))
    for file in files:
        file.write_text(f"kommune: {file.stem.title()}\n", "utf-8")
    (project.output / "2018").mkdir(parents=True)
    (project.output / "2018" / "vejle").symlink_to(outside.parent)
    run = BatchRun(project, Order(files, (Format.WORD,), workers=1))
    with run.outcomes() as outcomes:
        made = {outcome.name: outcome for outcome in outcomes}
    assert made["Greve"].state is OutcomeState.BUILT
    assert [item.code for item in made["Vejle"].findings] == ["skriv-gennem-henvisning"]


def test_a_forged_record_of_a_review_takes_nothing_away_outside(project: Project, outside: Path) -> None:
    folder = project.output / "gennemgang" / "2018-fyn"
    folder.mkdir(parents=True)
    digest = hashlib.sha256(WORK.encode()).hexdigest()
    (folder / "sider").symlink_to(outside.parent)
    away = os.path.relpath(outside, folder)
    for name in (f"sider/{outside.name}", f"sider/../{away}", str(outside), away):
        (folder / ".filer.json").write_text(json.dumps({name: digest}), "utf-8")
        ReviewShelf(project, folder).put({"rapport.docx": b"ny"}, instead="sider")
    with pytest.raises(FindingsError):
        ReviewShelf(project, folder).put({f"sider/{outside.name}": b"ny"}, instead="sider")
