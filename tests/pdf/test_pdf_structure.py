"""The tags of a PDF that WeasyPrint does not make by itself: footnotes, terms and foreign words."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Tag:
    """An element of the tag tree with the page it stands on, and the elements right below it."""

    name: str
    identity: str
    language: str
    page: tuple[int, int]
    kids: tuple[Tag, ...]

    @property
    def shape(self) -> list[str]:
        return [kid.name for kid in self.kids]


def tree(pdf: bytes) -> Tag:
    """The tag tree, in which every element says rightly what it stands in."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        (whole,) = document.Root.StructTreeRoot.K
        return read(whole)


def read(element: pikepdf.Object) -> Tag:
    inside = [kid for kid in element.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    assert all(kid.P.objgen == element.objgen for kid in inside)
    page_number = element.Pg.objgen if "/Pg" in element else (0, 0)
    identity, language = (str(element.get(key, "")) for key in ("/ID", "/Lang"))
    return Tag(str(element.S), identity, language, page_number, tuple(map(read, inside)))


def tagged(pdf: bytes, name: str = "") -> list[Tag]:
    """All elements with a tag in reading order, or all."""

    def below(tag: Tag) -> Iterator[Tag]:
        yield tag
        for kid in tag.kids:
            yield from below(kid)

    return [tag for tag in below(tree(pdf)) if name in ("", tag.name)]


@pytest.mark.parametrize(
    "profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A], ids=str
)
def test_a_document_with_notes_terms_and_foreign_words_conforms(
    pdf: bytes, profile: page.ValidationProfile
) -> None:
    assert not page.validate_pdf_bytes(pdf, profile=profile).failures


def test_each_footnote_is_a_note_with_an_id_of_its_own_and_its_number_as_label(pdf: bytes) -> None:
    notes = tagged(pdf, "/Note")

    assert [note.identity for note in notes] == ["note-1", "note-2", "note-3", "note-4"]
    assert all(note.shape[0] == "/Lbl" for note in notes)


def test_a_note_is_read_right_behind_the_reference_that_calls_it(pdf: bytes) -> None:
    (paragraph,) = (tag for tag in tagged(pdf, "/P") if "/Note" in tag.shape)

    assert paragraph.shape[:4] == ["/Span", "/Reference", "/Note", "/Span"]
    assert [name for name in paragraph.shape if name in {"/Reference", "/Note"}] == [
        "/Reference",
        "/Note",
    ] * 2


def test_no_empty_place_is_left_where_the_notes_stood(pdf: bytes) -> None:
    assert tree(pdf).shape == ["/Sect", "/Part"]


def test_a_term_and_its_description_are_one_item(pdf: bytes) -> None:
    definitions = tagged(pdf, "/L")[-1]

    assert [(item.name, item.shape) for item in definitions.kids] == [("/LI", ["/Lbl", "/LBody"])] * 2


def test_bulleted_items_keep_their_labels_and_bodies(pdf: bytes) -> None:
    bullets = tagged(pdf, "/L")[-2]

    assert [(item.name, item.shape) for item in bullets.kids] == [("/LI", ["/Lbl", "/LBody"])]
    assert bullets.kids[0].kids[1].shape == ["/Span", "/Reference", "/Note"]


def test_every_line_of_foreign_words_says_its_language(pdf: bytes) -> None:
    spoken = [tag.language for tag in tagged(pdf) if tag.language]

    assert spoken.count("en") > 2
    assert spoken.count("de") == 1


@pytest.mark.parametrize("languages", [("en",), ("de", "en", "sv"), ("ar", "de", "en", "fa", "sv")])
def test_any_number_of_languages_are_told_apart(write: Write, languages: tuple[str, ...]) -> None:
    pdf = write(*(Paragraph((Text("Ord", language=code),)) for code in languages))

    assert [tag.language for tag in tagged(pdf) if tag.language] == list(languages)


def test_notes_on_several_pages_keep_their_order(write: Write) -> None:
    paragraphs = (Paragraph((Text("Et afsnit. " * 60), Note(f"Note nr. {number}."))) for number in range(12))
    notes = tagged(write(*paragraphs), "/Note")

    assert [note.identity for note in notes] == [f"note-{number}" for number in range(1, 13)]
    assert len({note.page for note in notes}) > 1


def test_definitions_that_go_on_overleaf_stay_pairs(write: Write) -> None:
    definitions = (Definition(text(f"Begreb {n}"), text("Det betyder noget. " * 25)) for n in range(14))
    lists = tagged(write(DefinitionList(tuple(definitions))), "/L")[1:]

    assert len(lists) > 1
    assert sum(item.shape == ["/Lbl", "/LBody"] for part in lists for item in part.kids) == 14


def test_nothing_that_marks_the_places_is_left_in_the_tree(pdf: bytes, sample_pdf: bytes) -> None:
    for file in (pdf, sample_pdf):
        assert not {tag.name for tag in tagged(file)} & {"/Art", "/H5", "/H6"}
