"""Long words of the domain break between the words that they are made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.danish.hyphenation import compounds, parts, patterns


@pytest.mark.parametrize(
    "shown",
    [
        "beskæftigelses-plan",
        "beskæftigelses-planerne",
        "beskæftigelses-ministerens",
        "forsørgelses-ydelse",
        "uddannelses-hjælp,",
        "integrations-ydelser",
        "fuldtids-personer",
        "kontant-hjælps-modtagere",
        "sygedagpenge-forløb",
        "rekrutterings-undersøgelsen",
        "virksomheds-grad",
        "ressource-forløb",
        "Ledigheds-ydelse",
        "arbejds-markeds-rådet",
    ],
)
def test_a_compound_breaks_between_its_words(shown: str) -> None:
    assert "-".join(parts(shown.replace("-", ""))) == shown


@pytest.mark.parametrize("word", ["selvforsørgende", "familien", "plan", "kommunens", "1.234.567.890.123"])
def test_a_short_word_and_a_number_are_never_parted(word: str) -> None:
    assert parts(word) == (word,)


def test_no_compound_is_ever_broken_inside_one_of_its_words() -> None:
    for words in compounds():
        allowed, place = set(), 0
        for word in words:
            place += len(word)
            allowed.add(place)
        place, breaks = 0, set()
        for part in parts("".join(words)):
            place += len(part)
            breaks.add(place)
        assert breaks <= allowed, words


def test_every_pattern_has_a_level_for_each_place_before_a_letter() -> None:
    for letters, levels in patterns():
        assert len(levels) == len(letters)
        assert levels[0] == 0


@given(st.text("abcdefghijklmnoprstuvyæøå0123456789.,-() ", max_size=60))
def test_the_parts_are_the_text(written: str) -> None:
    assert "".join(parts(written)) == written
