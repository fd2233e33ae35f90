"""A project is a folder with what is a municipality's own; everything else comes with the program."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.source.json_schema import schema_text
from tests.cli.conftest import Answer

Beskplan = Callable[..., Answer]


def _files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_a_new_project_holds_its_mark_and_what_an_editor_needs(beskplan: Beskplan, tmp_path: Path) -> None:
    assert beskplan("opret", "min-mappe").code == 0
    assert _files(tmp_path / "min-mappe") == {
        ".vscode/extensions.json",
        ".vscode/settings.json",
        "beskplan.yaml",
        "municipalities/kommunefil.schema.json",
    }
    settings = json.loads((tmp_path / "min-mappe/.vscode/settings.json").read_text("utf-8"))
    (schema,) = settings["yaml.schemas"]
    assert (tmp_path / "min-mappe" / schema).read_text("utf-8") == schema_text()


def test_a_new_project_may_begin_with_a_plan_and_builds_it(beskplan: Beskplan, tmp_path: Path) -> None:
    answer = beskplan("opret", "min-mappe", "Vejle", "--år", "2018")
    assert "municipalities/2018/vejle.yaml er klar" in answer.out
    built = beskplan("build", "Vejle", "--format", "docx", folder="min-mappe")
    assert built.code == 0, built.err
    assert (tmp_path / "min-mappe/output/2018/vejle/beskaeftigelsesplan-2018-vejle.docx").is_file()


def test_a_plan_is_the_same_bytes_in_a_new_project_and_in_one_with_the_whole_standard(
    beskplan: Beskplan, tmp_path: Path, repository_copy: Path
) -> None:
    """The repository holds its standard itself; the words, figures and looks of both are the same."""
    name = "output/2018/vejle/beskaeftigelsesplan-2018-vejle.html"
    beskplan("opret", "min-mappe", "Vejle", "--år", "2018")
    beskplan("build", "Vejle", "--format", "html", folder="min-mappe")
    mine = tmp_path / "min-mappe/municipalities/2018/vejle.yaml"
    (repository_copy / "municipalities/2018").mkdir(parents=True)
    (repository_copy / "municipalities/2018/vejle.yaml").write_bytes(mine.read_bytes())
    beskplan("build", "Vejle", "--format", "html", folder=str(repository_copy))
    assert (tmp_path / "min-mappe" / name).read_bytes() == (repository_copy / name).read_bytes()


@pytest.mark.parametrize("folder", [".", "municipalities", "municipalities/2018"])
def test_a_project_is_found_from_every_folder_in_it(beskplan: Beskplan, folder: str) -> None:
    beskplan("opret", "p", "Vejle", "--år", "2018")
    assert beskplan("check", "Vejle", folder=f"p/{folder}").code == 0


def test_a_folder_that_is_a_project_is_left_as_it_is(beskplan: Beskplan, tmp_path: Path) -> None:
    beskplan("opret", "p")
    (tmp_path / "p/beskplan.yaml").write_text("mappens version: 1\nråd: Fyn\n", "utf-8")
    answer = beskplan("opret", "p")
    assert (answer.code, "allerede et projekt" in answer.err) == (1, True)
    assert (tmp_path / "p/beskplan.yaml").read_text("utf-8").endswith("råd: Fyn\n")


def test_files_that_stand_in_the_folder_are_left_as_they_are(beskplan: Beskplan, tmp_path: Path) -> None:
    (tmp_path / "p/.vscode").mkdir(parents=True)
    (tmp_path / "p/.vscode/settings.json").write_text("{}", "utf-8")
    assert beskplan("opret", "p").code == 0
    assert (tmp_path / "p/.vscode/settings.json").read_text("utf-8") == "{}"


def test_where_there_is_no_project_the_cure_is_to_make_one(beskplan: Beskplan) -> None:
    answer = beskplan("check")
    assert (answer.code, "beskplan opret" in answer.err) == (1, True)


def test_a_folder_of_a_later_version_is_not_guessed_at(beskplan: Beskplan, tmp_path: Path) -> None:
    (tmp_path / "beskplan.yaml").write_text("mappens version: 99\n", "utf-8")
    answer = beskplan("check")
    assert answer.code == 1
    assert "beskplan.yaml:1" in answer.err
    assert "nyere udgave" in answer.err


def test_a_misspelt_key_of_the_project_file_is_told_with_its_line(beskplan: Beskplan, tmp_path: Path) -> None:
    (tmp_path / "beskplan.yaml").write_text("mappens version: 1\nraad: Fyn\n", "utf-8")
    answer = beskplan("check")
    assert (answer.code, "beskplan.yaml:2" in answer.err) == (1, True)


def test_a_councils_project_reviews_the_plans_of_its_area(beskplan: Beskplan, tmp_path: Path) -> None:
    beskplan("opret", "p", "Bornholm", "--år", "2018")
    assert "--rar" in beskplan("review", folder="p").err
    (tmp_path / "p/beskplan.yaml").write_text("mappens version: 1\nråd: Bornholm\n", "utf-8")
    answer = beskplan("review", "--format", "html", folder="p")
    assert answer.code == 0, answer.err
    assert "2018-bornholm" in answer.out
