"""Jobindsats: labels become questions, and answers become figures."""

from __future__ import annotations

import pytest

from generator.figures.series import State
from tests.fetch.fetch_bench import Bench, codes, errors
from tests.fetch.server import MUNICIPALITIES, Server, Table, as_json, months, nykom

WANTED = "a-dagpenge"


def test_all_municipalities_and_the_country_are_stored(bench: Bench, benefit: Table) -> None:
    benefit.value = lambda group, area, period, chosen: {"Aarhus": 6120, "Hele landet": 81_000.5}.get(
        area, 50
    )
    fetched = bench.fetch(WANTED)
    assert errors(fetched) == []
    assert fetched[0].figures == 24 * 99
    assert bench.stored(WANTED)["2025M06"].value == 6120
    assert bench.stored(WANTED, "000")["2023M07"].value == 81_000.5
    assert all(bench.stored(WANTED, code) for code in MUNICIPALITIES)


def test_a_question_names_measure_areas_totals_and_periods_by_id(
    bench: Bench, benefit: Table, server: Server
) -> None:
    bench.fetch(WANTED, periods="2021M01-2021M03")
    (request,) = server.data_requests()
    assert request.path == "/v3/data/y01a02"
    assert request.query == {
        "mgroup.mgrpa02_3": "*",
        "hierarchy._nykom": "*",
        "hierarchy._kon": "/",
        "period.M": "2021M01,2021M02,2021M03",
        "format": "json",
    }
    assert request.headers["User-Agent"].startswith("beskplan/")


def test_the_delivery_tells_where_it_comes_from(bench: Bench, benefit: Table) -> None:
    (fetched,) = bench.fetch(WANTED)
    note = fetched.stored[0].with_suffix(".yaml").read_text("utf-8")
    assert "kilde: Jobindsats\n" in note
    assert "tabel: Y01A02\n" in note
    assert "mål: Antal fuldtidspersoner\n" in note
    assert "opdateret: '2026-10-26'\n" in note or "opdateret: 2026-10-26\n" in note
    assert "næste opdatering: '2026-11-27'\n" in note
    assert "/v3/data/y01a02?mgroup.mgrpa02_3=*&hierarchy._nykom=*&hierarchy._kon=/" in note


def test_a_hidden_cell_is_suppressed_and_never_nought(bench: Bench, benefit: Table) -> None:
    benefit.value = lambda group, area, period, chosen: None if area == "Læsø" else 3
    assert errors(bench.fetch(WANTED)) == []
    læsø = bench.stored(WANTED, "825")
    assert {figure.state for figure in læsø.values()} == {State.SUPPRESSED}
    assert len(læsø) == 24


def test_a_period_without_any_figure_is_told_of_and_not_stored_as_hidden(
    bench: Bench, benefit: Table
) -> None:
    benefit.value = lambda group, area, period, chosen: None if period == "2025M06" else 3
    assert "hent-perioder-uden-tal" in codes(bench.fetch(WANTED))
    assert "2025M06" not in bench.stored(WANTED)


def test_unknown_area_of_the_source_is_left_out_knowingly(bench: Bench, benefit: Table) -> None:
    assert "hent-områder-ukendte" not in codes(bench.fetch(WANTED))


def test_a_name_that_is_no_area_is_reported(bench: Bench, benefit: Table) -> None:
    benefit.areas["_nykom"]["/998/"] = "Atlantis"
    (fetched,) = bench.fetch(WANTED)
    assert "Atlantis" in next(f.cause for f in fetched.findings if f.code == "hent-områder-ukendte")


def test_a_municipality_that_the_table_does_not_have_is_reported(bench: Bench, benefit: Table) -> None:
    benefit.areas["_nykom"] = nykom(without="Samsø")
    (fetched,) = bench.fetch(WANTED)
    assert "Samsø" in next(f.cause for f in fetched.findings if f.code == "hent-kommuner-ikke-i-tabellen")
    assert fetched.stored


def test_an_answer_that_misses_a_municipality_is_not_stored(
    bench: Bench, benefit: Table, server: Server
) -> None:
    described = benefit.described()
    benefit.areas["_nykom"] = nykom(without="Fanø")
    server.faults.append(lambda request: as_json(described) if "/table/" in request.path else None)
    (fetched,) = bench.fetch(WANTED)
    assert "Fanø" in next(f.cause for f in fetched.findings if f.code == "hent-kommuner-mangler")
    assert not fetched.stored
    assert not bench.figures_folder.exists()


def test_a_measure_whose_id_and_label_disagree_is_not_taken(bench: Bench, server: Server) -> None:
    server.tables["ptv_a02"] = Table(
        "ptv_a02",
        {"mgrpa02_3": "Fuldtidspersoner (nyt navn)", "mgrpa02_5b": "Andel"},
        {"M": months(2025, 2025)},
        {"_nykom": nykom()},
    )
    assert errors(bench.fetch("offentlig-forsørgelse-antal")) == ["hent-mål-væk"]


@pytest.mark.parametrize(
    "label", ["antal fuldtidspersoner", "Antal  fuldtidspersoner", "Antal fuldtidspersoner 16-66 år"]
)
def test_a_measure_is_found_by_its_label_but_for_case_and_ages(
    bench: Bench, benefit: Table, label: str
) -> None:
    benefit.groups["mgrpa02_3"] = label
    assert errors(bench.fetch(WANTED)) == []


def test_a_measure_that_is_gone_stops_with_the_nearest_labels(
    bench: Bench, benefit: Table, server: Server
) -> None:
    benefit.groups = {"x": "Antal forløb", "y": "Antal fuldtidsmodtagere"}
    (fetched,) = bench.fetch(WANTED)
    (found,) = fetched.findings
    assert found.code == "hent-mål-væk"
    assert "»Antal fuldtidsmodtagere«" in found.cause
    assert not server.data_requests()


def _visited(server: Server, values: dict[str, str]) -> Table:
    table = Table(
        "y36a02",
        {"m": "Antal fuldtidspersoner"},
        {"M": months(2024, 2024)},
        {"_nykom": nykom()},
        {"_viskat_1kth": ("Visitationskategori", values)},
    )
    table.value = lambda group, area, period, chosen: 30 if "Jobparat" in chosen.values() else 120
    server.tables[table.id] = table
    return table


def test_a_share_is_computed_from_the_selection_and_the_whole(bench: Bench, server: Server) -> None:
    _visited(server, {"/": "Visitationskategori i alt", "/1/": "Jobparat", "/2/": "Aktivitetsparat"})
    assert errors(bench.fetch("jobparate-andel", periods="2024")) == []
    figure = bench.stored("jobparate-andel")["2024M05"]
    assert figure.value == 25
    assert figure.denominator == 120
    assert {request.query["hierarchy._viskat_1kth"] for request in server.data_requests()} == {"/", "/1/"}


def test_a_share_of_a_hidden_count_is_hidden(bench: Bench, server: Server) -> None:
    table = _visited(server, {"/": "Visitationskategori i alt", "/1/": "Jobparat"})
    table.value = lambda group, area, period, chosen: (
        None if area == "Aarhus" and "Jobparat" in chosen.values() else 40
    )
    bench.fetch("jobparate-andel", periods="2024")
    assert bench.stored("jobparate-andel")["2024M05"].state is State.SUPPRESSED


def test_a_value_that_is_gone_stops_with_the_nearest_labels(bench: Bench, server: Server) -> None:
    _visited(server, {"/": "Visitationskategori i alt", "/1/": "Jobparate i alt", "/2/": "Aktivitetsparat"})
    (fetched,) = bench.fetch("jobparate-andel", periods="2024")
    (found,) = fetched.findings
    assert found.code == "hent-værdi-væk"
    assert "»Jobparate i alt«" in found.cause


def test_a_dimension_that_must_be_chosen_from_and_has_no_total_stops(bench: Bench, benefit: Table) -> None:
    benefit.dimensions["_status"] = ("Status", {"/1/": "I job", "/2/": "På ydelse"})
    benefit.required.add("_status")
    assert errors(bench.fetch(WANTED)) == ["hent-valg-mangler"]


def test_a_breakdown_without_selection_is_seen_as_the_same_area_twice(
    bench: Bench, server: Server, benefit: Table
) -> None:
    rows = [["2025M06", name, 5] for name in (*MUNICIPALITIES.values(), "Hele landet")]
    answer = {"columns": ["Periode", "Område", "Antal fuldtidspersoner"], "rows": [*rows, rows[0]]}
    server.once(as_json(answer))
    assert errors(bench.fetch(WANTED, periods="2025M06")) == ["hent-svar-to-gange"]


def test_the_regions_are_the_councils_from_the_year_they_follow_them(bench: Bench, server: Server) -> None:
    server.tables["y25i14"] = Table(
        "y25i14",
        {"g": "Antal forgæves rekrutteringer"},
        {"H": ["2024H1", "2024H2", "2025H1"]},
        {"_region": {"/": "Hele landet", "/85/": "Region Sjælland"}},
    )
    assert errors(bench.fetch("forgæves-rekrutteringer-ændring")) == []
    council = "Det regionale beskæftigelsesråd Sjælland"
    assert list(bench.stored("forgæves-rekrutteringer-ændring", council)) == ["2025H1"]
    assert len(bench.stored("forgæves-rekrutteringer-ændring", "000")) == 3


def test_councils_of_2018_are_found_by_name(bench: Bench, server: Server) -> None:
    server.tables["y25i14"] = Table(
        "y25i14",
        {"g": "Antal forgæves rekrutteringer"},
        {"H": ["2018H1"]},
        {"_hele_landet": {"/": "Hele landet"}, "_rar": {"/3/": "RAR Fyn"}},
    )
    assert errors(bench.fetch("forgæves-rekrutteringer-ændring")) == []
    assert list(bench.stored("forgæves-rekrutteringer-ændring", "RAR Fyn")) == ["2018H1"]
    assert list(bench.stored("forgæves-rekrutteringer-ændring", "000")) == ["2018H1"]


def test_a_table_without_the_areas_stops(bench: Bench, benefit: Table) -> None:
    benefit.areas = {"_akasse": {"/": "I alt", "/1/": "3F"}}
    assert errors(bench.fetch(WANTED)) == ["hent-områder-mangler"]


def test_a_level_that_the_table_lacks_is_told_of(bench: Bench, benefit: Table) -> None:
    benefit.areas = {"_hele_landet": {"/": "Hele landet"}}
    (fetched,) = bench.fetch(WANTED)
    assert "kommune" in next(f.cause for f in fetched.findings if f.code == "hent-niveau-mangler")


def test_half_yearly_figures_are_read_from_rolling_years(bench: Bench, server: Server) -> None:
    server.tables["y30r21"] = Table(
        "y30r21",
        {"g": "Placering på benchmarkranglisten"},
        {"QMAT": ["2019QMAT02", "2019QMAT04"]},
        {"_nykom": nykom()},
    )
    assert errors(bench.fetch("benchmark-placering")) == []
    assert set(bench.stored("benchmark-placering")) == {"2019QMAT02", "2019QMAT04"}


def test_a_year_to_date_is_no_month(bench: Bench, benefit: Table) -> None:
    benefit.periods = {"MYTD": ["2025MYTD06"]}
    (fetched,) = bench.fetch(WANTED)
    (found,) = fetched.findings
    assert found.code == "hent-periodetyper"
    assert "MYTD" in found.cause


def test_the_newest_table_comes_first_and_older_ones_only_as_far_as_needed(
    bench: Bench, server: Server
) -> None:
    for table_id, periods in (("y36a02", months(2024, 2025)), ("y60a02", months(2024, 2025))):
        table = Table(table_id, {"g": "Antal fuldtidspersoner"}, {"M": periods}, {"_nykom": nykom()})
        table.value = lambda group, area, period, chosen, old=table_id == "y36a02": 1 if old else 2
        server.tables[table_id] = table
    bench.fetch("kontanthjælp", periods="seneste:6")
    assert not server.asked_for("y36a02")
    assert errors(bench.fetch("kontanthjælp", periods="seneste:8", renew=True)) == []
    stored = bench.stored("kontanthjælp")
    assert [stored[f"2025M{month:02}"].value for month in (5, 6, 7, 12)] == [1, 1, 2, 2]


def test_where_no_periods_are_described_the_table_is_asked_for_them(
    bench: Bench, benefit: Table, server: Server
) -> None:
    benefit.lists_periods = False
    assert errors(bench.fetch(WANTED, periods="seneste:12")) == []
    assert server.data_requests()[0].query["period.M"] == "latest:12"
    assert len(bench.stored(WANTED)) == 12


def test_more_periods_than_there_are_gives_those_there_are_and_says_so(
    bench: Bench, benefit: Table, server: Server
) -> None:
    benefit.lists_periods = False
    (fetched,) = bench.fetch(WANTED, periods="seneste:120")
    asked = [request.query["period.M"] for request in server.data_requests()][:2]
    assert asked == ["latest:120", "latest:54"]
    assert "54 perioder" in next(f.cause for f in fetched.findings if f.code == "hent-færre-perioder")
    assert len(bench.stored(WANTED)) == 54


def test_periods_before_all_that_is_known_are_told_of(bench: Bench, benefit: Table) -> None:
    assert codes(bench.fetch(WANTED, periods="1999M01-1999M12")) == ["hent-ingen-perioder"]


def test_older_figures_than_those_stored_come_in_when_they_are_asked_for(
    bench: Bench, benefit: Table
) -> None:
    bench.fetch(WANTED)
    assert errors(bench.fetch(WANTED, periods="2021M01-2021M12")) == []
    assert len(bench.stored(WANTED)) == 36


def test_figures_older_than_those_stored_do_not_take_their_place(bench: Bench, benefit: Table) -> None:
    bench.fetch(WANTED)
    benefit.periods["M"] = benefit.periods["M"][:-3]
    assert "tal-ældre" in errors(bench.fetch(WANTED, renew=True))


def test_a_long_span_is_asked_for_in_parts(bench: Bench, benefit: Table, server: Server) -> None:
    bench.fetch(WANTED, periods="seneste:54")
    lengths = [len(request.query["period.M"].split(",")) for request in server.data_requests()]
    assert lengths == [18, 18, 18]
    assert len(bench.stored(WANTED)) == 54


def test_regions_are_not_asked_for_in_years_in_which_they_are_no_councils_area(
    bench: Bench, benefit: Table, server: Server
) -> None:
    benefit.areas["_region"] = {"/": "Hele landet", "/85/": "Region Sjælland"}
    bench.fetch(WANTED, periods="2024M12")
    assert [list(request.query)[1] for request in server.data_requests()] == ["hierarchy._nykom"]
    bench.fetch(WANTED, periods="2025M01")
    assert [list(request.query)[1] for request in server.data_requests()][1:] == [
        "hierarchy._nykom",
        "hierarchy._region",
    ]
    assert list(bench.stored(WANTED, "Det regionale beskæftigelsesråd Sjælland")) == ["2025M01"]


def test_a_table_of_regions_alone_has_nothing_for_the_years_before(bench: Bench, server: Server) -> None:
    server.tables["y25i14"] = Table(
        "y25i14",
        {"g": "Antal forgæves rekrutteringer"},
        {"H": ["2023H1", "2023H2"]},
        {"_region": {"/85/": "Region Sjælland"}},
    )
    assert errors(bench.fetch("forgæves-rekrutteringer-ændring")) == ["tal-ingen"]
