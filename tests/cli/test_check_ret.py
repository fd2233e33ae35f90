"""``beskplan check --ret`` as a planner meets it: real files, and answers typed at a terminal or piped in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.source.project import Project
from tests.cli.conftest import Run
from tests.conftest import ROOT

PLAN = """\
# mit arbejde
kommune: Odense
statuss: udkast   # skal rettes
titell: "Flere i job"
mål:
  - ministermål: 1
    behandling: uændret
    indikatorer:
      - indikator: offentlig-forsørgelse-andl
        sammenlign: [Hele lanet, RAR]
        måltal: {højst: 012,5, senest: 12/2018}
"""
CURED = (
    PLAN.replace("statuss", "status")
    .replace("titell", "titel")
    .replace("andl\n", "andel\n")
    .replace("lanet", "landet")
    .replace("012,5", "12,5")
    .replace("12/2018", "2018M12")
)


@pytest.fixture
def plan(project: Project) -> Path:
    file = project.municipalities / "2018" / "odense.yaml"
    file.write_bytes(PLAN.replace("\n", "\r\n").encode())
    return file


def said(file: Path) -> str:
    return file.read_bytes().decode().replace("\r\n", "\n")


def check(project: Project, *words: str, answers: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, with answers on its standard input."""
    return subprocess.run(
        [sys.executable, "-m", "generator", "check", *words],
        cwd=project.root,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        input=answers,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_certain_cure_is_written_on_a_yes_with_what_comes_to_light_after_it(
    project: Project, plan: Path
) -> None:
    before = check(project, "Odense")
    assert before.returncode == 1
    assert "4 rettelser kan skrives for dig: kør samme kommando med --ret." in before.stdout
    answer = check(project, "Odense", "--ret", answers="ja\n" * 9)
    assert said(plan) == CURED
    assert plan.read_bytes().count(b"\r\n") == PLAN.count("\n")
    assert '  - titell: "Flere i job"\n  + titel: "Flere i job"' in answer.stdout
    assert "6 rettelser er skrevet." in answer.stdout
    assert "fejl" not in answer.stderr
    assert answer.returncode == 0


def test_a_no_leaves_the_line_and_goes_on(project: Project, plan: Path) -> None:
    answer = check(project, "Odense", "--ret", answers="nej\nmåske\nJA\nstop\n")
    assert said(plan) == PLAN.replace("titell", "titel")
    assert answer.stderr.count("Skriv ja, nej eller stop") == 4
    assert "1 rettelse er skrevet. 3 rettelser blev ikke skrevet." in answer.stdout
    assert answer.returncode == 1


def test_where_nobody_answers_the_edits_are_shown_and_nothing_is_written(
    project: Project, plan: Path
) -> None:
    before = plan.stat()
    answer = check(project, "Odense", "--ret")
    assert answer.stdout.count("\n  + ") == 4
    assert "Intet er skrevet. En rettelse skrives, når du svarer ja." in answer.stdout
    assert (said(plan), plan.stat().st_mtime_ns) == (PLAN, before.st_mtime_ns)


def test_as_json_the_edits_are_told_and_nothing_is_asked_or_written(project: Project, plan: Path) -> None:
    answer = check(project, "Odense", "--ret", "--json", answers="ja\n" * 9)
    first = json.loads(answer.stdout)["rettelser"][0]
    assert first == {
        "fil": "municipalities/2018/odense.yaml",
        "linje": 3,
        "kode": "nøgle-ukendt",
        "fra": ["statuss: udkast   # skal rettes"],
        "til": ["status: udkast   # skal rettes"],
    }
    assert said(plan) == PLAN
    assert "rettelser" not in json.loads(check(project, "Odense", "--json").stdout)


def test_a_plan_that_nothing_is_wrong_with_has_no_edits(project: Project, run: Run, plan: Path) -> None:
    plan.write_text(CURED, "utf-8")
    assert "Der er ingen rettelser, som kan skrives for dig." in run("check", "Odense", "--ret").out
    assert "--ret" not in run("check", "Odense").out


def test_the_file_of_last_year_that_a_plan_continues_is_cured_in_its_place(project: Project) -> None:
    (project.municipalities / "2017").mkdir()
    base = project.municipalities / "2017" / "odense.yaml"
    base.write_text("kommune: Odense\ntitell: Flere i job\n", "utf-8")
    new = project.municipalities / "2018" / "odense.yaml"
    new.write_text("viderefører: 2017/odense.yaml\nkommune: Odense\n", "utf-8")
    answer = check(project, "Odense", "--år", "2018", "--ret", answers="ja\n")
    assert "municipalities/2017/odense.yaml:2" in answer.stdout
    assert said(base) == "kommune: Odense\ntitel: Flere i job\n"
    assert said(new) == "viderefører: 2017/odense.yaml\nkommune: Odense\n"


def test_a_misspelt_key_is_cured_though_last_year_s_file_has_the_right_one(project: Project) -> None:
    (project.municipalities / "2017").mkdir()
    base = project.municipalities / "2017" / "odense.yaml"
    base.write_text("kommune: Odense\ntitel: Flere i job\n", "utf-8")
    new = project.municipalities / "2018" / "odense.yaml"
    new.write_text("viderefører: 2017/odense.yaml\nkommune: Odense\ntitell: Endnu flere\n", "utf-8")
    check(project, "Odense", "--år", "2018", "--ret", answers="ja\n")
    assert said(new).endswith("titel: Endnu flere\n")


CERTAIN = [
    ("vedtagelse:\n  - {organ: Byrådet, rolle: vedtager, dato: 2017-11-9}", "2017-11-09"),
    ("word: {låst: yes}", "{låst: ja}"),
    ("status: vedtagett", "status: vedtaget"),
    ("periode: 2018/19", "periode: 2018-2019"),
    ("ledsagedokumenter: [{titel: Plan, adresse: www.odense.dk/plan}]", "https://www.odense.dk/plan"),
    ('forord: "Andelen er {offentlig-forsørgelse-andl: RAR}."', "{offentlig-forsørgelse-andel: RAR}."),
    ("udelad: [krydshenvisnin]", "[krydshenvisning]"),
    ("disposition: [forord, maal]", "[forord, mål]"),
    ("sammenligningsgrundlag: [{navn: klyngen, kommuner: [Grevee]}]", "[Greve]"),
    (
        "egne indikatorer:\n  - {id: b, navn: B, enhed: prosent, bedst: højere er bedre, definition: x}",
        "procent",
    ),
    ("mål:\n  - {lokalt mål: Flere i job, behandling: uændret}", "- {lokalt mål: Flere i job}"),
]


@pytest.mark.parametrize(("written", "cured"), CERTAIN, ids=[cured for _, cured in CERTAIN])
def test_what_was_certainly_meant_is_written(
    written: str, cured: str, project: Project, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = project.municipalities / "2018" / "odense.yaml"
    file.write_text(f"kommune: Odense\n{written}\n", "utf-8")
    answers = tmp_path / "svar"
    answers.write_text("ja\n")
    with answers.open() as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        answer = run("check", "Odense", "--ret")
    assert "1 rettelse er skrevet." in answer.out
    assert cured in said(file)


DOUBTFUL = [
    "mål:\n  - {ministermål: 1, måltal: {højst: 1.234}}",
    "vedtagelse:\n  - {organ: Byrådet, rolle: vedtager, dato: 09.11.17}",
    "titel: Flere i job\ntitell: Flere",
    "vejr: godt",
    "mål:\n  - {ministermål: 1, indikatorer: [{indikator: a-dagpenge, måltal: {højst: 12 pct.}}]}",
]


@pytest.mark.parametrize("written", DOUBTFUL)
def test_what_may_have_been_meant_otherwise_is_not_offered(written: str, project: Project, run: Run) -> None:
    file = project.municipalities / "2018" / "odense.yaml"
    file.write_text(f"kommune: Odense\n{written}\n", "utf-8")
    assert "--ret" not in run("check", "Odense").out


@pytest.mark.skipif(os.name == "nt", reason="has no pseudo-terminals")
def test_answers_are_typed_at_a_terminal(project: Project, plan: Path) -> None:
    import pty

    mine, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "check", "Odense", "--ret"],
        cwd=project.root,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    screen = b""
    for answer in (b"ja\n", b"stop\n"):
        asked = screen.count(b"eller stop: ")
        while screen.count(b"eller stop: ") == asked:
            screen += os.read(mine, 4096)
        os.write(mine, answer)
    try:
        while more := os.read(mine, 4096):
            screen += more
    except OSError:  # the process has closed its end
        pass
    os.close(mine)
    assert process.wait() == 1
    assert said(plan) == PLAN.replace("statuss", "status")
    assert "1 rettelse er skrevet. 3 rettelser blev ikke skrevet." in screen.decode()


def test_a_file_that_was_changed_while_the_question_stood_is_left_alone(project: Project, plan: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "check", "Odense", "--ret"],
        cwd=project.root,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    asked = b""
    while b"eller stop: " not in asked:
        asked += os.read(process.stderr.fileno(), 4096)
    plan.write_text(PLAN + "slogan: Alle med\n", "utf-8")
    _, err = process.communicate(b"ja\n")
    assert "rettelse-fil-ændret" in err.decode()
    assert said(plan) == PLAN + "slogan: Alle med\n"
