"""Answers are kept, so that what is fetched is not fetched again; bad ones never are."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.figures.fetch.kept_answers import KeptAnswers
from generator.figures.fetch.web import Web
from generator.problems import Place
from tests.fetch.fetch_bench import Bench, codes, errors
from tests.fetch.server import Reply, Server, Table

WANTED = "a-dagpenge"
NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
MONDAY = datetime.date(2026, 11, 16)


def test_the_same_day_nothing_is_asked_again(bench: Bench, benefit: Table, server: Server) -> None:
    bench.fetch(WANTED)
    asked = len(server.requests)
    assert codes(bench.fetch(WANTED)) == ["tal-allerede-gemt"]
    assert len(server.requests) == asked


def test_another_day_only_the_description_is_asked_for_while_the_table_is_the_same(
    bench: Bench, benefit: Table, server: Server
) -> None:
    bench.fetch(WANTED)
    server.requests.clear()
    bench.today += datetime.timedelta(days=3)
    bench.fetch(WANTED)
    assert server.asked_for("/table/")
    assert not server.data_requests()


def test_when_the_table_has_been_updated_its_data_are_asked_for_again(
    bench: Bench, benefit: Table, server: Server
) -> None:
    bench.fetch(WANTED)
    server.requests.clear()
    bench.today += datetime.timedelta(days=3)
    benefit.updated = "2026-11-23"
    benefit.value = lambda group, area, period, chosen: 101
    bench.fetch(WANTED)
    assert server.data_requests()
    assert bench.stored(WANTED)["2025M06"].value == 101


def test_renewing_asks_for_everything_again_but_only_once(
    bench: Bench, benefit: Table, server: Server
) -> None:
    bench.fetch(WANTED)
    server.requests.clear()
    bench.fetch(WANTED, WANTED, renew=True)
    assert len(server.data_requests()) == 1


def test_after_an_interruption_only_the_rest_is_asked_for(
    bench: Bench, benefit: Table, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = Web.ask

    def interrupted(web: Web, path: str, place: Place, **more: Any) -> object:
        if len(server.data_requests()) == 2:
            raise KeyboardInterrupt
        return ask(web, path, place, **more)

    monkeypatch.setattr(Web, "ask", interrupted)
    with pytest.raises(KeyboardInterrupt):
        bench.fetch(WANTED, periods="seneste:54")
    monkeypatch.undo()
    assert len(server.data_requests()) == 2
    assert not bench.figures_folder.exists()
    assert errors(bench.fetch(WANTED, periods="seneste:54")) == []
    assert len(server.data_requests()) == 3
    assert len(bench.stored(WANTED)) == 54


def test_a_bad_answer_is_not_kept(bench: Bench, benefit: Table, server: Server) -> None:
    server.once(Reply(200, b"<html>"))
    assert errors(bench.fetch(WANTED)) == ["hent-svar-webside"]
    assert errors(bench.fetch(WANTED)) == []


@pytest.fixture
def kept(tmp_path: Path) -> KeptAnswers:
    return KeptAnswers(tmp_path, lambda: NOON, "svar")


def test_an_answer_is_found_again_with_its_digest(kept: KeptAnswers) -> None:
    answer = kept.keep("spørgsmål", b"svar\nmed\nlinjer", MONDAY)
    assert kept.find("spørgsmål") == answer
    assert kept.find("et andet") is None


@pytest.mark.parametrize(
    "damage", [lambda b: b[:-1], lambda b: b + b"x", lambda b: b"", lambda b: b"[]\n", lambda b: b"x"]
)
def test_an_answer_whose_file_was_changed_is_none(
    kept: KeptAnswers, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    kept.keep("spørgsmål", b"svar")
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert kept.find("spørgsmål") is None


def test_an_answer_of_another_day_counts_for_the_same_update_alone(tmp_path: Path) -> None:
    KeptAnswers(tmp_path, lambda: NOON - datetime.timedelta(days=1), "svar").keep(
        "spørgsmål", b"svar", MONDAY
    )
    kept = KeptAnswers(tmp_path, lambda: NOON, "svar")
    assert kept.find("spørgsmål", MONDAY) is not None
    assert kept.find("spørgsmål", MONDAY + datetime.timedelta(days=7)) is None
    assert kept.find("spørgsmål") is None


def test_old_answers_are_tidied_away(kept: KeptAnswers, tmp_path: Path) -> None:
    kept.keep("gammelt", b"svar")
    (file,) = tmp_path.iterdir()
    os.utime(file, (0, 0))
    kept.keep("nyt", b"svar")
    kept.tidy()
    assert kept.find("gammelt") is None
    assert kept.find("nyt") is not None
