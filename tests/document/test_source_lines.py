"""A source line says of demo figures that they are, and of no others."""

from __future__ import annotations

import pytest

from generator.document.blocks import Chart, Paragraph, Table, plain_text
from generator.document.chart_specs import TargetOverview
from generator.source.records.plan import Edition

OWN = """\
kommune: Aarhus
periode: 2018
mål:
  - ministermål: 1
    indikatorer:
      - indikator: offentlig-forsørgelse-andel
        kilde: Kommunens egen opgørelse
        måltal: {højst: "17"}
        egne tal:
          - {periode: 2017M06, værdi: "18,1"}
          - {periode: 2017M05, værdi: "18,2"}
      - indikator: bruttoledighed
        måltal: {højst: "4"}
"""
ONLY_DEMO = "Demotal, ikke officielle tal (i stedet for"
DEMO = "demotal, ikke officielle tal."


@pytest.fixture
def blocks(workshop, tmp_path):
    def made(edition: Edition = Edition.FULL):
        file = tmp_path / "aarhus.yaml"
        file.write_text(OWN, "utf-8")
        return workshop.document(workshop.plan(workshop.read(file)).plan, edition).blocks

    return made


def test_an_overview_names_only_the_indicator_whose_figures_are_demo_figures(blocks):
    (overview,) = (b for b in blocks() if isinstance(b, Chart) and isinstance(b.spec, TargetOverview))

    source = plain_text(overview.source)
    assert ONLY_DEMO not in source
    assert source.count(DEMO) == 1
    assert "ruttoledi" in source.partition("Periode")[2]
    assert "offentlig forsørgelse" not in source.partition("Periode")[2].casefold()


def test_an_overview_with_demo_figures_says_so_to_who_cannot_see_it(blocks):
    (overview,) = (b for b in blocks() if isinstance(b, Chart) and isinstance(b.spec, TargetOverview))

    assert "demotal" in overview.alternative_text


def test_the_key_figures_name_the_areas_whose_figures_are_demo_figures(blocks):
    (table,) = (b for b in blocks() if isinstance(b, Table) and plain_text(b.caption).startswith("Nøgletal"))

    source = plain_text(table.source)
    assert ONLY_DEMO not in source
    assert "Hele landet" in source
    assert "Aarhus" not in source


def test_the_short_edition_names_only_the_demo_figures(blocks):
    (line,) = (
        plain_text(b.content)
        for b in blocks(Edition.SHORT)
        if isinstance(b, Paragraph) and plain_text(b.content).startswith("Kilde:")
    )

    assert ONLY_DEMO not in line
    demo = line.partition("Periode")[2]
    assert "offentlig forsørgelse (RAR Østjylland og hele landet)".casefold() in demo.casefold()


def test_the_list_of_sources_has_figures_that_stand_after_it_and_in_texts(workshop, tmp_path):
    file = tmp_path / "aarhus.yaml"
    file.write_text(
        "kommune: Aarhus\nperiode: 2018\nforord: Vi havde {a-dagpenge} på dagpenge.\n"
        "disposition: [forord, datagrundlag, mål]\n",
        "utf-8",
    )
    document = workshop.document(workshop.plan(workshop.read(file)).plan)
    (table,) = (
        b for b in document.blocks if isinstance(b, Table) and plain_text(b.caption).startswith("Kilder")
    )

    named = [plain_text(row.cells[0].content) for row in table.rows]
    assert table.label == "Tabel 1"
    assert len(named) == len({one.indicator_id for one in document.figures})
    assert "A-dagpenge" in named


def test_the_list_of_sources_names_those_of_the_places_held_against_and_marks_them(blocks):
    (table,) = (b for b in blocks() if isinstance(b, Table) and plain_text(b.caption).startswith("Kilder"))
    (row,) = (
        [plain_text(cell.content) for cell in row.cells]
        for row in table.rows
        if plain_text(row.cells[0].content) == "Offentlig forsørgelse"
    )

    assert row[1].startswith("Kommunens egen opgørelse; Jobindsats")
    assert row[-1] == "Delvis demotal"
