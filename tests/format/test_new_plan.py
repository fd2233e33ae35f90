"""A new municipality file: valid as it is, and however much of it a planner takes into use."""

from __future__ import annotations

import re

import pytest

from generator.batch.new_plan import new_plan_file, new_plan_text
from generator.batch.workshop import Workshop
from generator.problems import FindingsError
from generator.source.fields import YearSpan
from generator.source.json_schema import SCHEMA_LINE
from generator.source.project import Project
from generator.source.records.plan import PlanRecord
from tests.format.conftest import Check

YEARS = [YearSpan(year, year) for year in range(2015, 2027)] + [YearSpan(2019, 2020), YearSpan(2024, 2026)]
PLACES = ["Aarhus", "Lyngby-Taarbæk", "Ærø", "Nordfyns", "Læsø", "Fanø"]
EXAMPLE = re.compile(r"^( *)#(?: (.*))?$")


def new(workshop: Workshop, place: str, years: YearSpan) -> str:
    municipality = workshop.geography.find(place)
    assert municipality is not None
    return new_plan_text(municipality, years, workshop)


def blocks(text: str) -> list[range]:
    """Return the lines of each block of examples: those that stand right below each other."""
    lines = text.splitlines()
    numbers = [n for n, line in enumerate(lines) if EXAMPLE.match(line) and line != SCHEMA_LINE]
    starts = [n for n in numbers if n - 1 not in numbers]
    return [range(n, next(m for m in range(n, len(lines) + 1) if m not in numbers)) for n in starts]


def in_use(text: str, *used: range) -> str:
    """Return the text with the examples in some lines taken into use."""
    chosen = {number for block in used for number in block}
    return "".join(
        (EXAMPLE.sub(r"\1\2", line) if number in chosen else line) + "\n"
        for number, line in enumerate(text.splitlines())
    )


@pytest.mark.parametrize("years", YEARS, ids=str)
@pytest.mark.parametrize("place", PLACES)
def test_a_new_file_has_no_errors(place: str, years: YearSpan, workshop: Workshop, check: Check) -> None:
    assert [item for item in check(new(workshop, place, years)) if item.is_error] == []


@pytest.mark.parametrize("years", YEARS, ids=str)
def test_each_example_can_be_taken_into_use_alone(years: YearSpan, workshop: Workshop, check: Check) -> None:
    text = new(workshop, "Aarhus", years)
    assert len(blocks(text)) > 20
    for block in blocks(text):
        taken = in_use(text, block)
        assert [item for item in check(taken) if item.is_error] == [], taken.splitlines()[block.start]


@pytest.mark.parametrize("years", YEARS, ids=str)
def test_all_examples_can_be_in_use_together(years: YearSpan, workshop: Workshop, check: Check) -> None:
    text = new(workshop, "Aarhus", years)
    assert [item for item in check(in_use(text, *blocks(text))) if item.is_error] == []


def test_it_holds_the_year_s_goals_untouched_with_their_indicators(
    workshop: Workshop, project: Project
) -> None:
    municipality = workshop.geography.by_slug["aeroe"]
    file = new_plan_file(municipality, YearSpan(2018, 2018), Workshop(project))
    record = workshop.read(file).record
    national = workshop.library.goals.year(2018).goals
    assert [(goal.national, goal.treatment and goal.treatment.value) for goal in record.goals] == [
        (str(goal.number), "uændret") for goal in national
    ]
    for written, goal in zip(record.goals, national, strict=True):
        assert tuple(str(use.indicator) for use in written.indicators or ()) == goal.indicators
    comments = " ".join(re.findall("## (.*)", file.read_text("utf-8")))
    for goal in national:
        assert goal.wording in comments


@pytest.mark.parametrize("year", [2018, 2020, 2025])
def test_every_key_of_a_file_is_met(year: int, workshop: Workshop) -> None:
    text = new(workshop, "Aarhus", YearSpan(year, year))
    later = {"hjemrejsevejledning"} if year != 2020 else set()
    missing = {key for key in PlanRecord.key_names() if f"{key}:" not in text and f"»{key}«" not in text}
    assert missing == later


def test_it_names_the_jobcentre_of_another_municipality(workshop: Workshop) -> None:
    year = YearSpan(2018, 2018)
    assert "\njobcenter: Esbjerg\n" in new(workshop, "Fanø", year)
    assert "\njobcenter:" not in new(workshop, "Esbjerg", year)


def test_it_names_the_schema_in_its_first_line(workshop: Workshop) -> None:
    assert new(workshop, "Aarhus", YearSpan(2018, 2018)).splitlines()[0] == SCHEMA_LINE


@pytest.mark.parametrize("year", [2020, 2024])
def test_it_repeats_what_the_law_demands(year: int, workshop: Workshop) -> None:
    comments = " ".join(re.findall("## (.*)", new(workshop, "Aarhus", YearSpan(year, year))))
    for demand in workshop.library.goals.demands(year):
        if demand.id in {"resultater-forrige-år", "repatriering"}:
            assert demand.text in comments


def test_it_lies_where_the_plan_is_looked_for(project: Project) -> None:
    workshop = Workshop(project)
    file = new_plan_file(workshop.geography.by_slug["aeroe"], YearSpan(2019, 2020), workshop)
    assert project.shown(file) == "municipalities/2019-2020/aeroe.yaml"


def test_a_file_is_never_overwritten(project: Project) -> None:
    workshop = Workshop(project)
    municipality = workshop.geography.by_slug["aarhus"]
    file = new_plan_file(municipality, YearSpan(2018, 2018), workshop)
    file.write_text("kommune: Aarhus\n# eget arbejde\n", "utf-8")
    with pytest.raises(FindingsError) as refused:
        new_plan_file(municipality, YearSpan(2018, 2018), workshop)
    assert [item.code for item in refused.value.findings] == ["fil-findes"]
    assert "eget arbejde" in file.read_text("utf-8")


def test_a_year_whose_goals_are_not_known_is_refused(workshop: Workshop) -> None:
    with pytest.raises(FindingsError) as refused:
        new(workshop, "Aarhus", YearSpan(2013, 2013))
    assert [item.code for item in refused.value.findings] == ["år-uden-mål"]
