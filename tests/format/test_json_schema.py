"""The schema that editors use: it is current, Danish, and accepts what the reader accepts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.batch.new_plan import new_plan_text
from generator.batch.workshop import Workshop
from generator.source.fields import YearSpan
from generator.source.json_schema import SCHEMA_FILE, municipality_file_schema, schema_text
from generator.source.project import Project
from generator.source.records.base import Record
from generator.source.records.plan import PlanRecord
from tests.conftest import ROOT
from tests.format.reading_text import all_records, as_editor_sees, refusal, with_required

SCHEMA = municipality_file_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
FILES = sorted((ROOT / "municipalities").glob("[0-9]*/*.yaml"))
ODD_VALUES = [
    "", "~", "true", "12", "12,5", "-1", "0751", "1.5", "Ja", "NEJ", "Udkast", "2018", "2017M06", "Aarhus",
    "2018-06-30", "procent", "tekst med ord", "[]", "[a, 1, ~]", "[Aarhus, 751]", "{}", "https://www.kommunen.dk",
    "{højst: 4,1}", "{titel: 1}", "[{titel: Noget}]", "[{periode: 2018, værdi: 4,2}]",
]  # fmt: skip


def errors(validator: Draft202012Validator, text: str) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(as_editor_sees(text))]


def validator_of(record: type[Record]) -> Draft202012Validator:
    if record is PlanRecord:
        return VALIDATOR
    return Draft202012Validator({"$defs": SCHEMA["$defs"], "$ref": f"#/$defs/{record.__name__}"})


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every part of a schema that is an object."""
    if isinstance(schema, dict):
        yield schema
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from parts(part)


def test_the_committed_schema_is_current(repository: Project) -> None:
    committed = (repository.municipalities / SCHEMA_FILE).read_text("utf-8")
    assert committed == schema_text(), "run scripts/write_format_files.py"


def test_it_is_a_schema_of_the_2020_dialect() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMA)


def test_every_record_has_a_danish_title_and_refuses_unknown_keys() -> None:
    described = {"Kommunefil": SCHEMA, **{part["title"]: part for part in SCHEMA["$defs"].values()}}
    assert set(described) == {record.model_config["title"] for record in all_records()}
    for part in described.values():
        keys = part if "properties" in part else part["anyOf"][0]
        assert keys["additionalProperties"] is False


def test_nothing_that_is_written_to_programmers_is_shown_to_planners() -> None:
    docstrings = {record.__doc__ for record in all_records()}
    words = [part.get(word) for part in parts(SCHEMA) for word in ("title", "description")]
    shown = {word for word in words if isinstance(word, str)}
    assert shown
    assert not shown & docstrings


def test_every_key_has_a_description_and_an_example() -> None:
    for record in all_records():
        part = SCHEMA if record is PlanRecord else SCHEMA["$defs"][record.__name__]
        keys = part.get("properties") or part["anyOf"][0]["properties"]
        assert set(keys) == set(record.key_names())
        for value in keys.values():
            assert value["description"].endswith((".", "..."))
            assert value["examples"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_every_municipality_file_is_accepted(file: Path) -> None:
    assert errors(VALIDATOR, file.read_text("utf-8")) == []


@pytest.mark.parametrize("year", range(2015, 2027))
def test_a_new_plan_is_accepted(year: int, workshop: Workshop) -> None:
    municipality = workshop.geography.by_slug["hoersholm"]
    assert errors(VALIDATOR, new_plan_text(municipality, YearSpan(year, year), workshop)) == []


@pytest.mark.parametrize("record", all_records(), ids=lambda record: record.__name__)
def test_what_the_reader_accepts_is_accepted(record: type[Record]) -> None:
    validator = validator_of(record)
    for field in record.model_fields.values():
        for value in (*(field.examples or ()), *ODD_VALUES):
            text = with_required(record, str(field.alias), value)
            if refusal(record, text) is None:
                assert errors(validator, text) == [], text


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("kommune: Aarhus\nperoide: 2018", "$"),
        ("periode: 2018", "$"),
        ("kommune: Aarhus\nstatus: færdig", "$.status"),
        ("kommune: Aarhus\ntitel: [Flere, i, job]", "$.titel"),
        ("kommune: Aarhus\nmål: Flere i job", "$['mål']"),
        ("kommune: Aarhus\nmål: [{indikatorer: [{indikator: a, måltal: {højst: ca. 12}}]}]", "$['mål']"),
        ("kommune: Aarhus\nprojekter: [{beløb: 12}]", "$.projekter"),
        ("kommune: Aarhus\nledsagedokumenter: [{titel: Plan, adresse: www.kommunen.dk}]", "$.ledsage"),
    ],
)
def test_what_is_wrong_is_refused_at_its_place(text: str, place: str) -> None:
    found = errors(VALIDATOR, text)
    assert found
    assert found[0].startswith(place)


@pytest.mark.parametrize(
    "text",
    [
        "viderefører: 2017/svendborg.yaml",
        "kommune: [Esbjerg, Fanø]",
        "kommune: 0751\nstatus: Udkast\nformål:\nmål:\n  -",
        "kommune: Aarhus\nmål:\n  - {ministermål: 1, indikatorer: {indikator: a, måltal: {højst: 4,1}}}",
        "kommune: Aarhus\nmål:\n  - {ministermål: 1, indikatorer: [a, {indikator: b}], indsatser: Mere}",
    ],
)
def test_the_short_forms_are_accepted(text: str) -> None:
    assert errors(VALIDATOR, text) == []
