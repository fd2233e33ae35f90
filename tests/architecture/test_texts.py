"""What a reader sees stands in the templates and messages, and a module fits in one head."""

from __future__ import annotations

import re

from tests.architecture.sources import MODULES, Module

DANISH_LETTER = re.compile("[æøåÆØÅ]")
# The explanations of the keys are the file format's own manual, and stand where the key is declared.
FORMAT = ("generator/source/records/", "generator/source/fields.py")
MOST_LINES = 320
LONGER_FOR_A_REASON = {
    "generator/plan/targets.py": "every kind of target is evaluated in one place",
    "generator/document/blocks.py": "the closed set of blocks is read, and matched on, as one",
    "generator/writers/word/styles.py": "one table of all styles",
}


def _danish(module: Module) -> list[str]:
    """Return the texts of a module that are more than one word and hold a letter that only Danish has."""
    return [text.strip() for text in module.texts() if DANISH_LETTER.search(text) and " " in text.strip()]


def test_no_danish_words_stand_where_documents_are_composed_and_drawn() -> None:
    assert not [
        f"{module.name}: {text}"
        for module in MODULES
        if module.folder in {"document", "charts", "writers"}
        for text in _danish(module)
    ]


def test_no_danish_sentence_stands_where_plans_are_read_and_merged() -> None:
    """The keys of a file and the words of a choice do stand there."""
    assert not [
        f"{module.name}: {text}"
        for module in MODULES
        if module.folder in {"source", "figures", "plan", "batch"} and not module.name.startswith(FORMAT)
        for text in _danish(module)
        if text[0].isupper() or text[-1] in ".!?"
    ]


def test_a_module_is_of_a_length_that_can_be_read() -> None:
    assert not [
        f"{module.name}: {module.length} lines"
        for module in MODULES
        if module.length > MOST_LINES and module.name not in LONGER_FOR_A_REASON
    ]
