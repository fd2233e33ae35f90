"""Suggestions: what somebody probably meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems.suggest import did_you_mean, one_near

MUNICIPALITIES = [
    "Aalborg",
    "Aarhus",
    "Fanø",
    "Høje-Taastrup",
    "Lyngby-Taarbæk",
    "Nordfyns",
    "Sønderborg",
    "Ærø",
]
KEYS = ["kommune", "periode", "status", "mål", "ministermål", "lokalt mål", "overskrift", "udfordring"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Århus", "Aarhus"),
        ("aarhus", "Aarhus"),
        ("lyngby-tårbæk", "Lyngby-Taarbæk"),
        ("Lyngby Taarbaek", "Lyngby-Taarbæk"),
        ("Hoeje Tåstrup", "Høje-Taastrup"),
        ("A\u030alborg", "Aalborg"),
        ("Sonderborg", "Sønderborg"),
        ("Nordfyn", "Nordfyns"),
        ("Aero", "Ærø"),
        ("Fano", "Fanø"),
    ],
)
def test_it_finds_municipalities_however_they_are_spelt(word, expected):
    assert did_you_mean(word, MUNICIPALITIES) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("overskift", "overskrift"), ("minister mål", "ministermål"), ("lokalt_maal", "lokalt mål")],
)
def test_it_finds_keys_with_slips_of_the_keyboard(word, expected):
    assert did_you_mean(word, KEYS) == expected


@pytest.mark.parametrize("word", ["", "Paris", "x" * 1_000_000])
def test_it_suggests_nothing_for_words_that_are_like_nothing(word):
    assert did_you_mean(word, MUNICIPALITIES) is None


def test_without_candidates_there_is_no_suggestion():
    assert did_you_mean("Aarhus", []) is None


@given(st.text(), st.lists(st.text(max_size=20)))
def test_a_suggestion_is_always_one_of_the_candidates(word, candidates):
    assert did_you_mean(word, candidates) in [None, *candidates]


@given(st.sampled_from(MUNICIPALITIES))
def test_a_candidate_suggests_itself(name):
    assert did_you_mean(name.upper(), MUNICIPALITIES) == name


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("statuss", KEYS, "status"),
        ("Århus", MUNICIPALITIES, "Aarhus"),
        ("a-dagpenge-andl", ["a-dagpenge-andel", "a-dagpenge"], "a-dagpenge-andel"),
        ("mal", ["mål", "måltal"], "mål"),
        ("rank", ["rang", "rand"], None),
        ("ministermaal 1", KEYS, "ministermål"),
        ("vejr", KEYS, None),
        ("x" * 200, KEYS, None),
    ],
)
def test_only_a_word_that_no_other_is_near_is_certain(word, known, expected):
    assert one_near(word, known) == expected


@given(st.text(max_size=20), st.lists(st.text(max_size=20)))
def test_what_is_certain_is_also_what_is_suggested(word, known):
    if (certain := one_near(word, known)) is not None:
        assert certain == did_you_mean(word, known)
