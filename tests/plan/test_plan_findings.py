"""What can be wrong with a whole plan: the smallest file for each finding, and the line it is found on."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

import pytest

from tests.plan_bench import Bench


@dataclass(frozen=True)
class Wrong:
    code: str
    at: str
    text: str


TOP = "kommune: Frederikssund\n"
GOALS = TOP + "mål:\n"
FIGURES = GOALS + "  - ministermål: 1\n    indikatorer:\n      - indikator: a-dagpenge\n        kilde: Egen\n"
SHARE = FIGURES.replace("a-dagpenge", "offentlig-forsørgelse-andel")
JOINT = FIGURES.replace("Frederikssund", "[Esbjerg, Fanø]")

WRONG = [
    Wrong("år-uden-mål", "2014", TOP + "periode: 2014\n"),
    Wrong("mål-ukendt", "6", GOALS + "  - ministermål: 6\n"),
    Wrong("mål-ukendt", "2013/1", GOALS + "  - ministermål: 2013/1\n"),
    Wrong("mål-ukendt", "²/1", GOALS + "  - ministermål: ²/1\n"),
    Wrong("mål-ukendt", "7", TOP + "temaer:\n  - {overskrift: Unge, dækker: [7]}\n"),
    Wrong("mål-gentaget", "1", GOALS + "  - ministermål: 2\n  - ministermål: 2018/1\n  - ministermål: 1\n"),
    Wrong("mål-uden-ordlyd", "overskrift", GOALS + "  - overskrift: Flere i job\n"),
    Wrong("mål-begge-dele", "ministermål", GOALS + "  - ministermål: 1\n    lokalt mål: Flere i job\n"),
    Wrong("mål-uden-begrundelse", "ministermål", GOALS + "  - ministermål: 3\n    behandling: fravalgt\n"),
    Wrong("mål-uden-begrundelse", "ministermål", GOALS + "  - ministermål: 3\n    ordlyd: Flere i gang.\n"),
    Wrong("mål-uden-begrundelse", "ministermål", GOALS + "  - ministermål: 3\n    samles i: 1\n"),
    Wrong(
        "mål-tilpasset-uden-ordlyd",
        "ministermål",
        GOALS + "  - ministermål: 3\n    behandling: tilpasset\n    begrundelse: Få.\n",
    ),
    Wrong(
        "mål-ordlyd-uændret",
        "Andet",
        GOALS + "  - ministermål: 3\n    behandling: uændret\n    ordlyd: Andet.\n",
    ),
    Wrong("mål-ikke-taget-stilling", "- ministermål", GOALS + "  - ministermål: 1\n"),
    Wrong("mål-samlet-ukendt", "tema", GOALS + "  - {ministermål: 3, samles i: tema, begrundelse: Få.}\n"),
    Wrong("mål-samlet-i-udeladt", "3", GOALS + "  - {ministermål: 3, samles i: 3, begrundelse: Få.}\n"),
    Wrong(
        "mål-samlet-uden-sted",
        "{ministermål",
        GOALS + "  - {ministermål: 3, behandling: samlet, begrundelse: Få.}\n",
    ),
    Wrong(
        "mål-indikatorer-udeladt",
        "{ministermål",
        GOALS + "  - {ministermål: 3, behandling: fravalgt, begrundelse: Få., indikatorer: [a-dagpenge]}\n",
    ),
    Wrong("mål-lokalt-behandling", "uændret", GOALS + "  - {lokalt mål: Flere i job, behandling: uændret}\n"),
    Wrong("mål-overordnet-ukendt", "vision", GOALS + "  - {lokalt mål: Flere i job, hører under: vision}\n"),
    Wrong("mål-overordnet-ukendt", "job", GOALS + "  - {lokalt mål: Flere, id: job, hører under: job}\n"),
    Wrong("mål-år-udenfor", "2019", GOALS + "  - {lokalt mål: Flere i job, år: 2019}\n"),
    Wrong("mål-ændres-i-perioden", "2019-2020", TOP + "periode: 2019-2020\n"),
    Wrong("indikator-ukendt", "a-dagpeng", GOALS + "  - {ministermål: 1, indikatorer: [a-dagpeng]}\n"),
    Wrong(
        "egen-indikator-gentaget",
        "a-dagpenge",
        TOP
        + "egne indikatorer:\n  - {id: a-dagpenge, navn: Dagpenge, enhed: antal, bedst: lavere er bedre,\n"
        "     definition: Antal.}\n",
    ),
    Wrong(
        "sammenligning-ukendt",
        "Grev",
        GOALS + "  - {ministermål: 1, indikatorer: [{indikator: a-dagpenge, sammenlign: [Grev]}]}\n",
    ),
    Wrong("sammenligning-uden-kommuner", "{navn", TOP + "sammenligningsgrundlag:\n  - {navn: klyngen}\n"),
    Wrong(
        "sammenligning-ukendt-kommune",
        "Grev]",
        TOP + "sammenligningsgrundlag:\n  - {navn: klyngen, kommuner: [Køge, Grev]}\n",
    ),
    Wrong(
        "tal-uden-kilde",
        "[{periode",
        FIGURES.replace("        kilde: Egen\n", "") + "        egne tal: [{periode: 2017, værdi: 11}]\n",
    ),
    Wrong(
        "tal-andre-perioder",
        "[{periode",
        FIGURES + "        egne tal: [{periode: 2016, værdi: 11}, {periode: 2017M06, værdi: 11}]\n",
    ),
    Wrong(
        "tal-andre-perioder",
        "[{periode",
        SHARE + "        sammenlign: Hele landet\n        egne tal: [{periode: 2017, værdi: 4}]\n",
    ),
    Wrong(
        "tal-område-ukendt",
        "Greve",
        FIGURES + "        egne tal: [{periode: 2017, værdi: 11, område: Greve}]\n",
    ),
    Wrong(
        "tal-område-ukendt",
        "Atlantis",
        FIGURES + "        egne tal: [{periode: 2017, værdi: 11, område: Atlantis}]\n",
    ),
    Wrong(
        "tal-område-ukendt",
        "Jobcenter Aarhus",
        FIGURES + "        egne tal: [{periode: 2017, værdi: 11, område: Jobcenter Aarhus}]\n",
    ),
    Wrong(
        "tekst-tal-ukendt",
        "{a-dagpeng}",
        TOP + 'lokale forhold: {tekst: "Der er {a-dagpeng}."}\n',
    ),
    Wrong(
        "tekst-tal-form",
        "{a-dagpenge: hej}",
        TOP + 'lokale forhold: {tekst: "Der er {a-dagpenge: hej}."}\n',
    ),
    Wrong(
        "tekst-tal-mangler",
        "{a-dagpenge: 1999}",
        TOP + 'lokale forhold: {tekst: "Der er {a-dagpenge: 1999}."}\n',
    ),
    Wrong("år-ulæseligt", "²²²²", TOP + "periode: ²²²²\n"),
    Wrong("tal-område-mangler", "{periode", JOINT + "        egne tal: [{periode: 2017, værdi: 11}]\n"),
    Wrong("tal-tilstand", "{periode", FIGURES + "        egne tal: [{periode: 2017}]\n"),
    Wrong(
        "tal-tilstand",
        "{periode",
        FIGURES + "        egne tal: [{periode: 2017, værdi: 5, tilstand: diskretioneret}]\n",
    ),
    Wrong(
        "tal-gentaget",
        "{periode: maj",
        FIGURES + "        egne tal: [{periode: 2017M05, værdi: 5}, {periode: maj 2017, værdi: 6}]\n",
    ),
    Wrong(
        "budget-kolonner",
        "[1]",
        TOP + "budget: {kolonner: [2018, 2019], rækker: [{navn: Drift, beløb: [1]}]}\n",
    ),
    Wrong(
        "budget-kolonner",
        "[3]",
        TOP + "budget: {kolonner: [2018, 2019], rækker: [{navn: Drift, beløb: [1, 2]}], i alt: [3]}\n",
    ),
    Wrong(
        "budget-sum",
        "[4]",
        TOP + "budget: {kolonner: [2018], rækker: [{navn: Drift, beløb: [1]}, {navn: Løn, beløb: [2]}],\n"
        "  i alt: [4]}\n",
    ),
    Wrong(
        "investering-netto",
        "9",
        TOP + "investeringer: [{titel: Job, tal: [{år: 2018, investering: 26, gevinst: 34, netto: 9}]}]\n",
    ),
    Wrong("lov-mangler", "Frederikssund", TOP + "periode: 2020\n"),
    Wrong("vedtaget-uden-dato", "vedtaget", TOP + "status: vedtaget\n"),
    Wrong(
        "vedtaget-for-sent",
        "2018-01-31",
        TOP + "vedtagelse: [{organ: Byrådet, rolle: vedtager, dato: 2018-01-31}]\n",
    ),
    Wrong(
        "vedtaget-med-pladsholder",
        "{overskrift",
        TOP + "status: vedtaget\nvedtagelse: [{organ: Byrådet, rolle: vedtager, dato: 2017-11-29}]\n"
        "afsnit:\n  - {overskrift: Borgeren, afventer: {senest: 2. udgave}}\n",
    ),
    Wrong("afventer", "kommune", TOP),
]


@pytest.mark.parametrize("wrong", WRONG, ids=[f"{w.code}-{w.at}" for w in WRONG])
def test_what_is_wrong_is_found_where_it_stands(bench: Bench, wrong: Wrong) -> None:
    found = [item for item in bench.findings(wrong.text) if item.code == wrong.code]

    assert found
    place = found[0].place
    assert place is not None
    assert place.file.endswith("plan.yaml")
    assert place.excerpt == wrong.text.split("\n")[place.line - 1]
    assert place.excerpt[place.column - 1 :].startswith(wrong.at)


def test_everything_is_found_in_one_pass_and_told_in_the_order_of_the_file(bench: Bench) -> None:
    findings = bench.findings(
        textwrap.dedent("""\
            kommune: Frederikssund
            mål:
              - {ministermål: 1, behandling: fravalgt}
              - ministermål: 2
                indikatorer: [{indikator: a-dagpeng}]
              - ministermål: 3
                måltal: {mindst: 3, højst: 2}
              - {ministermål: 9}
              - {ministermål: 4}
              - {ministermål: 5}
        """)
    )

    assert [(item.place.line, item.code) for item in findings if item.place and item.is_error] == [
        (3, "mål-uden-begrundelse"),
        (5, "indikator-ukendt"),
        (7, "måltal-tomt-interval"),
        (8, "mål-ukendt"),
    ]


RIGHT = [
    SHARE + "        egne tal: [{periode: 2017, værdi: 4}]\n",
    SHARE + "        sammenlign: Hele landet\n        egne tal: [{periode: 2017M06, værdi: 4}]\n",
    TOP + "budget: {kolonner: [2018], rækker: [{navn: Drift, beløb: [1]}], i alt: [1]}\n",
    TOP + 'budget: {kolonner: [2018], rækker: [{navn: Drift, beløb: ["12,5"]}]}\n',
    TOP + "investeringer: [{titel: Job, tal: [{år: 2018, investering: 26, gevinst: 35, netto: 9}]}]\n",
    TOP + "vedtagelse: [{organ: Byrådet, rolle: vedtager, dato: 2017-12-31}]\n",
    FIGURES + "        egne tal: [{periode: 2017, værdi: 11, område: Hele landet}]\n",
    FIGURES + "        sammenlign: Greve\n        egne tal: [{periode: 2017, værdi: 11, område: Greve}]\n",
    FIGURES + "        måltal: {placering: 1, blandt: Greve}\n"
    "        egne tal: [{periode: 2017, værdi: 11, område: Greve}, {periode: 2017, værdi: 11}]\n",
    JOINT + "        egne tal: [{periode: 2017, værdi: 11, område: Fanø}]\n",
    FIGURES + "        egne tal: [{periode: 2017, tilstand: diskretioneret}]\n",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(bench: Bench, text: str) -> None:
    noted = {"mål-ikke-taget-stilling", "afventer", "måltal-antal-sammenlignet"}

    assert set(bench.codes(text)) <= noted


# A wrong area under a figure: a committee paper once printed the country's unemployment as the town's


def test_a_figure_of_another_municipality_never_becomes_the_plans_own(bench: Bench) -> None:
    plan = bench.plan(FIGURES + "        egne tal: [{periode: 2017, værdi: 7, område: Greve}]\n")

    (indicator,) = plan.goals[0].indicators
    assert indicator.measures[0].own.values == (498,)


# The law, year by year


LAW = {
    2015: [
        "Planen skal beskrive de vigtigste udfordringer for beskæftigelsesindsatsen. (bekendtgørelse af "
        "16. december 2013, § 12)",
        "Planen skal indeholde budgettet for beskæftigelsesindsatsen. (bekendtgørelse af "
        "16. december 2013, § 12)",
    ],
    2016: [],
    2018: [],
    2020: [
        "Planen skal vise resultater og effekter af det foregående års indsats. (lov om organisering og "
        "understøttelse af beskæftigelsesindsatsen m.v., § 4, stk. 2)",
        "Planen skal beskrive kommunens vejledning om repatriering. (lov om organisering og "
        "understøttelse af beskæftigelsesindsatsen m.v., § 4, stk. 2)",
    ],
    2025: [],
}


@pytest.mark.parametrize("year", LAW)
def test_what_the_law_demanded_that_year_is_asked_for_with_its_citation(bench: Bench, year: int) -> None:
    found = [i for i in bench.findings(TOP + f"periode: {year}\n") if i.code == "lov-mangler"]

    prefix = "Planen mangler noget, loven kræver: "
    assert sorted(item.cause for item in found) == sorted(prefix + demand for demand in LAW[year])


@pytest.mark.parametrize(
    ("year", "more"),
    [
        (2015, "lokale forhold: Ledigheden er faldet.\nbudget: {kolonner: [2015], rækker: []}\n"),
        (2020, "foregående år: Fire mål er nået.\nhjemrejsevejledning: Borgeren vejledes.\n"),
    ],
)
def test_a_plan_that_answers_the_law_is_not_asked_again(bench: Bench, year: int, more: str) -> None:
    assert "lov-mangler" not in bench.codes(TOP + f"periode: {year}\n" + more)


def test_the_law_asks_for_adoption_in_time_only_in_its_own_years(bench: Bench) -> None:
    late = "vedtagelse: [{organ: Byrådet, rolle: vedtager, dato: 2025-02-01}]\n"

    assert "vedtaget-for-sent" not in bench.codes(TOP + "periode: 2025\n" + late)
    assert "vedtaget-for-sent" in bench.codes(TOP + "periode: 2024\n" + late)


def test_a_figure_of_too_few_people_is_not_shown_in_a_finding_either(bench: Bench) -> None:
    found = bench.findings(FIGURES + "        egne tal: [{periode: 2017, værdi: 2}]\n")
    (told,) = [item for item in found if item.code == "eget-tal-for-få"]
    assert told.place is not None
    assert (told.place.line, told.place.excerpt) == (FIGURES.count("\n") + 1, "")
