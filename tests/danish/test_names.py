"""Names and words inside Danish sentences."""

from __future__ import annotations

import pytest

from generator.danish.names import capitalised, genitive, listed, number_word, without_full_stop


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Odense", "Odenses"),
        ("Aarhus", "Aarhus'"),
        ("Aarhus Kommune", "Aarhus Kommunes"),
        ("Assens", "Assens'"),
        ("Bordeaux", "Bordeaux'"),
        ("Schweiz", "Schweiz'"),
        ("Lyngby-Taarbæk", "Lyngby-Taarbæks"),
        ("Fanø", "Fanøs"),
        ("KL", "KL's"),
        ("Udbetaling Danmark", "Udbetaling Danmarks"),
        ("planen for 2018", "planen for 2018's"),
        ("", ""),
    ],
)
def test_the_genitive(name, expected):
    assert genitive(name) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], ""),
        (["Esbjerg"], "Esbjerg"),
        (["Esbjerg", "Fanø"], "Esbjerg og Fanø"),
        (["Esbjerg", "Fanø", "Varde"], "Esbjerg, Fanø og Varde"),
    ],
)
def test_a_list_in_a_sentence(items, expected):
    assert listed(items) == expected


def test_a_list_with_another_conjunction():
    assert listed(("udkast", "vedtaget"), "eller") == "udkast eller vedtaget"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ældre i KL", "Ældre i KL"), ("RAR", "RAR"), ("", ""), ("2018 er året", "2018 er året")],
)
def test_only_the_first_letter_becomes_a_capital(text, expected):
    assert capitalised(text) == expected


@pytest.mark.parametrize(("number", "word"), [(1, "ét"), (5, "fem"), (12, "tolv"), (13, "13"), (98, "98")])
def test_counts_up_to_twelve_are_written_in_words(number: int, word: str) -> None:
    assert number_word(number) == word


@pytest.mark.parametrize(
    ("sentence", "heading"),
    [
        ("Flere i job.", "Flere i job"),
        ("Ledigheden falder til 4 pct.", "Ledigheden falder til 4 pct."),
        ("Budgettet er 12 mio. kr.", "Budgettet er 12 mio. kr."),
        ("Unge, ældre m.v.", "Unge, ældre m.v."),
        ("Hvad nu?", "Hvad nu?"),
        ("Alle kommer med.", "Alle kommer med"),
    ],
)
def test_a_heading_has_no_full_stop_but_that_of_an_abbreviation(sentence: str, heading: str) -> None:
    assert without_full_stop(sentence) == heading
