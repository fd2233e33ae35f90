"""The kinds of value a municipality file can hold, each read from text exactly as it was written.

A value that cannot be read puts its finding into the ``Reading`` that is under way and is rejected, so that
one pass finds everything that is wrong with a file.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Any, TypeVar

from pydantic import (
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

from generator.danish.dates import parse_date
from generator.danish.meant import meant_date, meant_number, meant_period, meant_years, meant_yes_or_no
from generator.danish.numbers import AmbiguousNumber, LeadingZero, parse_number
from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.problems import Place
from generator.problems.invisible import as_seen
from generator.source.geography import Municipality
from generator.source.reading import Reading, reading_of
from generator.source.written import (
    Written,
    WrittenList,
    WrittenMapping,
    is_cut_number,
    place_of_value,
)

MAX_PHRASE = 400
MAX_PROSE = 40_000


def _scalar(value: Any, reading: Reading) -> Written:
    if isinstance(value, WrittenMapping | WrittenList):
        raise reading.reject("tekst-ventet", value)
    return value if isinstance(value, Written) else Written(str(value), reading.file_place, "")


def _word(value: Any, reading: Reading) -> Written:
    """Return one word of a closed choice as it is seen: it is known without the signs that nobody sees."""
    written = _scalar(value, reading)
    return written.reworded(as_seen(written))


T = TypeVar("T")


def _read(parse: Callable[[Written, Reading], T]) -> PlainValidator:
    def validate(value: Any, info: ValidationInfo) -> T:
        reading = reading_of(info)
        return parse(_scalar(value, reading), reading)

    return PlainValidator(validate)


def _phrase(value: Written, reading: Reading) -> Written:
    if len(value) > MAX_PHRASE:
        raise reading.reject("tekst-for-lang", value, længde=len(value), højst=MAX_PHRASE)
    return value.reworded(" ".join(value.split()))


def _prose(value: Written, reading: Reading) -> Written:
    if len(value) > MAX_PROSE:
        raise reading.reject("tekst-for-lang", value, længde=len(value), højst=MAX_PROSE)
    return value


def _number(value: Written, reading: Reading) -> Decimal:
    try:
        return parse_number(value)
    except AmbiguousNumber as error:
        whole = str(value).replace(".", "")
        raise reading.reject(
            "tal-tvetydigt", value, tal=value, helt=whole, decimal=str(value).replace(".", ",")
        ) from error
    except LeadingZero as error:
        raise reading.reject("tal-med-nul-foran", value, meant_number(value), tal=value) from error
    except ValueError as error:
        raise reading.reject("tal-ulæseligt", value, meant_number(value), tekst=value) from error


def _whole(value: Written, reading: Reading) -> int:
    number = _number(value, reading)
    if number != int(number):
        raise reading.reject("tal-ikke-helt", value, tal=value)
    return int(number)


def _yes_no(value: Written, reading: Reading) -> bool:
    word = as_seen(value).casefold()
    if word not in {"ja", "nej"}:
        raise reading.reject("ja-nej", value, meant_yes_or_no(value), tekst=value)
    return word == "ja"


def _date(value: Written, reading: Reading) -> dt.date:
    try:
        return parse_date(value)
    except ValueError as error:
        raise reading.reject("dato-ulæselig", value, meant_date(value), tekst=value) from error


def _period(value: Written, reading: Reading) -> Period:
    try:
        return Period.parse(value)
    except ValueError as error:
        raise reading.reject("periode-ulæselig", value, meant_period(value), tekst=value) from error


@dataclass(frozen=True, slots=True, order=True)
class YearSpan:
    """The whole years a plan covers, both included."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    @property
    def years(self) -> range:
        """Every year of the span."""
        return range(self.first, self.last + 1)


def _year_span(value: Written, reading: Reading) -> YearSpan:
    parts = value.replace("–", "-").split("-")
    if not all(part.strip().isdecimal() and len(part.strip()) == 4 for part in parts) or len(parts) > 2:
        raise reading.reject("år-ulæseligt", value, meant_years(value), tekst=value)
    span = YearSpan(int(parts[0]), int(parts[-1]))
    if not (2000 <= span.first <= span.last <= 2100 and span.last - span.first <= 9):
        raise reading.reject("år-ulæseligt", value, tekst=value)
    return span


def _unit(value: Written, reading: Reading) -> Unit:
    unit = Unit.parse(as_seen(value))
    if unit is None:
        raise reading.reject_word("enhed-ukendt", value, [unit.value for unit in Unit])
    return unit


def _municipality(value: Written, reading: Reading) -> Municipality:
    municipality = reading.geography.find(value)
    if municipality is None:
        names = [m.name for m in reading.geography.municipalities]
        raise reading.reject_word("kommune-ukendt", value, names)
    return municipality


def _web_address(value: Written, reading: Reading) -> Written:
    if not value.startswith(("https://", "http://")):
        meant = f"https://{value}" if value.startswith("www.") else None
        raise reading.reject("adresse-ulæselig", value, meant, tekst=value)
    return value


def choice_schema(title: str, words: list[str]) -> JsonSchemaValue:
    """Describe a choice between words, which may be written in capitals too."""
    caseless = "|".join("".join(f"[{c}{c.upper()}]" if c.upper() != c else c for c in word) for word in words)
    return {"title": title, "anyOf": [{"enum": words}, {"type": "string", "pattern": f"^(?:{caseless})$"}]}


_SIGN_AND_DIGITS = r"^\s*[-+−–]?[0-9][0-9.,\s]*$"


def _schema(title: str, *types: str, **more: Any) -> WithJsonSchema:
    """Describe a value to editors: its Danish name and the types that YAML may take its text for."""
    return WithJsonSchema({"title": title, "type": list(types), **more})


Phrase = Annotated[
    Written, _read(_phrase), _schema("tekst", "string", "number", "boolean", maxLength=MAX_PHRASE)
]
Prose = Annotated[
    Written, _read(_prose), _schema("tekst i Markdown", "string", "number", "boolean", maxLength=MAX_PROSE)
]
Number = Annotated[Decimal, _read(_number), _schema("tal", "string", "number", pattern=_SIGN_AND_DIGITS)]
Whole = Annotated[int, _read(_whole), _schema("helt tal", "string", "number", pattern=_SIGN_AND_DIGITS)]
YesNo = Annotated[bool, _read(_yes_no), WithJsonSchema(choice_schema("ja eller nej", ["ja", "nej"]))]
Date = Annotated[dt.date, _read(_date), _schema("dato", "string")]
PeriodValue = Annotated[Period, _read(_period), _schema("periode", "string", "number")]
Years = Annotated[YearSpan, _read(_year_span), _schema("år", "string", "number")]
UnitValue = Annotated[Unit, _read(_unit), _schema("enhed", "string")]
MunicipalityValue = Annotated[Municipality, _read(_municipality), _schema("kommune", "string", "number")]
WebAddress = Annotated[Written, _read(_web_address), _schema("webadresse", "string", pattern="^https?://")]


class OneOf:
    """Marks a field whose value is one of an enum's Danish values: ``Annotated[Status, OneOf()]``."""

    def __get_pydantic_core_schema__(
        self, kind: type[enum.Enum], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Read the value by its Danish word, without regard to case."""
        known = [str(member.value) for member in kind]

        def validate(value: Any, info: core_schema.ValidationInfo) -> enum.Enum:
            reading = reading_of(info)
            word = _word(value, reading)
            for member in kind:
                if word.casefold() == str(member.value).casefold():
                    return member
            raise reading.reject_word("valg-ukendt", word, known)

        return core_schema.with_info_plain_validator_function(
            validate,
            metadata={"pydantic_js_functions": [lambda _schema, _handler: choice_schema("valg", known)]},
        )


def _as_list(value: Any) -> Any:
    if isinstance(value, list | tuple) or value is None:
        return value
    items = WrittenList([value])
    items.place = place_of_value(value) or Place("")
    items.path = getattr(value, "path", "")
    return items


def _uncut_numbers(value: Any, info: ValidationInfo) -> Any:
    """Refuse ``[12,5, 12,1]``, which YAML reads as four numbers."""
    reading = reading_of(info)
    if isinstance(value, WrittenList):
        for first, second in pairwise(value):
            if isinstance(first, Written) and isinstance(second, Written) and is_cut_number(first, second):
                raise reading.reject("tal-komma-i-liste", first, tal=f"{first},{second}")
    return value


def _distinct_municipalities(value: Any, info: ValidationInfo) -> Any:
    """Refuse a plan for nobody, and one for the same municipality twice."""
    reading = reading_of(info)
    if isinstance(value, WrittenList):
        if not value:
            raise reading.reject("kommune-tom", value)
        names = [name for name in value if isinstance(name, Written)]
        found = [reading.geography.find(name) for name in names]
        for number, (name, municipality) in enumerate(zip(names, found, strict=True)):
            if municipality is not None and municipality in found[:number]:
                raise reading.reject("kommune-gentaget", name, navn=municipality.name)
    return value


def _not_empty(value: Any, info: ValidationInfo) -> Any:
    if isinstance(value, WrittenList) and not value:
        raise reading_of(info).reject("liste-tom", value)
    return value


NotEmpty = BeforeValidator(_not_empty)
"""Guards a list that there is nothing to print without."""

UncutNumbers = BeforeValidator(_uncut_numbers)
"""Guards a list of numbers against decimal commas that YAML took for separators."""


class _OneOrMany:
    def __get_pydantic_core_schema__(
        self, kind: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(_as_list, handler(kind))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        several = handler(schema)
        return {"anyOf": [several["items"], several]}


OneOrMany = _OneOrMany()
"""Lets one value stand for a list of one."""

MunicipalityList = Annotated[
    tuple[MunicipalityValue, ...], OneOrMany, BeforeValidator(_distinct_municipalities)
]
"""The municipalities of a plan: at least one, and none twice."""
