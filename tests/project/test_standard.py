"""A project's own files stand in the place of the standard's, piece by piece, and say when they are old."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.batch.workshop import Workshop
from generator.source.project import STANDARD, Project, find_project
from generator.source.standard import PIECES, old_pieces
from tests.cli.conftest import Answer

Beskplan = Callable[..., Answer]


@pytest.fixture
def project(beskplan: Beskplan, tmp_path: Path) -> Project:
    """A new project."""
    beskplan("opret", "p", "Vejle", "--år", "2018")
    return find_project(tmp_path / "p")


def test_a_sentence_of_the_project_is_printed_in_its_plans(beskplan: Beskplan, project: Project) -> None:
    (project.root / "plan_templates").mkdir()
    own = project.root / "plan_templates/saetninger.yaml"
    own.write_text("mål:\n  uden-officiel-måling: Vi måler det selv.\n", "utf-8")
    assert Workshop(project).standard.sentences.say("mål.uden-officiel-måling") == "Vi måler det selv."
    assert Workshop(Project(STANDARD)).standard.sentences.names == Workshop(project).standard.sentences.names


def test_a_colour_of_the_project_is_the_colour_of_its_plans(project: Project) -> None:
    (project.root / "plan_templates").mkdir()
    (project.root / "plan_templates/design.yaml").write_text('farver: {primær: "#003355"}\n', "utf-8")
    assert Workshop(project).design.colours.primary == "#003355"


def test_goals_of_the_project_stand_in_the_place_of_the_standards(project: Project) -> None:
    text = (STANDARD / "goals.yaml").read_text("utf-8")
    (project.root / "goals.yaml").write_text(text.replace("vejledende", "rådgivende"), "utf-8")
    assert project.goals_file == project.root / "goals.yaml"
    assert project.shown(project.goals_file) == "goals.yaml"


def test_a_plan_is_built_again_when_a_piece_of_the_project_changes(
    beskplan: Beskplan, project: Project
) -> None:
    beskplan("build", "Vejle", "--format", "docx", folder="p")
    assert "uændret" in beskplan("build", "Vejle", "--format", "docx", folder="p").out
    (project.root / "plan_templates").mkdir()
    (project.root / "plan_templates/design.yaml").write_text('farver: {primær: "#003355"}\n', "utf-8")
    why = beskplan("build", "Vejle", "--format", "docx", "--hvorfor", folder="p").out
    assert "plan_templates/design.yaml" in why
    assert "1 bygget" in why


@pytest.mark.parametrize("piece", PIECES)
def test_a_copy_of_each_piece_changes_no_plan(beskplan: Beskplan, project: Project, piece: str) -> None:
    file = project.root / "output/2018/vejle/beskaeftigelsesplan-2018-vejle.docx"
    beskplan("build", "Vejle", "--format", "docx", folder="p")
    before = file.read_bytes()
    assert beskplan("tilpas", piece, folder="p").code == 0
    assert beskplan("build", "Vejle", "--format", "docx", "--tving", folder="p").code == 0
    assert file.read_bytes() == before
    assert "som standardens" in beskplan("tilpas", piece, "--forskel", folder="p").out


def test_a_copy_is_never_laid_over_an_own_file(beskplan: Beskplan, project: Project) -> None:
    (project.root / "goals.yaml").write_text("# vores\n", "utf-8")
    answer = beskplan("tilpas", "goals.yaml", folder="p")
    assert (answer.code, "allerede" in answer.err) == (1, True)
    assert (project.root / "goals.yaml").read_text("utf-8") == "# vores\n"


def _aged(project: Project, piece: str) -> None:
    """Make a project's copy one of another text of the standard, which has one line more than ours."""
    file = project.root / piece
    head, _, text = file.read_text("utf-8").partition("\n")
    digest = head.rpartition(" ")[2].rstrip(".")
    file.write_text(f"{head.replace(digest, digest[::-1])}\n{text}# en linje mere\n", "utf-8")


@pytest.mark.parametrize("piece", ["goals.yaml", "plan_templates/saetninger.yaml", "data/koblinger.yaml"])
def test_a_copy_of_an_earlier_standard_is_told_of_with_the_difference(
    beskplan: Beskplan, project: Project, piece: str
) -> None:
    beskplan("tilpas", piece, folder="p")
    assert list(old_pieces(project)) == []
    _aged(project, piece)
    for command in (("check", "Vejle"), ("build", "Vejle", "--format", "docx"), ("doktor",)):
        told = beskplan(*command, folder="p")
        assert (told.code, piece in told.err, "1 linjer" in told.err) == (0, True, True)
    assert "+# en linje mere" in beskplan("tilpas", piece, "--forskel", folder="p").out


def test_a_copy_that_was_looked_at_is_told_of_no_more_and_keeps_its_text(
    beskplan: Beskplan, project: Project
) -> None:
    beskplan("tilpas", "goals.yaml", folder="p")
    _aged(project, "goals.yaml")
    text = (project.root / "goals.yaml").read_text("utf-8").partition("\n")[2]
    assert beskplan("tilpas", "goals.yaml", "--gennemgået", folder="p").code == 0
    assert list(old_pieces(project)) == []
    assert (project.root / "goals.yaml").read_text("utf-8").partition("\n")[2] == text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("oversigt.html.j2",), "ikke en af standardens filer"),
        (("goal.yaml",), "goals.yaml"),
        (("goals.yaml", "--forskel"), "bruger standardens"),
        (("--forskel",), "hvilken fil"),
    ],
)
def test_what_cannot_be_adapted_is_told(
    beskplan: Beskplan, project: Project, words: tuple[str, ...], said: str
) -> None:
    answer = beskplan("tilpas", *words, folder="p")
    assert answer.code != 0
    assert said in answer.err


def test_a_file_of_the_standard_is_named_as_one(project: Project) -> None:
    assert project.shown(project.goals_file) == "standarden/goals.yaml"
