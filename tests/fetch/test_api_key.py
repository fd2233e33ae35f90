"""The key comes from outside the project, and is seen by nobody but Jobindsats."""

from __future__ import annotations

import io
import logging
import pickle
import traceback
from pathlib import Path

import pytest

from generator.figures.fetch.api_key import DEFAULT_FILE, ApiKey, find_key
from generator.figures.fetch.faults import SourceClosed
from generator.problems.as_json import all_to_json
from generator.problems.printable import json_text
from generator.problems.report import TerminalReporter
from tests.fetch.fetch_bench import Bench, errors
from tests.fetch.server import KEY, Reply, Server, Table, refusal

WANTED = "a-dagpenge"


def _project(tmp_path: Path) -> Path:
    (tmp_path / "project").mkdir()
    return tmp_path / "project"


def _file(path: Path, text: str = f"{KEY}\n", mode: int = 0o600) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(mode)
    return path


@pytest.mark.parametrize("name", ["JOBINDSATS_NØGLE", "JOBINDSATS_NOEGLE"])
@pytest.mark.parametrize("text", [KEY, f" {KEY}\n", f"Bearer {KEY}", f"bearer  {KEY}"])
def test_the_key_stands_in_the_environment(tmp_path: Path, name: str, text: str) -> None:
    key, told = find_key(_project(tmp_path), {name: text}, tmp_path)
    assert key.header == f"Bearer {KEY}"
    assert told == ()


@pytest.mark.parametrize("name", ["JOBINDSATS_NØGLEFIL", "JOBINDSATS_NOEGLEFIL"])
def test_the_environment_may_name_a_file(tmp_path: Path, name: str) -> None:
    file = _file(tmp_path / "hemmelig.txt", f"\ufeff{KEY}\r\n")
    assert find_key(_project(tmp_path), {name: str(file)}, tmp_path)[0].header == f"Bearer {KEY}"


def test_without_a_word_the_users_own_folder_is_looked_in(tmp_path: Path) -> None:
    _file(tmp_path / DEFAULT_FILE)
    assert find_key(_project(tmp_path), {}, tmp_path)[0].header == f"Bearer {KEY}"


def _refused(project: Path, environment: dict[str, str], home: Path) -> str:
    with pytest.raises(SourceClosed) as error:
        find_key(project, environment, home)
    (found,) = error.value.findings
    assert KEY not in f"{found} {error.value!r}"
    return found.code


def test_no_key_is_told_of(tmp_path: Path) -> None:
    assert _refused(_project(tmp_path), {}, tmp_path) == "hent-nøgle-mangler"


@pytest.mark.parametrize("inside", ["noegle.txt", "data/tal/noegle.txt"])
def test_a_key_in_the_project_is_refused(tmp_path: Path, inside: str) -> None:
    project = _project(tmp_path)
    file = _file(project / inside)
    assert _refused(project, {"JOBINDSATS_NØGLEFIL": str(file)}, tmp_path) == "hent-nøgle-i-projektet"


def test_a_link_to_a_key_in_the_project_is_refused(tmp_path: Path) -> None:
    project = _project(tmp_path)
    file = _file(project / "noegle.txt")
    (tmp_path / "link.txt").symlink_to(file)
    environment = {"JOBINDSATS_NØGLEFIL": str(tmp_path / "link.txt")}
    assert _refused(project, environment, tmp_path) == "hent-nøgle-i-projektet"


def test_a_home_that_is_the_project_is_no_safe_place(tmp_path: Path) -> None:
    _file(tmp_path / DEFAULT_FILE)
    assert _refused(tmp_path, {}, tmp_path) == "hent-nøgle-i-projektet"


@pytest.mark.parametrize("text", ["", "kort", "to ord i nøglen", "æøå-æøå-æøå", f"{KEY}\n{KEY}", "x" * 9000])
def test_what_is_no_key_is_told_of_without_showing_it(tmp_path: Path, text: str) -> None:
    file = _file(tmp_path / "fil.txt", text)
    assert _refused(_project(tmp_path), {"JOBINDSATS_NØGLEFIL": str(file)}, tmp_path) == "hent-nøgle-form"


def test_a_file_that_is_no_text_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "fil").write_bytes(b"\xff\xfe\x00")
    assert (
        _refused(_project(tmp_path), {"JOBINDSATS_NØGLEFIL": str(tmp_path / "fil")}, tmp_path)
        == "hent-nøgle-form"
    )


def test_a_file_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    environment = {"JOBINDSATS_NØGLEFIL": str(tmp_path / "ingen")}
    assert _refused(_project(tmp_path), environment, tmp_path) == "hent-nøgle-ulæselig"


def test_a_file_that_others_may_read_is_told_of(tmp_path: Path) -> None:
    file = _file(tmp_path / "fil.txt", mode=0o644)
    _, told = find_key(_project(tmp_path), {"JOBINDSATS_NØGLEFIL": str(file)}, tmp_path)
    assert [item.code for item in told] == ["hent-nøgle-åben"]


def test_a_key_does_not_show_itself() -> None:
    key = ApiKey(KEY)
    assert KEY not in f"{key} {key!r} {[key]}"
    with pytest.raises(TypeError):
        vars(key)


@pytest.mark.parametrize(
    "reply",
    [
        None,
        refusal(422, f"Token {KEY} may not do this"),
        refusal(401, f"Wrong token: Bearer {KEY}"),
        Reply(200, f"Forkert nøgle eller nøglen er udløbet: {KEY}".encode()),
        Reply(200, f"Bearer {KEY}".encode()),
        Reply(302, b"", {"Location": f"http://127.0.0.1:1/?token={KEY}"}),
        Reply(
            200, f'{{"columns": ["Periode", "Område", "{KEY}"], "rows": [["2025M06", "Aarhus", 1]]}}'.encode()
        ),
        Reply(200, b"{", cut=True),
    ],
)
def test_the_key_is_in_no_output_no_kept_answer_and_no_stored_figure(
    bench: Bench, benefit: Table, server: Server, reply: Reply | None, capfd: pytest.CaptureFixture[str]
) -> None:
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.DEBUG)
    try:
        if reply is not None:
            server.always(reply)
        fetched = bench.fetch(WANTED, periods="2025M06")
    finally:
        logging.getLogger().removeHandler(handler)
        logging.getLogger().setLevel(logging.WARNING)
    found = [item for each in fetched for item in each.findings]
    shown = TerminalReporter(colour=False).render(found) + json_text(all_to_json(found)) + repr(fetched)
    for file in bench.folder.rglob("*"):
        if file.is_file():
            assert KEY.encode() not in file.read_bytes()
            assert KEY not in str(file)
    said = capfd.readouterr()
    for text in (shown, log.getvalue(), said.out, said.err, pickle.dumps(fetched).decode("latin-1")):
        assert KEY not in text
    assert any(KEY in request.headers.get("Authorization", "") for request in server.requests)


def test_the_key_is_in_no_traceback(
    bench: Bench, server: Server, benefit: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a mistake of ours")

    monkeypatch.setattr("generator.figures.fetch.jobindsats_api._check", broken)
    with pytest.raises(RuntimeError) as error:
        bench.fetch(WANTED)
    lines = traceback.TracebackException.from_exception(error.value, capture_locals=True).format()
    assert KEY not in "".join(line for line in lines if "environment" not in line and "bench" not in line)


def test_the_key_is_sent_nowhere_else(bench: Bench, unemployment: object, server: Server) -> None:
    bench.fetch("ledighed")
    assert server.requests
    assert not any("Authorization" in request.headers for request in server.requests)


def test_where_a_key_is_missing_other_sources_are_fetched_all_the_same(
    bench: Bench, unemployment: object, benefit: Table
) -> None:
    table = "[{tabel: Y01A02, mål: Antal fuldtidspersoner}]"
    bank = "[{tabel: AUP02, mål: Ledige i pct. af arbejdsstyrken}]"
    bench.use(
        dagpenge={"tables": table},
        ledighed={"source": "statbank", "frequency": "kvartal", "unit": "procent", "tables": bank},
    )
    bench.environment |= {"JOBINDSATS_NØGLE": "", "HOME": str(bench.folder)}
    bench.environment["JOBINDSATS_NØGLEFIL"] = str(bench.folder.parent / "ingen")
    fetched = bench.fetch("dagpenge", "ledighed")
    assert errors(fetched) == ["hent-nøgle-ulæselig"]
    assert fetched[1].stored


_ESCAPES = {
    "JSON": lambda sign: f"\\u{ord(sign):04x}",
    "JSON in capitals": lambda sign: f"\\u{ord(sign):04X}",
    "JSON in JSON": lambda sign: f"\\\\u{ord(sign):04x}",
    "an address": lambda sign: f"%{ord(sign):02X}",
    "a web page": lambda sign: f"&#{ord(sign)};",
    "a web page in hexadecimal": lambda sign: f"&#x{ord(sign):x};",
    "a needless backslash": lambda sign: f"\\{sign}" if sign in '/"' else sign,
}


@pytest.mark.parametrize("way", _ESCAPES)
@pytest.mark.parametrize("every", [1, 2, 5])
def test_a_key_is_hidden_however_its_characters_are_escaped(way: str, every: int) -> None:
    secret = 'nøgle-lig/med"tegn.+*?[]()0123'.replace("ø", "o")
    key = ApiKey(secret)
    written = "".join(
        _ESCAPES[way](sign) if number % every == 0 else sign for number, sign in enumerate(secret)
    )
    answer = f'{{"cause": "Nøglen {written} er ukendt: 100 % \\u00e6"}}'.encode()
    assert key.hidden_in(answer) == '{"cause": "Nøglen *** er ukendt: 100 % \\u00e6"}'.encode()


def test_an_answer_that_only_begins_like_the_key_stays_as_it_is() -> None:
    answer = '{"cause": "\\u006eøgle % &#110;"}'.encode()
    assert ApiKey("noglelig-hemmelig").hidden_in(answer) == answer
