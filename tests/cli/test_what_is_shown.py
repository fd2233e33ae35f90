"""What reaches the terminal and other programs: JSON whenever it is asked for, and nothing that steers."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli.say import Speaker
from generator.problems.printable import json_text, one_line, printable
from generator.source.project import Project
from tests.cli.conftest import Run
from tests.conftest import ROOT

Write = Callable[..., None]
STEERING = "\x1b[31m\x9b5m\u202e\u2066\u200f\u2028\u061c\ufeff"

OBEYED = {letter for letter in STEERING if not letter.isprintable()} | {"\ud800"}


def _steers(text: str) -> list[str]:
    """Return the characters of a text that a terminal would obey; line ends are ours."""
    kinds = ("Cc", "Cf", "Cs", "Zl", "Zp")
    return [letter for letter in text if letter != "\n" and unicodedata.category(letter) in kinds]


# --- JSON


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("check", "Vejlee"), "kommune-ukendt"),
        (("build", "Vejlee"), "kommune-ukendt"),
        (("review", "Vejlee"), "kommune-ukendt"),
        (("build", "--rar", "Fynn"), "område-ukendt"),
        (("review", "--region", "Fynn"), "område-ukendt"),
        (("verify",), "manifest-mangler"),
        (("verify", "findes-ikke"), "manifest-mangler"),
        (("svar", "findes-ikke.docx"), "fil-mangler"),
        (("sammenlign", "findes-ikke.yaml", "b.yaml"), "fil-mangler"),
        (("data", "fetch", "--indikator", "findes-ikke"), "hent-indikator-ukendt"),
        (("data", "import", "--indikator", "findes-ikke", "tal.csv"), "kommando-ulæselig"),
        (("data", "import", "findes-ikke.csv"), "import-kan-ikke-læses"),
        (("check", "--år", "1999"), "kommando-ulæselig"),
        (("build", "--alle", "--år", "i år"), "kommando-ulæselig"),
        (("build",), "kommando-ulæselig"),
        (("build", "--alle", "--farve", "blå"), "kommando-ulæselig"),
        (("bulid",), "kommando-ulæselig"),
        (("--mappe", "/findes/ikke", "check"), "projekt-mangler"),
    ],
)
def test_json_is_answered_whenever_it_is_asked_for(words: tuple[str, ...], code: str, run: Run) -> None:
    answer = run(*words, "--json")
    assert answer.code in (1, 2)
    assert [item["kode"] for item in json.loads(answer.out)["fund"]][:1] == [code]
    assert "Traceback" not in answer.said


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8"])
def test_json_is_utf_8_whatever_the_encoding_of_the_terminal(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(data, encoding=encoding))
    Speaker(as_json=True).data({"navn": "Ærø → Læsø"})
    assert json.loads(data.getvalue().decode("utf-8")) == {"navn": "Ærø → Læsø"}


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_sign_that_the_terminal_has_not_stops_nothing(
    encoding: str, project: Project, write: Write
) -> None:
    write("odense.yaml", "kommune: Odense\n\tstatus: udkast\n")
    command = [sys.executable, "-m", "generator", "--mappe", str(project.root), "check", "Odense"]
    environment = {"PYTHONIOENCODING": encoding, "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, capture_output=True, env=environment, cwd=ROOT, check=False)
    assert ran.returncode == 1
    assert b"odense.yaml:2:1" in ran.stderr
    assert b"Traceback" not in ran.stderr


def test_two_files_of_a_project_say_in_json_what_the_terminal_says(write: Write, run: Run) -> None:
    write("vejle.yaml", "kommune: Vejle\nstatus: fædrig\n")
    told = json.loads(run("check", "--json").out)
    assert told["antal"] == 1
    assert [(item["kode"], item["fil"]) for item in told["fund"]] == [
        ("valg-ukendt", "municipalities/2018/vejle.yaml")
    ]


# --- Characters that steer


@pytest.fixture
def steering_file(project: Project) -> Path:
    """A municipality file whose name steers a terminal, and whose text is wrong."""
    file = project.municipalities / "2018" / f"vej{STEERING}le.yaml"
    file.write_text("kommune: Vejle\nstatus: nyt\n", "utf-8")
    return file


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("build", "--alle", "--format", "docx"),
        ("build", "--alle", "--format", "docx", "--hvorfor"),
        ("review", "--alle", "--format", "xlsx"),
        ("data", "status"),
        ("verify",),
        ("check", f"Vej{STEERING}le"),
        ("build", f"Vej{STEERING}le"),
        ("build", f"v*{STEERING}"),
        ("review", "--rar", f"Fyn{STEERING}"),
        ("check", "--år", STEERING),
        ("build", "--alle", "--format", STEERING),
        ("build", "--alle", f"--{STEERING}"),
        (f"b{STEERING}",),
        ("indikatorer", STEERING),
        ("new", STEERING),
        ("verify", STEERING),
        ("svar", f"{STEERING}.docx"),
        ("svar", f"{STEERING}.yaml"),
        ("sammenlign", f"{STEERING}.yaml", "b.docx"),
        ("data", "import", f"{STEERING}.csv"),
        ("data", "import", "--område", STEERING, "tal.csv"),
        ("data", "fetch", "--indikator", STEERING),
        ("--mappe", f"/{STEERING}", "check"),
    ],
)
@pytest.mark.parametrize("as_json", [False, True], ids=["text", "json"])
def test_nothing_that_steers_a_terminal_reaches_it(
    words: tuple[str, ...], as_json: bool, steering_file: Path, write: Write, run: Run
) -> None:
    write("odense.yaml", "kommune: Odense\n")
    answer = run(*words, *(["--json"] if as_json else []))
    assert _steers(answer.said) == []
    assert "Traceback" not in answer.said


def test_a_file_name_is_told_whole_in_json(steering_file: Path, run: Run) -> None:
    told = json.loads(run("check", "--json").out)
    assert told["fund"][0]["fil"] == f"municipalities/2018/{steering_file.name}"


@given(st.text(st.characters(), max_size=60) | st.text(st.sampled_from(STEERING + "a\n\ud800")))
def test_any_text_can_be_shown(text: str) -> None:
    assert not set(printable(text)) & OBEYED
    assert "\n" not in printable(text)
    assert len(printable(text)) == len(text)
    assert not set(one_line(text)) & OBEYED
    shown = json_text({"tekst": text, text: [text]})
    assert json.loads(shown) == {"tekst": text, text: [text]}
    assert not set(shown) & OBEYED
    shown.encode("utf-8")


def test_an_interrupted_run_says_so_in_json(
    project: Project, write: Write, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    write("vejle.yaml", "kommune: Vejle\n")
    monkeypatch.setattr("generator.cli.check.Workshop.read", interrupted)
    answer = run("check", "--json")
    assert answer.code == 130
    assert [item["kode"] for item in json.loads(answer.out)["fund"]] == ["kommando-afbrudt"]
