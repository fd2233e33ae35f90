"""Subgroups and areas: each target is held against figures for the same people, or not measured."""

from __future__ import annotations

from generator.plan.plan import Plan
from generator.plan.targets import Reason, TargetStatus
from tests.targets.target_bench import PERSONS, SHARE, TargetBench, said

YOUNG = "unge under 30 år"
SOURCE = "kilde: Egen opgørelse"


def own(*figures: str) -> str:
    return f"egne tal: [{', '.join('{' + figure + '}' for figure in figures)}]\n{SOURCE}"


def plan_of(bench: TargetBench, target: str, use: str, indicator: str = SHARE) -> Plan:
    return bench.plan(bench.text(target, indicator, use=use))


def test_a_subgroup_is_not_held_against_figures_for_everybody(bench: TargetBench) -> None:
    use = own("periode: 2017M06, værdi: '3,4'") + f"\nmålgruppe: {YOUNG}"
    target = bench.target("{under: RAR}", use=use)

    assert (target.evaluated.status, target.evaluated.reason) == (
        TargetStatus.NOT_MEASURED,
        Reason.NO_COMPARATOR,
    )
    assert said(target)[2] == "Målet kan ikke vurderes, fordi der ikke er tal for RAR Hovedstaden."
    assert "måltal-uden-grundlagstal" in bench.found("{under: RAR}", use=use)


def test_nor_is_a_subgroup_that_only_the_target_names(bench: TargetBench) -> None:
    use = own("periode: 2017M06, værdi: '3,4'")

    assert bench.target(f"{{under: RAR, målgruppe: {YOUNG}}}", use=use).evaluated.bounds is None


def test_a_subgroup_has_no_place_among_figures_for_everybody(bench: TargetBench) -> None:
    use = own("periode: 2017M06, værdi: '3,4'") + f"\nmålgruppe: {YOUNG}"

    assert bench.target("{placering: 3}", use=use).evaluated.reason is Reason.NO_OTHERS
    assert bench.target("{på niveau med: Hele landet}", use=use).evaluated.reason is Reason.NO_COMPARATOR


def test_no_figures_for_everybody_are_shown_beside_a_subgroup(bench: TargetBench) -> None:
    use = own("periode: 2017M06, værdi: '3,4'") + f"\nmålgruppe: {YOUNG}"
    (indicator,) = plan_of(bench, "{højst: 3}", use).goals[0].indicators
    measure = indicator.measures[0]

    assert [measure.series(comparator).figures for comparator in indicator.comparators] == [(), ()]
    assert measure.standing(bench.library.geography.municipalities, measure.own.periods[-1]) is None
    assert indicator.name.endswith(f", {YOUNG}")


def test_a_subgroup_is_held_against_figures_for_the_same_subgroup(bench: TargetBench) -> None:
    figures = (
        f"målgruppe: {YOUNG}, periode: 2017M06, værdi: '7,4'",
        f"målgruppe: {YOUNG}, område: RAR, periode: 2017M06, værdi: '8,0'",
    )
    target = bench.target(f"{{under: RAR, målgruppe: {YOUNG}}}", use=own(*figures))

    assert said(target)[1:] == [
        "Det svarer til mindre end 8,0 pct., da RAR Hovedstaden lå på 8,0 pct. i juni 2017.",
        "Målet er nået: 7,4 pct. i juni 2017.",
    ]


def test_each_subgroup_is_measured_by_its_own_figures(bench: TargetBench) -> None:
    figures = (
        f"målgruppe: {YOUNG}, periode: 2017M06, værdi: '7,4'",
        "målgruppe: indvandrere, periode: 2017M06, værdi: '12,1'",
    )
    targets = f"\n- {{højst: 7, målgruppe: {YOUNG}}}\n- {{højst: 13, målgruppe: indvandrere}}\n- {{højst: 4}}"
    found = bench.targets(targets, use=own(*figures))

    assert [said(target)[2] for target in found] == [
        "Afstanden til målet er 0,3 procentpoint: 4,3 pct. i juni 2017.",
        "Afstanden til målet er 0,4 procentpoint: 7,4 pct. i juni 2017.",
        "Målet er nået: 12,1 pct. i juni 2017.",
    ]


def test_one_series_of_figures_does_not_measure_several_subgroups(bench: TargetBench) -> None:
    targets = f"\n- {{højst: 7, målgruppe: {YOUNG}}}\n- {{højst: 13, målgruppe: indvandrere}}"
    use = own("periode: 2017M06, værdi: '3,4'")

    assert {t.evaluated.reason for t in bench.targets(targets, use=use)} == {Reason.POPULATION}
    assert bench.found(targets, use=use).count("målgruppe-uden-tal") == 2


def test_a_subgroup_has_a_part_of_its_own_with_its_figures_and_targets(bench: TargetBench) -> None:
    use = own(
        f"målgruppe: {YOUNG}, periode: 2016M06, værdi: 90", f"målgruppe: {YOUNG}, periode: 2017M06, værdi: 80"
    )
    everybody, young = plan_of(bench, f"{{højst: 75, målgruppe: {YOUNG}}}", use, PERSONS).goals[0].indicators

    assert everybody.measures[0].own.latest().value == 498
    assert young.measures[0].own.values == (90, 80)
    assert (everybody.targets, len(young.targets)) == ((), 1)
    assert young.short_name.endswith(f", {YOUNG}")


def test_figures_for_everybody_do_not_measure_the_subgroup_of_an_indicator(bench: TargetBench) -> None:
    target = bench.target("{højst: 5}", use=f"målgruppe: {YOUNG}")

    assert target.evaluated.reason is Reason.POPULATION


def test_an_area_is_measured_by_figures_for_the_same_area(bench: TargetBench) -> None:
    targets = "\n- {højst: 5, gælder: Jobcenter Nord}\n- {højst: 6, gælder: Jobcenter Syd}"
    use = own("område: Jobcenter Nord, periode: 2017M06, værdi: '4,0'")

    north, south = bench.targets(targets, use=use)
    assert said(north)[2] == "Målet er nået: 4,0 pct. i juni 2017."
    assert south.evaluated.reason is Reason.MISSING


def test_a_result_of_the_follow_up_names_the_subgroup_it_is_about(bench: TargetBench) -> None:
    use = own(f"målgruppe: {YOUNG}, periode: 2017M06, værdi: '7,4'")
    targets = f"\n- {{højst: 7, målgruppe: {YOUNG}}}\n- {{højst: 4}}"
    values = f"{{mål: 1, indikator: {SHARE}, målgruppe: {YOUNG}, værdi: '6,9', resultat: indfriet}}"
    plan = f"opfølgning:\n  - navn: Første status\n    periode: 2017K4\n    værdier: [{values}]\n"

    everybody, young = bench.targets(targets, use=use, plan=plan)
    assert (everybody.evaluated.status, young.evaluated.status) == (TargetStatus.NOT_MET, TargetStatus.MET)
    assert said(young)[2] == "Målet er nået: 6,9 pct. i 4. kvartal 2017."
