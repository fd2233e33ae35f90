"""One file that cannot be used is a finding, whatever it is; the plans of all the others are made."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.source.project import Project
from tests.cli.conftest import Run

Write = Callable[..., None]


def _pipe(place: Path) -> None:
    os.mkfifo(place)


def _secret(place: Path) -> None:
    secret = place.parents[3] / f"{place.parents[2].name}-hemmelig.yaml"
    secret.write_text("kommune: Odense\nhemmelig: 1\n")
    place.symlink_to(secret)


BAD_FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "no municipality": (lambda p: p.write_text("kommune: []\n"), "kommune-tom"),
    "the same twice": (lambda p: p.write_text("kommune: [Odense, Odense]\n"), "kommune-gentaget"),
    "the same by name and code": (lambda p: p.write_text("kommune: [0461, Odense]\n"), "kommune-gentaget"),
    "the same by both spellings": (lambda p: p.write_text("kommune: [Aarhus, Århus]\n"), "kommune-gentaget"),
    "a mapping": (lambda p: p.write_text("kommune: {a: b}\n"), "tekst-ventet"),
    "a list in a list": (lambda p: p.write_text("kommune: [[Odense]]\n"), "tekst-ventet"),
    "nothing behind the dash": (lambda p: p.write_text("kommune:\n  -\n"), "kommune-tom"),
    "empty": (lambda p: p.write_text(""), "fil-tom"),
    "a folder": (lambda p: p.mkdir(), "fil-er-mappe"),
    "a pipe": (_pipe, "fil-ulæselig"),
    "a link to a device": (lambda p: p.symlink_to("/dev/zero"), "fil-henvisning-ud"),
    "a link to itself": (lambda p: p.symlink_to(p.name), "fil-henvisning-ud"),
    "a link to nothing": (lambda p: p.symlink_to("ingenting"), "fil-henvisning-ud"),
    "a link out of the project": (_secret, "fil-henvisning-ud"),
    "deep": (lambda p: p.write_text("a: " + "[" * 400_000), "for-mange-trin"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_told_of_and_the_others_are_built(
    project: Project, run: Run, write: Write, name: str
) -> None:
    make, code = BAD_FILES[name]
    write("vejle.yaml", "kommune: Vejle\n")
    make(project.municipalities / "2018" / "odense.yaml")
    checked, built = run("check"), run("build", "--alle", "--format", "docx", "--processer", "1")
    for answer in (checked, built):
        assert answer.code == 1
        assert f"  fejl  {code}\n" in answer.said
        assert "uventet-fejl" not in answer.said
        assert "hemmelig" not in answer.said
    assert (project.output / "2018" / "vejle" / "beskaeftigelsesplan-2018-vejle.docx").is_file()
    assert "hemmelig" not in (project.output / "2018" / "manifest.json").read_text("utf-8")


@pytest.mark.parametrize("folder", ["2018", os.fsdecode(b"2018\xf8")])
def test_a_name_that_is_no_text_is_told_of_and_the_others_are_built(
    project: Project, run: Run, write: Write, folder: str
) -> None:
    write("vejle.yaml", "kommune: Vejle\n")
    (project.municipalities / folder).mkdir(exist_ok=True)
    file = project.municipalities / folder / os.fsdecode(b"k\xf8ge.yaml")
    file.write_text("kommune: Køge\n", "utf-8")
    for words in (["check"], ["build", "--alle", "--format", "docx", "--processer", "1"]):
        answer = run(*words)
        assert answer.code == 1
        assert "fil-navn-ulæseligt" in answer.said
        assert "k\\udcf8ge.yaml" in answer.said
    assert (project.output / "2018" / "index.html").is_file()
    reviewed = run("review", "2018/vejle.yaml", "--format", "xlsx")
    assert "Traceback" not in reviewed.said


@pytest.mark.parametrize("linked", ["2018", "fælles", "2018/odense"])
def test_folders_that_lead_out_are_not_read(project: Project, run: Run, tmp_path: Path, linked: str) -> None:
    elsewhere = tmp_path.parent / f"{tmp_path.name}-andetsteds"
    elsewhere.mkdir()
    text = (
        "kommune: Odense\nlogo: {fil: logo.png, alternativ tekst: hemmelig}\nafsnit: [{fælles: delt.yaml}]\n"
    )
    (elsewhere / "odense.yaml").write_text(text, "utf-8")
    (elsewhere / "delt.yaml").write_text("tekst: hemmelig\n", "utf-8")
    (elsewhere / "logo.png").write_bytes(b"hemmelig")
    place = project.municipalities / linked
    if linked == "2018":
        place.rmdir()
    else:
        (project.municipalities / "2018" / "odense.yaml").write_text(text, "utf-8")
    if linked == "2018/odense":
        (project.municipalities / "fælles").mkdir()
        (project.municipalities / "fælles" / "delt.yaml").write_text("tekst: Delt\n", "utf-8")
    place.symlink_to(elsewhere)
    answer = run("check")
    assert answer.code == 1
    assert "fil-udenfor" in answer.said or "fil-henvisning-ud" in answer.said
    assert "billede-ikke-png" not in answer.said


@pytest.mark.parametrize("name", ["/dev/zero", "rør"])
@pytest.mark.parametrize(
    "words",
    [
        ["data", "import", "{}.csv"],
        ["data", "import", "{}.xlsx"],
        ["svar", "{}.docx"],
        ["svar", "{}.yaml"],
        ["sammenlign", "{}.docx", "{}.pdf"],
        ["check", "{}.yaml"],
        ["build", "{}.yaml"],
    ],
)
def test_pipes_and_devices_as_arguments_are_told_of(
    project: Project, run: Run, name: str, words: list[str]
) -> None:
    for ending in (".csv", ".xlsx", ".docx", ".yaml", ".pdf"):
        place = project.root / f"fil{ending}"
        if name == "rør":
            os.mkfifo(place)
        else:
            place.symlink_to(name)
    answer = run(*(word.format("fil") for word in words))
    assert answer.code in (1, 2)
    assert "  fejl  " in answer.said


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("budget: {kolonner: [], rækker: [{navn: A, beløb: []}]}\n", "liste-tom"),
        ("budget: {kolonner: [2018], rækker: []}\n", "liste-tom"),
        ("sammenligningsgrundlag: [{navn: ''}]\n", None),
    ],
)
def test_a_list_or_a_name_that_holds_nothing_stops_no_command(
    run: Run, write: Write, text: str, code: str | None
) -> None:
    write("aarhus.yaml", f"kommune: Aarhus\n{text}")
    for words in (["check", "Aarhus"], ["build", "Aarhus", "--format", "docx", "--processer", "1"]):
        answer = run(*words)
        assert "uventet-fejl" not in answer.said
        assert (code is None) or f"  fejl  {code}\n" in answer.said
