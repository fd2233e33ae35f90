"""``beskplan`` run in projects of one's own, which lie on the standard of the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Answer, answer_to
from tests.conftest import ROOT


@pytest.fixture
def beskplan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Answer]:
    """Run ``beskplan`` with some words in an empty folder, or in one below it."""

    def run(*words: str, folder: str = ".") -> Answer:
        monkeypatch.chdir(tmp_path / folder)
        return answer_to(words, monkeypatch, capsys)

    return run


@pytest.fixture
def repository_copy(tmp_path: Path) -> Path:
    """A project that holds the whole standard itself, as the repository does."""
    folder = tmp_path / "med standarden i sig"
    folder.mkdir()
    for name in ("goals.yaml", "plan_templates", "data"):
        (folder / name).symlink_to(ROOT / name)
    return folder
