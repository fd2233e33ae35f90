"""A municipality's own colours, words and outline are used, and only if readers are as well served."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.batch.formats import Format
from generator.batch.run import BatchRun, Order
from generator.batch.workshop import Workshop
from generator.document.blocks import Document, Heading, plain_text
from generator.document.contrast import contrast
from generator.source.project import Project
from tests.identity.conftest import Give, found, told, wear

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def _document(project: Project) -> Document:
    workshop = Workshop(project)
    checked = workshop.plan(workshop.read(project.municipalities / "2018" / "aarhus.yaml"))
    return workshop.document(checked.plan)


def _built(project: Project, *formats: Format) -> dict[str, str]:
    files = tuple(sorted((project.municipalities / "2018").glob("*.yaml")))
    with BatchRun(
        project, Order(files, formats or (Format.WORD, Format.HTML), workers=1)
    ).outcomes() as outcomes:
        return {Path(outcome.file).stem: outcome.state.value for outcome in outcomes}


@pytest.mark.parametrize("identity", ["havn", "mark"])
def test_an_example_identity_is_used_and_told_of(project: Project, identity: str) -> None:
    wear(project, identity)
    assert told(project) == []
    assert [item.code for item in found(project) if item.code.startswith("egen-")] == ["egen-profil"]


def test_own_colours_and_sizes_reach_every_format_and_no_other_plan(project: Project) -> None:
    wear(project, "havn")
    assert set(_built(project, *Format).values()) == {"bygget"}
    aarhus, odense = (next((project.output / "2018" / name).glob("*.html")) for name in ("aarhus", "odense"))
    assert "#14532D" in aarhus.read_text("utf-8")
    assert "#12436D" not in aarhus.read_text("utf-8")
    assert "#14532D" not in odense.read_text("utf-8")


def test_own_sentences_are_said_in_the_plan(project: Project) -> None:
    wear(project, "havn")
    document = _document(project)
    assert document.cover.subtitle == "Sådan får flere i Aarhus Kommune arbejde"
    said = [plain_text(content).casefold() for content in document.inline_content()]
    assert any("ikke over 18,5" in words for words in said)


def test_an_own_outline_moves_renames_and_leaves_out(project: Project) -> None:
    wear(project, "mark")
    blocks = _document(project).blocks
    chapters = [plain_text(b.content) for b in blocks if isinstance(b, Heading) and b.level == 1]
    assert chapters[0] == "Alle vores mål"
    assert chapters[1].startswith("Mål 1: ")
    assert "Ministerens mål i planen" not in chapters


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('farver: {primær: "#8899AA"}', "design-kontrast"),
        ('farver: {flade: "#777777"}', "design-kontrast"),
        (
            'farver: {serier: ["#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#FFFF00"]}',
            "design-kontrast",
        ),
        ("farver: {primær: blå}", "design-farve"),
        ('farver: {primær: "#12436D; } body { display: none"}', "design-farve"),
        ('farver: {serier: ["#12436D"]}', "design-antal"),
        ('farver: {baggrund: "#FFFFFF"}', "design-ukendt"),
        ("skrifter: {pdf: Comic Sans}", "design-skrift-pdf"),
        ("skrifter: {word: 'Calibri\"/><x'}", "design-skrift-word"),
        ("størrelser: {brødtekst: 4}", "design-størrelse"),
        ("størrelser: {brødtekst: 1e9}", "design-størrelse"),
        ("farver: blå", "egen-fil-form"),
        ("- farver", "egen-fil-form"),
    ],
)
def test_a_look_that_readers_could_not_read_is_refused(
    project: Project, give: Give, text: str, code: str
) -> None:
    give("design.yaml", f"# eget udseende\n{text}\n")
    assert set(told(project)) == {(code, 2)}


def test_a_faint_colour_is_told_with_its_contrast(project: Project, give: Give) -> None:
    give("design.yaml", 'farver: {dæmpet: "#777777"}\n')
    first = next(item for item in found(project) if item.is_error)
    assert "4,47:1" in first.cause
    assert "4,50:1" in first.cause


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways_and_between_1_and_21(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21 + 1e-9


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('måltal.niveau.højest: "{{ tal }}"', "sætning-ukendt"),
        ('måltal.niveau.højst: "højst {{ antal }} {{ tal }}"', "sætning-værdi-ukendt"),
        ('måltal.niveau.højst: "ikke for mange"', "sætning-uden-tal"),
        ('måltal.niveau.højst: "højst {{ tal"', "sætning-fejl"),
        ('måltal.niveau.højst: "{{ tal.__class__.__mro__ }}"', "sætning-ikke-tilladt"),
        ("måltal.niveau.højst: \"{{ tal | attr('format') }}\"", "sætning-ikke-tilladt"),
        ('måltal.niveau.højst: "{{ tal * 999999999 }}"', "sætning-ikke-tilladt"),
        ('måltal.niveau.højst: "{% for a in tal %}{{ a }}{% endfor %}"', "sætning-ikke-tilladt"),
        ("måltal.niveau.højst: \"{% include '../design.yaml' %}{{ tal }}\"", "sætning-ikke-tilladt"),
        ('måltal.niveau.højst: "{{ lipsum.__globals__ }}"', "sætning-ikke-tilladt"),
        ('dokument: {demo: "Tallene er rigtige."}', "sætning-fast"),
        ('dokument.mærke.udkast: "Vedtaget"', "sætning-fast"),
        ('overskrift.indhold: "{% if flere %}Indhold{% endif %}"', "sætning-tom"),
        ("måltal.niveau.højst: [højst]", "tekst-ventet"),
    ],
)
def test_a_sentence_that_does_not_say_what_it_must_is_refused(
    project: Project, give: Give, text: str, code: str
) -> None:
    give("saetninger.yaml", f"# egne sætninger\n{text}\n")
    assert told(project) == [(code, 2)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("fuld: [mål, måloversigt, datagrundlag]", {"egen-disposition-mangler"}),
        ("fuld: [mål, måloversigt, datagrundlag, afventer, mål]", {"egen-disposition-gentaget"}),
        ("fuld: [mål, måloversigt, datagrundlag, afventer, forrord]", {"disposition-ukendt"}),
        (
            "fuld: [{afsnit: mål, obligatorisk: nej, skjul: ja}]",
            {"egen-disposition-form", "egen-disposition-mangler"},
        ),
        ("fuld: mål", {"liste-ventet"}),
        ("lang: [mål]", {"egen-disposition-nøgle"}),
    ],
)
def test_an_outline_without_what_a_plan_must_have_is_refused(
    project: Project, give: Give, text: str, codes: set[str]
) -> None:
    give("disposition.yaml", f"# egen disposition\n{text}\n")
    assert {code for code, _ in told(project)} == codes
    assert {line for _, line in told(project)} == {2}


@pytest.mark.parametrize("name", ["design.yaml", "saetninger.yaml", "disposition.yaml"])
def test_a_link_out_of_the_folder_is_refused(project: Project, give: Give, name: str) -> None:
    give("logo.png", b"")
    (project.municipalities / "2018" / "aarhus" / name).symlink_to(project.templates / name)
    assert told(project) == [("egen-fil-udenfor", 1)]


def test_a_folder_that_is_a_link_is_refused(project: Project) -> None:
    elsewhere = project.root / "andre"
    elsewhere.mkdir()
    (elsewhere / "design.yaml").write_text('farver: {primær: "#5B21B6"}\n', "utf-8")
    (project.municipalities / "2018" / "aarhus").symlink_to(elsewhere, target_is_directory=True)
    assert told(project) == [("egen-fil-udenfor", 1)]


def test_links_that_lead_to_each_other_are_refused(project: Project, give: Give) -> None:
    give("logo.png", b"")
    file = project.municipalities / "2018" / "aarhus" / "design.yaml"
    os.symlink(file, file)
    assert told(project) == [("egen-fil-udenfor", 1)]


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("design.yaml", 'farver: {primær: "#5B21B6"}\n', 'farver: {primær: "#14532D"}\n'),
        ("saetninger.yaml", 'dokument.type: "plan"\n', 'dokument.type: "jobplan"\n'),
        (
            "disposition.yaml",
            "fuld: [måloversigt, mål, datagrundlag, afventer]\n",
            "fuld: [mål, datagrundlag, afventer, måloversigt]\n",
        ),
        ("tillaeg.css", "h2 { color: #5B21B6 }\n", "h2 { color: #14532D }\n"),
        (
            "html/inlines/strong.html.j2",
            '<strong class="egen-a">{{ part.text }}</strong>',
            '<strong class="egen-b">{{ part.text }}</strong>',
        ),
    ],
)
def test_an_own_file_added_changed_or_removed_rebuilds_that_plan_alone(
    project: Project, give: Give, name: str, first: str, second: str
) -> None:
    alone = {"aarhus": "bygget", "odense": "uændret"}
    _built(project)
    plain = {file.name: file.read_bytes() for file in (project.output / "2018" / "aarhus").iterdir()}
    file = give(name, first)
    assert _built(project) == alone
    file.write_text(second, "utf-8")
    assert _built(project) == alone
    assert _built(project) == {"aarhus": "uændret", "odense": "uændret"}
    file.unlink()
    assert _built(project) == alone
    assert {file.name: file.read_bytes() for file in (project.output / "2018" / "aarhus").iterdir()} == plain
