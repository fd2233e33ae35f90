"""The tags of a PDF that WeasyPrint does not make by itself: footnotes, terms and foreign words."""

from __future__ import annotations

import io
from collections.abc import Callable

import page
import pikepdf
import pytest

from generator.document.blocks import (
    Definition,
    DefinitionList,
    Emphasis,
    ItemList,
    Link,
    ListItem,
    Note,
    Paragraph,
    Strong,
    Text,
    text,
)
from tests.pdf.pdf_reading import tags

Write = Callable[..., bytes]

LONG = "Housing First is a model for people who live in the street. " * 6
BLOCKS = (
    Paragraph(
        (
            Text("Planen er vedtaget"),
            Note("Den 29. november 2017."),
            Text(" efter en "),
            Strong("høring"),
            Note("To høringssvar. " * 12),
            Text(", se "),
            Link("referatet", "https://www.kommunen.dk/referat"),
            Text("."),
        )
    ),
    ItemList((ListItem((Text("Et punkt"), Note("Med en note."))),)),
    DefinitionList(
        (
            Definition(text("Version"), text("1. udgave")),
            Definition((Strong("Vedtaget"),), (Text("Byrådet"), Note("Enstemmigt."))),
        )
    ),
    Paragraph((Text("Vi følger "), Text(LONG, language="en"), Text(" og "), Text("Hilfe", language="de"))),
    Paragraph((Emphasis("Slut"),)),
)


@pytest.fixture
def pdf(write: Write) -> bytes:
    return write(*BLOCKS)


def shape(element: pikepdf.Object) -> list[str]:
    """The tags right below an element."""
    return [
        str(kid.S) for kid in element.get("/K", ()) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
    ]


@pytest.mark.parametrize(
    "profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A], ids=str
)
def test_a_document_with_notes_terms_and_foreign_words_conforms(
    pdf: bytes, profile: page.ValidationProfile
) -> None:
    assert not page.validate_pdf_bytes(pdf, profile=profile).failures


def test_each_footnote_is_a_note_with_an_id_of_its_own_and_its_number_as_label(pdf: bytes) -> None:
    notes = [tag for tag in tags(pdf) if tag.S == "/Note"]

    assert [str(note.ID) for note in notes] == ["note-1", "note-2", "note-3", "note-4"]
    assert all(shape(note)[0] == "/Lbl" for note in notes)


def test_a_note_is_read_right_behind_the_reference_that_calls_it(pdf: bytes) -> None:
    (paragraph,) = (tag for tag in tags(pdf) if tag.S == "/P" and "/Note" in shape(tag))

    assert shape(paragraph)[:4] == ["/Span", "/Reference", "/Note", "/Span"]
    assert all(note.P.objgen == paragraph.objgen for note in paragraph.K if note.S == "/Note")


def test_no_empty_place_is_left_where_the_notes_stood(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        (whole,) = document.Root.StructTreeRoot.K
        assert shape(whole) == ["/Sect", "/Part"]


def test_a_term_and_its_description_are_one_item(pdf: bytes) -> None:
    definitions = [tag for tag in tags(pdf) if tag.S == "/L"][-1]

    assert [shape(item) for item in definitions.K] == [["/Lbl", "/LBody"], ["/Lbl", "/LBody"]]
    assert all(item.S == "/LI" for item in definitions.K)
    assert all(body.P.objgen == item.objgen for item in definitions.K for body in item.K)


def test_bulleted_items_keep_their_labels_and_bodies(pdf: bytes) -> None:
    (bullets,) = (
        tag
        for tag in tags(pdf)
        if tag.S == "/LI"
        and any("/Note" in shape(kid) for kid in tag.K)
        and not any(kid.S == "/NonStruct" for kid in tag.K[0].K)
    )

    assert shape(bullets) == ["/Lbl", "/LBody"]


def test_every_line_of_foreign_words_says_its_language(pdf: bytes) -> None:
    spoken = [str(tag.Lang) for tag in tags(pdf) if "/Lang" in tag]

    assert spoken.count("en") > 2
    assert spoken.count("de") == 1


@pytest.mark.parametrize("languages", [("en",), ("de", "en", "sv"), ("ar", "de", "en", "fa", "sv")])
def test_any_number_of_languages_are_told_apart(write: Write, languages: tuple[str, ...]) -> None:
    pdf = write(*(Paragraph((Text("Ord", language=code),)) for code in languages))

    assert [str(tag.Lang) for tag in tags(pdf) if "/Lang" in tag] == list(languages)


def test_notes_on_several_pages_keep_their_order(write: Write) -> None:
    paragraphs = (Paragraph((Text("Et afsnit. " * 60), Note(f"Note nr. {number}."))) for number in range(12))
    notes = [tag for tag in tags(write(*paragraphs)) if tag.S == "/Note"]

    assert [str(note.ID) for note in notes] == [f"note-{number}" for number in range(1, 13)]
    assert len({note.Pg.objgen for note in notes}) > 1


def test_nothing_that_marks_the_places_is_left_in_the_tree(pdf: bytes, sample_pdf: bytes) -> None:
    for file in (pdf, sample_pdf):
        assert not {str(tag.S) for tag in tags(file)} & {"/Art", "/H5", "/H6"}
