"""Only what changed is built, and what is not built would have been the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.batch import inputs
from generator.batch.formats import Format
from generator.batch.outcome import Outcome
from generator.batch.run import BatchRun, Order
from generator.batch.why import BuildReason, Cause
from generator.document import blocks, chart_specs
from generator.source.project import Project
from tests.batch.conftest import bytes_below, own_project
from tests.conftest import ROOT

EVERY_FORMAT = tuple(Format)
WORD_AND_WEB = (Format.WORD, Format.HTML)
LOGO = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)
PLANS = {
    "aarhus": "kommune: Aarhus\nlogo: {fil: logo.png, alternativ tekst: Byvåben}\n"
    "lokale forhold: {indikatorer: [{indikator: aktiveringsgrad, sammenlign: Hele landet}]}\n"
    "afsnit:\n  - {fælles: fælles.yaml}\nmål:\n  - ministermål: 1\n    behandling: uændret\n"
    "    indikatorer:\n      - {indikator: offentlig-forsørgelse-andel, diagrammer: udvikling}\n",
    "odense": "viderefører: 2018/grund.yaml\nkommune: Odense\n",
    "grund": "kommune: Randers\nlokale forhold: {tekst: Det går godt.}\n",
}


def _project(folder: Path) -> Project:
    project = own_project(folder)
    for name, text in PLANS.items():
        (project.municipalities / "2018" / f"{name}.yaml").write_text(text, "utf-8")
    (project.municipalities / "2018" / "aarhus").mkdir()
    (project.municipalities / "2018" / "aarhus" / "logo.png").write_bytes(LOGO)
    (project.municipalities / "fælles").mkdir()
    shared = "overskrift: Regionens arbejdsmarked\ntekst: Fælles for alle.\n"
    (project.municipalities / "fælles" / "fælles.yaml").write_text(shared, "utf-8")
    return project


def _build(
    project: Project, formats: tuple[Format, ...] = EVERY_FORMAT, force: bool = False, workers: int = 2
) -> tuple[dict[str, Outcome], dict[str, tuple[BuildReason, ...]]]:
    """Build all plans; return what became of each and why it was built, by the name of its file."""
    files = tuple(sorted((project.municipalities / "2018").glob("*.yaml")))
    run = BatchRun(project, Order(files, formats, force=force, workers=workers))
    with run.outcomes() as outcomes:
        built = {Path(outcome.file).stem: outcome for outcome in outcomes}
    return built, {file.stem: reasons for file, reasons in run.reasons.items()}


def _states(built: dict[str, Outcome]) -> dict[str, str]:
    return {name: outcome.state.value for name, outcome in built.items()}


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text, f"{old} is not in {file}"
    file.write_text(text.replace(old, new), "utf-8")


def _change_figure(project: Project, indicator: str, area: str) -> None:
    """Change the newest figure of an area ("kommune;751") in an indicator's file."""
    file = project.demo_figures / f"{indicator}.csv"
    lines = file.read_text("utf-8").splitlines()
    newest = max((line for line in lines if line.startswith(f"{area};")), key=lambda line: line.split(";")[2])
    cells = newest.split(";")
    cells[3] = "7,7"
    file.write_text(
        "\n".join([*lines[: lines.index(newest)], ";".join(cells), *lines[lines.index(newest) + 1 :], ""]),
        "utf-8",
    )


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that has been built in every format, to be copied."""
    folder = tmp_path_factory.mktemp("bygget") / "projekt"
    built, _ = _build(_project(folder))
    assert set(_states(built).values()) == {"bygget"}
    return folder


@pytest.fixture(scope="module")
def built_once_without_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that has been built in the formats that are quick to build."""
    folder = tmp_path_factory.mktemp("bygget-hurtigt") / "projekt"
    _build(_project(folder), WORD_AND_WEB)
    return folder


@pytest.fixture
def project(built_once: Path, tmp_path: Path) -> Project:
    folder = tmp_path / "projekt"
    shutil.copytree(built_once, folder)
    return Project(folder)


def test_an_unchanged_country_is_left_alone(project: Project) -> None:
    before = bytes_below(project.output)
    for file in project.root.rglob("*"):
        file.touch()

    built, _ = _build(project)

    assert set(_states(built).values()) == {"uændret"}
    assert bytes_below(project.output) == before


def test_to_see_that_nothing_has_changed_needs_nothing_that_reads_plans(project: Project) -> None:
    listing = (
        "import atexit, sys; atexit.register(lambda: print(*sys.modules))\n"
        "from generator.cli import main; sys.argv = ['beskplan', 'build', '--alle', '--år', '2018']; main()"
    )
    said = subprocess.run(
        [sys.executable, "-c", listing],
        cwd=project.root,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "3 uændret" in said
    assert not {"pydantic", "jinja2", "docx", "matplotlib", "weasyprint"} & set(said.split())


def test_a_changed_plan_is_built_and_no_other(project: Project) -> None:
    file = project.municipalities / "2018" / "aarhus.yaml"
    _replace(file, "behandling: uændret", "behandling: uændret\n    udfordring: Flere unge skal med.")

    built, why = _build(project)

    assert _states(built) == {"aarhus": "bygget", "grund": "uændret", "odense": "uændret"}
    assert why["aarhus"] == (BuildReason(Cause.INPUT_CHANGED, "municipalities/2018/aarhus.yaml"),)


def test_a_plan_that_builds_on_a_changed_one_is_built_too(project: Project) -> None:
    _replace(project.municipalities / "2018" / "grund.yaml", "Det går godt.", "Det går skidt.")
    built, _ = _build(project)
    assert _states(built) == {"aarhus": "uændret", "grund": "bygget", "odense": "bygget"}


def test_a_comment_rebuilds_the_pdf_that_carries_the_file_and_nothing_else(project: Project) -> None:
    _replace(project.municipalities / "2018" / "grund.yaml", "Randers", "Randers  # her")

    built, _ = _build(project)

    assert _states(built) == {"aarhus": "uændret", "grund": "bygget", "odense": "bygget"}
    for name in ("grund", "odense"):
        assert [file.rpartition(".")[2] for file in built[name].written] == ["pdf"]
    again, _ = _build(project)
    assert set(_states(again).values()) == {"uændret"}


def test_a_changed_national_figure_rebuilds_the_plans_that_print_it(project: Project) -> None:
    _change_figure(project, "aktiveringsgrad", "land;000")

    built, why = _build(project)

    assert _states(built) == {"aarhus": "bygget", "grund": "uændret", "odense": "uændret"}
    assert why["aarhus"] == (BuildReason(Cause.INPUT_CHANGED, "data/demo/aktiveringsgrad.csv"),)
    again, _ = _build(project)
    assert set(_states(again).values()) == {"uændret"}


def test_a_changed_style_sheet_rebuilds_pdf_and_web_but_not_word(project: Project) -> None:
    sheet = project.templates / "html" / "css" / "document.css.j2"
    sheet.write_text(sheet.read_text("utf-8") + "\np { color: #000001 }\n", "utf-8")

    built, why = _build(project)

    for outcome in built.values():
        assert sorted(name.rpartition(".")[2] for name in outcome.written) == ["html", "pdf"]
    assert why["odense"] == (BuildReason(Cause.INPUT_CHANGED, "plan_templates/html/css/document.css.j2"),)


def test_a_changed_design_rebuilds_every_format(project: Project) -> None:
    _replace(project.design_file, "primær:", "primær: '#123456' #")
    built, _ = _build(project, WORD_AND_WEB)
    assert [len(outcome.written) for outcome in built.values()] == [2, 2, 2]


def test_another_version_of_the_program_rebuilds_every_plan(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = inputs.program_inputs()
    monkeypatch.setattr(inputs, "program_inputs", lambda: program | {"program/weasyprint": "999"})
    built, why = _build(project, WORD_AND_WEB)
    assert set(_states(built).values()) == {"bygget"}
    assert why["aarhus"] == (BuildReason(Cause.INPUT_CHANGED, "program/weasyprint"),)


def test_any_line_of_the_program_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = tmp_path / "generator"
    shutil.copytree(inputs._CODE, code, ignore=shutil.ignore_patterns("assets", "__pycache__"))
    monkeypatch.setattr(inputs, "_CODE", code)
    before = inputs.program_inputs()
    for name in ("plan/merge.py", "figures/indicators.yaml", "writers/word/body.py"):
        (code / name).write_text((code / name).read_text("utf-8") + "\n# mere\n", "utf-8")
        after = inputs.program_inputs()
        assert after["program"] != before["program"]
        before = after


@pytest.mark.parametrize("ending", [file_format.value for file_format in Format])
def test_a_finished_file_that_is_gone_is_made_again(ending: str, project: Project) -> None:
    file = project.output / "2018" / "aarhus" / f"beskaeftigelsesplan-2018-aarhus.{ending}"
    before = file.read_bytes()
    file.unlink()

    built, why = _build(project)

    assert built["aarhus"].written == (project.shown(file),)
    assert why["aarhus"] == (BuildReason(Cause.FILE_MISSING, project.shown(file)),)
    assert file.read_bytes() == before


def test_a_shared_file_that_is_taken_away_is_named(project: Project) -> None:
    (project.demo_figures / "a-dagpenge.csv").unlink()
    _, why = _build(project, WORD_AND_WEB)
    assert why["odense"] == (BuildReason(Cause.INPUT_REMOVED, "data/demo/a-dagpenge.csv"),)


def test_force_builds_what_is_unchanged_to_the_same_bytes(project: Project) -> None:
    before = bytes_below(project.output)
    built, why = _build(project, force=True)
    assert set(_states(built).values()) == {"bygget"}
    assert why["odense"] == (BuildReason(Cause.FORCED),)
    assert bytes_below(project.output) == before


def test_every_file_that_plans_are_made_from_is_watched(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Change each file alone by one byte: whatever it is, no plan that might need it counts as unchanged."""
    program = inputs.program_inputs()
    monkeypatch.setattr(
        inputs, "program_inputs", lambda: program
    )  # it is long to look up, and stays the same
    watched = [
        project.goals_file,
        *project.templates.glob("*.yaml"),
        *(project.templates / "html").rglob("*.j2"),
        *project.demo_figures.iterdir(),
        *(file for file in project.municipalities.rglob("*") if file.is_file()),
    ]
    assert len(watched) > 80, "files are missing here"
    for file in watched:
        before = file.read_bytes()
        file.write_bytes(before + b"\n")
        run = BatchRun(project, Order(tuple((project.municipalities / "2018").glob("*.yaml")), EVERY_FORMAT))
        changed = BuildReason(Cause.INPUT_CHANGED, project.shown(file))
        assert any(changed in reasons for reasons in run.reasons.values()), file
        file.write_bytes(before)
    new = project.demo_figures / "ny.csv"
    new.write_text("niveau;kode\n", "utf-8")
    run = BatchRun(project, Order(tuple((project.municipalities / "2018").glob("*.yaml")), EVERY_FORMAT))
    assert all(
        BuildReason(Cause.INPUT_ADDED, "data/demo/ny.csv") in reasons for reasons in run.reasons.values()
    )


def test_a_picture_is_compared_by_all_of_it_in_few_words() -> None:
    picture = blocks.Picture(bytes(1_000_000), 40, 30, "Havnen")
    changes: tuple[dict[str, Any], ...] = (
        {"data": b"1"},
        {"width_mm": 41},
        {"height_mm": 31},
        {"alternative_text": "Byen"},
        {"svg": b"1"},
    )
    others = [replace(picture, **change) for change in changes]
    assert len({repr(item) for item in (picture, *others)}) == len(fields(picture)) + 1
    assert len(repr(picture)) < 300


CHANGES: dict[str, Callable[[Project], None]] = {
    "an own text": lambda p: _replace(p.municipalities / "2018" / "grund.yaml", "godt", "rigtig godt"),
    "a comment": lambda p: _replace(p.municipalities / "2018" / "odense.yaml", "kommune", "# her\nkommune"),
    "a shared text": lambda p: _replace(p.municipalities / "fælles" / "fælles.yaml", "alle", "alle os"),
    "a picture": lambda p: Image.new("RGB", (2, 1)).save(p.municipalities / "2018" / "aarhus" / "logo.png"),
    "the status": lambda p: _replace(
        p.municipalities / "2018" / "odense.yaml", "kommune", "status: høring\nkommune"
    ),
    "the editions": lambda p: _replace(
        p.municipalities / "2018" / "odense.yaml", "kommune", "udgaver: [fuld, kort]\nkommune"
    ),
    "the municipality": lambda p: _replace(p.municipalities / "2018" / "odense.yaml", "Odense", "Nyborg"),
    "a goal": lambda p: _replace(p.goals_file, "Flere flygtninge og familiesammenførte", "Alle flygtninge"),
    "a sentence": lambda p: _replace(p.templates / "saetninger.yaml", "Kilde: ", "Tal fra: "),
    "the outline": lambda p: _replace(
        p.templates / "disposition.yaml", "Planen kort fortalt", "Kort fortalt"
    ),
    "a colour": lambda p: _replace(p.design_file, "primær:", "primær: '#123456' #"),
    "a partial": lambda p: _replace(
        p.templates / "html" / "blocks" / "paragraph.html.j2", "<p", '<p data-x="1"'
    ),
    "a style": lambda p: _replace(p.templates / "html" / "css" / "page.css.j2", "margin: 0", "margin: 1px"),
    "a municipal figure": lambda p: _change_figure(p, "offentlig-forsørgelse-andel", "kommune;751"),
    "another's figure": lambda p: _change_figure(p, "offentlig-forsørgelse-andel", "kommune;461"),
    "a national figure": lambda p: _change_figure(p, "offentlig-forsørgelse-andel", "land;000"),
    "the figures' origin": lambda p: _replace(p.demo_figures / "herkomst.yaml", "demo: ja", "demo: nej"),
    "a figure nobody prints": lambda p: _change_figure(p, "revalidering", "land;000"),
}


def _assert_as_a_full_build(project: Project) -> None:
    """Hold what stands there against what is written when nothing stands there."""
    changed = bytes_below(project.output)
    shutil.rmtree(project.output)
    _build(project, WORD_AND_WEB)
    full = bytes_below(project.output)
    assert {name: changed.get(name) for name in full} == full


@pytest.mark.parametrize("change", sorted(CHANGES))
def test_after_any_change_the_plans_are_as_a_full_build_would_write_them(
    change: str, built_once_without_pdf: Path, tmp_path: Path
) -> None:
    project = Project(shutil.copytree(built_once_without_pdf, tmp_path / "projekt"))
    CHANGES[change](project)
    built, _ = _build(project, WORD_AND_WEB)

    nothing_to_see = change in {"a comment", "a figure nobody prints"}
    assert nothing_to_see == (set(_states(built).values()) == {"uændret"})
    _assert_as_a_full_build(project)


@given(names=st.lists(st.sampled_from(sorted(CHANGES)), min_size=2, max_size=4, unique=True))
@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # a failing list is short and telling as it is
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_after_change_upon_change_the_plans_are_as_a_full_build_would_write_them(
    names: list[str], built_once_without_pdf: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("ændret") / "projekt"
    project = Project(shutil.copytree(built_once_without_pdf, folder))
    for name in names:
        CHANGES[name](project)
        _build(project, WORD_AND_WEB)
    _assert_as_a_full_build(project)


def test_the_same_bytes_whatever_the_number_of_workers_and_the_order(project: Project) -> None:
    before = bytes_below(project.output)
    for workers in (1, 3):
        shutil.rmtree(project.output)
        _build(project, workers=workers)
        assert bytes_below(project.output) == before


def test_everything_in_a_document_counts_when_two_are_compared() -> None:
    """Documents are compared by their ``repr``, so no field of any part of one may be left out of it."""
    parts = [
        part
        for module in (blocks, chart_specs)
        for part in vars(module).values()
        if isinstance(part, type) and is_dataclass(part)
    ]
    assert len(parts) > 20
    assert [f"{part.__name__}.{item.name}" for part in parts for item in fields(part) if not item.repr] == []
