"""A council's priorities: read from its file, and answered by the plans."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from generator.problems import FindingsError
from generator.review.priorities import (
    CouncilRecord,
    PrioritiesAnswered,
    answer_priorities,
    priorities_file,
    read_priorities,
)
from tests.plan_bench import CATALOGUE, geography, goals
from tests.review.conftest import ReviewBench

COUNCIL = """
    råd: RAR Sjælland
    temaer:
      - {tema: Arbejdskraft, søgeord: [opkvalificering, mangel på arbejdskraft]}
      - {tema: Grøn omstilling, søgeord: grøn}
    spørgsmål:
      - {spørgsmål: Hvordan samarbejder I med a-kasserne?, søgeord: [a-kasse], mål: virksomheder-arbejdskraft}
      - Hvordan måler I effekten?
    indikatorer: [samarbejdsgrad, a-dagpenge]
    """
GREVE = """
    kommune: Greve
    mål:
      - ministermål: 2
        strategi: |
          Vi går tidligt ind. Opkvalificeringen sker lokalt.

          Der er mangel på faglært arbejdskraft, og A-kasserne hjælper.
        indikatorer: [{indikator: samarbejdsgrad, måltal: {mindst: 40}}]
    """
KØGE = """
    kommune: Køge
    formål: Der er mangel på arbejdskraften.
    mål: [{ministermål: 2, indikatorer: [samarbejdsgrad]}]
    """


@pytest.fixture
def bench(tmp_path: Path) -> ReviewBench:
    return ReviewBench(tmp_path, {"samarbejdsgrad": "Greve: 2017M06 30\nKøge: 2017M06 20"})


def read(folder: Path, text: str) -> CouncilRecord:
    file = folder / "raad.yaml"
    file.write_text(textwrap.dedent(text), "utf-8")
    return read_priorities(file, "raad/rar-sjælland.yaml", geography(), CATALOGUE, goals())


@pytest.fixture
def answered(bench: ReviewBench) -> PrioritiesAnswered:
    sheets = [bench.sheet(GREVE, "greve.yaml"), bench.sheet(KØGE, "koege.yaml")]
    return answer_priorities(read(bench.folder, COUNCIL), sheets, CATALOGUE)


def test_a_councils_file_is_named_after_it() -> None:
    assert priorities_file(Path("p"), "RAR Østjylland") == Path("p/raad/rar-oestjylland.yaml")


def test_the_passages_that_speak_of_a_theme_are_named(answered: PrioritiesAnswered) -> None:
    labour, green = answered.themes
    assert labour.plans == ("253", "259")
    (greve, (first,)), (køge, (second,)) = labour.passages
    assert (greve, first.path, first.goal, first.word) == ("253", "mål[0].strategi", "2", "opkvalificering")
    assert first.sentence == "Opkvalificeringen sker lokalt."
    assert (køge, second.path, second.goal, second.word) == ("259", "formål", None, "mangel på arbejdskraft")
    assert (green.plans, green.searched) == ((), True)


def test_a_question_is_answered_by_passages_or_by_a_reader(answered: PrioritiesAnswered) -> None:
    funds, effect = answered.questions
    assert (funds.goal, funds.plans) == ("virksomheder-arbejdskraft", ("253",))
    assert (effect.words, effect.searched, effect.plans) == ("Hvordan måler I effekten?", False, ())


def test_the_wanted_indicators_are_counted(answered: PrioritiesAnswered) -> None:
    cooperation, benefit = answered.indicators
    assert (cooperation.plans, cooperation.with_target) == (("253", "259"), ("253",))
    assert (benefit.name, benefit.plans) == ("A-dagpengemodtagere", ())


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("råd: RAR Fjord\n", "råd-ukendt", 1),
        ("råd: RAR Fyn\nindikatorer: [a-dagpenge, samarbejdsgard]\n", "råd-indikator-ukendt", 2),
        ("råd: RAR Fyn\nspørgsmål:\n  - {spørgsmål: Hvad?, mål: virksomhed}\n", "råd-mål-ukendt", 3),
        ("råd: RAR Fyn\ntemaer:\n  - {tema: Unge, søgeord: ['!']}\n", "råd-søgeord-tomt", 3),
        ("råd: RAR Fyn\ntemaer:\n  - {tema: Unge}\n", "nøgle-mangler", 3),
        ("råd: RAR Fyn\nteamer: []\n", "nøgle-ukendt", 2),
        ("temaer: []\n", "nøgle-mangler", 1),
        ("- RAR Fyn\n", "felter-ventet", 1),
    ],
)
def test_what_is_wrong_in_a_councils_file_is_told_with_its_place(
    tmp_path: Path, text: str, code: str, line: int
) -> None:
    with pytest.raises(FindingsError) as raised:
        read(tmp_path, text)
    (found,) = raised.value.findings
    assert found.place is not None
    assert (found.code, found.place.file, found.place.line) == (code, "raad/rar-sjælland.yaml", line)
