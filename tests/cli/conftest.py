"""Runs ``beskplan`` as a planner does, and keeps what it says."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from generator.cli import main
from generator.source.project import Project


@dataclass(frozen=True)
class Answer:
    """What a run of the command said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


Run = Callable[..., Answer]


def answer_to(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Answer:
    """Run ``beskplan`` with some words where we stand, and return what it said."""
    monkeypatch.setattr(sys, "argv", ["beskplan", *words])
    with pytest.raises(SystemExit) as stopped:
        main()
    captured = capsys.readouterr()
    code = stopped.value.code
    return Answer(code if isinstance(code, int) else 1, captured.out, captured.err)


@pytest.fixture
def run(project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``beskplan`` with some words in the folder of an own project."""
    monkeypatch.chdir(project.root)

    return lambda *words: answer_to(words, monkeypatch, capsys)


@pytest.fixture
def write(project: Project) -> Callable[..., None]:
    """Write a municipality file for 2018."""

    def write_file(name: str, content: str | bytes) -> None:
        data = content.encode() if isinstance(content, str) else content
        (project.municipalities / "2018" / name).write_bytes(data)

    return write_file
