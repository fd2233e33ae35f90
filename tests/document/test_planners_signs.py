"""Every sign that a planner writes is printed: structure only where it is clearly meant."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document.blocks import (
    LINE_BREAK,
    Align,
    Block,
    Column,
    Heading,
    Illustration,
    Inlines,
    ItemList,
    Link,
    Note,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
    plain_text,
    text,
)
from generator.document.inline_markdown import markdown_inlines
from generator.document.markdown import markdown_blocks


def new_table(headers, rows, origin, title, source):
    columns = tuple(
        Column(content if plain_text(content).strip() else (*text("–"), *content), align=align)
        for content, align in headers
    )
    shown = text(source) if source else ()
    return Table("tabel", "Tabel 1", text(title or ""), columns, tuple(rows), source=shown, origin=origin)


def blocks(source: str) -> tuple[Block, ...]:
    return markdown_blocks(source, str.casefold, new_table, 2)


def _contents(block: Block) -> list[Inlines]:
    match block:
        case ItemList():
            return [item.content for item in block.items]
        case Quote():
            return [*block.paragraphs, block.attribution]
        case Table():
            cells = [cell.content for row in block.rows for cell in row.cells]
            return [block.caption, *(column.header for column in block.columns), *cells, block.source]
        case Heading() | Paragraph():
            return [block.content]
        case _:
            raise AssertionError(block)


def shown(source: str) -> str:
    """All that is printed of a text, footnotes included."""
    parts = [part for block in blocks(source) for content in _contents(block) for part in content]
    return " ".join(part.text + (f" {part.url}" if isinstance(part, Link) else "") for part in parts)


# --- Signs before numbers, and rows of signs --------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "+ 200 virksomhedsbesøg",
        "+ 1,5 pct. flere i job",
        "- 5 procentpoint siden 2016",
        "* 12 pladser er nye",
        "> 5 pct. af de ledige",
        "> = 30 timer om ugen",
        "+3 og -3",
    ],
)
def test_a_sign_before_a_number_is_text(line):
    (paragraph,) = blocks(line)

    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.content) == line


@pytest.mark.parametrize("item", ["+ 200 besøg", "> 30 pct.", ">30 pct.", "* 12 pladser", "- 5 point"])
@pytest.mark.parametrize("bullet", ["-", "*", "1."])
def test_a_sign_before_a_number_is_text_in_an_item_too(item, bullet):
    (listed,) = blocks(f"{bullet} {item}\n{bullet} flere i job")

    assert isinstance(listed, ItemList)
    assert [plain_text(entry.content) for entry in listed.items] == [item, "flere i job"]


@pytest.mark.parametrize("within", ["- >", "> -", "> >", "1. >", "- -", "> - >"])
@pytest.mark.parametrize("words", ["+ 200 virksomhedsbesøg", "> 30 pct."])
def test_a_sign_before_a_number_is_text_however_deep_it_stands(within, words):
    assert words in shown(f"{within} {words}")


@pytest.mark.parametrize("words", ["+ 200 virksomhedsbesøg", "+ 1,5 pct.", ">5 pct.", "> 12 timer"])
def test_a_sign_before_a_number_is_text_in_a_quotation_too(words):
    (quote,) = blocks(f"> {words}\n> – Direktør Jensen")

    assert isinstance(quote, Quote)
    assert [plain_text(paragraph) for paragraph in quote.paragraphs] == [words]


def test_a_list_of_numbers_is_still_a_list():
    (listed,) = blocks("- 3 nye medarbejdere\n- 12 pladser\n- flere i job")

    assert isinstance(listed, ItemList)
    assert [plain_text(item.content) for item in listed.items] == [
        "3 nye medarbejdere",
        "12 pladser",
        "flere i job",
    ]


@pytest.mark.parametrize("row", ["---", "***", "* * *", "- - -", "===", "###", "___", "-", "+", "2017."])
@pytest.mark.parametrize("before", ["", "Sætningen står alene.\n"])
def test_a_row_of_signs_is_neither_a_heading_nor_lost(row, before):
    (paragraph,) = blocks(before + row)

    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.content) == before.replace("\n", " ") + row


@pytest.mark.parametrize(
    "words", ["2*3*4 timer", "&nbsp; og &amp;", "`kode`", "```\nkode\n```", "# Mål #", "a &copy; b"]
)
def test_signs_that_markdown_would_read_otherwise_are_shown(words):
    assert Counter(re.sub(r"\s|^# ", "", words)) == Counter(re.sub(r"\s", "", shown(words)))


# --- Backslashes ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [r"C:\Planer\_udkast\!nyt", r"\\server\_fælles\*.docx", r"(D:\a\b)", r"udkast\2018", r"C:\Planer\ "],
)
def test_the_backslashes_of_a_path_are_kept(path):
    assert shown(f"Se {path} i dag").strip() == f"Se {path} i dag"


def test_a_backslash_keeps_a_mark_from_being_read():
    assert shown(r"Et \*tegn\* og 3\. plads") == "Et *tegn* og 3. plads"


# --- Marks as meant ---------------------------------------------------------------------------


def test_bold_words_may_end_right_before_a_word():
    assert markdown_inlines("**Mål 1:**Flere i job") == (Strong("Mål 1:"), Text(" Flere i job"))


def test_a_blank_between_the_words_and_the_address_of_a_link_does_no_harm():
    assert markdown_inlines("Se [planen] (https://odense.dk/plan).")[1] == Link(
        "planen", "https://odense.dk/plan"
    )


@pytest.mark.parametrize("end", ["  ", "\\"])
def test_two_blanks_or_a_backslash_at_the_end_of_a_line_are_a_break(end):
    (paragraph,) = blocks(f"Jobcenter Odense{end}\nRugårdsvej 9")

    assert [part.text for part in paragraph.content] == ["Jobcenter Odense", LINE_BREAK, "Rugårdsvej 9"]


def test_a_path_at_the_end_of_a_line_is_no_break():
    (paragraph,) = blocks("Den ligger i C:\\Planer\\\nog i arkivet.")

    assert plain_text(paragraph.content) == "Den ligger i C:\\Planer\\ og i arkivet."


# --- Lists ------------------------------------------------------------------------------------


@pytest.mark.parametrize("bullet", ["•", "●", "▪", "·", "•\t", "•\u00a0"])
def test_bullets_as_word_writes_them_are_a_list(bullet):
    (listed,) = blocks(f"{bullet} flere i job\n{bullet} færre ledige")

    assert isinstance(listed, ItemList)
    assert not listed.ordered
    assert [plain_text(item.content) for item in listed.items] == ["flere i job", "færre ledige"]


def test_bullets_under_a_number_are_bullets():
    (listed,) = blocks("1. Unge\n   - under 25\n   - over 25\n2. Ældre")

    assert isinstance(listed, ItemList)
    assert [(item.level, item.ordered) for item in listed.items] == [
        (0, True),
        (1, False),
        (1, False),
        (0, True),
    ]


@pytest.mark.parametrize(
    ("above", "between"), [("10) Unge\n", "\n"), ("Vi vil:\n\n", "\n"), ("Vi vil:\n", "\n\n"), ("", "\n")]
)
def test_bullets_far_in_are_bullets(above, between):
    *_, listed = blocks(f"{above}    - under 25{between}    - over 25")

    assert [(plain_text(item.content), item.level) for item in listed.items] == [
        ("under 25", 0),
        ("over 25", 0),
    ]


# --- Marks of the planner's own, before lines -------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        "1) første\n2) anden",
        "3) tredje\n4) fjerde",
        "a) første\nb) anden",
        "(1) første\n(2) anden",
        "(a) første\n(b) anden",
        "i) første\nii) anden\niii) tredje",
        "a. første\nb. anden",
        "1.1 første\n1.2 anden",
        "§ 1 første\n§ 2 anden",
        "– første\n– anden",
        "[x] første\n[ ] anden",
        "1. januar: første\n1. februar: anden",
        "01. første\n02. anden",
        "Vi vil:\na) første\nb) anden",
        "I C:\\Planer\\\na) første\nb) anden",
    ],
)
def test_lines_that_begin_with_marks_are_lines_with_those_marks(source):
    (paragraph,) = blocks(source)

    assert "".join(part.text for part in paragraph.content) == source


@pytest.mark.parametrize(
    "line",
    [
        "01. januar 2018 begynder indsatsen.",
        "1. januar 2018 begynder indsatsen.",
        "1. kvartal 2018 begynder indsatsen.",
        "007. Sagen",
        "1) kun én",
        "* Foreløbige tal",
        "+ flere i job",
        "a) kun én",
    ],
)
def test_a_lone_line_keeps_the_mark_it_begins_with(line):
    (paragraph,) = blocks(line)

    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.content) == line


@pytest.mark.parametrize("mark", ["*", "+", "1)"])
def test_a_lone_mark_below_a_sentence_begins_a_line(mark):
    (paragraph,) = blocks(f"Ledigheden falder.\n{mark} Foreløbige tal")

    assert [part.text for part in paragraph.content] == [
        "Ledigheden falder.",
        LINE_BREAK,
        f"{mark} Foreløbige tal",
    ]


@pytest.mark.parametrize(
    ("source", "inside"),
    [("- a\n  1) b\n  2) c", ["a\n1) b\n2) c"]), ("- a\n1) b\n2) c", ["a"]), ("1. a\n2) b", ["a"])],
)
def test_marks_below_an_item_are_within_it_only_where_they_are_further_in(source, inside):
    listed = blocks(source)[0]

    assert ["".join(part.text for part in item.content) for item in listed.items] == inside


@pytest.mark.parametrize("source", ["> 1) a\n> 2) b", "> (a) x\n> (b) y", "> § 1 x\n> § 2 y"])
def test_marks_in_a_quotation_stay_in_it(source):
    (quote,) = blocks(source)

    assert "".join(part.text for part in quote.paragraphs[0]) == source.replace("> ", "")


@pytest.mark.parametrize("above", ["# Mål", "| a | b |\n|---|---|\n| 1 | 2 |", "> Et citat", "- et punkt"])
def test_marks_below_something_else_begin_a_paragraph(above):
    *_, paragraph = blocks(f"{above}\n1) første\n2) anden")

    assert "".join(part.text for part in paragraph.content) == "1) første\n2) anden"


def test_words_that_happen_to_be_broken_before_a_bracket_run_on():
    (paragraph,) = blocks("Se bilaget (side\n3) og kapitel\na) i loven.")

    assert plain_text(paragraph.content) == "Se bilaget (side 3) og kapitel a) i loven."


# --- Links that lead nowhere ------------------------------------------------------------------


@pytest.mark.parametrize("source", ["[tom]()", "![]()", "[tom](<>)", "![Kort]()", "Se [her]( )."])
def test_a_link_or_picture_without_an_address_keeps_its_brackets(source):
    assert shown(source) == source


# --- Quotations -------------------------------------------------------------------------------


@pytest.mark.parametrize("speaker", ["> – Direktør Jensen", ">\n> — Direktør Jensen"])
def test_a_quotation_has_its_words_and_who_said_them(speaker):
    (quote,) = blocks(f"> »Vi ansætter gerne.«\n{speaker}")

    assert isinstance(quote, Quote)
    assert [plain_text(paragraph) for paragraph in quote.paragraphs] == ["»Vi ansætter gerne.«"]
    assert plain_text(quote.attribution) == "Direktør Jensen"


def test_a_quotation_without_a_source_has_none():
    assert blocks("> »Vi ansætter gerne.«") == (
        Quote((text("»Vi ansætter gerne.«"),), (), blocks("x")[0].origin),
    )


# --- Footnotes --------------------------------------------------------------------------------


def test_a_footnote_stands_at_its_mark():
    (paragraph,) = blocks(
        "Ledigheden falder[^1], også her[^b].\n\n[^1]: Siden 2014.\n[^b]: I alle\n    kommuner."
    )

    assert paragraph.content == (
        Text("Ledigheden falder"),
        Note("Siden 2014."),
        Text(", også her"),
        Note("I alle kommuner."),
        Text("."),
    )


@pytest.mark.parametrize(
    "words", ["Se C:\\Planer\\_udkast.", "+ 200 job og # 1", "5 * 3 * 2 = 30", "Se F\\L 2018."]
)
def test_a_footnote_keeps_the_signs_in_it(words):
    (paragraph,) = blocks(f"Tekst[^1].\n\n[^1]: {words}")

    assert paragraph.content[1] == Note(words)


@pytest.mark.parametrize("source", ["Tekst[^2].", "[^3]: Ingen henviser hertil.", "Tekst[^4].\n\n[^4]:"])
def test_half_a_footnote_is_shown_as_it_is_written(source):
    assert shown(source) == " ".join(source.split())


@pytest.mark.parametrize(
    ("notes", "words"),
    [
        ("[^1]: Siden 2014.\n[^1]: I alle\n    kommuner.", "Siden 2014. I alle kommuner."),
        ("[^1]: Siden 2014.\n\n[^1]: Siden 2014.", "Siden 2014. Siden 2014."),
        ("[^1]: A\n\nEn sætning.\n\n[^1]: B\n[^1]: C", "A B C"),
    ],
)
def test_all_words_of_a_footnote_are_in_it(notes, words):
    assert Note(words) in blocks(f"Ledigheden falder[^1].\n\n{notes}")[0].content


# --- Tables -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "numbers",
    [
        ["1.234", "-5"],
        ["12,5 pct.", "–"],
        ["+3", ""],
        ["1 000 kr.", "900 kr."],
        ["-0,4 procentpoint", ".."],
        ["-12 personer", "450 personer"],
        ["-1,2 mia. kr.", "-3 t.kr."],
        ["-5 procent", "—"],
    ],
)
def test_numbers_in_a_table_stand_to_the_right_with_a_true_minus(numbers):
    (table,) = blocks(f"| Sted | Tal |\n|---|---|\n| Odense | {numbers[0]} |\n| Assens | {numbers[1]} |")

    assert [column.align for column in table.columns] == [Align.LEFT, Align.RIGHT]
    assert "-" not in "".join(plain_text(row.cells[1].content) for row in table.rows)


def test_a_column_with_words_in_it_stands_to_the_left():
    (table,) = blocks("| Sted | Tal |\n|---|---|\n| Odense | 5 |\n| Assens | ukendt |")

    assert [column.align for column in table.columns] == [Align.LEFT, Align.LEFT]


def test_a_table_takes_its_title_from_the_line_above_and_its_source_from_the_line_below():
    (table,) = blocks(
        "Tabel: Ledige efter alder\n| Alder | Ledige |\n|---|---|\n| Unge | 4 |\nKilde: Jobcentret"
    )

    assert plain_text(table.caption) == "Ledige efter alder"
    assert plain_text(table.source) == "Jobcentret"


def test_a_table_pasted_from_a_spreadsheet_is_a_table():
    (table,) = blocks("Sted\tTal\nOdense\t-1.234\nAssens | Vest\t5")

    assert [plain_text(column.header) for column in table.columns] == ["Sted", "Tal"]
    assert [[plain_text(cell.content) for cell in row.cells] for row in table.rows] == [
        ["Odense", "−1.234"],
        ["Assens | Vest", "5"],
    ]


def test_a_line_with_one_tab_alone_is_no_table():
    assert all(isinstance(block, Paragraph) for block in blocks("Sted\tTal\n\nEn sætning."))


# --- All of it together -----------------------------------------------------------------------

_STARTS = [
    "",
    "- ",
    "* ",
    "+ ",
    "• ",
    "1. ",
    "2) ",
    "17. ",
    "01. ",
    "a) ",
    "b) ",
    "(1) ",
    "– ",
    "   - ",
    "      1) ",
    "> 1) ",
    "> ",
    "> – ",
    "# ",
    "## ",
    "    ",
    "\t",
    "+ 200 ",
    "- 5 ",
    "> 5 ",
    "[^1]: ",
    "[^2]: ",
    "[1]: ",
    "Tabel: ",
    "Kilde: ",
    "| a | b |",
    "|---|---|",
    "a\tb\t",
    "---",
    "***",
    "===",
    "```",
    "-",
    "#",
]
_INSIDE = [
    "flere i job",
    "én",
    "**fed**",
    "*skrå*",
    "**",
    "*",
    "_",
    "`k`",
    "[ord](https://x.dk)",
    "[ord] (https://x.dk)",
    "[ord]()",
    "[^1]",
    "[^2]",
    "&amp;",
    "<b>",
    "C:\\a\\_b",
    "\\*",
    "\\",
    "  ",
    "2*3",
    "-5",
    "+3",
    "5 pct.",
    "{tal}",
    "»citat«",
    "|",
    "\t",
    "!",
    "~",
    "1.",
]
_LINE = st.tuples(st.sampled_from(_STARTS), st.lists(st.sampled_from(_INSIDE), max_size=4).map(" ".join)).map(
    "".join
)
TEXTS = st.lists(_LINE, min_size=1, max_size=7).map("\n".join)

_STRUCTURE = frozenset("*_#>|[]()\\-+•.:^")
"""Signs that are structure where they are meant as such; each of them has tests above."""


def signs(words: str) -> Counter[str]:
    return Counter(sign for sign in words if not sign.isspace() and sign not in _STRUCTURE)


def written_signs(source: str) -> Counter[str]:
    """The signs of a text that must be printed: all but structure and what stands in its place."""
    structure = r"(?m)^\s*(?:[-*+>•]\s*)*(\d+\.|[Tt]abel:|[Kk]ilde:|(?<=> )–)|\[\^[12]\](:)?"
    return signs(re.sub(structure, "", source))


@given(TEXTS)
def test_no_letter_number_or_sign_of_a_text_is_ever_lost(source):
    assert not written_signs(source) - signs(shown(source)), (source, shown(source))


@given(TEXTS)
def test_every_text_has_only_blocks_that_writers_know(source):
    assert not any(isinstance(block, Illustration) for block in blocks(source))
