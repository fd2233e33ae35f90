"""All that a PDF may be made from beside its own HTML: our font files, and pictures inside the HTML."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

_INLINE_PICTURES = {f"data:{kind};base64,": kind for kind in ("image/png", "image/jpeg", "image/svg+xml")}


class ForbiddenResourceError(Exception):
    """Raised when a document, a drawing or a template asks for a file or an address outside itself."""


class FontsOnly(URLFetcher):
    """Serves a few files by their exact addresses, and pictures that stand in the page itself; nothing else.

    The addresses have the scheme ``font:``, which nothing else understands, so that no other part of
    WeasyPrint can be led to open a file or a connection.
    """

    def __init__(self, fonts: Mapping[str, Path]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self._fonts = {f"font:{name}": file for name, file in fonts.items()}
        self._refused: list[str] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return a font or an inline picture; raise FatalURLFetchingError for any other address."""
        for beginning, kind in _INLINE_PICTURES.items():
            if url.startswith(beginning):
                picture = base64.b64decode(url.removeprefix(beginning))
                return URLFetcherResponse(url, picture, {"Content-Type": kind})
        if url not in self._fonts:
            self._refused.append(url)
            raise FatalURLFetchingError(f"a plan may not load {url}")
        return URLFetcherResponse(url, self._fonts[url].read_bytes(), {"Content-Type": "font/ttf"})

    @contextmanager
    def refusing(self) -> Iterator[None]:
        """Raise ForbiddenResourceError if anything was refused meanwhile.

        WeasyPrint raises FatalURLFetchingError, which is no Exception and would stop a whole batch; and it
        leaves a drawing out without a word if what the drawing asks for is refused.
        """
        self._refused.clear()
        try:
            yield
        except FatalURLFetchingError as error:
            raise ForbiddenResourceError(str(error)) from error
        if self._refused:
            raise ForbiddenResourceError(f"a plan may not load {self._refused[0]}")
