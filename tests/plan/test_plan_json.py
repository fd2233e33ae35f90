"""A plan as data: what docs/plan.schema.json promises, for every plan there is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.batch.workshop import Workshop
from generator.danish.units import Unit
from generator.figures.areas import AreaLevel
from generator.figures.series import State
from generator.plan.own_texts import TEXT_KEYS, plain_words
from generator.plan.plan_json import json_bytes, plan_json
from generator.plan.target_kinds import TargetKind
from generator.plan.targets import Reason
from generator.plan.targets import TargetStatus as TargetStatus
from generator.source.records.base import Record
from generator.source.records.goal import GoalOrigin, IndicatorType, Polarity, Treatment
from generator.source.records.plan import Status
from generator.source.records.process import AdoptionRole
from generator.source.records.target import Band, Direction, Pace, TargetLevel
from tests.plan_bench import Bench

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "plan.schema.json").read_text("utf-8"))
FILES = sorted((ROOT / "municipalities").glob("[0-9]*/*.yaml"))
FIGURES = {
    "a-dagpenge": """
        Frederikssund: 2016M06 510, 2017M06 498
        """,
    "offentlig-forsørgelse-andel": """
        Frederikssund: 2016M06 17,3 af 28000, 2017M06 16,8 af 28000 foreløbig
        Hele landet:   2017M06 18,3 af 3600000 foreløbig
        Greve:         2017M06 15,1 af 30000
        Køge:          2017M06 -
        """,
}


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, FIGURES)


def read(bench: Bench, text: str) -> dict[str, Any]:
    """The data of a plan as another program reads it, which follows the schema."""
    data: dict[str, Any] = json.loads(json_bytes(plan_json(bench.plan(text))))
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    return data


def test_there_are_plans_of_all_years_to_hold_the_schema_against() -> None:
    assert len(FILES) >= 101


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_plan_follows_the_schema(workshop: Workshop, file: Path) -> None:
    plan = workshop.plan(workshop.read(file)).plan
    data = json.loads(json_bytes(plan_json(plan)))
    faults = jsonschema.Draft202012Validator(SCHEMA).iter_errors(data)
    assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("identitet.status", Status),
        ("identitet.vedtagelse.items.rolle", AdoptionRole),
        ("mål.behandling", Treatment),
        ("område.niveau", AreaLevel),
        ("indikator.bedst", Polarity),
        ("indikator.type", IndicatorType),
        ("måltal.slags", TargetKind),
        ("måltal.niveau", TargetLevel),
        ("måltal.status", TargetStatus),
        ("måltal.grund", Reason),
        ("sat.retning", Direction),
        ("sat.bedste", Band),
        ("sat.pr", Pace),
    ],
)
def test_the_schema_knows_the_words_of_each_choice_and_no_others(path: str, words: Any) -> None:
    name, *steps = path.split(".")
    at = SCHEMA["$defs"][name]
    for step in steps:
        at = at["items"] if step == "items" else at["properties"][step]
    assert set(at["enum"]) - {None} == {member.value for member in words}


def test_the_schema_knows_units_states_and_who_sets_goals() -> None:
    known = SCHEMA["$defs"]
    assert set(known["enhed"]["enum"]) == {unit.value for unit in Unit}
    assert set(known["tilstand"]["enum"]) == {state.value for state in State}
    origins = {"minister"} | {origin.value for origin in GoalOrigin}
    assert set(known["mål"]["properties"]["ophav"]["enum"]) == origins


def test_the_page_on_it_explains_every_key() -> None:
    page = (ROOT / "docs" / "plan-json.md").read_text("utf-8")
    explained = set(re.findall(r"`([^`]+)`", page))
    keys = set(SCHEMA["properties"])
    for part in SCHEMA["$defs"].values():
        keys |= set(part.get("properties", ()))
    assert keys - explained == set()


def test_a_goal_says_what_is_done_with_it_and_why(bench: Bench) -> None:
    data = read(
        bench,
        """
        kommune: Frederikssund
        mål:
          - {ministermål: 2, behandling: fravalgt, begrundelse: Vi har få virksomheder.}
          - {ministermål: 3, samles i: 1, begrundelse: De hører sammen.}
          - {lokalt mål: Flere unge i uddannelse, ophav: byråd}
        """,
    )
    goals = {goal["id"]: goal for goal in data["mål"]}
    assert goals["1"]["behandling"] == "uændret"
    assert (goals["2"]["behandling"], goals["2"]["begrundelse"]) == ("fravalgt", "Vi har få virksomheder.")
    assert goals["2"]["nøgle"] == "virksomheder-arbejdskraft"
    assert goals["3"]["samlet i"] is not None
    own = next(goal for goal in data["mål"] if goal["nøgle"] is None)
    assert (own["ophav"], own["ordlyd"], own["behandling"]) == ("byråd", "Flere unge i uddannelse", None)


def test_a_target_says_how_it_was_set_what_it_asks_and_where_it_stands(bench: Bench) -> None:
    data = read(
        bench,
        """
        kommune: Frederikssund
        mål:
          - ministermål: 1
            indikatorer:
              - indikator: offentlig-forsørgelse-andel
                sammenlign: Hele landet
                måltal: {mindst: 2, enhed: procentpoint, under: Hele landet, senest: 2018M12}
        """,
    )
    (target,) = data["mål"][0]["indikatorer"][0]["måltal"]
    assert target["slags"] == "afstand"
    assert (target["sat"]["mindst"], target["sat"]["enhed"], target["sat"]["under"]) == (
        2,
        "procentpoint",
        "Hele landet",
    )
    assert target["senest"] == "2018M12"
    assert target["grænser"]["højst"] == 16.3
    assert target["sammenlignet med"] == {"navn": "Hele landet", "værdi": 18.3}
    assert target["nu"] == {"periode": "2017M06", "værdi": 16.8, "tilstand": "foreløbig"}
    assert target["udgangspunkt"]["værdi"] == 17.3
    assert (target["afstand"], target["status"]) == (0.5, "ikke nået")


def test_a_target_says_which_result_its_status_is_by(bench: Bench) -> None:
    data = read(
        bench,
        """
        kommune: Frederikssund
        mål:
          - ministermål: 1
            indikatorer:
              - {indikator: offentlig-forsørgelse-andel, måltal: {højst: 15}}
              - {indikator: a-dagpenge, måltal: {højst: 500}}
        opfølgning:
          - navn: Første status
            periode: 2018M03
            værdier: [{mål: 1, indikator: offentlig-forsørgelse-andel, værdi: 14, resultat: indfriet}]
          - {navn: Anden status, tidspunkt: efteråret 2018}
        """,
    )
    share, persons = (item["måltal"][0] for item in data["mål"][0]["indikatorer"])
    assert share["resultat"] == {
        "runde": "Første status",
        "periode": "2018M03",
        "værdi": 14,
        "vurdering": "indfriet",
    }
    assert (share["status"], share["nu"]["periode"]) == ("nået", "2018M03")
    assert (persons["resultat"], persons["nu"]["periode"]) == (None, "2017M06")
    assert data["plan"]["opfølgning"] == [
        {"runde": "Første status", "periode": "2018M03", "dato": None, "tidspunkt": None},
        {"runde": "Anden status", "periode": None, "dato": None, "tidspunkt": "efteråret 2018"},
    ]


def test_a_time_in_words_stands_where_there_is_no_date(bench: Bench) -> None:
    steps = "[{organ: Byrådet, rolle: vedtager, tidspunkt: december 2017}]"
    (step,) = read(bench, f"kommune: Frederikssund\nvedtagelse: {steps}\n")["plan"]["vedtagelse"]
    assert (step["dato"], step["tidspunkt"]) == (None, "december 2017")


@pytest.mark.parametrize(
    ("baseline", "said"), [("ikke oplyst", True), ("{periode: 2016M06}", False), ("", False)]
)
def test_a_target_says_that_its_baseline_is_not_known(bench: Bench, baseline: str, said: bool) -> None:
    more = f", udgangspunkt: {baseline}" if baseline else ""
    use = f"{{indikator: a-dagpenge, måltal: {{retning: fald, mindst: 10{more}}}}}"
    data = read(bench, f"kommune: Frederikssund\nmål: [{{ministermål: 1, indikatorer: [{use}]}}]\n")
    (target,) = data["mål"][0]["indikatorer"][0]["måltal"]
    assert target["udgangspunkt ikke oplyst"] is said
    assert (target["udgangspunkt"] is None) is said


def test_a_hidden_figure_stands_though_others_have_a_newer_period(tmp_path: Path) -> None:
    figures = "Frederikssund: 2016M06 510, 2017M06 -\nGreve: 2017M07 300"
    bench = Bench(tmp_path, {"a-dagpenge": figures})
    data = read(bench, "kommune: Frederikssund\nlokale forhold: {indikatorer: [a-dagpenge]}\n")
    told = data["lokale forhold"]["indikatorer"][0]["tal"]
    assert [(one["periode"], one["tilstand"]) for one in told] == [
        ("2017M06", "diskretioneret"),
        ("2016M06", "ok"),
    ]


def test_a_whole_number_is_written_whole(bench: Bench) -> None:
    text = "kommune: Frederikssund\nlokale forhold: {indikatorer: [a-dagpenge]}\n"
    assert '"værdi": 498,' in json_bytes(plan_json(bench.plan(text))).decode()


def test_a_group_with_a_suppressed_member_has_no_figure_to_work_it_out_from(bench: Bench) -> None:
    data = read(
        bench,
        """
        kommune: Frederikssund
        sammenligningsgrundlag: [{navn: naboerne, kommuner: [Greve, Køge]}]
        mål:
          - ministermål: 1
            indikatorer:
              - indikator: offentlig-forsørgelse-andel
                sammenlign: [naboerne, Køge]
                måltal: {mindst: 1, enhed: procentpoint, under: naboerne}
        """,
    )
    indicator = data["mål"][0]["indikatorer"][0]
    others = {figure["område"]["navn"]: figure for figure in indicator["tal"][1:]}
    assert {(name, one["værdi"], one["tilstand"]) for name, one in others.items()} == {
        ("naboerne", None, "diskretioneret"),
        ("Køge", None, "diskretioneret"),
    }
    (target,) = indicator["måltal"]
    assert (target["grænser"], target["afstand"], target["sammenlignet med"]["værdi"]) == (None, None, None)


def test_the_same_plan_gives_the_same_bytes(bench: Bench) -> None:
    text = "kommune: Frederikssund\n"
    assert json_bytes(plan_json(bench.plan(text))) == json_bytes(plan_json(bench.plan(text)))


def test_an_indicator_says_whether_the_municipality_chose_and_defined_it(bench: Bench) -> None:
    data = read(
        bench,
        """
        kommune: Frederikssund
        egne indikatorer:
          - {id: besøg, navn: Besøg, enhed: antal, bedst: højere er bedre, definition: Antal besøg.}
        mål:
          - {ministermål: 1, indikatorer: [a-dagpenge, besøg]}
        """,
    )
    said = {
        one["id"]: (one["valgt af kommunen"], one["egen definition"]) for one in data["mål"][0]["indikatorer"]
    }
    assert said == {"a-dagpenge": (True, False), "besøg": (True, True)}
    assert not any(one["valgt af kommunen"] for one in data["mål"][1]["indikatorer"])
    assert [goal["omtalt af kommunen"] for goal in data["mål"]] == [True, False, False, False, False]


def test_the_texts_stand_in_plain_words_with_their_place(bench: Bench) -> None:
    data = read(
        bench,
        """
        kommune: Frederikssund
        formål: |
          Planen er for *alle*, se [her](https://www.kommunen.dk).

          - Unge
          - Ældre
        mål:
          - ministermål: 2
            udfordring: Der mangler **faglærte**.
            indsatser: [{titel: Besøg, tekst: Vi besøger virksomheder.}]
          - {ministermål: 3, behandling: fravalgt, begrundelse: Vi har få flygtninge.}
        afsnit: [{overskrift: Borgeren, tekst: Vi møder borgeren.}]
        """,
    )
    assert [(one["sti"], one["mål"], one["overskrift"], one["tekst"]) for one in data["tekster"]] == [
        ("formål", None, None, "Planen er for alle, se her.\n\nUnge\n\nÆldre"),
        ("mål[0].udfordring", "2", data["mål"][1]["overskrift"], "Der mangler faglærte."),
        ("mål[0].indsatser[0].tekst", "2", "Besøg", "Vi besøger virksomheder."),
        ("mål[1].begrundelse", "3", data["mål"][2]["overskrift"], "Vi har få flygtninge."),
        ("afsnit[0].tekst", None, "Borgeren", "Vi møder borgeren."),
    ]


def test_a_shared_chapter_is_marked_and_has_the_path_of_its_section(bench: Bench) -> None:
    shared = bench.folder / "municipalities" / "fælles" / "fyn.yaml"
    shared.parent.mkdir(parents=True)
    shared.write_text("overskrift: Fyn\ntekst: Vi er ti kommuner på Fyn.\n", "utf-8")
    data = read(bench, "kommune: Odense\nafsnit:\n  - {fælles: fyn.yaml}\n")
    (text,) = data["tekster"]
    assert (text["sti"], text["overskrift"], text["fælles"]) == ("afsnit[0].tekst", "Fyn", True)


def test_a_figure_asked_for_in_a_text_stands_as_it_is_printed(bench: Bench) -> None:
    data = read(
        bench,
        """
        kommune: Frederikssund
        mål:
          - ministermål: 1
            indikatorer: [a-dagpenge]
            udfordring: "Vi har {a-dagpenge} på dagpenge."
        """,
    )
    assert data["tekster"][0]["tekst"].replace("\N{NO-BREAK SPACE}", " ").startswith("Vi har 498 ")


def test_no_key_with_whole_sentences_is_left_out_of_the_texts() -> None:
    prose = {
        field.alias
        for record in _records(Record)
        for field in record.model_fields.values()
        if "tekst i Markdown" in f"{field.annotation!r} {field.metadata!r}"
    }
    assert prose == TEXT_KEYS


def _records(kind: type[Record]) -> Iterator[type[Record]]:
    own = (below for below in kind.__subclasses__() if below.__module__.startswith("generator.source."))
    for below in own:
        yield below
        yield from _records(below)


def test_what_the_law_demands_of_the_contents_is_answered_or_not(bench: Bench) -> None:
    text = "kommune: Frederikssund\nperiode: 2021\nhjemrejsevejledning: Borgeren vejledes.\n"
    answered = {demand["id"]: demand["besvaret"] for demand in read(bench, text)["lovkrav"]}
    assert answered == {"resultater-forrige-år": False, "repatriering": True}


def test_money_stands_as_it_is_printed(bench: Bench) -> None:
    data = read(
        bench,
        """
        kommune: Frederikssund
        budget:
          kolonner: [2018, 2019]
          rækker: [{navn: Drift, beløb: ["12,5", 13]}]
          i alt: ["12,5", 14]
        investeringer:
          - {titel: Indsats, tal: [{år: 2018, stade: planlagt, investering: 2, gevinst: 5, netto: 4}]}
        """,
    )
    assert data["budget"] == [
        {
            "kolonner": ["2018", "2019"],
            "rækker": [{"navn": "Drift", "beløb": [12.5, 13]}],
            "i alt": [12.5, 14],
            "enhed": None,
        }
    ]
    assert data["investeringer"][0]["år"] == [
        {"år": 2018, "stade": "planlagt", "investering": 2, "gevinst": 5, "netto": 4}
    ]


def test_a_picture_is_told_by_its_alternative_text_and_its_caption() -> None:
    assert (
        plain_words('Se ![Kort over Fyn](fyn.png "Jobcentrene") her') == "Se Kort over Fyn (Jobcentrene) her"
    )
