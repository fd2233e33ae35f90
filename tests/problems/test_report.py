"""Reports: the same findings for people and for programs."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Finding, Place, Severity
from generator.problems.as_json import all_to_json
from generator.problems.printable import json_text
from generator.problems.report import TerminalReporter

AMBIGUOUS = Finding(
    "tal-tvetydigt",
    Severity.ERROR,
    "kan være 1234 personer eller 1,234",
    "Skriv 1234, hvis det er et helt tal. Er det et decimaltal, så skriv 1,234 i anførselstegn.",
    Place("municipalities/aarhus.yaml", 12, 12, 5, "    antal: 1.234"),
)
LONG_CAUSE = "Teksten indeholder et kolon og et mellemrum, så den bliver læst som endnu et navn med en værdi."


def made(severity=Severity.ERROR, cause="Årsagen.", cure="Rådet.", place=None, code="kode"):
    return Finding(code, severity, cause, cure, place)


def as_json(findings):
    return json_text(all_to_json(findings))


def rendered(*findings, **options):
    return TerminalReporter(**options).render(findings)


def test_a_finding_shows_place_excerpt_cause_and_cure():
    assert rendered(AMBIGUOUS) == (
        "municipalities/aarhus.yaml:12:12  fejl  tal-tvetydigt\n"
        "  12 |     antal: 1.234\n"
        "     |            ^^^^^ kan være 1234 personer eller 1,234\n"
        "  Skriv 1234, hvis det er et helt tal. Er det et decimaltal, så skriv 1,234 i anførselstegn.\n"
        "\n"
        "1 fejl\n"
    )


def test_a_cause_too_long_for_its_line_stands_below_the_underlining():
    place = Place("plan.yaml", 3, 8, 18, "titel: Mål 1: Flere i job")
    assert rendered(made(cause=LONG_CAUSE, place=place), width=80) == (
        "plan.yaml:3:8  fejl  kode\n"
        "  3 | titel: Mål 1: Flere i job\n"
        "    |        ^^^^^^^^^^^^^^^^^^\n"
        "    |        Teksten indeholder et kolon og et mellemrum, så den bliver læst som\n"
        "    |        endnu et navn med en værdi.\n"
        "  Rådet.\n"
        "\n"
        "1 fejl\n"
    )


def test_a_finding_about_a_whole_file_has_no_line():
    assert rendered(made(place=Place("plan.yaml"))) == (
        "plan.yaml  fejl  kode\n  Årsagen.\n  Rådet.\n\n1 fejl\n"
    )


def test_a_finding_without_a_place_is_shown_too():
    assert rendered(made(Severity.NOTE)) == "bemærkning  kode\n  Årsagen.\n  Rådet.\n\n1 bemærkning\n"


def test_a_line_without_an_excerpt_keeps_its_number():
    assert rendered(made(place=Place("plan.yaml", 7, 3))).startswith(
        "plan.yaml:7:3  fejl  kode\n  Årsagen.\n"
    )


def test_findings_are_sorted_by_place_and_not_repeated():
    late, early = (made(place=Place("plan.yaml", line, 1, 1, "x")) for line in (10, 9))
    other = made(place=Place("andet.yaml", 30, 1, 1, "x"))
    places = re.findall(r"^(\S+:\d+):1 ", rendered(late, early, other, late), re.MULTILINE)
    assert places == ["andet.yaml:30", "plan.yaml:9", "plan.yaml:10"]


def test_errors_stand_right_above_the_summary_where_a_long_report_is_met():
    places = [Place("plan.yaml", line, 1, 1, "x") for line in range(1, 40)]
    findings = [
        made(Severity.ERROR if place.line in (7, 3) else Severity.NOTE, place=place) for place in places
    ]
    lines = re.findall(r"^plan.yaml:(\d+):1 ", rendered(*findings), re.MULTILINE)
    assert lines[-2:] == ["3", "7"]
    assert lines[:-2] == [str(place.line) for place in places if place.line not in (3, 7)]


@pytest.mark.parametrize(
    ("severities", "summary"),
    [
        ("EEW", "2 fejl, 1 advarsel"),
        ("WWN", "2 advarsler, 1 bemærkning"),
        ("NN", "2 bemærkninger"),
        ("NWE", "1 fejl, 1 advarsel, 1 bemærkning"),
    ],
)
def test_the_last_line_counts_the_findings(severities, summary):
    kinds = {"E": Severity.ERROR, "W": Severity.WARNING, "N": Severity.NOTE}
    findings = [made(kinds[kind], code=f"kode-{n}") for n, kind in enumerate(severities)]
    assert rendered(*findings).splitlines()[-1] == summary


def test_no_findings_give_no_report():
    assert rendered() == ""


def test_colour_is_added_only_on_demand_and_changes_no_words():
    plain, coloured = rendered(AMBIGUOUS), rendered(AMBIGUOUS, colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31mfejl\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def excerpt_and_marks(report: str) -> tuple[str, str]:
    lines = report.splitlines()
    return lines[1].split(" | ", 1)[1], lines[2].split(" | ", 1)[1]


def test_a_tabulator_is_shown_and_takes_one_column():
    place = Place("plan.yaml", 2, 2, 3, "\tmål: 1")
    assert excerpt_and_marks(rendered(made(place=place))) == ("→mål: 1", " ^^^ Årsagen.")


def test_wide_letters_are_underlined_in_full():
    place = Place("plan.yaml", 2, 4, 2, "a: 日本 x")
    assert excerpt_and_marks(rendered(made(place=place))) == ("a: 日本 x", "   ^^^^ Årsagen.")


def test_what_is_missing_at_the_end_of_a_line_is_marked_behind_it():
    place = Place("plan.yaml", 2, 9, 1, "periode:")
    assert excerpt_and_marks(rendered(made(place=place))) == ("periode:", "        ^ Årsagen.")


@pytest.mark.parametrize("column", [1, 150, 297])
def test_a_long_line_is_cut_around_the_offending_place(column):
    line = "a" * (column - 1) + "FEJL" + "b" * (297 - column)
    place = Place("plan.yaml", 2, column, 4, line)
    shown, marks = excerpt_and_marks(rendered(made(cause=LONG_CAUSE, place=place), width=80))
    assert len(shown) <= 80 - len("  2 | ")
    assert shown.startswith("…") == (column > 80)
    assert shown.endswith("…") == (column < 200)
    assert shown[marks.index("^") :][: marks.count("^")] == "FEJL"


def test_signs_that_steer_a_terminal_are_not_passed_on():
    place = Place("\x1b]0;x\x07.yaml", 2, 1, 1, "\x1b[2Ja\u202e")
    report = rendered(made(cause="Se \x1b[31m", cure="Gør \x9b5m", place=place))
    assert not any(unicodedata.category(letter) in ("Cc", "Cf") for letter in report.replace("\n", ""))


@pytest.mark.parametrize("width", [40, 60, 80])
def test_a_command_to_copy_stands_on_one_line(width):
    cure = "Lav den, som I plejer, med »beskplan new Vejle --år 2019« i mappen."
    assert "»beskplan new Vejle --år 2019«" in rendered(made(cure=cure), width=width)


def test_json_holds_every_field_under_its_danish_name():
    assert json.loads(as_json([AMBIGUOUS])) == [
        {
            "kode": "tal-tvetydigt",
            "alvor": "fejl",
            "fil": "municipalities/aarhus.yaml",
            "linje": 12,
            "kolonne": 12,
            "længde": 5,
            "uddrag": "    antal: 1.234",
            "årsag": AMBIGUOUS.cause,
            "råd": AMBIGUOUS.cure,
        }
    ]


def test_json_has_null_for_a_place_that_is_not_there():
    (item,) = json.loads(as_json([made()]))
    assert item["fil"] is item["linje"] is item["kolonne"] is item["uddrag"] is None


def test_json_keeps_danish_letters_and_is_a_list_even_when_empty():
    assert "årsag" in as_json([AMBIGUOUS])
    assert json.loads(as_json([])) == []


PLACES = st.builds(
    Place,
    file=st.text(max_size=10),
    line=st.integers(1, 10_000),
    column=st.integers(1, 300),
    length=st.integers(1, 300),
    excerpt=st.text(alphabet=st.characters(exclude_characters="\n"), max_size=300),
)


@given(
    st.lists(st.builds(made, cause=st.text(), cure=st.text(), place=st.none() | PLACES)), st.integers(20, 120)
)
def test_any_finding_can_be_reported(findings, width):
    report = TerminalReporter(width=width).render(findings)
    assert all(letter == "\n" or letter >= " " for letter in report)
    assert len(json.loads(as_json(findings))) == len(set(findings))
