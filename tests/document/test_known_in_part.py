"""Words of the minister and the law that are not fully known are never shown as if they were."""

from __future__ import annotations

import pytest

from generator.document.blocks import Quote, plain_text
from tests.document_dump import lines

KNOWN_PART = "Flere jobparate personer på kontanthjælp skal i beskæftigelse"


@pytest.fixture
def checked(workshop, tmp_path):
    def plan(year: int, more: str = ""):
        file = tmp_path / "aarhus.yaml"
        file.write_text(f"kommune: Aarhus\nperiode: {year}\n{more}", "utf-8")
        return workshop.plan(workshop.read(file))

    return plan


def said(workshop, checked) -> list[str]:
    return [line.words for line in lines(workshop.document(checked.plan))]


def test_a_wording_that_is_known_in_part_is_no_quote(workshop, checked):
    quotes = [b for b in workshop.document(checked(2019).plan).blocks if isinstance(b, Quote)]

    assert not [quote for quote in quotes if KNOWN_PART in plain_text(quote.paragraphs[0])]


def test_wherever_it_stands_it_says_so_and_where_the_known_part_is_from(workshop, checked):
    themes = "temaer:\n  - {overskrift: Job til alle, dækker: 4}\n"

    for more in ("", themes):
        words = [line for line in said(workshop, checked(2019, more)) if KNOWN_PART in line]
        assert words
        assert all("en del af ordlyden" in line for line in words)
    (chapter,) = (line for line in said(workshop, checked(2019)) if KNOWN_PART in line and "kilde" in line)
    assert "Beskæftigelsesministerens brev af 3.\u00a0maj 2018" in chapter


def test_only_the_goals_in_question_are_named(workshop, checked):
    (remark,) = (line for line in said(workshop, checked(2019)) if "Resten kan lyde anderledes" in line)

    assert "mål 4 " in remark
    assert not [line for line in said(workshop, checked(2018)) if "del af ordlyden" in line]


def test_the_planner_is_told_which_goal_is_known_in_part(checked):
    (found,) = (f for f in checked(2019).findings if f.code == "mål-ordlyd-i-uddrag")

    assert "mål 4" in found.cause
    assert "mål-ordlyd-i-uddrag" not in [f.code for f in checked(2018).findings]


@pytest.mark.parametrize(("year", "unverified"), [(2024, 0), (2025, 1)])
def test_a_demand_that_is_not_verified_is_shown_as_such(workshop, checked, year, unverified):
    plan = checked(year)

    assert sum("Kravet er ikke bekræftet." in line for line in said(workshop, plan)) == unverified
    assert [f.code for f in plan.findings].count("lov-ubekræftet") == unverified
