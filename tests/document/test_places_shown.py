"""An indicator that is a place is spoken of as one, wherever a plan shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.document.blocks import Chart, plain_text
from generator.document.chart_specs import ComparisonChart, Development
from tests.document_dump import lines

PLAN = """\
kommune: Greve
periode: 2027
lokale forhold:
  tekst: "Vi er {benchmark-placering: udvikling}."
mål:
  - lokalt mål: Bedre placeret
    indikatorer:
      - indikator: benchmark-placering
        kilde: Styrelsens opgørelse
        diagrammer: [udvikling, sammenligning]
        egne tal: [{periode: 2024, værdi: 20}, {periode: 2025, værdi: %s}, {periode: 2026, værdi: 9}]
"""


@pytest.fixture(scope="module")
def build(workshop, tmp_path_factory):
    def built(before: int):
        file = Path(tmp_path_factory.mktemp("plads") / "plan.yaml")
        file.write_text(PLAN % before, "utf-8")
        document = workshop.document(workshop.plan(workshop.read(file)).plan)
        said = "\n".join(line.words for line in lines(document)).replace("\N{NO-BREAK SPACE}", " ")
        return document, said

    return built


@pytest.mark.parametrize(
    ("before", "title", "fact", "cell", "quotation"),
    [
        (
            12,
            "Greve er gået fra nr. 12 til nr. 9 på et år: Placering af 98 kommuner",
            "Det er 3 pladser længere fremme end i 2025.",
            "| 2026 | 9 | 3 frem",
            "Vi er gået 3 pladser frem.",
        ),
        (
            8,
            "Greve er gået fra nr. 8 til nr. 9 på et år: Placering af 98 kommuner",
            "Det er 1 plads længere tilbage end i 2025.",
            "| 2026 | 9 | 1 tilbage",
            "Vi er gået 1 plads tilbage.",
        ),
        (
            9,
            "Placering af 98 kommuner i Greve er uændret på et år",
            "Det er det samme som i 2025.",
            "| 2026 | 9 | 0",
            "Vi er uændret.",
        ),
    ],
)
def test_a_change_of_place_is_told_in_places(build, before, title, fact, cell, quotation):
    document, said = build(before)
    (chart,) = (b for b in document.blocks if isinstance(b, Chart) and isinstance(b.spec, Development))

    assert plain_text(chart.title).replace("\N{NO-BREAK SPACE}", " ") == title
    assert fact in said
    assert cell in said
    assert quotation in said


def test_the_alternative_text_of_places_tells_of_places(build):
    _, said = build(12)

    assert "Greve gik fra nr. 20 i 2024 til nr. 9 i 2026." in said


def test_places_are_not_ranked_or_set_side_by_side(build):
    document, said = build(12)

    assert not any(isinstance(b, Chart) and isinstance(b.spec, ComparisonChart) for b in document.blocks)
    assert "Greve er nr. 1 af" not in said
    assert "bedst placeret" not in said
