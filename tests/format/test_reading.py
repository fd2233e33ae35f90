"""What the reader makes of a municipality file beyond what YAML says."""

from __future__ import annotations

import pytest

from generator.problems import Place
from generator.source.reading import Reading
from generator.source.records.goal import IndicatorUse
from generator.source.records.plan import PlanRecord
from generator.source.written import as_written
from generator.source.yaml_reader import parse_yaml
from tests.format.reading_text import GEOGRAPHY, refusal


def plan(text: str) -> PlanRecord:
    reading = Reading(GEOGRAPHY, Place("test.yaml"))
    record = PlanRecord.model_validate(as_written(parse_yaml(text.encode(), "test.yaml")), context=reading)
    assert reading.findings == []
    return record


@pytest.mark.parametrize("nothing", ["", " ", " ~", " # til senere"])
def test_a_key_with_nothing_behind_it_says_the_same_as_no_key(nothing: str) -> None:
    record = plan(f"kommune: Aarhus\nforord:{nothing}\nmål:{nothing}\nstatus:{nothing}\n")
    assert (record.foreword, record.goals, record.status) == (None, (), plan("kommune: Aarhus").status)


def test_a_dash_with_nothing_behind_it_says_the_same_as_no_dash() -> None:
    record = plan("kommune: Aarhus\nbidrag fra:\n  - Erhvervsrådet\n  -\nmål:\n  -\n  - ministermål: 2\n")
    assert record.input_from == ("Erhvervsrådet",)
    assert [(goal.national, goal.path) for goal in record.goals] == [("2", "mål[1]")]


@pytest.mark.parametrize("text", ["kommune: Aarhus\nformaal:\n", "kommune: Aarhus\nformaal: Alle.\n"])
def test_an_unknown_key_is_found_even_with_nothing_behind_it(text: str) -> None:
    found = refusal(PlanRecord, text)
    assert found is not None
    assert [(item.code, item.place and item.place.line) for item in found] == [("nøgle-ukendt", 2)]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("a-dagpenge", "{indikator: a-dagpenge}"),
        ("{indikator: fleksjob, måltal: Flere}", "{indikator: fleksjob, måltal: [{kvalitativt: Flere}]}"),
        ("{indikator: fleksjob, måltal: {højst: 4,1}}", "{indikator: fleksjob, måltal: [{højst: '4,1'}]}"),
        ("{indikator: a-dagpenge, sammenlign: RAR}", "{indikator: a-dagpenge, sammenlign: [RAR]}"),
        ("{indikator: a-dagpenge, målgruppe: unge}", "{indikator: a-dagpenge, målgruppe: {navn: unge}}"),
    ],
)
def test_a_short_form_says_the_same_as_the_long(short: str, long: str) -> None:
    def use(text: str) -> IndicatorUse:
        goal = plan(f"kommune: Aarhus\nmål: [{{ministermål: 1, indikatorer: [{text}]}}]").goals[0]
        assert goal.indicators is not None
        return goal.indicators[0]

    assert use(short).model_dump() == use(long).model_dump()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "kommune: Aarhus\nbudget: {kolonner: [2018], rækker: [{navn: Drift, beløb: [12,5]}]}",
            "tal-komma-i-liste",
        ),
        ("kommune: Aarhus\nforord: {tekst: Velkommen, alle.}", "skrivemåde-komma-i-tekst"),
        ("kommune: [Aarhus, Århuss]", "kommune-ukendt"),
        ("kommune: Aarhus\nledsagedokumenter: {titel: Plan, adresse: kommunen.dk}", "adresse-ulæselig"),
    ],
)
def test_what_cannot_be_meant_is_refused(text: str, code: str) -> None:
    found = refusal(PlanRecord, text)
    assert found is not None
    assert code in [item.code for item in found]
