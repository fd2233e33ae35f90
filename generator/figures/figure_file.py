"""One file of figures: a table of areas and periods that a planner can open in a spreadsheet.

The columns are ``niveau;kode;periode;værdi;tilstand``, with ``navn`` after the code where the names are
written too, and ``nævner`` last where shares have one. Text is UTF-8, with or without a byte-order mark;
numbers have a decimal comma and no thousands point. ``kode`` is a municipality's three digits, a
jobcentre's or a council's name, and anything for the country.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.danish.periods import Period
from generator.figures.series import Area, AreaLevel, Figure, State
from generator.problems import Finding, FindingsError, Place, finding
from generator.source.other_files import read_regular

COLUMNS = ("niveau", "kode", "periode", "værdi", "tilstand")
NAMED_COLUMNS = ("niveau", "kode", "navn", "periode", "værdi", "tilstand")
DENOMINATOR = "nævner"
MAX_MEGABYTES = 16

_NUMBER = re.compile(r"-?[0-9]{1,15}(?:,[0-9]{1,9})?")
_STATES = {state.value: state for state in State}
_LEVELS = {level.value for level in AreaLevel if level is not AreaLevel.GROUP}
_HEADERS = tuple(
    ";".join((*columns, *last)) for columns in (COLUMNS, NAMED_COLUMNS) for last in ((), (DENOMINATOR,))
)


@dataclass(frozen=True, slots=True)
class _Row:
    """The fields of one line after level, code and name; ``number`` counts lines from 1."""

    number: int
    fields: str
    name: str = ""


class FigureFile:
    """The figures of one indicator; an area's numbers are read when they are asked for.

    ``digest`` is the SHA-256 that the file must have, where that is known. Raises FindingsError if the file
    cannot be read or has another digest, or its columns, levels or periods are wrong.
    """

    def __init__(self, file: Path, name: str, digest: str | None = None) -> None:
        self._name = name
        self._lines = _read(file, name, digest).splitlines()
        header = self._lines[0].strip() if self._lines else ""
        if header not in _HEADERS:
            raise FindingsError([finding("talfil-kolonner", self._place(1), ventet=_HEADERS[0])])
        self._is_named = header.startswith(";".join(NAMED_COLUMNS))
        self._width = header.count(";") - 1 - self._is_named
        self._rows = self._index()
        self._period_by_code = self._read_periods()
        self._periods = tuple(sorted(set(self._period_by_code.values())))

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods that any area has a line for, in order."""
        return self._periods

    @property
    def codes(self) -> tuple[tuple[str, str], ...]:
        """The areas that there is a line for, as level and code; the country's code is empty."""
        return tuple(self._rows)

    def holds(self, area: Area) -> bool:
        """Whether the file has a line for the area."""
        return _key(area) in self._rows

    def figures(self, area: Area) -> tuple[Figure, ...]:
        """Return an area's figures for every period of the file; MISSING where the area has no line.

        Raises FindingsError with everything that is wrong in the area's lines.
        """
        by_period = self.stated(area)
        return tuple(by_period.get(period) or Figure(period, None, State.MISSING) for period in self._periods)

    def stated(self, area: Area) -> dict[Period, Figure]:
        """Return the figures that the area has a line for, by period.

        Raises FindingsError with everything that is wrong in the area's lines, such as another area's name.
        """
        findings: list[Finding] = []
        by_period: dict[Period, Figure] = {}
        for row in self._rows.get(_key(area), ()):
            if row.name and row.name != area.name:
                place = self._place(row.number, row.name)
                findings.append(
                    finding("talfil-navn", place, navn=row.name, kode=area.code, rigtigt=area.name)
                )
            figure = self._figure(row, findings.append)
            if figure is not None and figure.period in by_period:
                findings.append(
                    finding("talfil-gentaget", self._place(row.number), periode=figure.period.label)
                )
            elif figure is not None:
                by_period[figure.period] = figure
        if findings:
            raise FindingsError(findings)
        return by_period

    def _index(self) -> dict[tuple[str, str], list[_Row]]:
        rows: dict[tuple[str, str], list[_Row]] = {}
        for number, line in enumerate(self._lines[1:], start=2):
            level, _, rest = line.partition(";")
            code, separator, fields = rest.partition(";")
            if not separator:
                if line.strip():
                    raise FindingsError([self._wrong_width(number)])
                continue
            key = (level, "" if level == AreaLevel.COUNTRY.value else code)
            name = ""
            if self._is_named:
                name, _, fields = fields.partition(";")
            rows.setdefault(key, []).append(_Row(number, fields, name))
        for (level, _), found in rows.items():
            if level not in _LEVELS:
                place = self._place(found[0].number, level)
                raise FindingsError(
                    [finding("talfil-niveau", place, niveau=level, niveauer=", ".join(sorted(_LEVELS)))]
                )
        return rows

    def _read_periods(self) -> dict[str, Period]:
        periods: dict[str, Period] = {}
        for rows in self._rows.values():
            for row in rows:
                code = row.fields.partition(";")[0]
                if code in periods:
                    continue
                try:
                    periods[code] = Period.parse(code)
                except ValueError:
                    place = self._place(row.number, code)
                    raise FindingsError([finding("talfil-periode", place, periode=code)]) from None
        return periods

    def _figure(self, row: _Row, report: Callable[[Finding], None]) -> Figure | None:
        fields = row.fields.rstrip().split(";")
        if len(fields) != self._width:
            report(self._wrong_width(row.number))
            return None
        code, value_text, state_text = fields[:3]
        denominator_text = fields[3] if self._width > 3 else ""
        for text in (value_text, denominator_text):
            if text and not _NUMBER.fullmatch(text):
                report(finding("talfil-værdi", self._place(row.number, text), værdi=text))
                return None
        state = _STATES.get(state_text)
        if state is None:
            place = self._place(row.number, state_text)
            report(finding("talfil-tilstand", place, tilstand=state_text, tilstande=", ".join(_STATES)))
            return None
        if bool(value_text) is not state.has_value:
            problem = "talfil-værdi-mangler" if state.has_value else "talfil-værdi-for-meget"
            report(finding(problem, self._place(row.number, value_text), tilstand=state_text))
            return None
        return Figure(self._period_by_code[code], _number(value_text), state, _number(denominator_text))

    def _wrong_width(self, line: int) -> Finding:
        fields = self._lines[line - 1].count(";") + 1
        return finding(
            "talfil-felter", self._place(line), antal=fields, ventet=self._width + 2 + self._is_named
        )

    def _place(self, line: int, text: str = "") -> Place:
        """Return the place of a text in a line, or of the whole line."""
        excerpt = self._lines[line - 1] if line <= len(self._lines) else ""
        column = excerpt.find(text) + 1
        return Place(self._name, line, max(column, 1), max(len(text or excerpt), 1), excerpt)


def _key(area: Area) -> tuple[str, str]:
    return area.level.value, "" if area.level is AreaLevel.COUNTRY else area.code


def _number(text: str) -> float | None:
    return float(text.replace(",", ".")) if text else None


def _read(file: Path, name: str, digest: str | None) -> str:
    try:
        data = read_regular(file, MAX_MEGABYTES * 1_000_000)
    except OSError:
        raise FindingsError([finding("talfil-ulæselig", Place(name))]) from None
    if len(data) > MAX_MEGABYTES * 1_000_000:
        raise FindingsError([finding("talfil-for-stor", Place(name), grænse=MAX_MEGABYTES)])
    if digest is not None and hashlib.sha256(data).hexdigest() != digest:
        raise FindingsError([finding("talfil-ændret", Place(name))])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FindingsError([finding("talfil-ikke-utf-8", Place(name, line))]) from None
