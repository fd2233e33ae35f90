"""A demo mark stands where an invented figure is printed or counted on, and nowhere else."""

from __future__ import annotations

import pytest

from generator.document.blocks import Callout, CalloutKind, Document
from generator.source.records.plan import Edition

OWN = """
kommune: Frederikssund
periode: 2018
lokale forhold: {{tekst: Vi skriver selv., indikatorer: []}}
mål:
  - {{ministermål: 1, behandling: fravalgt, begrundelse: Nej.}}
  - {{ministermål: 2, behandling: fravalgt, begrundelse: Nej.}}
  - {{ministermål: 3, behandling: fravalgt, begrundelse: Nej.}}
  - {{ministermål: 4, behandling: fravalgt, begrundelse: Nej.}}
  - {{ministermål: 5, behandling: fravalgt, begrundelse: Nej.}}
  - lokalt mål: Færre ledige
    indikatorer:
      - indikator: {indicator}
        kilde: {{navn: Jobcentrets egen opgørelse}}
        egne tal: [{{periode: {period}, værdi: {value}}}]
"""


@pytest.fixture
def document(workshop, tmp_path):
    def made(text: str) -> Document:
        file = tmp_path / "frederikssund.yaml"
        file.write_text(text, "utf-8")
        plan = workshop.plan(workshop.read(file)).plan
        return workshop.document(plan)

    return made


def test_a_plan_with_its_own_numbers_alone_says_nothing_of_demo_figures(document):
    made = document(OWN.format(indicator="kontrolsager", period="2017H1", value=7))
    assert made.marks.demo is None, [(one.indicator_id, one.area) for one in made.figures if one.is_demo]
    assert not [one for one in made.figures if one.is_demo]


def test_a_plan_with_invented_figures_says_so(document):
    made = document("kommune: Frederikssund\nperiode: 2018\n")
    assert made.marks.demo is not None
    assert [one for one in made.figures if one.is_demo]


def test_cover_and_annex_say_so_exactly_where_a_figure_of_others_is_printed(document):
    made = document(OWN.format(indicator="samarbejdsgrad", period="2017K2", value="'21,5'"))
    assert (made.marks.demo is not None) is any(one.is_demo for one in made.figures)
    warned = any(isinstance(block, Callout) and block.kind is CalloutKind.DEMO for block in made.blocks)
    assert warned is (made.marks.demo is not None)


@pytest.mark.parametrize("edition", ["kort", "sagsfremstilling"])
def test_an_edition_that_says_how_a_target_stands_by_an_invented_figure_says_so(workshop, tmp_path, edition):
    own = OWN.format(indicator="offentlig-forsørgelse-andel", period="2017M06", value="'11,5'")
    file = tmp_path / "frederikssund.yaml"
    target = "        måltal: {under: Hele landet}\n"
    file.write_text(
        own.replace("periode: 2018\n", f"periode: 2018\nudgaver: [fuld, {edition}]\n") + target, "utf-8"
    )
    plan = workshop.plan(workshop.read(file)).plan

    assert workshop.document(plan, Edition(edition)).marks.demo is not None


def test_a_target_held_against_its_own_numbers_counts_on_no_invented_figure(document):
    own = OWN.format(indicator="kontrolsager", period="2017H1", value=7)
    made = document(own + "        måltal: {mindst: 8}\n")

    assert made.marks.demo is None
