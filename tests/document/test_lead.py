"""The first sentence of a plan says of each goal and theme where it is from, and of none what is not so."""

from __future__ import annotations

import pytest

from tests.document_dump import lines

DROPPED = "".join(
    f"  - {{ministermål: {number}, behandling: fravalgt, begrundelse: Nej.}}\n" for number in range(1, 6)
)
OWN = "  - lokalt mål: Flere unge skal have en uddannelse.\n"
SECOND = "  - lokalt mål: Flere læser dansk.\n"
MINISTERS = "tager udgangspunkt i beskæftigelsesministerens mål"
THEME = "temaer:\n  - {overskrift: Job til alle, dækker: [5]}\n"


@pytest.fixture
def lead(workshop, tmp_path):
    def said(more: str) -> str:
        file = tmp_path / "vejle.yaml"
        file.write_text(f"kommune: Vejle\nperiode: 2018\n{more}", "utf-8")
        shown = lines(workshop.document(workshop.plan(workshop.read(file)).plan))
        (words,) = (line.words for line in shown if line.words.startswith("(manchet)"))
        return words.removeprefix("(manchet) ")

    return said


def test_the_ministers_goals_are_said_to_be_the_ministers(lead):
    assert f"med fem mål. De {MINISTERS}" in lead("")


def test_one_goal_of_the_ministers_is_spoken_of_as_one(lead):
    assert f"med ét mål. Det {MINISTERS}" in lead("mål:\n" + DROPPED.split("\n", 1)[1])


@pytest.mark.parametrize(("own", "count", "apart"), [(OWN, "seks", "Ét"), (OWN + SECOND, "syv", "To")])
def test_goals_of_the_municipalitys_own_are_told_from_the_ministers(lead, own, count, apart):
    words = lead("mål:\n" + own)

    assert f"med {count} mål. Fem {MINISTERS}" in words
    assert words.endswith(f"{apart} har kommunen selv taget med.")


def test_a_plan_of_own_goals_alone_is_not_said_to_rest_on_the_ministers(lead):
    words = lead("mål:\n" + DROPPED + OWN)

    assert "med ét mål, som kommunen selv har sat." in words
    assert "minister" not in words


def test_a_plan_without_goals_says_so(lead):
    assert lead("mål:\n" + DROPPED).startswith("Planen har ingen mål med.")


def test_goals_beside_themes_are_counted_too(lead):
    kept = "".join(f"  - {{ministermål: {number}, behandling: uændret}}\n" for number in range(1, 6))

    assert lead("mål:\n" + kept + OWN + THEME).endswith("selv har valgt, og med seks mål.")


def test_goals_merged_into_themes_are_no_goals_beside_them(lead):
    merged = "".join(
        f"  - {{ministermål: {number}, samles i: Job til alle, begrundelse: Ja.}}\n" for number in range(1, 6)
    )

    assert lead("mål:\n" + merged + THEME).endswith("selv har valgt.")
