"""Signs that nobody sees neither part what looks the same nor hide in a suggestion."""

from __future__ import annotations

import pytest

from generator.problems.invisible import as_seen, first_invisible
from generator.problems.suggest import hint

SIGNS = {"soft hyphen": "\u00ad", "no width": "\u200b", "joiner": "\u200d", "left to right": "\u200e"}


@pytest.mark.parametrize("sign", SIGNS.values(), ids=list(SIGNS))
def test_a_sign_of_no_width_is_not_seen(sign: str) -> None:
    assert as_seen(f"for{sign}mål") == "formål"


@pytest.mark.parametrize("blank", ["\u00a0", "\u2007", "\u2009", "\u202f"])
def test_a_hard_blank_is_seen_as_a_blank(blank: str) -> None:
    assert as_seen(f"lokale{blank}forhold") == "lokale forhold"


def test_plain_words_have_no_invisible_sign() -> None:
    assert first_invisible("ædru på Ærø – 4 pct.") is None


def test_the_invisible_sign_is_named_where_two_words_look_the_same() -> None:
    words = hint("a-dag\u00adpenge", ["a-dagpenge", "sygedagpenge"])

    assert words == " Der står et usynligt tegn (U+00AD) i det. Skriv »a-dagpenge« igen med tastaturet."


def test_a_word_that_looks_otherwise_too_is_suggested_as_ever() -> None:
    assert hint("a-dag\u00adpeng", ["a-dagpenge"]) == " Mente du »a-dagpenge«?"
