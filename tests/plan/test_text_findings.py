"""What in a text was probably meant otherwise is told, by sign and place; plain Danish is left in peace."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Finding
from tests.plan_bench import Bench

CODES = {
    "tekst-ligner-nøgle",
    "tekst-tal-åben",
    "fodnote-halv",
    "fodnote-gentaget",
    "tekst-tegn-vist",
    "tekst-tabel-indsat",
}


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("tekster"), {})


def told(bench: Bench, text: str) -> list[Finding]:
    file = f"kommune: Greve\nmål:\n  - ministermål: 1\n    udfordring: |\n{textwrap.indent(text, ' ' * 6)}\n"
    return [item for item in bench.findings(file) if item.code in CODES]


def places(bench: Bench, text: str) -> list[tuple[str, int, int]]:
    return [(item.code, item.place.line, item.place.column) for item in told(bench, text) if item.place]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("Vi vil mere.\n   mål:\n     - ministermål: 1", 6, 10),
        ("Vi vil mere.\n- indikator: a-dagpenge", 6, 7),
        ("indsatser:\nEn linje.", 5, 7),
        ("Vi vil mere.\n  måltal:", 6, 9),
        ("Vi vil mere.\n   behandling: fravalgt", 6, 10),
        ("Vi vil mere.\noverskrift: Flere\ntekst: Mere.", 6, 7),
    ],
)
def test_a_line_that_looks_like_a_key_is_told_with_its_place(
    bench: Bench, text: str, line: int, column: int
) -> None:
    assert places(bench, text) == [("tekst-ligner-nøgle", line, column)]


@pytest.mark.parametrize("key", ["mål", "formål"])
def test_the_line_in_the_text_is_told_and_not_the_key_that_the_text_belongs_to(
    bench: Bench, key: str
) -> None:
    file = f"kommune: Greve\nformål: |\n  Vi vil mere.\n   {key}:\n   - ministermål: 1\n"
    (found,) = (item for item in bench.findings(file) if item.code in CODES)

    assert found.place is not None
    assert (found.place.line, found.place.column) == (4, 4)


@pytest.mark.parametrize(
    "text", ["Ledigheden er {bruttoledighed i dag", "A {\nB", "Et {a-dagpenge} og {a-dagpenge: RAR"]
)
def test_a_brace_that_is_never_closed_is_told(bench: Bench, text: str) -> None:
    (found,) = told(bench, text)

    assert found.code == "tekst-tal-åben"
    assert found.place is not None
    assert found.place.excerpt[found.place.column - 1] == "{"


@pytest.mark.parametrize(
    "text", ["Tekst[^1] uden note.", "Tekst.\n\n[^1]: Note uden mærke.", "A[^1]\n\n[^2]: B\n\nC[^2]"]
)
def test_half_a_footnote_is_told(bench: Bench, text: str) -> None:
    (found,) = told(bench, text)

    assert (found.code, "[^1]" in found.cause) == ("fodnote-halv", True)


@pytest.mark.parametrize(
    "notes", ["[^1]: Én.\n[^1]: To.", "[^1]: Én.\n\n[^1]: To.", "[^1]: Én.\n  Mere.\n\nTekst.\n\n[^1]: To."]
)
def test_a_footnote_with_words_in_several_places_is_told_at_the_last(bench: Bench, notes: str) -> None:
    (found,) = told(bench, f"Tekst[^1].\n\n{notes}")

    assert (found.code, "[^1]" in found.cause) == ("fodnote-gentaget", True)
    assert found.place is not None
    assert found.place.line == 5 + 2 + notes.count("\n")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Vi skal ** mere.", "**"),
        ("**Mål 1 uden slutning.", "**"),
        ("Se planen](https://greve.dk).", "]("),
        ("Vi __vil ikke.", "__"),
        ("Se [planen]().", "]("),
        ("![]()", "]("),
    ],
)
def test_marks_that_are_printed_as_they_stand_are_told(bench: Bench, text: str, sign: str) -> None:
    (found,) = told(bench, text)

    assert found.code == "tekst-tegn-vist"
    assert f"»{sign}«" in found.cause
    assert found.place is not None
    assert found.place.excerpt[found.place.column - 1 :].startswith(sign)


def test_a_mark_in_the_title_of_the_plan_is_told(bench: Bench) -> None:
    found = [item.code for item in bench.findings("kommune: Greve\ntitel: Flere **i job**\n")]

    assert "tekst-tegn-vist" in found


def test_a_table_that_was_pasted_is_told_with_what_its_headers_are(bench: Bench) -> None:
    (found,) = told(bench, "Sted\tTal\nGreve\t5")

    assert found.code == "tekst-tabel-indsat"
    assert "»Sted · Tal«" in found.cause


@pytest.mark.parametrize(
    "text",
    [
        "Mål: Flere skal i job.\nIndsatser: Vi gør tre ting.",
        "Vi har ét mål:\n\n- flere i job\n- færre ledige",
        "Baggrund:\nLedigheden er faldet med 5 pct. (jf. bilag 2).",
        "**Fed** og *skrå*, [et link](https://greve.dk/en_side__to), 2*3 og en note[^1].\n\n[^1]: Noten.",
        "Vi skriver {{ og }} som tegn.",
        "> »Vi ansætter gerne.«\n> – Direktør Jensen",
        "| A | B |\n|---|---|\n| x | 4 |",
        "C:\\Planer\\_udkast__2018 og \\*.",
    ],
)
def test_plain_danish_and_marks_as_meant_are_left_in_peace(bench: Bench, text: str) -> None:
    assert told(bench, text) == []


_SENTENCES = [
    "Vi vil have flere i job.",
    "Målet er, at 200 flere kommer i arbejde.",
    "Det gælder også: unge, ældre og syge.",
    "Jf. § 4, stk. 2 – og lovens bilag (2017).",
    "»Flere med« er vores motto!",
    "Ledigheden faldt 2,5 pct. fra 2016 til 2017.",
    "Se side 3-5.",
    "Kommunen arbejder med a) unge og b) ældre.",
    "Hvad så nu?",
    "Status: i gang.",
    "Mål: nået.",
]


@given(
    st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=6),
    st.sampled_from([" ", "\n", "\n\n", "\n- "]),
)
def test_no_plain_danish_sentence_gives_a_finding(sentences: list[str], between: str) -> None:
    assert told(_BENCH, between.join(sentences)) == []


@pytest.fixture(autouse=True, scope="module")
def _shared(bench: Bench) -> None:
    global _BENCH
    _BENCH = bench


_BENCH: Bench
