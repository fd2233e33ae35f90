"""docs/format.md: it is current, whole, and everything it shows can be used as it stands."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from generator.batch.workshop import Workshop
from generator.danish.dates import parse_date
from generator.danish.numbers import parse_number
from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.plan.target_kinds import TargetKind, kind_of
from generator.problems import Severity
from generator.source.format_reference import anchor_of, format_reference, manual_text
from generator.source.project import Project
from generator.source.reading import Reading
from generator.source.records.base import Record
from generator.source.records.plan import PlanRecord
from generator.source.written import as_written
from generator.source.yaml_reader import parse_yaml
from tests.conftest import ROOT
from tests.format.conftest import Check
from tests.format.reading_text import GEOGRAPHY, all_records, refusal, with_required

MANUAL = (ROOT / "docs" / "format.md").read_text("utf-8")
FILES = re.findall(r"^```yaml\n(.*?)^```", MANUAL, re.MULTILINE | re.DOTALL)
TARGETS = re.findall(r"^\| ([^|]+) \| ([\wæøå-]+) \| `(\{.*\})` \|$", MANUAL, re.MULTILINE)

# Warnings about what the figures are, not about how the target is written.
SAID_OF_FIGURES = {"måltal-fasthold-ikke-nået", "målgruppe-uden-tal"}


def test_the_manual_is_current(repository: Project) -> None:
    assert manual_text(repository.templates) == MANUAL, "run scripts/write_format_files.py"


def test_every_record_and_every_key_is_in_the_reference() -> None:
    documented = {record.title: [key.name for key in record.keys] for record in format_reference()}
    assert documented == {record.model_config["title"]: record.key_names() for record in all_records()}


@pytest.mark.parametrize("record", all_records(), ids=lambda record: record.__name__)
def test_every_example_in_the_reference_can_be_read(record: type[Record]) -> None:
    for field in record.model_fields.values():
        for example in field.examples or ():
            text = with_required(record, str(field.alias), example)
            assert refusal(record, text) is None, text
            assert f"`{field.alias}: {example}`" in MANUAL


@pytest.mark.parametrize("text", FILES)
def test_every_file_shown_gives_a_plan_without_errors(text: str, check: Check) -> None:
    assert [item for item in check(text) if item.severity is not Severity.NOTE] == []


@pytest.mark.parametrize(("aim", "indicator", "target"), TARGETS)
def test_every_target_shown_can_be_used(aim: str, indicator: str, target: str, check: Check) -> None:
    text = (
        "kommune: Aarhus\nperiode: 2018\nmål:\n  - ministermål: 1\n    indikatorer:\n"
        f"      - indikator: {indicator}\n        måltal: {target}\n"
    )
    wrong = [item for item in check(text) if item.severity is not Severity.NOTE]
    assert [item for item in wrong if item.code not in SAID_OF_FIGURES] == [], aim


def test_every_kind_of_target_is_shown() -> None:
    kinds = set()
    for _, _, target in TARGETS:
        reading = Reading(GEOGRAPHY, parse_yaml(b"a: b", "x").place)
        text = f"kommune: Aarhus\nmål: [{{ministermål: 1, måltal: {target}}}]"
        record = PlanRecord.model_validate(as_written(parse_yaml(text.encode(), "x")), context=reading)
        kind, _ = kind_of(record.goals[0].targets[0])
        kinds.add(kind)
    assert kinds == set(TargetKind)


@pytest.mark.parametrize(
    ("row", "parse"),
    [
        ("tal", parse_number),
        ("dato", parse_date),
        ("periode", Period.parse),
        ("enhed", lambda text: Unit(text)),
    ],
)
def test_the_ways_to_write_a_value_are_ways_to_write_it(row: str, parse: object) -> None:
    assert callable(parse)
    cells = re.search(rf"^\| {row} \| (.*?) \| (.*?) \|$", MANUAL, re.MULTILINE)
    assert cells
    right, wrong = (re.findall("`([^`]+)`", cell) for cell in cells.groups())
    for text in right:
        parse(text)
    for text in wrong:
        with pytest.raises(ValueError):  # noqa: PT011  (whatever the reader of this value says)
            parse(text)


def test_every_unit_is_named() -> None:
    row = re.search(r"^\| enhed \| (.*?) \|", MANUAL, re.MULTILINE)
    assert row
    assert set(re.findall("`([^`]+)`", row[1])) == {unit.value for unit in Unit}


def test_every_link_within_the_page_leads_to_one_heading() -> None:
    headings = Counter(anchor_of(text) for text in re.findall("^#+ (.*)$", MANUAL, re.MULTILINE))
    links = set(re.findall(r"\]\(#([^)]+)\)", MANUAL))
    assert links
    assert all(headings[link] == 1 for link in links)


def test_the_mandatory_sections_are_named(workshop: Workshop) -> None:
    outline = (workshop.project.templates / "disposition.yaml").read_text("utf-8").partition("\nkort:")[0]
    mandatory = re.findall(r"afsnit: ([\w-]+),.*obligatorisk: ja", outline)
    assert mandatory
    sentence = re.search(r"Standardafsnittene.*?obligatoriske\.", MANUAL, re.DOTALL)
    assert sentence
    assert all(f"`{name}`" in sentence[0] for name in mandatory)
