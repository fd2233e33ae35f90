"""Signs that stand for themselves although Markdown would read them, and where they are structure."""

from __future__ import annotations

import pytest

from generator.document.blocks import Heading, ItemList, Link, Paragraph, Quote, plain_text
from generator.document.inline_markdown import markdown_inlines
from tests.document.test_planners_signs import blocks, shown


@pytest.mark.parametrize("line", ["# 3", "# 3 er vores mål", "# 1.200 forløb", "# 5, 6 og 7"])
def test_one_hash_before_a_number_is_text(line):
    (paragraph,) = blocks(line)

    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.content) == line


@pytest.mark.parametrize("line", ["# 3. Unge i job", "## 3 mål", "# Mål 3"])
def test_a_title_with_a_number_is_still_a_heading(line):
    (heading,) = blocks(line)

    assert isinstance(heading, Heading)


@pytest.mark.parametrize("lines", [">", "> ", ">\n>", "Før\n>\nefter", "- >"])
def test_an_angle_bracket_with_nothing_behind_it_is_shown(lines):
    assert shown(lines).count(">") == lines.count(">")


@pytest.mark.parametrize("lines", ["> 5 pct. her\n> 6 pct. der", ">30 timer\n>37 timer", "> 5\n>\n> 6"])
def test_numbers_compared_in_several_lines_keep_their_signs(lines):
    assert shown(lines).count(">") == lines.count(">")


@pytest.mark.parametrize("lines", ["> Ja.\n>\n> Nej.", "> 5 pct. er nået,\n> og det er godt."])
def test_a_quotation_of_several_lines_is_still_a_quotation(lines):
    (quote,) = blocks(lines)

    assert isinstance(quote, Quote)


@pytest.mark.parametrize("indent", [" ", "  ", "   ", "    "])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_bullets_stand_under_their_number_however_far_in_they_are(indent, gap):
    (listed,) = blocks(gap.join(["1. Unge", f"{indent}- under 25", f"{indent}- over 25", "2. Ældre"]))

    assert isinstance(listed, ItemList)
    levels = [(item.level, item.ordered) for item in listed.items]
    assert levels == [(0, True), (1, False), (1, False), (0, True)]


def test_bullets_under_bullets_stand_where_they_stood():
    (listed,) = blocks("- Unge\n  - under 25\n- Ældre")

    assert isinstance(listed, ItemList)
    assert [item.level for item in listed.items] == [0, 1, 0]


@pytest.mark.parametrize("address", ["https://x.dk/_a_", "https://x.dk/*a*/b", "http://x.dk/2017_18_plan"])
@pytest.mark.parametrize("around", ["{}", "Se {}.", "({})", "**Se {} her**"])
def test_an_address_keeps_all_its_signs(address, around):
    assert address in shown(around.format(address))


def test_an_address_that_is_followed_keeps_all_its_signs():
    assert markdown_inlines("[plan](https://x.dk/_a_)*")[0] == Link("plan", "https://x.dk/_a_")


def test_a_link_without_words_shows_its_address():
    assert markdown_inlines("[ ](https://x.dk)") == (Link("https://x.dk", "https://x.dk"),)
