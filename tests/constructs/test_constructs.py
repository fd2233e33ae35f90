"""Everything met in real plans can be written in a file, and stands where a reader looks for it.

The rows are those of a catalogue of what some 45 municipalities' plans contain; ``rows.yaml`` says where each
stands in the document of a file below ``files/``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.document.blocks import Callout, CalloutKind, Chart, Document, Heading, plain_text
from generator.document.chart_specs import Development
from generator.plan.checks import check
from generator.source.records.plan import Edition
from tests.document_dump import Line, lines
from tests.local_words import check_local_words

HERE = Path(__file__).parent
FILES = sorted(path.stem for path in (HERE / "files" / "2018").glob("*.yaml"))
ROWS = [
    (row, *place)
    for row, places in yaml.safe_load((HERE / "rows.yaml").read_text("utf-8")).items()
    for place in places
]

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
SUMMARY = "Planen kort fortalt"
GOAL_1 = "Mål 1: Færre på offentlig forsørgelse"


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_read_and_merged_without_errors(constructs, name):
    errors = [item.code for item in constructs.plan(name).findings if item.is_error]

    assert errors == []


@pytest.mark.parametrize("name", FILES)
def test_words_of_a_planner_stand_at_the_place_they_are_said_to_come_from(constructs, name):
    check_local_words(_document(constructs, name), constructs.workshop.project.root)


@pytest.mark.parametrize(("row", "name", "under", "words"), ROWS, ids=[f"{r[0]}-{r[1]}" for r in ROWS])
def test_the_construct_stands_where_a_reader_looks_for_it(constructs, row, name, under, words):
    found = _lines(constructs, name)

    assert under in {line.under for line in found}
    assert any(words in line.words for line in found if line.under == under), _under(found, under)


def test_every_row_of_the_catalogue_is_covered():
    covered = {row[0] for row in ROWS} | {"D10", "D11", "G6"}
    rows = {
        f"{letter}{number}"
        for letter, last in (("D", 13), ("G", 14), ("T", 30), ("A", 18))
        for number in range(1, last + 1)
    }

    assert covered == rows


def test_d10_a_short_edition_comes_from_the_same_file(constructs):
    plan = constructs.plan("d10-kort-udgave").plan

    assert plan.record.editions == (Edition.FULL, Edition.SHORT)
    short, full = (constructs.workshop.document(plan, edition) for edition in (Edition.SHORT, Edition.FULL))
    assert _headings(short) == [SUMMARY, "De vigtigste tal", "Kilder"]
    assert len(short.blocks) < len(full.blocks) / 4


def test_d11_a_plan_can_be_a_web_page(constructs):
    from generator.writers.drawn_charts import draw_charts
    from generator.writers.html import HtmlWriter

    workshop = constructs.workshop
    document = workshop.document(constructs.plan("a16-formål").plan)
    writer = HtmlWriter(workshop.project.templates, workshop.design)

    page = writer.write(document, draw_charts(document, workshop.design))

    assert "Planen er for borgere, virksomheder og medarbejdere." in page


def test_d9_a_shared_text_knows_the_shared_file_it_stands_in(constructs):
    document = _document(constructs, "d09-fælles-afsnit")
    (origin,) = (line.origin for line in lines(document) if line.words.startswith("De fynske"))

    assert (Path(origin.file).name, origin.path) == ("fyn.yaml", "tekst")


def test_d13_own_sections_stand_where_the_plan_puts_them(constructs):
    headings = _headings(_document(constructs, "d13-egne-afsnit"))

    assert headings.index("Borgeren i centrum") == headings.index("Målene") - 1 == headings.index(GOAL_1) - 2


def test_g6_goals_stand_in_the_order_of_the_municipality(constructs):
    headings = _headings(_document(constructs, "g06-rækkefølge"))

    goals = [words[:5] for words in headings if words.startswith("Mål ")]
    assert len(goals) == 5
    assert goals.index("Mål 4") < goals.index("Mål 1")


def test_g4_a_goal_under_a_theme_has_no_chapter_of_its_own(constructs):
    headings = _headings(_document(constructs, "g04-tema"))

    assert [words for words in headings if words.startswith("Mål ")] == []


def test_t21_one_indicator_stands_under_several_goals(constructs):
    plan = constructs.plan("t21-flere-indikatorer").plan

    using = [g.number for g in plan.goals if any(i.indicator.id == "bruttoledighed" for i in g.indicators)]
    assert using == [1, 4]


def test_t27_a_suppressed_figure_is_a_gap_and_never_nought(constructs):
    document = _document(constructs, "t27-diskretioneret")
    chart = next(b for b in document.blocks if isinstance(b, Chart) and isinstance(b.spec, Development))

    assert [value for value in chart.spec.lines[0].values if value is not None] == [12, 14]
    told = [line.words for line in _lines(constructs, "t27-diskretioneret") if line.under == "IGU-forløb"]
    assert any("Tallet for juni 2017 er ikke oplyst" in words for words in told)
    assert "Randers | 12 | ikke oplyst (diskretioneret) | 14" in told


def test_t28_printed_sums_that_do_not_add_up_are_kept_and_reported(constructs):
    findings = {item.code for item in check(constructs.plan("t28-tal-der-ikke-stemmer").plan)}

    assert {"budget-sum", "investering-netto"} <= findings


def test_d6_a_placeholder_keeps_a_plan_from_being_adopted(constructs, tmp_path):
    file = tmp_path / "ishøj.yaml"
    text = (HERE / "files/2018/d06-pladsholder.yaml").read_text("utf-8")
    file.write_text(f"periode: 2018\nstatus: vedtaget\n{text}", "utf-8")

    checked = constructs.workshop.plan(constructs.workshop.read(file))

    assert "vedtaget-med-pladsholder" in {item.code for item in checked.findings}
    assert not checked.may_be_built


def test_a_target_that_awaits_a_decision_is_framed_as_pending(constructs):
    document = _document(constructs, "t18-fastsættes-senere")

    kinds = [block.kind for block in document.blocks if isinstance(block, Callout)]
    assert CalloutKind.PENDING in kinds


def _document(constructs, name: str) -> Document:
    return constructs.workshop.document(constructs.plan(name).plan)


def _lines(constructs, name: str) -> list[Line]:
    """Return the lines of a file's document, with ordinary spaces for those that keep words together."""
    return [
        Line(line.under, line.words.replace(NO_BREAK_SPACE, " "))
        for line in lines(_document(constructs, name))
    ]


def _headings(document: Document) -> list[str]:
    return [plain_text(b.content) for b in document.blocks if isinstance(b, Heading) and b.level == 1]


def _under(found: list[Line], under: str) -> str:
    return "\n".join(str(line) for line in found if line.under == under)
