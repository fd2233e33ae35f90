"""The commands as a planner meets them: what they write, say and end with."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from generator.source.project import Project
from tests.cli.conftest import Run

Write = Callable[..., None]


def test_a_planner_goes_from_nothing_to_a_plan_with_three_commands(project: Project, run: Run) -> None:
    assert run("new", "Aarhus").code == 0
    assert run("check", "Aarhus").code == 0
    answer = run("build", "Aarhus")

    assert answer.code == 0
    folder = project.output / "2018" / "aarhus"
    names = sorted(file.name for file in folder.iterdir())
    assert names == [f"beskaeftigelsesplan-2018-aarhus.{ending}" for ending in ("docx", "html", "pdf")]
    for name in names:
        assert f"output/2018/aarhus/{name}" in answer.out


def test_new_never_overwrites_a_file(project: Project, run: Run) -> None:
    run("new", "Aarhus")
    file = project.municipalities / "2018" / "aarhus.yaml"
    file.write_text("kommune: Aarhus\n# mit arbejde\n", "utf-8")

    answer = run("new", "Aarhus")

    assert answer.code == 1
    assert "aarhus.yaml" in answer.said
    assert "mit arbejde" in file.read_text("utf-8")


def test_new_fills_a_draft_that_nobody_has_touched(project: Project, repository: Project, run: Run) -> None:
    draft = (repository.municipalities / "2018" / "odense.yaml").read_bytes()
    file = project.municipalities / "2018" / "odense.yaml"
    file.write_bytes(draft)

    assert run("new", "Odense").code == 0
    assert "ministermål: 1" in file.read_text("utf-8")


def test_new_leaves_a_draft_with_a_single_word_of_one_s_own(
    project: Project, repository: Project, run: Run
) -> None:
    draft = (repository.municipalities / "2018" / "odense.yaml").read_bytes()
    file = project.municipalities / "2018" / "odense.yaml"
    file.write_bytes(draft + b"# husk budgettet\n")

    assert run("new", "Odense").code == 1
    assert file.read_bytes() == draft + b"# husk budgettet\n"


@pytest.mark.parametrize("name", ["Aarhus", "Århus", "aarhus kommune", "751", "0751"])
def test_a_municipality_is_known_by_name_and_code(name: str, write: Write, run: Run) -> None:
    write("aarhus.yaml", "kommune: Aarhus\n")
    assert run("check", name).code == 0


def test_a_misspelt_municipality_is_met_with_the_nearest(run: Run) -> None:
    answer = run("build", "Århuss")
    assert answer.code == 1
    assert "Mente du »Aarhus«?" in answer.err


def test_a_municipality_without_a_file_is_told_how_to_get_one(run: Run) -> None:
    answer = run("build", "Odense")
    assert answer.code == 1
    assert "beskplan new Odense" in answer.err


def test_only_the_formats_asked_for_are_written(project: Project, write: Write, run: Run) -> None:
    write("aarhus.yaml", "kommune: Aarhus\n")
    assert run("build", "Aarhus", "--format", "docx").code == 0
    assert [file.suffix for file in (project.output / "2018" / "aarhus").iterdir()] == [".docx"]


def test_one_broken_file_does_not_stop_the_others(project: Project, write: Write, run: Run) -> None:
    write("aarhus.yaml", "kommune: Aarhus\n")
    write("odense.yaml", "kommune: Odense\nperoide: 2018\n")
    write("randers.yaml", "kommune: Randers\n")

    answer = run("build", "--alle", "--format", "docx")

    assert answer.code == 1
    folders = [entry.name for entry in (project.output / "2018").iterdir() if entry.is_dir()]
    assert sorted(folders) == ["aarhus", "randers"]
    assert "municipalities/2018/odense.yaml:2:1" in answer.err
    assert "Mente du »periode«?" in answer.err
    assert "3 planer for 2018: 2 bygget, 0 uændret, 1 kunne ikke bygges" in answer.out


def test_a_failed_build_leaves_the_earlier_plan_in_place(project: Project, write: Write, run: Run) -> None:
    write("aarhus.yaml", "kommune: Aarhus\n")
    run("build", "Aarhus", "--format", "docx")
    built = project.output / "2018" / "aarhus" / "beskaeftigelsesplan-2018-aarhus.docx"
    before = built.read_bytes()
    write("aarhus.yaml", "kommune: [Aarhus\n")

    assert run("build", "Aarhus", "--format", "docx").code == 1
    assert built.read_bytes() == before


def test_a_plan_that_cannot_be_written_is_told_and_does_not_stop_the_others(
    project: Project, write: Write, run: Run
) -> None:
    write("aarhus.yaml", "kommune: Aarhus\n")
    write("odense.yaml", "kommune: Odense\n")
    (project.output / "2018").mkdir(parents=True)
    (project.output / "2018" / "aarhus").write_text("ikke en mappe", "utf-8")

    answer = run("build", "--alle", "--format", "docx")

    assert answer.code == 1
    assert "output/2018/aarhus/beskaeftigelsesplan-2018-aarhus.docx" in answer.err
    assert "fil-skrives-ikke" in answer.err
    assert (project.output / "2018" / "odense" / "beskaeftigelsesplan-2018-odense.docx").is_file()
    assert "Traceback" not in answer.said


def test_two_files_for_one_plan_are_both_refused(write: Write, run: Run) -> None:
    write("aarhus.yaml", "kommune: Aarhus\n")
    write("odense.yaml", "kommune: Aarhus\n")

    answer = run("build", "--alle", "--format", "docx")

    assert answer.code == 1
    assert "plan-to-filer" in answer.err
    assert "Filen giver den samme plan som municipalities/2018/odense.yaml" in answer.err
    assert "Filen giver den samme plan som municipalities/2018/aarhus.yaml" in answer.err


def test_a_new_file_that_cannot_be_written_is_told(project: Project, run: Run) -> None:
    (project.municipalities / "2019").write_text("ikke en mappe", "utf-8")

    answer = run("new", "Aarhus", "--år", "2019")

    assert answer.code == 1
    assert "fil-skrives-ikke" in answer.err


def test_a_folder_in_the_place_of_a_new_file_is_left_alone(project: Project, run: Run) -> None:
    (project.municipalities / "2018" / "aarhus.yaml").mkdir()

    answer = run("new", "Aarhus")

    assert answer.code == 1
    assert "fil-findes" in answer.err


def test_the_short_edition_is_written_beside_the_full_one(project: Project, write: Write, run: Run) -> None:
    write("aarhus.yaml", "kommune: Aarhus\nudgaver: [fuld, kort]\n")
    assert run("build", "Aarhus", "--format", "docx").code == 0
    names = {file.stem for file in (project.output / "2018" / "aarhus").iterdir()}
    assert names == {"beskaeftigelsesplan-2018-aarhus", "beskaeftigelsesplan-2018-aarhus-kort"}


def test_check_tells_of_two_files_for_one_municipality(write: Write, run: Run) -> None:
    write("aarhus.yaml", "kommune: Aarhus\n")
    write("aarhus-ny.yaml", "kommune: 751\n")

    answer = run("check")

    assert answer.code == 1
    assert "kommune-to-filer" in answer.err
    assert "municipalities/2018/aarhus-ny.yaml" in answer.err


def test_check_tells_of_text_borrowed_from_another_municipality(write: Write, run: Run) -> None:
    text = "Vi vil i de kommende år arbejde tæt sammen med virksomhederne om at få flere i job og uddannelse."
    write("aarhus.yaml", f"kommune: Aarhus\nformål: {text}\n")
    write("odense.yaml", f"kommune: Odense\nformål: {text}\n")

    answer = run("check", "Aarhus")

    assert answer.code == 0
    assert "tekst-lånt" in answer.err
    assert "municipalities/2018/odense.yaml" in answer.err


def test_findings_as_json_can_be_read_by_other_programs(write: Write, run: Run) -> None:
    write("aarhus.yaml", "kommune: Aarhus\nstatus: fædrig\n")

    answer = run("check", "Aarhus", "--json")

    findings = json.loads(answer.out)["fund"]
    assert answer.code == 1
    assert [item["kode"] for item in findings] == ["valg-ukendt"]
    assert (findings[0]["linje"], findings[0]["kolonne"]) == (2, 9)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"kommune: \xc5rhus\n", "fil-"),
        (b"", "fil-tom"),
        (b"- kommune\n- Aarhus\n", "felter-ventet"),
        (b"Aarhus\n", "felter-ventet"),
        ("kommune: Århuss\n".encode(), "kommune-ukendt"),
        (b"kommune: Aarhus\nlogo: {fil: logo.png, alternativ tekst: Byens segl}\n", "billede-mangler"),
        (b"kommune: Aarhus\nlogo: {fil: ../../../etc/passwd, alternativ tekst: Et}\n", "fil-udenfor"),
        (b"kommune: Aarhus\nafsnit:\n  - {f\xc3\xa6lles: findes-ikke.yaml}\n", "fil-henvist-mangler"),
        (f"kommune: Aarhus\nviderefører: {'a' * 300}.yaml\n".encode(), "fil-henvist-mangler"),
        ("kommune: Aarhus\nviderefører: [2017/aarhus.yaml]\n".encode(), "tekst-ventet"),
        (b"kommune: Aarhus\nperiode: 1998\n", "år-ulæseligt"),
        (b"kommune: Aarhus\nperiode: 2013\n", "år-uden-mål"),
    ],
)
def test_nothing_a_planner_writes_ends_in_a_traceback(
    content: bytes, code: str, write: Write, run: Run
) -> None:
    write("aarhus.yaml", content)
    answer = run("build", "Aarhus", "--format", "docx")
    assert answer.code == 1
    assert code in answer.err
    assert "Traceback" not in answer.said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("byg",), "Kommandoen »byg« findes ikke."),
        (("build",), "beskplan build Aarhus"),
        (("build", "--fromat", "pdf"), "Mente du »--format«?"),
        (("build", "Aarhus", "--format", "pfd"), "Vælg blandt docx, pdf, html"),
        (("new",), "KOMMUNE mangler."),
        (("new", "Aarhus", "--år", "atten"), "--år"),
    ],
)
def test_a_command_line_that_cannot_be_read_is_answered_in_danish(
    words: tuple[str, ...], said: str, run: Run
) -> None:
    answer = run(*words)
    assert answer.code == 2
    assert said in answer.err
    assert "Error" not in answer.err


def test_the_help_is_danish(run: Run) -> None:
    for words in ((), ("build",), ("check",), ("new",), ("indikatorer",)):
        answer = run(*words, "--hjælp")
        assert answer.code == 0
        assert "Brug:" in answer.out
        assert "Vis denne hjælp." in answer.out
        for english in ("Usage", "Options", "Commands", "Show this"):
            assert english not in answer.out


def test_a_folder_without_a_project_is_said_so(run: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    answer = run("--mappe", str(tmp_path_factory.mktemp("tom")), "check")
    assert answer.code == 1
    assert "beskplan.yaml" in answer.err


def test_the_catalogue_can_be_searched(run: Run) -> None:
    answer = run("indikatorer", "fleksjob")
    assert answer.code == 0
    assert "fleksjob" in answer.out
    assert "kontrolsager" not in answer.out


@pytest.mark.parametrize("command", ["new", "check", "build", "verify", "indikatorer"])
def test_help_is_in_danish_to_the_last_word(command: str, run: Run) -> None:
    said = run(command, "--hjælp").out
    assert said.startswith(f"Brug: beskplan {command} [TILVALG]")
    for english in ("default", "Options", "Usage", "x>=", "INTEGER", "required"):
        assert english not in said


@pytest.mark.parametrize(
    ("words", "limit"),
    [
        (("new", "Aarhus", "--år", "1900"), "Skriv et helt tal fra 2015 til 2100."),
        (("build", "Aarhus", "--processer", "0"), "Skriv et helt tal på mindst 1."),
        (("build", "Aarhus", "--tidsgrænse", "0"), "Skriv et tal på mindst 0.1."),
        (("data", "fetch", "--periode", "i går"), "Skriv fx seneste:24"),
    ],
)
def test_a_limit_that_stops_somebody_is_said(words: tuple[str, ...], limit: str, run: Run) -> None:
    answer = run(*words)
    assert answer.code == 2
    assert limit in answer.err
