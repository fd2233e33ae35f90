"""Our fonts have the letters of Danish and its neighbours; what stands for others is the same everywhere."""

from __future__ import annotations

from dataclasses import astuple

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from generator.charts.fonts import ensure_fonts
from generator.charts.letters import REPLACEMENT, in_our_letters, missing_letters


def test_all_four_cuts_have_the_same_letters_and_the_replacement_among_them() -> None:
    letters = [set(TTFont(file).getBestCmap()) for file in astuple(ensure_fonts())]
    assert all(item == letters[0] for item in letters)
    assert ord(REPLACEMENT) in letters[0]


@pytest.mark.parametrize(
    "words",
    [
        "Rødgrød med fløde – »og« 100 % af æbler; −5, ½ m², 3 × 4 … €",
        "Łódź, Škoda, İzmir, Nuuk, Þingvellir, Zürich",
        "Жаль, Αθήνα",
        "bløde\u00adlinje\u00a0skift\u202fog\u2011streger\tog\nlinjer",
    ],
)
def test_what_our_fonts_have_stays(words: str) -> None:
    assert in_our_letters(words) == words
    assert missing_letters(words) == ()


@pytest.mark.parametrize(
    ("words", "missing", "shown"),
    [
        ("Godt gået 😀!", ("😀",), "Godt gået �!"),
        ("日本 og 日", ("日", "本"), "�� og �"),
        ("سلام", ("س", "ل", "ا", "م"), "����"),
        ("☐ Ja ☐ Nej", ("☐",), "� Ja � Nej"),
        ("Tegn 👩🏽\u200d💻 her", ("👩🏽\u200d💻",), "Tegn � her"),
        ("✔\ufe0f klaret", ("✔\ufe0f",), "� klaret"),
        ("✓\ufe0f klaret", (), "✓ klaret"),
        ("bredt\u3000rum", (), "bredt rum"),
        ("ord\u2060samling", (), "ordsamling"),
    ],
)
def test_a_letter_that_they_have_not_is_named_and_replaced(
    words: str, missing: tuple[str, ...], shown: str
) -> None:
    assert missing_letters(words) == missing
    assert in_our_letters(words) == shown


@given(st.text())
def test_whatever_is_written_our_fonts_can_show_what_stands_there(words: str) -> None:
    shown = in_our_letters(words)
    assert in_our_letters(shown) == shown
    assert bool(missing_letters(words)) == (shown.count(REPLACEMENT) > words.count(REPLACEMENT))
