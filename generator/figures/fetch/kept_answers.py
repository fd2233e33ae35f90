"""Answers that have been fetched and found sound, kept so that an interrupted run can go on from them."""

from __future__ import annotations

import datetime
import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.source.other_files import read_regular
from generator.source.writing import take_away, write_whole

_SUFFIX = ".svar"
_KEPT_SECONDS = 60 * 24 * 3600


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """One answer: when it was fetched, which update of the table it belongs to, and its body."""

    retrieved: datetime.datetime
    updated: datetime.date | None
    body: bytes

    @property
    def digest(self) -> str:
        """The SHA-256 of the body in hexadecimal."""
        return hashlib.sha256(self.body).hexdigest()


class KeptAnswers:
    """A folder of answers by question, which is the address that is asked with what is sent, without a key.

    ``now`` tells the time; ``shown`` is the folder as findings should write it. With ``renew`` no answer of
    an earlier run is used again.
    """

    def __init__(
        self, folder: Path, now: Callable[[], datetime.datetime], shown: str, renew: bool = False
    ) -> None:
        self._folder = folder
        self._shown = shown
        self.now = now
        self._renew = renew
        self._asked_now: set[str] = set()

    def find(self, question: str, updated: datetime.date | None = None) -> KeptAnswer | None:
        """Return the answer to a question if it is from today or from the update ``updated`` of the table.

        An answer whose file has been changed or cut off is none.
        """
        if self._renew and question not in self._asked_now:
            return None
        answer = self._read(question)
        if answer is None:
            return None
        is_todays = answer.retrieved.date() == self.now().date()
        is_current = updated is not None and answer.updated == updated
        return answer if is_todays or is_current else None

    def keep(self, question: str, body: bytes, updated: datetime.date | None = None) -> KeptAnswer:
        """Keep a sound answer in the place of an earlier one. Raises FindingsError if it cannot be."""
        answer = KeptAnswer(self.now().replace(microsecond=0), updated, body)
        note = {
            "spørgsmål": question,
            "hentet": answer.retrieved.isoformat(),
            "opdateret": updated.isoformat() if updated else None,
            "sha256": answer.digest,
        }
        file = self._file(question)
        first_line = json.dumps(note, ensure_ascii=False).encode("utf-8")
        write_whole(file, first_line + b"\n" + body, f"{self._shown}/{file.name}", self._folder.parents[1])
        self._asked_now.add(question)
        return answer

    def tidy(self) -> None:
        """Delete answers that are two months old: nobody will ask for them again.

        Raises FindingsError if one cannot be deleted.
        """
        oldest = time.time() - _KEPT_SECONDS
        for file in self._folder.glob(f"*{_SUFFIX}"):
            if file.lstat().st_mtime < oldest:
                take_away(file, f"{self._shown}/{file.name}", self._folder.parents[1])

    def _file(self, question: str) -> Path:
        return self._folder / f"{hashlib.sha256(question.encode('utf-8')).hexdigest()[:24]}{_SUFFIX}"

    def _read(self, question: str) -> KeptAnswer | None:
        try:
            first_line, _, body = read_regular(self._file(question)).partition(b"\n")
            note = json.loads(first_line)
            updated = note["opdateret"]
            answer = KeptAnswer(
                datetime.datetime.fromisoformat(note["hentet"]),
                datetime.date.fromisoformat(updated) if updated else None,
                body,
            )
            is_whole = note["spørgsmål"] == question and note["sha256"] == answer.digest
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return answer if is_whole else None
