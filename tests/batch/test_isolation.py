"""One plan's trouble stays its own: the others are built, and its earlier files stand, marked as outdated."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.batch import workers
from generator.batch.formats import Format
from generator.batch.outcome import Outcome, OutcomeState
from generator.batch.run import BatchRun, Order
from generator.batch.shelf import LEFT_BEHIND
from generator.batch.workers import TaskLimits
from generator.batch.workshop import Workshop
from generator.document.blocks import Document
from generator.plan.plan import Plan
from generator.source.project import Project
from tests.batch.conftest import Write, bytes_below

Build = Callable[..., dict[str, Outcome]]
WORD = (Format.WORD,)


@pytest.fixture
def build(project: Project) -> Build:
    """Build all plans and return what became of each, by the name of its file."""

    def run(*formats: Format, force: bool = False, limits: TaskLimits | None = None) -> dict[str, Outcome]:
        files = tuple(sorted((project.municipalities / "2018").glob("*.yaml")))
        order = Order(files, formats or WORD, force=force, workers=2, limits=limits or TaskLimits())
        with BatchRun(project, order).outcomes() as outcomes:
            return {Path(outcome.file).stem: outcome for outcome in outcomes}

    return run


@pytest.fixture(autouse=True)
def three_plans(write: Write) -> None:
    for name in ("Aarhus", "Odense", "Randers"):
        write(name.lower(), f"kommune: {name}\n")


def _mark(project: Project, name: str) -> Path:
    return project.output / "2018" / name / "FORAELDET.txt"


def _assert_only_odense_failed(built: dict[str, Outcome], code: str) -> None:
    assert {name: outcome.state for name, outcome in built.items()} == {
        "aarhus": OutcomeState.BUILT,
        "odense": OutcomeState.FAILED,
        "randers": OutcomeState.BUILT,
    }
    assert [item.code for item in built["odense"].findings] == [code]


def test_a_broken_file_keeps_its_earlier_plan_marked_as_outdated(
    project: Project, write: Write, build: Build
) -> None:
    build()
    before = bytes_below(project.output / "2018" / "odense")
    write("odense", "kommune: [Odense\n")

    assert build()["odense"].state is OutcomeState.FAILED

    assert bytes_below(project.output / "2018" / "odense") == before
    told = _mark(project, "odense").read_text("utf-8")
    assert "beskaeftigelsesplan-2018-odense.docx" in told
    assert "municipalities/2018/odense.yaml:1:" in told
    assert not _mark(project, "aarhus").exists()


def test_a_mended_file_loses_its_mark(project: Project, write: Write, build: Build) -> None:
    build()
    write("odense", "kommune: [Odense\n")
    build()
    write("odense", "kommune: Odense\n")

    assert build()["odense"].state is OutcomeState.UNCHANGED
    assert not _mark(project, "odense").exists()


def test_a_missing_logo_stops_its_own_plan_only(write: Write, build: Build) -> None:
    write("odense", "kommune: Odense\nlogo: {fil: logo.png, alternativ tekst: Byvåben}\n")
    built = build()
    assert built["odense"].state is OutcomeState.FAILED
    assert built["odense"].findings[0].code == "billede-mangler"
    assert built["aarhus"].state is built["randers"].state is OutcomeState.BUILT


def test_a_plan_that_takes_too_long_is_stopped_and_the_others_are_not(
    monkeypatch: pytest.MonkeyPatch, build: Build
) -> None:
    _when_odense(monkeypatch, _work_for_ever)
    _assert_only_odense_failed(build(limits=TaskLimits(seconds=3.0)), "plan-tog-for-lang-tid")


def test_a_plan_that_eats_all_memory_is_stopped_and_the_others_are_not(
    monkeypatch: pytest.MonkeyPatch, build: Build
) -> None:
    _when_odense(monkeypatch, lambda: bytearray(64 * 1024**3))
    _assert_only_odense_failed(build(), "hukommelse-opbrugt")


def test_a_mistake_in_the_program_is_told_without_a_traceback_on_the_screen(
    project: Project, monkeypatch: pytest.MonkeyPatch, build: Build
) -> None:
    _when_odense(monkeypatch, lambda: 1 / 0)
    built = build()

    _assert_only_odense_failed(built, "uventet-fejl")
    cause = built["odense"].findings[0]
    assert "ZeroDivisionError" in cause.cause
    trace = project.output / ".byggesedler" / "municipalities" / "2018" / "odense.fejl.txt"
    assert project.shown(trace) in cause.cure
    assert "Traceback" in trace.read_text("utf-8")


def test_a_failed_plan_is_tried_again_though_nothing_has_changed(
    monkeypatch: pytest.MonkeyPatch, build: Build
) -> None:
    with monkeypatch.context() as broken:
        _when_odense(broken, lambda: 1 / 0)
        build()
    built = build()
    assert built["odense"].state is OutcomeState.BUILT
    assert built["aarhus"].state is OutcomeState.UNCHANGED


def test_what_somebody_changed_in_a_finished_file_is_kept_beside_the_new_one(
    project: Project, build: Build
) -> None:
    build()
    file = project.output / "2018" / "odense" / "beskaeftigelsesplan-2018-odense.docx"
    ours = file.read_bytes()
    for number, name in ((1, "odense.rettet.docx"), (2, "odense.rettet-2.docx")):
        theirs = ours + b"rettet" * number
        file.write_bytes(theirs)

        built = build()["odense"]

        assert [item.code for item in built.events] == ["fil-rettet-i-hånden"]
        assert file.read_bytes() == ours
        assert file.with_name(f"beskaeftigelsesplan-2018-{name}").read_bytes() == theirs


def test_a_format_that_was_not_asked_for_is_told_of_and_not_marked(
    project: Project, write: Write, build: Build
) -> None:
    build(Format.WORD, Format.HTML)
    write("odense", "kommune: Odense\nlokale forhold: {tekst: Nyt.}\n")

    (told,) = build(Format.WORD)["odense"].events

    assert (told.code, told.is_error) == (LEFT_BEHIND, False)
    assert "odense.html" in told.cause
    assert "odense.docx" not in told.cause
    assert not _mark(project, "odense").exists()
    again = build(Format.WORD, Format.HTML)["odense"]
    assert (again.state, again.events) == (OutcomeState.BUILT, ())


def _when_odense(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Let something happen when the document of Odense is made; forked workers inherit it."""
    document = Workshop.document

    def troubled(self: Workshop, plan: Plan, *rest: object) -> Document:
        if plan.place_name == "Odense":
            happens()
        return document(self, plan, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Workshop, "document", troubled)


def _work_for_ever() -> None:
    while True:
        pass


def test_where_processes_cannot_be_forked_the_plans_are_the_same(
    project: Project, monkeypatch: pytest.MonkeyPatch, build: Build
) -> None:
    build()
    forked = bytes_below(project.output)
    monkeypatch.setattr(workers, "CAN_FORK", False)
    assert {outcome.state for outcome in build(force=True).values()} == {OutcomeState.BUILT}
    assert bytes_below(project.output) == forked
