"""The only things that a PDF may be made from beside its own HTML: the font files we hand it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse


class FontsOnly(URLFetcher):
    """Serves a few files by their exact addresses, and refuses everything else.

    The addresses have the scheme ``font:``, which nothing else understands, so that no other part of
    WeasyPrint can be led to open a file or a connection.
    """

    def __init__(self, fonts: Mapping[str, Path]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self._fonts = {f"font:{name}": file for name, file in fonts.items()}

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return a font; raise FatalURLFetchingError for any other address."""
        if url not in self._fonts:
            raise FatalURLFetchingError(f"a plan may not load {url}")
        return URLFetcherResponse(url, self._fonts[url].read_bytes(), {"Content-Type": "font/ttf"})
