"""Writes an export as large as a country's: every municipality, 36 months, 20 indicators in one workbook."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from benchmarks.project import ROOT
from generator.danish.periods import Period
from generator.figures.catalogue import Frequency, Indicator
from generator.figures.catalogue_file import load_catalogue
from generator.source.geography import load_geography

TABLE = "Y99A99"
INDICATORS = 20
MONTHS = Period.range(Period.parse("2014M07"), Period.parse("2017M06"))


def write_export(folder: Path) -> Path:
    """Make a project that holds only the workbook and the couplings of its measures; return the workbook.

    The project has data of its own, as figures are stored there.
    """
    (folder / "data").mkdir(parents=True)
    (folder / "goals.yaml").symlink_to(ROOT / "goals.yaml")
    indicators = [item for item in load_catalogue() if item.frequency is Frequency.MONTHLY][:INDICATORS]
    file = folder / f"{TABLE}.xlsx"
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(TABLE)
    sheet.append(["Periode", "Område", *(_label(indicator) for indicator in indicators)])
    for number, municipality in enumerate(load_geography().municipalities):
        for month, period in enumerate(MONTHS):
            # Between 10 and 80, as shares may be too.
            values = [10 + (number + month / 2 + column) / 2 for column in range(len(indicators))]
            hidden = [None if (number * month + column) % 97 == 5 else v for column, v in enumerate(values)]
            sheet.append([str(period), municipality.name, *hidden])
    book.save(file)
    entries = (
        f'  - {{indikator: {item.id}, kilde: Jobindsats, tabel: {TABLE}, mål: "{_label(item)}"}}\n'
        for item in indicators
    )
    (folder / "data" / "koblinger.yaml").write_text("koblinger:\n" + "".join(entries), "utf-8")
    return file


def _label(indicator: Indicator) -> str:
    return f"Mål {indicator.number} af {INDICATORS}"
