from __future__ import annotations

import subprocess
import sys
from dataclasses import astuple
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from generator.charts.fonts import Fonts, ensure_fonts

NEEDED = "abcæøåABCÆØÅ0123456789 \u00a0\u2010–−≥≤‰%§()"


@pytest.fixture(scope="module")
def cut_again(tmp_path_factory: pytest.TempPathFactory) -> Fonts:
    return ensure_fonts(tmp_path_factory.mktemp("fonts"))


def test_the_same_bytes_are_cut_every_time(cut_again: Fonts) -> None:
    for file, again in zip(astuple(ensure_fonts()), astuple(cut_again), strict=True):
        assert file.name == again.name
        assert file.read_bytes() == again.read_bytes()


def test_no_unfinished_file_is_left(cut_again: Fonts) -> None:
    assert {file.name for file in cut_again.regular.parent.iterdir()} == {
        file.name for file in astuple(cut_again)
    }


@pytest.mark.parametrize(
    ("number", "style", "weight"),
    [(0, "Regular", 400), (1, "Bold", 700), (2, "Italic", 400), (3, "Bold Italic", 700)],
)
def test_each_file_is_a_static_style_of_one_family(number: int, style: str, weight: int) -> None:
    font = TTFont(astuple(ensure_fonts())[number])
    assert "fvar" not in font
    assert font["name"].getDebugName(1) == "IBM Plex Sans"
    assert font["name"].getDebugName(2) == style
    assert font["OS/2"].usWeightClass == weight
    assert bool(font["head"].macStyle & 1) == ("Bold" in style)
    assert bool(font["head"].macStyle & 2) == ("Italic" in style)


@pytest.mark.parametrize("number", range(4))
def test_each_file_has_the_letters_of_a_plan(number: int) -> None:
    glyphs = TTFont(astuple(ensure_fonts())[number]).getBestCmap()
    assert [letter for letter in NEEDED if ord(letter) not in glyphs] == []


def test_fonts_that_are_there_are_left_alone_and_cost_no_import(cut_again: Fonts) -> None:
    before = [file.stat().st_mtime_ns for file in astuple(cut_again)]
    code = (
        "import sys; from pathlib import Path; from generator.charts.fonts import ensure_fonts; "
        "ensure_fonts(Path(sys.argv[1])); print('fontTools' in sys.modules)"
    )
    folder = str(cut_again.regular.parent)
    result = subprocess.run([sys.executable, "-c", code, folder], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"
    assert [file.stat().st_mtime_ns for file in astuple(cut_again)] == before


def test_a_missing_file_is_made_anew(tmp_path: Path, cut_again: Fonts) -> None:
    for file in astuple(cut_again)[:3]:
        (tmp_path / file.name).write_bytes(file.read_bytes())
    assert ensure_fonts(tmp_path).bold_italic.read_bytes() == cut_again.bold_italic.read_bytes()
