"""Says what a command has to say: findings and lines to the terminal, or one JSON object."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

import click

from generator.problems import Finding
from generator.problems.as_json import all_to_json
from generator.problems.printable import json_text, printable
from generator.problems.report import TerminalReporter


class Speaker:
    """Says things in one form for a whole run: JSON, or text that ``quiet`` cuts down to the findings.

    Whatever stands in a name or a text, no character reaches the terminal that it would obey.
    """

    def __init__(self, as_json: bool, quiet: bool = False) -> None:
        self._as_json = as_json
        self._quiet = quiet

    def findings(self, findings: Sequence[Finding]) -> None:
        """Say findings to standard error; silent where the answer is JSON, which holds them itself."""
        if findings and not self._as_json:
            click.echo(TerminalReporter(colour=sys.stderr.isatty()).render(findings), err=True)

    def failure(self, findings: Sequence[Finding]) -> None:
        """Say why nothing could be done, as the whole answer."""
        self.findings(findings)
        if self._as_json:
            self.data({"fund": all_to_json(findings)})

    def stop(self, found: Finding, *lines: str) -> None:
        """Say why nothing was done: the finding as JSON, or in lines to standard error."""
        if self._as_json:
            self.failure([found])
        for line in () if self._as_json else lines:
            self.aside(line)

    def data(self, data: Mapping[str, object]) -> None:
        """Say the answer as a JSON object to standard output, in UTF-8 whatever the terminal's encoding."""
        text = json_text(data) + "\n"
        sys.stdout.flush()
        if (bytes_out := getattr(sys.stdout, "buffer", None)) is not None:
            bytes_out.write(text.encode())
            bytes_out.flush()
        else:
            sys.stdout.write(text)

    def line(self, words: str) -> None:
        """Say a line about the run; silent where the answer is JSON."""
        if not (self._as_json or self._quiet):
            click.echo(printable(words))

    def aside(self, words: str, *, ends: bool = True) -> None:
        """Say a line that is no part of the answer to standard error; without its end, a question."""
        click.echo(printable(words), err=True, nl=ends)
