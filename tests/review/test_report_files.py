"""The files of a review say what its document says, conform to their standards, and never change."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

import openpyxl
import page
import pytest

from generator.batch.formats import Format
from generator.document.blocks import Document, DocumentError, Link, Paragraph
from generator.review.report import review_report
from generator.review.report_desk import Review
from generator.review.site import review_site
from generator.review.workbook import review_workbook
from generator.writers.templates import Templates
from tests.parity.model_reading import pieces
from tests.parity.pdf_reading import read_pdf
from tests.parity.pieces import first_difference
from tests.parity.word_reading import read_word
from tests.review.conftest import Country
from tests.review.test_report_document import review_of
from tests.writers_sample import with_blocks

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)


@dataclass(frozen=True)
class Written:
    """A council's review and the files of its report."""

    country: Country
    review: Review
    document: Document
    files: dict[Format, bytes]


@pytest.fixture(scope="module", params=["RAR Bornholm", "RAR Fyn"])
def written(request: pytest.FixtureRequest, country: Country) -> Written:
    review = review_of(country, request.param)
    document = review_report(review, country.workshop.library)
    press = country.workshop.press
    return Written(country, review, document, dict(press.write(document, (Format.WORD, Format.PDF))))


def test_word_says_what_the_report_says(written: Written) -> None:
    found = read_word(written.files[Format.WORD])
    assert not first_difference(pieces(written.document, marks_on_front=False), found.pieces)
    marks = written.document.marks
    assert found.marks["header"] == (marks.draft or "") + marks.running_title


def test_the_pdf_says_what_the_report_says(written: Written) -> None:
    found = read_pdf(written.files[Format.PDF])
    assert not first_difference(pieces(written.document, marks_on_front=True), found.pieces)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_the_pdf_conforms(written: Written, profile: page.ValidationProfile) -> None:
    assert not list(page.validate_pdf_bytes(written.files[Format.PDF], profile=profile).failures)


def test_the_same_report_gives_the_same_bytes(written: Written) -> None:
    press = written.country.workshop.press
    assert dict(press.write(written.document, (Format.WORD, Format.PDF))) == written.files
    library = written.country.workshop.library
    assert review_workbook(written.review, library) == review_workbook(written.review, library)


def test_the_pages_need_no_script_and_nothing_from_elsewhere(written: Written) -> None:
    press = written.country.workshop.press
    for _, document in review_site(written.review, written.country.workshop.library):
        ((_, data),) = press.write(document, (Format.HTML,))
        text = data.decode()
        assert "<script" not in text
        assert not re.findall(r'(?:src|href)="(?![#a-z0-9-]+)[^"]*"', text)
        assert "Må ikke offentliggøres" in text


def test_the_workbook_has_one_row_for_each_fact_with_real_numbers(written: Written) -> None:
    review = written.review
    data = review_workbook(review, written.country.workshop.library)
    book = openpyxl.load_workbook(io.BytesIO(data))
    names = ["Om gennemgangen", "Overblik", "Mål", "Indikatorer", "Måltal", "Fund", "Spørgsmål", "Filer"]
    assert book.sheetnames == names
    comparison = review.comparison
    counts = {
        "Overblik": len(review.sheets),
        "Mål": len(review.sheets) * len(comparison.matrix.columns),
        "Måltal": len(comparison.ambition),
        "Fund": sum(map(len, comparison.findings.values())),
        "Filer": len(review.sheets),
    }
    assert {name: book[name].max_row - 1 for name in counts} == counts
    targets = book["Måltal"]
    heads = {cell.value: cell.column for cell in targets[1]}
    asked = [item.terms.asked if item.terms is not None else None for item in comparison.ambition]
    shown = [targets.cell(row, heads["Kræver"]).value for row in range(2, targets.max_row + 1)]
    assert shown == [float(value) if value is not None else None for value in asked]
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert "Må ikke offentliggøres" in (sheet.oddHeader.left.text or "")
        assert [table.autoFilter for table in sheet.tables.values()]


@pytest.mark.parametrize(
    ("url", "paged", "may"),
    [
        ("kommune-odense.html", False, True),
        ("index.html#filer", False, True),
        ("kommune-odense.html", True, False),
        ("../kommune-odense.html", False, False),
        ("/etc/passwd.html", False, False),
        ("javascript:a.html", False, False),
        ("data.html?x=1", False, False),
    ],
)
def test_only_a_page_beside_this_one_can_be_linked_to_without_a_scheme(
    url: str, paged: bool, may: bool, country: Country
) -> None:
    templates = Templates(country.workshop.project.templates, country.workshop.design)
    document = with_blocks(Paragraph((Link("Odense", url),)))
    if may:
        assert f'href="{url}"' in templates.page(document, {}, paged=paged)
    else:
        with pytest.raises(DocumentError):
            templates.page(document, {}, paged=paged)
