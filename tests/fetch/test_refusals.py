"""Every answer that is no data ends in a finding with cause and cure, and never in the store."""

from __future__ import annotations

import json

import pytest

from generator.problems import Finding
from tests.fetch.fetch_bench import Bench, codes, errors
from tests.fetch.server import MUNICIPALITIES, Reply, Server, Table, as_json, bank_refusal, refusal

WANTED = "a-dagpenge"
NAMES = (*MUNICIPALITIES.values(), "Hele landet")
COLUMNS = ["Periode", "Område", "Antal fuldtidspersoner"]
ROWS = [["2025M06", name, 5] for name in NAMES]
PAGE = "<!DOCTYPE html>\n<html><body>Log på netværket</body></html>"


def _fetch(bench: Bench, reply: Reply, part: str = "/data") -> Finding:
    """Return the one finding where every question about ``part`` is answered like this."""
    bench.server.always(reply, part)
    (fetched,) = bench.fetch(WANTED, periods="2025M06")
    assert not list(bench.figures_folder.rglob("*.csv"))
    assert not fetched.stored
    (found,) = fetched.findings
    assert found.is_error
    assert found.cure
    return found


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (refusal(401, "Missing bearer token"), "hent-nøgle-ikke-modtaget"),
        (refusal(401, "Invalid token"), "hent-nøgle-afvist"),
        (refusal(403, "Forbidden"), "hent-adgang"),
        (refusal(404, "Not found"), "hent-tabel-findes-ikke"),
        (refusal(422, "Unknown period type: M"), "hent-periodetype-afvist"),
        (refusal(422, "Unknown hierarchies: ['_nykom']"), "hent-opdeling-afvist"),
        (refusal(422, "Unknown measure group"), "hent-afvist"),
        (refusal(418, "Teapot"), "hent-status"),
        (Reply(302, b"", {"Location": "https://example.org/"}), "hent-flyttet"),
        (refusal(429, "Too many requests"), "hent-for-mange"),
        (Reply(500, b"oops"), "hent-kilden-fejler"),
        (Reply(504, b"Gateway Timeout"), "hent-for-langsomt"),
        (Reply(413, b"Too large"), "hent-for-stor-forespørgsel"),
        (Reply(503, PAGE.encode()), "hent-kilden-fejler"),
        (Reply(200, b'{"columns": ["Per', cut=True), "hent-afbrudt"),
        (Reply(200, "Forkert nøgle eller nøglen er udløbet.".encode()), "hent-nøgle-afvist"),
        (Reply(200, "\ufeffForkert nøgle eller nøglen er udløbet.\r\n".encode()), "hent-nøgle-afvist"),
        (Reply(200, PAGE.encode()), "hent-svar-webside"),
        (Reply(200, b"\xef\xbb\xbf" + PAGE.encode()), "hent-svar-webside"),
        (Reply(200, b""), "hent-svar-tomt"),
        (Reply(200, b"\xef\xbb\xbf"), "hent-svar-tomt"),
        (Reply(200, b"\xff\xfe\x00"), "hent-svar-ulæseligt"),
        (Reply(200, b"not packed at all", {"Content-Encoding": "gzip"}), "hent-svar-ulæseligt"),
        (Reply(200, b"Tjenesten er lukket."), "hent-svar-ikke-data"),
        (Reply(200, b'{"columns": ["Periode"'), "hent-svar-ikke-data"),
        (Reply(200, b'{"columns": [], "rows": [NaN]}'), "hent-svar-ikke-data"),
        (Reply(200, b"[" * 100_000), "hent-svar-ikke-data"),
        (as_json({"error": "ingen"}), "hent-svar-form"),
        (as_json([1, 2]), "hent-svar-form"),
        (as_json({"columns": COLUMNS}), "hent-svar-form"),
        (as_json({"columns": COLUMNS, "rows": []}), "hent-svar-uden-rækker"),
        (as_json({"columns": COLUMNS, "rows": [*ROWS, ["2025M06", "Aarhus"]]}), "hent-svar-bredde"),
        (as_json({"columns": COLUMNS, "rows": [*ROWS, "Aarhus"]}), "hent-svar-bredde"),
        (as_json({"columns": COLUMNS, "rows": [*ROWS, ROWS[0]]}), "hent-svar-to-gange"),
        (as_json({"columns": COLUMNS, "rows": [["2025M06", "Aarhus", "mange"]]}), "hent-svar-ikke-tal"),
        (as_json({"columns": COLUMNS, "rows": [["2025M06", "Aarhus", True]]}), "hent-svar-ikke-tal"),
        (as_json({"columns": COLUMNS, "rows": [["2025M06", "Aarhus", 10**350]]}), "hent-svar-ikke-tal"),
        (as_json({"columns": COLUMNS, "rows": [["2025M05", "Aarhus", 5]]}), "hent-svar-periode"),
        (as_json({"columns": COLUMNS, "rows": [["juni", "Aarhus", 5]]}), "hent-svar-periode"),
        (as_json({"columns": COLUMNS, "rows": [["2025M06", 751, 5]]}), "hent-svar-område"),
        (as_json({"columns": [*COLUMNS[:2], "A", "B"], "rows": [[*ROWS[0], 5]]}), "hent-svar-kolonne"),
        (as_json({"columns": ["Tid", "X", "Y"], "rows": [["2025M06", "Aarhus", 1]]}), "hent-svar-kolonne"),
        (as_json({"columns": COLUMNS, "rows": ROWS[5:]}), "hent-kommuner-mangler"),
        (as_json({"columns": COLUMNS, "rows": [[*row[:2], None] for row in ROWS]}), "tal-ingen"),
    ],
)  # fmt: skip
def test_what_is_no_answer_becomes_a_finding(bench: Bench, benefit: Table, reply: Reply, code: str) -> None:
    assert _fetch(bench, reply).code == code


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (refusal(404, "Unknown table"), "hent-tabel-findes-ikke"),
        (Reply(200, PAGE.encode()), "hent-svar-webside"),
        (as_json([]), "hent-tabel-beskrivelse"),
        (Reply(200, b'{"dimensions":' + b"[" * 400 + b"]" * 400 + b"}"), "hent-tabel-beskrivelse"),
        (as_json({"table_id": "y01a02", "mgroups": [], "dimensions": []}), "hent-tabel-beskrivelse"),
    ],
)
def test_a_description_that_cannot_be_used_becomes_a_finding(
    bench: Bench, benefit: Table, reply: Reply, code: str
) -> None:
    assert _fetch(bench, reply, "/table/").code == code


def test_what_the_source_said_is_told_on_one_line_and_not_too_long(bench: Bench, benefit: Table) -> None:
    found = _fetch(bench, refusal(422, "Nej\n\x1b[31mnej\u202e " + "nej " * 200))
    assert "»Nej [31mnej nej" in found.cause
    assert len(found.cause) < 400


def test_a_mark_of_the_encoding_does_no_harm(bench: Bench, benefit: Table, server: Server) -> None:
    answer = json.dumps({"columns": COLUMNS, "rows": ROWS}, ensure_ascii=False)
    server.once(Reply(200, b"\xef\xbb\xbf" + answer.encode()))
    assert errors(bench.fetch(WANTED, periods="2025M06")) == []
    assert bench.stored(WANTED)["2025M06"].value == 5


def test_numbers_written_the_danish_way_are_read(bench: Bench, benefit: Table, server: Server) -> None:
    rows = [["2025M06", name, "1.234,5" if name == "Aarhus" else ".."] for name in NAMES]
    server.once(as_json({"columns": COLUMNS, "rows": rows}))
    assert errors(bench.fetch(WANTED, periods="2025M06")) == []
    assert bench.stored(WANTED)["2025M06"].value == 1234.5
    assert bench.stored(WANTED, "000")["2025M06"].value is None


def test_one_table_that_fails_stops_no_other(bench: Bench, benefit: Table, server: Server) -> None:
    for code in (404, 429, 500):
        server.faults.clear()
        server.always(Reply(code), "/y07a02")
        fetched = bench.fetch("sygedagpenge", WANTED, renew=True)
        assert len(errors(fetched[:1])) == 1
        assert errors(fetched[1:]) == []
    assert bench.stored(WANTED)


def test_a_wrong_key_is_told_of_once_and_no_more_is_asked(
    bench: Bench, benefit: Table, server: Server
) -> None:
    bench.environment["JOBINDSATS_NØGLE"] = "En-Anden-Noegle"
    fetched = bench.fetch(WANTED, "sygedagpenge", "fleksjob")
    assert codes(fetched) == ["hent-nøgle-ikke-modtaget"]
    assert [item.tried for item in fetched] == [True, False, False]
    assert len(server.requests) == 1


def test_earlier_figures_stay_when_a_bad_answer_comes(bench: Bench, benefit: Table, server: Server) -> None:
    bench.fetch(WANTED)
    before = {file: file.read_bytes() for file in bench.figures_folder.rglob("*.*")}
    server.always(Reply(200, "Forkert nøgle eller nøglen er udløbet.".encode()))
    assert errors(bench.fetch(WANTED, renew=True)) == ["hent-nøgle-afvist"]
    assert {file: file.read_bytes() for file in bench.figures_folder.rglob("*.*")} == before


BANK = "ledighed"
HEAD = "OMRÅDE;KØN;TID;INDHOLD"
LINE = "\n751 Aarhus;TOT I alt;2017K1 2017K1;4"


def _lines(text: str) -> Reply:
    return Reply(200, (HEAD + text).encode())


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (bank_refusal("REQUEST-LIMIT", "over 1.000.000 celler"), "hent-for-stor-forespørgsel"),
        (bank_refusal("EXTRACT-NOTFOUND", "findes ikke"), "hent-findes-ikke-mere"),
        (bank_refusal("EXTRACT-NOTALLOWED", "ikke tilladt"), "hent-ikke-tilladt"),
        (bank_refusal("EXTRACT-STREAMINGTIMESORT", "sortering"), "hent-sortering"),
        (bank_refusal("EXTRACT-ANDET", "andet"), "hent-afvist"),
        (Reply(403), "hent-adgang"),
        (Reply(404), "hent-tabel-findes-ikke"),
        (Reply(429), "hent-for-mange"),
        (Reply(502), "hent-kilden-fejler"),
        (Reply(200, PAGE.encode()), "hent-svar-webside"),
        (Reply(200, b""), "hent-svar-tomt"),
        (Reply(200, b"OMR", cut=True), "hent-afbrudt"),
        (Reply(200, b"Der er sket en fejl"), "hent-svar-ikke-data"),
        (as_json({"errorTypeCode": "X", "message": "Y"}), "hent-svar-ikke-data"),
        (_lines("\r\n"), "hent-svar-uden-rækker"),
        (_lines("\n751 Aarhus;TOT I alt;2017K1 2017K1\n"), "hent-svar-bredde"),
        (_lines("\n751 Odense;TOT I alt;2017K1 2017K1;4\n"), "hent-svar-værdi"),
        (_lines("\n751 Aarhus;M Mænd;2017K1 2017K1;4\n"), "hent-svar-værdi"),
        (_lines("\n01 Byen København;TOT I alt;2017K1 2017K1;4\n"), "hent-svar-værdi"),
        (_lines("\n751 Aarhus;TOT I alt;2017K2 2017K2;4\n"), "hent-svar-periode"),
        (_lines("\n751 Aarhus;TOT I alt;2017K1 2017K1;x\n"), "hent-svar-ikke-tal"),
        (_lines(LINE * 2), "hent-svar-to-gange"),
        (_lines("\n" + "x" * 200_000), "hent-svar-ikke-data"),
        (_lines("\n\n751 Aarhus\n"), "hent-svar-bredde"),
        (as_json({"error": 3}, 413), "hent-for-stor-forespørgsel"),
    ],
)  # fmt: skip
def test_what_is_no_answer_of_statistikbanken_becomes_a_finding(
    bench: Bench, unemployment: object, reply: Reply, code: str
) -> None:
    bench.server.always(reply, "/v1/data")
    (fetched,) = bench.fetch(BANK, periods="2017Q1")
    assert errors([fetched]) == [code]
    assert not list(bench.figures_folder.rglob("*.csv"))
