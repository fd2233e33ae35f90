"""The client waits, tries again, asks for less, and gives up, without hurrying anybody."""

from __future__ import annotations

import datetime
import email.utils
import socket
import ssl
from pathlib import Path

import httpx
import pytest

from generator.figures.catalogue import SourceKind
from generator.figures.fetch.kept_answers import KeptAnswers
from generator.figures.fetch.sources import Sources
from generator.figures.fetch.web import LONGEST_WAIT, WAITS, Patience, Web, checked_address
from generator.problems import FindingsError, Place
from tests.fetch.fetch_bench import GEOGRAPHY, Bench, codes, errors
from tests.fetch.server import Reply, Server, Table

WANTED = "a-dagpenge"


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again_after_longer_and_longer_waits(
    bench: Bench, benefit: Table, server: Server, status: int
) -> None:
    server.each([Reply(status)] * 3)
    assert errors(bench.fetch(WANTED)) == []
    assert bench.slept == list(WAITS)


@pytest.mark.parametrize(
    ("said", "waited"), [("7", 7), ("0", 0), ("86400", LONGEST_WAIT), ("snart", WAITS[0])]
)
def test_the_source_says_how_long_to_wait_within_reason(
    bench: Bench, benefit: Table, server: Server, said: str, waited: float
) -> None:
    server.once(Reply(429, b"", {"Retry-After": said}))
    assert errors(bench.fetch(WANTED)) == []
    assert bench.slept == [waited]


def test_the_source_may_say_until_when_to_wait(bench: Bench, benefit: Table, server: Server) -> None:
    until = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=60)
    server.once(Reply(503, b"", {"Retry-After": email.utils.format_datetime(until, usegmt=True)}))
    bench.fetch(WANTED)
    (waited,) = bench.slept
    assert 50 < waited <= 60


def test_it_gives_up_after_the_last_wait(bench: Bench, benefit: Table, server: Server) -> None:
    server.always(Reply(429))
    assert errors(bench.fetch(WANTED)) == ["hent-for-mange"]
    assert len(server.data_requests()) == len(WAITS) + 1


def test_a_cut_connection_is_tried_again(bench: Bench, benefit: Table, server: Server) -> None:
    server.each([Reply(200, b'{"columns"', cut=True)] * 2)
    assert errors(bench.fetch(WANTED)) == []
    assert bench.slept == list(WAITS[:2])


def test_what_will_not_pass_is_not_tried_again(bench: Bench, benefit: Table, server: Server) -> None:
    server.always(Reply(403))
    bench.fetch(WANTED)
    assert bench.slept == []


def test_silence_is_answered_by_asking_for_half_the_periods(
    bench: Bench, benefit: Table, server: Server
) -> None:
    bench.read_seconds = 0.2
    server.each([Reply(silence=5), Reply(silence=5)])
    assert errors(bench.fetch(WANTED)) == []
    lengths = [len(request.query["period.M"].split(",")) for request in server.data_requests()]
    assert lengths == [24, 12, 6, 6, 6, 6]
    assert bench.slept == []
    assert len(bench.stored(WANTED)) == 24


@pytest.mark.parametrize("status", [413, 504])
def test_too_much_at_once_is_asked_for_in_halves(
    bench: Bench, benefit: Table, server: Server, status: int
) -> None:
    server.faults.append(
        lambda request: (
            Reply(status)
            if request.query.get("period.M", "").count(",") >= 12
            else None  # more than 12 periods
        )
    )
    assert errors(bench.fetch(WANTED)) == []
    assert len(bench.stored(WANTED)) == 24


def test_silence_about_a_single_period_is_waited_for_and_then_told(
    bench: Bench, benefit: Table, server: Server
) -> None:
    bench.read_seconds = 0.1
    server.always(Reply(silence=5))
    assert errors(bench.fetch(WANTED, periods="2025M06")) == ["hent-for-langsomt"]
    assert len(server.data_requests()) == len(WAITS) + 1


def test_an_answer_that_never_comes_to_an_end_is_given_up(server: Server) -> None:
    ticks = iter(range(0, 10_000, 200))
    patience = Patience(clock=lambda: next(ticks), sleep=lambda _: None)
    server.always(Reply(200, b"x" * 100_000), "/v3/slow")
    with (
        Web("Kilden", server.jobindsats_address, None, patience) as web,
        pytest.raises(FindingsError) as error,
    ):
        web.ask("slow", Place("her"))
    assert error.value.findings[0].code == "hent-for-langsomt"


def test_an_answer_that_is_far_too_large_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.figures.fetch.web.MAX_MEGABYTES", 0.01)
    server.always(Reply(200, b"x" * 100_000), "/v3/large")
    with Web("Kilden", server.jobindsats_address) as web, pytest.raises(FindingsError) as error:
        web.ask("large", Place("her"))
    assert error.value.findings[0].code == "hent-svar-for-stort"


@pytest.mark.parametrize(
    ("cause", "code", "tries"),
    [
        (socket.gaierror(-2, "Name or service not known"), "hent-navn-findes-ikke", 1),
        (ssl.SSLCertVerificationError("certificate verify failed"), "hent-usikker-forbindelse", 1),
        (ConnectionRefusedError(), "hent-ingen-forbindelse", len(WAITS) + 1),
    ],
)
def test_where_there_is_no_connection_the_source_is_left_alone(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, cause: OSError, code: str, tries: int
) -> None:
    asked = []

    def refuse(*_: object, **__: object) -> None:
        asked.append(1)
        raise httpx.ConnectError("no") from cause

    monkeypatch.setattr(httpx.Client, "stream", refuse)
    fetched = bench.fetch(WANTED, "fleksjob", "sygedagpenge")
    assert codes(fetched) == [code]
    assert [item.tried for item in fetched] == [True, False, False]
    assert len(asked) == tries


def test_a_name_that_does_not_exist_is_told_of(bench: Bench) -> None:
    bench.environment["BESKPLAN_JOBINDSATS_ADRESSE"] = "https://findes-ikke.invalid"
    assert codes(bench.fetch(WANTED)) in (["hent-navn-findes-ikke"], ["hent-ingen-forbindelse"])


def test_a_server_without_a_certificate_is_not_trusted(bench: Bench, server: Server) -> None:
    bench.environment["BESKPLAN_JOBINDSATS_ADRESSE"] = server.jobindsats_address.replace("http:", "https:")
    assert codes(bench.fetch(WANTED)) == ["hent-usikker-forbindelse"]


@pytest.mark.parametrize(
    "address",
    [
        "http://api.jobindsats.dk/v3",
        "http://127.0.0.1.example.org/",
        "http://localhost@example.org/",
        "https://navn:kode@api.jobindsats.dk/v3",
        "https://api.jobindsats.dk/v3?a=b",
        "ftp://localhost/",
        "file:///etc/passwd",
        "https://",
        "",
    ],
)
def test_only_safe_addresses_are_asked(address: str) -> None:
    with pytest.raises(FindingsError) as error:
        checked_address(address)
    assert error.value.findings[0].code == "hent-adresse"
    assert "kode" not in error.value.findings[0].cause.replace("adgangskode", "")


@pytest.mark.parametrize(
    "address", ["https://api.jobindsats.dk/v3/", "http://localhost:8000", "http://[::1]:80/v3"]
)
def test_safe_addresses(address: str) -> None:
    assert checked_address(address) == address.rstrip("/")


def test_another_address_than_the_sources_own_is_told_of(
    bench: Bench, benefit: Table, tmp_path: Path
) -> None:
    kept = KeptAnswers(tmp_path, lambda: bench.today, "svar")
    with Sources(tmp_path, kept, GEOGRAPHY, bench.environment) as sources:
        assert sources[SourceKind.JOBINDSATS].name == "Jobindsats"
        assert [item.code for item in sources.findings] == ["hent-anden-adresse"]
