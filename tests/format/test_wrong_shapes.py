"""Whatever shape stands where another is meant: it is told of at its line, or nothing is lost."""

from __future__ import annotations

import pytest

from generator.problems import FindingsError
from generator.source.geography import load_geography
from generator.source.plan_file import read_plan_file
from generator.source.project import Project
from generator.source.records.base import Record
from generator.source.records.plan import PlanRecord
from tests.format.reading_text import all_records, refusal, with_required

SHAPES = {
    "a list of words": "[a, b]",
    "a list in a list": "[[a], [b]]",
    "keys": "{noget: 1, andet: 2}",
    "a list of keys": "[{noget: 1}, {andet: 2}]",
    "a number": "12",
    "words": "noget andet",
    "many lines": "|\n  en linje\n  en anden",
}


@pytest.mark.parametrize("record", all_records(), ids=lambda record: record.__name__)
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_a_wrong_shape_is_told_at_its_line_with_a_cure(record: type[Record], shape: str) -> None:
    for name in record.key_names():
        for found in refusal(record, with_required(record, name, shape)) or ():
            assert found.place is not None, name
            assert found.place.line >= 1, name
            assert found.cause.strip(), name
            assert found.cure.strip(), name


@pytest.mark.parametrize("record", all_records(), ids=lambda record: record.__name__)
def test_keys_that_a_record_does_not_have_are_never_passed_over(record: type[Record]) -> None:
    """Each key takes keys of its own, of which none is called so, or takes none; both are told."""
    for name in record.key_names():
        assert refusal(record, with_required(record, name, "{noget: 1}")) is not None, name


@pytest.mark.parametrize("record", all_records(), ids=lambda record: record.__name__)
@pytest.mark.parametrize("nothing", ["", "~", "[]", "{}", '""'])
def test_nothing_where_something_is_meant_stops_no_reading(record: type[Record], nothing: str) -> None:
    for name in record.key_names():
        for found in refusal(record, with_required(record, name, nothing)) or ():
            assert found.cure.strip(), name


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_a_file_with_a_wrong_shape_at_any_key_is_read_or_told_of(project: Project, shape: str) -> None:
    file = project.municipalities / "2018" / "aarhus.yaml"
    geography = load_geography()
    for name in PlanRecord.key_names():
        file.write_text(with_required(PlanRecord, name, shape), "utf-8")
        try:
            found = read_plan_file(file, project, geography).findings
        except FindingsError as error:
            found = error.findings
            assert found, name
        assert all(item.place is not None and item.place.line >= 1 and item.cure for item in found), name
