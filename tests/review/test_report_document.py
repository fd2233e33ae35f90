"""The report of a review: the smallest council proof read, the largest held against what it is made of.

Set REGENERATE_GOLDEN_REVIEWS to write the text of the smallest anew; then read the difference.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generator.document.blocks import Document, Heading, ItemList, Link, Reference, Table, plain_text
from generator.problems import Place, finding
from generator.review.ambition import weak_targets
from generator.review.comparison import compare
from generator.review.findings import FindingKind
from generator.review.priorities import CouncilRecord, read_priorities
from generator.review.questions import Answer, Question, QuestionLog
from generator.review.report import review_report
from generator.review.report_desk import Review
from generator.review.report_questions import suggested_logs, suggestions
from generator.review.site import INDEX, review_site
from generator.source.geography import slug_of
from tests.document_dump import dump
from tests.review.conftest import AS_OF, Country

GOLDEN = Path(__file__).parent / "golden" / "gennemgang-bornholm.txt"
PUBLIC = dt.date(2018, 3, 1)
PRIORITIES = """
råd: RAR Hovedstaden
temaer:
  - tema: Samarbejde om småjob
    søgeord: [småjob]
spørgsmål:
  - spørgsmål: Hvordan samarbejder I med a-kasserne?
    søgeord: [a-kasse]
  - Hvordan måler I effekten?
indikatorer: [samarbejdsgrad]
"""


def review_of(country: Country, council: str, priorities: CouncilRecord | None = None) -> Review:
    library = country.workshop.library
    sheets = [sheet for sheet in country.sheets if sheet.council == council]
    keys = {sheet.key for sheet in sheets}
    before = [sheet for sheet in country.previous if sheet.key in keys]
    comparison = compare(sheets, library, AS_OF, previous=before, priorities=priorities)
    return Review(
        council,
        council,
        "2018",
        comparison,
        {sheet.key: slug_of(sheet.name) for sheet in sheets},
        suggested_logs(comparison, library.sentences, "2018"),
        (),
        PUBLIC,
    )


@pytest.fixture(scope="session")
def largest(country: Country, tmp_path_factory: pytest.TempPathFactory) -> Review:
    """The review of a council with 28 municipalities and priorities of its own."""
    library = country.workshop.library
    file = tmp_path_factory.mktemp("raad") / "rar-hovedstaden.yaml"
    file.write_text(PRIORITIES, "utf-8")
    priorities = read_priorities(file, file.name, library.geography, library.catalogue, library.goals)
    return review_of(country, "RAR Hovedstaden", priorities)


@pytest.fixture(scope="session")
def largest_report(country: Country, largest: Review) -> Document:
    return review_report(largest, country.workshop.library)


def words_of(document: Document) -> str:
    return "\n".join(plain_text(content) for content in document.inline_content())


def table_called(document: Document, caption: str) -> Table:
    (found,) = [b for b in document.blocks if isinstance(b, Table) and plain_text(b.caption) == caption]
    return found


def rows_of(table: Table) -> list[list[str]]:
    return [[plain_text(cell.content) for cell in row.cells] for row in table.rows]


def test_the_report_of_the_smallest_council_says_what_was_proof_read(country: Country) -> None:
    report = review_report(review_of(country, "RAR Bornholm"), country.workshop.library)
    text = dump(report)
    if os.environ.get("REGENERATE_GOLDEN_REVIEWS"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, "utf-8")
    assert text == GOLDEN.read_text("utf-8")


def test_the_matrix_has_a_row_for_each_of_28_plans_and_a_column_for_each_goal(
    largest: Review, largest_report: Document
) -> None:
    table = table_called(largest_report, "Hvad planerne gør med ministerens mål")
    assert [row[0] for row in rows_of(table)] == [sheet.name for sheet in largest.sheets]
    assert len(table.columns) == 1 + len(largest.comparison.matrix.columns)
    written = {(row[0], number): words for row in rows_of(table) for number, words in enumerate(row[1:])}
    for entry in largest.comparison.matrix.rows:
        for number, cell in enumerate(entry.cells):
            words = written[entry.name, number]
            if cell.mentioned and cell.treatment is not None:
                assert words.casefold() == cell.treatment.value
            else:
                assert words == "Ikke omtalt"


def test_no_table_has_more_columns_than_a_page_has_room_for(largest_report: Document) -> None:
    tables = [block for block in largest_report.blocks if isinstance(block, Table)]
    assert max(len(table.columns) for table in tables) <= 10


def test_every_finding_stands_in_the_report_with_its_words(largest: Review, largest_report: Document) -> None:
    words = words_of(largest_report)
    for found in largest.comparison.findings.values():
        assert found == () or all(item.finding.cause.rstrip(".") in words for item in found)


def test_every_weak_target_stands_among_those_that_can_be_met_without_progress(
    largest: Review, largest_report: Document
) -> None:
    weak = list(weak_targets(largest.comparison.ambition))
    table = table_called(largest_report, "Måltal, der kan nås uden fremgang")
    assert [row[0] for row in rows_of(table)] == [largest.comparison.sheet(item.plan).name for item in weak]


def test_what_differs_from_the_minister_is_told_in_words(largest: Review, largest_report: Document) -> None:
    differing = [w for goal in largest.comparison.goals for w in goal.wordings if w.runs is not None]
    words = words_of(largest_report)
    assert differing
    assert words.count("[nyt: ") == sum(
        run.change.value == "tilføjet" for wording in differing for run in wording.runs or ()
    )


def test_every_plans_name_leads_to_its_section(largest: Review, largest_report: Document) -> None:
    sections = {block.id for block in largest_report.blocks if isinstance(block, Heading)}
    targets = {
        part.target
        for content in largest_report.inline_content()
        for part in content
        if isinstance(part, Reference)
    }
    assert targets <= sections
    assert {f"kommune-{sheet.key}" for sheet in largest.sheets} <= targets


def test_no_heading_stands_alone(largest_report: Document) -> None:
    following = zip(largest_report.blocks, largest_report.blocks[1:], strict=False)
    lonely = [
        plain_text(block.content)
        for block, after in following
        if isinstance(block, Heading) and isinstance(after, Heading) and after.level <= block.level
    ]
    assert not lonely
    assert not isinstance(largest_report.blocks[-1], Heading)


def test_the_councils_themes_name_the_plans_that_speak_of_them(
    largest: Review, largest_report: Document
) -> None:
    priorities = largest.comparison.priorities
    assert priorities is not None
    blocks = largest_report.blocks
    place = next(
        number
        for number, block in enumerate(blocks)
        if isinstance(block, Heading) and plain_text(block.content) == "Samarbejde om småjob"
    )
    points = blocks[place + 1]
    assert isinstance(points, ItemList)
    named = [plain_text(item.content).partition(":")[0] for item in points.items]
    assert named == [largest.comparison.sheet(plan).name for plan in priorities.themes[0].plans]


def test_a_question_that_a_plan_does_not_answer_is_asked_of_it(largest: Review) -> None:
    for log in largest.logs.values():
        assert "Hvordan måler I effekten?" in [question.text for question in log.questions]


def test_the_mark_stands_on_every_page_and_the_cover(largest_report: Document) -> None:
    assert largest_report.marks.draft == "Må ikke offentliggøres før\u00a01.\u00a0marts\u00a02018"
    said = [plain_text(item.description) for item in largest_report.cover.identity]
    assert "Tidligst 1.\u00a0marts 2018" in said


def test_an_answered_question_shows_its_answer_and_no_longer_as_open(country: Country) -> None:
    review = review_of(country, "RAR Bornholm")
    (sheet,) = review.sheets
    log = review.logs[sheet.key]
    answer = Answer("Det er rettet nu.", "Bornholms Regionskommune", dt.date(2018, 2, 5), "svar.docx")
    first = replace(log.questions[0], answers=(answer,))
    answered = replace(log, questions=(first, *log.questions[1:]))
    report = review_report(replace(review, logs={sheet.key: answered}), country.workshop.library)
    words = words_of(report)
    assert "Det er rettet nu. (Bornholms Regionskommune, 5. februar 2018, svar.docx)" in words
    assert words.count("(besvaret).") == 1


def test_a_municipalitys_own_question_is_shown_too(country: Country) -> None:
    review = review_of(country, "RAR Bornholm")
    (sheet,) = review.sheets
    log = review.logs[sheet.key]
    own = Question("aaaabbbb", "Hvornår mødes vi?", by="Bornholm")
    with_own: QuestionLog = replace(log, questions=(*log.questions, own))
    report = review_report(replace(review, logs={sheet.key: with_own}), country.workshop.library)
    assert "Spørgsmål (åbent). Hvornår mødes vi?" in words_of(report)


def test_a_file_that_is_left_out_is_listed_with_the_reason(country: Country) -> None:
    review = review_of(country, "RAR Bornholm")
    missing = finding("modtaget-uden-plan", Place("modtaget/scanning.pdf"))
    report = review_report(replace(review, left_out=(missing,)), country.workshop.library)
    table = table_called(report, "Filer, der ikke er med, eller som der er noget at sige om")
    assert rows_of(table) == [["modtaget/scanning.pdf", missing.cause, missing.cure]]


def test_every_code_of_a_finding_has_a_question_of_its_own(country: Country) -> None:
    names = country.workshop.library.sentences.names
    codes = {item.finding.code for found in country.comparison.findings.values() for item in found}
    assert codes
    assert not [code for code in codes if f"gennemgang.spørgsmål.{code}" not in names]


def test_every_finding_becomes_a_question_of_its_own(country: Country) -> None:
    sentences = country.workshop.library.sentences
    for sheet in country.sheets:
        made = suggestions(sheet, country.comparison, sentences)
        found = country.comparison.findings[sheet.key]
        assert len({item.question.id for item in made}) == len(made) == len(set(found))


def test_the_question_of_a_weak_target_quotes_the_target(country: Country) -> None:
    sentences = country.workshop.library.sentences
    quoted = [
        (item.question.quote, item.finding.finding.cause)
        for sheet in country.sheets
        for item in suggestions(sheet, country.comparison, sentences)
        if item.finding is not None and item.finding.kind is FindingKind.AMBITION
    ]
    assert quoted
    assert all(quote is not None and quote in cause for quote, cause in quoted)


def links_of(document: Document) -> Iterator[str]:
    for content in document.inline_content():
        yield from (part.url for part in content if isinstance(part, Link))


def test_the_site_has_a_page_for_each_plan_and_goal_and_every_link_leads_to_one(
    country: Country, largest: Review
) -> None:
    pages = dict(review_site(largest, country.workshop.library))
    assert len(pages) == 2 + len(largest.comparison.goals) + len(largest.sheets)
    for page in pages.values():
        assert {url.partition("#")[0] for url in links_of(page)} <= set(pages)
    from_index = set(links_of(pages[INDEX]))
    assert from_index == set(pages) - {INDEX}


def test_every_page_of_the_site_carries_the_mark_and_the_way_back(country: Country, largest: Review) -> None:
    for name, page in review_site(largest, country.workshop.library):
        assert page.marks.draft is not None
        assert name == INDEX or INDEX in set(links_of(page))


def test_the_same_review_gives_the_same_report(country: Country, largest: Review) -> None:
    library = country.workshop.library
    again = replace(largest, comparison=replace(largest.comparison, sheets=largest.comparison.sheets))
    assert repr(review_report(largest, library)) == repr(review_report(again, library))


def test_a_review_of_no_plans_is_refused(country: Country, largest: Review) -> None:
    empty = compare([], country.workshop.library, AS_OF)
    with pytest.raises(ValueError, match="no plans"):
        review_report(replace(largest, comparison=empty), country.workshop.library)


def test_a_passage_is_placed_by_its_section_and_not_by_a_path_of_the_file(largest_report: Document) -> None:
    words = words_of(largest_report)
    assert "(lokale forhold)" in words
    assert "lokale forhold.tekst" not in words
