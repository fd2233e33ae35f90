"""The promises of the README about a whole build, kept by a process that is cut off from the network."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import lxml.html
import page
import pypdfium2
import pytest
from lxml import etree

from generator.batch.workshop import Workshop
from generator.document.blocks import Chart, DocumentError, plain_text, text
from generator.document.chart_specs import Bar, ComparisonChart
from generator.source.project import Project
from tests.architecture.sources import ROOT

PLAN = """\
kommune: Aarhus
forord: {tekst: Flere skal **med** i 2018., underskriver: Jane Jensen}
mål:
  - ministermål: 1
    behandling: uændret
    udfordring: |
      Tre grupper har det svært:

      - langtidsledige
      - unge uden uddannelse, se [Jobindsats](https://www.jobindsats.dk)
    indikatorer:
      - indikator: offentlig-forsørgelse-andel
        måltal: {mindst: 0,5, enhed: procentpoint, under: RAR}
    indsatser:
      - {titel: Jobrotation, ansvarlig: Jobcenteret, senest: 2018-06-30}
"""
CUT_OFF = """
import sys

def refuse(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.client.")):
        raise AssertionError(f"the build reached for the network: {event}")

sys.addaudithook(refuse)
from generator.cli import main
sys.argv = ["beskplan", *sys.argv[1:]]
main()
"""
LISTING_MODULES = """
import sys
from pathlib import Path
from generator.batch.formats import Format
from generator.batch.inputs import SharedInputs
from generator.batch.maker import Job, Maker
from generator.source.project import Project
project = Project(Path.cwd())
job = Job(project.municipalities / "2018" / "aarhus.yaml", (Format.WORD,))
outcome = Maker(project, SharedInputs.of(project)).make(job)
assert outcome.written, outcome.findings
print(*sys.modules)
"""
SHORTEST_PIECE = 12
CHART = ComparisonChart((Bar("Aarhus", 4.1, "4,1", own=True),), "pct.", 1)


@dataclass(frozen=True)
class Build:
    """A finished build: its project, the files it wrote by ending, and what lay there before and after."""

    root: Path
    files: Mapping[str, bytes]
    before: frozenset[Path]
    after: frozenset[Path]


def _run(project: Project, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a project, with a home and a folder for temporary files of its own."""
    world = {"HOME": "home", "TMPDIR": "temporary"}
    for folder in world.values():
        (project.root / folder).mkdir(exist_ok=True)
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        **{name: str(project.root / folder) for name, folder in world.items()},
        **settings,
    }
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=project.root,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )


def _build(project: Project, **settings: str) -> Build:
    (project.municipalities / "2018" / "aarhus.yaml").write_text(PLAN, "utf-8")
    (project.root / "home").mkdir()
    (project.root / "temporary").mkdir()
    before = frozenset(project.root.rglob("*"))
    done = _run(project, "-W", "error", "-c", CUT_OFF, "build", "Aarhus", **settings)
    assert done.returncode == 0, done.stderr
    folder = project.output / "2018" / "aarhus"
    files = {file.suffix: file.read_bytes() for file in folder.iterdir()}
    return Build(project.root, files, before, frozenset(project.root.rglob("*")))


def _project(folder: Path) -> Project:
    for name in ("goals.yaml", "plan_templates", "data"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "municipalities" / "2018").mkdir(parents=True)
    return Project(folder)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return _build(_project(tmp_path_factory.mktemp("first")), PYTHONHASHSEED="1", TZ="UTC")


def test_a_plan_is_built_in_all_formats_without_a_network(first: Build) -> None:
    assert sorted(first.files) == [".docx", ".html", ".pdf"]


def test_nothing_is_written_outside_the_output_folder(first: Build) -> None:
    root = first.root
    appeared = {path.relative_to(root).parts[0] for path in first.after - first.before}
    assert appeared == {"output"}
    assert first.before <= first.after


def test_the_same_inputs_give_the_same_bytes_on_another_day_in_another_place(
    first: Build, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = _project(tmp_path_factory.mktemp("another-folder"))
    second = _build(elsewhere, PYTHONHASHSEED="2", TZ="Pacific/Auckland", LANG="C", SOURCE_DATE_EPOCH="1")
    assert second.files == first.files


@pytest.mark.parametrize(
    "profile",
    [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A],
    ids=["PDF/UA-1", "PDF/A-3a"],
)
def test_every_pdf_passes_the_validator(first: Build, profile: page.ValidationProfile) -> None:
    report = page.validate_pdf_bytes(first.files[".pdf"], profile=profile)
    assert report.is_compliant, report.failures


def _squeezed(words: str) -> str:
    """Return the letters of a text without what a line break may add or take: white space and hyphens."""
    return re.sub("[\\s\\-\u00ad\u2010\u2011\x02\ufffe]", "", words)


def _words_of_word(data: bytes) -> str:
    body = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    namespace = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return "".join(element.text or "" for element in etree.fromstring(body).iter(f"{namespace}t"))


def _words_of_html(data: bytes) -> str:
    return lxml.html.fromstring(data.decode()).find(".//main").text_content()


def _words_of_pdf(data: bytes) -> str:
    return "".join(sheet.get_textpage().get_text_bounded() for sheet in pypdfium2.PdfDocument(data))


def _is_said(words: str, said: str) -> bool:
    """Whether words are said, whole or in pieces: the end of a page or the column beside may cut them."""
    while words:
        length = next((n for n in range(len(words), 0, -1) if words[:n] in said), 0)
        if length < min(len(words), SHORTEST_PIECE):
            return False
        words = words[length:]
    return True


def test_word_pdf_and_html_say_the_same(first: Build) -> None:
    project = Project(first.root)
    workshop = Workshop(project)
    plan = workshop.plan(workshop.read(project.municipalities / "2018" / "aarhus.yaml")).plan
    said = {
        "Word": _squeezed(_words_of_word(first.files[".docx"])),
        "HTML": _squeezed(_words_of_html(first.files[".html"])),
        "PDF": _squeezed(_words_of_pdf(first.files[".pdf"])),
    }
    texts = [plain_text(content) for content in workshop.document(plan).inline_content()]
    assert len(texts) > 100
    assert not [
        (name, words) for name in said for words in texts if not _is_said(_squeezed(words), said[name])
    ]


def test_no_chart_goes_without_a_source_and_words_for_who_cannot_see_it() -> None:
    good = {"label": "Figur 1", "title": text("Faldet"), "subtitle": text("pct."), "spec": CHART}
    with pytest.raises(DocumentError, match="no source"):
        Chart(id="figur-1", **good, alternative_text="Søjler.", source=())
    with pytest.raises(DocumentError, match="no alternative text"):
        Chart(id="figur-1", **good, alternative_text=" ", source=text("Kilde: Jobindsats."))


def test_a_plan_in_word_alone_waits_for_neither_matplotlib_nor_weasyprint(project: Project) -> None:
    (project.municipalities / "2018" / "aarhus.yaml").write_text(PLAN, "utf-8")
    done = _run(project, "-c", LISTING_MODULES)
    assert done.returncode == 0, done.stderr
    imported = set(done.stdout.split())
    assert "docx" in imported
    assert not imported & {"matplotlib", "weasyprint", "numpy", "PIL"}
