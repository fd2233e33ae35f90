"""The how-tos of CONTRIBUTING.md do what they say: a test carries each out on a copy of the repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.fences import ROOT, document, fences

PLACE = re.compile(r'\w+ (?P<file>\S+) (?:at the end|after "(?P<line>.+)")')
COPIED = ("generator", "plan_templates", "data", "scripts", "docs", "goals.yaml")
PLAN = """\
kommune: Aarhus
slogan: Vi hjælper hinanden med at komme i arbejde, og vi giver ikke op, før alle er med
"""


def how_to(heading: str) -> str:
    """Return what stands below a heading of the page."""
    text = document("CONTRIBUTING.md")
    return re.split(r"^### ", text.partition(f"### {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def carried_out(heading: str, folder: Path, plan: str = PLAN) -> str:
    """Do what a how-to says in a copy of the repository, and return what its last command said."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "tal"))
        else:
            shutil.copy(source, folder)
    (folder / "municipalities/2018").mkdir(parents=True)
    (folder / "municipalities/2018/aarhus.yaml").write_text(plan, "utf-8")
    said = ""
    for block in fences(how_to(heading)):
        if block.language == "sh":
            for command in block.text.splitlines():
                said = _run(command, folder)
            continue
        place = PLACE.fullmatch(block.language)
        assert place, block.language
        file = folder / place["file"]
        text = file.read_text("utf-8")
        if place["line"] is None:
            file.write_text(text + block.text, "utf-8")
            continue
        lines = text.splitlines(keepends=True)
        (number,) = [number for number, line in enumerate(lines, 1) if place["line"] in line]
        file.write_text("".join([*lines[:number], block.text, *lines[number:]]), "utf-8")
    return said


def _run(command: str, folder: Path) -> str:
    words = [sys.executable, *command.split()[1:]]
    environment = os.environ | {"PYTHONPATH": str(folder), "PYTHONUTF8": "1"}
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_an_indicator_is_in_the_catalogue_and_has_figures(tmp_path: Path) -> None:
    said = carried_out("An indicator", tmp_path)
    assert "vikarer-andel" in said
    assert (tmp_path / "data/demo/vikarer-andel.csv").stat().st_size > 1000


def test_a_finding_is_told_with_its_place_and_cure(tmp_path: Path) -> None:
    said = carried_out("A finding", tmp_path)
    assert "aarhus.yaml:2:9  bemærkning  slogan-langt" in said
    assert "skriv det i forordet" in said


def test_a_key_is_read_described_and_printed_in_its_section(tmp_path: Path) -> None:
    carried_out("A key with a section", tmp_path, PLAN + "ordforklaring: SHO er en ydelse.\n")
    page = (tmp_path / "output/2018/aarhus/beskaeftigelsesplan-2018-aarhus.html").read_text("utf-8")
    assert page.index("Ordforklaring") < page.index("SHO er en ydelse.")
    assert "ordforklaring" in (tmp_path / "docs/format.md").read_text("utf-8")
    assert "ordforklaring" in (tmp_path / "municipalities/kommunefil.schema.json").read_text("utf-8")


@pytest.mark.parametrize("heading", ["A kind of target", "A format of plans", "A format of import"])
def test_the_files_that_a_how_to_names_are_there(heading: str) -> None:
    named = re.findall(r"`((?:generator|tests)/[\w/.]+)`", how_to(heading))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
