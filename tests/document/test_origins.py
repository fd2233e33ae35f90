"""Every word that a municipality wrote knows the place in its file, also in the middle of our sentences."""

from __future__ import annotations

import pytest

from generator.document.blocks import (
    Callout,
    Document,
    Heading,
    ItemList,
    Paragraph,
    Quote,
    Table,
    plain_text,
)
from tests.local_words import local_runs, local_words

FILE = """\
kommune: Aarhus
periode: 2018
titel: Flere i job
undertitel: Sammen om arbejde
slogan: Energi til mere
afsnit:
  - {id: borgeren, overskrift: Borgeren i centrum, tekst: Vi møder borgeren.}
forudsætninger: [Uændret konjunktur]
bidrag fra: [LO Aarhus]
mål:
  - ministermål: 1
    overskrift: Færre uden job
    behandling: tilpasset
    ordlyd: Flere skal have et job.
    begrundelse: Ledigheden er lav.
    indikatorer:
      - indikator: offentlig-forsørgelse-andel
        måltal: {højst: "16,5", senest: 2018M12}
    indsatser:
      - titel: Jobrotation
        tekst: Vi *begynder* nu.
        slags: kampagne
        ansvarlig: Jobcentret
        partnere: [LO, DA]
        senest: 2018-06-30
        milepæle: [{titel: Aftale, senest: 2018-03-01}]
  - lokalt mål: Flere unge skal have en uddannelse.
    måltal: {kvalitativt: Alle unge har en plan.}
"""


@pytest.fixture(scope="module")
def document(workshop, tmp_path_factory) -> Document:
    file = tmp_path_factory.mktemp("kommune") / "aarhus.yaml"
    file.write_text(FILE, "utf-8")
    return workshop.document(workshop.plan(workshop.read(file)).plan)


def of_kind(document: Document, kind, words: str):
    """Return the first block of a kind with some words in it."""
    for block in document.blocks:
        if isinstance(block, kind) and any(words in plain_text(content) for content in _contents(block)):
            return block
    raise AssertionError(words)


def _contents(block):
    match block:
        case Heading() | Paragraph():
            return [block.content]
        case ItemList():
            return [item.content for item in block.items]
        case Quote() | Callout():
            return list(block.paragraphs)
        case Table():
            return [cell.content for row in block.rows for cell in row.cells]


def test_the_cover_knows_what_the_municipality_wrote(document):
    cover = document.cover

    assert [o.path for o in (cover.title_origin, cover.subtitle_origin, cover.slogan_origin)] == [
        "titel",
        "undertitel",
        "slogan",
    ]


def test_a_cover_of_our_own_words_is_computed(workshop, tmp_path):
    file = tmp_path / "aarhus.yaml"
    file.write_text("kommune: Aarhus\nperiode: 2018\n", "utf-8")
    cover = workshop.document(workshop.plan(workshop.read(file)).plan).cover
    origins = (cover.title_origin, cover.subtitle_origin, cover.slogan_origin)

    assert not any(origin.is_local for origin in origins)


def test_an_own_section_is_the_municipality_s_from_heading_to_text(document):
    heading = of_kind(document, Heading, "Borgeren i centrum")
    paragraph = of_kind(document, Paragraph, "Vi møder borgeren.")

    assert (heading.origin.is_local, heading.origin.path) == (True, "afsnit[0].overskrift")
    assert (paragraph.origin.is_local, paragraph.origin.path) == (True, "afsnit[0].tekst")


def test_a_goal_s_heading_is_computed_around_the_municipality_s_words(document):
    heading = of_kind(document, Heading, "Færre uden job")

    assert not heading.origin.is_local
    assert local_runs(heading.content) == [("Færre uden job", "mål[0].overskrift")]


def test_a_goal_s_own_wording_is_the_municipality_s(document):
    adapted = of_kind(document, Quote, "Flere skal have et job.")

    assert (adapted.origin.is_local, adapted.origin.path) == (True, "mål[0].ordlyd")


def test_the_minister_s_wording_is_not_the_municipality_s(document):
    national = next(block for block in document.blocks if isinstance(block, Quote))

    assert national.origin.source == "national"


def test_a_target_says_its_number_and_its_time_in_the_municipality_s_words(document):
    callout = of_kind(document, Callout, "16,5")

    assert not callout.origin.is_local
    assert callout.origin.path == "mål[0].indikatorer[0].måltal"
    assert [
        (words.replace("\N{NO-BREAK SPACE}", " "), path) for words, path in local_runs(callout.paragraphs[0])
    ] == [
        ("16,5 pct.", "mål[0].indikatorer[0].måltal.højst"),
        ("i december 2018", "mål[0].indikatorer[0].måltal.senest"),
    ]


def test_a_target_without_numbers_is_the_municipality_s_words(document):
    callout = of_kind(document, Callout, "Alle unge har en plan.")

    assert local_runs(callout.paragraphs[0]) == [("Alle unge har en plan.", "mål[1].måltal.kvalitativt")]


def test_an_action_knows_its_title_text_and_milestones(document):
    actions = of_kind(document, ItemList, "Jobrotation")

    assert [local_runs(item.content) for item in actions.items] == [
        [
            ("Jobrotation", "mål[0].indsatser[0].titel"),
            ("kampagne", "mål[0].indsatser[0].slags"),
            ("Vi ", "mål[0].indsatser[0].tekst"),
            ("begynder", "mål[0].indsatser[0].tekst"),
            (" nu.", "mål[0].indsatser[0].tekst"),
        ],
        [
            ("Aftale", "mål[0].indsatser[0].milepæle[0].titel"),
            ("1. marts 2018", "mål[0].indsatser[0].milepæle[0].senest"),
        ],
    ]


def test_who_does_what_by_when_knows_its_place_in_each_cell(document):
    table = of_kind(document, Table, "Jobcentret")

    assert [run for cell in table.rows[0].cells for run in local_runs(cell.content)] == [
        ("Jobrotation", "mål[0].indsatser[0].titel"),
        ("Jobcentret", "mål[0].indsatser[0].ansvarlig"),
        ("LO", "mål[0].indsatser[0].partnere[0]"),
        ("DA", "mål[0].indsatser[0].partnere[1]"),
        ("30. juni 2018", "mål[0].indsatser[0].senest"),
    ]


@pytest.mark.parametrize(
    ("words", "path"), [("Uændret konjunktur", "forudsætninger[0]"), ("LO Aarhus", "bidrag fra[0]")]
)
def test_items_of_a_list_are_the_municipality_s(document, words, path):
    (item,) = (i for i in of_kind(document, ItemList, words).items if words in plain_text(i.content))

    assert (item.origin.is_local, item.origin.path) == (True, path)


def test_no_sentence_of_our_own_is_said_to_be_the_municipality_s(document):
    ours = ("Måltallet er", "Tabellen viser", "Det svarer til", "Afstanden til", "Kilde:")

    assert not [words for words, _ in local_words(document) if words.startswith(ours)]
