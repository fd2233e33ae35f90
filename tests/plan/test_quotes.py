"""Figures that a planner asks for in a text stand there with number, unit and Danish format."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.document.words import origin_of
from generator.plan.plan import Plan
from tests.plan_bench import Bench, plain

FIGURES = {
    "offentlig-forsørgelse-andel": """
        Greve:         2016M06 5,6, 2017M06 5,2
        Fanø:          2016M06 3,1, 2017M06 3,1
        Esbjerg:       2016M06 6,0, 2017M06 6,4
        Køge:          2017M06 6,7
        Samsø:         2016M06 5,0, 2017M06 4,9 foreløbig
        Læsø:          2017M06 - diskretioneret
        RAR Sjælland:  2017M06 5,2
        Hele landet:   2016M06 5,1, 2017M06 4,9
    """,
    "benchmark-placering": "Greve: 2016H1 12, 2017H1 9",
    "langtidsledige": "Greve: 2017M06 1204",
    "kontanthjælp": """
        Greve: 2024M12 510, 2025M06 500, 2025M12 285, 2026M06 290
        Køge:  2025M06 900, 2026M06 600
    """,
}
SHARE = "offentlig-forsørgelse-andel"


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("tal-i-tekst"), FIGURES)


def plan_with(bench: Bench, text: str, place: str = "Greve") -> Plan:
    return bench.plan(f"kommune: {place}\nlokale forhold:\n  tekst: |\n    {text}\n")


def said(bench: Bench, text: str, place: str = "Greve") -> str | None:
    context = plan_with(bench, text, place).record.context
    assert context is not None
    return plain(context.text.strip() if context.text else None)


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (f"{{{SHARE}}}", "5,2 pct."),
        (f"{{{SHARE}: tal}}", "5,2"),
        (f"{{{SHARE}: periode}}", "juni 2017"),
        (f"{{{SHARE}: juni 2016}}", "5,6 pct."),
        (f"{{{SHARE}: 2016M06, Hele landet}}", "5,1 pct."),
        (f"{{ {SHARE} : Køge }}", "6,7 pct."),
        (f"{{{SHARE}: ændring}}", "et fald på 0,4 procentpoint"),
        (f"{{{SHARE}: udvikling}}", "faldet med 0,4 procentpoint"),
        (f"{{{SHARE}: udvikling, Hele landet}}", "faldet med 0,2 procentpoint"),
        (f"{{{SHARE}: afstand til Hele landet}}", "0,3 procentpoint over hele landet"),
        (f"{{{SHARE}: afstand til RAR}}", "på niveau med RAR Sjælland"),
        (f"{{{SHARE}: afstand til Køge}}", "1,5 procentpoint under Køge"),
        ("{benchmark-placering}", "nr. 9"),
        ("{benchmark-placering: udvikling}", "gået 3 pladser frem"),
        ("{langtidsledige}", "1.204 personer"),
        ("{{og}}", "{og}"),
    ],
)
def test_a_gap_is_filled_with_what_it_asks_for(bench: Bench, gap: str, words: str) -> None:
    assert said(bench, f"Her står {gap} i teksten.") == f"Her står {words} i teksten."


def test_the_stop_of_a_unit_ends_the_sentence(bench: Bench) -> None:
    assert said(bench, f"Andelen er {{{SHARE}}}. Den falder.") == "Andelen er 5,2 pct. Den falder."


def test_no_change_is_said_so(bench: Bench) -> None:
    assert said(bench, f"Andelen er {{{SHARE}: udvikling}}.", "Fanø") == "Andelen er uændret."


def test_a_preliminary_figure_is_marked(bench: Bench) -> None:
    assert said(bench, f"Andelen er {{{SHARE}}}.", "Samsø") == "Andelen er foreløbigt 4,9 pct."


def test_a_hidden_figure_stays_hidden_and_is_told_of(bench: Bench) -> None:
    plan = plan_with(bench, f"Andelen er {{{SHARE}}}.", "Læsø")
    assert said(bench, f"Andelen er {{{SHARE}}}.", "Læsø") == "Andelen er ikke oplyst (diskretioneret)."
    assert "tekst-tal-mangler" in [item.code for item in plan.findings]


def test_a_plan_for_two_municipalities_must_say_which_is_meant(bench: Bench) -> None:
    both = "[Esbjerg, Fanø]"
    assert said(bench, f"I Fanø er den {{{SHARE}: Fanø}}.", both) == "I Fanø er den 3,1 pct."
    codes = [item.code for item in plan_with(bench, f"Den er {{{SHARE}}}.", both).findings]
    assert "tekst-tal-område" in codes


@pytest.mark.parametrize(
    ("gap", "code"),
    [
        ("{ofentlig-forsørgelse-andel}", "tekst-tal-ukendt"),
        ("{navn}", "tekst-tal-ukendt"),
        (f"{{{SHARE}: hej}}", "tekst-tal-form"),
        (f"{{{SHARE}: afstand til Månen}}", "tekst-tal-form"),
    ],
)
def test_a_gap_that_cannot_be_understood_stays_and_is_told_of_at_its_place(
    bench: Bench, gap: str, code: str
) -> None:
    plan = plan_with(bench, f"Første linje.\n    Her er {gap}.")
    assert plan.record.context is not None
    assert gap in str(plan.record.context.text)
    (found,) = [item for item in plan.findings if item.code == code]
    assert found.place is not None
    assert (found.place.line, found.place.column) == (5, 12)
    assert found.place.excerpt[found.place.column - 1 :].startswith(gap)


def test_any_text_of_the_file_may_ask_for_figures(bench: Bench) -> None:
    plan = bench.plan(
        f"""
        kommune: Greve
        mål:
          - ministermål: 1
            overskrift: "Fra {{{SHARE}}} og ned"
            udfordring: "Andelen er {{{SHARE}}}."
            indsatser: [{{titel: "Ned fra {{{SHARE}: tal}}"}}]
        """
    )
    record = plan.goals[0].record
    assert record is not None
    assert plain(plan.goals[0].heading) == "Fra 5,2 pct. og ned"
    assert plain(record.challenge) == "Andelen er 5,2 pct."
    assert record.actions[0].title == "Ned fra 5,2"


def test_the_document_remembers_what_the_planner_wrote(bench: Bench) -> None:
    context = plan_with(bench, f"Andelen er {{{SHARE}}}.").record.context
    assert context is not None
    assert origin_of(context.text).written == f"Andelen er {{{SHARE}}}.\n"


def test_figures_that_only_a_text_names_have_a_source_too(bench: Bench) -> None:
    plan = plan_with(bench, "Der er {langtidsledige}.")
    assert "langtidsledige" in [item.indicator.id for item in plan.sourced_indicators]
    (quote,) = plan.quotes
    assert [str(period) for period in quote.periods] == ["2017M06"]


def test_the_plans_own_figures_are_those_that_the_text_gets(tmp_path: Path) -> None:
    plan = Bench(tmp_path, FIGURES).plan(
        f"""
        kommune: Greve
        mål:
          - ministermål: 1
            udfordring: "Andelen er {{{SHARE}}}."
            indikatorer:
              - indikator: {SHARE}
                egne tal: [{{periode: 2017M06, værdi: "5,3"}}]
                kilde: Egen opgørelse
        """
    )
    record = plan.goals[0].record
    assert record is not None
    assert plain(record.challenge) == "Andelen er 5,3 pct."


# --- across a data break ---


def later(words: str) -> str:
    """A plan of the years after the break of July 2025."""
    return f"kommune: Greve\nperiode: 2027\nlokale forhold:\n  tekst: |\n    {words}\n"


@pytest.mark.parametrize("shape", ["ændring", "udvikling", "udvikling, Køge", "ændring, december 2025"])
def test_a_change_across_a_data_break_is_not_told_and_the_planner_is(bench: Bench, shape: str) -> None:
    text = later(f"Tallet er {{kontanthjælp: {shape}}} nu.")
    context = bench.plan(text).record.context

    assert context is not None
    assert (context.text or "").strip() == "Tallet er ikke opgjort (databrud) nu."
    (found,) = [item for item in bench.findings(text) if item.code.startswith("tekst-tal")]
    assert found.code == "tekst-tal-databrud"
    assert "juli 2025" in found.cause


def test_a_change_on_one_side_of_a_data_break_is_missing_only_where_a_figure_is(bench: Bench) -> None:
    text = later("Det er {kontanthjælp: udvikling, juni 2025}.")

    assert [code for code in bench.codes(text) if code.startswith("tekst-tal")] == ["tekst-tal-mangler"]
