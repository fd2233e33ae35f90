"""Every mistake that a planner can make in writing YAML, as a small file with the finding it must give."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.problems import FindingsError
from generator.source.source_text import SourceText
from generator.source.yaml_builder import build_tree
from generator.source.yaml_reader import parse_yaml, read_yaml

TRAPS = Path(__file__).parent / "files" / "traps"

# File, code, line, the text that is underlined.
EXPECTED = [
    ("alias", "skrivemåde-henvisning", 1, "&by Aarhus"),
    ("at-first", "skrivemåde-tegn-først", 1, "@jobcenter"),
    ("backslash", "skrivemåde-omvendt-skråstreg", 1, "\\p"),
    ("backtick-first", "skrivemåde-tegn-først", 1, "`Flere` i job"),
    ("bar-first", "skrivemåde-tekst-efter-streg", 1, "| 5 procent"),
    ("bold-text", "skrivemåde-henvisning", 1, "**Flere** i job"),
    ("braces-as-text", "navn-ikke-tekst", 1, "{titel}"),
    ("bracket-end-first", "skrivemåde-tegn-først", 1, "] slut"),
    ("colon-in-text", "skrivemåde-kolon-i-tekst", 2, "Mål 1: Flere i job"),
    ("comma-in-text-in-braces", "skrivemåde-komma-i-tekst", 1, "hvis konjunkturen vender."),
    ("control-character", "tegn-usynligt", 1, "\v"),
    ("control-character-escaped", "tegn-usynligt", 1, '"Aar\\u0007hus"'),
    ("cp1252", "fil-ikke-utf-8", 2, "ø"),
    ("directive", "skrivemåde-tegn-først", 1, "%planer"),
    ("empty", "fil-tom", 1, ""),
    ("empty-key", "navn-ikke-tekst", 1, ":"),
    ("end-mark-with-text", "skrivemåde-ukendt", 2, "s"),
    ("greater-than-first", "skrivemåde-tegn-først", 1, "> 5 procent"),
    ("hard-space-after-colon", "skrivemåde-hårdt-mellemrum", 2, "\u00a0"),
    ("hard-space-indentation", "skrivemåde-hårdt-mellemrum", 2, "\u00a0\u00a0ministermål"),
    ("hash-first", "skrivemåde-havelåge-i-tekst", 1, "#JobTilAlle"),
    ("hash-in-text", "skrivemåde-havelåge-i-tekst", 1, "#1 for os"),
    ("italic-text", "skrivemåde-henvisning", 1, "*Flere* i job"),
    ("item-among-keys", "skrivemåde-indrykning", 2, "- Esbjerg"),
    ("item-behind-key", "skrivemåde-punkt-efter-kolon", 1, "- Flere i job"),
    ("key-among-items", "skrivemåde-indrykning", 3, "overskrift: Flere"),
    ("list-as-key", "navn-ikke-tekst", 1, "[Esbjerg, Fanø]"),
    ("merge-key", "skrivemåde-henvisning", 2, "<<"),
    ("no-colon", "skrivemåde-kolon-mangler", 2, "periode 2018"),
    ("no-colon-in-first-line", "skrivemåde-kolon-mangler", 1, "kommune Aarhus"),
    ("no-colon-first-in-braces", "skrivemåde-kolon-mangler", 2, "ministermål 1"),
    ("no-comma-in-braces", "skrivemåde-komma-mangler", 1, ":"),
    ("no-dash-and-one-step-in", "skrivemåde-bindestreg-mangler", 4, "ministermål"),
    ("no-dash-at-first-item", "skrivemåde-bindestreg-mangler", 3, "ministermål: 1"),
    ("no-dash-at-first-text", "skrivemåde-bindestreg-mangler", 2, "Unge"),
    ("no-dash-at-second-item", "skrivemåde-bindestreg-mangler", 4, "ministermål: 2"),
    ("no-dash-at-second-text", "skrivemåde-bindestreg-mangler", 3, "Ledige"),
    ("no-space-after-colon", "skrivemåde-kolon-uden-mellemrum", 2, ":"),
    ("no-space-after-colon-in-braces", "skrivemåde-kolon-uden-mellemrum", 1, "mindst:2"),
    ("no-space-after-dash", "skrivemåde-bindestreg-uden-mellemrum", 2, "-Esbjerg"),
    ("no-space-after-dash-before-key", "skrivemåde-bindestreg-uden-mellemrum", 2, "-ministermål"),
    ("no-space-after-first-colon", "skrivemåde-kolon-uden-mellemrum", 1, ":"),
    ("no-space-after-last-colon", "skrivemåde-kolon-uden-mellemrum", 2, ":"),
    ("no-space-after-only-colon", "skrivemåde-kolon-uden-mellemrum", 1, "kommune:Aarhus"),
    ("no-space-after-quoted-key", "skrivemåde-kolon-uden-mellemrum", 1, ":"),
    ("number-with-unit", "skrivemåde-tal-med-mere", 1, "18,5 %"),
    ("one-bracket-too-many", "skrivemåde-tekst-efter-klamme", 1, "]"),
    ("only-comments", "fil-tom", 1, ""),
    ("only-null", "fil-tom", 1, ""),
    ("open-brace", "skrivemåde-klamme-mangler", 1, "{mindst: 2"),
    ("open-bracket", "skrivemåde-klamme-mangler", 1, "[Esbjerg, Fanø"),
    ("open-bracket-at-end", "skrivemåde-klamme-mangler", 1, "["),
    ("open-double-quote", "skrivemåde-anførselstegn-mangler", 1, '"Flere i job'),
    ("open-quote-before-another", "skrivemåde-anførselstegn-mangler", 1, '"Flere i job'),
    ("open-single-quote", "skrivemåde-anførselstegn-mangler", 1, "'Flere i job"),
    ("percent-first", "skrivemåde-tegn-først", 1, "% af befolkningen"),
    ("python-tag", "skrivemåde-type", 1, "!!python/object/apply:os.system ["),
    ("repeated-key", "navn-gentaget", 3, "kommune"),
    ("seventeen-steps", "for-mange-trin", 17, "t"),
    ("tabulator", "skrivemåde-tabulator", 2, "\t"),
    ("tabulator-after-spaces", "skrivemåde-tabulator", 3, "\t"),
    ("tag", "skrivemåde-type", 1, "!vigtigt Aarhus"),
    ("text-after-bracket", "skrivemåde-tekst-efter-klamme", 1, "Flere i job"),
    ("text-after-quote", "skrivemåde-tekst-efter-anførselstegn", 1, '"Flere" i job'),
    ("text-direction", "tegn-usynligt", 1, "\u202e"),
    ("too-far-in", "skrivemåde-indrykning", 2, "periode: 2018"),
    ("too-far-out", "skrivemåde-indrykning", 3, "ordlyd: Flere personer"),
    ("two-documents", "flere-dokumenter", 2, "---"),
    ("utf-16", "fil-utf-16", 1, ""),
    ("utf-16-without-mark", "fil-utf-16", 1, ""),
    ("with-zero-byte", "fil-ikke-tekst", 1, ""),
    ("word-document", "fil-ikke-tekst", 1, ""),
    ("wrong-bracket", "skrivemåde-komma-mangler", 1, "}"),
]


def underlined(place):
    return place.excerpt[place.column - 1 : place.column - 1 + place.length]


@pytest.mark.parametrize(("name", "code", "line", "text"), EXPECTED, ids=[row[0] for row in EXPECTED])
def test_the_finding_names_the_mistake_and_underlines_it(name, code, line, text):
    with pytest.raises(FindingsError) as caught:
        read_yaml(TRAPS / f"{name}.yaml", f"municipalities/{name}.yaml")
    first = caught.value.findings[0]
    assert (first.code, first.place.line, underlined(first.place)) == (code, line, text)
    assert first.place.file == f"municipalities/{name}.yaml"
    assert first.is_error


def test_every_trap_file_is_listed_here():
    assert sorted(file.stem for file in TRAPS.iterdir()) == sorted(row[0] for row in EXPECTED)


# The pure Python parser stops at the line after an unknown directive, so there the advice is less precise.
@pytest.mark.parametrize("name", sorted({row[0] for row in EXPECTED} - {"directive"}))
def test_the_pure_python_parser_gives_the_same_findings(name):
    data = (TRAPS / f"{name}.yaml").read_bytes()

    def codes(loader):
        with pytest.raises(FindingsError) as caught:
            build_tree(SourceText.decode(data, name), loader)
        return [(item.code, item.place) for item in caught.value.findings]

    assert codes(yaml.SafeLoader) == codes(yaml.CSafeLoader)


def test_a_forgotten_dash_is_one_finding_however_many_keys_the_item_has():
    with pytest.raises(FindingsError) as caught:
        read_yaml(TRAPS / "no-dash-and-one-step-in.yaml")
    assert len(caught.value.findings) == 1


def test_a_forgotten_first_dash_is_told_at_the_list_however_far_below_the_next_one_stands():
    goal = "".join(f"  nøgle{number}: En tekst\n" for number in range(40))
    with pytest.raises(FindingsError) as caught:
        parse_yaml(f"mål:\n  ministermål: 1\n{goal}  - ministermål: 2\n".encode(), "plan.yaml")
    assert [found.place.line for found in caught.value.findings] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "formål: Vi vil samarbejde\n  - også i 2018\n  - om mål\n",
        "mål:\n  - titel: A\n    titler:\n      - titel: B\n",
        "liste:\n- Unge\nstatus: udkast\n",
    ],
)
def test_a_dash_that_is_not_forgotten_is_not_asked_for(text):
    parse_yaml(text.encode(), "plan.yaml")


def test_a_repeated_key_is_told_with_both_lines():
    with pytest.raises(FindingsError) as caught:
        read_yaml(TRAPS / "repeated-key.yaml")
    (found,) = caught.value.findings
    assert "»kommune«" in found.cause
    assert "linje 1" in found.cause
    assert found.place.line == 3


def test_an_old_windows_encoding_is_shown_as_it_was_meant():
    with pytest.raises(FindingsError) as caught:
        read_yaml(TRAPS / "cp1252.yaml")
    (found,) = caught.value.findings
    assert found.place.excerpt == "kommune: Rødovre"
    assert "»ø«" in found.cause
    assert "UTF-8" in found.cure


def test_all_mistakes_before_a_syntax_error_are_found_in_one_pass():
    data = b"a: &x 1\na: 2\nb: *x\nc: !d e\nf: [1\n"
    with pytest.raises(FindingsError) as caught:
        build_tree(SourceText.decode(data, "plan.yaml"))
    assert [(item.code, item.place.line) for item in caught.value.findings] == [
        ("skrivemåde-henvisning", 1),
        ("navn-gentaget", 2),
        ("skrivemåde-henvisning", 3),
        ("skrivemåde-type", 4),
        ("skrivemåde-klamme-mangler", 5),
    ]
