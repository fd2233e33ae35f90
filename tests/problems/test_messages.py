"""The messages: every one is complete, in use and free of words that planners do not use."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import generator
from generator.problems.finding import finding, messages

SOURCES = Path(generator.__file__).parent
READING = yaml.safe_load((SOURCES / "problems" / "messages" / "reading.yaml").read_text("utf-8"))
PROGRAM = "\n".join(file.read_text("utf-8") for file in SOURCES.rglob("*.py"))


@pytest.mark.parametrize("code", sorted(messages()))
def test_cause_and_cure_are_whole_sentences(code):
    message = messages()[code]
    for sentence in (message.cause, message.cure):
        assert sentence[0].isupper() or sentence[0] in "»{"
        assert sentence[-1] in ".?})"
        assert "  " not in sentence


@pytest.mark.parametrize("code", sorted(READING))
def test_a_message_of_reading_can_be_made_with_its_gaps(code):
    message = messages()[code]
    gaps = {name for _, name, _, _ in string.Formatter().parse(message.cause + message.cure) if name}
    made = finding(code, **dict.fromkeys(gaps, "X"))
    assert "{" not in made.cause.replace("»{«", "")
    assert made.code == code


@pytest.mark.parametrize("code", sorted(READING))
def test_a_message_of_reading_is_in_use(code):
    assert f'"{code}"' in PROGRAM


@pytest.mark.parametrize("code", sorted(READING))
def test_a_message_of_reading_has_no_jargon(code):
    message = messages()[code]
    jargon = r"yaml(?!\.)|parser|scalar|mapping|token|syntaks|string|null|byte|alias|tag\b"
    assert not re.search(jargon, f"{message.cause} {message.cure}".replace(".yaml", ""), re.IGNORECASE)


def test_an_unknown_code_is_our_own_mistake():
    with pytest.raises(KeyError):
        finding("findes-ikke")


def test_a_missing_gap_is_our_own_mistake():
    with pytest.raises(KeyError):
        finding("fil-for-stor")


def _made() -> Iterator[tuple[str, str, set[str | None]]]:
    """Yield the file, the code and the given gaps of each finding made with a literal code."""
    for file in sorted(SOURCES.rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) in {
                "finding",
                "fault",
                "reading.reject",
            }:
                code = call.args[0]
                if isinstance(code, ast.Constant):
                    yield file.name, code.value, {keyword.arg for keyword in call.keywords}


def test_every_finding_is_made_with_all_gaps_of_its_sentences():
    incomplete = []
    for file, code, given in _made():
        message = messages()[code]
        parsed = string.Formatter().parse(message.cause + message.cure)
        missing = {name for _, name, _, _ in parsed if name} - given
        if missing and None not in given:
            incomplete.append((file, code, missing))
    assert incomplete == []


# --- Nobody is asked to delete the only copy of anything --------------------------------------

TAKE_AWAY = re.compile(
    r"\b(slet(te(s|t)?)?(?! (ikke|ingen|intet))|fjern(e(s|t)?)?|kassér|smid|overskriv"
    r"|behold(e)? (kun )?den ene)\b",
    re.IGNORECASE,
)
FREE_TO_GO = {
    "disposition-obligatorisk": "a name in a list, which says nothing else",
    "egen-skabelon-for-meget": "words of a template that no plan can show",
    "egen-skabelon-lang": "what stands there already",
    "flere-dokumenter": "three dashes",
    "hent-anden-adresse": "a setting for trying the program",
    "leverance-nøgle-ukendt": "a word in a file that the program itself makes",
    "mål-lokalt-behandling": "a key without effect",
    "måltal-afventer-med-tal": "what is no longer so; the cure says what to write instead",
    "måltal-blandt-uden-placering": "a key without effect",
    "måltal-fasthold-ikke-nået": "a word that is not so",
    "måltal-prisniveau-uden-beløb": "a key without effect",
    "råd-søgeord-tomt": "a word without letters",
    "skabelon-beskyttet": "a password; the content stays",
    "skabelon-for-stor": "in a copy",
    "skabelon-henvisning": "in a copy",
    "skabelon-indhold": "in a copy",
    "skabelon-indlejret": "in a copy",
    "skrivemåde-hårdt-mellemrum": "a blank that another blank replaces",
    "skrivemåde-type": "a mark of a program's",
    "spørgsmål-svar-mangler": "an entry that says nothing",
    "tal-tilstand": "a value that its own state says is not there",
    "talfil-værdi-for-meget": "a value that its own state says is not there",
    "tegn-usynligt": "a sign that nobody sees",
    "tekst-tegn-vist": "marks that were not meant as words",
}
"""The messages that ask for something to be taken away, and why nothing is lost by it. Reviewed by hand."""


@pytest.mark.parametrize("code", sorted(messages()))
def test_a_cure_asks_for_nothing_to_be_taken_away_but_what_was_reviewed(code):
    message = messages()[code]
    asks = TAKE_AWAY.search(f"{message.cause} {message.cure}")
    assert bool(asks) == (code in FREE_TO_GO), message.cure


@pytest.mark.parametrize("code", sorted(messages()))
def test_no_cure_asks_for_a_file_or_a_folder_to_be_taken_away(code):
    for sentence in re.split(r"(?<=[.;])\s", messages()[code].cure):
        if TAKE_AWAY.search(sentence):
            assert not re.search(r"\bfil(en|er|erne)?\b|mappe|\bplan(en|er|erne)?\b", sentence), sentence


PAGES = (
    *(file for name in ("README.md", "CONTRIBUTING.md") if (file := SOURCES.parent / name).is_file()),
    *sorted((SOURCES.parent / "docs").glob("*.md")),
    *sorted((SOURCES.parent / "plan_templates").glob("*.j2")),
    *sorted((SOURCES / "cli").glob("*.py")),
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_and_no_template_asks_for_a_file_to_be_deleted(page):
    """What is free to be deleted, such as the examples of a new file, may be told; never a file."""
    for line in page.read_text("utf-8").splitlines():
        if re.search(r"\b(slet|fjern|behold den ene)\b(?! (ikke|ingen|intet))", line, re.IGNORECASE):
            assert not re.search(r"\bfil(en|er|erne)\b|den fil\b|mappen", line), line
