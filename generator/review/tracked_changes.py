"""Two Word files of a plan as one with tracked changes.

It reads as the newer plan when they are accepted and as the older when they are rejected. It is made of the
finished files and not of the plans behind them, so that it shows what was sent, also where somebody has
changed it in Word. The file is the newer one without its controls, since Word keeps changes in locked
controls from being accepted, and without its data, since it is no plan but a comparison. Texts, headings,
lists and tables are compared; charts, pictures, footnotes and the table of contents are those of the newer
plan.
"""

from __future__ import annotations

import datetime as dt
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.problems import Place
from generator.review.finished_word import W
from generator.review.revision_marks import RevisionMarks, removed_run
from generator.review.tracked_pairs import aligned, likeness
from generator.review.tracked_words import mark_words
from generator.review.word_package import CONTENT_TYPES, DOCUMENT, WordPackage, relations_of, serialised
from generator.writers.word.shown_text import shown_paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PARAGRAPHS, MAX_RUNS = 20_000, 50_000
_ALIKE_PARAGRAPHS, _ALIKE_TABLES, _ALIKE_HEADS = 0.35, 0.3, 0.6
_CUSTOM = "customXml/"
_NUMBERING = "word/numbering.xml"
_STYLES = "word/styles.xml"


def with_tracked_changes(
    older: bytes, newer: bytes, places: tuple[Place, Place], author: str, date: dt.date
) -> bytes:
    """Return the newer Word file with the changes since the older one, by ``author`` on ``date``.

    ``places`` are where findings about the two files stand. Raises FindingsError for a file that cannot be
    read.
    """
    old_package, package = WordPackage(older, places[0]), WordPackage(newer, places[1])
    old, new = _document(old_package), _document(package)
    for root in (old, new):
        _without_controls(root)
        _without_earlier_changes(root)
    known = _Known(_ids(package, _STYLES, "style", "styleId"), _ids(package, _NUMBERING, "num", "numId"))
    comparison = _Comparison(RevisionMarks(author, date), known)
    comparison.compare(old[0], new[0])
    changed = {DOCUMENT: serialised(new)}
    relations = relations_of(DOCUMENT)
    if relations in package:
        root = package.xml(relations)
        for relation in list(root):
            if relation.get("Type", "").endswith("/customXml"):
                root.remove(relation)
        changed[relations] = serialised(root)
    left_out = frozenset(name for name in package.names if name.startswith(_CUSTOM))
    return package.written(_without_types(package, changed, left_out), left_out)


def _document(package: WordPackage) -> _Element:
    """Return the text of a file; comparing takes longer than reading, so it must be of a plan's length."""
    root = package.xml(DOCUMENT)
    if len(root) == 0 or root[0].tag != f"{W}body":
        raise package.refusal("modtaget-ulæselig")
    for name, limit in (("p", MAX_PARAGRAPHS), ("r", MAX_RUNS)):
        if sum(1 for _ in root.iter(f"{W}{name}")) > limit:
            raise package.refusal("modtaget-for-lang", afsnit=MAX_PARAGRAPHS, stykker=MAX_RUNS)
    return root


@dataclass(frozen=True, slots=True)
class _Known:
    """The styles and lists of the newer file; others mean nothing in it."""

    styles: frozenset[str]
    lists: frozenset[str]


class _Comparison:
    """Marks in a newer body what has changed since an older one."""

    def __init__(self, marks: RevisionMarks, known: _Known) -> None:
        self._marks = marks
        self._known = known

    def compare(self, old: _Element, new: _Element) -> None:
        """Compare the paragraphs and tables of two bodies or cells; what is gone is put into the newer."""
        before, after = _blocks(old), _blocks(new)
        last: _Element | None = None
        for gone, come in aligned(before, after, _key, _alike):
            if come is None or (gone is not None and gone.tag != come.tag):
                removed = self._removed(gone) if gone is not None else None
                if removed is not None:
                    last = _put_after(removed, last, new)
            if come is None:
                continue
            if gone is None or gone.tag != come.tag:
                self._add(come)
            elif come.tag != f"{W}tbl":
                mark_words(gone, come, self._marks)
            elif _key(gone) != _key(come):
                self._compare_tables(gone, come)
            last = come

    def _compare_tables(self, old: _Element, new: _Element) -> None:
        rows = old.findall(f"{W}tr"), new.findall(f"{W}tr")
        last: _Element | None = None
        for gone, come in aligned(*rows, _key, _alike_rows):
            if come is not None and gone is not None:
                if _key(gone) == _key(come):
                    last = come
                    continue
                for old_cell, new_cell in zip(gone.findall(f"{W}tc"), come.findall(f"{W}tc"), strict=True):
                    self.compare(old_cell, new_cell)
            elif come is not None:
                self._add_row(come)
            elif gone is not None:
                removed = self._removed_row(gone)
                if last is None:
                    rows[1][0].addprevious(removed)
                else:
                    last.addnext(removed)
                last = removed
            last = come if come is not None else last

    def _add(self, block: _Element) -> None:
        if block.tag == f"{W}tbl":
            for row in block.findall(f"{W}tr"):
                self._add_row(row)
        else:
            self._marks.add_paragraph(block)

    def _add_row(self, row: _Element) -> None:
        self._marks.mark_row(row, "ins")
        for paragraph in row.iter(f"{W}p"):
            self._marks.add_paragraph(paragraph)

    def _removed(self, block: _Element) -> _Element | None:
        """Return a block of the older file as one that is gone, or None if it says nothing."""
        if not _key(block):
            return None
        if block.tag != f"{W}tbl":
            return self._removed_paragraph(block)
        table = deepcopy(block)
        for row, old in zip(table.findall(f"{W}tr"), block.findall(f"{W}tr"), strict=True):
            _replace(row, self._removed_row(old))
        for style in table.findall(f"{W}tblPr/{W}tblStyle"):
            if style.get(f"{W}val") not in self._known.styles:
                style.getparent().remove(style)  # type: ignore[union-attr]
        return table

    def _removed_row(self, row: _Element) -> _Element:
        removed = deepcopy(row)
        for paragraph in list(removed.iter(f"{W}p")):
            _replace(paragraph, self._removed_paragraph(paragraph))
        self._marks.mark_row(removed, "del")
        return removed

    def _removed_paragraph(self, paragraph: _Element) -> _Element:
        from lxml import etree

        removed = etree.Element(f"{W}p")
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            removed.append(self._known_properties(properties))
        for run in paragraph.iter(f"{W}r"):
            content = removed_run(run)
            if content is not None:
                self._marks.wrapped(removed, "del").append(content)
        self._marks.mark_paragraph(removed, "del")
        return removed

    def _known_properties(self, properties: _Element) -> _Element:
        kept = deepcopy(properties)
        for name in ("sectPr", "rPr", "pPrChange"):
            for element in kept.findall(f"{W}{name}"):
                kept.remove(element)
        style, number = kept.find(f"{W}pStyle"), kept.find(f"{W}numPr/{W}numId")
        if style is not None and style.get(f"{W}val") not in self._known.styles:
            kept.remove(style)
        if number is not None and number.get(f"{W}val") not in self._known.lists | {"0"}:
            kept.remove(kept.find(f"{W}numPr"))  # type: ignore[arg-type]
        return kept


def _put_after(block: _Element, last: _Element | None, container: _Element) -> _Element:
    """Put a block behind another, or at the beginning."""
    if last is None:
        container.insert(1 if len(container) and container[0].tag == f"{W}tcPr" else 0, block)
    else:
        last.addnext(block)
    return block


def _replace(element: _Element, other: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, other)


def _blocks(container: _Element) -> list[_Element]:
    """Return the paragraphs and tables of a body or cell, without the table of contents."""
    contents = 0
    found = []
    for block in container:
        begun = contents
        for field in block.iter(f"{W}instrText", f"{W}fldChar"):
            if field.tag == f"{W}instrText":
                contents += not contents and (field.text or "").lstrip().startswith("TOC")
            elif contents:
                kind = field.get(f"{W}fldCharType")
                contents += (kind == "begin") - (kind == "end")
        if block.tag in (f"{W}p", f"{W}tbl") and not begun and not contents:
            found.append(block)
    return found


def _key(block: _Element) -> str:
    return "\n".join(text for _, text in shown_paragraphs(block) if text)


def _alike(old: _Element, new: _Element) -> bool:
    """Whether two blocks that differ may be one that was changed: the same kind, and words in common."""
    if old.tag != new.tag:
        return False
    if old.tag == f"{W}tbl":
        columns = {len(row.findall(f"{W}tc")) for table in (old, new) for row in table.findall(f"{W}tr")}
        return len(columns) == 1 and likeness(_key(old), _key(new)) >= _ALIKE_TABLES
    return _style(old) == _style(new) and likeness(_key(old), _key(new)) >= _ALIKE_PARAGRAPHS


def _alike_rows(old: _Element, new: _Element) -> bool:
    """Whether two rows may be one that was changed: as many cells, and what heads them is alike."""
    cells = [row.findall(f"{W}tc") for row in (old, new)]
    if len(cells[0]) != len(cells[1]) or not cells[0]:
        return False
    return likeness(_key(cells[0][0]), _key(cells[1][0])) >= _ALIKE_HEADS


def _style(paragraph: _Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val", "") if style is not None else ""


def _ids(package: WordPackage, part: str, name: str, attribute: str) -> frozenset[str]:
    if part not in package:
        return frozenset()
    return frozenset(item.get(f"{W}{attribute}", "") for item in package.xml(part).iter(f"{W}{name}"))


def _without_controls(root: _Element) -> None:
    for control in list(root.iter(f"{W}sdt")):
        content = control.find(f"{W}sdtContent")
        for child in list(content) if content is not None else []:
            control.addprevious(child)
        control.getparent().remove(control)  # type: ignore[union-attr]


def _without_earlier_changes(root: _Element) -> None:
    """Accept the tracked changes that somebody has left in a file, and take comments out of it."""
    gone = ("del", "moveFrom", "commentRangeStart", "commentRangeEnd", "commentReference")
    for element in list(root.iter(*(f"{W}{name}" for name in gone))):
        if (parent := element.getparent()) is not None:
            parent.remove(element)
    for element in list(root.iter(f"{W}ins", f"{W}moveTo")):
        if (parent := element.getparent()) is not None:
            for child in list(element):
                element.addprevious(child)
            parent.remove(element)


def _without_types(
    package: WordPackage, changed: dict[str, bytes], left_out: frozenset[str]
) -> dict[str, bytes]:
    root = package.xml(CONTENT_TYPES)
    for override in list(root):
        if override.get("PartName", "")[1:] in left_out:
            root.remove(override)
    return {**changed, CONTENT_TYPES: serialised(root)}
