"""A number that contradicts the indicator beside it is told of; anything else is left in peace."""

from __future__ import annotations

import pytest

from tests.plan_bench import Bench

FIGURES = {
    "offentlig-forsørgelse-andel": """
        Greve:         2016M06 5,6, 2017M06 5,2
        RAR Sjælland:  2017M06 5,9
        Hele landet:   2017M06 4,9
    """,
}


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("skrevne-tal"), FIGURES)


def file(text: str, remark: str = "Ingen bemærkninger.") -> str:
    return f"""kommune: Greve
mål:
  - ministermål: 1
    udfordring: |
      {text}
    indikatorer:
      - indikator: offentlig-forsørgelse-andel
        måltal: {{højst: "4,5", enhed: procent}}
        bemærkning: {remark}
"""


CONTRADICTION = "Andelen på offentlig forsørgelse er 5,4 pct. i kommunen."


def contradictions(bench: Bench, text: str) -> list[str]:
    return [item.cause for item in bench.findings(text) if item.code == "tekst-tal-modsiges"]


@pytest.mark.parametrize(
    "text",
    [
        CONTRADICTION,
        "Offentlig forsørgelse lå på 5,4 procent i juni 2017.",
        "Offentlig forsørgelse lå på 5,2 pct. i juni 2016.",
        "Offentlig forsørgelse lå på 5,2 pct. i 2016.",
        "Kun 6 pct. er på offentlig forsørgelse. Og 5,1 pct. er på offentlig forsørgelse.",
    ],
)
def test_a_number_beside_its_indicator_that_is_none_of_its_figures(bench: Bench, text: str) -> None:
    assert contradictions(bench, file(text))


@pytest.mark.parametrize(
    "text",
    [
        "Andelen på offentlig forsørgelse er 5,2 pct. i kommunen.",
        "Andelen på offentlig forsørgelse er 5 pct. i kommunen.",
        "Andelen på offentlig forsørgelse er 4,9 pct. i landet og 5,9 pct. i RAR Sjælland.",
        "Andelen på offentlig forsørgelse skal ned på 4,5 pct. i 2018.",
        "Andelen på offentlig forsørgelse var 5,6 pct. i 2016.",
        "Andelen på offentlig forsørgelse var 6,8 pct. i 2009.",
        "70 pct. af dem på offentlig forsørgelse er over 30 år.",
        "Vi har 5 personer på offentlig forsørgelse i forløb.",
        "Ledigheden er 5,4 pct. i kommunen.",
        "Andelen på offentlig forsørgelse er {offentlig-forsørgelse-andel}.",
        "Andelen på offentlig forsørgelse er faldet med 5,4 procentpoint.",
    ],
)
def test_figures_targets_other_years_and_other_things_are_left_in_peace(bench: Bench, text: str) -> None:
    assert contradictions(bench, file(text)) == []


def test_a_remark_under_the_indicator_need_not_name_it(bench: Bench) -> None:
    assert contradictions(bench, file("Ingen tal.", "Andelen er 5,4 pct. hos os."))


def test_the_finding_names_both_places(bench: Bench) -> None:
    (found,) = [i for i in bench.findings(file(CONTRADICTION)) if i.code == "tekst-tal-modsiges"]
    assert found.place is not None
    assert (found.place.line, found.place.excerpt.strip()) == (5, CONTRADICTION)
    assert found.place.excerpt[found.place.column - 1 :].startswith("5,4 pct.")
    assert f"{found.place.file}:7" in found.cause
    assert "{offentlig-forsørgelse-andel}" in found.cure
