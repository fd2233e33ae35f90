"""Municipalities are named as Danish names them, and a plan of two does not speak as if it were of one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.document_dump import lines

ROOT = Path(__file__).parents[2]


@pytest.fixture
def said(workshop, tmp_path):
    def words(text: str) -> str:
        file = tmp_path / "plan.yaml"
        file.write_text(f"periode: 2018\n{text}", "utf-8")
        document = workshop.document(workshop.plan(workshop.read(file)).plan)
        return "\n".join(line.words for line in lines(document))

    return words


@pytest.mark.parametrize("name", ["Nordfyns", "Morsø", "Vesthimmerlands"])
def test_a_place_whose_name_is_no_place_is_called_a_municipality_in_sentences(said, name):
    words = said(f"kommune: {name}\n")

    assert f"{name} Kommune er nr." in words or f"{name} Kommune har den" in words
    assert not re.search(rf"\b{name} (?:er|har|deler|gik)\b", words)
    assert not re.search(rf"\bi {name}(?! Kommune)", words)


def test_a_municipality_that_is_compared_with_lies_on_its_island(said):
    indicators = "[{indikator: offentlig-forsørgelse-andel, sammenlign: [Samsø, Nordfyns]}]"

    words = said(f"kommune: Odense\nmål: [{{ministermål: 1, indikatorer: {indicators}}}]\n")

    assert "end på Samsø" in words
    assert "end i Nordfyns Kommune" in words


def test_a_plan_of_two_municipalities_speaks_of_both(said):
    words = said("kommune: [Esbjerg, Fanø]\nmål:\n  - {lokalt mål: Flere i job., overskrift: Job}\n")

    assert "Kommunernes eget mål" in words
    assert "kommunernes egne tal er hentet" in words


def test_every_sentence_of_a_plan_that_speaks_of_the_municipality_can_speak_of_several():
    text = (ROOT / "plan_templates/saetninger.yaml").read_text("utf-8").partition("\ngennemgang:")[0]
    spoken = [line for line in text.splitlines() if re.search(r"^ .*: .*[Kk]ommunens?\b", line)]

    assert spoken
    assert [line for line in spoken if "flere" not in line] == []


def test_a_plan_of_one_municipality_speaks_of_it(said):
    assert "Kommunens eget mål" in said(
        "kommune: Fanø\nmål:\n  - {lokalt mål: Flere i job., overskrift: Job}\n"
    )
