"""Says findings to the terminal or as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

import click

from generator.problems import Finding
from generator.problems.report import JsonReporter, TerminalReporter


class Speaker:
    """Says things in one form for a whole run: JSON, or text that ``quiet`` cuts down to the findings."""

    def __init__(self, as_json: bool, quiet: bool = False) -> None:
        self._as_json = as_json
        self._quiet = quiet

    def findings(self, findings: Sequence[Finding]) -> None:
        """Say findings: as JSON to standard output, or as text to standard error."""
        if self._as_json:
            click.echo(JsonReporter().render(findings))
        elif findings:
            click.echo(TerminalReporter(colour=sys.stderr.isatty()).render(findings), err=True)

    def data(self, data: object) -> None:
        """Say something as JSON to standard output."""
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))

    def line(self, words: str) -> None:
        """Say a line about the run; silent where the answer is JSON."""
        if not (self._as_json or self._quiet):
            click.echo(words)

    def aside(self, words: str) -> None:
        """Say a line that is no part of the answer to standard error."""
        click.echo(words, err=True)
