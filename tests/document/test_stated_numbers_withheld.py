"""Baselines and results of too few people are in no word of a plan, nor in a file that it carries."""

from __future__ import annotations

import pytest

from generator.document.plan_attachments import plan_attachments
from generator.plan.own_figures import STATED_WITHHELD
from generator.plan.plan_json import json_bytes, plan_json
from tests.document_dump import lines

PLAN = """\
kommune: Ærø
periode: 2018
egne indikatorer:
  - {{id: mentorer, navn: Mentorer, enhed: {unit}, bedst: højere er bedre, definition: Antal.}}
mål:
  - ministermål: 1
    indikatorer:
      - indikator: {indicator}
        kilde: Egen
        egne tal: [{{periode: 2017, værdi: 40}}]
        {use}
opfølgning:
  - navn: Første status
    periode: 2018K1
    værdier: [{{mål: 1, {result}}}]
"""
TARGET = "måltal: {{retning: fald, mindst: 10, {start}}}"
NONE = "måltal: {højst: 33}"


@pytest.fixture
def plan(workshop, tmp_path):
    def made(use: str, result: str, indicator: str = "langtidsledige", unit: str = "personer"):
        file = tmp_path / "aeroe.yaml"
        file.write_text(PLAN.format(use=use, result=result, indicator=indicator, unit=unit), "utf-8")
        return workshop.plan(workshop.read(file)).plan

    return made


def told(plan) -> int:
    return sum(found.code == STATED_WITHHELD for found in plan.findings)


def said(workshop, plan) -> str:
    return "\n".join(line.words for line in lines(workshop.document(plan)))


@pytest.mark.parametrize(
    ("use", "result"),
    [
        (TARGET.format(start="udgangspunkt: {periode: 2016, værdi: 2}"), "resultat: indfriet"),
        (
            "udgangspunkt: {periode: 2016, værdi: 2}\n        måltal: {retning: fald, mindst: 10}",
            "tekst: Ja.",
        ),
        (NONE, "indikator: langtidsledige, værdi: 2, resultat: indfriet"),
        (NONE, "værdi: 2, resultat: indfriet"),
    ],
    ids=[
        "a target's baseline",
        "an indicator's baseline",
        "a result",
        "a result of the goal's one indicator",
    ],
)
def test_a_number_of_too_few_people_is_told_and_not_shown(workshop, plan, use, result):
    made = plan(use, result)

    assert told(made) == 1
    assert "2 personer" not in said(workshop, made).replace("\u00a0", " ")
    assert '"værdi": 2,' not in json_bytes(plan_json(made)).decode()
    carried = plan_attachments(made, workshop.document(made), workshop.library.sentences)
    names = [item.name for item in carried]
    assert not [name for name in names if name.endswith(".yaml")]


def test_the_table_of_results_says_that_a_number_is_withheld(workshop, plan):
    made = plan(NONE, "indikator: langtidsledige, værdi: 1, resultat: indfriet")

    (line,) = (words for words in said(workshop, made).splitlines() if "Indfriet" in words)
    assert "ikke oplyst (diskretioneret)" in line


@pytest.mark.parametrize(
    ("indicator", "unit", "value"),
    [
        ("langtidsledige", "personer", "3"),
        ("langtidsledige", "personer", "0"),
        ("mentorer", "virksomheder", "2"),
        ("mentorer", "procent", "2"),
    ],
)
def test_numbers_that_may_be_shown_are_shown(workshop, plan, indicator, unit, value):
    made = plan(NONE, f"indikator: {indicator}, værdi: {value}, resultat: indfriet", indicator, unit)

    assert told(made) == 0
    (line,) = (words for words in said(workshop, made).splitlines() if "Indfriet" in words)
    assert value in line


def test_an_own_indicator_of_people_is_held_to_the_rule(plan):
    assert told(plan(NONE, "indikator: mentorer, værdi: 2", "mentorer", "personer")) == 1
