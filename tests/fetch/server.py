"""A server on this machine that speaks as Jobindsats (version 3) and Statistikbanken do, errors included."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from generator.source.geography import load_geography

KEY = "Hemmelig-Noegle-0123456789"
MUNICIPALITIES = {m.code: m.name for m in load_geography().municipalities}
COUNTRY = "Hele landet"


@dataclass(frozen=True)
class Request:
    """One question as it came."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Reply:
    """One answer; ``cut`` promises more than is sent, and ``silence`` are seconds before the first byte."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: bool = False
    silence: float = 0


def as_json(value: object, status: int = 200, **extra: Any) -> Reply:
    return Reply(
        status, json.dumps(value, ensure_ascii=False).encode(), {"Content-Type": "application/json"}, **extra
    )


def refusal(code: int, cause: str) -> Reply:
    return as_json({"code": code, "cause": cause, "request_id": "b1946ac9"}, code)


@dataclass
class Table:
    """A table of Jobindsats.

    ``dimensions`` are by id (name, and values by id); ``areas`` are the values of each hierarchy by id;
    ``value`` gives the figure of a measure for an area, a period and chosen values.
    """

    id: str
    groups: dict[str, str]
    periods: dict[str, list[str]]
    areas: dict[str, dict[str, str]]
    dimensions: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)
    value: Callable[..., Any] = lambda group, area, period, chosen: 100
    updated: str = "2026-10-26"
    lists_periods: bool = True

    def described(self) -> dict[str, Any]:
        def hierarchy(hierarchy_id: str, values: Mapping[str, str]) -> dict[str, Any]:
            listed = [{"value_id": key, "value_name": name} for key, name in values.items()]
            return {"hierarchy_id": hierarchy_id, "levels": [{"level_id": "a", "values": listed}]}

        areas = [hierarchy(key, values) for key, values in self.areas.items()]
        return {
            "table_id": self.id,
            "table_name": self.id.upper(),
            "periods": [
                {"periodtype_id": key, "values": [{"period_id": code} for code in reversed(codes)]}
                for key, codes in self.periods.items()
                if self.lists_periods
            ],
            "dimensions": [
                {
                    "dimension_id": "_omrade",
                    "dimension_name": "Område",
                    "is_required": True,
                    "hierarchies": areas,
                },
                *(
                    {
                        "dimension_id": f"d{key}",
                        "dimension_name": name,
                        "is_required": key in self.required,
                        "hierarchies": [hierarchy(key, values)],
                    }
                    for key, (name, values) in self.dimensions.items()
                ),
            ],
            "mgroups": [{"mgroup_id": key, "mgroup_name": name} for key, name in self.groups.items()],
        }

    def answer(self, query: Mapping[str, str]) -> Reply:
        kinds = [key.removeprefix("period.") for key in query if key.startswith("period.")]
        if not kinds or kinds[0] not in self.periods:
            return refusal(422, f"Unknown period type: {', '.join(kinds)}")
        unknown = [
            key.removeprefix("hierarchy.")
            for key in query
            if key.startswith("hierarchy.")
            and key.removeprefix("hierarchy.") not in {*self.areas, *self.dimensions}
        ]
        if unknown:
            return refusal(422, f"Unknown hierarchies: {unknown}")
        codes = self.periods[kinds[0]]
        asked = query[f"period.{kinds[0]}"]
        if asked.startswith("latest:"):
            number = int(asked.removeprefix("latest:"))
            if number > len(codes):
                return refusal(
                    422,
                    f"Requested latest:{number} for type M, but only {len(codes)} periods are available",
                )
            wanted = codes[-number:]
        else:
            wanted = asked.split(",")
            if not set(wanted) <= set(codes):
                return refusal(422, f"Unknown periods: {sorted(set(wanted) - set(codes))}")
        groups = [key.removeprefix("mgroup.") for key in query if key.startswith("mgroup.")]
        hierarchy = next(key for key in self.areas if f"hierarchy.{key}" in query)
        values = self.areas[hierarchy]
        chosen_areas = [COUNTRY] if query[f"hierarchy.{hierarchy}"] == "/" else list(values.values())
        chosen = {
            name: labels[query[f"hierarchy.{key}"]]
            for key, (name, labels) in self.dimensions.items()
            if f"hierarchy.{key}" in query
        }
        rows = [
            [period, area, *chosen.values(), *(self.value(group, area, period, chosen) for group in groups)]
            for period in wanted
            for area in chosen_areas
        ]
        columns = ["Periode", "Område", *chosen, *(self.groups[group] for group in groups)]
        return as_json({"columns": columns, "rows": rows})


@dataclass
class BankTable:
    """A table of Statistikbanken: variables by id (text, and values by id), the last one the time.

    ``cell`` gives the figure as it is written, or None for a line that is not there.
    """

    id: str
    text: str
    variables: dict[str, tuple[str, dict[str, str]]]
    cell: Callable[[Mapping[str, str]], str | None] = lambda codes: "4,1"
    absent: str = "0"

    def described(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "text": self.text,
            "unit": "Antal",
            "suppressedDataValue": self.absent,
            "updated": "2026-10-12T08:00:00",
            "variables": [
                {
                    "id": key,
                    "text": text,
                    "elimination": True,
                    "time": key == "Tid",
                    "values": [{"id": code, "text": label} for code, label in values.items()],
                }
                for key, (text, values) in self.variables.items()
            ],
        }

    def answer(self, asked: Mapping[str, Any]) -> Reply:
        chosen = {item["code"]: item["values"] for item in asked["variables"]}
        if asked.get("timeOrder"):
            return bank_refusal("EXTRACT-STREAMINGTIMESORT", "Der kan ikke vælges sortering af tid.")
        if set(chosen) != set(self.variables) or asked["format"] != "BULK":
            return bank_refusal("EXTRACT-NOTALLOWED", "Alle variable skal vælges.")
        codes = {key: self._codes(key, chosen[key]) for key in self.variables}
        lines = [";".join([*(key.upper() for key in self.variables), "INDHOLD"])]
        for combination in _combined(codes):
            cell = self.cell(combination)
            if cell is not None:
                labels = [f"{code} {self.variables[key][1][code]}" for key, code in combination.items()]
                lines.append(";".join([*labels, cell]))
        return Reply(200, "\r\n".join([*lines, ""]).encode(), {"Content-Type": "text/csv"})

    def _codes(self, key: str, patterns: Sequence[str]) -> list[str]:
        known = self.variables[key][1]
        found = []
        for pattern in patterns:
            if pattern.startswith(">="):
                first, last = pattern.removeprefix(">=").split("<=")
                found += [code for code in known if first <= code <= last]
            else:
                found += [code for code in known if code == pattern]
        return found


def _combined(codes: Mapping[str, list[str]]) -> list[dict[str, str]]:
    combinations: list[dict[str, str]] = [{}]
    for key, values in codes.items():
        combinations = [{**item, key: code} for item in combinations for code in values]
    return combinations


def bank_refusal(kind: str, message: str) -> Reply:
    return as_json({"errorTypeCode": kind, "message": message}, 400)


def months(first_year: int, last_year: int) -> list[str]:
    return [f"{year}M{month:02}" for year in range(first_year, last_year + 1) for month in range(1, 13)]


def nykom(without: str = "") -> dict[str, str]:
    """The values of the hierarchy of today's municipalities, with the total and the unknown."""
    names = {f"/{code}/": name for code, name in MUNICIPALITIES.items() if name != without}
    return {"/": COUNTRY, **names, "/999/": "Uoplyst område"}


class Server:
    """The server. ``faults`` may answer in the tables' stead: the first that does not say None counts."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.tables: dict[str, Table] = {}
        self.bank: dict[str, BankTable] = {}
        self.faults: list[Callable[[Request], Reply | None]] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server._handle(self, b"")

            def do_POST(self) -> None:
                server._handle(self, self.rfile.read(int(self.headers["Content-Length"])))

            def log_message(self, *_: object) -> None:
                pass

        self._silence = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def jobindsats_address(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}/v3"

    @property
    def statbank_address(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}/v1"

    def close(self) -> None:
        self._silence.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def asked_for(self, part: str) -> list[Request]:
        return [request for request in self.requests if part in request.path]

    def data_requests(self) -> list[Request]:
        return self.asked_for("/data")

    def once(self, reply: Reply, part: str = "/data") -> None:
        """Answer the next question about ``part`` with this."""
        self.each([reply], part)

    def each(self, replies: Sequence[Reply], part: str = "/data") -> None:
        """Answer the next questions about ``part`` with these."""
        waiting = list(replies)
        self.faults.append(lambda request: waiting.pop(0) if waiting and part in request.path else None)

    def always(self, reply: Reply, part: str = "/data") -> None:
        self.faults.append(lambda request: reply if part in request.path else None)

    def _handle(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        parts = urlsplit(handler.path)
        request = Request(
            handler.command, unquote(parts.path), dict(parse_qsl(parts.query)), dict(handler.headers), body
        )
        self.requests.append(request)
        replies = (fault(request) for fault in self.faults)
        reply = next((item for item in replies if item is not None), None) or self._reply(request)
        if reply.silence:
            self._silence.wait(reply.silence)
        try:
            handler.send_response(reply.status)
            for name, value in reply.headers.items():
                handler.send_header(name, value)
            handler.send_header("Content-Length", str(len(reply.body) + (100 if reply.cut else 0)))
            handler.send_header("Connection", "close")
            handler.end_headers()
            handler.wfile.write(reply.body)
        except OSError:  # the client has lost patience
            pass
        handler.close_connection = True

    def _reply(self, request: Request) -> Reply:
        _, version, what, *rest = request.path.split("/")
        if version == "v1":
            if what == "tableinfo":
                table = self.bank.get(rest[0])
                return (
                    as_json(table.described())
                    if table
                    else bank_refusal("EXTRACT-NOTFOUND", "Tabellen findes ikke.")
                )
            asked = json.loads(request.body)
            return self.bank[asked["table"]].answer(asked)
        if request.headers.get("Authorization") != f"Bearer {KEY}":
            return refusal(401, "Missing bearer token")
        if what == "tables":
            entries = [
                {"table_id": table.id, "update_latest": table.updated, "update_next": "2026-11-27"}
                for table in self.tables.values()
            ]
            return as_json([{"subject_name": "Alle", "table_groups": [{"tables": entries}]}])
        if rest[0] not in self.tables:
            return refusal(404, "Unknown table")
        table_ = self.tables[rest[0]]
        return as_json(table_.described()) if what == "table" else table_.answer(request.query)
