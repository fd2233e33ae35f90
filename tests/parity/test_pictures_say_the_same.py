"""Pictures of texts and annexes are in Word, PDF and web page alike: the same dots, words and order."""

from __future__ import annotations

import base64
import io
import re
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from generator.batch.formats import Format
from generator.document.blocks import Document, Illustration
from tests.illustrated_project import checked, illustrated_project
from tests.parity.model_reading import pieces
from tests.parity.pdf_reading import read_pdf
from tests.parity.pieces import Kind, first_difference
from tests.parity.word_reading import read_word
from tests.word.word_reading import WordFile


@dataclass(frozen=True)
class Illustrated:
    """A document with pictures, and its files."""

    document: Document
    word: bytes
    pdf: bytes
    html: str

    @property
    def pictures(self) -> list[Illustration]:
        return [block for block in self.document.blocks if isinstance(block, Illustration)]


def _made(folder: Path) -> Illustrated:
    workshop, plan = checked(illustrated_project(folder))
    document = workshop.document(plan.plan)
    made = dict(workshop.press_for(plan.plan.file).write(document, tuple(Format)))
    return Illustrated(document, made[Format.WORD], made[Format.PDF], made[Format.HTML].decode())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Illustrated:
    return _made(tmp_path_factory.mktemp("billeder"))


def test_word_and_pdf_say_what_the_document_says(made: Illustrated) -> None:
    assert len(made.pictures) == 6
    assert not first_difference(pieces(made.document, marks_on_front=False), read_word(made.word).pieces)
    assert not first_difference(pieces(made.document, marks_on_front=True), read_pdf(made.pdf).pieces)


def test_the_web_page_tells_each_picture_in_its_order(made: Illustrated) -> None:
    told = re.findall(r'<img src="data:image/\w+;base64,([^"]+)" alt="([^"]*)"', made.html)
    assert [(base64.b64decode(data), words) for data, words in told] == [
        (block.picture.data, block.picture.alternative_text) for block in made.pictures
    ]
    assert '<figcaption><span class="finding">Jobcentrene. Kilde: Odense Kommune</span>' in made.html


def test_word_has_the_same_dots(made: Illustrated) -> None:
    media = {name: data for name, data in WordFile(made.word).parts.items() if "/media/" in name}
    assert [media[name] for name in sorted(media)] == [block.picture.data for block in made.pictures]


def test_pictures_in_the_pdf_are_as_archives_ask_for(made: Illustrated) -> None:
    """ISO 19005-3, 6.2.8: not smoothed; 6.2.4: colours that the output intent tells of."""
    with pikepdf.open(io.BytesIO(made.pdf)) as file:
        images = [item for item in file.objects if isinstance(item, pikepdf.Stream)]
        images = [item for item in images if item.get("/Subtype") == "/Image"]
    assert images
    assert {str(item.ColorSpace) for item in images} <= {"/DeviceGray", "/DeviceRGB"}
    assert not any(bool(item.get("/Interpolate", False)) for item in images)


def test_each_page_of_a_scanned_annex_has_a_page(made: Illustrated) -> None:
    pages: list[list[str]] = []
    for piece in read_pdf(made.pdf).pieces:
        if piece.begins_page or not pages:
            pages.append([])
        if piece.kind is Kind.FIGURE:
            pages[-1].append(piece.words)
    [first] = [page for page in pages if "Aftalens formål og parter" in page]
    [second] = [page for page in pages if "Aftalens underskrifter" in page]
    assert first == ["Aftalens formål og parter"]
    assert second[0] == "Aftalens underskrifter"
    drawn = pypdfium2.PdfDocument(made.pdf)
    counts = [sum(o.type == 3 for o in page.get_objects()) for page in drawn]  # 3 is FPDF_PAGEOBJ_IMAGE
    assert max(counts[-8:]) == 1


def test_the_same_pictures_give_the_same_files(made: Illustrated, tmp_path: Path) -> None:
    assert _made(tmp_path) == made
