"""``--log FIL``: what became of each plan as one line of JSON, for those who run builds at night."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TextIO

from generator.batch.outcome import Outcome
from generator.problems import FindingsError, Place, Severity, finding
from generator.problems.printable import json_text


def open_log(file: Path | None) -> AbstractContextManager[TextIO | None]:
    """Open a log to be added to; ``None`` is none. Raises FindingsError if it cannot be written."""
    if file is None:
        return nullcontext()
    try:
        return file.open("a", encoding="utf-8", newline="\n")
    except OSError as error:
        raise FindingsError([finding("log-skrives-ikke", Place(str(file)))]) from error


def logged(outcomes: Iterable[Outcome], log: TextIO | None) -> Iterator[Outcome]:
    """Yield outcomes, and add a line for each to the log at once, so that one can follow it.

    A line holds when it was (ISO 8601), the municipality file, the plan's name and years, what became of it,
    what it took in seconds, how many errors, warnings and remarks there are, and the files written.
    """
    for outcome in outcomes:
        if log is not None:
            log.write(f"{json_text(_line(outcome), indent=None)}\n")
            log.flush()
        yield outcome


def _line(outcome: Outcome) -> dict[str, object]:
    found = outcome.findings
    return {
        "tid": datetime.datetime.now().astimezone().isoformat(timespec="seconds"),
        "fil": outcome.file,
        "navn": outcome.name,
        "år": outcome.years,
        "tilstand": outcome.state.value,
        "sekunder": round(outcome.seconds, 3),
        **{
            f"antal {severity.value}": sum(item.severity is severity for item in found)
            for severity in Severity
        },
        "filer": list(outcome.written),
    }
