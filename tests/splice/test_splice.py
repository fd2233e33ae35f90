"""The splice as a planner sees it: the file before and after one edit."""

from __future__ import annotations

import datetime as dt
import os
import stat
from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pytest

from generator.problems import FindingsError
from generator.problems.edit import Delete, Edit, Insert, Move, Rename, Replace, shown_path
from generator.source.splice import EditError, edit_file, spliced
from tests.splice.promises import NAME, read


def after(text: str, edit: Edit) -> str:
    return spliced(dedent(text).encode(), edit, NAME).decode()


def codes(text: str | bytes, edit: Edit) -> list[str]:
    with pytest.raises(EditError) as caught:
        spliced(text.encode() if isinstance(text, str) else text, edit, NAME)
    return [item.code for item in caught.value.findings]


# --- Texts keep their manner of writing ---


@pytest.mark.parametrize(
    ("before", "value", "written"),
    [
        ("a: gammel  # note\n", "ny", "a: ny  # note\n"),
        ('a: "gammel"\n', "ny", 'a: "ny"\n'),
        ("a: 'gammel'\n", "Aarhus' ny", "a: 'Aarhus'' ny'\n"),
        ("a: gammel\n", "ny: bedre", 'a: "ny: bedre"\n'),
        ("a: gammel\n", 'Vi siger "ja": nu', "a: 'Vi siger \"ja\": nu'\n"),
        ("a:\n", "ny", "a: ny\n"),
        ("a: ~\n", "ny", "a: ny\n"),
        ("a:  # mangler\n", "ny", "a: ny  # mangler\n"),
        ("a: gammel  # note\n", "to\nlinjer\n", "a: |  # note\n  to\n  linjer\n"),
        ("a: |  # note\n    gammel\n\nb: 1\n", "ny\n", "a: |  # note\n    ny\n\nb: 1\n"),
        ("a: |\n  gammel\nb: 1\n", "ny", "a: |-\n  ny\nb: 1\n"),
        ("a: |-\n  gammel\n", "  rykket ind\nikke\n", "a: |2\n    rykket ind\n  ikke\n"),
        ("a: >\n  gammel\n  tekst\n", "ny\ntekst\n", "a: >\n  ny\n\n  tekst\n"),
        ("a: gammel tekst\n  på to linjer  # note\n", "ny", "a: ny  # note\n"),
        ('a: "gammel tekst\n  på to linjer"\nb: 1\n', "ny", 'a: "ny"\nb: 1\n'),
        ("a:\n  gammel  # note\n", "ny", "a:\n  ny  # note\n"),
        ("a: gammel", "to\nlinjer\n", "a: |\n  to\n  linjer\n"),
        ("a: gammel", "ny", "a: ny"),
        ("a: {b: 1}\n", "", 'a: ""\n'),
        ("a: tekst\n", None, "a:\n"),
    ],
)
def test_a_text_is_written_as_the_old_one_was_where_it_can_be(before: str, value: str, written: str) -> None:
    assert after(before, Replace(("a",), value)) == written


def test_a_long_text_over_several_lines_stays_so() -> None:
    before = (
        "a: Flere borgere skal have et job, og flere unge skal\n  have en uddannelse, inden året er gået.\n"
    )
    value = "Flere borgere skal have et arbejde, og flere unge skal have en uddannelse, inden året er gået."
    written = after(before, Replace(("a",), value))
    assert written.count("\n") == 2
    assert read(written.encode()) == {"a": value}
    assert max(map(len, written.splitlines())) <= 53


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("12.5"), "12,5"),
        (Decimal("-0.60"), "-0,60"),
        (Decimal("1E+3"), "1000"),
        (1234, "1234"),
        (True, "ja"),
        (False, "nej"),
        (dt.date(2018, 6, 30), "2018-06-30"),
        (["RAR", "Hele landet"], "[RAR, Hele landet]"),
        (["12,5", "8"], '["12,5", 8]'),
        ({"højst": Decimal("18.5"), "senest": "2018M12"}, "{højst: 18,5, senest: 2018M12}"),
        ([], "[]"),
    ],
)
def test_values_are_written_as_the_format_has_them(value: object, written: str) -> None:
    assert after("a: x\nb: y\n", Replace(("a",), value)) == f"a: {written}\nb: y\n"  # type: ignore[arg-type]


def test_long_values_stand_in_lines_of_their_own_and_indented_as_the_file_is() -> None:
    value = [{"titel": "Jobmesse", "tekst": "Vi mødes.\n\nIgen.\n"}, "Kursus"]
    before = "forord:\n    tekst: x\nindsatser: x\n"
    assert after(before, Replace(("indsatser",), value)) == (
        "forord:\n    tekst: x\nindsatser:\n  - titel: Jobmesse\n    tekst: |\n        Vi mødes.\n\n"
        "        Igen.\n  - Kursus\n"
    )


# --- What belongs to a file as a whole ---


def test_line_ends_byte_order_mark_and_letters_of_two_characters_stay() -> None:
    before = b"\xef\xbb\xbfkommune: A\xcc\x8alborg\r\ntitel: gammel # o\xcc\x88l\r\ntekst: |\r\n  a\r\n"
    after_one = spliced(before, Replace(("titel",), "ny"), NAME)
    assert after_one == before.replace(b"gammel", b"ny")
    after_two = spliced(before, Replace(("tekst",), "b\nc\n"), NAME)
    assert after_two == before.replace(b"  a\r\n", b"  b\r\n  c\r\n")


def test_a_list_or_mapping_is_changed_part_by_part_so_that_comments_stay() -> None:
    before = "a:\n  # om b\n  b: 1  # et\n  c: 2  # to\nd: x\n"
    assert after(before, Replace(("a",), {"b": "1", "c": "3", "e": "4"})) == (
        "a:\n  # om b\n  b: 1  # et\n  c: 3  # to\n  e: 4\nd: x\n"
    )


def test_what_replaces_a_list_leaves_the_comments_in_it() -> None:
    assert after("a:\n  # om b\n  - b  # et\nc: x\n", Replace(("a",), "y")) == (
        "a: y\n  # om b\n  # et\nc: x\n"
    )


# --- Keys ---


def test_a_key_is_added_where_the_format_has_it() -> None:
    assert after("kommune: Aarhus\nmål: []\n", Insert(("titel",), "Flere i job")) == (
        "kommune: Aarhus\ntitel: Flere i job\nmål: []\n"
    )
    assert after("mål:\n  - sigte: x\n", Insert(("mål", 0, "ministermål"), 1)) == (
        "mål:\n  - ministermål: 1\n    sigte: x\n"
    )
    assert after("mål: [{ministermål: 1, sigte: x}]\n", Insert(("mål", 0, "behandling"), "uændret")) == (
        "mål: [{ministermål: 1, behandling: uændret, sigte: x}]\n"
    )


def test_a_key_is_added_below_its_commented_example() -> None:
    before = """\
        kommune: Aarhus
        mål: []

        ## Forordet.
        # forord:
        #   tekst: |
        #     Det går godt.
        #   underskriver: Jane Jensen

        # lokale forhold:
        #   tekst: x
        """
    assert after(before, Insert(("forord",), {"tekst": "Velkommen.\n"})) == dedent(before).replace(
        "Jane Jensen\n", "Jane Jensen\nforord:\n  tekst: |\n    Velkommen.\n"
    )


def test_a_key_that_has_nothing_behind_it_gets_its_value_there() -> None:
    assert (
        after("a: 1\nmål:  # mangler\nb: 2\n", Insert(("mål", 0), "x")) == "a: 1\nmål: [x]  # mangler\nb: 2\n"
    )
    assert after("forord:\nb: 2\n", Insert(("forord",), "x")) == "forord: x\nb: 2\n"


def test_a_key_goes_with_what_is_inside_and_nothing_above_it() -> None:
    before = "a: 1\n# om b\nb:  # her\n  # inde i\n  c: 2\n  # også\n# om d\nd: 3\n"
    assert after(before, Delete(("b",))) == "a: 1\n# om b\n# om d\nd: 3\n"


def test_the_last_key_leaves_empty_braces() -> None:
    assert after("a:\n  b: 1\nc: 2\n", Delete(("a", "b"))) == "a: {}\nc: 2\n"
    assert after("- a: 1\n", Delete((0, "a"))) == "- {}\n"


def test_a_key_is_renamed_in_its_quotation_marks() -> None:
    assert after('"udf\\xf8rdring" : x  # note\n', Rename(("udførdring",), "udfordring")) == (
        '"udfordring" : x  # note\n'
    )


# --- Lists ---

GOALS = """\
    mål:
      ## Det første.
      - ministermål: 1
        # sigte: eksempel

      ## Det andet.
      - ministermål: 2
    slut: x
    """


def test_an_item_moves_with_the_comments_that_belong_to_it() -> None:
    assert after(GOALS, Move(("mål", 1), 0)) == dedent("""\
        mål:
          ## Det andet.
          - ministermål: 2

          ## Det første.
          - ministermål: 1
            # sigte: eksempel
        slut: x
        """)


def test_a_comment_above_the_first_item_alone_is_about_the_list_and_stays() -> None:
    assert after("a:\n  # om dem alle\n  - b\n  - c\n", Move(("a", 0), 1)) == (
        "a:\n  # om dem alle\n  - c\n  - b\n"
    )


def test_an_item_is_added_with_the_empty_line_that_parts_the_others() -> None:
    assert after("a:\n  - b\n\n  - c\nd: x\n", Insert(("a", 2), "e")) == "a:\n  - b\n\n  - c\n\n  - e\nd: x\n"
    assert after("a:\n- b\n- c", Insert(("a", 0), {"titel": "e"})) == "a:\n- {titel: e}\n- b\n- c"


def test_items_in_brackets_keep_the_blanks_around_them() -> None:
    assert after("a: [ b,  c ]\n", Insert(("a", 2), "d")) == "a: [ b,  c,  d ]\n"
    assert after("a: [ b,  c ]\n", Delete(("a", 0))) == "a: [ c ]\n"
    assert after("a: [b, c, d]\n", Move(("a", 0), 2)) == "a: [c, d, b]\n"
    assert after("a: {b: 18,5, c: 1}\n", Replace(("a", "b"), Decimal("7.25"))) == "a: {b: 7,25, c: 1}\n"
    assert after("a: {b: 18,5, c: 1}\n", Delete(("a", "b"))) == "a: {c: 1}\n"


def test_the_only_item_leaves_empty_brackets() -> None:
    assert after("a:\n  # om dem\n  - b\nc: x\n", Delete(("a", 0))) == "a: []\n  # om dem\nc: x\n"


def test_the_last_text_of_a_file_without_a_line_end_stays_as_it_is_when_one_is_added_below() -> None:
    for signs in ("|", "|-", "|+", ">", "|2+"):
        before = f"a:\n  - {signs}\n    tekst"
        assert read(after(before, Insert(("a", 1), "b")).encode()) == {"a": ["tekst", "b"]}


# --- What is refused ---


@pytest.mark.parametrize(
    "edit", [Replace(("b",), "x"), Delete(("a", 2)), Move(("a", 0), 5), Insert(("a", 9), "x"), Delete(())]
)
def test_a_path_to_nowhere_is_refused(edit: Edit) -> None:
    assert codes("a: [b, c]\n", edit) == ["rettelse-uden-sted"]


def test_a_key_that_is_there_is_not_added_again() -> None:
    assert codes("a: 1\nb: 2\n", Insert(("b",), "x")) == ["rettelse-findes"]
    assert codes("a: 1\nb: 2\n", Rename(("a",), "b")) == ["rettelse-findes"]


def test_signs_that_no_plan_can_hold_are_refused() -> None:
    assert codes("a: 1\n", Replace(("a",), "x\u202ey")) == ["tegn-usynligt"]
    assert codes("a: 1\n", Insert(("b\x07",), "x")) == ["tegn-usynligt"]
    assert codes("a: 1\n", Insert((" ",), "x")) == ["navn-ikke-tekst"]


@pytest.mark.parametrize(
    ("before", "edit"),
    [
        ("? a\n: 1\n? b\n: 2\n", Replace(("a",), "x")),
        ("a: [b: 1, c]\n", Insert(("a", 0, "d"), "x")),
        ("a: {b: [1, # om to\n  2]}\n", Replace(("a", "b"), "x")),
    ],
)
def test_what_cannot_be_changed_alone_is_left_to_a_person(before: str, edit: Edit) -> None:
    assert codes(before, edit) == ["rettelse-umulig"]


@pytest.mark.parametrize("before", ["a: &x 1\nb: *x\n", "a: [1\n", "a: 1\na: 2\n"])
def test_a_file_that_cannot_be_read_is_not_edited(before: str) -> None:
    with pytest.raises(FindingsError):
        after(before, Replace(("a",), "2"))


# --- Files ---


def test_a_file_is_written_whole_and_keeps_its_rights(tmp_path: Path) -> None:
    file = tmp_path / "aarhus.yaml"
    file.write_bytes(b"kommune: Aarhus\r\ntitel: gammel\r\n")
    file.chmod(0o640)
    new = edit_file(file, Replace(("titel",), "ny"), "aarhus.yaml")
    assert file.read_bytes() == new == b"kommune: Aarhus\r\ntitel: ny\r\n"
    assert [item.name for item in tmp_path.iterdir()] == ["aarhus.yaml"]
    assert os.name == "nt" or stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_link_to_a_file_leads_to_the_file_and_stays_a_link(tmp_path: Path) -> None:
    file = tmp_path / "fælles.yaml"
    file.write_bytes(b"titel: gammel\n")
    link = tmp_path / "aarhus.yaml"
    link.symlink_to(file)
    edit_file(link, Replace(("titel",), "ny"), "aarhus.yaml")
    assert link.is_symlink()
    assert file.read_bytes() == b"titel: ny\n"


def test_a_file_that_somebody_has_changed_since_it_was_seen_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "aarhus.yaml"
    file.write_bytes(b"titel: andres\n")
    with pytest.raises(EditError) as caught:
        edit_file(file, Replace(("titel",), "ny"), "aarhus.yaml", seen=b"titel: gammel\n")
    assert [item.code for item in caught.value.findings] == ["rettelse-fil-ændret"]
    assert file.read_bytes() == b"titel: andres\n"


def test_nothing_is_written_when_an_edit_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "aarhus.yaml"
    file.write_bytes(b"titel: x\n")
    before = file.stat()
    with pytest.raises(EditError):
        edit_file(file, Delete(("findes ikke",)), "aarhus.yaml")
    assert (file.read_bytes(), file.stat().st_mtime_ns) == (b"titel: x\n", before.st_mtime_ns)


def test_a_path_is_shown_as_in_findings() -> None:
    assert shown_path(("mål", 0, "egne tal", 1)) == "mål[0].egne tal[1]"
