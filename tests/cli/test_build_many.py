"""Building many plans as a council's secretariat or a shared office does."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable

import pytest

from generator.source.project import Project
from tests.cli.conftest import Run

Write = Callable[..., None]
WORD = ("--format", "docx")


@pytest.fixture
def plans(write: Write) -> None:
    for name in ("Aarhus", "Odense", "Nyborg", "Vejle"):
        write(f"{name.lower()}.yaml", f"kommune: {name}\n")
    write("min-egen.yaml", "kommune: Assens\n")


def _built(project: Project) -> list[str]:
    return sorted(entry.name for entry in (project.output / "2018").iterdir() if entry.is_dir())


@pytest.mark.parametrize(
    ("words", "built"),
    [
        (("--rar", "Fyn"), ["assens", "nyborg", "odense"]),
        (("--rar", "RAR Fyn"), ["assens", "nyborg", "odense"]),
        (("--region", "syddanmark"), ["assens", "nyborg", "odense", "vejle"]),
        (("--region", "Region Midtjylland"), ["aarhus"]),
        (("Odense", "Svendborg", "Vejle"), None),
        (("Odense", "751"), ["aarhus", "odense"]),
        (("*e*",), ["assens", "odense", "vejle"]),
        (("municipalities/2018/n*.yaml",), ["nyborg"]),
        (("--alle",), ["aarhus", "assens", "nyborg", "odense", "vejle"]),
    ],
)
def test_plans_are_chosen_by_council_region_name_code_and_pattern(
    words: tuple[str, ...], built: list[str] | None, plans: None, project: Project, run: Run
) -> None:
    answer = run("build", *words, *WORD)

    if built is None:  # one of the words has no file
        assert answer.code == 1
        assert "kommune-uden-fil" in answer.err
        assert not (project.output / "2018").exists()
    else:
        assert answer.code == 0
        assert _built(project) == built


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--rar", "Fynn"), "Mente du »Fyn«?"),
        (("--region", "Fyn"), "Vælg blandt Hovedstaden, Midtjylland, Nordjylland, Sjælland, Syddanmark."),
        (("--rar", "Bornholm"), "Ingen af kommunerne i Bornholm har en fil"),
        (("q*",), "Ingen af filerne i municipalities/ passer til »q*«."),
    ],
)
def test_a_choice_that_finds_nothing_is_met_with_help(
    words: tuple[str, ...], said: str, plans: None, run: Run
) -> None:
    answer = run("build", *words)
    assert answer.code == 1
    assert said in answer.err


@pytest.mark.parametrize("words", [(), ("--alle", "--rar", "Fyn"), ("Odense", "--alle")])
def test_one_way_of_choosing_is_asked_for(words: tuple[str, ...], run: Run) -> None:
    answer = run("build", *words)
    assert answer.code == 2
    assert "--rar Fyn" in answer.err


def test_each_plan_has_a_line_and_the_run_a_summary(plans: None, write: Write, run: Run) -> None:
    write("nyborg.yaml", "kommune: Nyborg\nmål: 3\n")
    answer = run("build", "--alle", *WORD)

    assert answer.code == 1
    lines = answer.out.splitlines()
    assert {line.split("] ")[0] for line in lines[:5]} == {f"[{n}/5" for n in range(1, 6)}
    assert any(line.endswith("Odense 2018: output/2018/odense/") for line in lines)
    assert any(line.endswith("municipalities/2018/nyborg.yaml: kunne ikke bygges") for line in lines)
    assert "5 planer for 2018: 4 bygget, 0 uændret, 1 kunne ikke bygges" in answer.out
    assert "municipalities/2018/nyborg.yaml:2:6" in answer.err

    again = run("build", "--alle", *WORD)
    assert again.code == 1
    assert "5 planer for 2018: 0 bygget, 4 uændret, 1 kunne ikke bygges" in again.out
    assert "municipalities/2018/nyborg.yaml:2:6" in again.err


def test_quiet_tells_only_what_went_wrong(plans: None, write: Write, run: Run) -> None:
    assert run("build", "--alle", "--quiet", *WORD).said == ""
    write("nyborg.yaml", "kommune: Nyborg\nmål: 3\n")
    answer = run("build", "--alle", "--stille", *WORD)
    assert answer.out == ""
    assert "municipalities/2018/nyborg.yaml:2:6" in answer.err


def test_the_result_as_json(plans: None, write: Write, run: Run) -> None:
    run("build", "--alle", *WORD)
    write("odense.yaml", "kommune: Odense\nlokale forhold: {tekst: Nyt.}\n")
    write("nyborg.yaml", "kommune: Nyborg\nmål: 3\n")

    answer = run("build", "--alle", "--json", *WORD)

    result = json.loads(answer.out)
    assert (result["bygget"], result["uændret"], result["fejlet"]) == (1, 3, 1)
    by_name = {plan["navn"]: plan for plan in result["planer"]}
    assert by_name["Odense"]["tilstand"] == "bygget"
    assert by_name["Odense"]["hvorfor"] == "municipalities/2018/odense.yaml er ændret"
    assert by_name["Odense"]["filer"] == ["output/2018/odense/beskaeftigelsesplan-2018-odense.docx"]
    assert by_name["Aarhus"]["tilstand"] == "uændret"
    assert [item["alvor"] for item in by_name["Nyborg"]["fund"]] == ["fejl"]


def test_why_tells_the_cause_of_every_build(plans: None, write: Write, project: Project, run: Run) -> None:
    assert "odense.yaml: planen er ikke bygget før." in run("build", "--alle", "--why", *WORD).out
    write("odense.yaml", "kommune: Odense\nlokale forhold: {tekst: Nyt.}\n")
    (project.output / "2018" / "nyborg" / "beskaeftigelsesplan-2018-nyborg.docx").unlink()

    told = run("build", "--alle", "--hvorfor", *WORD).out

    assert "odense.yaml: municipalities/2018/odense.yaml er ændret." in told
    missing = "output/2018/nyborg/beskaeftigelsesplan-2018-nyborg.docx mangler."
    assert f"nyborg.yaml: {missing}" in told
    assert "aarhus.yaml" not in told
    assert "bedt om med --tving" in run("build", "Aarhus", "--tving", "--why", *WORD).out


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("år: [2018\n", "skrivemåde-klamme-mangler"),
        ("år: &a {2018: 1}\n", "skrivemåde-henvisning"),
        ("", "fil-tom"),
        ("[]", "felter-ventet"),
    ],
)
@pytest.mark.parametrize(
    "name",
    [
        "goals.yaml",
        "data/diskretion.yaml",
        "plan_templates/design.yaml",
        "plan_templates/disposition.yaml",
        "plan_templates/saetninger.yaml",
    ],
)
def test_a_broken_file_of_the_project_stops_the_run_at_once(
    name: str, content: str, code: str, plans: None, project: Project, run: Run
) -> None:
    own = project.root / name
    if own.parent.is_symlink():
        linked = own.parent.resolve()
        own.parent.unlink()
        shutil.copytree(linked, own.parent)
    own.unlink()
    own.write_text(content, "utf-8")

    for words in (("check",), ("build", "--alle", *WORD)):
        answer = run(*words)
        assert answer.code == 2
        assert answer.err.count(code) == 1
    assert name in answer.err
    assert "Traceback" not in answer.said


def test_a_plan_that_takes_too_long_is_told_with_a_longer_limit(plans: None, run: Run) -> None:
    answer = run("build", "Odense", "--tidsgrænse", "0.1", "--format", "pdf")
    assert answer.code == 1
    assert "plan-tog-for-lang-tid" in answer.err
    assert "--tidsgrænse 0.5" in answer.err


def test_many_edited_files_are_counted_and_kept(
    plans: None, write: Write, project: Project, run: Run
) -> None:
    formats = ("--format", "docx,html")
    run("build", "--alle", *formats)
    files = [file for file in (project.output / "2018").glob("*/*") if file.is_file()]
    for file in files:
        file.write_bytes(b"rettet")

    said = run("build", "--alle", *formats)

    assert "10 advarsler" in said.err
    write("vejle.yaml", "kommune: Vejle\nudgaver: [fuld, kort]\n")
    run("build", "--alle", *formats)
    for file in (project.output / "2018").glob("*/beskaeftigelsesplan-*.*"):
        if ".rettet" not in file.name:
            file.write_bytes(b"igen")
    said = run("build", "--alle", *formats)
    assert "12 færdige filer var ikke, som de blev bygget." in said.err
    assert "advarsler" not in said.err
    assert len([*(project.output / "2018").glob("*/*.rettet*")]) == 22


def test_what_was_built_can_be_verified(plans: None, project: Project, run: Run) -> None:
    assert "manifest-mangler" in run("verify").err
    run("build", "--alle", *WORD)
    answer = run("verify")
    assert answer.code == 0
    assert answer.out.strip() == "Kontrolleret: 5 filer i output/2018. Alle er, som de blev bygget."

    (project.output / "2018" / "odense" / "beskaeftigelsesplan-2018-odense.docx").write_bytes(b"rettet")
    answer = run("verify", "output/2018")
    assert answer.code == 1
    assert "færdig-fil-ændret" in answer.err
    assert json.loads(run("verify", "--json").out)["fund"][0]["kode"] == "færdig-fil-ændret"
