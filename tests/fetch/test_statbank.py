"""Statistikbanken: questions in bulk, codes joined to areas, and what is absent told from what is hidden."""

from __future__ import annotations

import json

from generator.figures.series import State
from tests.fetch.fetch_bench import Bench, codes, errors
from tests.fetch.server import BankTable, Server, bank_refusal

WANTED = "ledighed"


def test_all_municipalities_and_the_country_are_stored(bench: Bench, unemployment: BankTable) -> None:
    unemployment.cell = lambda codes: {"751": "4,5", "000": "12,25"}.get(codes["OMRÅDE"], "3")
    (fetched,) = bench.fetch(WANTED)
    assert errors([fetched]) == []
    assert fetched.figures == 99 * 12
    assert bench.stored(WANTED)["2017Q3"].value == 4.5
    assert bench.stored(WANTED, "000")["2017Q3"].value == 12.25
    assert bench.stored(WANTED, "101")["2017Q3"].value == 3


def test_the_question_is_in_bulk_with_codes_totals_and_a_range(
    bench: Bench, unemployment: BankTable, server: Server
) -> None:
    bench.fetch(WANTED, periods="2017")
    (request,) = server.data_requests()
    asked = json.loads(request.body)
    chosen = {item["code"]: item["values"] for item in asked.pop("variables")}
    assert asked == {"table": "AUP02", "format": "BULK", "lang": "da", "valuePresentation": "CodeAndValue"}
    assert chosen["KØN"] == ["TOT"]
    assert chosen["Tid"] == [">=2017K1<=2017K4"]
    assert len(chosen["OMRÅDE"]) == 99
    assert not {"01", "084", "411", "997"} & set(chosen["OMRÅDE"])
    assert "Authorization" not in request.headers
    assert request.headers["User-Agent"].startswith("beskplan/")


def test_a_line_that_is_not_there_has_the_value_the_table_says(bench: Bench, unemployment: BankTable) -> None:
    unemployment.cell = lambda codes: None if codes["OMRÅDE"] == "825" else "3"
    assert errors(bench.fetch(WANTED)) == []
    assert bench.stored(WANTED, "825")["2017Q3"].value == 0


def test_a_line_without_a_figure_is_hidden(bench: Bench, unemployment: BankTable) -> None:
    unemployment.cell = lambda codes: ".." if codes["OMRÅDE"] == "825" else "3"
    assert errors(bench.fetch(WANTED)) == []
    assert bench.stored(WANTED, "825")["2017Q3"].state is State.SUPPRESSED


def test_a_line_that_is_not_there_is_hidden_where_the_table_has_no_value_for_it(
    bench: Bench, unemployment: BankTable
) -> None:
    unemployment.absent = ".."
    unemployment.cell = lambda codes: None if codes["OMRÅDE"] == "825" else "3"
    bench.fetch(WANTED)
    assert bench.stored(WANTED, "825")["2017Q3"].state is State.SUPPRESSED


def test_a_code_with_another_municipalitys_name_stops(bench: Bench, unemployment: BankTable) -> None:
    unemployment.variables["OMRÅDE"][1]["751"] = "Odense"
    assert errors(bench.fetch(WANTED)) == ["hent-kode-og-navn"]


def test_a_selection_is_found_by_label(bench: Bench, unemployment: BankTable, server: Server) -> None:
    bench.use(
        ledighed=_entry('{tabel: AUP02, mål: Ledige i pct. af arbejdsstyrken, afgrænsning: "køn: mænd"}')
    )
    assert errors(bench.fetch(WANTED)) == []
    chosen = json.loads(server.data_requests()[0].body)["variables"][1]
    assert chosen == {"code": "KØN", "values": ["M"]}


def test_a_share_is_computed_from_counts(bench: Bench, unemployment: BankTable) -> None:
    unemployment.text = "Ledige efter område, køn og tid"
    unemployment.cell = lambda codes: "30" if codes["KØN"] == "M" else "120"
    bench.use(ledighed=_entry('{tabel: AUP02, mål: Ledige, afgrænsning: "køn: mænd", andel: ja}'))
    assert errors(bench.fetch(WANTED)) == []
    figure = bench.stored(WANTED)["2017Q3"]
    assert (figure.value, figure.denominator) == (25, 120)


def test_a_label_that_is_gone_stops_with_the_nearest(bench: Bench, unemployment: BankTable) -> None:
    bench.use(
        ledighed=_entry('{tabel: AUP02, mål: Ledige i pct. af arbejdsstyrken, afgrænsning: "køn: mænner"}')
    )
    (fetched,) = bench.fetch(WANTED)
    assert errors([fetched]) == ["hent-værdi-væk"]
    assert "»Mænd«" in fetched.findings[0].cause


def test_a_measure_that_is_gone_stops(bench: Bench, unemployment: BankTable) -> None:
    bench.use(ledighed=_entry("{tabel: AUP02, mål: Sygefravær}"))
    assert errors(bench.fetch(WANTED)) == ["hent-mål-væk"]


def test_a_measure_among_the_values_of_a_variable_is_chosen(
    bench: Bench, unemployment: BankTable, server: Server
) -> None:
    unemployment.variables["KØN"] = ("beregning", {"B": "Beskæftigelsesfrekvens", "E": "Erhvervsfrekvens"})
    bench.use(ledighed=_entry("{tabel: AUP02, mål: Erhvervsfrekvens}"))
    assert errors(bench.fetch(WANTED)) == []
    assert json.loads(server.data_requests()[0].body)["variables"][1]["values"] == ["E"]


def test_a_variable_without_a_total_must_be_chosen_from(bench: Bench, unemployment: BankTable) -> None:
    unemployment.variables["KØN"] = ("køn", {"M": "Mænd", "K": "Kvinder"})
    assert errors(bench.fetch(WANTED)) == ["hent-valg-mangler"]


def test_an_unknown_table_is_told_of(bench: Bench) -> None:
    bench.use(ledighed=_entry("{tabel: XYZ1, mål: Ledige}"))
    assert errors(bench.fetch(WANTED)) == ["hent-findes-ikke-mere"]


def test_too_much_at_once_is_asked_for_in_halves(
    bench: Bench, unemployment: BankTable, server: Server
) -> None:
    server.each([bank_refusal("REQUEST-LIMIT", "over begrænsningen")] * 2)
    assert errors(bench.fetch(WANTED)) == []
    ranges = [json.loads(item.body)["variables"][2]["values"] for item in server.data_requests()]
    assert ranges[0] == [">=2015K1<=2017K4"]
    assert ranges[1] == [">=2015K1<=2016K2"]
    assert ranges[2:] == [
        [">=2015K1<=2015K3"],
        [">=2015K4<=2016K2"],
        [">=2016K3<=2017K1"],
        [">=2017K2<=2017K4"],
    ]
    assert len(bench.stored(WANTED)) == 12


def test_no_key_is_needed(bench: Bench, unemployment: BankTable) -> None:
    del bench.environment["JOBINDSATS_NØGLE"]
    assert errors(bench.fetch(WANTED)) == []
    assert "hent-nøgle-mangler" not in codes(bench.fetch(WANTED))


def _entry(table: str) -> dict[str, str]:
    return {"source": "statbank", "frequency": "kvartal", "unit": "procent", "tables": f"[{table}]"}
