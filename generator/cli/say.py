"""Says findings to the terminal or as JSON."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from generator.problems import Finding
from generator.problems.report import JsonReporter, TerminalReporter


class Speaker:
    """Says findings in one form for a whole run."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json

    def findings(self, findings: Sequence[Finding]) -> None:
        """Say findings: as JSON to standard output, or as text to standard error."""
        if self.as_json:
            click.echo(JsonReporter().render(findings))
        elif findings:
            click.echo(TerminalReporter(colour=sys.stderr.isatty()).render(findings), err=True)

    def line(self, words: str) -> None:
        """Say a line about the run; silent where the answer is JSON."""
        if not self.as_json:
            click.echo(words)
