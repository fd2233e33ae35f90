"""The page on the architecture describes the code as it is."""

from __future__ import annotations

import re

import pytest

from generator.document.builder import SECTIONS
from tests.architecture.sources import MODULES
from tests.architecture.test_imports import ORDER
from tests.docs.fences import ROOT, document

PAGE = document("docs/arkitektur.md")
MODULE_ROW = re.compile(r"^\| ((?:`\w+`(?:, )?)+) \|", re.MULTILINE)


def mapped(folder: str) -> list[str]:
    """Return the modules that the map names under a folder."""
    section = PAGE.split(f"\n### {folder}\n")[1].split("\n#")[0]
    return [name for row in MODULE_ROW.findall(section) for name in re.findall(r"`(\w+)`", row)]


@pytest.mark.parametrize("folder", ORDER)
def test_the_map_names_every_module_once_and_no_other(folder: str) -> None:
    there = [m.file.stem for m in MODULES if m.folder == folder and m.file.stem != "__init__"]
    assert sorted(mapped(folder)) == sorted(there)


def test_it_says_the_order_of_imports() -> None:
    assert " → ".join(ORDER) in PAGE


def test_the_readme_says_the_order_of_imports() -> None:
    assert ", ".join(ORDER) in " ".join(document("README.md").split())


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_has_a_place_in_the_standard_outline(section: str) -> None:
    assert f"afsnit: {section}," in document("plan_templates/disposition.yaml")


def test_every_test_that_a_promise_rests_on_exists() -> None:
    promises = document("README.md").split("## Løfter")[1].split("\n## ")[0]
    rows = [line for line in promises.splitlines() if line.startswith("| ") and "Holdes af" not in line]
    assert len(rows) >= 10
    assert all(re.search(r"`tests/\S+\.py`", row) for row in rows)


def test_the_guide_for_contributors_says_how_every_golden_file_is_made_anew() -> None:
    folders = {folder.parent.name for folder in (ROOT / "tests").glob("*/golden")}
    row = next(line for line in document("CONTRIBUTING.md").splitlines() if "`golden`" in line)
    assert set(re.findall(r"`tests/(\w+)`", row)) == folders
    switches = {"REGENERATE_GOLDEN" + name for name in re.findall(r"(_[A-Z]+)(?:=1)?`", row)}
    written = "".join(file.read_text("utf-8") for file in (ROOT / "tests").glob("*/test_*.py"))
    assert len(switches) == len(folders)
    assert all(f'"{switch}"' in written for switch in switches)
