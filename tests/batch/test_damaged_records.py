"""What the program has written down for itself may be damaged or forged: it then counts as not written."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.batch.formats import Format
from generator.batch.inputs import SharedInputs
from generator.batch.record import BuildSlip, Member, OutputFile, Records
from generator.batch.review_shelf import ReviewShelf
from generator.batch.summary import Summaries
from generator.batch.verification import verify_folder
from generator.problems import FindingsError, Place, finding
from generator.problems.report import TerminalReporter
from generator.source.project import Project

FILE = "municipalities/2018/vejle.yaml"
NO_JSON = [b"", b"\xff\x00", b"NaN", b"[" * 100_000, b'{"a":' * 100_000, b"1" * 5_000]
WRONG: list[Any] = [None, [1], {"a": []}, [], {}, "\ud800", "../../etc/passwd", "x", 1, -1, 1e308, True, [[]]]
RECORD = BuildSlip(
    FILE,
    "Vejle",
    "2018",
    "udkast",
    (Member("630", "Vejle", "RAR Sydjylland"),),
    {FILE: "ab"},
    (FILE,),
    (OutputFile("vejle/plan.docx", Format.WORD, "fuld", "recipe", "drawn", "cd", 2),),
    (finding("afventer", Place(FILE, 1, 1, 7, "kommune: Vejle"), antal="5 måltal"),),
)


@pytest.fixture(scope="module")
def shared() -> SharedInputs:
    return SharedInputs({}, {}, {})


@pytest.fixture
def record(project: Project) -> Path:
    """The file of a good record."""
    (project.root / FILE).write_text("kommune: Vejle\n", "utf-8")
    Records(project).save(RECORD)
    return project.output / ".byggesedler" / FILE.replace(".yaml", ".json")


def _changed(whole: Any) -> Iterator[bytes]:
    """Yield a JSON value again and again, each time with something else in one of its places."""
    for put in _places(whole):
        for wrong in WRONG:
            changed = copy.deepcopy(whole)
            put(changed, wrong)
            yield json.dumps(changed).encode()


def _places(value: Any, steps: tuple[Any, ...] = ()) -> Iterator[Callable[[Any, Any], None]]:
    entries = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, inner in entries:
        yield lambda whole, wrong, at=(*steps, key): _put(whole, at, wrong)
        yield from _places(inner, (*steps, key))


def _put(whole: Any, steps: tuple[Any, ...], wrong: Any) -> None:
    for step in steps[:-1]:
        whole = whole[step]
    whole[steps[-1]] = wrong


@pytest.mark.parametrize("data", NO_JSON, ids=lambda data: repr(data[:6]))
def test_a_record_that_is_no_json_counts_as_not_built(project: Project, record: Path, data: bytes) -> None:
    record.write_bytes(data)
    assert Records(project).of(project.root / FILE) is None
    assert list(Records(project).all()) == []


def test_a_record_changed_in_any_place_stops_nobody(
    project: Project, record: Path, shared: SharedInputs
) -> None:
    whole = json.loads(record.read_bytes())
    assert Records(project).of(project.root / FILE) == RECORD
    for data in _changed(whole):
        record.write_bytes(data)
        records = Records(project)
        read = records.of_or_new(project.root / FILE)
        read.is_of_what_stands(project)
        Summaries(project, records, shared).write()
        TerminalReporter().render(read.findings).encode()
        records.save(read)


def test_a_record_that_is_a_folder_a_loop_or_far_too_large_counts_as_not_built(
    project: Project, record: Path
) -> None:
    record.unlink()
    record.mkdir()
    assert Records(project).of(project.root / FILE) is None
    record.rmdir()
    record.symlink_to(record.name)
    assert Records(project).of(project.root / FILE) is None
    record.unlink()
    with record.open("wb") as stream:
        stream.truncate(10**9)
    assert Records(project).of(project.root / FILE) is None


def test_a_record_that_lies_in_the_place_of_another_is_not_counted_twice(
    project: Project, record: Path
) -> None:
    record.with_name("aarhus.json").write_bytes(record.read_bytes())
    assert [item.file for item in Records(project).all()] == [FILE]


MANIFEST = {
    "skema": "beskaeftigelsesplan/manifest/1",
    "planer": [
        {
            "fil": FILE,
            "tilstand": "aktuel",
            "filer": [{"sti": "vejle/plan.docx", "sha256": "ab", "aktuel": True}],
        }
    ],
}


def _codes(folder: Path, project: Project) -> list[str]:
    try:
        found = verify_folder(folder, project).findings
    except FindingsError as error:
        found = error.findings
    TerminalReporter().render(found).encode()
    return [item.code for item in found]


def test_a_received_manifest_of_any_shape_is_told_of(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "modtaget"
    folder.mkdir()
    for data in [*NO_JSON, *_changed(MANIFEST)]:
        (folder / "manifest.json").write_bytes(data)
        assert set(_codes(folder, project)) <= {
            "manifest-ulæseligt",
            "færdig-fil-mangler",
            "plan-uden-filer",
        }
        assert (
            _codes(folder, project)
            or data == json.dumps({**MANIFEST, "planer": []}).encode()
            or (json.loads(data)["planer"][0]["filer"] == [])
        )


@pytest.mark.parametrize("name", ["../hemmelig", "/etc/passwd", "vejle/../../hemmelig", "C:\\a", "a\0b", ""])
def test_a_received_manifest_names_files_in_its_own_folder_only(
    project: Project, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "modtaget"
    folder.mkdir()
    manifest = copy.deepcopy(MANIFEST)
    manifest["planer"][0]["filer"][0]["sti"] = name  # type: ignore[index]
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    assert _codes(folder, project) == ["manifest-ulæseligt"]


@pytest.mark.parametrize("data", [*NO_JSON, b"[1]", b'{"a": 1}', b'{"a": [1]}', b'{"\\ud800": "x"}'])
def test_a_damaged_record_of_a_review_counts_as_none(project: Project, data: bytes) -> None:
    folder = project.output / "gennemgang" / "2018-fyn"
    folder.mkdir(parents=True)
    (folder / ".filer.json").write_bytes(data)
    written, found = ReviewShelf(project, folder).put({"sider/a.html": b"ny"}, instead="sider")
    assert (written, found) == (("output/gennemgang/2018-fyn/sider/a.html",), ())
