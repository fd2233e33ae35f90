"""The Open XML SDK's validator and LibreOffice on every Word file."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from proof.programs import Tools, in_parallel, output_of, shares

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHOWN = {f"{_W}tab": " ", f"{_W}noBreakHyphen": "\u2011"}
_PARTS_WITH_TEXT = ("word/document.xml", "word/footnotes.xml")
_CHART_ENDING = "/chart"


def sdk_failures(files: Sequence[Path], tools: Tools) -> list[str]:
    """Return what the Open XML SDK has against some Word files."""

    def validated(file: Path) -> list[str]:
        answer = json.loads(output_of(tools.ooxml_validator, file, may_fail=True))
        errors = answer["errors"]
        if not answer["ok"] and not errors:
            return [f"{file.name}: ikke godkendt"]
        return [f"{file.name}: {error['path']} {error['xPath']}: {error['description']}" for error in errors]

    return [failure for found in in_parallel(validated, files) for failure in found]


def office_failures(files: Sequence[Path]) -> list[str]:
    """Return which Word files LibreOffice cannot open and save again without losing text or charts."""

    def reopened(share: Sequence[Path]) -> list[str]:
        with tempfile.TemporaryDirectory() as folder:
            profile = (Path(folder) / "profile").as_uri()
            command = ("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx")
            output_of(*command, "--outdir", folder, *share)
            return [failure for file in share for failure in _lost(file, Path(folder) / file.name)]

    return [failure for found in in_parallel(reopened, shares(files)) for failure in found]


def _lost(before: Path, after: Path) -> Iterator[str]:
    if not (zipfile.is_zipfile(before) and zipfile.is_zipfile(after)):
        yield f"{before.name}: kan ikke åbnes"
        return
    with zipfile.ZipFile(before) as old, zipfile.ZipFile(after) as new:
        missing = next(iter(_missing(list(_paragraphs(old)), list(_paragraphs(new)))), None)
        if missing is not None:
            yield f"{before.name}: gemt igen lyder »{missing[0]}« som »{missing[1]}«"
        charts = _charts(old), _charts(new)
        if charts[0] != charts[1]:
            yield f"{before.name}: har {charts[0]} diagrammer og gemt igen {charts[1]}"


def _missing(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs that are not the same, with what stands in their place."""
    longest = max(len(before), len(after))
    padded = ([*texts, *[""] * (longest - len(texts))] for texts in (before, after))
    yield from (pair for pair in zip(*padded, strict=True) if pair[0] != pair[1])


def _paragraphs(archive: zipfile.ZipFile) -> Iterator[str]:
    """Yield what is shown of every paragraph that says something."""
    for name in _PARTS_WITH_TEXT:
        if name in archive.namelist():
            for paragraph in etree.fromstring(archive.read(name)).iter(f"{_W}p"):
                runs = paragraph.iter(f"{_W}t", *_SHOWN)
                shown = (node.text or "" if node.tag == f"{_W}t" else _tab(node) for node in runs)
                if words := " ".join("".join(shown).split()):
                    yield words


def _tab(node: etree._Element) -> str:
    """Return what a tab or hyphen shows in a run; a tab stop in a paragraph's properties shows nothing."""
    parent = node.getparent()
    return _SHOWN[str(node.tag)] if parent is not None and parent.tag == f"{_W}r" else ""


def _charts(archive: zipfile.ZipFile) -> int:
    relations = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
    return sum(relation.get("Type", "").endswith(_CHART_ENDING) for relation in relations)
