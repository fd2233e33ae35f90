"""Holds the figures of a sheet against the couplings: which indicator each measure is, never by a guess."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.danish.dates import parse_date
from generator.figures.areas import Area, AreaLevel
from generator.figures.catalogue import SOURCE_NAMES, Catalogue, Indicator
from generator.figures.delivery import DeliveredFigure, Delivery
from generator.figures.imports.chosen import chosen, more_than_persons, shares
from generator.figures.imports.couplings import (
    Coupling,
    Couplings,
    Selection,
    coupling_line,
    selects,
    table_key,
)
from generator.figures.imports.facts import Fact, ImportFacts
from generator.figures.imports.layout import SheetLayout
from generator.figures.imports.named_areas import named_municipalities
from generator.figures.imports.selections import other_scale, stated_selections
from generator.figures.imports.values import DecimalSign
from generator.figures.imports.words import VALUE_HEADS, folded, is_total
from generator.figures.intake_checks import fits
from generator.problems import Finding, Place, finding
from generator.source.geography import Geography

_UNKNOWN = "import-mål-ukendt"
_WORD = re.compile(r"\w+")
_TABLE_ID = re.compile(r"(?:[A-ZÆØÅ]{2,7}[0-9]{1,4}[A-Z]*|Y[0-9]{2}[A-Z][0-9]{2}|PTV_?[A-Z][0-9]{2})")
_CERTAIN_ID = re.compile(r"Y[0-9]{2}[A-Z][0-9]{2}|PTV_?[A-Z][0-9]{2}")
_UPDATED = re.compile(r"opdateret:?\s+(?:den\s+)?([0-9][0-9a-zæøå./ -]{5,20}[0-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Given:
    """What the planner says of a file where it does not say so itself."""

    indicator_id: str | None = None
    source: str | None = None
    table: str | None = None
    area: Area | None = None
    sign: DecimalSign = DecimalSign.UNKNOWN


class SheetMatch:
    """The figures of one sheet and the couplings that fit them."""

    def __init__(
        self,
        layout: SheetLayout,
        given: Given,
        couplings: Couplings,
        catalogue: Catalogue,
        geography: Geography,
    ) -> None:
        self._layout = layout
        self._sheet = layout.sheet
        self._given = given
        self._couplings = couplings
        self._catalogue = catalogue
        self._texts = (*layout.titles, self._sheet.name, self._sheet.file.rpartition(".")[0])
        self._findings: list[Finding] = []
        area = given.area or self._area_of_sheet(geography)
        self._facts = ImportFacts(layout, couplings, geography, area, given.sign)
        self._stated = self._stated_selections()
        self._findings.extend(self._facts.findings)
        self._check_named_area(geography)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was not understood, or read from elsewhere than the rows."""
        return tuple(self._findings)

    def deliveries(self) -> tuple[Delivery, ...]:
        """Return a delivery for each coupling that fits, without the digest and time of its file."""
        by_measure: dict[str, list[Fact]] = {}
        for fact in self._facts.all:
            whole = replace(fact, dimensions=(*fact.dimensions, *self._stated))
            by_measure.setdefault(fact.measure, []).append(whole)
        if (more := more_than_persons(by_measure)) is not None:
            self._tell_at(more, "import-flere-fuldtid", område=more.area.name, periode=more.period.label)
        found: list[Delivery] = []
        if self._table_is_denied(by_measure):
            return ()
        for measure, facts in by_measure.items():
            couplings = self._couplings_of(measure, facts, alone=len(by_measure) == 1)
            deliveries = (self._delivery(coupling, facts) for coupling in couplings)
            found.extend(delivery for delivery in deliveries if delivery is not None)
        if found and self._given.indicator_id is not None:
            self._findings = [item for item in self._findings if item.code != _UNKNOWN]
        return tuple(found)

    def _stated_selections(self) -> Selection:
        """Return the selections that titles and names state and that no column of the sheet tells of."""
        columns = {folded(name) for fact in self._facts.all for name, _ in fact.dimensions}
        values = {folded(value) for fact in self._facts.all for _, value in fact.dimensions}
        return tuple(
            (name, value)
            for name, value in stated_selections(self._texts)
            if folded(name) not in columns and folded(value) not in values
        )

    def _couplings_of(self, measure: str, facts: Sequence[Fact], alone: bool) -> Sequence[Coupling]:
        """Return the couplings of a measure that fit the table; none, with a finding, if that is unclear.

        A measure that stands ``alone`` in its sheet may be the one that the planner means.
        """
        known = self._couplings.of_measure(measure)
        wanted = self._given.indicator_id
        if wanted is not None:
            known = tuple(item for item in known if item.indicator_id == wanted)
        tables = self._tables()
        if tables:
            known = tuple(item for item in known if item.is_of(tables))
        else:
            headed = tuple(item for item in known if item.heading and self._is_headed(item.heading))
            known = headed or tuple(item for item in known if not item.heading)
        ids = list(dict.fromkeys(item.table for item in known))
        if len({table_key(table) for table in ids}) > 1:
            self._tell(facts[0], "import-tabel-uklar", mål=measure, tabeller=", ".join(ids))
            return ()
        if not known and alone and wanted is not None:
            known = self._stated_coupling(wanted, measure, tables, facts[0])
        elif not known:
            self._tell_unknown(measure, tables, facts[0])
        fitting = [item for item in known if any(selects(item.where, fact.dimensions) for fact in facts)]
        if known and not fitting:
            self._tell_selection(known[0], facts)
        return fitting

    def _stated_coupling(
        self, indicator_id: str, measure: str, tables: Sequence[str], fact: Fact
    ) -> tuple[Coupling, ...]:
        """Return the coupling that the planner has stated by naming the indicator of the only measure."""
        indicator = self._catalogue.get(indicator_id)
        source = self._given.source or SOURCE_NAMES.get(indicator.source, "")
        if not source:
            self._tell(fact, "import-kilde-mangler", indikator=indicator_id)
            return ()
        table = tables[0] if len(tables) == 1 else ""
        coupling = Coupling(indicator_id, source, table, measure or indicator.name)
        if coupling.has_wrong_unit(indicator):
            self._tell(fact, "kobling-enhed", indikator=indicator_id, mål=measure)
            return ()
        return (coupling,)

    def _tell_unknown(self, measure: str, tables: Sequence[str], fact: Fact) -> None:
        wanted = self._given.indicator_id
        line = coupling_line(
            indikator=wanted or "SKRIV-INDIKATORENS-ID",
            kilde=self._given.source or "SKRIV-KILDEN",
            tabel=tables[0] if len(tables) == 1 else "SKRIV-TABELLEN",
            mål=measure,
        )
        code = _UNKNOWN if measure else "import-mål-mangler"
        self._tell(fact, code, mål=measure, linje=line, fil=self._couplings.shown)

    def _tell_selection(self, coupling: Coupling, facts: Sequence[Fact]) -> None:
        """Tell which values of dimensions stand in the way, and the line that would choose them."""
        parts = next(([d for d in fact.dimensions if not is_total(d[1])] for fact in facts), [])
        line = coupling_line(
            indikator=coupling.indicator_id,
            kilde=coupling.source,
            tabel=coupling.table,
            mål=coupling.measure,
            hvor="{" + ", ".join(f'{name or "Opdeling"}: "{value}"' for name, value in parts) + "}",
        )
        values = ", ".join(f"{name}: {value}" if name else value for name, value in parts) or "i alt"
        self._tell(
            facts[0],
            "import-opdeling",
            indikator=coupling.indicator_id,
            værdier=values,
            linje=line,
            fil=self._couplings.shown,
        )

    def _tell_at(self, fact: Fact, code: str, **values: object) -> None:
        """Tell of one figure, where it stands."""
        self._findings.append(self._sheet.finding(code, fact.row, fact.column, **values))

    def _tell(self, fact: Fact, code: str, **values: object) -> None:
        """Tell of a measure, at the column where its figures begin."""
        row = self._layout.header or 0
        self._findings.append(self._sheet.finding(code, row, fact.column, **values))

    def _tables(self) -> tuple[str, ...]:
        """Return the tables that the planner or the texts around the figures name.

        Where none is known, a word in capitals and digits is taken for the id of a table that has no
        coupling, so that a measure of the same name in another table is not mistaken for it.
        """
        if self._given.table is not None:
            return (self._given.table,)
        known, like_ids = self._named_tables()
        return known or like_ids

    def _named_tables(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the tables with couplings that texts name, and the words that look like ids of tables."""
        words = dict.fromkeys(word for text in self._texts for word in _WORD.findall(text))
        keys = {table_key(word) for word in words}
        known = tuple(table for table in self._couplings.tables if table_key(table) in keys)
        return known, tuple(word for word in words if _TABLE_ID.fullmatch(word))

    def _table_is_denied(self, by_measure: dict[str, list[Fact]]) -> bool:
        """Tell where the planner names another table than the file does, and say whether it is so."""
        given = self._given.table
        known, like_ids = self._named_tables()
        named = dict.fromkeys((*known, *(word for word in like_ids if _CERTAIN_ID.fullmatch(word))))
        if given is None or not by_measure or not named or table_key(given) in {table_key(n) for n in named}:
            return False
        fact = next(iter(by_measure.values()))[0]
        self._tell(fact, "import-tabel-modsiges", tabel=given, tabeller=", ".join(named))
        return True

    def _is_headed(self, heading: str) -> bool:
        return any(folded(heading) in folded(text) for text in self._texts)

    def _delivery(self, coupling: Coupling, facts: Sequence[Fact]) -> Delivery | None:
        indicator = self._catalogue.get(coupling.indicator_id)
        figures = shares(coupling, facts) if coupling.share_of else chosen(coupling.where, facts)
        suitable = [figure for figure in figures if fits(indicator, figure.period)]
        if others := len(figures) - len(suitable):
            published = {"indikator": indicator.id, "hyppighed": indicator.frequency.value}
            place = Place(self._sheet.shown)
            self._findings.append(finding("import-periodeslags", place, antal=others, **published))
        scale = other_scale((*self._texts, facts[0].measure), indicator.unit)
        if scale is not None:
            self._tell(facts[0], "import-anden-enhed", ord=scale, indikator=indicator.id)
            return None
        kept = self._without_empty_end(indicator.id, suitable)
        if not kept:
            return None
        return Delivery(
            indicator_id=indicator.id,
            source=self._given.source or coupling.source,
            table=coupling.table,
            measure=_measure_name(facts[0].measure, coupling, indicator),
            selection=coupling.selection,
            retrieved=datetime.datetime.min,
            updated=self._updated(),
            origin=self._sheet.shown,
            digest="",
            figures=tuple(kept),
        )

    def _without_empty_end(
        self, indicator_id: str, figures: Sequence[DeliveredFigure]
    ) -> list[DeliveredFigure]:
        """Leave out the newest periods for which several areas stand and none has a figure."""
        with_value = [figure.period for figure in figures if figure.value is not None]
        last = max(with_value, default=None)
        if last is None or len({figure.area for figure in figures}) < 2:
            return list(figures)
        empty = sorted({figure.period for figure in figures if figure.period > last})
        if empty:
            named = ", ".join(period.label for period in empty)
            place = Place(self._sheet.shown)
            self._findings.append(
                finding("import-perioder-tomme", place, indikator=indicator_id, perioder=named)
            )
        return [figure for figure in figures if figure.period <= last]

    def _updated(self) -> datetime.date | None:
        """Return the day that the texts around the figures say the table was updated."""
        for text in self._layout.texts:
            if match := _UPDATED.search(text):
                try:
                    return parse_date(match[1])
                except ValueError:
                    continue
        return None

    def _area_of_sheet(self, geography: Geography) -> Area | None:
        """Return the one municipality that the sheet's name, its titles or the file's name tell of."""
        named = {m.code: m for text in self._texts for m in named_municipalities(text, geography)}
        if len(named) != 1:
            return None
        (municipality,) = named.values()
        return Area(AreaLevel.MUNICIPALITY, municipality.code, municipality.name)

    def _check_named_area(self, geography: Geography) -> None:
        """Tell of a sheet that calls itself one municipality's and has another's figures."""
        inside = {fact.area for fact in self._facts.all if fact.area.level is AreaLevel.MUNICIPALITY}
        area = self._area_of_sheet(geography)
        if area is None or not inside:
            return
        if area not in inside:
            others = ", ".join(sorted(other.name for other in inside)[:10])
            place = Place(self._sheet.shown)
            self._findings.append(finding("import-forkert-område", place, navn=area.name, andre=others))


def _measure_name(written: str, coupling: Coupling, indicator: Indicator) -> str:
    """Return what a measure is called: a file that only says INDHOLD leaves that to the catalogue."""
    if written and folded(written) not in VALUE_HEADS:
        return written
    known = {table_key(table.table): table.measure for table in indicator.tables}
    return known.get(table_key(coupling.table)) or coupling.measure
