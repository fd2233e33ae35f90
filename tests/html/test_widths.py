"""No word and no number is cut: columns have the room that they need, and a wide word is set smaller."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest

from generator.document.blocks import Cell, Column, Heading, Row, Table, Text
from generator.writers.column_widths import column_edges

Write = Callable[..., str]


def _table(headers: list[str], cells: list[str], weights: list[float] | None = None) -> Table:
    columns = tuple(
        Column((Text(header),), weight)
        for header, weight in zip(headers, weights or [1.0] * len(headers), strict=True)
    )
    rows = (Row(tuple(Cell((Text(cell),)) for cell in cells)),)
    return Table("tabel", "Tabel 1", (Text("En tabel"),), columns, rows)


def _widths(table: Table, room: float) -> list[float]:
    edges = [0.0, *column_edges(table, room, len, 2)]
    return [right - left for left, right in pairwise(edges)]


def test_columns_share_the_room_by_weight_where_every_word_fits() -> None:
    assert _widths(_table(["Mål", "Tal"], ["a", "b"], [3, 1]), 80) == [60, 20]


@pytest.mark.parametrize("word", ["Regnskab", "Status", "1.234.567", "jun.\u00a02015", "2015–2018"])
def test_a_narrow_column_takes_the_room_of_its_longest_word_or_number(word: str) -> None:
    _, narrow = _widths(_table(["Et langt felt", word], ["a", "b"], [20, 1]), 60)

    assert narrow == len(word) + 2


def test_where_words_do_not_fit_each_column_has_its_longest_part_with_a_hyphen() -> None:
    first, second = _widths(
        _table(["fuldtidspersoner", "forsørgelsesydelse"], ["1.234.567", "a"]),
        len("forsørgelses-fuldtids-") + 8,
    )

    assert first >= len("fuldtids-") + 2
    assert second >= len("forsørgelses-") + 2


def test_a_number_is_never_what_gives_way() -> None:
    first, _ = _widths(_table(["a", "fuldtidspersoner"], ["1.234.567.890.123", "b"]), 30)

    assert first >= len("1.234.567.890.123") + 2


@pytest.mark.parametrize("number", ["−1.234.567,89", "jun.\u00a02015", "12.345.678,90"])
def test_numbers_are_whole_where_there_is_not_room_for_the_parts_of_words(number: str) -> None:
    words = ["Beskæftigelsesordningsmedarbejder", "fuldtidspersoner", "Regnskabsafslutningen"]
    widths = _widths(_table([*words, "A", "B"], ["a", "b", "c", number, "2017-2020"]), 40)

    assert widths[3] >= len(number) + 2
    assert widths[4] >= len("2017") + 2
    assert sum(widths) == pytest.approx(40)


def test_where_there_is_not_even_room_for_numbers_all_share_alike() -> None:
    first, second = _widths(_table(["a", "b"], ["1.234.567", "1.234.567"]), 16)

    assert first == second == 8


@pytest.mark.parametrize("word", ["Beskæftigelsesministerens", "Virksomhedssamarbejdsaftaler"])
def test_a_heading_with_a_wide_word_says_how_wide_it_is(write: Write, word: str) -> None:
    html = write(Heading(1, (Text(f"Om {word}"),), "om"))

    widest = re.search(r'<h2 id="om"[^>]* style="--widest: ([\d.]+)"', html)
    assert widest is not None
    assert float(widest[1]) > 10


def test_a_heading_of_usual_words_says_nothing_of_them(write: Write) -> None:
    assert "--widest:" not in write(Heading(1, (Text("Flere i job"),), "om")).partition("</style>")[2]


def test_a_row_that_is_taller_than_a_third_of_a_page_may_be_parted(write: Write) -> None:
    tall = _table(["Emne", "Beskrivelse"], ["Høj", "Indsatsen skal styrkes. " * 120])
    usual = _table(["Emne", "Beskrivelse"], ["Lav", "Indsatsen skal styrkes. " * 12])

    assert 'class="table tall"' in write(tall)
    assert 'class="table short"' in write(usual)
