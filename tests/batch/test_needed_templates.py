"""A folder of templates from another version of the program is told of once, before anything is built."""

from __future__ import annotations

import pytest

from generator.batch.needed_templates import NEEDED_FILE, needed_text
from generator.batch.workshop import Workshop
from generator.problems import Finding, FindingsError
from generator.source.project import Project
from tests.batch.conftest import Write
from tests.cli.conftest import Run
from tests.cli.conftest import run as run  # the fixture
from tests.conftest import ROOT


def _found(project: Project) -> tuple[Finding, ...]:
    with pytest.raises(FindingsError) as told:
        Workshop(project).load()
    return told.value.findings


def _rewrite(project: Project, old: str, new: str) -> None:
    file = project.templates / "saetninger.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_the_list_of_what_is_needed_is_that_of_the_templates() -> None:
    stale = "run scripts/write_format_files.py"
    assert NEEDED_FILE.read_text("utf-8") == needed_text(ROOT / "plan_templates"), stale


def test_a_missing_sentence_is_named(project: Project) -> None:
    _rewrite(project, '    højst: "højst {{ tal }}"\n', "")
    (told,) = _found(project)
    assert (told.code, told.place and told.place.file) == ("skabeloner-mangler", "plan_templates")
    assert "»måltal.niveau.højst« mangler" in told.cause


@pytest.mark.parametrize(
    "name",
    ["html/blocks/table.html.j2", "html/inlines/note.html.j2", "html/css/page.css.j2", "oversigt.html.j2"],
)
def test_a_missing_page_or_partial_is_named(project: Project, name: str) -> None:
    (project.templates / name).unlink()
    (told,) = _found(project)
    assert f"»{name}« mangler" in told.cause


def test_much_that_is_missing_is_one_finding_of_a_readable_length(project: Project) -> None:
    (project.templates / "saetninger.yaml").write_text('måltal: {fra: "{{ mål }}"}\n', "utf-8")
    (told,) = _found(project)
    assert " andre mangler" in told.cause
    assert len(told.cause) < 400


def test_a_sentence_that_waits_for_a_value_of_another_version_is_named(project: Project) -> None:
    _rewrite(project, '"højst {{ tal }}"', '"højst {{ grænse }}"')
    (told,) = _found(project)
    assert told.code == "skabeloner-andre-værdier"
    assert "»måltal.niveau.højst«" in told.cause


def test_other_words_more_sentences_and_fewer_values_are_the_projects_own_choice(project: Project) -> None:
    _rewrite(project, '"højst {{ tal }}"', "\"ikke over {{ tal if flere else 'tal' | upper }}\"")
    _rewrite(project, '"mindst {{ tal }}"', '"mindst noget"')
    file = project.templates / "saetninger.yaml"
    file.write_text(file.read_text("utf-8") + "nye: {ord: hej}\n", "utf-8")
    Workshop(project).load()


def test_every_command_tells_it_once(project: Project, write: Write, run: Run) -> None:
    write("aarhus", "kommune: Aarhus\n")
    write("vejle", "kommune: Vejle\n")
    (project.templates / "html" / "blocks" / "quote.html.j2").unlink()
    for words in (["check"], ["build", "--alle"], ["review", "Aarhus", "Vejle"]):
        answer = run(*words)
        assert answer.code in (1, 2)
        assert answer.said.count("skabeloner-mangler") == 1
        assert "uventet-fejl" not in answer.said


def test_a_page_that_is_no_text_is_told_of(project: Project) -> None:
    (project.templates / "html" / "page.html.j2").write_bytes("<p>å".encode("cp1252"))
    (told,) = _found(project)
    assert (told.code, told.place and told.place.file) == (
        "fil-ikke-utf-8",
        "plan_templates/html/page.html.j2",
    )
