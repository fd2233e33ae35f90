"""A municipality orders, renames and leaves out sections; the mandatory ones stay."""

from __future__ import annotations

import pytest

from generator.document.blocks import Heading, plain_text
from generator.source.records.plan import Edition

OWN = "afsnit:\n  - {id: borgeren, overskrift: Borgeren i centrum, tekst: Vi møder borgeren.}\n"


@pytest.fixture
def chapters(workshop, tmp_path):
    """Return the chapters of a plan whose file ends on some lines, and the codes of its findings."""

    def written(lines: str) -> tuple[list[str], list[str]]:
        file = tmp_path / "aarhus.yaml"
        file.write_text(f"kommune: Aarhus\nperiode: 2018\nformål: For alle.\n{lines}", "utf-8")
        checked = workshop.plan(workshop.read(file))
        blocks = workshop.document(checked.plan).blocks
        headings = [plain_text(b.content) for b in blocks if isinstance(b, Heading) and b.level == 1]
        return headings, [item.code for item in checked.findings if item.is_error]

    return written


def test_without_an_outline_of_its_own_a_plan_has_the_standard_one(chapters):
    headings, errors = chapters("")

    assert headings[:3] == ["Planen kort fortalt", "Ramme og proces", "Lokale forhold"]
    assert errors == []


def test_the_sections_that_are_named_come_in_that_order(chapters):
    headings, _ = chapters("disposition: [lokale-forhold, sammenfatning]\n")

    assert headings[:3] == ["Lokale forhold", "Planen kort fortalt", "Ramme og proces"]


def test_a_section_can_have_another_heading(chapters):
    headings, _ = chapters("disposition:\n  - {afsnit: ramme, overskrift: Hvad planen bygger på}\n")

    assert "Hvad planen bygger på" in headings
    assert "Ramme og proces" not in headings


def test_a_section_can_be_left_out(chapters):
    headings, errors = chapters("udelad: lokale-forhold\n")

    assert "Lokale forhold" not in headings
    assert errors == []


def test_a_mandatory_section_cannot_be_left_out(chapters):
    headings, errors = chapters("udelad: [måloversigt]\n")

    assert "Oversigt over mål og måltal" in headings
    assert errors == ["disposition-obligatorisk"]


def test_a_mandatory_section_can_be_moved_and_renamed(chapters):
    headings, errors = chapters(
        "disposition:\n  - {afsnit: måloversigt, overskrift: Alle mål}\n  - sammenfatning\n"
    )

    assert headings[:2] == ["Alle mål", "Planen kort fortalt"]
    assert errors == []


def test_a_section_of_ones_own_stands_before_the_goals(chapters):
    headings, _ = chapters(OWN)

    assert headings[headings.index("Borgeren i centrum") + 1].startswith("Mål 1:")


def test_a_section_of_ones_own_stands_once_and_where_the_outline_puts_it(chapters):
    headings, errors = chapters(f"{OWN}disposition: [borgeren, sammenfatning]\n")

    assert headings[:2] == ["Borgeren i centrum", "Planen kort fortalt"]
    assert headings.count("Borgeren i centrum") == 1
    assert errors == []


def test_an_unknown_section_is_reported_with_the_known_ones(chapters):
    _, errors = chapters("disposition: [samenfatning]\n")

    assert errors == ["disposition-ukendt"]


def test_a_section_of_ones_own_can_have_another_heading_in_the_outline(chapters):
    headings, errors = chapters(f"{OWN}disposition:\n  - {{afsnit: borgeren, overskrift: Mennesket først}}\n")

    assert headings[headings.index("Lokale forhold") + 1] == "Mennesket først"
    assert "Borgeren i centrum" not in headings
    assert errors == []


def test_a_section_of_ones_own_can_be_left_out(chapters):
    headings, errors = chapters(f"{OWN}udelad: borgeren\n")

    assert "Borgeren i centrum" not in headings
    assert errors == []


def test_what_is_pending_stands_once_when_it_is_an_annex_of_the_municipality(chapters):
    headings, _ = chapters("bilag:\n  - {titel: Åbne punkter, indhold: det der afventer}\n")

    assert [heading for heading in headings if heading.startswith("Bilag: ")] == [
        "Bilag: Åbne punkter",
        "Bilag: Datagrundlag",
    ]


def test_a_heading_over_several_chapters_stands_before_the_first_of_them(chapters):
    headings, errors = chapters("disposition:\n  - {afsnit: mål, overskrift: Vores mål}\n")

    assert headings[headings.index("Vores mål") + 1].startswith("Mål 1: ")
    assert errors == []


def test_the_short_edition_has_no_section_of_ones_own(workshop, tmp_path):
    file = tmp_path / "aarhus.yaml"
    file.write_text(f"kommune: Aarhus\nperiode: 2018\n{OWN}disposition: [borgeren, mål]\n", "utf-8")
    plan = workshop.plan(workshop.read(file)).plan

    blocks = workshop.document(plan, Edition.SHORT).blocks

    assert "Borgeren i centrum" not in [plain_text(b.content) for b in blocks if isinstance(b, Heading)]


CLASH = "afsnit:\n  - {id: forord, overskrift: Borgeren i centrum, tekst: Vi møder borgeren.}\n"


@pytest.mark.parametrize("lines", ["", "disposition: [forord, mål]\n", "udelad: forord\n"])
def test_a_section_of_ones_own_with_the_id_of_a_standard_one_is_an_error_and_still_stands_there(
    chapters, lines
):
    headings, errors = chapters(f"{CLASH}{lines}")

    assert headings.count("Borgeren i centrum") == 1
    assert errors == ["afsnit-id-standard"]


def test_two_sections_of_ones_own_with_the_same_id_are_an_error_and_both_stand_there(chapters):
    second = "  - {id: borgeren, overskrift: Virksomheden i centrum, tekst: Vi møder virksomheden.}\n"

    headings, errors = chapters(f"{OWN}{second}disposition: [borgeren, mål]\n")

    assert headings.count("Borgeren i centrum") == headings.count("Virksomheden i centrum") == 1
    assert errors == ["afsnit-id-gentaget"]


def test_the_finding_of_a_taken_id_stands_at_the_id(workshop, tmp_path):
    file = tmp_path / "aarhus.yaml"
    file.write_text(f"kommune: Aarhus\nperiode: 2018\n{CLASH}", "utf-8")

    (found,) = (f for f in workshop.plan(workshop.read(file)).findings if f.code == "afsnit-id-standard")

    assert (found.place.line, found.place.column) == (4, 10)
