"""A letter that the PDF cannot show is told with its name and place, and the plan is made all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.batch.workshop import Workshop
from generator.problems import Finding
from tests.batch.conftest import own_project


def _told(folder: Path, plan: str, **files: str) -> list[Finding]:
    project = own_project(folder / "projekt")
    for name, words in {"2018/aarhus": plan, **files}.items():
        file = project.municipalities / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, "utf-8")
    workshop = Workshop(project)
    checked = workshop.plan(workshop.read(project.municipalities / "2018" / "aarhus.yaml"))
    assert checked.may_be_built
    return [item for item in checked.findings if item.code == "bogstav-uden-skrift"]


@pytest.mark.parametrize(
    ("plan", "line", "column", "letters"),
    [
        ("kommune: Aarhus\nformål: |\n  Vi glæder os.\n  Godt gået 😀!\n", 4, 13, "»😀« (U+1F600)"),
        ("kommune: Aarhus\ntitel: Flere i job ✔\n", 2, 20, "»✔« (U+2714)"),
        ("kommune: Aarhus\nhøringer:\n- {part: Foreningen שלום}\n", 3, 21, "»ש« (U+05E9), »ל« (U+05DC)"),
    ],
)
def test_a_letter_without_a_font_is_named_where_it_stands(
    plan: str, line: int, column: int, letters: str, tmp_path: Path
) -> None:
    [item] = _told(tmp_path, plan)
    assert item.place is not None
    assert (item.place.line, item.place.column) == (line, column)
    assert letters in item.cause
    assert not item.is_error


def test_shared_texts_and_own_sentences_are_read_too(tmp_path: Path) -> None:
    found = _told(
        tmp_path,
        "kommune: Aarhus\nafsnit:\n  - fælles: os.yaml\n",
        **{
            "fælles/os": "overskrift: Os\ntekst: |\n  Vi er\n  glade ☺\n",
            "2018/aarhus/saetninger": "dokument:\n  undertitel: 'Til {{ myndighed }} ★'\n",
        },
    )
    assert [(item.place.file, item.place.line) for item in found if item.place] == [
        ("municipalities/2018/aarhus/saetninger.yaml", 2),
        ("municipalities/fælles/os.yaml", 4),
    ]


def test_a_text_in_another_script_is_one_finding(tmp_path: Path) -> None:
    [item] = _told(tmp_path, "kommune: Aarhus\nformål: これは長い日本語の文章です。\n")
    assert "m.fl." in item.cause


def test_danish_and_its_neighbours_are_told_nothing(tmp_path: Path) -> None:
    assert not _told(tmp_path, "kommune: Aarhus\nformål: »Æblegrød« – 5 × 3 ≥ 14 … Łódź, Žižkov, İzmir.\n")
