"""Asks a source over the network: patiently, politely, and within limits of time and size."""

from __future__ import annotations

import datetime
import email.utils
import logging
import re
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx

from generator import __version__
from generator.figures.fetch.api_key import ApiKey
from generator.figures.fetch.faults import AskForLess, SourceClosed, fault
from generator.problems import FindingsError, Place, finding

for _library in ("httpx", "httpcore"):  # at lower levels they log headers, where a source may repeat the key
    logging.getLogger(_library).setLevel(logging.WARNING)

USER_AGENT = f"beskplan/{__version__} (beskaeftigelsesplan; python-httpx/{httpx.__version__})"
MAX_MEGABYTES = 100
WAITS = (2.0, 8.0, 30.0)
"""Seconds before the second, third and fourth try, where the source does not say how long to wait."""
LONGEST_WAIT = 120.0
_TRY_AGAIN = frozenset({429, 500, 502, 503, 504})
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """What a source answered: its status and its body."""

    status: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited, in seconds; ``sleep`` and ``clock`` can be replaced where nobody wants to wait.

    ``read`` is the longest silence of a source and ``whole`` the longest that one answer may take.
    """

    connect: float = 15.0
    read: float = 90.0
    whole: float = 300.0
    waits: tuple[float, ...] = WAITS
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic


def checked_address(address: str) -> str:
    """Return a base address without its last slash.

    Raises FindingsError for anything but https, save for http on this very machine, and for a name or
    password in it.
    """
    parts = urlsplit(address)
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOCAL)
    if not safe or not parts.hostname or "@" in parts.netloc or parts.query or parts.fragment:
        raise fault("hent-adresse", Place(parts.hostname or "https"))
    return address.rstrip("/")


@dataclass
class Web:
    """A connection to one source. Close it after use, or use it as a context.

    ``name`` is the source as findings should write it.
    """

    name: str
    base: str
    key: ApiKey | None = None
    patience: Patience = field(default_factory=Patience)

    def __post_init__(self) -> None:
        self.base = checked_address(self.base)
        headers = {"User-Agent": USER_AGENT, "Accept": "application/json, text/csv;q=0.9, */*;q=0.5"}
        if self.key is not None:
            headers["Authorization"] = self.key.header
        patience = self.patience
        self._client = httpx.Client(
            headers=headers,
            timeout=httpx.Timeout(patience.read, connect=patience.connect),
            follow_redirects=False,
        )

    def __enter__(self) -> Web:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def ask(
        self,
        path: str,
        place: Place,
        body: Mapping[str, object] | None = None,
        *,
        divisible: bool = False,
    ) -> HttpAnswer:
        """Return the answer to a GET, or to a POST where there is a body.

        What may pass is tried again: 429, 5xx, cut connections and, unless ``divisible`` says that the caller
        will ask for less instead, silence. Raises SourceClosed where no connection can be had,
        AskForLess, and FindingsError for an answer that is cut or too large. A status that is no success is
        returned, not raised.
        """
        waits = iter(self.patience.waits)
        while True:
            wait = next(waits, None)
            try:
                answer, asked_to_wait = self._once(path, place, body)
                if answer.status not in _TRY_AGAIN or wait is None:
                    return answer
            except AskForLess:
                if divisible or wait is None:
                    raise
                asked_to_wait = None
            except _Broken as error:
                if wait is None:
                    raise error.final from None
                asked_to_wait = None
            self.patience.sleep(min(wait if asked_to_wait is None else asked_to_wait, LONGEST_WAIT))

    def _once(
        self, path: str, place: Place, body: Mapping[str, object] | None
    ) -> tuple[HttpAnswer, float | None]:
        method = "GET" if body is None else "POST"
        try:
            with self._client.stream(method, f"{self.base}/{path}", json=body) as response:
                data = self._read(response, place)
                return HttpAnswer(response.status_code, data), _asked_to_wait(response)
        except httpx.ConnectTimeout:
            raise _Broken(self._closed("hent-ingen-forbindelse")) from None
        except httpx.TimeoutException:
            raise AskForLess([finding("hent-for-langsomt", place, kilde=self.name)]) from None
        except httpx.TransportError as error:
            raise self._broken(error, place) from None
        except (httpx.InvalidURL, httpx.DecodingError):
            raise fault("hent-svar-ulæseligt", place, kilde=self.name) from None

    def _read(self, response: httpx.Response, place: Place) -> bytes:
        """Return the body, unless it is too large or does not come to an end."""
        began, pieces, size = self.patience.clock(), [], 0
        for piece in response.iter_bytes():
            pieces.append(piece)
            size += len(piece)
            if size > MAX_MEGABYTES * 1_000_000:
                raise fault("hent-svar-for-stort", place, kilde=self.name, grænse=MAX_MEGABYTES)
            if self.patience.clock() - began > self.patience.whole:
                raise AskForLess([finding("hent-for-langsomt", place, kilde=self.name)])
        data = b"".join(pieces)
        return data if self.key is None else self.key.hidden_in(data)

    def _broken(self, error: httpx.TransportError, place: Place) -> Exception:
        """Return what is to be raised for a connection that broke or never came to be."""
        causes = tuple(_causes(error))
        if any(isinstance(cause, socket.gaierror) for cause in causes):
            return self._closed("hent-navn-findes-ikke")
        if any(isinstance(cause, ssl.SSLError) for cause in causes):
            return self._closed("hent-usikker-forbindelse")
        if isinstance(error, httpx.ConnectError | httpx.ProxyError | httpx.UnsupportedProtocol):
            return _Broken(self._closed("hent-ingen-forbindelse"))
        return _Broken(fault("hent-afbrudt", place, kilde=self.name))

    def _closed(self, code: str) -> SourceClosed:
        return SourceClosed([finding(code, Place(self.base), kilde=self.name)])


class _Broken(Exception):  # noqa: N818 - named for what happened
    """The connection was refused or cut, but may not be another time; ``final`` is raised if it always is."""

    def __init__(self, final: FindingsError) -> None:
        super().__init__()
        self.final = final


def _causes(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


def _asked_to_wait(response: httpx.Response) -> float | None:
    """Return the seconds that the source asks us to wait; None if it does not say."""
    text = response.headers.get("Retry-After", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", text):
        return float(text)
    try:
        until = email.utils.parsedate_to_datetime(text)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=datetime.UTC)
    return max(0.0, (until - datetime.datetime.now(datetime.UTC)).total_seconds())


def refused(answer: HttpAnswer, place: Place, name: str, cause: str) -> FindingsError:
    """Return what a status tells that means the same at every source; ``cause`` are the source's words."""
    match answer.status:
        case 429:
            return fault("hent-for-mange", place, kilde=name)
        case 413:
            return AskForLess([finding("hent-for-stor-forespørgsel", place, kilde=name, svar=cause)])
        case 504:
            return AskForLess([finding("hent-for-langsomt", place, kilde=name)])
        case status if 300 <= status < 400:
            return fault("hent-flyttet", place, kilde=name, status=status)
        case status if status >= 500:
            return fault("hent-kilden-fejler", place, kilde=name, status=status)
    return fault("hent-status", place, kilde=name, status=answer.status, svar=cause)
