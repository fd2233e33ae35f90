"""Reading YAML: everything stays text with its place, and any bytes give a node or findings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import FindingsError, Place
from generator.source.yaml_builder import MAX_DEPTH, MAX_FINDINGS, MAX_NODES
from generator.source.yaml_reader import (
    MAX_KIB,
    Mapping,
    Scalar,
    Sequence,
    parse_yaml,
    place_of,
    plain,
    read_yaml,
)

GOOD = Path(__file__).parent / "files" / "good"


def read(text: str):
    return parse_yaml(text.encode(), "plan.yaml")


def codes(data: bytes) -> list[str]:
    with pytest.raises(FindingsError) as caught:
        parse_yaml(data, "plan.yaml")
    return [item.code for item in caught.value.findings]


def underlined(place: Place) -> str:
    return place.excerpt[place.column - 1 : place.column - 1 + place.length]


# Values


def test_nothing_is_guessed():
    assert plain(read_yaml(GOOD / "stays_text.yaml")) == {
        "kode": "0751",
        "land": "NO",
        "svar": "nej",
        "tid": "12:30",
        "antal": "1.234",
        "andel": "12,5",
        "dato": "2018-06-30",
        "stor": "1e3",
        "oktal": "010",
        "sand": "true",
    }


def test_a_plan_is_read_as_it_was_written():
    plan = plain(read_yaml(GOOD / "frederikssund.yaml"))
    first, second = plan["mål"]
    assert plan["kommune"] == "Frederikssund"
    assert first["overskrift"] == "Flere i job: nu"
    assert first["udfordring"] == "Der er **få** ledige.\n\n- Se https://jobindsats.dk\n  for tallene.\n"
    assert first["indikatorer"][0]["sammenlign"] == ["sammenligningskommuner", "Hele landet"]
    assert first["indsatser"] is None
    assert second == {"lokalt mål": "Aarhus' unge"}


def test_windows_line_endings_and_a_byte_order_mark_do_not_matter():
    node = read_yaml(GOOD / "windows.yaml")
    assert plain(node) == {"kommune": "Rødovre", "periode": "2018"}
    assert place_of(node, ["periode"]).excerpt == "periode: 2018"


def test_letters_made_of_two_characters_become_one():
    node = read_yaml(GOOD / "decomposed.yaml")
    assert plain(node) == {"kommune": "Ålborg og Rödby"}
    assert underlined(place_of(node, ["kommune"])) == "Ålborg og Rödby"


@pytest.mark.parametrize("written", ["", "~", "null", "Null"])
def test_an_empty_value_is_null(written):
    assert read(f"a: {written}\nb: 1\n").get("a").is_null


@pytest.mark.parametrize("written", ['""', "'~'", '"null"', "nul", "|\n  null"])
def test_a_quoted_or_other_text_is_not_null(written):
    assert not read(f"a: {written}\nb: 1\n").get("a").is_null


def test_quotation_marks_are_remembered():
    node = read("a: 1.234\nb: '1.234'\nc: \"x\"\nd: |\n  x\n")
    assert [value.quoted for _, value in node.entries] == [False, True, True, True]


def test_a_hard_space_after_a_value_is_left_out():
    assert plain(read("a: 12\u00a0\nb: x\n")) == {"a": "12", "b": "x"}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("{mindst: 0,5}", {"mindst": "0,5"}),
        ("{mindst: 4,1, højst: 5,1}", {"mindst": "4,1", "højst": "5,1"}),
        ("{fald: -0,25, enhed: pct.}", {"fald": "-0,25", "enhed": "pct."}),
    ],
)
def test_a_decimal_comma_in_braces_is_part_of_the_number(written, value):
    node = read(f"måltal: {written}\n")
    assert plain(node) == {"måltal": value}
    first = next(iter(value))
    assert underlined(place_of(node, ["måltal", first])) == value[first]


@pytest.mark.parametrize("written", ["{a: 0, 5: }", "{a: '0',5: }", "{a: x,5: }"])
def test_other_commas_in_braces_part_two_keys(written):
    assert len(plain(read(written))) == 2


# Places


@pytest.mark.parametrize(
    ("path", "line", "text"),
    [
        (["kommune"], 1, "Frederikssund"),
        (["mål", 0, "overskrift"], 7, '"Flere i job: nu"'),
        (["mål", 0, "udfordring"], 8, "|"),
        (["mål", 0, "indikatorer", 0, "sammenlign"], 15, "[sammenligningskommuner, Hele landet]"),
        (["mål", 0, "indikatorer", 0, "sammenlign", 1], 15, "Hele landet"),
        (["mål", 0, "indikatorer", 0, "måltal", "højst"], 16, "-2,25"),
        (["mål", 1], 18, "lokalt mål"),
        (["mål"], 5, "-"),
    ],
)
def test_every_value_knows_its_place(path, line, text):
    place = place_of(read_yaml(GOOD / "frederikssund.yaml", "frederikssund.yaml"), path)
    assert (place.file, place.line, underlined(place)) == ("frederikssund.yaml", line, text)


def test_the_place_of_a_key_can_be_asked_for():
    node = read("mål:\n  - titel: Flere\n")
    assert underlined(place_of(node, ["mål", 0, "titel"], of_key=True)) == "titel"


@pytest.mark.parametrize("path", [["mål", 0, "mangler"], ["mål", 0, 3], ["mål", 0, "mangler", "helt"]])
def test_a_path_that_goes_too_far_gives_the_place_of_the_deepest_value(path):
    node = read("mål:\n  - titel: Flere\n")
    assert place_of(node, path) == place_of(node, ["mål", 0])


def test_an_empty_value_has_its_place_behind_the_colon():
    place = place_of(read("a:\nb: 1\n"), ["a"])
    assert (place.line, place.column) == (1, 3)


def test_the_lines_of_a_block_know_their_places():
    text = read_yaml(GOOD / "frederikssund.yaml").get("mål").items[0].get("udfordring")
    assert [text.place_of_line(n).line for n in range(4)] == [9, 10, 11, 12]
    assert underlined(text.place_of_line(3)) == "  for tallene."
    assert text.place_of_line(4) == text.place


def test_a_text_that_is_no_block_has_one_place_for_all_its_lines():
    text = read('a: "x\\ny"\n').get("a")
    assert text.place_of_line(1) == text.place


def test_keys_can_be_asked_for():
    node = read("a: 1\n")
    assert isinstance(node, Mapping)
    assert node.get("b") is None
    assert node.key("b") is None
    assert node.key("a").text == "a"


# Limits


def test_the_deepest_nesting_that_is_allowed_can_be_read():
    node = read("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    for _ in range(MAX_DEPTH - 1):
        assert isinstance(node, Sequence)
        (node,) = node.items


@pytest.mark.parametrize("bracket", ["[", "{a: ", "- ", "? ", "[\n"])
def test_a_hundred_thousand_steps_are_refused_and_not_followed(bracket):
    assert codes((bracket * 100_000).encode()) == ["for-mange-trin"]


def test_the_largest_number_of_values_can_be_read():
    node = read("- a\n" * (MAX_NODES - 1))
    assert len(node.items) == MAX_NODES - 1


def test_one_value_too_many_is_refused():
    assert codes(b"- a\n" * MAX_NODES) == ["for-mange-værdier"]


def test_the_largest_file_can_be_read_and_one_byte_more_is_refused():
    data = b"a: b".ljust(MAX_KIB * 1024)
    assert plain(parse_yaml(data, "plan.yaml")) == {"a": "b"}
    assert codes(data + b" ") == ["fil-for-stor"]


def test_a_file_full_of_mistakes_gives_a_list_that_can_be_read():
    assert codes(b"a: b\n" * 5_000) == ["navn-gentaget"] * MAX_FINDINGS + ["flere-fund"]


def test_invisible_characters_give_a_list_that_can_be_read():
    found = codes(b"a: \x01\n" * 5_000)
    assert 1 < len(found) <= MAX_FINDINGS + 1
    assert found[-1] == "flere-fund"


def test_aliases_cannot_multiply():
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    found = codes("\n".join(["a0: &a0 x", *levels]).encode())
    assert set(found) == {"skrivemåde-henvisning", "flere-fund"}


# Files


def file_codes(file: Path) -> list[str]:
    with pytest.raises(FindingsError) as caught:
        read_yaml(file, "plan.yaml")
    assert [item.place for item in caught.value.findings] == [Place("plan.yaml")]
    return [item.code for item in caught.value.findings]


def test_a_missing_file_is_told(tmp_path):
    assert file_codes(tmp_path / "aarhus.yaml") == ["fil-mangler"]
    assert file_codes(tmp_path / "mappe" / "aarhus.yaml") == ["fil-mangler"]


def test_a_missing_file_with_a_neighbour_of_nearly_that_name_is_told_with_a_suggestion(tmp_path):
    (tmp_path / "lyngby-taarbaek.yaml").write_text("a: 1")
    with pytest.raises(FindingsError) as caught:
        read_yaml(tmp_path / "Lyngby-Tårbæk.yaml")
    assert "»lyngby-taarbaek.yaml«" in caught.value.findings[0].cure


def test_a_folder_is_told(tmp_path):
    assert file_codes(tmp_path) == ["fil-er-mappe"]


def test_a_file_without_permission_is_told(tmp_path, monkeypatch):
    file = tmp_path / "plan.yaml"
    file.write_text("a: 1")

    def refuse(*_args, **_values):
        raise PermissionError

    monkeypatch.setattr(os, "open", refuse)
    assert file_codes(file) == ["fil-uden-adgang"]


def test_a_name_that_no_drive_can_hold_is_told(tmp_path):
    assert file_codes(tmp_path / ("a" * 5_000)) == ["fil-ulæselig"]


def test_a_thing_that_is_no_file_is_not_read(tmp_path):
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert file_codes(pipe) == ["fil-ulæselig"]


def test_the_file_is_called_by_its_path_unless_another_name_is_given(tmp_path):
    file = tmp_path / "plan.yaml"
    file.write_text("a: 1")
    assert read_yaml(file).place.file == str(file)
    assert read_yaml(file, "plan.yaml").place.file == "plan.yaml"


# Properties

YAML_LIKE = st.text(alphabet="ab:-?[]{},\"'|>&*!%@`#\\ \n\t~.0159æ\u00a0\u202e\U0001f600", max_size=60)


def check_any(data: bytes) -> None:
    """Any bytes give a node whose places are right, or at least one finding that can be shown."""
    nodes = []
    findings = []
    try:
        nodes.append(parse_yaml(data, "plan.yaml"))
    except FindingsError as error:
        findings.extend(error.findings)
    assert nodes or findings
    for item in findings:
        check_place(item.place)
    while nodes:
        node = nodes.pop()
        check_place(node.place)
        match node:
            case Scalar(text, quoted, place):
                on_one_line = place.column - 1 + place.length <= len(place.excerpt)
                if not quoted and not node.is_null and on_one_line and not set(text) & set(" \n"):
                    assert underlined(place).startswith(text)
            case Sequence():
                nodes.extend(node.items)
            case Mapping():
                assert len({key.text for key, _ in node.entries}) == len(node.entries)
                nodes.extend(value for _, value in node.entries)
                nodes.extend(key for key, _ in node.entries)


def check_place(place: Place) -> None:
    assert place.line >= 1
    assert place.length >= 1
    assert 1 <= place.column <= len(place.excerpt) + 1
    assert "\n" not in place.excerpt


@given(st.binary(max_size=200))
def test_any_bytes_give_a_node_or_findings(data):
    check_any(data)


@given(st.text(max_size=200))
def test_any_text_gives_a_node_or_findings(text):
    check_any(text.encode("utf-8", "surrogatepass"))


@given(YAML_LIKE)
def test_any_text_that_looks_like_yaml_gives_a_node_or_findings(text):
    check_any(text.encode())


@given(st.lists(YAML_LIKE.map(lambda text: f"navn: {text}"), max_size=4).map("\n".join))
def test_any_lines_with_keys_give_a_node_or_findings(text):
    check_any(text.encode())


@pytest.mark.parametrize(
    "key", ["lokale\u00a0forhold", "lokale forhold\u00ad", "lo\u00adkale  forhold", "lokale\u202fforhold"]
)
def test_signs_without_a_shape_in_a_key_do_no_harm(key: str) -> None:
    node = read(f"{key}: tekst\n")

    assert isinstance(node, Mapping)
    assert [name.text for name, _ in node.entries] == ["lokale forhold"]
