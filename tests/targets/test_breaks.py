"""Targets that are counted from the other side of a data break: nothing is said of a change across it."""

from __future__ import annotations

import pytest

from generator.plan.plan_json import plan_json
from generator.plan.targets import Reason, TargetStatus
from tests.plan_bench import plain
from tests.targets.target_bench import TargetBench, said

CASH = "kontanthjælp"  # full-time persons; the reform of July 2025 parts its figures
READY = "jobparate-andel"  # percent; parted at the same time
FIGURES = {
    CASH: """
        Frederikssund: 2024M06 520, 2024M12 510, 2025M05 505, 2025M07 280, 2025M12 285, 2026M06 290
        Esbjerg:       2024M12 2510, 2026M06 1290
        Fanø:          2024M12 31, 2026M06 12
    """,
    READY: "Frederikssund: 2024M12 40,0 af 510, 2026M06 55,0 af 290",
}
BEFORE = "udgangspunkt: {periode: 2024M12, værdi: 510}"
FALL = f"- {{retning: fald, mindst: 10, {BEFORE}}}"


class BreakBench(TargetBench):
    """Builds plans for the years after the break, under a goal of the municipality's own."""

    def text(self, target: str, indicator: str = CASH, periode: str = "2027", **more: str) -> str:
        written = super().text(target, indicator, periode=periode, **more)
        return written.replace("ministermål: 1", "lokalt mål: Færre på kontanthjælp")


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> BreakBench:
    return BreakBench(tmp_path_factory.mktemp("brud"), FIGURES)


def told(bench: BreakBench, target: str, **more: str) -> list[str]:
    """The codes of what is found about a target."""
    codes = bench.codes(bench.text(target, **more))
    return [code for code in codes if code.startswith("måltal")]


def test_a_change_from_before_a_break_is_not_measured_and_says_why(bench):
    target = bench.target(FALL, CASH)

    assert (target.evaluated.status, target.evaluated.reason) == (TargetStatus.NOT_MEASURED, Reason.BREAK)
    assert said(target) == [
        "Et fald på mindst 10 fuldtidspersoner fra 510 fuldtidspersoner i december 2024",
        None,
        "Målet kan ikke vurderes, fordi tallene før og efter databruddet i juli 2025 ikke kan sammenlignes.",
    ]


@pytest.mark.parametrize(
    "target",
    [
        pytest.param(FALL, id="stated with its value"),
        pytest.param(
            "- {retning: fald, udgangspunkt: {periode: 2024M12}}", id="a period whose figure is looked up"
        ),
        pytest.param("- {retning: uændret, udgangspunkt: {periode: 2024M12}}", id="to be kept unchanged"),
        pytest.param("- {retning: fald, mindst: 5, pr: kvartal, " + BEFORE + "}", id="a pace"),
        pytest.param("- {retning: fald, mindst: 5, enhed: pct., " + BEFORE + "}", id="a change in percent"),
        pytest.param(
            "- {retning: fald, mindst: 5, udgangspunkt: {periode: 2025M06}}", id="a period without a figure"
        ),
        pytest.param(
            "- {retning: fald, mindst: 5, udgangspunkt: {periode: 2025, værdi: 400}}",
            id="a year the break falls in",
        ),
    ],
)
def test_one_finding_tells_of_a_baseline_on_the_other_side_of_a_break(bench, target):
    assert told(bench, target) == ["måltal-databrud"]


def test_a_baseline_of_the_indicator_is_told_of_once_with_the_break_and_a_period_to_count_from(bench):
    text = bench.text("- {retning: fald, mindst: 10}", CASH, use=BEFORE, periode="2027")

    (found,) = [item for item in bench.findings(text) if item.code == "måltal-databrud"]

    assert found.place is not None
    assert "udgangspunkt: {periode: 2024M12" in found.place.excerpt
    assert "juli 2025" in found.cause
    assert "2025M07" in found.cure


def test_a_share_is_parted_by_a_break_as_a_count_is(bench):
    target = "- {retning: stigning, mindst: 5, udgangspunkt: {periode: 2024M12}}"

    assert bench.target(target, READY).evaluated.reason is Reason.BREAK


def test_a_change_counted_from_the_year_before_the_plan_stops_at_a_break_too(bench):
    target = bench.target("- {retning: fald, mindst: 10}", CASH, periode="2025")

    assert target.evaluated.current is not None
    assert str(target.evaluated.current.period) == "2025M12"
    assert target.evaluated.reason is Reason.BREAK
    assert told(bench, "- {retning: fald, mindst: 10}", periode="2025") == ["måltal-databrud"]


@pytest.mark.parametrize(
    ("due", "reason"),
    [("2024M12", None), ("2025M06", None), ("2025M12", Reason.BREAK), ("2025", Reason.BREAK)],
)
def test_a_change_that_is_due_on_the_other_side_of_a_break_is_not_measured(bench, due, reason):
    """The figures so far are from before the break, but those it will be held to are not."""
    target = f"- {{retning: fald, mindst: 5, senest: {due}, udgangspunkt: {{periode: 2024M06}}}}"
    plan = bench.plan(bench.text(target, periode="2024"))

    assert plan.goals[-1].all_targets[0].evaluated.reason is reason


def test_a_change_counted_on_the_same_side_of_a_break_is_measured(bench):
    target = "- {retning: fald, mindst: 10, udgangspunkt: {periode: 2025M12}}"

    assert said(bench.target(target, CASH))[1:] == [
        "Det svarer til højst 275 fuldtidspersoner.",
        "Afstanden til målet er 15 fuldtidspersoner: 290 fuldtidspersoner i juni 2026.",
    ]
    assert told(bench, target) == []


def test_a_level_beside_a_baseline_from_before_a_break_is_measured_and_told_of(bench):
    target = f"- {{højst: 280, {BEFORE}}}"

    assert bench.target(target, CASH).evaluated.status is TargetStatus.NOT_MET
    assert told(bench, target) == ["måltal-databrud"]


def test_the_places_of_a_plan_are_told_of_a_break_in_one_finding(bench):
    kommune = "[Esbjerg, Fanø]"
    target = "- {retning: fald, mindst: 10, udgangspunkt: {periode: 2024M12}}"

    assert told(bench, target, kommune=kommune) == ["måltal-databrud"]


def test_the_plan_as_data_names_the_break_of_a_baseline(bench):
    data = plan_json(bench.plan(bench.text(FALL, CASH)))
    (target,) = data["mål"][0]["indikatorer"][0]["måltal"]

    assert (target["databrud"], target["grund"]) == ("2025M07", "databrud")
    assert target["udgangspunkt"]["værdi"] == 510
    assert target["grænser"] is None


def test_the_plan_as_data_names_no_break_where_none_lies_between(bench):
    target = "- {retning: fald, mindst: 10, udgangspunkt: {periode: 2025M12}}"
    data = plan_json(bench.plan(bench.text(target, CASH)))

    assert data["mål"][0]["indikatorer"][0]["måltal"][0]["databrud"] is None


def test_no_sentence_of_a_target_speaks_of_the_difference_across_a_break(bench):
    target = bench.target(FALL, CASH)
    words = " ".join(filter(None, [*said(target), plain(target.in_short)]))

    assert "220" not in words


@pytest.mark.parametrize(
    ("period", "status"), [("2025M06", TargetStatus.MET), ("2025M12", TargetStatus.NOT_MET)]
)
def test_a_result_from_behind_a_break_does_not_decide_a_change_that_was_due_before_it(bench, period, status):
    target = "- {retning: fald, mindst: 50, senest: 2025M06, udgangspunkt: {periode: 2024M06}}"
    value = f"{{mål: 6, indikator: {CASH}, værdi: 290}}"  # the sixth, after the five of the minister
    follow_up = f"opfølgning:\n  - navn: Status\n    periode: {period}\n    værdier: [{value}]\n"
    text = bench.text(target, periode="2024", plan=follow_up)

    assert bench.plan(text).goals[-1].all_targets[0].evaluated.status is status
