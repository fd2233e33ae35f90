"""What all records of a municipality file have in common: strict keys, shorthand, and their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationInfo,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.problems import Place
from generator.problems.edit import Delete, Rename, steps
from generator.problems.suggest import hint, one_near
from generator.source.reading import Reading, reading_of
from generator.source.written import Written, WrittenList, WrittenMapping, place_of_value


def key(name: str, description: str, example: str, default: Any = ...) -> Any:
    """Declare one key of the file: its Danish name, explanation and an example of its value in YAML.

    The declaration feeds the reader, the JSON Schema that editors use and the reference in the manual.
    """
    return Field(default, alias=name, description=description, examples=[example])


class Record(BaseModel):
    """A mapping of the municipality file as a frozen record.

    ``shorthand`` names the key that a bare text stands for (``- Jobrotation`` for ``- titel: Jobrotation``).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    shorthand: ClassVar[str | None] = None
    _written: WrittenMapping | None = PrivateAttr(default=None)

    @property
    def place(self) -> Place | None:
        """Where the record stands in its file, or None for a record nobody wrote."""
        return self._written.place if self._written is not None else None

    @property
    def path(self) -> str:
        """The YAML path of the record ("mål[0]"), empty at the top of the file."""
        return self._written.path if self._written is not None else ""

    @property
    def written(self) -> WrittenMapping | None:
        """The mapping as the user wrote it."""
        return self._written

    def place_of(self, name: str) -> Place | None:
        """Return where the value of a key stands, or the record's own place if the key is not written."""
        if self._written is None:
            return None
        value = self._written.get(name)
        return place_of_value(value) or self._written.key_places.get(name) or self.place

    def without(self, name: str) -> Delete | None:
        """Return the edit that takes a key of the record away, or None if it is not written."""
        return Delete((*steps(self.path), name)) if self._written and name in self._written else None

    def worded(self, name: str, words: str, index: int | None = None) -> str:
        """Return finished words for the value of a key, or for an item of it, with its place in the file."""
        value = self._written.get(name) if self._written is not None else None
        if isinstance(value, WrittenList) and index is not None:
            value = value[index]
        return value.reworded(words) if isinstance(value, Written) and words else words

    def texts(self) -> Iterator[Written]:
        """Yield every text in the record and in the records below it."""
        for _, value in self:
            yield from _texts_in(value)

    def with_texts(self, change: Callable[[Written], Written]) -> Self:
        """Return the record with every text in it changed; itself if none is."""
        changed = {name: _with_texts(value, change) for name, value in self}
        new = {name: value for name, value in changed.items() if value is not getattr(self, name)}
        return self.model_copy(update=new) if new else self

    @classmethod
    def key_names(cls) -> list[str]:
        """Return the Danish names of the record's keys in the order of their declaration."""
        return [field.alias or name for name, field in cls.model_fields.items()]

    @model_validator(mode="wrap")
    @classmethod
    def _read(cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        reading = reading_of(info)
        mapping = cls._mapping(data, reading)
        known = cls.key_names()
        for name in [name for name in {**mapping, **mapping.key_places} if name not in known]:
            meant = one_near(name, known)
            reading.report(
                "nøgle-ukendt",
                mapping.key_places.get(name),
                Rename((*steps(mapping.path), name), meant) if meant else None,
                nøgle=name,
                kendte=", ".join(known),
                forslag=hint(name, known),
            )
        record = handler({name: value for name, value in mapping.items() if name in known})
        record._written = mapping
        return record

    @classmethod
    def _mapping(cls, data: Any, reading: Reading) -> WrittenMapping:
        if isinstance(data, WrittenMapping):
            return data
        if cls.shorthand is not None and isinstance(data, Written):
            mapping = WrittenMapping({cls.shorthand: data})
            mapping.place, mapping.path, mapping.key_places = data.place, data.path, {}
            return mapping
        raise reading.reject("felter-ventet", data, eksempel=f"{cls.key_names()[0]}: ...")

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Let editors accept the shorthand too."""
        schema = handler(core_schema)
        if cls.shorthand is None:
            return schema
        keywords = ("type", "anyOf", "maxLength")
        shorthand = schema["properties"][cls.shorthand]
        return {
            "title": schema.pop("title"),
            "anyOf": [schema, {name: shorthand[name] for name in keywords if name in shorthand}],
        }


def records_in(annotation: Any) -> Iterator[type[Record]]:
    """Yield the records that a value may be, or a list of them may hold, by the annotation of its key."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from records_in(part)


def _texts_in(value: object) -> Iterator[Written]:
    if isinstance(value, Written):
        yield value
    elif isinstance(value, Record):
        yield from value.texts()
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts_in(item)


def _with_texts(value: Any, change: Callable[[Written], Written]) -> Any:
    if isinstance(value, Written):
        return change(value)
    if isinstance(value, Record):
        return value.with_texts(change)
    if isinstance(value, tuple):
        items = tuple(_with_texts(item, change) for item in value)
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    return value
