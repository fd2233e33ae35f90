"""What every drawn chart promises, whatever it shows."""

from __future__ import annotations

import difflib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import matplotlib
import pytest
from hypothesis import HealthCheck, given, settings

from generator.charts.chart import draw
from generator.charts.svg import svg
from generator.document.chart_specs import Bar, ChartSpec, Development, Level, Line, Stand
from generator.document.design import Design
from tests.charts.chart_examples import COMPARATOR, EXAMPLES, OWN, comparison, development, overview
from tests.charts.chart_strategies import charts
from tests.charts.svg_reading import SVG, overlapping, parse, path_points, size_of, texts_in

GOLDEN = Path(__file__).parent / "golden"
REGENERATE = "REGENERATE_GOLDEN_CHARTS"


def draw_svg(spec: ChartSpec, design: Design, alternative_text: str, *, narrow: bool = False) -> str:
    (drawing,) = draw([(spec, alternative_text)], design, narrow=narrow)
    return svg(drawing)


any_example = pytest.mark.parametrize("spec", EXAMPLES.values(), ids=EXAMPLES.keys())


def shown(svg: str) -> str:
    return " ".join(text.text for text in texts_in(svg))


def _letters(svg: str, periods: set[str]) -> list[str]:
    """Return the letters of all texts in order, but of those below the axis, of which fewer have room."""
    return sorted("".join(text.text for text in texts_in(svg) if text.text not in periods).replace(" ", ""))


def bold(svg: str) -> str:
    return " ".join(text.text for text in texts_in(svg) if text.bold)


def assert_readable(svg: str) -> None:
    width, height = size_of(svg)
    texts = texts_in(svg)
    for text in texts:
        assert text.left >= -0.6, text
        assert text.right <= width + 0.6, text
        assert text.top >= -0.6, text
        assert text.bottom <= height + 0.6, text
        assert text.size >= 8.5, text
    assert overlapping(texts) == []
    assert all(-1 <= x <= width + 1 and -1 <= y <= height + 1 for x, y in path_points(svg))


@pytest.mark.parametrize("narrow", [False, True])
@any_example
def test_every_text_is_inside_the_picture_and_clear_of_the_others(
    spec: ChartSpec, design: Design, narrow: bool
) -> None:
    assert_readable(draw_svg(spec, design, "Beskrivelse", narrow=narrow))


@any_example
def test_a_narrow_chart_says_all_in_letters_that_can_be_read_on_a_telephone(
    spec: ChartSpec, design: Design
) -> None:
    narrow, wide = (draw_svg(spec, design, "x", narrow=is_narrow) for is_narrow in (True, False))
    width, _ = size_of(narrow)
    page = 360 - 2 * 1.1 * 17  # a small telephone without the margins of the page, in px

    assert min(text.size for text in texts_in(narrow)) * page / width >= 9
    periods = set(spec.periods) if isinstance(spec, Development) else set()
    assert _letters(narrow, periods) == _letters(wide, periods)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(spec=charts)
def test_any_chart_is_readable_and_always_the_same(spec: ChartSpec, design: Design) -> None:
    drawn = draw_svg(spec, design, "Beskrivelse")
    assert_readable(drawn)
    assert draw_svg(spec, design, "Beskrivelse") == drawn


@any_example
def test_it_is_one_image_whose_first_child_is_its_alternative_text(spec: ChartSpec, design: Design) -> None:
    root = parse(draw_svg(spec, design, "Andel i pct. < 4 & > 3"))
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert root.get("width") == "165.0mm"
    assert root.get("font-family") == "IBM Plex Sans, Calibri, Arial, sans-serif"
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == "Andel i pct. < 4 & > 3"
    assert {child.tag for child in root[1:]} == {f"{SVG}path", f"{SVG}text"}


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_looks_as_it_did(name: str, design: Design) -> None:
    """Run with REGENERATE_GOLDEN_CHARTS=1 after a change that is meant, and look at the files."""
    drawn = draw_svg(EXAMPLES[name], design, name).replace("><", ">\n<") + "\n"
    golden = GOLDEN / f"{name}.svg"
    if os.environ.get(REGENERATE):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(drawn, "utf-8")
    expected = golden.read_text("utf-8")
    difference = difflib.unified_diff(expected.splitlines(), drawn.splitlines(), "golden", "drawn", n=0)
    assert drawn == expected, "\n".join(difference)


def test_a_users_matplotlib_settings_neither_show_nor_change(design: Design) -> None:
    expected = draw_svg(EXAMPLES["development"], design, "x")
    with matplotlib.rc_context({"lines.linewidth": 9, "axes.facecolor": "red", "text.usetex": True}):
        before = dict(matplotlib.rcParams)
        assert draw_svg(EXAMPLES["development"], design, "x") == expected
        assert dict(matplotlib.rcParams) == before


def test_importing_the_module_does_not_import_matplotlib() -> None:
    code = "import sys, generator.charts.svg, generator.charts.word_chart; print('matplotlib' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"


def test_dollar_signs_and_markup_in_names_stay_text(design: Design) -> None:
    drawn = draw_svg(development(lines=(Line("$x^2$ <b>&", OWN, (1.0,) * 36),)), design, "x")
    assert "$x^2$ <b>&" in shown(drawn)


# --- Development ------------------------------------------------------------------------------


def test_the_own_line_alone_is_strong_and_bold(design: Design) -> None:
    drawn = draw_svg(development(), design, "x")
    assert bold(drawn) == "Lyngby-Taarbæk"
    strong = [path for path in parse(drawn).iter(f"{SVG}path") if path.get("stroke-width") == "2.2"]
    assert {path.get("stroke") for path in strong} == {design.colours.primary.lower()}
    assert all(path.get("stroke-dasharray") is None for path in strong)


def test_comparators_differ_in_dashes_when_printed_black_and_white(design: Design) -> None:
    drawn = draw_svg(development(baseline=None, target=None), design, "x")
    lines = [path for path in parse(drawn).iter(f"{SVG}path") if path.get("stroke-width") == "1.3"]
    assert len(lines) == 3
    assert len({path.get("stroke-dasharray") for path in lines}) == 3


def test_every_line_the_target_and_the_baseline_are_labelled_directly(design: Design) -> None:
    text = shown(draw_svg(development(), design, "x"))
    for label in ("Sammenligningskommuner", "RAR Hovedstaden", "Hele landet", "Udgangspunkt: 4,5"):
        assert label in text
    assert "Måltal, december 2018: højst 3,6" in text


def test_the_target_is_dashed_in_the_accent_colour(design: Design) -> None:
    target = [
        path
        for path in parse(draw_svg(development(), design, "x")).iter(f"{SVG}path")
        if path.get("stroke") == design.colours.accent and path.get("stroke-dasharray") == "6 3"
    ]
    assert len(target) == 1


def test_a_gap_is_not_bridged(design: Design) -> None:
    values = (4.0, 4.1, None, 4.2, 4.3)
    spec = development(
        periods=tuple("abcde"),
        ticks=(0,),
        lines=(Line("Fanø", OWN, values),),
        baseline=None,
        target=None,
    )
    own = [p for p in parse(draw_svg(spec, design, "x")).iter(f"{SVG}path") if p.get("stroke-width") == "2.2"]
    assert own[0].get("d").count("M") == 2
    assert own[0].get("d").count("L") == 2


def test_a_line_without_values_is_named_but_not_drawn(design: Design) -> None:
    spec = development(lines=(Line("Ærø", OWN, (None,) * 36), Line("Fanø", COMPARATOR, (4.0,) * 36)))
    drawn = draw_svg(spec, design, "x")
    assert "Ærø: –" in shown(drawn)
    assert "2.2" not in {path.get("stroke-width") for path in parse(drawn).iter(f"{SVG}path")}


def test_preliminary_points_are_hollow_and_labelled(design: Design) -> None:
    spec = development(preliminary=2, preliminary_label="Foreløbige tal")
    drawn = draw_svg(spec, design, "x")
    assert "Foreløbige tal" in shown(drawn)
    hollow = [path for path in parse(drawn).iter(f"{SVG}path") if path.get("fill") == "#ffffff"]
    assert [path.get("stroke") for path in hollow if path.get("d").count("M") == 2] == [
        design.colours.primary.lower()
    ]


def test_a_data_break_parts_the_line_and_is_labelled(design: Design) -> None:
    spec = development(breaks=(12,), break_label="Databrud: ny opgørelse")
    drawn = draw_svg(spec, design, "x")
    assert "Databrud: ny opgørelse" in shown(drawn)
    own = next(p for p in parse(drawn).iter(f"{SVG}path") if p.get("stroke-width") == "2.2")
    assert own.get("d").count("M") == 2


@pytest.mark.parametrize(
    "spec", [development(), comparison(), overview()], ids=lambda spec: type(spec).__name__
)
def test_demo_figures_are_marked(spec: ChartSpec, design: Design) -> None:
    assert "Demotal" not in shown(draw_svg(spec, design, "x"))
    assert "Demotal" in bold(draw_svg(replace(spec, mark="Demotal"), design, "x"))


def test_values_on_the_axis_are_written_the_danish_way(design: Design) -> None:
    text = shown(draw_svg(EXAMPLES["development_huge"], design, "x"))
    assert "1.500.000" in text
    assert "−4" in shown(draw_svg(EXAMPLES["development_negative"], design, "x"))
    assert "5,5" in shown(draw_svg(development(), design, "x"))


# --- Comparison -------------------------------------------------------------------------------


def test_a_comparison_names_every_bar_with_its_finished_value(design: Design) -> None:
    texts = {text.text for text in texts_in(draw_svg(comparison(), design, "x"))}
    for bar in comparison().bars:
        assert {bar.name, bar.value_text} <= texts


def test_the_own_bar_is_bold_and_in_the_primary_colour(design: Design) -> None:
    drawn = draw_svg(comparison(), design, "x")
    assert bold(drawn) == "Lyngby-Taarbæk 3,5"
    fills = [path.get("fill") for path in parse(drawn).iter(f"{SVG}path")]
    assert fills.count(design.colours.primary.lower()) == 1


def test_summary_bars_are_outlined(design: Design) -> None:
    drawn = draw_svg(comparison(), design, "x")
    outlined = [
        path for path in parse(drawn).iter(f"{SVG}path") if path.get("fill") == design.colours.surface.lower()
    ]
    assert len(outlined) == 2
    assert all(path.get("stroke") == design.colours.text.lower() for path in outlined)


def test_a_missing_value_has_its_text_and_no_bar(design: Design) -> None:
    spec = comparison(bars=(Bar("Læsø", None, "ikke oplyst (diskretioneret)"),), target=None)
    drawn = draw_svg(spec, design, "x")
    assert "ikke oplyst (diskretioneret)" in shown(drawn)
    assert {path.get("fill") for path in parse(drawn).iter(f"{SVG}path")} == {"none"}


def test_the_lengths_of_bars_are_in_proportion_to_their_values(design: Design) -> None:
    spec = comparison(bars=(Bar("A", 1.0, "1"), Bar("B", 3.0, "3", own=True)), target=None)
    filled = [
        p.get("d") for p in parse(draw_svg(spec, design, "x")).iter(f"{SVG}path") if p.get("fill") != "none"
    ]
    lengths = []
    for outline in filled:
        xs = [float(part.split()[0]) for part in outline.replace("M", "L").strip("LZ").split("L")]
        lengths.append(max(xs) - min(xs))
    assert lengths[1] == pytest.approx(3 * lengths[0], rel=0.01)


# --- Target overview --------------------------------------------------------------------------


def test_an_overview_shows_every_row_with_its_three_texts(design: Design) -> None:
    text = shown(draw_svg(overview(), design, "x"))
    for stand in overview().stands:
        for part in (stand.was_text, stand.now_text, stand.target_text):
            assert part in text


def test_a_point_without_a_value_says_which_point_it_is(design: Design) -> None:
    spec = overview(stands=(Stand("Job", None, 3, None, "ikke opgjort", "3 %", "afventer"),))
    text = shown(draw_svg(spec, design, "x"))
    assert "Udgangspunkt: ikke opgjort" in text
    assert "Måltal: afventer" in text


def test_rows_do_not_share_a_scale(design: Design) -> None:
    stands = (
        Stand("Andel", 4.0, 5.0, 6.0, "4,0 %", "5,0 %", "6,0 %"),
        Stand("Antal", 4000, 5000, 6000, "4.000", "5.000", "6.000"),
    )
    texts = texts_in(draw_svg(overview(stands=stands), design, "x"))
    centres = {text.text: (text.left + text.right) / 2 for text in texts}
    assert centres["5,0 %"] == pytest.approx(centres["5.000"], abs=0.5)


def test_a_level_needs_no_line(design: Design) -> None:
    spec = development(lines=(), baseline=None, target=Level("Måltal: 4,0", 4.0))
    assert "Måltal: 4,0" in shown(draw_svg(spec, design, "x"))
