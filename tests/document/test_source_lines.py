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
