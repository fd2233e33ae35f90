"""The pictures that a planner's texts show: ``![what it shows](file.png "caption")`` in Markdown.

They lie in the folder that is called as the file in which the text stands, without ``.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from markdown_it.token import Token

from generator.problems import Finding, FindingsError, Place, finding
from generator.source.pictures import PictureFile, read_picture, require_words
from generator.source.project import Project
from generator.source.prose import read_prose
from generator.source.records.annex import AnnexPicture
from generator.source.records.plan import PlanRecord
from generator.source.written import Written

MAX_PICTURES = 40
"""The most pictures of one plan, scanned annexes included."""

PictureKey = tuple[str, str]
"""The shown path of the file that names a picture, and the name that it gives it."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_WRITTEN = re.compile(r"!\[[^]\n]*\]\(\s*([^()<>\"'\n]+?)\s*\)")
"""What somebody means as a picture, whether Markdown reads it as one or not."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as a text of Markdown shows it; ``file`` is its name with the place where it stands."""

    file: Written
    alternative_text: str


def name_of(address: str) -> str:
    """Return the name of a file that stands as an address in Markdown, where some letters are coded."""
    return unquote(address)


def shown_in(text: Written, sources: Mapping[str, bytes]) -> Iterator[Shown]:
    """Yield the pictures of a text; ``sources`` are the files that texts stand in, by shown path."""
    if "![" not in text:
        return
    lines = _lines(text, sources)
    for token in _images(read_prose(text).tokens):
        name = name_of(str(token.attrs.get("src", "")))
        place = _place(text, name, lines)
        yield Shown(Written(name, place, text.path), token.content.strip())


def read_illustrations(
    record: PlanRecord, project: Project, sources: Mapping[str, bytes]
) -> tuple[dict[PictureKey, PictureFile], list[Finding]]:
    """Read all pictures of a record's texts and annexes; return them, and what is wrong with others.

    ``sources`` are the files that the record was read from, by shown path.
    """
    read: dict[PictureKey, PictureFile] = {}
    found: list[Finding] = []
    for picture in _pictures(record, sources, found):
        key = picture.file.place.file, str(picture.file)
        if key not in read and len(read) >= MAX_PICTURES:
            found.append(finding("billeder-for-mange", picture.file.place, grænse=MAX_PICTURES))
            break
        folder = (project.root / key[0]).with_suffix("")
        try:
            require_words(picture)
            if key not in read:
                shown = f"{project.shown(folder.parent)}/{folder.name}"
                read[key] = read_picture(picture, folder, shown)
        except FindingsError as error:
            found.extend(error.findings)
    return read, found


def _pictures(
    record: PlanRecord, sources: Mapping[str, bytes], found: list[Finding]
) -> Iterator[AnnexPicture]:
    for annex in record.annexes:
        yield from annex.pages
    for text in record.texts():
        if "![" not in text:
            continue
        found.extend(_not_read(text, sources))
        for shown in shown_in(text, sources):
            if _ADDRESS.match(shown.file):
                found.append(finding("billede-fra-nettet", shown.file.place, adresse=shown.file))
            else:
                alternative_text = text.reworded(shown.alternative_text)
                yield AnnexPicture.model_construct(file=shown.file, alternative_text=alternative_text)


def _not_read(text: Written, sources: Mapping[str, bytes]) -> Iterator[Finding]:
    """Yield a finding for each picture whose name keeps Markdown from reading it as one."""
    read = {str(shown.file) for shown in shown_in(text, sources)}
    for written in _WRITTEN.finditer(text):
        name = written[1]
        if name_of(name) in read:
            continue
        place = _place(text, name, _lines(text, sources))
        if _ADDRESS.match(name):
            yield finding("billede-fra-nettet", place, adresse=name)
        elif " " in name:
            yield finding("billede-mellemrum", place, fil=name)


def _images(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == "image":
            yield token
        else:
            yield from _images(token.children or [])


def _lines(text: Written, sources: Mapping[str, bytes]) -> list[str]:
    return sources.get(text.place.file, b"").decode("utf-8-sig", "replace").splitlines()


def _place(text: Written, words: str, lines: list[str]) -> Place:
    """Return where some words of a text stand in its file, or the text itself where they cannot be found."""
    for number, line in enumerate(lines[text.place.line - 1 :], text.place.line):
        if words and words in line:
            return Place(text.place.file, number, line.index(words) + 1, len(words), line)
    return text.place
