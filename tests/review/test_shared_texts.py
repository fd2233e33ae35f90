"""The passages that stand in several texts: what is planted is found, and nothing is invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.review.shared_texts import (
    SHORTEST,
    ReadText,
    SharedPassage,
    covered_words,
    shared_passages,
)
from generator.review.words import words_of

PASSAGE = "vi vil hjælpe flere borgere i gang med korte kurser og tidlige samtaler med virksomheder i området"
WORDS = st.sampled_from([chr(97 + number) * 2 for number in range(6)])
"""So few words that texts repeat themselves and each other in every way."""


def text(owner: str, words: str, name: str = "") -> ReadText:
    return ReadText(frozenset({owner}), owner, words, (name,) if name else ())


def places(passage: SharedPassage) -> list[tuple[object, str]]:
    return [(place.text.id, place.words) for place in passage.places]


def unlike(owner: str, count: int) -> str:
    """Words that only one owner has."""
    return " ".join(f"{owner}{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(count))


def test_a_passage_is_found_whatever_is_around_it() -> None:
    texts = [
        text("a", f"{unlike('a', 9)} {PASSAGE} {unlike('a', 5)}"),
        text("b", f"{PASSAGE} {unlike('b', 20)}"),
        text("c", unlike("c", 40)),
    ]
    (found,) = shared_passages(texts)
    assert (found.length, found.own_length) == (17, 17)
    assert places(found) == [("a", PASSAGE), ("b", PASSAGE)]


def test_case_punctuation_and_figures_do_not_count() -> None:
    one = "I 2018 vil vi hjælpe 25 borgere i gang: med korte kurser og tidlige samtaler, hver uge."
    other = "i 2017 vil vi hjælpe 1.300 borgere i gang med korte kurser. Og tidlige samtaler hver uge"
    (found,) = shared_passages([text("a", one), text("b", other)])
    assert places(found) == [("a", one[:-1]), ("b", other)]


def test_each_municipalitys_own_name_is_alike() -> None:
    one = f"Aarhus Kommune og Aarhus' jobcenter: {PASSAGE}"
    other = f"Lyngby-Taarbæk Kommune og Lyngby-Taarbæks jobcenter: {PASSAGE}"
    (found,) = shared_passages([text("a", one, "Aarhus"), text("b", other, "Lyngby-Taarbæk")])
    assert places(found) == [("a", one), ("b", other)]


def test_anothers_name_is_a_word_like_others() -> None:
    texts = [text("a", f"Odense {PASSAGE}", "Aarhus"), text("b", f"Vejle {PASSAGE}", "Vejle")]
    (found,) = shared_passages(texts)
    assert places(found) == [("a", PASSAGE), ("b", PASSAGE)]


def test_a_word_that_is_a_name_too_is_a_word_in_lower_case() -> None:
    assert words_of("Vejen er lang, siger Vejen Kommune på vejen", ["Vejen"]).forms == (
        "§",
        "er",
        "lang",
        "siger",
        "§",
        "kommune",
        "på",
        "vejen",
    )


def test_many_who_share_a_passage_are_one_group_and_a_longer_one_of_two_is_another() -> None:
    longer = f"{PASSAGE} {unlike('x', 8)}"
    texts = [text("a", longer), text("b", longer), text("c", PASSAGE), text("d", PASSAGE)]
    first, second = shared_passages(texts)
    assert (first.length, [place.text.id for place in first.places]) == (25, ["a", "b"])
    assert (second.length, [place.text.id for place in second.places]) == (17, ["a", "b", "c", "d"])


def test_an_owner_may_repeat_itself() -> None:
    joint = ReadText(frozenset({"a", "b"}), "joint", PASSAGE)
    assert shared_passages([text("a", PASSAGE), text("a", PASSAGE), joint]) == ()
    assert len(shared_passages([text("a", PASSAGE), joint, text("c", PASSAGE)])) == 1


def test_words_that_belong_to_all_do_not_count() -> None:
    goal = (
        "Flere personer skal i beskæftigelse eller uddannelse i stedet for at være på offentlig forsørgelse."
    )
    texts = [text("a", f"Vi siger: {goal} Ja."), text("b", f"Vi siger: {goal} Ja.")]
    assert len(shared_passages(texts)) == 1
    assert shared_passages(texts, [goal]) == ()
    quoted = [text(owner, f"{goal} {PASSAGE}") for owner in "ab"]
    (found,) = shared_passages(quoted, [goal])
    assert places(found) == [("a", PASSAGE), ("b", PASSAGE)]
    within = [text(owner, f"{PASSAGE} {goal} {PASSAGE}") for owner in "ab"]
    assert [(one.length, one.own_length) for one in shared_passages(within, [goal])] == [(49, 34)]


def test_a_stump_of_the_next_paragraph_is_left_out() -> None:
    texts = [text(owner, f"{PASSAGE}.\n\nVed siden af {unlike(owner, 9)}") for owner in "ab"]
    (found,) = shared_passages(texts)
    assert places(found) == [("a", PASSAGE), ("b", PASSAGE)]


@pytest.mark.parametrize("count", [0, SHORTEST - 1])
def test_shorter_passages_coincide_by_chance(count: int) -> None:
    words = " ".join(PASSAGE.split()[:count])
    assert shared_passages([text("a", words), text("b", words)]) == ()


def test_nothing_is_found_in_nothing() -> None:
    assert shared_passages([]) == ()
    assert shared_passages([text("a", ""), text("b", "...")]) == ()


@given(st.lists(st.lists(WORDS, max_size=60), min_size=2, max_size=4))
@settings(max_examples=200, deadline=None)
def test_every_run_that_two_texts_share_is_within_a_passage_of_both_and_each_passage_is_true(
    written: list[list[str]],
) -> None:
    texts = [text(str(index), " ".join(words)) for index, words in enumerate(written)]
    found = shared_passages(texts)
    for passage in found:
        said = {words_of(place.words).forms for place in passage.places}
        assert len(said) == 1
        assert len(next(iter(said))) == passage.length >= SHORTEST
        assert len(passage.owners) > 1
    for one in range(len(texts)):
        for other in range(one + 1, len(texts)):
            for run in _runs(written[one]) & _runs(written[other]):
                assert any(
                    _holds(passage, run)
                    and {str(one), str(other)} <= {str(p.text.id) for p in passage.places}
                    for passage in found
                ), run


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[start : start + SHORTEST]) for start in range(len(words) - SHORTEST + 1)}


def _holds(passage: SharedPassage, run: tuple[str, ...]) -> bool:
    forms = words_of(passage.places[0].words).forms
    return run in {forms[start : start + SHORTEST] for start in range(len(forms) - SHORTEST + 1)}


@settings(deadline=None)
@given(
    passage=st.lists(WORDS, min_size=SHORTEST, max_size=50),
    before=st.lists(st.integers(0, 25), min_size=2, max_size=2),
    owners=st.integers(2, 8),
)
def test_a_planted_passage_is_found_at_all_its_places(
    passage: list[str], before: list[int], owners: int
) -> None:
    planted = " ".join(passage)
    texts = [
        text(str(index), f"{unlike(f'q{chr(97 + index)}', before[index % 2])} {planted} z{chr(97 + index)}")
        for index in range(owners)
    ]
    longest = shared_passages(texts)[0]
    assert [place.words for place in longest.places] == [planted] * owners


@settings(deadline=None)
@given(
    st.lists(WORDS, min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 29), st.integers(1, 30)), max_size=6),
)
def test_words_within_stretches_are_counted_once(words: list[str], stretches: list[tuple[int, int]]) -> None:
    read = words_of(" ".join(words))
    within = [
        range(first, min(first + count, len(words))) for first, count in stretches if first < len(words)
    ]
    spans = [(read.spans[part[0]][0], read.spans[part[-1]][1]) for part in within]
    assert covered_words(read, spans) == len({index for part in within for index in part})
