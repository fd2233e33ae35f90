"""The note to the committee: the municipality's headings, and under each what the plan knows."""

from __future__ import annotations

import pytest

from generator.batch.formats import Format
from generator.document.blocks import Heading, Setting, plain_text
from generator.source.records.plan import Edition
from tests.document_dump import dump

PLAN = """\
kommune: Frederikssund
periode: 2018
status: høring
udgaver: [fuld, kort, sagsfremstilling]
registrering: {sagsnummer: 15.20G00-2017}
mål:
  - {ministermål: 1, behandling: uændret}
  - {ministermål: 2, behandling: uændret, måltal: {kvalitativt: Virksomhederne får svar inden to dage}}
  - {ministermål: 3, behandling: tilpasset, begrundelse: Vi har få flygtninge., ordlyd: Flere i job.}
  - {ministermål: 4, behandling: samlet, samles i: 1, begrundelse: Borgerne er de samme.}
  - {ministermål: 5, behandling: fravalgt, begrundelse: Indsatsen er i drift.}
  - {lokalt mål: Flere unge i uddannelse, måltal: {afventer: {senest: 2018-03-01}}}
investeringer: [{titel: Styrket virksomhedsindsats, år: 2018, beløb: "1,5", enhed: mio. kr.}]
bidrag fra: [Erhvervsrådet]
høringer: [{part: Handicaprådet, sendt: 2017-10-15, modtaget: 2017-11-01, resumé: Rådet støtter planen.}]
vedtagelse:
  - {organ: Vækstudvalget, rolle: indstiller, dato: 2017-11-07}
  - {organ: Byrådet, rolle: vedtager, dato: 2017-11-29}
opfølgning: [{navn: Første status, forelægges: Vækstudvalget, dato: 2018-06-12}]
"""


@pytest.fixture
def note(workshop, tmp_path):
    """Return the note of a plan as text, block by block, and the codes of the plan's findings about it."""

    def written(more: str = "", plan: str = PLAN) -> tuple[list[str], list[str]]:
        file = tmp_path / "frederikssund.yaml"
        file.write_text(plan + more, "utf-8")
        checked = workshop.plan(workshop.read(file))
        document = workshop.document(checked.plan, Edition.COVER_NOTE)
        codes = [item.code for item in checked.findings if item.code.startswith("sagsfremstilling")]
        return dump(document).splitlines(), codes

    return written


def headings(workshop, tmp_path, more: str) -> list[str]:
    file = tmp_path / "frederikssund.yaml"
    file.write_text(PLAN + more, "utf-8")
    document = workshop.document(workshop.plan(workshop.read(file)).plan, Edition.COVER_NOTE)
    return [f"{b.level} {plain_text(b.content)}" for b in document.blocks if isinstance(b, Heading)]


def test_without_headings_of_its_own_a_municipality_gets_the_standard_ones(workshop, tmp_path):
    assert headings(workshop, tmp_path, "") == [
        "1 Beslutningstema",
        "1 Indstilling",
        "1 Beslutning",
        "1 Resumé",
        "1 Sagsfremstilling",
        "1 Inddragelse og høring",
        "1 Økonomiske konsekvenser",
        "1 Lovgrundlag",
        "1 Tidsplan",
        "1 Sagen afgøres i",
        "1 Bilag",
    ]


SETS = {
    "Fredensborg": ("[Beslutningstema, Sagsfremstilling og økonomi]", []),
    "Svendborg": (
        "[Beslutningstema, Indstilling, Sagsfremstilling, Økonomiske og erhvervsmæssige konsekvenser, CO2,"
        " Lovgrundlag, Sagen afgøres i, Beslutning]",
        ["CO2"],
    ),
    "Rødovre": (
        "[Beslutningskompetence, Sagens kerne, Indstilling, Beslutning, Sagsfremstilling,"
        " Lov- og plangrundlag, Økonomiske konsekvenser, Tidsplan]",
        [],
    ),
    "Viborg": (
        "[Resume, Indstilling, Beslutning, {overskrift: Sagsfremstilling, under: [Historik,"
        " Inddragelse og høring, Beskrivelse, Alternativer, Tidsperspektiv, Økonomi, Jura]}]",
        ["Alternativer"],
    ),
    "Slagelse": (
        "[Beslutningstema, Baggrund, Retligt grundlag, Handlemuligheder, Vurdering,"
        " Økonomiske og personalemæssige konsekvenser, Konsekvenser for andre udvalg, Indstilling,"
        " Beslutning]",
        ["Handlemuligheder", "Vurdering", "Konsekvenser for andre udvalg"],
    ),
}


@pytest.mark.parametrize(("written", "unknown"), SETS.values(), ids=SETS)
def test_the_headings_of_real_agendas_are_known_by_their_words(note, written, unknown):
    lines, codes = note(f"sagsfremstilling: {written}\n")

    waiting = [line for line in lines if "[Udfyldes: " in line]
    assert len(waiting) == len(unknown)
    assert all(f"[Udfyldes: {heading}]" in line for heading, line in zip(unknown, waiting, strict=True))
    assert codes == ["sagsfremstilling-tom"] * len(unknown)


def test_headings_come_in_the_order_and_at_the_level_they_are_written(workshop, tmp_path):
    written = "sagsfremstilling: [{overskrift: Sagen, under: [Historik, Jura]}, Beslutning]\n"

    assert headings(workshop, tmp_path, written) == ["1 Sagen", "2 Historik", "2 Jura", "1 Beslutning"]


def test_a_planner_s_own_text_stands_above_what_the_plan_knows(note):
    lines, _ = note("sagsfremstilling: [{overskrift: Økonomi, tekst: Inden for **budgettet**.}]\n")

    text = "\n".join(lines)
    assert "budgettet" in text
    assert text.index("budgettet") < text.index("Investering: Styrket virksomhedsindsats, 1,5")


def test_nothing_is_added_where_a_planner_asks_for_nothing(note):
    lines, codes = note("sagsfremstilling: [{overskrift: Økonomi, indhold: [], tekst: Ingen udgifter.}]\n")

    assert not any("Investering" in line for line in lines)
    assert codes == []


def test_a_planner_may_choose_what_stands_under_a_heading_of_any_name(note):
    lines, codes = note("sagsfremstilling: [{overskrift: Sådan gør vi, indhold: [tidsplan, bilag]}]\n")

    assert any("Første status" in line for line in lines)
    assert any("Beskæftigelsesplan 2018, kort udgave" in line for line in lines)
    assert codes == []


def test_the_note_says_what_is_kept_adapted_merged_and_left_out_and_why(note):
    text = "\n".join(note()[0])

    assert (
        "Af dem er to uændrede, ét tilpasset til lokale forhold, ét samlet med andre mål og ét fravalgt."
        in text
    )
    assert "Kommunen har selv sat ét mål." in text
    assert "Indsatsen er i drift." in text
    assert "at beskæftigelsesministerens mål 5 ikke indgår i planen" in text


def test_the_note_says_what_is_still_to_be_decided(note):
    text = "\n".join(note()[0])

    assert "Flere unge i uddannelse:" in text
    assert "at det, der afventer, forelægges, når det er på plads" in text


def test_matters_with_headings_of_their_own_are_not_told_twice(note):
    lines, _ = note("sagsfremstilling: [Baggrund, Sagsfremstilling]\n")

    assert sum("udmeldte fem beskæftigelsespolitiske mål" in line for line in lines) == 1


def test_who_decides_when_is_read_from_the_steps_of_adoption(note):
    text = "\n".join(note()[0])

    assert "Byrådet skal tage stilling til, om Beskæftigelsesplan 2018 kan vedtages." in text
    assert "Til behandling i Vækstudvalget og Byrådet" in text
    assert "29. november 2017" in text


def test_the_line_for_the_decision_says_in_words_what_is_written_there(note):
    lines, _ = note("sagsfremstilling: [Beslutning]\n")

    assert any("[Skriv beslutningen her efter mødet]" in line for line in lines)


def test_headings_without_the_edition_are_told_of(note):
    _, codes = note("sagsfremstilling: [Resumé]\n", PLAN.replace(", sagsfremstilling]", "]"))

    assert codes == ["sagsfremstilling-uden-udgave"]


def test_the_office_may_write_everywhere_in_the_word_file(workshop, tmp_path):
    file = tmp_path / "frederikssund.yaml"
    file.write_text(PLAN, "utf-8")
    document = workshop.document(workshop.plan(workshop.read(file)).plan, Edition.COVER_NOTE)

    assert not document.word_form.locked
    assert document.setting is Setting.SHEET


@pytest.mark.parametrize("name", ["2018/frederikssund", "2018/viborg", "2016/kalundborg", "2018/lolland"])
def test_a_note_takes_one_to_three_pages(workshop, repository, name):
    plan = workshop.plan(workshop.read(repository.municipalities / f"{name}.yaml")).plan

    assert 1 <= workshop.press.pages(workshop.document(plan, Edition.COVER_NOTE)) <= 3


def test_a_note_is_a_word_file_and_reads_as_any_other_document(workshop, repository):
    plan = workshop.plan(workshop.read(repository.municipalities / "2018" / "viborg.yaml")).plan
    document = workshop.document(plan, Edition.COVER_NOTE)

    ((_, data),) = workshop.press.write(document, (Format.WORD,))
    assert data.startswith(b"PK")
