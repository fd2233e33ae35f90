"""Finds out what is wrong with the text of a municipality file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.batch.workshop import Workshop
from generator.problems import Finding, FindingsError

Check = Callable[..., list[Finding]]


@pytest.fixture
def check(workshop: Workshop, tmp_path: Path) -> Check:
    """Return the findings of the text of a municipality file, read and merged as a plan is."""
    folder = tmp_path / "2018"
    folder.mkdir()

    def findings(text: str) -> list[Finding]:
        file = folder / "kommune.yaml"
        file.write_text(text, "utf-8")
        try:
            return list(workshop.plan(workshop.read(file)).findings)
        except FindingsError as error:
            return list(error.findings)

    return findings
