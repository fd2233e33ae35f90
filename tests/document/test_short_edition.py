"""The short edition has at most two pages, in PDF and in Word: first its charts give way, then its table."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.document.blocks import Chart, Table, plain_text
from generator.document.chart_specs import Development
from generator.document.sections.desk import Fit
from generator.source.records.plan import Edition

ROOT = Path(__file__).parents[2]
PLANS = tuple(
    file.relative_to(ROOT / "municipalities").with_suffix("").as_posix()
    for file in sorted((ROOT / "municipalities").glob("*/*.yaml"))
)


@pytest.mark.parametrize("name", PLANS)
def test_the_short_edition_of_every_plan_has_at_most_two_pages(workshop, repository, name):
    plan = workshop.plan(workshop.read(repository.municipalities / f"{name}.yaml")).plan

    assert workshop.short_edition(plan).pages <= 2


@pytest.fixture
def short(workshop, tmp_path):
    """Return the short edition of a plan with some targets of many words, and its findings about it."""

    def made(targets: int):
        words = "Alle får en plan inden for to uger"
        lines = "\n".join(f"      - {words} nr. {number}" for number in range(targets))
        file = tmp_path / "frederikssund.yaml"
        file.write_text(
            "kommune: Frederikssund\nperiode: 2018\nudgaver: [fuld, kort]\nmål:\n"
            f"  - ministermål: 1\n    behandling: uændret\n    måltal:\n{lines}\n",
            "utf-8",
        )
        checked = workshop.plan(workshop.read(file))
        codes = [item.code for item in checked.findings if item.code.startswith("kort")]
        return workshop.short_edition(checked.plan), codes

    return made


def test_a_plan_of_few_targets_has_charts_of_full_height_without_tables_below(short):
    edition, codes = short(2)
    charts = [block for block in edition.document.blocks if isinstance(block, Chart)]

    assert edition.fit is Fit.ROOMY
    assert len(charts) == 3
    assert not any(isinstance(chart.spec, Development) and chart.spec.low for chart in charts)
    assert all(chart.table is None for chart in charts)
    assert codes == []


@pytest.mark.parametrize(("targets", "fit"), [(4, Fit.LOW_CHARTS), (14, Fit.TIGHT)])
def test_more_targets_make_the_charts_lower_and_then_the_table_tighter(short, targets, fit):
    edition, codes = short(targets)
    charts = [block for block in edition.document.blocks if isinstance(block, Chart)]
    (table,) = (block for block in edition.document.blocks if isinstance(block, Table))

    assert (edition.fit, edition.pages, codes) == (fit, 2, [])
    assert all(isinstance(chart.spec, Development) and chart.spec.low for chart in charts)
    assert (len(table.rows) == 5) == (fit is Fit.TIGHT)


def test_a_plan_with_too_much_for_two_pages_says_so_and_how_to_shorten_it(short):
    edition, codes = short(60)

    assert edition.pages > 2
    assert codes == ["kort-udgave-lang"]


def test_the_choice_is_the_same_every_time(workshop, short):
    first, _ = short(10)
    second, _ = short(10)

    assert first == second


def test_the_document_of_the_short_edition_is_the_one_that_was_measured(workshop, repository):
    plan = workshop.plan(workshop.read(repository.municipalities / "2018" / "viborg.yaml")).plan

    assert workshop.document(plan, Edition.SHORT) == workshop.short_edition(plan).document


def test_a_goal_that_is_dropped_is_said_to_be_where_room_is_scarcest(workshop, tmp_path):
    lines = "\n".join(f"      - Alle får en plan inden for to uger nr. {number}" for number in range(14))
    file = tmp_path / "frederikssund.yaml"
    file.write_text(
        "kommune: Frederikssund\nperiode: 2018\nudgaver: [fuld, kort]\nmål:\n"
        f"  - ministermål: 1\n    behandling: uændret\n    måltal:\n{lines}\n"
        "  - {ministermål: 2, behandling: fravalgt, begrundelse: Nej.}\n",
        "utf-8",
    )
    edition = workshop.short_edition(workshop.plan(workshop.read(file)).plan)
    (table,) = (block for block in edition.document.blocks if isinstance(block, Table))

    assert edition.fit is Fit.TIGHT
    assert "–" not in [plain_text(row.cells[1].content) for row in table.rows]
