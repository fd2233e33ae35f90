"""Text that stands word for word in two municipalities' files."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.plan.borrowed import SHORTEST_PASSAGE, borrowed_passages
from tests.plan_bench import Bench, goals

PASSAGE = "Vi møder borgeren der, hvor borgeren er, og vi lægger en plan sammen fra første samtale."
SHORT = "Vi møder borgeren der, hvor borgeren er."


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, {})


def borrowed(bench: Bench, **files: str) -> dict[str, list[tuple[str, int, str]]]:
    """Each finding by file: its code, its line and what it says."""
    read = [bench.read(text, f"{name}.yaml") for name, text in files.items()]
    return {
        Path(shown).stem: [(item.code, item.place.line if item.place else 0, item.cause) for item in found]
        for shown, found in borrowed_passages(read, goals()).items()
    }


def test_a_passage_in_two_files_is_found_in_both(bench: Bench) -> None:
    found = borrowed(
        bench,
        greve=f"kommune: Greve\nformål: {PASSAGE}\n",
        solrød=f"kommune: Solrød\nforord:\n  tekst: |\n    Kære læser.\n\n    {PASSAGE.upper()}\n",
    )

    assert found == {
        "greve": [("tekst-lånt", 2, "Teksten står ord for ord også i municipalities/2018/solrød.yaml.")],
        "solrød": [("tekst-lånt", 3, "Teksten står ord for ord også i municipalities/2018/greve.yaml.")],
    }


def test_short_phrases_coincide_by_chance(bench: Bench) -> None:
    assert len(SHORT.split()) < SHORTEST_PASSAGE
    assert (
        borrowed(bench, greve=f"kommune: Greve\nformål: {SHORT}", solrød=f"kommune: Solrød\nformål: {SHORT}")
        == {}
    )


def test_shared_texts_are_meant_to_be_shared(bench: Bench) -> None:
    shared = bench.folder / "municipalities" / "fælles" / "sjælland.yaml"
    shared.parent.mkdir(parents=True)
    shared.write_text(f"overskrift: Sjælland\ntekst: {PASSAGE}\n", "utf-8")
    sections = "afsnit: [{fælles: sjælland.yaml}]\n"

    assert borrowed(bench, greve=f"kommune: Greve\n{sections}", solrød=f"kommune: Solrød\n{sections}") == {}


def test_the_ministers_words_belong_to_all(bench: Bench) -> None:
    wording = goals().year(2018).goals[0].wording
    text = f"formål: {wording}\n"

    assert len(wording.split()) >= SHORTEST_PASSAGE
    assert borrowed(bench, greve="kommune: Greve\n" + text, solrød="kommune: Solrød\n" + text) == {}


def test_a_municipality_may_repeat_itself_from_plan_to_plan(bench: Bench) -> None:
    text = f"kommune: Greve\nformål: {PASSAGE}\n"

    assert borrowed(bench, i_år=text, næste_år=text + "periode: 2019\n") == {}
