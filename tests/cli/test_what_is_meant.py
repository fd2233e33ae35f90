"""Which files and years a command takes, and that it says so."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.source.project import Project
from tests.cli.conftest import Run

Write = Callable[..., None]
WORD = ("--format", "docx")
JOINT = "kommune: [Esbjerg, Fanø]\n"


@pytest.fixture
def vejle_of_two_years(project: Project) -> None:
    for year in ("2018", "2027"):
        folder = project.municipalities / year
        folder.mkdir(exist_ok=True)
        (folder / "vejle.yaml").write_text("kommune: Vejle\n", "utf-8")


def codes(answer: str) -> list[str]:
    return [item["kode"] for item in json.loads(answer)["fund"]]


# --- Years


@pytest.mark.parametrize(
    "words",
    [
        ("check", "--år", "1999"),
        ("build", "--alle", "--år", "1999"),
        ("data", "status", "--år", "1999"),
    ],
)
def test_a_year_without_files_is_told_with_the_years_that_have_some(
    words: tuple[str, ...], vejle_of_two_years: None, run: Run
) -> None:
    answer = run(*words)
    assert answer.code == 2
    assert "Her er ingen filer for 1999. Der er filer for 2018 og 2027." in answer.err
    assert "i orden" not in answer.said


def test_a_project_without_files_has_nothing_in_order(run: Run) -> None:
    answer = run("check")
    assert answer.code == 2
    assert "beskplan new KOMMUNE" in answer.err


@pytest.mark.parametrize("years", ["lala", "../2018", "20*", "18"])
@pytest.mark.parametrize("command", [("check",), ("build", "--alle"), ("data", "status")])
def test_what_is_no_year_is_told(command: tuple[str, ...], years: str, run: Run) -> None:
    answer = run(*command, "--år", years)
    assert answer.code == 2
    assert f"»{years}« er ikke et år." in answer.err


def test_check_says_how_many_files_it_checked_and_for_which_years(
    vejle_of_two_years: None, write: Write, run: Run
) -> None:
    write("odense.yaml", "kommune: Odense\n")
    assert "Kontrolleret: 3 filer for 2018 og 2027." in run("check").out
    assert "Kontrolleret: municipalities/2027/vejle.yaml." in run("check", "Vejle").out
    data = json.loads(run("check", "--år", "2018", "--json").out)
    assert (data["antal"], data["år"]) == (2, ["2018"])
    assert data["filer"] == ["municipalities/2018/odense.yaml", "municipalities/2018/vejle.yaml"]


def test_every_label_of_a_build_says_the_year(vejle_of_two_years: None, run: Run) -> None:
    answer = run("build", "Vejle", "--år", "2018", *WORD)
    assert "Vejle 2018: output/2018/vejle/" in answer.out
    assert "1 plan for 2018: 1 bygget" in answer.out
    assert "Vejle 2018: uændret" in run("build", "Vejle", "--år", "2018", *WORD).out
    data = json.loads(run("build", "Vejle", "--år", "2018", *WORD, "--json").out)
    assert [plan["år"] for plan in data["planer"]] == ["2018"]


@pytest.mark.parametrize("command", [("check",), ("build", *WORD), ("review", "--format", "xlsx")])
def test_a_municipality_with_files_for_several_years_is_told_which_is_used(
    command: tuple[str, ...], vejle_of_two_years: None, run: Run
) -> None:
    name, *options = command
    answer = run(name, "Vejle", *options)
    assert "kommune-flere-år" in answer.err
    assert "Vejle har også filer for 2018. Her er den for 2027 brugt" in " ".join(answer.err.split())
    assert "kommune-flere-år" in codes(run(name, "Vejle", *options, "--json").out)


def test_a_chosen_year_or_file_is_not_remarked_on(vejle_of_two_years: None, run: Run) -> None:
    for words in (("Vejle", "--år", "2018"), ("municipalities/2018/vejle.yaml",)):
        assert "kommune-flere-år" not in run("check", *words).said


def test_a_plan_of_several_years_is_found_by_any_of_them(project: Project, run: Run) -> None:
    (project.municipalities / "2021-2022").mkdir()
    (project.municipalities / "2021-2022" / "esbjerg-fanoe.yaml").write_text(JOINT, "utf-8")
    for years in ("2021", "2022", "2021-2022"):
        assert "municipalities/2021-2022/esbjerg-fanoe.yaml" in run("check", "--år", years).out
    assert run("check", "--år", "2023").code == 2


def test_a_municipality_without_a_file_for_the_year_is_told_which_years_have_one(
    vejle_of_two_years: None, run: Run
) -> None:
    answer = run("build", "Vejle", "--år", "2019", *WORD)
    assert answer.code == 1
    assert "Vejle har ingen fil for 2019, men for 2018 og 2027." in answer.err
    assert "beskplan new Vejle --år 2019" in answer.err


def test_a_new_file_is_built_by_the_command_it_names(vejle_of_two_years: None, run: Run) -> None:
    said = run("new", "Odense", "--år", "2021").out
    assert "»beskplan build Odense --år 2021«" in said
    assert "kommune-flere-år" not in said


# --- Near files


@pytest.mark.parametrize("name", ["vejle.yaml.txt", "vejle.yml", "Vejle.YAML", "vejle.txt"])
def test_a_file_that_is_called_almost_right_is_named(name: str, write: Write, run: Run) -> None:
    write(name, "kommune: Vejle\n")

    answer = run("build", "Vejle")

    assert answer.code == 1
    assert "kommune-fil-andet-navn" in answer.err
    assert f"municipalities/2018/{name}" in answer.err
    assert "»vejle.yaml«" in answer.err


@pytest.mark.parametrize("name", ["vejle.yaml.txt", "vejle.yml"])
def test_a_path_that_misses_a_file_by_its_ending_is_met_with_it(name: str, write: Write, run: Run) -> None:
    write(name, "kommune: Vejle\n")
    answer = run("check", "municipalities/2018/vejle.yaml")
    assert answer.code == 1
    assert f"ved siden af ligger »{name}«" in answer.err


@pytest.mark.parametrize("name", ["odense.yaml.txt", "odense.yml", "odense.YAML"])
def test_files_that_nobody_reads_are_told_of(name: str, write: Write, run: Run) -> None:
    write("vejle.yaml", "kommune: Vejle\n")
    write(name, "kommune: Odense\n")
    write("noter.txt", "husk")
    assert codes(run("check", "--json").out).count("fil-læses-ikke") == 1
    assert f"municipalities/2018/{name}" in run("build", "--alle", *WORD).err


@pytest.mark.parametrize("name", ["2018/vejle.yaml.txt", "2018/vejle.yml", "vejle.yaml"])
@pytest.mark.parametrize("words", [("check",), ("check", "--år", "2018"), ("build", "--alle")])
def test_where_there_are_no_files_the_one_that_nobody_reads_is_named(
    project: Project, words: tuple[str, ...], name: str, run: Run
) -> None:
    (project.municipalities / name).write_text("kommune: Vejle\n", "utf-8")
    answer = run(*words)
    assert answer.code == 2
    assert f"»municipalities/{name}«: Filen bliver ikke læst" in answer.err


def test_of_two_files_side_by_side_neither_is_advised_away(write: Write, run: Run) -> None:
    write("vejle.yaml", "kommune: Vejle\n")
    write("vejle.yaml.txt", "kommune: Vejle\nformål: Det nyeste.\n")
    answer = run("check")
    assert "fil-læses-ikke-to" in answer.err
    assert "Omdøb" not in answer.err
    assert "Slet" not in answer.err


def test_a_file_that_lies_beside_the_years_is_told_of(project: Project, write: Write, run: Run) -> None:
    write("odense.yaml", "kommune: Odense\n")
    (project.municipalities / "vejle.yaml").write_text("kommune: Vejle\n", "utf-8")
    assert codes(run("check", "--json").out).count("fil-uden-år") == 1
    answer = run("build", "Vejle", *WORD)
    assert answer.code == 1
    assert "municipalities/vejle.yaml" in answer.err


@pytest.mark.parametrize("name", ["sætninger.yaml", "design.yml", "disposition.yaml.txt", "Design.yaml"])
def test_a_file_of_one_s_own_look_that_is_called_almost_right_is_told_of(
    name: str, project: Project, write: Write, run: Run
) -> None:
    write("odense.yaml", "kommune: Odense\n")
    folder = project.municipalities / "2018" / "odense"
    folder.mkdir()
    (folder / name).write_text("farver: {}\n", "utf-8")
    (folder / "kort.png").write_bytes(b"")
    answer = run("check")
    assert "fil-læses-ikke" in answer.err
    assert f"municipalities/2018/odense/{name}" in answer.err
    assert "kort.png" not in answer.err


@pytest.mark.parametrize("word", ["vejle.yaml", "Vejle.yaml", "vejle.yml"])
def test_a_file_name_without_its_folder_is_looked_for_in_the_right_place(
    word: str, vejle_of_two_years: None, run: Run
) -> None:
    answer = run("check", word)
    assert answer.code == 0
    assert "Kontrolleret: municipalities/2027/vejle.yaml." in answer.out
    assert "kommune-flere-år" in answer.err


def test_a_folder_stands_for_the_files_in_it(vejle_of_two_years: None, write: Write, run: Run) -> None:
    write("odense.yaml", "kommune: Odense\n")
    assert "Kontrolleret: 2 filer for 2018." in run("check", "municipalities/2018").out


@pytest.mark.parametrize("word", ["2018", "2021-2022"])
def test_a_year_in_the_place_of_a_municipality_is_told_as_one(word: str, run: Run) -> None:
    answer = run("build", word)
    assert answer.code == 1
    assert f"--år {word}" in answer.err


# --- One file under many names


@pytest.mark.parametrize(
    "spelling",
    [
        "municipalities/2018/esbjerg-fanoe.yaml",
        "./municipalities/2018/esbjerg-fanoe.yaml",
        "municipalities/../municipalities/2018/esbjerg-fanoe.yaml",
        "{root}/municipalities/2018/esbjerg-fanoe.yaml",
        "genvej/2018/esbjerg-fanoe.yaml",
    ],
)
def test_a_file_is_never_its_own_double(spelling: str, project: Project, write: Write, run: Run) -> None:
    write("esbjerg-fanoe.yaml", JOINT)
    (project.root / "genvej").symlink_to(project.municipalities)
    answer = run("check", spelling.format(root=project.root))
    assert answer.code == 0
    assert "kommune-to-filer" not in answer.said


def test_two_spellings_of_a_file_are_one_plan(write: Write, run: Run) -> None:
    write("vejle.yaml", "kommune: Vejle\n")
    path = "municipalities/2018/vejle.yaml"
    answer = run("build", "Vejle", path, os.path.abspath(path), *WORD)
    assert answer.code == 0
    assert "1 plan for 2018" in answer.out


def test_two_files_with_one_plan_are_still_told_of(write: Write, run: Run) -> None:
    write("vejle.yaml", "kommune: Vejle\n")
    write("vejle-kopi.yaml", "kommune: Vejle\n")
    answer = run("check", "municipalities/2018/vejle.yaml")
    assert answer.code == 1
    assert "municipalities/2018/vejle-kopi.yaml" in answer.err


# --- Some of the formats


def _changed(project: Project) -> None:
    (project.municipalities / "2018" / "vejle.yaml").write_text("kommune: Vejle\nformål: Nyt.\n", "utf-8")


def test_files_in_formats_that_were_not_asked_for_are_a_remark(
    project: Project, write: Write, run: Run
) -> None:
    write("vejle.yaml", "kommune: Vejle\n")
    run("build", "Vejle", "--format", "docx,html")
    _changed(project)

    answer = run("build", "Vejle", *WORD)

    assert answer.code == 0
    assert "format-ikke-bygget" in answer.err
    assert "beskaeftigelsesplan-2018-vejle.html" in answer.err
    assert not (project.output / "2018" / "vejle" / "FORAELDET.txt").exists()
    verified = run("verify", "--json")
    assert verified.code == 0
    assert codes(verified.out) == ["færdig-fil-ikke-bygget"]


def test_a_change_after_that_is_an_error_in_what_was_built(project: Project, write: Write, run: Run) -> None:
    write("vejle.yaml", "kommune: Vejle\n")
    run("build", "Vejle", "--format", "docx,html")
    _changed(project)
    run("build", "Vejle", *WORD)
    write("vejle.yaml", "kommune: Vejle\nformål: Nyere.\n")

    verified = run("verify", "--json")

    assert verified.code == 1
    assert "færdig-fil-forældet" in codes(verified.out)


def test_all_formats_again_leave_nothing_to_remark_on(project: Project, write: Write, run: Run) -> None:
    write("vejle.yaml", "kommune: Vejle\n")
    run("build", "Vejle", "--format", "docx,html")
    _changed(project)
    run("build", "Vejle", *WORD)
    assert "format-ikke-bygget" not in run("build", "Vejle", "--format", "docx,html").said
    assert codes(run("verify", "--json").out) == []


def test_a_search_that_finds_no_indicator_says_so(run: Run) -> None:
    answer = run("indikatorer", "dagpeneg")
    assert answer.code == 1
    assert "»dagpeneg«" in answer.err
    assert "beskplan indikatorer" in answer.err


def test_verify_says_what_it_looked_at(write: Write, run: Run) -> None:
    write("vejle.yaml", "kommune: Vejle\n")
    run("build", "Vejle", *WORD)
    assert "Kontrolleret: 1 fil i output/2018. Alle er, som de blev bygget." in run("verify").out
    data = json.loads(run("verify", "--json").out)
    assert data == {"antal": 1, "mapper": ["output/2018"], "fund": []}


def test_a_file_from_elsewhere_is_checked_where_it_lies(
    run: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("hos-en-kollega")
    file = Path(folder) / "vejle.yaml"
    file.write_text("kommune: Vejle\nperiode: 2018\n", "utf-8")
    answer = run("check", str(file))
    assert answer.code == 0
    assert f"Kontrolleret: {file}." in answer.out
