"""The comparison itself: what it takes for the same, and that it sees what is not."""

from __future__ import annotations

import io
import zipfile

import pytest

from generator.batch.formats import Format
from tests.parity.conftest import SAMPLE, Make
from tests.parity.model_reading import pieces
from tests.parity.pdf_reading import read_pdf
from tests.parity.pieces import Kind, Piece, first_difference, reads
from tests.parity.word_reading import read_word


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("Flere skal\ni job", "Flere skal i job"),
        ("beskæftigel-\nsesplan", "beskæftigelsesplan"),
        ("Lyngby-\nTaarbæk", "Lyngby-Taarbæk"),
        ("januar–\njuni", "januar–juni"),
        ("4,1 pct.", "4,1\u00a0pct."),
        ("beskæftigelses", "beskæftigelses\u00ad"),
    ],
)
def test_what_a_line_end_may_do(page: str, words: str) -> None:
    assert reads(page, words)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("Flereskal", "Flere skal"),
        ("4,1 pct.", "4,2 pct."),
        ("−4", "4"),
        ("Lyngby Taarbæk", "Lyngby-Taarbæk"),
        ("Flere\nskal", "Flere ikke skal"),
        ("Flere skal", "Flere skal i job"),
    ],
)
def test_what_is_something_else(page: str, words: str) -> None:
    assert not reads(page, words)


HEADING, FIRST, SECOND = (
    Piece(Kind.HEADING, "1 Mål", 1),
    Piece(Kind.PARAGRAPH, "Flere i job."),
    Piece(Kind.PARAGRAPH, "Færre ledige."),
)


@pytest.mark.parametrize(
    "found",
    [
        (HEADING, FIRST),
        (HEADING, FIRST, SECOND, SECOND),
        (HEADING, SECOND, FIRST),
        (Piece(Kind.HEADING, "1 Mål", 2), FIRST, SECOND),
        (Piece(Kind.PARAGRAPH, "1 Mål"), FIRST, SECOND),
        (HEADING, Piece(Kind.PARAGRAPH, "Flere i job. Færre ledige.")),
    ],
    ids=["lacking", "too much", "another order", "another level", "another kind", "run together"],
)
def test_every_difference_is_found(found: tuple[Piece, ...]) -> None:
    assert first_difference((HEADING, FIRST, SECOND), found)


def test_a_paragraph_may_be_cut_by_the_end_of_a_page_and_by_nothing_else() -> None:
    start, rest = Piece(Kind.PARAGRAPH, "Flere"), Piece(Kind.PARAGRAPH, "i job.")
    after = Piece(Kind.PARAGRAPH, "i job.", begins_page=True)
    assert not first_difference((HEADING, FIRST, SECOND), (HEADING, start, after, SECOND))
    assert first_difference((HEADING, FIRST, SECOND), (HEADING, start, rest, SECOND))


def test_a_changed_word_in_a_word_file_is_found(made: Make) -> None:
    (edition,) = made(SAMPLE, Format.WORD)
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(edition.file)) as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, content.replace(b"ledige", b"ledig", 1))
    expected = pieces(edition.document, marks_on_front=False)
    assert first_difference(expected, read_word(changed.getvalue()).pieces)


def test_every_piece_of_the_sample_is_missed_where_it_is_taken_away(made: Make) -> None:
    (edition,) = made(SAMPLE, Format.PDF)
    expected, found = pieces(edition.document, marks_on_front=True), read_pdf(edition.file).pieces
    assert all(first_difference(expected, found[:place] + found[place + 1 :]) for place in range(len(found)))
