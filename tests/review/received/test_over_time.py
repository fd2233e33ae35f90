"""Two versions of a plan held against each other, as data and as tracked changes."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from generator.problems import FindingsError, Place
from generator.review.finished_files import read_finished_file
from generator.review.finished_word import plan_of_word
from generator.review.over_time import ChangeKind, ChangeSubject, PlanChange, compared_plans
from generator.review.sheet import PlanSheet
from generator.review.tracked_changes import with_tracked_changes
from generator.review.wordings import Change, Stretch
from generator.writers.word.shown_text import shown_paragraphs
from tests.review.conftest import ReviewBench
from tests.review.received.conftest import Sent
from tests.review.received.word_editing import W, parts_of, replaced, without_controls

DAY = dt.date(2018, 2, 1)
PLACES = Place("før.docx"), Place("nu.docx")


@pytest.fixture(scope="session")
def sheets(
    versions: tuple[Sent, Sent], tmp_path_factory: pytest.TempPathFactory
) -> tuple[PlanSheet, PlanSheet]:
    folder = tmp_path_factory.mktemp("over-tid")
    for name, version in zip(("før.pdf", "nu.pdf"), versions, strict=True):
        (folder / name).write_bytes(version.pdf)
    older, newer = (read_finished_file(folder / name, name).sheet for name in ("før.pdf", "nu.pdf"))
    return older, newer


def _of(changes: tuple[PlanChange, ...], subject: ChangeSubject) -> list[PlanChange]:
    return [change for change in changes if change.subject is subject]


# --- As data ----------------------------------------------------------------------------------


def test_a_plan_does_not_differ_from_itself(sheets: tuple[PlanSheet, PlanSheet]) -> None:
    assert compared_plans(sheets[0], sheets[0]) == ()


def test_a_changed_sentence_is_told_word_by_word(sheets: tuple[PlanSheet, PlanSheet]) -> None:
    changed, added = _of(compared_plans(*sheets), ChangeSubject.TEXT)
    assert changed.kind is ChangeKind.CHANGED
    assert changed.before == "Antallet er det højeste i ti år."
    assert changed.name == "udfordring"
    assert [run.text.strip() for run in changed.runs if run.change is Change.REMOVED] == ["højeste"]
    assert [run.text.strip() for run in changed.runs if run.change is Change.ADDED] == ["laveste"]
    assert (added.kind, added.before, added.after) == (ChangeKind.ADDED, None, "Flest søger faglærte.")


def test_a_changed_target_is_one_change(sheets: tuple[PlanSheet, PlanSheet]) -> None:
    (change,) = _of(compared_plans(*sheets), ChangeSubject.TARGET)
    assert change.kind is ChangeKind.CHANGED
    assert "400" in str(change.before)
    assert "350" in str(change.after)


def test_a_goal_that_is_gone_and_one_that_is_new(sheets: tuple[PlanSheet, PlanSheet]) -> None:
    sheet = sheets[0]
    own = replace(sheet.goals[1], key=None, id="9", heading="Flere i fritidsjob", indicators=(), actions=())
    other = replace(sheet, goals=(sheet.goals[0], own))
    changes = _of(compared_plans(replace(sheet, goals=sheet.goals[:2]), other), ChangeSubject.GOAL)
    assert [(change.kind, change.name) for change in changes] == [
        (ChangeKind.ADDED, "Flere i fritidsjob"),
        (ChangeKind.REMOVED, sheet.goals[1].heading),
    ]


def test_the_ministers_goal_is_the_same_under_another_number(sheets: tuple[PlanSheet, PlanSheet]) -> None:
    sheet = sheets[0]
    turned = tuple(replace(goal, number=9 - goal.number) for goal in reversed(sheet.goals))
    assert _of(compared_plans(sheet, replace(sheet, goals=turned)), ChangeSubject.GOAL) == []


def test_an_own_goal_with_a_new_heading_is_known_by_its_words(sheets: tuple[PlanSheet, PlanSheet]) -> None:
    words = "Mindst halvdelen af de unge skal have et fritidsjob inden sommer."
    own = replace(sheets[0].goals[0], key=None, treatment=None, heading="Fritidsjob", wording=words)
    before, after = (
        replace(sheets[0], goals=(goal,)) for goal in (own, replace(own, heading="Job i fritiden"))
    )
    (change,) = _of(compared_plans(before, after), ChangeSubject.GOAL)
    assert (change.kind, change.field, change.before) == (ChangeKind.CHANGED, "overskrift", "Fritidsjob")


def test_dropped_and_new_indicators(sheets: tuple[PlanSheet, PlanSheet]) -> None:
    goal = sheets[0].goals[1]
    without = replace(sheets[0], goals=(replace(goal, indicators=goal.indicators[1:]),))
    whole = replace(sheets[0], goals=(goal,))
    (gone,) = _of(compared_plans(whole, without), ChangeSubject.INDICATOR)
    (come,) = _of(compared_plans(without, whole), ChangeSubject.INDICATOR)
    assert (gone.kind, come.kind) == (ChangeKind.REMOVED, ChangeKind.ADDED)
    assert gone.name == come.name == goal.indicators[0].name


def test_a_change_in_a_goals_or_an_actions_words_is_told_once(tmp_path: Path) -> None:
    bench = ReviewBench(tmp_path, {})
    plan = """
        kommune: Greve
        mål:
          - ministermål: 1
            behandling: tilpasset
            ordlyd: Flere i job.
            begrundelse: Vi har mange unge.
            indsatser: [{titel: Mentorer, tekst: Tyve følger de unge. De får løn.}]
        """
    newer = plan.replace("mange unge", "få unge").replace("Tyve", "Ti")
    changes = compared_plans(bench.sheet(plan, "a.yaml"), bench.sheet(newer, "b.yaml"))
    assert [(change.subject, change.after) for change in changes] == [
        (ChangeSubject.GOAL, "Vi har få unge."),
        (ChangeSubject.ACTION, "Ti følger de unge."),
    ]


def test_a_goal_that_loses_its_reason_has_changed(tmp_path: Path) -> None:
    bench = ReviewBench(tmp_path, {})
    older, newer = (
        bench.sheet(f"kommune: Greve\nmål: [{{ministermål: 5, behandling: fravalgt{reason}}}]\n", name)
        for reason, name in ((", begrundelse: Det gør staten.", "a.yaml"), ("", "b.yaml"))
    )
    (change,) = compared_plans(older, newer)
    assert (change.kind, change.subject, change.field) == (
        ChangeKind.CHANGED,
        ChangeSubject.GOAL,
        "begrundelse",
    )
    assert change.runs == (Stretch(Change.REMOVED, "Det gør staten."),)


def test_a_new_action_is_told_once(tmp_path: Path) -> None:
    bench = ReviewBench(tmp_path, {})
    plan = "kommune: Greve\nindsatser: [{titel: Job, tekst: Vi vil. Vi kan.}]\n"
    (change,) = compared_plans(bench.sheet("kommune: Greve\n", "a.yaml"), bench.sheet(plan, "b.yaml"))
    assert (change.subject, change.after) == (ChangeSubject.ACTION, "Vi vil. Vi kan.")


# --- As tracked changes -----------------------------------------------------------------------


def _texts(root: etree._Element) -> list[str]:
    return [text for _, text in shown_paragraphs(root) if text]


def _marks(root: etree._Element, name: str) -> Iterator[etree._Element]:
    yield from list(root.iter(f"{W}{name}"))


def _resolved(data: bytes, *, accept: bool) -> list[str]:
    """The texts after all changes are accepted or rejected, as the standard says what that does."""
    root = etree.fromstring(parts_of(data)["word/document.xml"])
    gone, kept = ("del", "ins") if accept else ("ins", "del")
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}{gone}") is not None:
            row.getparent().remove(row)
    for mark in _marks(root, gone):
        if mark.getparent().tag not in (f"{W}rPr", f"{W}trPr"):
            mark.getparent().remove(mark)
    for mark in _marks(root, kept):
        for child in list(mark):
            mark.addprevious(child)
        mark.getparent().remove(mark)
    for text in _marks(root, "delText"):
        text.tag = f"{W}t"
    return _texts(root)


def _of_file(data: bytes) -> list[str]:
    return _texts(etree.fromstring(parts_of(data)["word/document.xml"]))


@pytest.fixture(scope="session")
def tracked(versions: tuple[Sent, Sent]) -> bytes:
    older, newer = versions
    return with_tracked_changes(older.word, newer.word, PLACES, "RAR Fyn", DAY)


def test_accepted_it_is_the_newer_plan_and_rejected_the_older(
    tracked: bytes, versions: tuple[Sent, Sent]
) -> None:
    assert _resolved(tracked, accept=True) == _of_file(versions[1].word)
    assert _resolved(tracked, accept=False) == _of_file(versions[0].word)


def test_only_the_words_that_changed_are_marked(tracked: bytes) -> None:
    root = etree.fromstring(parts_of(tracked)["word/document.xml"])
    (sentence,) = (item for item, text in shown_paragraphs(root) if text.startswith("Mange unge står"))
    assert ["".join(mark.itertext()) for mark in sentence.iter(f"{W}del")] == ["højeste"]
    assert ["".join(mark.itertext()) for mark in sentence.iter(f"{W}ins")] == ["laveste"]
    assert {mark.get(f"{W}author") for mark in _marks(root, "ins")} == {"RAR Fyn"}
    assert {mark.get(f"{W}date") for mark in _marks(root, "del")} == {"2018-02-01T00:00:00Z"}


def test_the_same_file_has_no_changes(sent: Sent) -> None:
    data = with_tracked_changes(sent.word, sent.word, PLACES, "RAR Fyn", DAY)
    root = etree.fromstring(parts_of(data)["word/document.xml"])
    assert not [*_marks(root, "ins"), *_marks(root, "del")]


def test_files_that_lost_their_controls_are_compared_alike(
    versions: tuple[Sent, Sent], tracked: bytes
) -> None:
    older, newer = (without_controls(version.word) for version in versions)
    data = with_tracked_changes(older, newer, PLACES, "RAR Fyn", DAY)
    assert parts_of(data)["word/document.xml"] == parts_of(tracked)["word/document.xml"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Mange unge står uden uddannelse.", ""),
        ("Mange unge", "Mange unge mennesker – og flere end før –"),
        ("Jobcentret møder dem for sent.", "Alt er anderledes nu end dengang, og intet er sagt."),
    ],
)
def test_any_change_of_words_reads_both_ways(old: str, new: str, sent: Sent) -> None:
    changed = replaced(sent.word, old, new)
    data = with_tracked_changes(sent.word, changed, PLACES, "RAR Fyn", DAY)
    assert _resolved(data, accept=True) == _of_file(changed)
    assert _resolved(data, accept=False) == _of_file(sent.word)


def test_a_comparison_is_no_plan(tracked: bytes) -> None:
    with pytest.raises(FindingsError) as caught:
        plan_of_word(tracked, PLACES[1])
    assert [found.code for found in caught.value.findings] == ["modtaget-uden-plan"]


@pytest.mark.programs
def test_the_open_xml_sdk_finds_no_error(tracked: bytes, tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(tracked)
    done = subprocess.run(["ooxml-validator", file], check=False, capture_output=True, text=True)
    assert json.loads(done.stdout)["errors"] == []
