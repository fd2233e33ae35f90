"""A planner's Markdown becomes blocks, and nothing in it reaches out of the document."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document.blocks import (
    Align,
    Column,
    Emphasis,
    Heading,
    ItemList,
    Link,
    Paragraph,
    ParagraphStyle,
    Quote,
    Strong,
    Table,
    Text,
    plain_text,
    text,
)
from generator.document.inline_markdown import markdown_inlines
from generator.document.markdown import markdown_blocks
from generator.document.words import origin_of
from generator.problems import Place
from generator.source.written import Written


def new_table(headers, rows, origin, title, source):
    columns = tuple(Column(content or text("–"), align=align) for content, align in headers)
    shown = text(source) if source else ()
    return Table("tabel-1", "Tabel 1", text(title or ""), columns, tuple(rows), source=shown, origin=origin)


def blocks(source: str, level: int = 2):
    return markdown_blocks(source, lambda words: words.casefold(), new_table, level)


def contents(source: str):
    """The inline content of every block of a text, in reading order."""
    for block in blocks(source):
        match block:
            case ItemList():
                yield from (item.content for item in block.items)
            case Quote():
                yield from block.paragraphs
                yield block.attribution
            case Table():
                yield block.caption
                yield block.source
                yield from (column.header for column in block.columns)
                yield from (cell.content for row in block.rows for cell in row.cells)
            case _:
                yield block.content


def shown(source: str) -> str:
    return " ".join(plain_text(content) for content in contents(source))


def test_paragraphs_are_parted_by_an_empty_line():
    assert [plain_text(b.content) for b in blocks("Første\nlinje.\n\nAndet.")] == ["Første linje.", "Andet."]


def test_emphasis_and_strong_words_keep_their_weight():
    assert markdown_inlines("Vi **skal** *altid* møde op.") == (
        Text("Vi "),
        Strong("skal"),
        Text(" "),
        Emphasis("altid"),
        Text(" møde op."),
    )


@pytest.mark.parametrize(("level", "shown"), [(1, 1), (2, 2), (3, 3), (4, 3)])
def test_headings_take_the_level_of_their_place_and_never_more_than_three(level, shown):
    heading, paragraph = blocks("# Unge\n\nTekst.", level)

    assert isinstance(heading, Heading)
    assert (heading.level, plain_text(heading.content)) == (shown, "Unge")
    assert isinstance(paragraph, Paragraph)


def test_bullets_and_their_children_become_one_list():
    (listed,) = blocks("- unge\n  - under 25\n- ældre")

    assert isinstance(listed, ItemList)
    assert not listed.ordered
    assert [(plain_text(item.content), item.level) for item in listed.items] == [
        ("unge", 0),
        ("under 25", 1),
        ("ældre", 0),
    ]


def test_numbered_lists_are_ordered():
    (listed,) = blocks("1. først\n2. så")

    assert isinstance(listed, ItemList)
    assert listed.ordered


def test_lists_nested_deeper_than_the_model_stay_on_its_deepest_level():
    (listed,) = blocks("- a\n  - b\n    - c\n      - d")

    assert isinstance(listed, ItemList)
    assert [item.level for item in listed.items] == [0, 1, 2, 2]


@pytest.mark.parametrize("url", ["https://www.aarhus.dk", "http://aarhus.dk", "mailto:jobcenter@aarhus.dk"])
def test_links_to_the_web_and_to_mail_are_links(url):
    assert markdown_inlines(f"Se [planen]({url}).")[1] == Link("planen", url)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "plan.pdf", "data:text/html,x"])
def test_links_to_anything_else_are_only_their_words(url):
    parts = markdown_inlines(f"Se [planen]({url}).")

    assert not any(isinstance(part, Link) for part in parts)
    assert "planen" in plain_text(parts)


@pytest.mark.parametrize("source", ["<script>alert(1)</script>", "a <b>b</b>", "<img src=x onerror=y>"])
def test_raw_html_is_shown_as_the_text_it_is(source):
    assert plain_text(blocks(source)[0].content) == source


@pytest.mark.parametrize("url", ["formand.png", "https://example.org/x.png"])
def test_an_image_becomes_its_alternative_text(url):
    assert markdown_inlines(f"![Formanden]({url})") == (Text("Formanden"),)


def test_the_style_of_the_place_is_kept():
    (paragraph,) = markdown_blocks("Tal fra juli.", str, new_table, 3, ParagraphStyle.REMARK)

    assert paragraph.style is ParagraphStyle.REMARK


def test_every_block_knows_the_line_it_was_written_on():
    source = Written("Tekst.\n\n- punkt", Place("aarhus.yaml", 7, 5), "mål[0].udfordring")

    origins = [block.origin for block in markdown_blocks(source, str, new_table, 2)]

    assert {(o.source, o.file, o.line, o.path) for o in origins} == {
        ("kommune", "aarhus.yaml", 7, "mål[0].udfordring")
    }


def test_words_of_our_own_are_computed():
    assert origin_of("Indsatser").source == "beregnet"


@given(st.text(max_size=200))
def test_any_text_becomes_blocks_with_words_in_them(source):
    for content in contents(source):
        assert all(isinstance(part, Text | Strong | Emphasis | Link) for part in content)
    for block in blocks(source):
        assert not isinstance(block, Paragraph | Heading) or plain_text(block.content)


def test_a_table_is_a_table_with_headers_rows_and_alignment():
    (table,) = blocks("| Indsats | Antal |\n|---|--:|\n| **Jobrotation** | 12 |\n| Mentor | |")

    assert isinstance(table, Table)
    assert [(plain_text(c.header), c.align) for c in table.columns] == [
        ("Indsats", Align.LEFT),
        ("Antal", Align.RIGHT),
    ]
    assert table.rows[0].cells[0].content == (Strong("Jobrotation"),)
    assert [plain_text(cell.content) for row in table.rows for cell in row.cells][1:] == ["12", "Mentor", "–"]


def test_a_table_and_its_cells_know_the_line_they_were_written_on():
    source = Written("| a |\n|---|\n| b |", Place("aarhus.yaml", 7, 5), "mål[0].tekst")

    (table,) = markdown_blocks(source, str, new_table, 2)

    assert isinstance(table, Table)
    assert table.origin == table.rows[0].cells[0].origin == origin_of(source)


@pytest.mark.parametrize(
    "source",
    [
        "| a | b |\n|---|---|\n| c | d | overskydende |",
        "| kun | hoved |\n|---|---|",
        "- | a |\n  |---|\n  | b | c |",
    ],
)
def test_a_table_that_would_lose_words_is_shown_as_its_lines(source):
    assert not any(isinstance(block, Table) for block in blocks(source))
    assert set(re.findall(r"\w+", source)) <= set(re.findall(r"\w+", shown(source)))


def test_a_table_in_a_list_stands_between_the_items_around_it():
    before, table, after = blocks("- først\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n- sidst")

    assert [type(block) for block in (before, table, after)] == [ItemList, Table, ItemList]


def test_a_line_that_looks_like_a_link_definition_is_text():
    assert [plain_text(b.content) for b in blocks("Se [1].\n\n[1]: Kommunens egen opgørelse")] == [
        "Se [1].",
        "[1]: Kommunens egen opgørelse",
    ]


def test_all_paragraphs_and_code_of_a_list_item_stay_in_it():
    (listed,) = blocks("- først\n\n  mere\n\n      kode\n  - under\n\n  til sidst\n- anden")

    assert isinstance(listed, ItemList)
    assert [(plain_text(item.content), item.level) for item in listed.items] == [
        ("først mere kode til sidst", 0),
        ("under", 1),
        ("anden", 0),
    ]


def test_a_date_that_opens_a_paragraph_is_no_list():
    (paragraph,) = blocks("3. maj 2018 blev planen vedtaget.")

    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.content) == "3. maj 2018 blev planen vedtaget."


def test_a_numbered_list_in_a_bulleted_one_keeps_its_numbers():
    (listed,) = blocks("- a\n  1. b\n  2. c")

    assert isinstance(listed, ItemList)
    assert [plain_text(item.content) for item in listed.items] == ["a", "1. b", "2. c"]


@pytest.mark.parametrize("phrase", ["1. udgave", "3. maj 2018", "# 4", "- 12", "    indrykket"])
def test_a_phrase_keeps_what_would_begin_a_list_or_heading(phrase):
    assert plain_text(markdown_inlines(phrase)) == phrase.strip()


def test_an_address_that_is_not_followed_is_shown_and_so_is_a_title():
    assert (
        plain_text(markdown_inlines('Se [planen](plan.pdf "Bilag 2").')) == "Se planen (plan.pdf) (Bilag 2)."
    )


def test_code_in_a_text_of_several_paragraphs_is_among_its_words():
    assert plain_text(markdown_inlines("Først.\n\n    kode\n\nSidst.")) == "Først. kode Sidst."


LETTER = r"[^\W\d_]"
WORD = st.text("abcdefghijklmnopqrstuvwxyzæøå", min_size=1, max_size=8)
OPENINGS = (
    "",
    "",
    "- ",
    "  - ",
    "* ",
    "1. ",
    "2. ",
    "3) ",
    "   1. ",
    "    ",
    "      ",
    "> ",
    "# ",
    "## ",
    "| ",
)
MARKS = ("```", "~~~ ", "[1]: ", "[a]: <", "**", "_", "`", "<b> ", "[", "\\", "---", "|---|---|", "===")
SEPARATORS = (" ", " | ", "** ", "_", "`", "] ", "\\ ", ": ")
ENDINGS = ("", "", "", " |", "**", "`", "]", "  ", ">", "](", ")")
LINE = st.builds(
    lambda opening, words, separator, ending: f"{opening}{separator.join(words)}{ending}",
    st.sampled_from(OPENINGS + MARKS),
    st.lists(WORD, max_size=5),
    st.sampled_from(SEPARATORS),
    st.sampled_from(ENDINGS),
)


@given(st.lists(LINE | st.just(""), max_size=14).map("\n".join))
def test_every_word_of_a_text_is_shown(source):
    lost = Counter(re.findall(LETTER, source)) - Counter(re.findall(LETTER, shown(source)))

    assert not lost


def test_foreign_words_say_what_language_they_are_in():
    (paragraph,) = blocks("Vi bruger [Housing **First**](sprog:en) og [Hilfe](sprog:de-AT).")

    assert [(part.text, part.language) for part in paragraph.content] == [
        ("Vi bruger ", None),
        ("Housing First", "en"),
        (" og ", None),
        ("Hilfe", "de-AT"),
        (".", None),
    ]


@pytest.mark.parametrize("address", ["sprog:", "sprog:engelsk", "sprog:EN"])
def test_what_is_no_language_is_shown_as_it_is_written(address):
    assert plain_text(blocks(f"[ord]({address})")[0].content) == f"ord ({address})"
