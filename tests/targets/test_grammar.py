"""The grammar of targets: every kind met in real plans, as it is written, evaluated and said.

Each case is the target in YAML, its kind, how it stands, and its three sentences: the target itself, what it
means in figures, and how far there is to go. The figures stand in ``target_bench.py``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from generator.plan.target_kinds import TargetKind
from generator.plan.targets import TargetStatus
from tests.targets.target_bench import (
    COST,
    FLEXIBLE,
    INDEX,
    PARTNERS,
    PERSONS,
    PLACE,
    SAVING,
    SHARE,
    TargetBench,
    said,
)

MET, NOT_MET = TargetStatus.MET, TargetStatus.NOT_MET
PENDING, NOT_MEASURED = TargetStatus.PENDING, TargetStatus.NOT_MEASURED


@dataclass(frozen=True)
class Case:
    name: str
    yaml: str
    kind: TargetKind
    status: TargetStatus
    statement: str
    meaning: str | None = None
    distance: str | None = None
    indicator: str = SHARE
    more: dict[str, str] = field(default_factory=dict)


CASES = [
    # T1 absolute level
    Case(
        "a level at most",
        "{højst: '4,1'}",
        TargetKind.LEVEL,
        NOT_MET,
        "Højst 4,1 pct.",
        None,
        "Afstanden til målet er 0,2 procentpoint: 4,3 pct. i juni 2017.",
    ),
    Case(
        "a level at least",
        "{mindst: 28}",
        TargetKind.LEVEL,
        MET,
        "Mindst 28 pct.",
        None,
        "Målet er nået: 28,5 pct. i juni 2017.",
        PARTNERS,
    ),
    Case(
        "a level below",
        "{mindre end: '4,3'}",
        TargetKind.LEVEL,
        NOT_MET,
        "Mindre end 4,3 pct.",
        None,
        "Målet er ikke nået endnu: 4,3 pct. i juni 2017.",
    ),
    Case(
        "a level above",
        "{mere end: 28}",
        TargetKind.LEVEL,
        MET,
        "Mere end 28 pct.",
        None,
        "Målet er nået: 28,5 pct. i juni 2017.",
        PARTNERS,
    ),
    Case(
        "an exact level",
        "{præcis: 500}",
        TargetKind.LEVEL,
        NOT_MET,
        "Præcis 500 fuldtidspersoner",
        None,
        "Afstanden til målet er 2 fuldtidspersoner: 498 fuldtidspersoner i juni 2017.",
        PERSONS,
    ),
    Case(
        "a place on a list",
        "{højst: 35}",
        TargetKind.LEVEL,
        NOT_MET,
        "Højst nr. 35",
        None,
        "Afstanden til målet er 1 plads: nr. 36 i 1. halvår 2017.",
        PLACE,
    ),
    # T2 change in persons, T3 in percent, T4 in percentage points
    Case(
        "a fall in persons from a stated start",
        "{retning: fald, mindst: 198, udgangspunkt: {periode: juni 2015, værdi: 4086}}",
        TargetKind.CHANGE,
        MET,
        "Et fald på mindst 198 fuldtidspersoner fra 4.086 fuldtidspersoner i juni 2015",
        "Det svarer til højst 3.888 fuldtidspersoner.",
        "Målet er nået: 498 fuldtidspersoner i juni 2017.",
        PERSONS,
    ),
    Case(
        "a fall in percent from a stated period",
        "{retning: fald, mindst: '29,7', enhed: procent, udgangspunkt: {periode: 2016M06}}",
        TargetKind.CHANGE,
        NOT_MET,
        "Et fald på mindst 29,7 pct. fra 510 fuldtidspersoner i juni 2016",
        "Det svarer til højst 359 fuldtidspersoner.",
        "Afstanden til målet er 139 fuldtidspersoner: 498 fuldtidspersoner i juni 2017.",
        PERSONS,
    ),
    Case(
        "a fall in percentage points from now",
        "{retning: fald, mindst: '0,6', enhed: procentpoint}",
        TargetKind.CHANGE,
        NOT_MET,
        "Et fald på mindst 0,6 procentpoint",
        "Det svarer til højst 3,7 pct., når der regnes fra 4,3 pct. i juni 2017.",
        "Afstanden til målet er 0,6 procentpoint: 4,3 pct. i juni 2017.",
    ),
    Case(
        "a change of a share without a unit is in percentage points",
        "{retning: stigning, mere end: 1}",
        TargetKind.CHANGE,
        NOT_MET,
        "En stigning på mere end 1 procentpoint",
        "Det svarer til mere end 29,5 pct., når der regnes fra 28,5 pct. i juni 2017.",
        "Afstanden til målet er 1,0 procentpoint: 28,5 pct. i juni 2017.",
        PARTNERS,
    ),
    Case(
        "a rise in an index is in points",
        "{retning: stigning, mindst: 2}",
        TargetKind.CHANGE,
        NOT_MET,
        "En stigning på mindst 2 point",
        "Det svarer til mindst 103, når der regnes fra 101 i 2. kvartal 2017.",
        "Afstanden til målet er 2 point: 101 i 2. kvartal 2017.",
        INDEX,
    ),
    Case(
        "a lower number of a place is a step forward",
        "{retning: fald, mindst: 3}",
        TargetKind.CHANGE,
        NOT_MET,
        "En fremgang på mindst 3 pladser",
        "Det svarer til højst nr. 33, når der regnes fra nr. 36 i 1. halvår 2017.",
        "Afstanden til målet er 3 pladser: nr. 36 i 1. halvår 2017.",
        PLACE,
    ),
    # T5 a gap to a comparator
    Case(
        "below the average of the comparison municipalities",
        "{mindst: 2, enhed: procentpoint, under: sammenligningskommuner}",
        TargetKind.GAP,
        NOT_MET,
        "Mindst 2 procentpoint under gennemsnittet for sammenligningskommuner",
        "Det svarer til højst 4,1 pct., da gennemsnittet for sammenligningskommuner lå på 6,1 pct. "
        "i juni 2017.",
        "Afstanden til målet er 0,2 procentpoint: 4,3 pct. i juni 2017.",
    ),
    Case(
        "above the country",
        "{mindst: 2, over: Hele landet}",
        TargetKind.GAP,
        NOT_MET,
        "Mindst 2 procentpoint over hele landet",
        "Det svarer til mindst 32,1 pct., da hele landet lå på 30,1 pct. i juni 2017.",
        "Afstanden til målet er 3,6 procentpoint: 28,5 pct. i juni 2017.",
        PARTNERS,
    ),
    Case(
        "not far below the country",
        "{højst: 2, under: Hele landet}",
        TargetKind.GAP,
        MET,
        "Højst 2 procentpoint under hele landet",
        "Det svarer til mindst 28,1 pct., da hele landet lå på 30,1 pct. i juni 2017.",
        "Målet er nået: 28,5 pct. i juni 2017.",
        PARTNERS,
    ),
    Case(
        "simply below the council area",
        "{under: RAR}",
        TargetKind.GAP,
        MET,
        "Under RAR Hovedstaden",
        "Det svarer til mindre end 4,5 pct., da RAR Hovedstaden lå på 4,5 pct. i juni 2017.",
        "Målet er nået: 4,3 pct. i juni 2017.",
    ),
    Case(
        "a fine gap is worked out with its own decimals",
        "{mindst: '0,25', under: RAR}",
        TargetKind.GAP,
        NOT_MET,
        "Mindst 0,25 procentpoint under RAR Hovedstaden",
        "Det svarer til højst 4,25 pct., da RAR Hovedstaden lå på 4,50 pct. i juni 2017.",
        "Afstanden til målet er 0,05 procentpoint: 4,30 pct. i juni 2017.",
    ),
    # T6 on a level with
    Case(
        "as good as the country, by the newest month that both have",
        "{på niveau med: Hele landet}",
        TargetKind.LEVEL_WITH,
        MET,
        "Mindst lige så godt som hele landet",
        "Det svarer til højst 4,9 pct., da hele landet lå på 4,9 pct. i maj 2017.",
        "Målet er nået: 4,4 pct. i maj 2017.",
    ),
    Case(
        "as good as another municipality",
        "{på niveau med: Hillerød}",
        TargetKind.LEVEL_WITH,
        NOT_MET,
        "Mindst lige så godt som Hillerød",
        "Det svarer til mindst 31,0 pct., da Hillerød lå på 31,0 pct. i juni 2017.",
        "Afstanden til målet er 2,5 procentpoint: 28,5 pct. i juni 2017.",
        PARTNERS,
    ),
    # T7 rank
    Case(
        "best in the country",
        "{placering: 1}",
        TargetKind.RANK,
        NOT_MET,
        "Bedst placeret af landets 98 kommuner",
        "Det svarede til højst 4,0 pct. i juni 2017.",
        "Afstanden til målet er 1 plads: delt nr. 2 af 96 i juni 2017.",
    ),
    Case(
        "among the best of the council area, a shared place counting as the better one",
        "{placering: 2, blandt: RAR}",
        TargetKind.RANK,
        MET,
        "Blandt de 2 bedst placerede af de 28 kommuner i RAR Hovedstaden",
        "Det svarede til højst 4,3 pct. i juni 2017.",
        "Målet er nået: delt nr. 2 af 28 i juni 2017.",
    ),
    Case(
        "best in a group that the municipality is not part of",
        "{placering: 1, blandt: sammenligningskommuner}",
        TargetKind.RANK,
        MET,
        "Bedst placeret af Frederikssund og de 2 kommuner i gruppen »sammenligningskommuner«",
        "Det svarede til højst 4,3 pct. i juni 2017.",
        "Målet er nået: nr. 1 af 3 i juni 2017.",
    ),
    Case(
        "best in a group that the municipality is part of, where more is better",
        "{placering: 1, blandt: nabokommuner}",
        TargetKind.RANK,
        NOT_MET,
        "Bedst placeret af de 4 kommuner i gruppen »nabokommuner«",
        "Det svarede til mindst 31,0 pct. i juni 2017.",
        "Afstanden til målet er 1 plads: nr. 2 af 3 i juni 2017.",
        PARTNERS,
    ),
    # T8 band
    Case(
        "in the best third",
        "{bedste: tredjedel, blandt: RAR}",
        TargetKind.BAND,
        MET,
        "I den bedste tredjedel af de 28 kommuner i RAR Hovedstaden",
        "Det svarede til højst 7,2 pct. i juni 2017.",
        "Målet er nået: delt nr. 2 af 28 i juni 2017.",
    ),
    # T9 hold, maintain
    Case(
        "hold below",
        "{mindre end: '4,5', fasthold: ja}",
        TargetKind.LEVEL,
        MET,
        "Fortsat mindre end 4,5 pct.",
        None,
        "Målet er nået: 4,3 pct. i juni 2017.",
    ),
    Case(
        "keep the lead",
        "{mindst: '1,5', under: sammenligningskommuner, fasthold: ja}",
        TargetKind.GAP,
        MET,
        "Fortsat mindst 1,5 procentpoint under gennemsnittet for sammenligningskommuner",
        "Det svarer til højst 4,6 pct., da gennemsnittet for sammenligningskommuner lå på 6,1 pct. "
        "i juni 2017.",
        "Målet er nået: 4,3 pct. i juni 2017.",
    ),
    # T10 limit the increase
    Case(
        "limit the increase",
        "{retning: stigning, højst: 3, enhed: procent}",
        TargetKind.CHANGE,
        MET,
        "En stigning på højst 3 pct.",
        "Det svarer til højst 513 fuldtidspersoner, når der regnes fra 498 fuldtidspersoner i juni 2017.",
        "Målet er nået: 498 fuldtidspersoner i juni 2017.",
        PERSONS,
    ),
    # T11 range
    Case(
        "between",
        "{mindst: 4, højst: 5}",
        TargetKind.RANGE,
        MET,
        "Mellem 4 og 5 pct.",
        None,
        "Målet er nået: 4,3 pct. i juni 2017.",
    ),
    Case(
        "between, one end excluded",
        "{mere end: '4,3', højst: 5}",
        TargetKind.RANGE,
        NOT_MET,
        "Mere end 4,3 pct. og højst 5 pct.",
        None,
        "Målet er ikke nået endnu: 4,3 pct. i juni 2017.",
    ),
    # T12 direction only
    Case(
        "a fall",
        "{retning: fald, udgangspunkt: {periode: 2016M06}}",
        TargetKind.TREND,
        MET,
        "Et fald fra 4,7 pct. i juni 2016",
        "Det svarer til mindre end 4,7 pct.",
        "Målet er nået: 4,3 pct. i juni 2017.",
    ),
    Case(
        "a rise that has yet to begin",
        "{retning: stigning}",
        TargetKind.TREND,
        NOT_MET,
        "En stigning",
        "Det svarer til mere end 28,5 pct., når der regnes fra 28,5 pct. i juni 2017.",
        "Målet er ikke nået endnu: 28,5 pct. i juni 2017.",
        PARTNERS,
    ),
    Case(
        "unchanged, which better than before meets too",
        "{retning: uændret, udgangspunkt: {periode: 2016M06}}",
        TargetKind.TREND,
        MET,
        "Uændret niveau",
        "Det svarer til højst 4,7 pct.",
        "Målet er nået: 4,3 pct. i juni 2017.",
    ),
    # T13 qualitative
    Case(
        "qualitative",
        "Alle borgere har en plan.",
        TargetKind.QUALITATIVE,
        NOT_MEASURED,
        "Alle borgere har en plan.",
        None,
        "Målet vurderes uden tal.",
    ),
    # T14 pace
    Case(
        "a pace counts until it is due",
        "{pr: måned, mindst: 5, retning: fald, senest: 2017M12}",
        TargetKind.PACE,
        NOT_MET,
        "Et fald på mindst 5 fuldtidspersoner pr. måned senest i december 2017",
        "Det svarer til højst 468 fuldtidspersoner i december 2017, når der regnes fra 498 "
        "fuldtidspersoner i juni 2017.",
        "Afstanden til målet er 30 fuldtidspersoner: 498 fuldtidspersoner i juni 2017.",
        PERSONS,
    ),
    Case(
        "a pace without a due period counts to the end of the plan",
        "{pr: kvartal, mindst: 15, retning: fald, udgangspunkt: {periode: 2016M12}}",
        TargetKind.PACE,
        NOT_MET,
        "Et fald på mindst 15 fuldtidspersoner pr. kvartal fra 520 fuldtidspersoner i december 2016",
        "Det svarer til højst 400 fuldtidspersoner i december 2018.",
        "Afstanden til målet er 98 fuldtidspersoner: 498 fuldtidspersoner i juni 2017.",
        PERSONS,
    ),
    # T15 path
    Case(
        "a path is measured by the step it is on its way to",
        "{forløb: [{periode: 2016, værdi: '30,5'}, {periode: 2017, værdi: 29}, {periode: 2018, værdi: 27}]}",
        TargetKind.PATH,
        NOT_MET,
        "Højst 30,5 mio. kr. i 2016, 29 mio. kr. i 2017 og 27 mio. kr. i 2018",
        "Det næste trin er højst 29,0 mio. kr. i 2017.",
        "Afstanden til målet er 0,8 mio. kr.: 29,8 mio. kr. i 2. kvartal 2017.",
        COST,
    ),
    Case(
        "a path that is over is measured by its last step",
        "{forløb: {periode: 2016, værdi: 1}, enhed: mio. kr.}",
        TargetKind.PATH,
        MET,
        "Mindst 1 mio. kr. i 2016",
        "Det sidste trin var mindst 1.000.000 kr. i 2016.",
        "Målet er nået: 1.200.000 kr. i 1. halvår 2017.",
        SAVING,
    ),
    # T16 money
    Case(
        "kroner held against millions",
        "{højst: 29000000, enhed: kr., prisniveau: 2018}",
        TargetKind.LEVEL,
        NOT_MET,
        "Højst 29.000.000 kr. (2018-priser)",
        None,
        "Afstanden til målet er 0,8 mio. kr.: 29,8 mio. kr. i 2. kvartal 2017.",
        COST,
    ),
    Case(
        "millions held against kroner",
        "{mindst: '1,25', enhed: mio. kr.}",
        TargetKind.LEVEL,
        NOT_MET,
        "Mindst 1,25 mio. kr.",
        None,
        "Afstanden til målet er 50.000 kr.: 1.200.000 kr. i 1. halvår 2017.",
        SAVING,
    ),
    # T17 survey
    Case(
        "a survey",
        "{mindst: 80}",
        TargetKind.LEVEL,
        NOT_MET,
        "Mindst 80 pct.",
        None,
        "Afstanden til målet er 3 procentpoint: 77 pct. i 2017.",
        "virksomhedstilfredshed",
        {
            "use": """
                egne tal: [{periode: 2017, værdi: 77}]
                kilde: {navn: Egen undersøgelse, type: undersøgelse, antal svar: 412, runde: forår 2017}
            """
        },
    ),
    # T18 pending, then decided
    Case(
        "pending with a date",
        "{afventer: {senest: 2018-02-06, af: Beskæftigelsesudvalget}}",
        TargetKind.PENDING,
        PENDING,
        "Fastsættes senere, ventes den 6. februar 2018",
    ),
    Case(
        "pending with words",
        "{afventer: ultimo januar 2018}",
        TargetKind.PENDING,
        PENDING,
        "Fastsættes senere, ventes ultimo januar 2018",
    ),
    Case("pending", "{afventer: {}}", TargetKind.PENDING, PENDING, "Fastsættes senere"),
    Case(
        "decided",
        "{højst: 4, besluttet: {af: Beskæftigelsesudvalget, dato: 2018-02-06}}",
        TargetKind.LEVEL,
        NOT_MET,
        "Højst 4 pct.",
        None,
        "Afstanden til målet er 0,3 procentpoint: 4,3 pct. i juni 2017.",
    ),
    # T20 subgroup
    Case(
        "a subgroup with figures of its own",
        "{mindre end: '7,5', målgruppe: unge under 30 år, senest: 2018}",
        TargetKind.LEVEL,
        MET,
        "Mindre end 7,5 pct. for unge under 30 år senest i 2018",
        None,
        "Målet er nået: 7,4 pct. i 2. kvartal 2017.",
        SHARE,
        {"use": "egne tal: [{periode: 2017K2, værdi: '7,4'}]\nkilde: Egen opgørelse"},
    ),
    Case(
        "a subgroup that the figures are not about is not measured by them",
        "{mindre end: '7,5', målgruppe: unge under 30 år}",
        TargetKind.LEVEL,
        NOT_MEASURED,
        "Mindre end 7,5 pct. for unge under 30 år",
        None,
        "Målet kan ikke vurderes, fordi tallene ikke er opgjort for unge under 30 år.",
    ),
    Case(
        "a subgroup that awaits a target",
        "{afventer: {}, målgruppe: unge under 30 år}",
        TargetKind.PENDING,
        PENDING,
        "Unge under 30 år: Fastsættes senere",
    ),
    # T23 polarity that depends on context
    Case(
        "what is better is decided by the plan",
        "{på niveau med: Hele landet}",
        TargetKind.LEVEL_WITH,
        NOT_MET,
        "Mindst lige så godt som hele landet",
        "Det svarer til mindst 70.000 fuldtidspersoner, da hele landet lå på 70.000 "
        "fuldtidspersoner i juni 2017.",
        "Afstanden til målet er 69.790 fuldtidspersoner: 210 fuldtidspersoner i juni 2017.",
        FLEXIBLE,
        {"use": "bedst: højere er bedre"},
    ),
    Case(
        "a level needs nobody to say what is better",
        "{mindst: 200}",
        TargetKind.LEVEL,
        MET,
        "Mindst 200 fuldtidspersoner",
        None,
        "Målet er nået: 210 fuldtidspersoner i juni 2017.",
        FLEXIBLE,
    ),
    Case(
        "a path does",
        "{forløb: [{periode: 2018, værdi: 200}]}",
        TargetKind.PATH,
        NOT_MEASURED,
        "200 fuldtidspersoner i 2018",
        None,
        "Målet kan ikke vurderes, fordi det ikke er angivet, hvad der er bedst.",
        FLEXIBLE,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_target_is_understood_evaluated_and_said(bench: TargetBench, case: Case) -> None:
    target = bench.target(case.yaml, case.indicator, **case.more)

    assert target.evaluated.kind is case.kind
    assert target.evaluated.status is case.status
    assert said(target) == [case.statement, case.meaning, case.distance]


def test_every_kind_of_target_stands_in_the_grammar() -> None:
    assert {case.kind for case in CASES} == set(TargetKind) - {TargetKind.NOT_STATED}


@pytest.mark.parametrize(
    ("yaml", "short"),
    [
        (
            "{mindst: 2, enhed: procentpoint, under: sammenligningskommuner}",
            "Mindst 2 procentpoint under gennemsnittet for sammenligningskommuner: højst 4,1 pct.",
        ),
        ("{retning: fald, mindst: '0,6'}", "Et fald på mindst 0,6 procentpoint: højst 3,7 pct."),
        ("{højst: '4,1'}", "Højst 4,1 pct."),
        ("{under: klyngen}", "Under gennemsnittet for klyngen"),
    ],
)
def test_in_short_a_relative_target_stands_with_the_level_it_means(
    bench: TargetBench, yaml: str, short: str
) -> None:
    assert bench.target(yaml).in_short.replace("\N{NO-BREAK SPACE}", " ") == short


# T24 baselines of every kind of period


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2016M06", "i juni 2016"),
        ("2016K2", "i 2. kvartal 2016"),
        ("2016H1", "i 1. halvår 2016"),
        ("2016", "i 2016"),
        ("2016U12", "i uge 12, 2016"),
        ("2016QMAT02", "i de 12 måneder til og med 2. kvartal 2016"),
        ("2016-06-30", "den 30. juni 2016"),
    ],
)
def test_a_target_may_start_from_any_kind_of_period(bench: TargetBench, period: str, words: str) -> None:
    baseline = f"{{periode: {period}, værdi: 600}}"

    target = bench.target(f"{{retning: fald, mindst: 100, udgangspunkt: {baseline}}}", PERSONS)

    start = f"Et fald på mindst 100 fuldtidspersoner fra 600 fuldtidspersoner {words}"
    assert said(target)[:2] == [start, "Det svarer til højst 500 fuldtidspersoner."]


def test_a_target_may_start_from_a_value_of_no_known_time(bench: TargetBench) -> None:
    target = bench.target("{retning: fald, mindst: 100, udgangspunkt: {værdi: 600}}", PERSONS)

    assert said(target)[0] == "Et fald på mindst 100 fuldtidspersoner fra 600 fuldtidspersoner"


def test_the_baseline_of_an_indicator_holds_for_its_targets(bench: TargetBench) -> None:
    target = bench.target("{retning: fald, mindst: 20}", PERSONS, use="udgangspunkt: {periode: 2016M12}")

    assert said(target)[0] == "Et fald på mindst 20 fuldtidspersoner fra 520 fuldtidspersoner i december 2016"


def test_a_plan_under_way_counts_changes_from_the_same_time_the_year_before_it(tmp_path: Path) -> None:
    figures = {PERSONS: "Frederikssund: 2017M03 500, 2017M12 540, 2018M03 510, 2019M03 450"}

    target = TargetBench(tmp_path, figures).target(
        "{retning: fald, mindst: 40}", PERSONS, periode="2018-2019"
    )

    assert said(target)[1:] == [
        "Det svarer til højst 460 fuldtidspersoner, når der regnes fra 500 fuldtidspersoner i marts 2017.",
        "Målet er nået: 450 fuldtidspersoner i marts 2019.",
    ]


def test_a_target_that_was_due_is_judged_by_the_figures_of_its_time(bench: TargetBench) -> None:
    due = bench.target("{højst: 4, senest: 2017M05}")

    assert said(due)[2] == "Afstanden til målet er 0,4 procentpoint: 4,4 pct. i maj 2017."


# T19 several target sets, joint plans


def test_a_joint_plan_holds_a_target_against_each_municipality(bench: TargetBench) -> None:
    targets = bench.targets("{højst: 5}", kommune="[Frederikssund, Greve]")

    assert [said(target)[0] for target in targets] == ["Frederikssund: Højst 5 pct.", "Greve: Højst 5 pct."]
    assert [target.evaluated.status for target in targets] == [MET, NOT_MET]


def test_each_place_may_have_its_own_target_and_the_jobcentre_too(bench: TargetBench) -> None:
    targets = bench.targets(
        """
        - {højst: 4, gælder: Frederikssund}
        - {højst: 5, gælder: Greve}
        - {højst: '4,5', gælder: Jobcenter Frederikssund}
        """,
        kommune="[Frederikssund, Greve]",
    )

    assert [said(target)[0] for target in targets] == [
        "Frederikssund: Højst 4 pct.",
        "Greve: Højst 5 pct.",
        "Jobcenter Frederikssund: Højst 4,5 pct.",
    ]
    assert (
        said(targets[2])[2] == "Målet kan ikke vurderes, fordi der ikke er tal for Jobcenter Frederikssund."
    )


def test_a_target_of_a_goal_may_apply_to_some_of_the_places(bench: TargetBench) -> None:
    plan = bench.plan(
        """
        kommune: [Esbjerg, Fanø]
        periode: 2018
        mål:
          - lokalt mål: Flere i job
            måltal: {kvalitativt: Alle har en plan., gælder: [Esbjerg, Fanø]}
        """
    )

    (target,) = plan.goals[-1].targets
    assert target.statement == "Esbjerg og Fanø: Alle har en plan."


def test_figures_may_be_stated_for_the_jobcentre_of_two_municipalities(bench: TargetBench) -> None:
    (target,) = bench.targets(
        "{højst: '4,5', gælder: jobcenter Frederikssund}",
        kommune="[Frederikssund, Greve]",
        use="egne tal: [{periode: 2017, værdi: '4,4', område: Jobcenter Frederikssund}]\nkilde: Egen "
        "opgørelse",
    )

    assert said(target)[2] == "Målet er nået: 4,4 pct. i 2017."


def test_a_rank_in_a_joint_plan_does_not_count_the_other_municipality_of_the_plan(bench: TargetBench) -> None:
    targets = bench.targets("{placering: 1, blandt: Hillerød}", kommune="[Frederikssund, Greve]")

    assert [target.evaluated.standing.count for target in targets] == [2, 2]


# T26, T29, T30: a group by name, reservation and method


def test_a_group_may_have_a_stated_average_instead_of_members(bench: TargetBench) -> None:
    target = bench.target(
        "{mindst: 2, under: klyngen}",
        use="""
            egne tal:
              - {periode: 2017, værdi: 4}
              - {periode: 2017, værdi: '6,5', område: klyngen}
            kilde: Jobindsats
        """,
    )

    assert said(target) == [
        "Mindst 2 procentpoint under gennemsnittet for klyngen",
        "Det svarer til højst 4,5 pct., da gennemsnittet for klyngen lå på 6,5 pct. i 2017.",
        "Målet er nået: 4,0 pct. i 2017.",
    ]


def test_a_region_is_a_group_with_a_name_of_its_own(bench: TargetBench) -> None:
    target = bench.target("{placering: 3, blandt: Region Sjælland}")

    assert said(target)[0] == (
        "Blandt de 3 bedst placerede af Frederikssund og de 17 kommuner i Region Sjælland"
    )


def test_a_target_keeps_its_reservation_method_and_printed_wording(bench: TargetBench) -> None:
    record = bench.target(
        """
        højst: 4
        forbehold: Uændret konjunktur.
        metode: Gennemsnit af fire kvartaler.
        som trykt: højst 4 procent
        """
    ).evaluated.record

    assert (record.reservation, record.method, record.as_printed) == (
        "Uændret konjunktur.",
        "Gennemsnit af fire kvartaler.",
        "højst 4 procent",
    )


def test_a_target_of_a_goal_needs_no_indicator(bench: TargetBench) -> None:
    plan = bench.plan(
        """
        kommune: Frederikssund
        periode: 2018
        mål:
          - lokalt mål: Færre på offentlig forsørgelse
            måltal:
              - {mindst: 35, enhed: mio. kr., prisniveau: 2018}
              - {under: RAR}
              - {mindst: 3000, enhed: fuldtidspersoner, retning: fald}
        """
    )

    assert [said(target) for target in plan.goals[-1].targets] == [
        [
            "Mindst 35 mio. kr. (2018-priser)",
            None,
            "Målet vurderes uden tal, fordi det ikke hører til en indikator.",
        ],
        ["Under RAR Hovedstaden", None, "Målet vurderes uden tal, fordi det ikke hører til en indikator."],
        [
            "Et fald på mindst 3.000 fuldtidspersoner",
            None,
            "Målet vurderes uden tal, fordi det ikke hører til en indikator.",
        ],
    ]
