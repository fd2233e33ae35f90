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
