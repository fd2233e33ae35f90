"""The JSON Schema of a municipality file, for editors that complete and check while a planner writes.

It is made from the records and accepts what the reader accepts; what only the reader can know, such as
whether a municipality exists, it leaves to the reader.
"""

from __future__ import annotations

import enum
import json
import re
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.source.records.base import Record
from generator.source.records.plan import PlanRecord
from generator.source.yaml_reader import Mapping, Node, Scalar, Sequence, parse_yaml

SCHEMA_FILE = "kommunefil.schema.json"
SCHEMA_LINE = f"# yaml-language-server: $schema=../{SCHEMA_FILE}"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")


def municipality_file_schema() -> dict[str, Any]:
    """Return the JSON Schema of a municipality file."""
    schema = PlanRecord.model_json_schema(by_alias=True, schema_generator=_Generator)
    # A file that continues another has its keys, and so may leave out the name.
    required = schema.pop("required")
    continues = PlanRecord.model_fields["extends"].alias
    return {"$schema": DIALECT, **schema, "anyOf": [{"required": required}, {"required": [continues]}]}


def schema_text() -> str:
    """Return the content of the schema's file."""
    return json.dumps(municipality_file_schema(), ensure_ascii=False, indent=1) + "\n"


class _Generator(GenerateJsonSchema):
    """Makes a schema of Danish words, in which nothing is the same as an empty value."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Let a value's kind be its title; a key's own name would only be said twice."""
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Leave emptiness to the key."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Show only the defaults that are words."""
        inner = self.generate_inner(schema["schema"])
        default = schema.get("default")
        return {**inner, "default": default.value} if isinstance(default, enum.Enum) else inner

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchemaValue:
        """Let an item be empty."""
        json_schema = super().tuple_schema(schema)
        return {**json_schema, "items": _or_empty(json_schema["items"])}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Let a voluntary key be empty, and keep the class's own words to programmers."""
        json_schema = super().model_schema(schema)
        record = schema["cls"]
        assert issubclass(record, Record)  # noqa: S101  (a municipality file consists of records)
        json_schema.pop("description", None)
        required = json_schema.get("required", [])
        properties = json_schema["properties"]
        for name, value in properties.items():
            value["examples"] = [_as_json(parse_yaml(text.encode(), name)) for text in value["examples"]]
            properties[name] = value if name in required else _or_empty(value)
        if any(value.get("title") == "tal" for value in properties.values()):
            # In braces YAML takes the decimals of 4,1 for a key with nothing behind it; the reader does not.
            json_schema["patternProperties"] = {"^[0-9]+$": {"type": "null"}}
        return json_schema


def _or_empty(schema: JsonSchemaValue) -> JsonSchemaValue:
    """Return a schema that accepts an empty value too."""
    if isinstance(schema.get("type"), list):
        return {**schema, "type": [*schema["type"], "null"]}
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    outer: JsonSchemaValue = {name: schema[name] for name in ("description", "examples") if name in schema}
    inner = {name: value for name, value in schema.items() if name not in outer}
    return {**outer, "anyOf": [inner, {"type": "null"}]}


def _as_json(node: Node) -> Any:
    """Return an example as the editor sees it: unquoted numbers are numbers."""
    match node:
        case Scalar():
            is_number = not node.quoted and _NUMBER.fullmatch(node.text)
            return json.loads(node.text) if is_number else node.text
        case Sequence():
            return [_as_json(item) for item in node.items]
        case Mapping():
            return {key.text: _as_json(value) for key, value in node.entries}
