"""A local wording held against the minister's, word by word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.review.wordings import Change, Stretch, compared_wordings

MINISTER = "Virksomhederne skal sikres den nødvendige og kvalificerede arbejdskraft."


def told(before: str, after: str) -> str:
    """The comparison in one line: [-left out-], {+added+}."""
    marks = {Change.SAME: "{}", Change.ADDED: "{{+{}+}}", Change.REMOVED: "[-{}-]"}
    return "".join(marks[run.change].format(run.text) for run in compared_wordings(before, after))


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        (MINISTER, MINISTER),
        (
            "Vores virksomheder skal sikres den nødvendige arbejdskraft.",
            "[-Virksomhederne -]{+Vores virksomheder +}skal sikres den nødvendige "
            "[-og kvalificerede -]arbejdskraft.",
        ),
        (
            f"{MINISTER} Det gælder også byggeriet.",
            f"{MINISTER} {{+Det gælder også byggeriet.+}}",
        ),
        ("", f"[-{MINISTER}-]"),
    ],
)
def test_what_differs_is_marked(local: str, expected: str) -> None:
    assert told(MINISTER, local) == expected


def test_a_number_with_decimals_changes_as_a_whole() -> None:
    assert told("Højst 15,5 pct.", "Højst 15,2 pct.") == "Højst [-15,5 -]{+15,2 +}pct."


def test_what_is_too_long_for_a_wording_is_not_compared_word_by_word() -> None:
    long = "flere unge " * 1_000
    assert compared_wordings(MINISTER, long) == (
        Stretch(Change.REMOVED, MINISTER),
        Stretch(Change.ADDED, long),
    )


WORDING = st.lists(st.sampled_from(["flere", "unge", "skal", "i", "job", ",", "."]), max_size=12).map(
    " ".join
)


@settings(deadline=None)
@given(WORDING, WORDING)
def test_the_runs_make_up_both_wordings(before: str, after: str) -> None:
    runs = compared_wordings(before, after)

    def without(change: Change) -> str:
        return "".join("".join(run.text.split()) for run in runs if run.change is not change)

    assert without(Change.ADDED) == "".join(before.split())
    assert without(Change.REMOVED) == "".join(after.split())
    assert all(one.change is not other.change for one, other in pairwise(runs))
