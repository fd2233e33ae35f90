"""The manual of the file format: a reference of every key, made from the declarations that the reader uses.

The words around it, and the introduction before it, stand in the templates folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.problems import FindingsError, Place
from generator.sandbox import template_environment
from generator.source.geography import load_geography
from generator.source.json_schema import municipality_file_schema
from generator.source.reading import Reading
from generator.source.records.base import Record, records_in
from generator.source.records.plan import PlanRecord
from generator.source.written import as_written
from generator.source.yaml_reader import parse_yaml

TEMPLATE_FILE = "format.md.j2"
_NO_PART_OF_AN_ANCHOR = re.compile(r"[^\w -]")


@dataclass(frozen=True, slots=True)
class KeyReference:
    """One key: its name, explanation and example in YAML.

    ``kind`` is the Danish name of its value's kind, or the title of the record it holds; ``choices`` are
    the words it can have. It holds one value, a list of them, or either.
    """

    name: str
    explanation: str
    example: str
    is_required: bool
    kind: str
    holds_record: bool
    choices: tuple[str, ...]
    takes_one: bool
    takes_many: bool


@dataclass(frozen=True, slots=True)
class RecordReference:
    """A group of keys; ``shorthand`` is the key that a bare text stands for.

    ``holders`` are the titles of the groups it stands in, each with its key there.
    """

    title: str
    shorthand: str | None
    keys: tuple[KeyReference, ...]
    holders: tuple[tuple[str, str], ...]


def format_reference() -> tuple[RecordReference, ...]:
    """Return every group of keys, each after the group that first mentions it."""
    schema = municipality_file_schema()
    keys = {record: tuple(_keys(record, schema)) for record in _records(PlanRecord)}
    return tuple(
        RecordReference(
            title_of(record),
            record.shorthand,
            keys[record],
            tuple(
                (title_of(holder), key.name)
                for holder, its_keys in keys.items()
                for key in its_keys
                if key.holds_record and key.kind == title_of(record)
            ),
        )
        for record in keys
    )


def title_of(record: type[Record]) -> str:
    """Return the Danish name of a record."""
    return str(record.model_config["title"])


def anchor_of(title: str) -> str:
    """Return the fragment that leads to a heading on the page."""
    return _NO_PART_OF_AN_ANCHOR.sub("", title.casefold()).replace(" ", "-")


def manual_text(templates: Path) -> str:
    """Return the manual as Markdown, from the template in a templates folder."""
    environment = template_environment(templates, escaped=False)
    environment.filters["anchor"] = anchor_of
    template = environment.get_template(TEMPLATE_FILE)
    return template.render(records=format_reference(), answer=_answer)


def _answer(text: str) -> str:
    """Return what the reader says of a file that it cannot use: the first finding's cause and cure."""
    reading = Reading(load_geography(), Place(""))
    try:
        PlanRecord.model_validate(as_written(parse_yaml(text.encode(), "")), context=reading)
    except FindingsError as error:
        reading.findings.extend(error.findings)
    except ValidationError:
        pass
    first = reading.findings[0]
    return f"{first.cause} {first.cure}"


def _records(first: type[Record]) -> dict[type[Record], None]:
    """Return a record and all that it holds, each once, in the order of reading."""
    found: dict[type[Record], None] = {first: None}
    for field in first.model_fields.values():
        for record in records_in(field.annotation):
            if record not in found:
                found.update(_records(record))
    return found


def _keys(record: type[Record], schema: dict[str, Any]) -> Iterator[KeyReference]:
    described = schema if record is PlanRecord else schema["$defs"][record.__name__]
    properties = described.get("properties") or described["anyOf"][0]["properties"]
    for field in record.model_fields.values():
        assert field.alias is not None  # noqa: S101  (every key is declared with its Danish name)
        shapes = list(_shapes(properties[field.alias]))
        value = shapes[0][1]
        reference = value.get("$ref", "").rpartition("/")[2]
        choices = value["anyOf"][0]["enum"] if "anyOf" in value else ()
        yield KeyReference(
            name=field.alias,
            explanation=str(field.description),
            example=str((field.examples or [""])[0]),
            is_required=field.is_required(),
            kind=str(_title(schema, reference) if reference else value["title"]),
            holds_record=bool(reference),
            choices=tuple(choices),
            takes_one=any(not is_list for is_list, _ in shapes),
            takes_many=any(is_list for is_list, _ in shapes),
        )


def _title(schema: dict[str, Any], reference: str) -> Any:
    return schema["$defs"][reference]["title"]


def _shapes(schema: dict[str, Any]) -> Iterator[tuple[bool, dict[str, Any]]]:
    """Yield whether a value may be a list or one value, each with the schema of a single value."""
    if "title" in schema or "$ref" in schema:
        yield False, schema
    elif "items" in schema:
        yield True, next(_shapes(schema["items"]))[1]
    else:
        for alternative in schema.get("anyOf", ()):
            yield from _shapes(alternative)
