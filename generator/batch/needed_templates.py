"""Whether the project's folder of templates belongs to this version of the program.

The program asks for sentences and pages by name while it writes. What it needs stands in a list of its own,
made from the templates that it was written with, so that an older folder is told of before anything is built.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, meta

from generator.danish.names import listed
from generator.plan.sentences import Sentences
from generator.problems import FindingsError, Place, finding
from generator.sandbox import template_environment
from generator.source.data_files import read_data_file
from generator.source.source_text import SourceText
from generator.source.yaml_reader import read_source

NEEDED_FILE = Path(__file__).with_name("needed_templates.yaml")
_NOT_NEEDED = {"format.md.j2"}
"""Written with by scripts, and by no command."""
_MOST_NAMED = 5
_IN_BRACES = re.compile(r"{[{%](.*?)[}%]}", re.DOTALL)
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_SYNTAX = frozenset(("if", "elif", "else", "endif", "and", "or", "not", "in", "is", "set", "for", "endfor"))
_NAME = re.compile(r"(?<![.|\w])[^\W\d]\w*")


def _needed_of(templates: Path) -> dict[str, Any]:
    """Return what a folder of templates offers: the values of each sentence by its name, and its files."""
    sentences = Sentences(templates)
    files = (file.relative_to(templates).as_posix() for file in templates.rglob("*") if file.is_file())
    return {
        "sætninger": {
            name: " ".join(sorted(_values(sentences.source(name)))) for name in sorted(sentences.names)
        },
        "filer": sorted(set(files) - _NOT_NEEDED),
    }


def needed_text(templates: Path) -> str:
    """Return the list of what the program needs, made from the templates that it is written with."""
    needed = _needed_of(templates)
    sentences = (f"  {_quoted(name)}: {_quoted(values)}\n" for name, values in needed["sætninger"].items())
    files = (f"  - {_quoted(name)}\n" for name in needed["filer"])
    return "".join(("sætninger:\n", *sentences, "filer:\n", *files))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def require_needed(templates: Path, sentences: Sentences, shown: str) -> None:
    """Raise FindingsError, with one finding, if templates lack something, or want other values.

    Raises it also for a page that is no text.
    """
    needed = _needed()
    missing = [
        *(name for name in needed["filer"] if not (templates / name).is_file()),
        *(name for name in needed["sætninger"] if name not in sentences.names),
    ]
    foreign = list(_with_other_values(sentences, needed["sætninger"])) if not missing else []
    for name in needed["filer"] if not missing else ():
        page = f"{shown}/{name}"
        SourceText.decode(read_source(templates / name, page), page)
    if missing or foreign:
        names = [f"»{name}«" for name in missing or foreign]
        more = len(names) - _MOST_NAMED
        told = listed([*names[:_MOST_NAMED], *([f"{more} andre"] if more > 0 else [])])
        code = "skabeloner-mangler" if missing else "skabeloner-andre-værdier"
        raise FindingsError([finding(code, Place(shown), navne=told)])


def _with_other_values(sentences: Sentences, needed: Mapping[str, str]) -> Iterator[str]:
    """Yield the sentences that ask for a value that the program does not give them."""
    for name, known in needed.items():
        source = sentences.source(name)
        given = {"flere", *known.split()}
        if _words(source) - given and _values(source) - given:
            yield name


def _words(source: str) -> set[str]:
    """Return every name in the braces of a sentence: its values, and words of the template language."""
    inside = " ".join(_IN_BRACES.findall(source))
    return set(_NAME.findall(_QUOTED.sub("", inside))) - _SYNTAX


def _values(source: str) -> set[str]:
    try:
        return set(meta.find_undeclared_variables(template_environment(escaped=False).parse(source)))
    except TemplateError:  # told of where the sentence is read
        return set()


@cache
def _needed() -> dict[str, Any]:
    data = read_data_file(NEEDED_FILE, ("sætninger", "filer"))
    return {"sætninger": data.mapping("sætninger"), "filer": data.texts("filer")}
