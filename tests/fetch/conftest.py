"""What the tests of fetching share: a server on this machine, and a fetcher that asks it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fetch.fetch_bench import Bench
from tests.fetch.server import MUNICIPALITIES, BankTable, Server, Table, months, nykom


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


@pytest.fixture
def bench(server: Server, tmp_path: Path) -> Bench:
    return Bench(server, tmp_path)


@pytest.fixture
def benefit(server: Server) -> Table:
    """A table of full-time persons on unemployment benefit, with 54 months."""
    table = Table(
        "y01a02",
        {"mgrpa02_1": "Antal personer", "mgrpa02_3": "Antal fuldtidspersoner"},
        {"M": months(2021, 2025)[:54]},
        {"_nykom": nykom(), "_hele_landet": {"/": "Hele landet"}},
        {"_kon": ("Køn", {"/": "Køn i alt", "/1/": "Kvinder", "/2/": "Mænd"})},
    )
    server.tables[table.id] = table
    return table


@pytest.fixture
def unemployment(server: Server, bench: Bench) -> BankTable:
    """A table of Statistikbanken with 12 quarters, and an indicator that is read from it."""
    others = {
        "084": "Region Hovedstaden",
        "01": "Landsdel Byen København",
        "411": "Christiansø",
        "997": "Uoplyst",
    }
    quarters = [f"{year}K{number}" for year in (2015, 2016, 2017) for number in (1, 2, 3, 4)]
    table = BankTable(
        "AUP02",
        "Ledige i pct. af arbejdsstyrken efter område, køn og tid",
        {
            "OMRÅDE": ("område", {"000": "Hele landet", **others, **MUNICIPALITIES}),
            "KØN": ("køn", {"TOT": "I alt", "M": "Mænd", "K": "Kvinder"}),
            "Tid": ("tid", {code: code for code in quarters}),
        },
    )
    server.bank[table.id] = table
    tables = "[{tabel: AUP02, mål: Ledige i pct. af arbejdsstyrken}]"
    bench.use(ledighed={"source": "statbank", "frequency": "kvartal", "unit": "procent", "tables": tables})
    return table
