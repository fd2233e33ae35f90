"""The page numbers in the contents of Word files, held against LibreOffice's layout of the same files.

LibreOffice is not Word, but sets the same styles by the same rules, in a font with the widths of Calibri. A
few numbers may differ: where LibreOffice's passes over a text leave a paragraph elsewhere than its rules say.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from lxml import etree

from proof.programs import in_parallel, output_of, shares

FARTHEST = 1
"""How many pages a number may be away from LibreOffice's."""

SHARE_THAT_DIFFERS = 0.005
"""The share of all numbers that may be away at all."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEPTH = re.compile(r'TOC \\o "1-(\d)"')


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: the page that it names, if any, and the page of the heading in LibreOffice."""

    file: str
    words: str
    named: int | None
    found: int

    def __str__(self) -> str:
        named = "intet" if self.named is None else self.named
        return f"{self.file}: »{self.words}« står på side {self.found}, og indholdet siger {named}"


def contents_failures(files: Sequence[Path]) -> list[str]:
    """Return which page numbers in the contents are missing or too far from LibreOffice's, or too many."""
    entries = [entry for of_share in in_parallel(_entries_of_files, shares(files)) for entry in of_share]
    other = [entry for entry in entries if entry.named != entry.found]
    if len(other) > SHARE_THAT_DIFFERS * len(entries):
        return [str(entry) for entry in other]
    return [str(entry) for entry in other if entry.named is None or abs(entry.named - entry.found) > FARTHEST]


def contents_entries(file: Path, folder: Path) -> list[Entry]:
    """Return the entries of a Word file's contents; ``folder`` is where LibreOffice may write.

    Raises ProgramError if LibreOffice cannot be run, and ValueError if it finds other headings.
    """
    return list(_entries([file], folder))


def _entries_of_files(files: Sequence[Path]) -> list[Entry]:
    with tempfile.TemporaryDirectory() as folder:
        return list(_entries(files, Path(folder)))


def _entries(files: Sequence[Path], folder: Path) -> Iterator[Entry]:
    profile = (folder / "profile").as_uri()
    command = ("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf")
    # Files of several years have the same names.
    for number, share in enumerate(_of_different_names(files)):
        target = folder / str(number)
        output_of(*command, "--outdir", target, *share)
        for file in share:
            yield from _held_together(file, target / f"{file.stem}.pdf")


def _of_different_names(files: Sequence[Path]) -> list[list[Path]]:
    groups: list[dict[str, Path]] = []
    for file in files:
        group = next((group for group in groups if file.name not in group), None)
        if group is None:
            groups.append(group := {})
        group[file.name] = file
    return [list(group.values()) for group in groups]


def _held_together(word_file: Path, laid_out: Path) -> Iterator[Entry]:
    depth, named = _named(word_file)
    found = list(_found(laid_out, depth))
    if len(named) != len(found):
        raise ValueError(f"{word_file}: {len(named)} lines of contents, {len(found)} headings")
    for (words, page), there in zip(named, found, strict=True):
        yield Entry(word_file.stem, words, page, there)


def _named(file: Path) -> tuple[int, list[tuple[str, int | None]]]:
    """Return the depth of a Word file's contents, and the words and page of each line."""
    with zipfile.ZipFile(file) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    depth, lines = 0, []
    for contents in body.iterfind(f".//{_W}sdt"):
        if contents.find(f"{_W}sdtPr/{_W}docPartObj") is None:
            continue
        codes = [node.text or "" for node in contents.iter(f"{_W}instrText")]
        depth = next(int(code[1]) for code in map(_DEPTH.search, codes) if code)
        for paragraph in contents.findall(f"{_W}sdtContent/{_W}p")[1:]:
            texts = [node.text or "" for node in paragraph.iter(f"{_W}t")]
            has_page = any("PAGEREF" in (node.text or "") for node in paragraph.iter(f"{_W}instrText"))
            page = int(texts.pop()) if has_page else None
            lines.append((" ".join(texts), page))
    return depth, lines


def _found(file: Path, depth: int) -> Iterator[int]:
    """Yield the pages of the headings down to a level, counted from 1."""
    with pypdfium2.PdfDocument(file) as document:
        for bookmark in document.get_toc(max_depth=9):
            place = bookmark.get_dest()
            if bookmark.level < depth and place is not None:
                yield (place.get_index() or 0) + 1
