"""Typing errors in the project's own files: told as in a municipality's file, by line, words and cure."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.batch.workshop import Workshop
from generator.plan.sentences import Sentences
from generator.problems import FindingsError
from generator.source.project import Project
from tests.underlined import underlined

# File, what stands there, what somebody types instead, and the finding with the words it underlines.
TYPED = [
    ("goals.yaml", "        nummer: 4", "        numer: 4", "nøgle-ukendt", "numer"),
    ("goals.yaml", "        nummer: 4", "        nummer: fire", "tal-ulæseligt", "fire"),
    ("goals.yaml", "tekst: kommunal afskrift", "tekst: kommunal", "valg-ukendt", "kommunal"),
    (
        "goals.yaml",
        "indikatorer: [samarbejdsgrad]",
        "indikatorer: samarbejdsgrad",
        "liste-ventet",
        "samarbejdsgrad",
    ),
    ("goals.yaml", "  2016:", "  2015:", "navn-gentaget", "2015"),
    ("data/diskretion.yaml", "under: 3", "under: tre", "tal-ulæseligt", "tre"),
    ("data/diskretion.yaml", "under: 3", "under: 3,5", "tal-ikke-helt", "3,5"),
    ("data/diskretion.yaml", "egne tal: ja", "egne tal: jada", "ja-nej", "jada"),
    ("data/diskretion.yaml", "[personer,", "[personre,", "enhed-ukendt", "personre"),
    ("data/diskretion.yaml", "egne tal: ja", "egne tal:ja", "skrivemåde-kolon-uden-mellemrum", ":"),
    (
        "plan_templates/disposition.yaml",
        "{afsnit: forord,",
        "{afsnit forord,",
        "skrivemåde-kolon-mangler",
        "afsnit forord",
    ),
    ("plan_templates/disposition.yaml", "kort:\n", "korte:\n", "nøgle-ukendt", "korte"),
    ("plan_templates/design.yaml", '"#12436D"        #', '"#12436"        #', "design-farve", '"#12436"'),
    ("plan_templates/design.yaml", "  lille: 9", "  lille: ni", "tal-ulæseligt", "ni"),
    ("plan_templates/design.yaml", "  word: Calibri", "  word: [Calibri]", "tekst-ventet", "[Calibri]"),
    ("plan_templates/saetninger.yaml", "\nmåltal:\n", "\n\tmåltal:\n", "skrivemåde-tabulator", "\t"),
]


@pytest.mark.parametrize(("name", "right", "typed", "code", "words"), TYPED)
def test_a_typing_error_is_told_at_its_place_with_a_cure(
    name: str, right: str, typed: str, code: str, words: str, project: Project
) -> None:
    file = project.root / name
    _own_copy(project, name)
    text = file.read_text("utf-8")
    assert right in text
    file.write_text(text.replace(right, typed, 1), "utf-8")

    with pytest.raises(FindingsError) as refused:
        Workshop(project).load()

    found = refused.value.findings[0]
    assert (found.code, underlined(found)) == (code, words)
    assert found.place is not None
    assert found.place.file == name
    assert found.place.line == 1 + text[: text.index(right)].count("\n") + right.startswith("\n")
    assert found.cure


def test_all_typing_errors_of_a_file_are_told_at_once(project: Project) -> None:
    _own_copy(project, "goals.yaml")
    text = project.goals_file.read_text("utf-8")
    wrong = text.replace("nummer: 2", "nummer: to", 1).replace("nummer: 3", "numer: 3", 1)
    project.goals_file.write_text(wrong, "utf-8")

    with pytest.raises(FindingsError) as refused:
        Workshop(project).load()

    codes = [found.code for found in refused.value.findings]
    assert codes == ["tal-ulæseligt", "nøgle-ukendt"]


def test_a_file_of_the_project_that_is_missing_is_told_as_any_other(project: Project) -> None:
    project.goals_file.unlink()

    with pytest.raises(FindingsError) as refused:
        Workshop(project).load()

    assert [found.code for found in refused.value.findings] == ["fil-mangler"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [("{{ år }", "sætning-fejl"), ("{{ åår }}", "sætning-værdi-ukendt"), ("{% if år %}", "sætning-fejl")],
)
def test_a_standard_sentence_that_cannot_be_said_is_told_at_its_line(
    typed: str, code: str, tmp_path: Path
) -> None:
    (tmp_path / "saetninger.yaml").write_text(f'mål:\n  kort: Mål\n  periode: "{typed}"\n', "utf-8")

    with pytest.raises(FindingsError) as refused:
        Sentences(tmp_path, "plan_templates/saetninger.yaml").say("mål.periode", år="2018")

    (found,) = refused.value.findings
    assert (found.code, underlined(found)) == (code, f'"{typed}"')
    assert found.place is not None
    assert (found.place.file, found.place.line) == ("plan_templates/saetninger.yaml", 3)


def _own_copy(project: Project, name: str) -> None:
    """Put a copy of its own in the place of the link to the repository's file."""
    top = project.root / name.partition("/")[0]
    linked = top.resolve()
    top.unlink()
    if linked.is_dir():
        shutil.copytree(linked, top)
    else:
        shutil.copy(linked, top)
