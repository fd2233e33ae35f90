"""A withheld figure is in no part of any file: text, alternative text, workbook, attachment, record."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from generator.batch.formats import Format
from generator.batch.outcome import OutcomeState
from generator.batch.run import BatchRun, Order
from generator.source.geography import load_geography
from generator.source.project import Project
from tests.batch.conftest import own_project

HIDDEN = 48613
"""The figure of the plan's own municipality in every period; the rule of the test hides all below 50,000."""
OWN_HIDDEN = 47291
"""What the municipality states itself."""
PERIODS = ("2015M06", "2016M06", "2017M06")
RULE = "under: 50000\nenheder: [personer, fuldtidspersoner, sager, forløb]\negne tal: ja\nkilde: Prøve\n"
PLAN = f"""kommune: Greve
status: udkast
udgaver: [fuld, kort]
sammenligningsgrundlag: [{{navn: klyngen, kommuner: [Greve, Køge]}}]
lokale forhold:
  tekst: "Her er {{a-dagpenge}}, {{a-dagpenge: ændring}} og {{a-dagpenge: RAR}}."
  indikatorer: [a-dagpenge]
mål:
  - ministermål: 1
    indikatorer:
      - indikator: a-dagpenge
        diagrammer: [udvikling, sammenligning]
        sammenlign: [RAR, Hele landet, klyngen, Solrød]
        måltal: {{retning: fald, enhed: procent, præcis: 5}}
      - indikator: kontanthjælp
        kilde: Egen opgørelse
        egne tal: [{{periode: 2016M06, værdi: 61234}}, {{periode: 2017M06, værdi: {OWN_HIDDEN}}}]
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a plan whose own figures must not be shown, in every format."""
    project = own_project(tmp_path_factory.mktemp("læk") / "projekt")
    project.disclosure_file.write_text(RULE, "utf-8")
    _write_figures(project)
    file = project.municipalities / "2018" / "greve.yaml"
    file.write_text(PLAN, "utf-8")
    with BatchRun(project, Order((file,), tuple(Format), workers=1)).outcomes() as outcomes:
        (outcome,) = outcomes
    assert outcome.state is OutcomeState.BUILT, [item.cause for item in outcome.findings]
    assert "eget-tal-for-få" in [item.code for item in outcome.findings]
    return project.output


def _write_figures(project: Project) -> None:
    geography = load_geography()
    counts = {m.code: 60_000 + int(m.code) for m in geography.municipalities}
    counts[geography.by_slug["greve"].code] = HIDDEN
    rows = ["niveau;kode;periode;værdi;tilstand"]
    for period in PERIODS:
        rows += [f"kommune;{code};{period};{count};ok" for code, count in counts.items()]
        for council in geography.councils(2018):
            total = sum(counts[m.code] for m in geography.members(council, 2018))
            rows.append(f"RAR;{council};{period};{total};ok")
        rows.append(f"land;000;{period};{sum(counts.values())};ok")
    (project.demo_figures / "a-dagpenge.csv").write_text("\n".join(rows) + "\n", "utf-8")


def _says(text: str, value: int) -> bool:
    """Whether a text has a number, with or without a mark between its thousands."""
    digits = f"{value:,}".replace(",", r"[.,\s]?")
    return re.search(rf"(?<!\d){digits}(?!\d)", text) is not None


def _parts(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Yield every text in a file, also in the files that it holds, by where it was found."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for entry in package.namelist():
                yield from _parts(f"{name}/{entry}", package.read(entry))
    elif data.startswith(b"%PDF"):
        yield from _pdf_parts(name, data)
    else:
        yield name, data.decode("utf-8", "replace")


def _pdf_parts(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    for number, page in enumerate(pypdfium2.PdfDocument(data), 1):
        yield f"{name}, side {number}", page.get_textpage().get_text_bounded()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for attached, file in pdf.attachments.items():
            yield from _parts(f"{name}/{attached}", file.get_file().read_bytes())
        for index, item in enumerate(pdf.objects):
            words = repr(item) if not isinstance(item, pikepdf.Stream) else repr(dict(item.items()))
            yield f"{name}, objekt {index}", words
            if (
                isinstance(item, pikepdf.Stream)
                and "/FontFile2" not in words
                and item.get("/Subtype") != "/Image"
            ):
                yield f"{name}, strøm {index}", item.read_bytes().decode("utf-8", "replace")


@pytest.mark.parametrize("value", [HIDDEN, OWN_HIDDEN])
def test_a_withheld_figure_is_in_no_part_of_any_file(output: Path, value: int) -> None:
    files = [file for file in output.rglob("*") if file.is_file()]
    assert {file.suffix for file in files} >= {".docx", ".pdf", ".html", ".json"}
    found = [
        where for file in files for where, text in _parts(file.name, file.read_bytes()) if _says(text, value)
    ]
    assert found == []


def test_what_may_be_shown_is_found_by_the_same_search(output: Path) -> None:
    shown = [
        where.partition("/")[0]
        for file in output.rglob("*greve*.*")
        for where, text in _parts(file.name, file.read_bytes())
        if _says(text, 61234)
    ]
    assert {Path(name.partition(",")[0]).suffix for name in shown} >= {".docx", ".pdf", ".html"}


def test_the_withheld_figure_cannot_be_worked_out_from_a_total(output: Path) -> None:
    (file,) = (output / "2018" / "greve").glob("*greve.html")
    html = file.read_text("utf-8")
    assert "ikke oplyst (diskretioneret)" in html
    everyone = load_geography()
    smallest = min(
        (m for m in everyone.members("RAR Sjælland", 2018) if m.name != "Greve"), key=lambda m: m.code
    )
    assert not _says(html, 60_000 + int(smallest.code))
