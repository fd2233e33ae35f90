"""Reads a municipality's own look and words: the files in its folder that stand beside our standard ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.problems import Finding, FindingsError, Place, finding
from generator.source.identity_files import IDENTITY_FILES, WORD_TEMPLATE, identity_names
from generator.source.project import Project, readable, real_path
from generator.source.source_text import SourceText
from generator.source.word_template import WordTemplateFile, read_word_template
from generator.source.written import WrittenMapping, as_written, place_of_value
from generator.source.yaml_reader import parse_yaml, read_source


@dataclass(frozen=True, slots=True)
class Identity:
    """What a municipality has written in files of its own, by file name; empty where it uses the standard.

    ``folder`` is the name under which a record remembers which of the files there are; ``sources`` are the
    bytes of those that were read, by shown path. ``pages`` are the style sheet and the partials for HTML
    and PDF.
    """

    folder: str
    files: Mapping[str, WrittenMapping] = field(default_factory=dict)
    sources: Mapping[str, bytes] = field(default_factory=dict)
    pages: Mapping[str, SourceText] = field(default_factory=dict)
    word_template: WordTemplateFile | None = None


def read_identity(folder: Path, project: Project) -> Identity:
    """Read the files of a municipality's folder.

    Raises FindingsError for a file that cannot be read, is no text or no YAML with keys, or leads out of the
    folder.
    """
    shown = f"{project.shown(folder.parent)}/{folder.name}"
    files: dict[str, WrittenMapping] = {}
    sources: dict[str, bytes] = {}
    pages: dict[str, SourceText] = {}
    word_template = None
    found: list[Finding] = []
    for name in identity_names(folder):
        place = Place(readable(Path(f"{shown}/{name}")))
        try:
            _refuse_way_out(folder, name, place)
            if name == WORD_TEMPLATE:
                sources[place.file], word_template = read_word_template(folder / name, place.file)
                continue
            sources[place.file] = read_source(folder / name, place.file)
            if name not in IDENTITY_FILES:
                pages[name] = SourceText.decode(sources[place.file], place.file)
                continue
            written = as_written(parse_yaml(sources[place.file], place.file))
        except FindingsError as error:
            found.extend(error.findings)
            continue
        if isinstance(written, WrittenMapping):
            files[name] = written
        elif written is not None:
            found.append(finding("egen-fil-form", place_of_value(written) or place))
    if found:
        raise FindingsError(found)
    return Identity(f"{shown}/", files, sources, pages, word_template)


def _refuse_way_out(folder: Path, name: str, place: Place) -> None:
    """Raise FindingsError if a file, or the folder itself, is a link to somewhere else."""
    file = real_path(folder / name)
    if file.is_symlink() or not file.is_relative_to(real_path(folder.parent) / folder.name):
        raise FindingsError([finding("egen-fil-udenfor", place)])
