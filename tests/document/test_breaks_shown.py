"""A plan whose figures are parted by a data break says nothing of a change across it, in any of its files."""

from __future__ import annotations

import html
import io
import re
from pathlib import Path

import docx
import pytest

from generator.document.blocks import Chart, Document, Table, plain_text
from generator.document.chart_specs import Development, TargetOverview
from generator.document.design import load_design
from generator.writers.drawn_charts import draw_charts
from generator.writers.html import HtmlWriter
from generator.writers.word import WordWriter
from tests.document_dump import lines

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "plan_templates"
DESIGN = load_design(TEMPLATES / "design.yaml")

PARTED = """\
kommune: Frederikssund
periode: 2027
lokale forhold:
  tekst: "Antallet er {kontanthjælp: udvikling}. Det er {kontanthjælp}."
mål:
  - lokalt mål: Færre på kontanthjælp
    overskrift: Kontanthjælp
    indikatorer:
      - indikator: kontanthjælp
        kilde: Jobcenterets egen opgørelse
        diagrammer: [udvikling]
        egne tal:
          - {periode: 2024M12, værdi: 510}
          - {periode: 2025M05, værdi: 505}
          - {periode: 2025M06, værdi: 500}
          - {periode: 2025M07, værdi: 280}
          - {periode: 2025M12, værdi: 285}
          - {periode: 2026M05, værdi: 288}
          - {periode: %s, værdi: 290}
        måltal:
          - {retning: fald, mindst: 10, udgangspunkt: {periode: 2024M12, værdi: 510}}
          - {højst: 280, udgangspunkt: {periode: 2024M12, værdi: 510}}
"""


@pytest.fixture(scope="module")
def build(workshop, tmp_path_factory):
    def built(text: str) -> Document:
        file = tmp_path_factory.mktemp("brud") / "plan.yaml"
        file.write_text(text, "utf-8")
        return workshop.document(workshop.plan(workshop.read(file)).plan)

    return built


@pytest.fixture(scope="module")
def parted(build) -> Document:
    """The newest figure is of June 2026, a year after the last one before the break."""
    return build(PARTED % "2026M06")


def words(document: Document) -> str:
    return "\n".join(line.words for line in lines(document)).replace("\N{NO-BREAK SPACE}", " ")


def the(kind: type, document: Document) -> list[Chart]:
    return [block for block in document.blocks if isinstance(block, Chart) and isinstance(block.spec, kind)]


def table(document: Document, *first: str) -> list[list[str]]:
    found = next(
        block
        for block in document.blocks
        if isinstance(block, Table) and [plain_text(block.columns[i].header) for i in (0, 1)] == list(first)
    )
    return [
        [plain_text(cell.content).replace("\N{NO-BREAK SPACE}", " ") for cell in row.cells]
        for row in found.rows
    ]


def in_word(document: Document) -> str:
    file = docx.Document(io.BytesIO(WordWriter(DESIGN).write(document)))
    return " ".join(text.text or "" for text in file.element.body.iter() if text.tag.endswith("}t"))


def in_html(document: Document) -> str:
    page = HtmlWriter(TEMPLATES, DESIGN).write(document, draw_charts(document, DESIGN))
    return html.unescape(re.sub(r"<[^>]+>", " ", page))


# --- what must not be said ---


@pytest.mark.parametrize("read", [words, in_word, in_html], ids=["the document", "Word", "HTML"])
def test_no_file_speaks_of_a_change_across_a_break(parted, read):
    said = read(parted)

    assert "290" in said
    assert "databrud" in said.lower()
    for difference in ("220", "210", "215"):
        assert not re.search(rf"\b{difference}\b", said)
    assert not re.search(r"(?:faldet|færre|lavere|fra 510 \S+ i december 2024 til (?!500))", said)


def test_a_plan_without_a_break_since_last_year_tells_of_the_change(build):
    document = build(PARTED % "2026M12")

    assert "Kontanthjælp i Frederikssund er steget med 5 fuldtidspersoner på et år" in words(document)


# --- what is said instead ---


def test_the_facts_say_why_there_is_no_change(parted):
    assert (
        "Tallet kan ikke sammenlignes med tallet i juni 2025 på grund af databruddet i juli 2025."
        in words(parted)
    )


def test_the_key_figures_say_why_there_is_no_change(parted):
    (row,) = table(parted, "Indikator", "Periode")[:1]

    assert row[:4] == ["Kontanthjælp, fuldtidspersoner", "jun. 2026", "290", "databrud"]


def test_a_quotation_says_why_there_is_no_change(parted):
    assert "Antallet er ikke opgjort (databrud). Det er 290 fuldtidspersoner." in words(parted)


def test_the_title_of_the_chart_tells_of_no_change(parted):
    (chart,) = the(Development, parted)

    assert plain_text(chart.title) == "Kontanthjælp i Frederikssund"


def test_the_alternative_text_tells_of_each_side_of_a_break_for_itself(parted):
    (chart,) = the(Development, parted)

    told = chart.alternative_text.replace("\N{NO-BREAK SPACE}", " ")
    assert (
        "Frederikssund gik fra 510 fuldtidspersoner i december 2024 til 500 fuldtidspersoner i juni 2025."
        in told
    )
    assert (
        "Frederikssund gik fra 280 fuldtidspersoner i juli 2025 til 290 fuldtidspersoner i juni 2026." in told
    )
    assert "Databrud fra juli 2025: Tallene før og efter kan ikke sammenlignes." in told


def test_the_table_below_the_chart_has_figures_of_one_side_alone(parted):
    (chart,) = the(Development, parted)

    assert chart.table is not None
    headers = [plain_text(item.header).replace("\N{NO-BREAK SPACE}", " ") for item in chart.table.columns]
    assert headers == ["Område", "mar. 2026", "apr. 2026", "maj 2026", "jun. 2026", "Måltal"]


def test_no_baseline_from_before_a_break_is_drawn_and_the_target_begins_behind_it(parted):
    (chart,) = the(Development, parted)

    assert isinstance(chart.spec, Development)
    assert chart.spec.baseline is None
    assert chart.spec.target is not None
    assert chart.spec.periods[chart.spec.comparable_from] == "jul. 2025"


def test_a_baseline_from_behind_the_break_is_drawn(build):
    text = (PARTED % "2026M06").replace("{periode: 2024M12, værdi: 510}}", "{periode: 2025M12, værdi: 285}}")

    (chart,) = the(Development, build(text))

    assert isinstance(chart.spec, Development)
    assert chart.spec.baseline is not None


def test_the_overview_of_targets_marks_a_baseline_from_before_a_break(parted):
    rows = table(parted, "Mål", "Indikator")

    assert [row[2] for row in rows] == ["510 fuldtidspersoner (dec. 2024), før databrud"] * 2


def test_the_chart_of_all_targets_draws_no_movement_across_a_break(parted):
    for chart in the(TargetOverview, parted):
        assert isinstance(chart.spec, TargetOverview)
        assert [(stand.was, stand.now) for stand in chart.spec.stands] == [(None, 290)]


def test_a_share_and_the_places_it_is_held_against_are_parted_alike(build):
    text = (PARTED % "2026M06").replace("kontanthjælp\n", "jobparate-andel\n")
    text = re.sub(r"(værdi|højst): (\d\d)\d", r"\1: \2", text)

    (chart,) = the(Development, build(text.replace("{kontanthjælp: udvikling}", "uvist")))

    assert "Databrud fra juli 2025" in chart.alternative_text
    assert " på et" not in plain_text(chart.title)
