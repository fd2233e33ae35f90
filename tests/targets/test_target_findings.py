"""What is wrong with a target: each finding is made by the smallest file that deserves it, at its place."""

from __future__ import annotations

import pytest

from tests.targets.target_bench import (
    COST,
    FLEXIBLE,
    LONG_TERM,
    PARTNERS,
    PERSONS,
    RECRUITMENT,
    SHARE,
    TargetBench,
)

WRONG = [
    ("måltal-tomt", "{enhed: procent}", SHARE, "{enhed"),
    ("måltal-flertydigt", "{placering: 3, bedste: tredjedel}", SHARE, "{placering"),
    ("måltal-flertydigt", "{mindst: 4, mere end: 3}", SHARE, "{mindst"),
    ("måltal-flertydigt", "{mindst: 4, højst: 5, præcis: 4}", SHARE, "{mindst"),
    ("måltal-flertydigt", "{under: RAR, over: Hele landet}", SHARE, "{under"),
    ("måltal-tal-for-meget", "{placering: 3, mindst: 4}", SHARE, "4"),
    ("måltal-tal-for-meget", "{retning: uændret, mindst: 3}", SHARE, "3"),
    ("måltal-tal-for-meget", "{mindst: 1, højst: 2, under: RAR}", SHARE, "2"),
    ("måltal-uden-tal", "{pr: måned, retning: fald}", PERSONS, "måned"),
    ("måltal-uden-retning", "{pr: måned, mindst: 5}", PERSONS, "måned"),
    ("måltal-uden-retning", "{pr: måned, mindst: 5, retning: uændret}", PERSONS, "måned"),
    ("måltal-tomt-interval", "{mindst: 6, højst: 5}", SHARE, "{mindst"),
    ("måltal-tomt-interval", "{mere end: 5, mindre end: 5}", SHARE, "{mere"),
    ("måltal-placering", "{placering: 0}", SHARE, "0"),
    ("måltal-placering", "{placering: 5, blandt: nabokommuner}", SHARE, "5"),
    ("måltal-gælder-ukendt", "{højst: 4, gælder: Greve}", SHARE, "Greve"),
    ("måltal-uden-udgangspunkt", "{retning: fald, udgangspunkt: {periode: 2014}}", PERSONS, "{retning"),
    ("måltal-udgangspunkt-nul", "{retning: fald, mindst: 5, enhed: procent}", LONG_TERM, "procent"),
    ("måltal-umuligt", "{retning: fald, mindst: 600}", PERSONS, "{retning"),
    ("måltal-uden-enhed", "{retning: fald, mindst: 1}", SHARE, "{retning"),
    ("måltal-umuligt", "{mindst: 101}", PARTNERS, "{mindst"),
    ("måltal-uden-grundlagstal", "{under: klyngen}", SHARE, "{under"),
    ("måltal-uden-grundlagstal", "{placering: 1, blandt: klyngen}", SHARE, "klyngen"),
    ("måltal-uden-bedst", "{på niveau med: RAR}", FLEXIBLE, "{på"),
    ("måltal-modsat", "{mindst: 5}", SHARE, "5"),
    ("måltal-modsat", "{højst: 30}", PARTNERS, "30"),
    ("måltal-modsat", "{retning: stigning, mindst: 1}", SHARE, "stigning"),
    ("måltal-modsat", "{retning: fald, højst: 2}", SHARE, "2"),
    ("måltal-modsat", "{mindst: 1, over: RAR}", SHARE, "RAR"),
    ("måltal-modsat", "{højst: 1, under: RAR}", SHARE, "1"),
    ("måltal-antal-sammenlignet", "{under: Hele landet}", PERSONS, "Hele landet"),
    ("måltal-antal-sammenlignet", "{placering: 3}", PERSONS, "3"),
    ("måltal-afventer-med-tal", "{højst: 4, afventer: {senest: 2018}}", SHARE, "{senest"),
    ("måltal-blandt-uden-placering", "{højst: 4, blandt: RAR}", SHARE, "RAR"),
    ("måltal-prisniveau-uden-beløb", "{højst: 4, prisniveau: 2018}", SHARE, "2018"),
    ("måltal-fasthold-ikke-nået", "{højst: 4, fasthold: ja}", SHARE, "ja"),
    (
        "måltal-senest-før-udgangspunkt",
        "{retning: fald, mindst: 1, senest: 2016M06, udgangspunkt: {periode: 2016M12, værdi: 500}}",
        PERSONS,
        "2016M06",
    ),
    ("måltal-uden-tal-for-området", "{højst: 4}", RECRUITMENT, "{højst"),
    ("målgruppe-uden-tal", "{højst: 4, målgruppe: unge}", SHARE, "unge"),
    ("sammenligning-ukendt", "{under: klynggen}", SHARE, "klynggen"),
    ("sammenligning-ukendt", "{placering: 3, blandt: alle byer}", SHARE, "alle byer"),
    ("procent-eller-procentpoint", "{mindst: 2, enhed: procent, under: RAR}", SHARE, "procent"),
    ("procent-af-procent", "{retning: fald, mindst: 2, enhed: procent}", SHARE, "procent"),
    ("procentpoint-som-niveau", "{højst: 4, enhed: procentpoint}", SHARE, "procentpoint"),
    ("enhed-passer-ikke", "{højst: 4, enhed: personer}", SHARE, "personer"),
    ("enhed-passer-ikke", "{højst: 400, enhed: personer}", PERSONS, "personer"),
    ("enhed-passer-ikke", "{retning: fald, mindst: 4, enhed: sager}", PERSONS, "sager"),
    ("enhed-passer-ikke", "{mindst: 4, enhed: personer, under: sammenligningskommuner}", PERSONS, "personer"),
    ("enhed-passer-ikke", "{forløb: [{periode: 2018, værdi: 3}], enhed: sager}", COST, "sager"),
]


@pytest.mark.parametrize(("code", "yaml", "indicator", "at"), WRONG)
def test_what_is_wrong_with_a_target_is_found_where_it_stands(
    bench: TargetBench, code: str, yaml: str, indicator: str, at: str
) -> None:
    findings = [item for item in bench.findings(bench.text(yaml, indicator)) if item.code == code]

    (found,) = findings
    assert found.place is not None
    assert found.place.excerpt.strip() == yaml
    assert found.place.excerpt[found.place.column - 1 :].startswith(at)


RIGHT = [
    ("{højst: 4}", SHARE),
    ("{mindst: 4, højst: 5}", SHARE),
    ("{mindst: 28}", PARTNERS),
    ("{mindst: 220}", FLEXIBLE),
    ("{højst: 30000000, enhed: kr., prisniveau: 2018}", COST),
    ("{retning: stigning, højst: 2, enhed: procent}", PERSONS),
    ("{retning: fald, højst: 2, enhed: procentpoint}", PARTNERS),
    ("{mindst: 1, under: sammenligningskommuner}", SHARE),
    ("{højst: 1, under: Hele landet}", PARTNERS),
    ("{mindst: 50, under: sammenligningskommuner}", PERSONS),
    ("{placering: 98}", SHARE),
    ("{bedste: tredjedel, blandt: Region Hovedstaden}", SHARE),
    ("{mindre end: 5, fasthold: ja}", SHARE),
    ("{afventer: {senest: 2018-02-06}}", SHARE),
    ("Alle har en plan.", SHARE),
]


@pytest.mark.parametrize(("yaml", "indicator"), RIGHT)
def test_a_target_that_makes_sense_is_left_alone(bench: TargetBench, yaml: str, indicator: str) -> None:
    assert bench.found(yaml, indicator) == []


def test_the_words_say_what_to_do(bench: TargetBench) -> None:
    findings = bench.findings(bench.text("{mindst: 2, enhed: procent, under: sammenligningskommuner}"))

    (found,) = [item for item in findings if item.code == "procent-eller-procentpoint"]
    assert found.cause == (
        "En afstand mellem to andele af »Fuldtidspersoner på offentlig forsørgelse i pct. af befolkningen "
        "16-66 år« måles i procentpoint, men her står procent. Planen skriver procentpoint."
    )
    assert found.cure.startswith("Skriv »enhed: procentpoint«.")


def test_percent_for_percentage_points_is_put_right_in_print(bench: TargetBench) -> None:
    target = bench.target("{mindst: 2, enhed: procent, under: sammenligningskommuner}")

    assert target.statement.startswith("Mindst 2\N{NO-BREAK SPACE}procentpoint under")


def test_a_target_nobody_can_understand_is_not_said_to_be_pending(bench: TargetBench) -> None:
    assert bench.targets("{mindst: 4, mere end: 3}") == ()


def test_the_plan_is_built_though_the_members_of_a_group_are_not_known(bench: TargetBench) -> None:
    findings = bench.findings(bench.text("{mindst: 2, under: klyngen}"))

    assert {"sammenligning-uden-kommuner", "måltal-uden-grundlagstal"} <= {item.code for item in findings}
    assert not any(item.is_error for item in findings)


def test_nothing_is_missing_where_the_figures_are_hidden(bench: TargetBench) -> None:
    text = bench.text("{retning: fald, mindst: 3}", LONG_TERM, kommune="Læsø")

    codes = [item.code for item in bench.findings(text) if item.code.startswith("måltal")]
    assert codes == ["måltal-uden-tal-for-området"]
