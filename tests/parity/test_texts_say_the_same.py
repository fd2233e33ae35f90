"""What planners write is in Word, PDF and web page, sign by sign, or a finding names the sign."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.batch.formats import Format
from generator.batch.workshop import Workshop
from generator.charts.letters import missing_letters
from generator.document.blocks import Paragraph, Table, text
from generator.document.markdown import markdown_blocks
from tests.document.test_planners_signs import TEXTS, new_table, signs, written_signs
from tests.parity.pdf_reading import read_pdf
from tests.parity.pieces import Piece
from tests.parity.word_reading import read_word
from tests.writers_sample import with_blocks

BEGIN, END = "Herfra læses", "Hertil læses"
LETTERS = st.text(st.sampled_from("aå§½€²–»«☺שж\u00ad\u200b\u00a0&<>\"'|"), max_size=6)
UNSEEN = "\u00ad\u200b"
LINES = st.tuples(TEXTS, LETTERS).map("\n".join)


def _in_word(made: bytes) -> str:
    read = read_word(made)
    return _between(read.pieces, read.notes)


def _in_pdf(made: bytes) -> str:
    read = read_pdf(made)
    return _between(read.pieces, read.notes)


def _between(pieces: Iterable[Piece], notes: Iterable[Piece]) -> str:
    words = "\n".join(piece.words for piece in pieces)
    return "\n".join([words.split(BEGIN)[1].split(END)[0], *(note.words for note in notes)])


def _in_html(made: bytes) -> str:
    body, _, behind = made.decode().partition(BEGIN)[2].partition(END)
    notes = re.findall(r'(?s)<li id="[^"]*note[^"]*".*?</li>', behind)
    return html.unescape(re.sub("<[^>]+>", " ", " ".join([body, *notes])))


READERS = {Format.WORD: _in_word, Format.PDF: _in_pdf, Format.HTML: _in_html}


def lost(workshop: Workshop, source: str) -> dict[Format, Counter[str]]:
    """The signs of a text that a format does not print, by format; an address may be behind its words."""
    numbers = count()

    def numbered_table(*parts: Any) -> Table:
        return replace(new_table(*parts), id=f"tabel-{next(numbers)}")

    blocks = markdown_blocks(source, lambda _: f"overskrift-{next(numbers)}", numbered_table, 1)
    document = with_blocks(Paragraph(text(BEGIN)), *blocks, Paragraph(text(END)))
    made = dict(workshop.press.write(document, tuple(READERS)))
    asked = written_signs(re.sub(f"[{UNSEEN}]", "", re.sub(r"\(https://x\.dk\)", "", source)))
    return {file_format: asked - signs(read(made[file_format])) for file_format, read in READERS.items()}


@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(st.lists(LINES, min_size=4, max_size=8).map("\n\n".join))
def test_every_sign_of_a_text_is_in_every_format_or_named_by_a_finding(
    workshop: Workshop, source: str
) -> None:
    told = set("".join(missing_letters(source)))
    for file_format, missing in lost(workshop, source).items():
        assert set(missing) <= (told if file_format is Format.PDF else set()), (file_format, missing)


@pytest.mark.parametrize(
    "source",
    [
        "1) første\n2) anden\n\n* en bemærkning\n\n[tom]()",
        "Tekst[^1] & <b>»ord«</b>.\n\n[^1]: Noten § 5.\n[^1]: Og mere.",
        "| A | B |\n|---|---|\n| a & b | −5 |\n\n> »Vi vil.«\n> – Æ. Øå",
    ],
)
def test_plain_danish_is_in_every_format_whole(workshop: Workshop, source: str) -> None:
    assert not missing_letters(source)
    assert not any(lost(workshop, source).values())


def test_a_letter_without_a_font_is_in_word_and_on_the_page_all_the_same(workshop: Workshop) -> None:
    assert lost(workshop, "Godt gået ☺") == {
        Format.WORD: Counter(),
        Format.PDF: Counter("☺"),
        Format.HTML: Counter(),
    }
