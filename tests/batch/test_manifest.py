"""The manifest tells the truth about finished files; ``beskplan verify`` finds where it no longer does."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.batch.formats import Format
from generator.batch.run import BatchRun, Order
from generator.batch.verification import verify_folder
from generator.problems import FindingsError
from generator.source.project import Project
from tests.batch.conftest import Write
from tests.conftest import ROOT

SCHEMA = json.loads((ROOT / "docs" / "manifest.schema.json").read_text("utf-8"))


def _build(project: Project, *formats: Format) -> dict[str, Any]:
    files = tuple(sorted((project.municipalities / "2018").glob("*.yaml")))
    with BatchRun(project, Order(files, formats or (Format.WORD, Format.HTML))).outcomes() as outcomes:
        list(outcomes)
    manifest: dict[str, Any] = json.loads((project.output / "2018" / "manifest.json").read_bytes())
    return manifest


@pytest.fixture(autouse=True)
def plans(write: Write) -> None:
    write("aeroe", "kommune: Ærø\n")
    write("aarhus", "kommune: Aarhus\nudgaver: [fuld, kort]\n")
    write("zealand", "kommune: [Odense\n")


def test_the_manifest_follows_its_schema_and_describes_every_file(project: Project) -> None:
    manifest = _build(project)

    jsonschema.validate(manifest, SCHEMA)
    assert [plan["navn"] for plan in manifest["planer"]] == ["zealand", "Ærø", "Aarhus"]
    assert [plan["tilstand"] for plan in manifest["planer"]] == ["fejlet", "aktuel", "aktuel"]
    for plan in manifest["planer"][1:]:
        assert plan["filer"]
        for file in plan["filer"]:
            data = (project.output / "2018" / file["sti"]).read_bytes()
            assert file["sha256"] == hashlib.sha256(data).hexdigest()
            assert file["bytes"] == len(data)
        own = (project.root / plan["fil"]).read_bytes()
        assert plan["inddata"] == {plan["fil"]: hashlib.sha256(own).hexdigest()}
    assert [(file["format"], file["udgave"]) for file in manifest["planer"][2]["filer"]] == [
        ("docx", "kort"),
        ("html", "kort"),
        ("docx", "fuld"),
        ("html", "fuld"),
    ]
    goals = hashlib.sha256(project.goals_file.read_bytes()).hexdigest()
    assert manifest["fælles inddata"]["goals.yaml"] == goals


def test_a_plan_built_from_older_goals_says_so(project: Project, write: Write) -> None:
    older = _build(project)["fælles inddata"]["goals.yaml"]
    project.goals_file.write_text(project.goals_file.read_text("utf-8") + "# nyt\n", "utf-8")
    write("zealand", "kommune: Odense\n")
    with BatchRun(
        project, Order((project.municipalities / "2018" / "zealand.yaml",), (Format.WORD,))
    ).outcomes() as run:
        list(run)

    manifest = json.loads((project.output / "2018" / "manifest.json").read_bytes())
    aeroe = next(plan for plan in manifest["planer"] if plan["navn"] == "Ærø")
    assert aeroe["tilstand"] == "forældet"
    assert aeroe["inddata"]["goals.yaml"] == older != manifest["fælles inddata"]["goals.yaml"]
    assert not any(file["aktuel"] for file in aeroe["filer"])


def test_what_has_just_been_built_is_as_the_manifest_says(project: Project) -> None:
    (project.municipalities / "2018" / "zealand.yaml").unlink()
    _build(project)
    assert verify_folder(project.output / "2018", project).findings == ()


def test_a_plan_that_could_not_be_built_is_told(project: Project) -> None:
    _build(project)
    assert [item.code for item in verify_folder(project.output / "2018", project).findings] == [
        "plan-uden-filer"
    ]


def test_changed_missing_unknown_and_outdated_files_are_found(project: Project, write: Write) -> None:
    (project.municipalities / "2018" / "zealand.yaml").unlink()
    _build(project)
    folder = project.output / "2018"
    (folder / "aarhus" / "beskaeftigelsesplan-2018-aarhus.docx").write_bytes(b"rettet")
    (folder / "aarhus" / "beskaeftigelsesplan-2018-aarhus-kort.docx").unlink()
    (folder / "aarhus" / "noter.txt").write_text("husk", "utf-8")
    write("aeroe", "kommune: Ærø\nlokale forhold: {tekst: Nyt.}\n")

    found = verify_folder(folder, project).findings

    assert [(item.code, Path(item.place.file).name) for item in found if item.place] == [
        ("færdig-fil-mangler", "beskaeftigelsesplan-2018-aarhus-kort.docx"),
        ("færdig-fil-ændret", "beskaeftigelsesplan-2018-aarhus.docx"),
        ("færdig-fil-ukendt", "noter.txt"),
        ("færdig-fil-forældet", "beskaeftigelsesplan-2018-aeroe.docx"),
        ("færdig-fil-forældet", "beskaeftigelsesplan-2018-aeroe.html"),
    ]


def test_a_folder_that_was_sent_to_somebody_can_be_verified_there(project: Project, tmp_path: Path) -> None:
    (project.municipalities / "2018" / "zealand.yaml").unlink()
    _build(project)
    sent = Path(shutil.copytree(project.output / "2018", tmp_path / "modtaget"))
    project.goals_file.write_text("ændret: siden\n", "utf-8")

    assert verify_folder(sent, project).findings == ()

    (sent / "aeroe" / "beskaeftigelsesplan-2018-aeroe.docx").write_bytes(b"x")
    assert [item.code for item in verify_folder(sent, project).findings] == ["færdig-fil-ændret"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "manifest-mangler"),
        (b"{", "manifest-ul\xe6seligt"),
        (b"[]", "manifest-ul\xe6seligt"),
        (b'{"skema": "beskaeftigelsesplan/manifest/2"}', "manifest-ul\xe6seligt"),
        (b'{"skema": "beskaeftigelsesplan/manifest/1"}', "manifest-ul\xe6seligt"),
        (b'{"skema": "beskaeftigelsesplan/manifest/1", "planer": [{}]}', "manifest-ul\xe6seligt"),
        (b"\xff\xfe", "manifest-ul\xe6seligt"),
    ],
)
def test_a_manifest_that_cannot_be_used_is_a_finding(
    content: bytes | None, code: str, project: Project, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / "manifest.json").write_bytes(content)
    with pytest.raises(FindingsError) as raised:
        verify_folder(tmp_path, project)
    assert [item.code for item in raised.value.findings] == [code]


def test_the_overview_lists_every_plan_under_its_council(project: Project) -> None:
    _build(project)
    page = (project.output / "2018" / "index.html").read_text("utf-8")
    assert (
        page.index("RAR Fyn") < page.index("Ærø") < page.index("RAR Østjylland") < page.index("Aarhus</th>")
    )
    assert 'href="aarhus/beskaeftigelsesplan-2018-aarhus-kort.docx"' in page
    assert "Kunne ikke bygges" in page
    assert "Klammen »[«" in page
    for reach in ("http:", "https:", "src=", "@import"):
        assert reach not in page
