"""A finished sentence is what it always was, and remembers which of its words a planner wrote."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from generator.plan.sentences import Said, capital, joined, listed_words, runs_of
from generator.problems import Place
from generator.source.written import Written
from tests.plan_bench import sentences

WORDS = st.text("abæøå .:»«%{}|", min_size=1, max_size=12).map(str.strip).filter(bool)


def written(text: str, path: str = "mål[0].overskrift") -> Written:
    return Written(text, Place("aarhus.yaml", 3, 5), path)


def local(words: str) -> list[tuple[str, str]]:
    return [(str(run), run.path) for run in runs_of(words) if isinstance(run, Written)]


@given(WORDS, WORDS)
def test_a_sentence_reads_the_same_whoever_wrote_its_words(heading, holder):
    plain = sentences().say("mål.navn", nummer=1, overskrift=heading)
    said = sentences().say("mål.navn", nummer=1, overskrift=written(heading))

    assert said == plain
    assert sentences().say("mål.samlet", navn=said) == sentences().say("mål.samlet", navn=plain)
    assert sentences().say("måltal-boks.fastsættes-af", af=written(holder)) == (
        sentences().say("måltal-boks.fastsættes-af", af=holder)
    )


def test_a_sentence_in_a_sentence_keeps_what_it_remembers():
    name = sentences().say("mål.navn", nummer=1, overskrift=written("Flere i job"))

    said = sentences().say("mål.samlet", navn=name)

    assert said == "Målet indgår i »Mål 1: Flere i job«."
    assert local(said) == [("Flere i job", "mål[0].overskrift")]


def test_a_stop_behind_a_planner_s_own_is_left_out():
    said = sentences().say("måltal-boks.fastsættes-af", af=written("Udvalget m.fl."))

    assert said == "Fastsættes af Udvalget m.fl."
    assert local(said) == [("Udvalget m.fl.", "mål[0].overskrift")]


def test_words_that_are_only_asked_about_are_not_remembered():
    said = sentences().say("tabel.måltal-periode", periode=written(""))

    assert not isinstance(said, Said)


def test_lists_and_capitals_keep_what_they_are_made_of():
    first, second, third = (written(words, f"bidrag fra[{i}]") for i, words in enumerate(("lo", "da", "kl")))

    words = capital(listed_words([first, second, third]))

    assert words == "Lo, da og kl"
    assert local(words) == [("Lo", "bidrag fra[0]"), ("da", "bidrag fra[1]"), ("kl", "bidrag fra[2]")]
    assert listed_words([first]) == "lo"
    assert listed_words([]) == joined(", ", []) == ""


def test_a_sentence_keeps_its_runs_on_its_way_to_a_worker():
    said = sentences().say("mål.navn", nummer=1, overskrift=written("Flere i job"))

    again = pickle.loads(pickle.dumps(said))  # noqa: S301

    assert again == said
    assert local(again) == local(said)
