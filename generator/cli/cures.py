"""Offers the edits that findings carry one by one: shows the old lines and the new, and writes on a yes."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.cli.say import Speaker
from generator.problems import Finding, FindingsError, Place, sorted_by_place
from generator.problems.edit import Edit
from generator.source.project import Project
from generator.source.splice import edit_file, spliced
from generator.source.yaml_reader import read_source

_YES, _NO, _STOP = {"ja", "j"}, {"nej", "n"}, {"stop", "s"}
_MOST_LINES = 20


@dataclass(frozen=True, slots=True)
class Cure:
    """An edit of a finding, and the bytes of its file before and after."""

    found: Finding
    place: Place
    edit: Edit
    file: Path
    before: bytes
    after: bytes

    def lines(self) -> list[str]:
        """Return the lines that go (-) and come (+), as a person reads them."""
        old, new = (data.decode("utf-8-sig").splitlines() for data in (self.before, self.after))
        changes = list(difflib.unified_diff(old, new, n=0, lineterm=""))[2:]
        return [line for line in changes if not line.startswith("@@")]

    def as_data(self) -> dict[str, object]:
        """Return the cure as an object with Danish keys."""
        lines = self.lines()
        return {
            "fil": self.place.file,
            "linje": self.place.line,
            "kode": self.found.code,
            "fra": [line[1:] for line in lines if line.startswith("-")],
            "til": [line[1:] for line in lines if line.startswith("+")],
        }


def cures_of(findings: Iterable[Finding], project: Project) -> Iterator[Cure]:
    """Yield the cures of findings that carry an edit which can be made; each edit of a file once."""
    seen: set[tuple[str, str]] = set()
    for found in sorted_by_place(findings):
        cure = _cure(found, project)
        if cure is not None and _key(cure) not in seen:
            seen.add(_key(cure))
            yield cure


def counted(number: int) -> str:
    """Return a number of edits in words: 1 rettelse, 2 rettelser."""
    return f"{number} rettelse{'' if number == 1 else 'r'}"


class Offer:
    """One round of offers; answers are read from standard input, and where it ends nothing more is written.

    ``again`` returns what is found in a file, by its shown path, after it was changed.
    """

    def __init__(self, project: Project, speaker: Speaker, again: Callable[[str], Sequence[Finding]]) -> None:
        self._project = project
        self._speaker = speaker
        self._again = again
        self._asks = True
        self._asked: set[tuple[str, str]] = set()
        self._written = 0

    def make(self, findings: Sequence[Finding]) -> int:
        """Offer every edit, also of what comes to light on the way; return how many were written."""
        waiting = list(findings)
        while cure := self._next(waiting):
            self._asked.add(_key(cure))
            self._show(cure)
            if self._asks and self._is_wanted() and self._write(cure):
                file = cure.place.file
                others = [item for item in waiting if item.place is None or item.place.file != file]
                waiting = [*others, *self._again(file)]
        self._tell()
        return self._written

    def _next(self, waiting: Sequence[Finding]) -> Cure | None:
        cures = cures_of(waiting, self._project)
        return next((cure for cure in cures if _key(cure) not in self._asked), None)

    def _show(self, cure: Cure) -> None:
        line = self._speaker.line
        line("")
        line(f"{cure.place.file}:{cure.place.line}  {cure.found.code}")
        line(f"  {cure.found.cause}")
        lines = cure.lines()
        for changed in lines[:_MOST_LINES]:
            line(f"  {changed[0]} {changed[1:]}")
        if len(lines) > _MOST_LINES:
            line(f"  ... og {len(lines) - _MOST_LINES} linjer mere")

    def _is_wanted(self) -> bool:
        """Ask until there is an answer; where there can be none, nothing more is asked."""
        while True:
            self._speaker.aside("Skal det rettes? Skriv ja, nej eller stop: ", ends=False)
            said = _line_of_input()
            answer = said.strip().casefold()
            if answer in _YES | _NO:
                return answer in _YES
            if answer in _STOP or not said:
                self._asks = False
                self._speaker.aside("")
                return False

    def _write(self, cure: Cure) -> bool:
        try:
            edit_file(cure.file, cure.edit, cure.place.file, cure.before)
        except FindingsError as error:
            self._speaker.findings(error.findings)
            return False
        self._written += 1
        return True

    def _tell(self) -> None:
        self._speaker.line("")
        left = len(self._asked) - self._written
        if not self._asked:
            self._speaker.line("Der er ingen rettelser, som kan skrives for dig.")
        elif self._written:
            rest = f" {counted(left)} blev ikke skrevet." if left else ""
            self._speaker.line(f"{counted(self._written)} er skrevet.{rest}")
        else:
            self._speaker.line("Intet er skrevet. En rettelse skrives, når du svarer ja.")
        self._speaker.line("")


def _line_of_input() -> str:
    """Return the next line of standard input; empty where it has ended, or there is none to read."""
    try:
        return sys.stdin.readline() if sys.stdin is not None else ""
    except (OSError, ValueError):  # closed, or that of a program in the background
        return ""


def _cure(found: Finding, project: Project) -> Cure | None:
    if found.edit is None or found.place is None:
        return None
    file = project.root / found.place.file
    try:
        before = read_source(file, found.place.file)
        after = spliced(before, found.edit, found.place.file)
    except FindingsError:
        return None
    return Cure(found, found.place, found.edit, file, before, after) if after != before else None


def _key(cure: Cure) -> tuple[str, str]:
    return cure.place.file, repr(cure.edit)
