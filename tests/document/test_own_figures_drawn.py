"""Figures that a municipality states itself, drawn together with those that are there already."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.document.blocks import Chart, plain_text
from generator.document.chart_specs import Development, Line

HEAD = """\
kommune: Holbæk
periode: 2018
mål:
  - ministermål: 4
    indikatorer:
      - indikator: jobparate-andel
        kilde: Jobcenterets egen opgørelse
        diagrammer: [udvikling, sammenligning]
        egne tal: [%s]
"""


@pytest.fixture
def charts(project, workshop):
    def drawn(figures: str) -> list[Chart]:
        file = Path(project.municipalities / "2018" / "holbaek.yaml")
        file.write_text(HEAD % figures, "utf-8")
        document = workshop.document(workshop.plan(workshop.read(file)).plan)
        return [
            block
            for block in document.blocks
            if isinstance(block, Chart) and "kontanthjælpsmodtagerne" in plain_text(block.subtitle)
        ]

    return drawn


def test_years_are_drawn_alone_where_the_others_are_counted_in_months(charts):
    (chart,) = charts("{periode: 2015, værdi: 28}, {periode: 2017, værdi: 31}")

    assert chart.spec.periods == ("2015", "2016", "2017")
    assert [line.values for line in chart.spec.lines] == [(28, None, 31)]


def test_counts_on_two_days_stand_side_by_side(charts):
    (chart,) = charts("{periode: 2016-06-30, værdi: 28}, {periode: 2017-06-30, værdi: 31}")

    assert chart.spec.periods == ("30. jun. 2016", "30. jun. 2017")


def test_of_figures_for_years_and_months_the_kind_of_the_newest_is_drawn(charts):
    (chart, *_) = charts(
        "{periode: 2015, værdi: 28}, {periode: 2017M05, værdi: 30}, {periode: 2017M06, værdi: 31}"
    )

    assert isinstance(chart.spec, Development)
    own: Line = chart.spec.lines[0]
    assert own.values[-2:] == (30, 31)
