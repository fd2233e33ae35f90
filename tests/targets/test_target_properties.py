"""What holds for every target: nothing breaks, and words, status and distance agree."""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from generator.plan.bounds import Bounds
from generator.plan.plan import PlanTarget
from generator.plan.targets import RANKS, TargetStatus
from generator.problems import FindingsError
from tests.targets.target_bench import (
    COST,
    FLEXIBLE,
    GAP,
    INDEX,
    LONG_TERM,
    PARTNERS,
    PERSONS,
    PLACE,
    SHARE,
    TargetBench,
)

INDICATORS = st.sampled_from([SHARE, PERSONS, PARTNERS, FLEXIBLE, COST, PLACE, GAP, INDEX, LONG_TERM])
NUMBERS = st.decimals(-10_000, 10_000, places=2).map(lambda value: f"'{value:f}'".replace(".", ","))
PERIODS = st.sampled_from(
    ["2016", "2017M06", "2018M12", "2017K2", "2018-06-30", "1900", "2199M12", "2016QMAT02"]
)
GROUPS = st.sampled_from(
    ["RAR", "Hele landet", "klyngen", "sammenligningskommuner", "Greve", "Region Fyn", "?"]
)
UNITS = st.sampled_from(
    ["procent", "procentpoint", "fuldtidspersoner", "kr.", "mio. kr.", "placering", "antal"]
)
BASELINES = st.one_of(
    PERIODS.map(lambda period: f"{{periode: {period}}}"),
    st.tuples(PERIODS, NUMBERS).map(lambda pair: f"{{periode: {pair[0]}, værdi: {pair[1]}}}"),
    NUMBERS.map(lambda value: f"{{værdi: {value}}}"),
    st.just("{ændring: '-0,6', ændring i: procentpoint}"),
)
VALUES = {
    "mindst": NUMBERS,
    "højst": NUMBERS,
    "mere end": NUMBERS,
    "mindre end": NUMBERS,
    "præcis": NUMBERS,
    "enhed": UNITS,
    "retning": st.sampled_from(["fald", "stigning", "uændret"]),
    "under": GROUPS,
    "over": GROUPS,
    "på niveau med": GROUPS,
    "placering": st.integers(-2, 120).map(str),
    "bedste": st.sampled_from(["tredjedel", "fjerdedel", "halvdel"]),
    "blandt": GROUPS,
    "fasthold": st.sampled_from(["ja", "nej"]),
    "pr": st.sampled_from(["måned", "kvartal", "år"]),
    "forløb": st.lists(st.tuples(PERIODS, NUMBERS), max_size=4).map(
        lambda steps: "[" + ", ".join(f"{{periode: {p}, værdi: {v}}}" for p, v in steps) + "]"
    ),
    "kvalitativt": st.just("Alle har en plan."),
    "ikke oplyst": st.just("Det står i et bilag."),
    "afventer": st.sampled_from(["{}", "2018-02-06", "ultimo januar"]),
    "senest": PERIODS,
    "udgangspunkt": BASELINES,
    "gælder": st.sampled_from(["Frederikssund", "Greve", "Jobcenter Ishøj", "?"]),
    "målgruppe": st.just("unge under 30 år"),
    "prisniveau": st.just("2018"),
}
TARGETS = st.fixed_dictionaries({}, optional=VALUES).filter(bool)
FEW_KEYS = st.lists(st.sampled_from(sorted(VALUES)), min_size=1, max_size=3, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: VALUES[name] for name in names})
)
MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def as_yaml(target: dict[str, str]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in target.items())


def evaluated(bench: TargetBench, yaml: str, indicator: str, kommune: str) -> tuple[PlanTarget, ...]:
    try:
        return bench.targets(yaml, indicator, kommune=kommune)
    except FindingsError:
        return ()


@MANY
@given(
    target=st.one_of(TARGETS, FEW_KEYS),
    indicator=INDICATORS,
    kommune=st.sampled_from(["Frederikssund", "Læsø", "[Frederikssund, Greve]"]),
)
@example(target={"højst": "3", "senest": "1900"}, indicator=SHARE, kommune="Frederikssund")
@example(target={"placering": "0"}, indicator=SHARE, kommune="Frederikssund")
@example(
    target={"forløb": "[{periode: 2017M06, værdi: '4,3'}, {periode: 2018M06, værdi: '0'}]"},
    indicator=SHARE,
    kommune="Frederikssund",
)
def test_any_keys_make_a_target_or_findings(
    bench: TargetBench, target: dict[str, str], indicator: str, kommune: str
) -> None:
    yaml = as_yaml(target)
    findings = bench.findings(bench.text(yaml, indicator, kommune=kommune))
    targets = evaluated(bench, yaml, indicator, kommune)

    assert targets or any(item.is_error for item in findings)
    for item in targets:
        for words in (item.statement, item.in_short, item.meaning, item.distance):
            assert_is_clean(words)
        assert_agrees(item)


def assert_is_clean(words: str | None) -> None:
    if words is not None:
        assert words == words.strip() != ""
        assert not re.search(r"None|nan|inf\b|  | [.,:]|\{|\}", words)
        assert words[0].isupper() or not words[0].isalpha()


def assert_agrees(target: PlanTarget) -> None:
    """Status, bounds and distance tell the same story, and a reason is given where there is no status."""
    held = target.evaluated
    measured = held.status in {TargetStatus.MET, TargetStatus.ON_THE_WAY, TargetStatus.NOT_MET}
    assert measured is (held.bounds is not None) is (held.distance is not None)
    assert (held.reason is not None) is (held.status is TargetStatus.NOT_MEASURED)
    if not measured:
        assert target.meaning is None
    elif held.kind in RANKS:
        assert (held.status is TargetStatus.MET) is (held.distance == 0)
    elif held.status in {TargetStatus.MET, TargetStatus.ON_THE_WAY}:
        assert held.distance == 0
    else:
        bounds = held.bounds
        assert bounds is not None
        assert held.distance or bounds.low_excluded or bounds.high_excluded


@MANY
@given(
    rank=st.integers(1, 98),
    group=st.sampled_from(["RAR", "Hele landet", "nabokommuner", "sammenligningskommuner"]),
    indicator=st.sampled_from([SHARE, PARTNERS]),
)
def test_a_rank_is_met_by_that_place_or_a_better_one(
    bench: TargetBench, rank: int, group: str, indicator: str
) -> None:
    held = bench.target(f"{{placering: {rank}, blandt: {group}}}", indicator).evaluated

    assume(held.standing is not None)
    assert held.standing is not None
    assert held.bounds is not None
    assert held.current is not None
    assert (held.status is TargetStatus.MET) is (held.standing.rank <= rank)
    assert held.current.exact is not None
    assert held.bounds.met_by(held.current.exact) is (held.status is TargetStatus.MET)


HUNDREDTHS = st.integers(-300, 1200).map(lambda value: value / 100)


@MANY
@given(
    form=st.sampled_from(
        [
            "{{højst: '{}'}}",
            "{{mindre end: '{}'}}",
            "{{højst: '{}', over: RAR}}",
            "{{højst: '{}', retning: stigning}}",
        ]
    ),
    bounds=st.tuples(HUNDREDTHS, HUNDREDTHS).map(sorted),
)
def test_tightening_a_bound_never_makes_a_target_met(
    bench: TargetBench, form: str, bounds: list[float]
) -> None:
    tight, loose = (
        bench.target(form.format(str(value).replace(".", ","))).evaluated.status for value in bounds
    )

    assert not (tight is TargetStatus.MET and loose is TargetStatus.NOT_MET)


EXACT = st.decimals(-1_000_000, 1_000_000, places=6)
BOUND = st.one_of(st.none(), EXACT)


@given(low=BOUND, high=BOUND, excluded=st.booleans(), value=EXACT)
def test_distance_is_zero_within_bounds_and_how_far_to_them_outside(
    low: Decimal | None, high: Decimal | None, excluded: bool, value: Decimal
) -> None:
    assume(low is None or high is None or low <= high)
    bounds = Bounds(low, high, excluded, excluded)
    distance = bounds.distance(value)

    assert distance >= 0
    if bounds.met_by(value):
        assert distance == 0
    if distance > 0:
        nearest = value + distance if low is not None and value < low else value - distance
        assert Bounds(low, high).distance(nearest) == 0
    elif not excluded:
        assert bounds.met_by(value)


@given(low=BOUND, high=BOUND, base=EXACT)
def test_moving_bounds_down_and_down_again_leaves_their_sides_as_they_were(
    low: Decimal | None, high: Decimal | None, base: Decimal
) -> None:
    bounds = Bounds(low, high, low_excluded=True)
    there = bounds.moved(lambda value: base - value, downwards=True)
    back = there.moved(lambda value: base - value, downwards=True)

    assert (there.low is None, there.high is None) == (high is None, low is None)
    assert (back.low_excluded, back.high_excluded) == (True, False)
