"""Where no pages can be laid out, everything but the PDF is made, and one finding says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.batch import press
from generator.batch.formats import Format
from generator.batch.outcome import OutcomeState
from generator.batch.review_compare import compare_plans
from generator.batch.run import BatchRun, Order
from generator.source.project import Project
from tests.batch.conftest import Write
from tests.cli.conftest import Run as Command
from tests.cli.conftest import run as run  # the fixture

ALL = (Format.WORD, Format.PDF, Format.HTML)


@pytest.fixture(autouse=True)
def without_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "can_import_weasyprint", lambda: False)


@pytest.fixture
def plans(write: Write) -> tuple[Path, ...]:
    return write("aarhus", "kommune: Aarhus\nudgaver: [fuld, kort]\n"), write("vejle", "kommune: Vejle\n")


def test_word_and_web_are_made_and_one_finding_says_that_pdf_is_not(
    project: Project, plans: tuple[Path, ...], run: Command
) -> None:
    answer = run("build", "--alle", "--processer", "1")
    assert answer.code == 1
    assert answer.said.count("pdf-uden-bibliotek") == 1
    assert "uventet-fejl" not in answer.said
    endings = [file.suffix for file in sorted((project.output / "2018").glob("*/*"))]
    assert sorted(endings) == [".docx"] * 3 + [".html"] * 3


def test_the_pdf_is_made_once_it_can_be(
    project: Project, plans: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def built() -> list[tuple[OutcomeState, list[str]]]:
        with BatchRun(project, Order(plans[1:], ALL, workers=1)).outcomes() as outcomes:
            return [(outcome.state, [name[-4:] for name in outcome.written]) for outcome in outcomes]

    assert built() == [(OutcomeState.BUILT, ["docx", "html"])]
    assert built() == [(OutcomeState.UNCHANGED, [])]
    monkeypatch.undo()
    assert built() == [(OutcomeState.BUILT, [".pdf"])]


def test_a_plan_that_is_wanted_as_pdf_alone_fails_with_the_finding(
    project: Project, plans: tuple[Path, ...]
) -> None:
    with BatchRun(project, Order(plans[1:], (Format.PDF,), workers=1)).outcomes() as outcomes:
        (outcome,) = outcomes
    assert outcome.state is OutcomeState.FAILED
    assert [item.code for item in outcome.findings] == ["pdf-uden-bibliotek"]


def test_a_comparison_and_a_review_are_made_without_their_pdf(
    project: Project, plans: tuple[Path, ...], run: Command
) -> None:
    compared = compare_plans(project, plans[0], plans[0], ALL, None)
    assert {Path(name).suffix for name in compared.written} == {".docx", ".html"}
    assert [item.code for item in compared.findings] == ["pdf-uden-bibliotek"]
    answer = run("review", "Aarhus", "--format", "docx,pdf")
    assert answer.code == 1
    assert answer.said.count("pdf-uden-bibliotek") == 1
    assert [file.suffix for file in (project.output / "gennemgang").rglob("gennemgang-*")] == [".docx"]


def test_a_check_of_the_short_edition_needs_no_pages_of_the_pdf(
    plans: tuple[Path, ...], run: Command
) -> None:
    answer = run("check", "Aarhus")
    assert answer.code == 0
    assert "pdf-uden-bibliotek" not in answer.said
