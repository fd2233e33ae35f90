"""What the labels of a sheet's figures mean: area, period, measure and the values of other dimensions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from generator.danish.numbers import AmbiguousNumber
from generator.danish.periods import Period
from generator.figures.areas import Area, AreaLevel
from generator.figures.imports.couplings import Couplings
from generator.figures.imports.layout import Datum, HeaderLabel, SheetLayout
from generator.figures.imports.sheet import Cell
from generator.figures.imports.values import DecimalSign, Unreadable, decimal_sign, read_value
from generator.figures.imports.words import (
    AREA_HEADS,
    CODE_HEADS,
    MEASURE_HEADS,
    PERIOD_HEADS,
    VALUE_HEADS,
    AreaProblem,
    area_hint,
    folded,
    folded_label,
    is_total,
    read_area,
    read_period,
)
from generator.figures.series import State
from generator.problems import Finding
from generator.source.geography import Geography

MAX_FINDINGS = 20
_PIECES = re.compile(r"\s*[,;:()–]\s*|\s+-\s+")
_GROUPED = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_BETWEEN = (" - ", " – ", ": ")


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure with what it is about."""

    area: Area
    period: Period
    measure: str
    dimensions: tuple[tuple[str, str], ...]
    value: float | None
    state: State
    row: int
    column: int


@dataclass(slots=True)
class _Meaning:
    """What the labels of one figure mean, as far as they have been read."""

    areas: list[tuple[Area, HeaderLabel]]
    period: Period | None = None
    preliminary: bool = False
    measure: str = ""
    dimensions: tuple[tuple[str, str], ...] = ()
    failed: bool = False
    skipped: bool = False


class ImportFacts:
    """The figures of a sheet; ``findings`` tell what could not be understood, each label once.

    ``area`` is the area of all figures of a sheet that names none in its rows or columns.
    """

    def __init__(
        self,
        layout: SheetLayout,
        couplings: Couplings,
        geography: Geography,
        area: Area | None,
        sign: DecimalSign,
    ) -> None:
        self._layout = layout
        self._couplings = couplings
        self._geography = geography
        self._area = area
        self._given_sign = sign
        self._read_areas: dict[Cell, Area | AreaProblem] = {}
        self._read_periods: dict[Cell, tuple[Period, bool] | None] = {}
        self._above: dict[tuple[str, ...], tuple[str, tuple[tuple[str, str], ...]]] = {}
        self._told: dict[tuple[str, int, int], Finding] = {}
        self._told_texts: set[tuple[str, str]] = set()
        self._left_out: dict[str, None] = {}
        self.all = tuple(fact for datum in layout.data() if (fact := self._fact(datum)) is not None)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What could not be understood; of very much the first."""
        found = list(self._told.values())[:MAX_FINDINGS]
        if self._left_out:
            names = ", ".join(list(self._left_out)[:MAX_FINDINGS])
            found.append(self._layout.sheet.finding("import-områder-udeladt", 0, 0, områder=names))
        return tuple(found)

    @cached_property
    def _sign(self) -> DecimalSign:
        if self._given_sign is not DecimalSign.UNKNOWN:
            return self._given_sign
        return decimal_sign(datum.value for datum in self._layout.data())

    def _sign_of(self, measure: str) -> DecimalSign:
        """Return the decimal sign; a count has no decimals, so "1.234" in one is a thousand and more."""
        is_count = folded_label(measure).startswith("antal ")
        return DecimalSign.COMMA if is_count and self._sign is DecimalSign.UNKNOWN else self._sign

    def _refuse_two_meanings(self, datum: Datum, measure: str) -> None:
        """Raise AmbiguousNumber for "4,541" of a count: 4541 written in English, or 4 and decimals."""
        unsure = self._given_sign is DecimalSign.UNKNOWN and self._sign is not DecimalSign.POINT
        text = datum.value.strip() if isinstance(datum.value, str) else ""
        if unsure and folded_label(measure).startswith("antal ") and _GROUPED.fullmatch(text):
            raise AmbiguousNumber(text, Decimal(text.replace(",", "")), Decimal(text.replace(",", ".")))

    def _fact(self, datum: Datum) -> Fact | None:
        meaning = self._meaning(datum)
        if meaning.failed or meaning.skipped:
            return None
        area = self._agreed_area(meaning)
        if area is None or meaning.period is None:
            if area is None and not meaning.areas:
                self._tell("import-område-mangler", datum.row, 0)
            if meaning.period is None:
                self._tell("import-periode-mangler", datum.row, 0)
            return None
        try:
            self._refuse_two_meanings(datum, meaning.measure)
            value, state = read_value(datum.value, self._sign_of(meaning.measure))
        except AmbiguousNumber as error:
            values = {"tal": error.text, "helt": error.whole, "brøk": str(error.fraction).replace(".", ",")}
            self._tell("import-tal-tvetydigt", datum.row, datum.column, **values)
            return None
        except Unreadable:
            self._tell("import-tal-ulæseligt", datum.row, datum.column, tekst=str(datum.value))
            return None
        if meaning.preliminary and value is not None:
            state = State.PRELIMINARY
        return Fact(
            area,
            meaning.period,
            meaning.measure,
            meaning.dimensions,
            value,
            state,
            datum.row,
            datum.column,
        )

    def _meaning(self, datum: Datum) -> _Meaning:
        meaning = _Meaning([])
        above: list[str] = []
        dimensions: list[tuple[str, str]] = []
        for label in datum.labels:
            head = folded(label.head)
            text = str(label.text)
            if head in PERIOD_HEADS:
                self._take_period(label, meaning)
            elif head in AREA_HEADS or head in CODE_HEADS:
                self._take_area(label, meaning)
            elif head in MEASURE_HEADS or head in VALUE_HEADS:
                above.append(text)
            elif head and head != "niveau":
                dimensions.append((label.head, text))
            elif not head and not self._takes_unheaded(label, meaning):
                above.append(text)
        meaning.measure, more = self._measure(tuple(above))
        meaning.dimensions = (*dimensions, *more)
        return meaning

    def _takes_unheaded(self, label: HeaderLabel, meaning: _Meaning) -> bool:
        """Read a label that stands under no heading; return whether it is a period or an area."""
        period = self._period(label.text)
        if period is not None and meaning.period is None:
            meaning.period, marked = period
            meaning.preliminary |= marked
            return True
        if is_total(str(label.text)):
            return False
        area = self._area_of(label.text)
        if isinstance(area, Area):
            meaning.areas.append((area, label))
        return isinstance(area, Area)

    def _take_period(self, label: HeaderLabel, meaning: _Meaning) -> None:
        read = self._period(label.text)
        if read is None:
            self._tell_once("import-periode", label)
            meaning.failed = True
        else:
            meaning.period = read[0]
            meaning.preliminary |= read[1]

    def _take_area(self, label: HeaderLabel, meaning: _Meaning) -> None:
        area = self._area_of(label.text)
        if isinstance(area, Area):
            meaning.areas.append((area, label))
        elif area is AreaProblem.NOT_USED or is_total(str(label.text)):  # the total of what was chosen
            self._left_out[str(label.text)] = None
            meaning.skipped = True
        else:
            if area is AreaProblem.UNKNOWN:
                self._tell_once("import-område", label, forslag=self._area_hint)
            else:
                self._tell_once("import-område-uenig", label)
            meaning.failed = True

    def _agreed_area(self, meaning: _Meaning) -> Area | None:
        """Return the area that all labels mean; a code and a name of different areas are told of."""
        if not meaning.areas:
            return self._area
        first = meaning.areas[0][0]
        for other, label in meaning.areas[1:]:
            if other != first:
                text = f"{first.code} {other.name}" if first.level is AreaLevel.MUNICIPALITY else other.name
                self._tell("import-område-uenig", label.row, label.column, tekst=text)
                return None
        return first

    def _measure(self, above: tuple[str, ...]) -> tuple[str, tuple[tuple[str, str], ...]]:
        """Return the measure among the texts over a column, and the others as values without a heading.

        The texts may hold both, as in "Ydelsesgrupper i alt - Antal personer".
        """
        if above not in self._above:
            self._above[above] = self._split(above)
        return self._above[above]

    def _split(self, above: tuple[str, ...]) -> tuple[str, tuple[tuple[str, str], ...]]:
        said = tuple(text for text in above if folded(text) not in VALUE_HEADS)
        above = said or above or self._titled
        for number, text in enumerate(above):
            others = (*above[:number], *above[number + 1 :])
            for measure, value in ((text, ""), *_parts(text)):
                if self._couplings.of_measure(measure):
                    return measure, tuple(("", other) for other in (*others, value) if other)
        return (above[-1], tuple(("", other) for other in above[:-1])) if above else ("", ())

    @cached_property
    def _titled(self) -> tuple[str, ...]:
        """The one measure that a title names, for figures that have none above them."""
        pieces = [piece for text in self._layout.titles for piece in (text, *_PIECES.split(text))]
        known = {folded_label(piece): piece for piece in pieces if self._couplings.of_measure(piece)}
        return tuple(known.values()) if len(known) == 1 else ()

    def _area_of(self, text: Cell) -> Area | AreaProblem:
        if text not in self._read_areas:
            self._read_areas[text] = read_area(text, self._geography)
        return self._read_areas[text]

    def _period(self, text: Cell) -> tuple[Period, bool] | None:
        if text not in self._read_periods:
            self._read_periods[text] = read_period(text)
        return self._read_periods[text]

    def _tell_once(self, code: str, label: HeaderLabel, **of_text: Callable[[str], str]) -> None:
        """Tell of a label where it stands first; a name that is wrong is wrong in every row.

        ``of_text`` are values worked out of its text, which is done only for what is told.
        """
        text = str(label.text)
        if (code, text) in self._told_texts or len(self._told) > MAX_FINDINGS:
            return
        self._told_texts.add((code, text))
        values = {name: work_out(text) for name, work_out in of_text.items()}
        self._tell(code, label.row, label.column, tekst=text, **values)

    def _area_hint(self, text: str) -> str:
        return area_hint(text, self._geography)

    def _tell(self, code: str, row: int, column: int, **values: object) -> None:
        key = (code, row, column)
        if key not in self._told and len(self._told) <= MAX_FINDINGS:
            self._told[key] = self._layout.sheet.finding(code, row, column, **values)


def _parts(text: str) -> Iterable[tuple[str, str]]:
    """Yield how a text may be a measure and a value, or the other way round."""
    for sign in _BETWEEN:
        pieces = text.split(sign)
        for cut in range(1, len(pieces)):
            before, after = sign.join(pieces[:cut]), sign.join(pieces[cut:])
            yield after, before
            yield before, after
