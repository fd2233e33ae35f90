"""Reads records from YAML text with the real reader, and YAML as editors see it."""

from __future__ import annotations

import re
from typing import Any

import yaml
from pydantic import ValidationError

from generator.problems import Finding, FindingsError, Place
from generator.source.geography import load_geography
from generator.source.reading import Reading
from generator.source.records.base import Record
from generator.source.written import as_written
from generator.source.yaml_reader import parse_yaml

GEOGRAPHY = load_geography()


def all_records(record: type[Record] = Record) -> list[type[Record]]:
    """Return every kind of record of a municipality file."""
    kinds = [kind for child in record.__subclasses__() for kind in (child, *all_records(child))]
    return [kind for kind in kinds if kind.__module__.startswith("generator.source.records.")]


def refusal(record: type[Record], text: str) -> list[Finding] | None:
    """Return what the reader says of a text it refuses as a record, or None if it accepts it."""
    reading = Reading(GEOGRAPHY, Place("test.yaml"))
    try:
        record.model_validate(as_written(parse_yaml(text.encode(), "test.yaml")), context=reading)
    except FindingsError as error:
        return list(error.findings)
    except ValidationError:
        return reading.findings
    return reading.findings or None


def with_required(record: type[Record], name: str, example: str) -> str:
    """Return a record as YAML: one key with an example, and the keys it cannot be without."""
    keys = {
        str(field.alias): str((field.examples or [""])[0])
        for field in record.model_fields.values()
        if field.is_required()
    }
    return "".join(f"{key}: {value}\n" for key, value in {**keys, name: example}.items())


class _CoreLoader(yaml.SafeLoader):
    """Reads YAML by the core schema of YAML 1.2, as editors do: ja is a text, and so is a date."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  (PyYAML's own interface)


for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", [*"~nN", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    _CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))
_CoreLoader.add_constructor(
    "tag:yaml.org,2002:int", lambda loader, node: int(str(loader.construct_scalar(node)))
)


def as_editor_sees(text: str) -> Any:
    """Return YAML as the JSON values that an editor checks against a schema."""
    return _with_text_keys(yaml.load(text, _CoreLoader))  # noqa: S506  (a safe loader)


def _with_text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _with_text_keys(item) for key, item in value.items()}
    return [_with_text_keys(item) for item in value] if isinstance(value, list) else value
