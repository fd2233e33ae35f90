"""A planner's Markdown becomes blocks, and nothing in it reaches out of the document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document.blocks import (
    Emphasis,
    Heading,
    ItemList,
    Link,
    Paragraph,
    ParagraphStyle,
    Strong,
    Text,
    plain_text,
)
from generator.document.markdown import markdown_blocks, markdown_inlines, origin_of
from generator.problems import Place
from generator.source.written import Written


def blocks(source: str, level: int = 2):
    return markdown_blocks(source, lambda words: words.casefold(), level)


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
    (paragraph,) = markdown_blocks("Tal fra juli.", str, 3, ParagraphStyle.REMARK)

    assert paragraph.style is ParagraphStyle.REMARK


def test_every_block_knows_the_line_it_was_written_on():
    source = Written("Tekst.\n\n- punkt", Place("aarhus.yaml", 7, 5), "mål[0].udfordring")

    origins = [block.origin for block in markdown_blocks(source, str, 2)]

    assert {(o.source, o.file, o.line, o.path) for o in origins} == {
        ("kommune", "aarhus.yaml", 7, "mål[0].udfordring")
    }


def test_words_of_our_own_are_computed():
    assert origin_of("Indsatser").source == "beregnet"


@given(st.text(max_size=200))
def test_any_text_becomes_blocks_with_words_in_them(source):
    for block in blocks(source):
        contents = [i.content for i in block.items] if isinstance(block, ItemList) else [block.content]
        assert all(isinstance(part, Text | Strong | Emphasis | Link) for c in contents for part in c)
        assert not isinstance(block, Paragraph) or plain_text(block.content)
