"""What counts as the same program follows from what is installed, not from a list by hand."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from generator.batch import inputs
from generator.batch.libraries import library_versions
from tests.conftest import ROOT


def _install(folder: Path, name: str, version: str, *requires: str) -> None:
    info = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    info.mkdir(parents=True)
    lines = [f"Name: {name}", f"Version: {version}", *(f"Requires-Dist: {line}" for line in requires)]
    (info / "METADATA").write_text("Metadata-Version: 2.1\n" + "\n".join(lines) + "\n", "utf-8")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place where nothing is installed but what a test puts there."""
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    return tmp_path


def test_every_library_that_the_project_asks_for_counts_and_what_those_ask_for() -> None:
    versions = library_versions()
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert {line.partition(">")[0] for line in asked} <= versions.keys()
    assert {"pillow", "tinyhtml5", "numpy", "lxml", "pydyf"} <= versions.keys()
    assert not {"pytest", "mypy", "ruff"} & versions.keys()


@pytest.mark.parametrize("changed", ["pillow", "tinyhtml5", "markupsafe"])
def test_another_version_of_any_of_them_is_another_program(
    monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    before = inputs.program_inputs()
    versions = library_versions() | {changed: "999"}
    monkeypatch.setattr(inputs, "library_versions", lambda: versions)
    after = inputs.program_inputs()
    assert {name for name in before if before[name] != after[name]} == {f"program/{changed}"}


def test_requirements_are_followed_in_circles_under_any_spelling(installed: Path) -> None:
    _install(installed, "own", "1", "Big_Lib>=2", "absent; sys_platform == 'other'")
    _install(installed, "big-lib", "2.1", "small.lib (>1)", "own")
    _install(installed, "small-lib", "3")
    _install(installed, "unrelated", "4")
    assert library_versions("own") == {"big-lib": "2.1", "small-lib": "3"}


def test_extras_count_only_where_somebody_asks_for_them(installed: Path) -> None:
    _install(installed, "own", "1", "fonts[woff]>=4", 'checks; extra == "test"')
    _install(installed, "fonts", "4", 'packer; extra == "woff"', "other; extra == 'all'")
    for name in ("packer", "other", "checks"):
        _install(installed, name, "1")
    assert library_versions("own") == {"fonts": "4", "packer": "1"}


def test_all_that_is_installed_counts_where_the_program_is_not(installed: Path) -> None:
    _install(installed, "fonts", "4")
    assert library_versions("own") == {"fonts": "4"}
