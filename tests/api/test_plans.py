"""The program from code: what docs/api.md promises."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.api import (
    EditError,
    FindingsError,
    Format,
    Plans,
    Replace,
    changed,
    left_in_word,
    open_project,
    open_text,
)
from generator.source.project import Project
from tests.conftest import ROOT
from tests.docs.fences import fences

TEXT = "kommune: Odense\nperiode: 2018\nstatus: udkast # indtil mødet\n"
NAME = "2018/odense.yaml"


@pytest.fixture
def plans(project: Project) -> Plans:
    """The plans of a project with three municipalities."""
    for slug in ("odense", "nyborg", "vejle"):
        (project.municipalities / "2018" / f"{slug}.yaml").write_text(f"kommune: {slug.title()}\n", "utf-8")
    return open_project(project.root)


def _page(text: str) -> str:
    return (ROOT / text).read_text("utf-8")


@pytest.mark.parametrize("number", [0, 1])
def test_the_examples_of_the_page_run(tmp_path: Path, number: int) -> None:
    example = [block.text for block in fences(_page("docs/api.md")) if block.language == "python"][number]
    command = [sys.executable, "-c", example]
    subprocess.run(command, cwd=tmp_path, check=True, env={"PYTHONPATH": str(ROOT)})
    assert number == 1 or (tmp_path / "beskaeftigelsesplan-2018-odense.docx").stat().st_size > 10_000


def test_the_first_plan_takes_seven_lines() -> None:
    first = next(block.text for block in fences(_page("docs/api.md")) if block.language == "python")
    assert len([line for line in first.splitlines() if line.strip()]) <= 7


def test_every_public_name_is_explained_on_the_page() -> None:
    import generator.api

    page = _page("docs/api.md")
    assert [name for name in generator.api.__all__ if name not in page] == []


def test_what_is_built_in_memory_is_what_the_command_writes(plans: Plans) -> None:
    command = [
        sys.executable,
        "-m",
        "generator",
        "--mappe",
        plans.folder,
        "build",
        "Nyborg",
        "--format",
        "docx,html",
    ]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    written = {
        file.name: file.read_bytes()
        for file in (plans.folder / "output/2018/nyborg").iterdir()
        if file.is_file()
    }
    assert plans.build("Nyborg", [Format.WORD, Format.HTML]) == written


def test_building_in_memory_writes_nothing(plans: Plans) -> None:
    plans.build("Nyborg", [Format.WORD])
    assert not (plans.folder / "output").exists()


def test_a_text_in_memory_is_checked_with_lines_of_its_own(tmp_path: Path) -> None:
    with open_text(TEXT.replace("udkast", "udkst"), NAME) as plans:
        (found,) = plans.check("Odense")
    assert found.code == "valg-ukendt"
    assert found.place is not None
    assert (found.place.file, found.place.line) == ("municipalities/2018/odense.yaml", 3)


@pytest.mark.parametrize("name", ["../odense.yaml", "/etc/odense.yaml", "2018/../../odense.yaml"])
def test_a_text_cannot_be_laid_outside_its_folder(name: str) -> None:
    with pytest.raises(FindingsError):
        open_text(TEXT, name)


def test_a_closed_text_leaves_nothing_behind() -> None:
    with open_text(TEXT, NAME) as plans:
        folder = plans.folder
        assert folder.is_dir()
    assert not folder.exists()


def test_an_edit_changes_one_value_of_the_file(project: Project) -> None:
    file = project.municipalities / NAME
    file.write_text(TEXT, "utf-8")
    open_project(project.root).apply("Odense", Replace(("status",), "høring"))
    assert file.read_text("utf-8") == TEXT.replace("udkast", "høring")


def test_an_edit_that_leads_to_nothing_leaves_the_file_as_it_was(project: Project) -> None:
    file = project.municipalities / NAME
    file.write_text(TEXT, "utf-8")
    with pytest.raises(EditError):
        open_project(project.root).apply("Odense", Replace(("mål", 3), "høring"))
    assert file.read_text("utf-8") == TEXT


def test_bytes_are_edited_without_a_project() -> None:
    assert (
        changed(TEXT.encode(), Replace(("status",), "høring"), NAME)
        == TEXT.replace("udkast", "høring").encode()
    )


def test_a_word_file_says_what_was_left_in_it(plans: Plans) -> None:
    (data,) = plans.build("Odense", [Format.WORD]).values()
    notes = left_in_word(data, "odense.docx")
    assert (notes.comments, notes.revisions, notes.text_changed) == ((), (), False)


def test_plans_are_reviewed_side_by_side(plans: Plans) -> None:
    comparison = plans.review()
    assert [sheet.name for sheet in comparison.sheets] == ["Nyborg", "Odense", "Vejle"]
    assert [sheet.name for sheet in plans.review(["Vejle", "Odense"]).sheets] == ["Odense", "Vejle"]


@pytest.mark.parametrize("name", ["Odens", "Aarhus", "findes-ikke.yaml"])
def test_a_name_without_a_file_is_a_finding(plans: Plans, name: str) -> None:
    with pytest.raises(FindingsError):
        plans.build(name, [Format.WORD])


def test_eight_threads_get_what_one_gets(plans: Plans) -> None:
    """On one object and on one each, in all formats, some checking while others build."""
    formats = [Format.WORD, Format.PDF, Format.HTML]
    names = ["Odense", "Nyborg", "Vejle", "Odense"]
    alone = {name: plans.build(name, formats) for name in dict.fromkeys(names)}
    found = {name: plans.check(name) for name in alone}
    others = open_project(plans.folder)
    with ThreadPoolExecutor(8) as pool:
        built = [pool.submit(which.build, name, formats) for which in (plans, others) for name in names[:3]]
        checked = [pool.submit(which.check, name) for which in (plans, others) for name in names]
        assert [item.result() for item in built] == [alone[name] for _ in range(2) for name in names[:3]]
        assert [item.result() for item in checked] == [found[name] for _ in range(2) for name in names]
