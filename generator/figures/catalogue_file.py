"""Reads the file of indicators into the catalogue."""

from __future__ import annotations

from pathlib import Path

from generator.danish.periods import Period
from generator.figures.areas import AreaLevel
from generator.figures.catalogue import (
    Break,
    Catalogue,
    Evidence,
    Frequency,
    Indicator,
    NewestPeriod,
    SourceKind,
    SourceTable,
)
from generator.problems.suggest import hint
from generator.source.data_files import DataFile, collected, read_data_file
from generator.source.records.goal import IndicatorType, Polarity

CATALOGUE_FILE = Path(__file__).with_name("indicators.yaml")


_REQUIRED = (
    "nummer",
    "navn",
    "kort",
    "enhed",
    "decimaler",
    "retning",
    "personkreds",
    "niveauer",
    "hyppighed",
    "kilde",
    "kildetekst",
    "definition",
    "type",
    "belæg",
    "mål",
)
_OPTIONAL = (
    "tabeller",
    "gælder fra",
    "gælder til",
    "brud",
    "kvantitativ",
    "erstatninger",
    "antal",
    "nyeste periode",
    "stor revision",
)


def _period(entry: DataFile, key: str) -> Period:
    return entry.parsed(key, Period.parse, "periode-ulæselig")


def _open_period(entry: DataFile, key: str) -> Period | None:
    return _period(entry, key) if key in entry else None


def _table(value: object) -> SourceTable:
    entry = DataFile(value, ("tabel", "mål"), ("nøgle", "afgrænsning", "fra", "til", "link", "andel"))
    return SourceTable(
        table=entry.text("tabel"),
        measure=entry.text("mål"),
        measure_id=entry.text("nøgle"),
        selection=entry.text("afgrænsning"),
        first=_open_period(entry, "fra"),
        last=_open_period(entry, "til"),
        link=entry.text("link"),
        share=entry.flag("andel", False),
    )


def _break(value: object) -> Break:
    entry = DataFile(value, ("periode", "tekst"))
    return Break(_period(entry, "periode"), entry.text("tekst"))


def _indicator(indicator_id: str, entry: DataFile) -> Indicator:
    tables = collected(_table, entry.items("tabeller"))
    breaks = collected(_break, entry.items("brud"))
    for unmarked in sorted({table.first for table in tables if table.first} - {b.period for b in breaks}):
        raise entry.problem("katalog-uden-brud", "tabeller", periode=unmarked)
    return Indicator(
        id=indicator_id,
        number=entry.whole_number("nummer"),
        name=entry.text("navn"),
        short_name=entry.text("kort"),
        unit=entry.unit("enhed"),
        decimals=entry.whole_number("decimaler"),
        polarity=entry.choice("retning", Polarity),
        population=entry.text("personkreds"),
        levels=frozenset(entry.choices("niveauer", AreaLevel)),
        frequency=entry.choice("hyppighed", Frequency),
        source=entry.choice("kilde", SourceKind),
        source_text=entry.text("kildetekst"),
        definition=entry.text("definition"),
        type=entry.choice("type", IndicatorType),
        evidence=entry.choice("belæg", Evidence),
        tables=tables,
        valid_from=_open_period(entry, "gælder fra"),
        valid_to=_open_period(entry, "gælder til"),
        breaks=breaks,
        quantitative=entry.flag("kvantitativ", True),
        goals=entry.texts("mål"),
        stand_ins=entry.texts("erstatninger"),
        counted_by=entry.text("antal"),
        newest=entry.choice("nyeste periode", NewestPeriod)
        if "nyeste periode" in entry
        else NewestPeriod.SHOWN,
        large_revision=entry.number("stor revision", 10),
    )


def load_catalogue(file: Path = CATALOGUE_FILE) -> Catalogue:
    """Read the catalogue. Raises FindingsError if an entry is wrong."""
    written = read_data_file(file, ("indikatorer",)).mapping("indikatorer")

    def read(indicator_id: str) -> Indicator:
        entry = DataFile(written[indicator_id], _REQUIRED, _OPTIONAL)
        indicator = _indicator(indicator_id, entry)
        for key, others in (("erstatninger", indicator.stand_ins), ("antal", (indicator.counted_by,))):
            for other in others:
                if other and other not in written:
                    suggestion = hint(other, written)
                    raise entry.problem("indikator-ukendt", key, indikator=other, forslag=suggestion)
        return indicator

    return Catalogue({indicator.id: indicator for indicator in collected(read, written)})
