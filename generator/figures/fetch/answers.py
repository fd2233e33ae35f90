"""Tells data from what sources send in their place: error texts, web pages, half answers."""

from __future__ import annotations

import json
import re
from typing import Any

from generator.figures.fetch.faults import SourceClosed, fault, quoted
from generator.problems import Place, finding

_WRONG_KEY = re.compile(r"forkert nøgle|nøglen er udløbet", re.IGNORECASE)
_WEB_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_MOST_DIGITS = 400


def text_of(body: bytes, place: Place, name: str) -> str:
    """Return the text of an answer, without a mark of its encoding.

    Raises FindingsError for an empty answer, a web page and bytes that are no text, and SourceClosed for the
    line that Jobindsats sends where the key is wrong or out of date.
    """
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise fault("hent-svar-ulæseligt", place, kilde=name) from None
    if not text.strip():
        raise fault("hent-svar-tomt", place, kilde=name)
    if _WEB_PAGE.match(text):
        raise fault("hent-svar-webside", place, kilde=name)
    if len(text) < 1000 and _WRONG_KEY.search(text):
        raise SourceClosed([finding("hent-nøgle-afvist", Place(name), svar=quoted(text))])
    return text


def json_of(body: bytes, place: Place, name: str) -> Any:
    """Return what a JSON answer holds. Raises FindingsError for anything else, as :func:`text_of` does."""
    text = text_of(body, place, name)
    try:
        return json.loads(text, parse_constant=_refuse, parse_int=_whole_number)
    except (ValueError, RecursionError):
        raise fault("hent-svar-ikke-data", place, kilde=name, svar=quoted(text)) from None


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def _whole_number(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise ValueError("no number is that large")
    return int(digits)


def cause_of(body: bytes) -> str:
    """Return the words in which a source tells why it refuses; empty if it does not."""
    text = body.decode("utf-8-sig", errors="replace")
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return "" if _WEB_PAGE.match(text) else quoted(text)
    if isinstance(told, dict):
        for key in ("cause", "message", "detail", "error"):
            if isinstance(told.get(key), str):
                return quoted(told[key])
    return quoted(text)
