"""A sheet says what the plan says, and is made of nothing but a plan's data."""

from __future__ import annotations

import contextlib
import copy
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.plan.plan_json import json_bytes, plan_json
from generator.plan.target_kinds import TargetKind
from generator.problems import FindingsError
from generator.review.comparison import compare
from generator.review.json_reading import LONGEST_TEXT, MOST_ITEMS
from generator.review.sheet import PlanSheet, SheetKind, SheetOrigin, read_sheet
from generator.source.records.goal import Treatment
from generator.source.records.plan import Status
from generator.source.records.process import StepOutcome
from tests.review.conftest import AS_OF, Country, ReviewBench

ORIGIN = SheetOrigin("plan.pdf", SheetKind.PDF, "ab" * 32)
FIGURES = {
    "offentlig-forsørgelse-andel": "Frederikssund: 2016M06 17,3, 2017M06 16,8\nHele landet: 2017M06 18,3"
}
PLAN = """
    kommune: [Frederikssund]
    status: høring
    version: {betegnelse: 2. udkast, dato: 2017-10-02}
    vedtagelse: [{organ: Byrådet, rolle: vedtager, dato: 2017-11-29}]
    egne indikatorer:
      - {id: besøg, navn: Besøg, enhed: antal, bedst: højere er bedre, definition: Antal besøg.}
    mål:
      - ministermål: 1
        indikatorer:
          - indikator: offentlig-forsørgelse-andel
            måltal: {højst: "16,5", senest: 2018M12}
          - indikator: besøg
            måltal: {afventer: {senest: 2018-02-06, af: Byrådet}}
        indsatser: [{titel: Jobrotation, tekst: Vi tilbyder jobrotation.}]
      - {ministermål: 2, behandling: fravalgt, begrundelse: Vi har få virksomheder.}
      - {ministermål: 3, samles i: 1, begrundelse: De hører sammen.}
    temaer: [{overskrift: Unge, dækker: [4], indikatorer: [uddannelseshjælp-unge-andel]}]
    budget: {kolonner: [2018], rækker: [{navn: Drift, beløb: ["12,5"]}], i alt: ["12,5"]}
    """


@pytest.fixture
def bench(tmp_path: Path) -> ReviewBench:
    return ReviewBench(tmp_path, FIGURES)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Any:
    bench = ReviewBench(tmp_path_factory.mktemp("blad"), FIGURES)
    return json.loads(json_bytes(plan_json(bench.plan(PLAN))))


def refusal(data: object) -> tuple[str, str]:
    """The code and the cause of the one finding that refuses some data."""
    with pytest.raises(FindingsError) as raised:
        read_sheet(data, ORIGIN)
    (found,) = raised.value.findings
    assert found.place is not None
    assert found.place.file == "plan.pdf"
    return found.code, found.cause


def test_a_sheet_says_what_the_plan_says(bench: ReviewBench) -> None:
    sheet = bench.sheet(PLAN)
    assert (sheet.key, sheet.name, sheet.council) == ("250", "Frederikssund", "RAR Hovedstaden")
    assert (sheet.first_year, sheet.last_year, sheet.status) == (2018, 2018, Status.HEARING)
    first, second, third, *_ = sheet.goals
    assert [goal.treatment for goal in (first, second, third)] == [
        Treatment.KEPT,
        Treatment.NOT_ADOPTED,
        Treatment.MERGED,
    ]
    assert second.reason == "Vi har få virksomheder."
    share, visits = first.indicators
    assert (share.chosen, share.own_definition, visits.own_definition) == (True, False, True)
    (target,) = share.targets
    assert target.kind is TargetKind.LEVEL
    assert target.bounds is not None
    assert target.bounds.high == Decimal("16.5")
    assert target.current is not None
    assert target.current.value == Decimal("16.8")
    (pending,) = visits.targets
    assert pending.pending is not None
    assert (pending.pending.expected, pending.pending.body) == ("2018-02-06", "Byrådet")
    assert sheet.budgets[0].rows == (("Drift", (Decimal("12.5"),)),)
    assert "Vi tilbyder jobrotation." in {text.text for text in sheet.texts}


def test_a_goal_has_the_indicators_and_targets_of_the_themes_that_cover_it(bench: ReviewBench) -> None:
    sheet = bench.sheet(
        """
        kommune: Frederikssund
        mål: [{ministermål: 1}, {lokalt mål: Flere unge, id: unge}]
        temaer:
          - overskrift: Unge
            dækker: [1, unge]
            indikatorer: [{indikator: offentlig-forsørgelse-andel, måltal: {højst: "16,5"}}]
        """
    )
    for goal in (sheet.goals[0], sheet.goals[-1]):
        assert "offentlig-forsørgelse-andel" in {item.id for item in sheet.under(goal) if item.chosen}
        assert [target.kind for target in sheet.targets_under(goal)].count(TargetKind.LEVEL) == 1
    placed = [item for item in sheet.targets if item.target.kind is TargetKind.LEVEL]
    assert [(item.goals, item.theme) for item in placed] == [(("1", sheet.goals[-1].id), "Unge")]


def test_every_target_of_the_varied_plans_is_there_once(country: Country) -> None:
    for sheet in country.sheets:
        under_goals = {item for goal in sheet.goals for item in goal.indicators}
        written = [
            target
            for part in (*sheet.goals, *sheet.themes)
            for target in (
                *(
                    target
                    for item in part.indicators
                    if part in sheet.goals or item not in under_goals
                    for target in item.targets
                ),
                *part.targets,
            )
        ]
        assert [placed.target for placed in sheet.targets] == written


@pytest.mark.parametrize("wrong", [None, 3, "plan", [], {}, {"skema": 7}, {"skema": "andet/1"}])
def test_what_is_no_plan_is_refused(wrong: object) -> None:
    assert refusal(wrong)[0] == "plandata-ukendt"


@pytest.mark.parametrize("version", ["1", "4", ""])
def test_another_version_of_the_format_is_refused_as_that(version: str) -> None:
    assert refusal({"skema": f"beskaeftigelsesplan/plan/{version}"})[0] == "plandata-udgave"


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (["plan", "år", "fra"], "2018", "plan.år.fra"),
        (["plan", "år", "til"], 2017, "plan.år.til"),
        (["plan", "kommuner"], [], "plan.kommuner"),
        (["plan", "kommuner", 0, "kode"], "../x", "plan.kommuner[0].kode"),
        (["plan", "kommuner"], [{"kode": "101", "navn": "a", "myndighed": "b"}] * 11, "plan.kommuner"),
        (["plan", "status"], "færdig", "plan.status"),
        (["plan", "demotal"], 1, "plan.demotal"),
        (["mål", 0, "nummer"], True, "mål[0].nummer"),
        (["mål", 0, "ordlyd"], "a\u202eb", "mål[0].ordlyd"),
        (["mål", 0, "ordlyd"], "\ud800", "mål[0].ordlyd"),
        (["mål", 0, "ordlyd"], "x" * (LONGEST_TEXT + 1), "mål[0].ordlyd"),
        (["mål", 0, "indikatorer", 0, "tal", 0, "værdi"], float("nan"), "mål[0].indikatorer[0].tal[0].værdi"),
        (["mål", 0, "indikatorer", 0, "tal", 0, "værdi"], 1e300, "mål[0].indikatorer[0].tal[0].værdi"),
        (["mål", 0, "indikatorer", 0, "tal", 0, "værdi"], 1e-25, "mål[0].indikatorer[0].tal[0].værdi"),
        (["mål", 0, "indikatorer", 0, "tal", 0, "værdi"], None, "mål[0].indikatorer[0].tal[0].værdi"),
        (["mål", 0, "indikatorer", 0, "tal", 0, "periode"], "i går", "mål[0].indikatorer[0].tal[0].periode"),
        (["tekster"], {"a": 1}, "tekster"),
        (["kilder"], [[]] * 2, "kilder[0]"),
        (["temaer", 0, "dækker"], ["1"] * (MOST_ITEMS + 1), "temaer[0].dækker"),
    ],
)
def test_what_is_wrong_in_a_plan_is_told_with_its_path(
    data: Any, path: list[str | int], value: object, told: str
) -> None:
    spoiled = copy.deepcopy(data)
    at = spoiled
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    code, cause = refusal(spoiled)
    assert code == "plandata-forkert"
    assert f"»{told}«" in cause


VERSION_2 = Path(__file__).parent / "plandata-udgave-2.json"


def test_a_plan_of_the_version_before_is_read_with_its_numbers_as_they_were_printed() -> None:
    sheet = read_sheet(json.loads(VERSION_2.read_text("utf-8")), ORIGIN)
    assert (sheet.key, sheet.status, sheet.adoption[0].date_text) == ("250", Status.ADOPTED, None)
    share = sheet.goals[0].indicators[0]
    (target,) = share.targets
    assert {item.area.name: item.value for item in share.figures}["Frederikssund"] == Decimal("16.8")
    assert target.bounds is not None
    assert target.bounds.high == Decimal("16.5")
    assert (target.result, target.start_withheld, sheet.follow_up) == (None, False, ())
    (investment,) = sheet.investments
    assert (investment.title, investment.totals, investment.years[0].net) == ("Indsats", (), Decimal(4))


def test_a_plan_of_the_version_before_is_compared_as_any(bench: ReviewBench) -> None:
    sheet = read_sheet(json.loads(VERSION_2.read_text("utf-8")), ORIGIN)
    (found,) = compare([sheet], bench.library, AS_OF).findings.values()
    assert "gennemgang-investering-netto" in {item.finding.code for item in found}


def test_investments_have_their_period_day_and_sums(bench: ReviewBench) -> None:
    text = """
        kommune: Frederikssund
        investeringer:
          - titel: Indsats
            periode: 2017-2020
            opgjort: 2018U12
            i alt: [{stade: planlagt, investering: 5}]
            tal: [{år: 2017, investering: 2}, {år: 2018, investering: 2}, {år: 2019, stade: godkendt}]
        """
    (investment,) = bench.sheet(text).investments
    assert (investment.period, str(investment.as_of)) == ("2017-2020", "2018W12")
    assert [(one.stage.value, one.invested) for one in investment.totals] == [("planlagt", Decimal(5))]
    (found,) = bench.compare(text).findings.values()
    (told,) = [item.finding for item in found if item.finding.code == "gennemgang-investering-sum"]
    assert "trykt som 5, men årene giver 4" in told.cause


def test_results_rounds_and_unknown_baselines_are_read(bench: ReviewBench) -> None:
    sheet = bench.sheet(
        """
        kommune: Frederikssund
        mål:
          - ministermål: 1
            indikatorer:
              - indikator: offentlig-forsørgelse-andel
                måltal: {højst: 15, udgangspunkt: ikke oplyst}
        opfølgning:
          - {navn: Status, tidspunkt: foråret 2018, periode: 2018M03, værdier: [{mål: 1, resultat: indfriet}]}
        """
    )
    (target,) = sheet.goals[0].indicators[0].targets
    assert target.start_withheld
    assert target.result is not None
    assert (target.result.label, target.result.outcome) == ("Status", StepOutcome.MET)
    assert [(item.label, item.date_text) for item in sheet.follow_up] == [("Status", "foråret 2018")]


def test_keys_that_nobody_knows_are_passed_over(data: Any) -> None:
    assert read_sheet({**data, "nyt": [[[[{}]]]]}, ORIGIN) == read_sheet(data, ORIGIN)


def test_all_texts_together_have_a_limit(data: Any) -> None:
    text = {**data["tekster"][0], "tekst": "x" * LONGEST_TEXT}
    assert refusal({**data, "tekster": [text] * 100})[0] == "plandata-forkert"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(draw=st.data())
def test_whatever_is_put_in_the_place_of_a_value_gives_a_sheet_or_a_finding(
    data: Any, draw: st.DataObject
) -> None:
    spoiled = copy.deepcopy(data)
    at = spoiled
    while True:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        key = draw.draw(st.sampled_from(keys))
        if not (isinstance(at[key], dict | list) and at[key]) or draw.draw(st.booleans()):
            break
        at = at[key]
    at[key] = draw.draw(_JSON)
    with contextlib.suppress(FindingsError):
        assert isinstance(read_sheet(spoiled, ORIGIN), PlanSheet)
