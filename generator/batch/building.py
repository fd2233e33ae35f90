"""Builds plans: each from its file to its finished documents on disk."""

from __future__ import annotations

import enum
import gc
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from generator.batch.workshop import Workshop, require_buildable
from generator.document.blocks import Document
from generator.problems import Finding, FindingsError, Place, finding
from generator.source.plan_file import PlanFile
from generator.source.project import Project
from generator.source.records.plan import Edition

if TYPE_CHECKING:
    from generator.writers.html import HtmlWriter
    from generator.writers.pdf import PdfWriter
    from generator.writers.word.writer import WordWriter


class Format(enum.Enum):
    """The formats a plan is written in."""

    WORD = "docx"
    PDF = "pdf"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one municipality file: the files written, or the findings that stopped it."""

    file: str
    name: str
    outputs: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def failed(self) -> bool:
        """Whether nothing was written."""
        return not self.outputs


class Press:
    """The writers of one process, each made when it is first needed and kept for every plan."""

    def __init__(self, project: Project) -> None:
        self.workshop = Workshop(project)

    @cached_property
    def _word(self) -> WordWriter:
        from generator.writers.word.writer import WordWriter

        return WordWriter(self.workshop.design)

    @cached_property
    def _html(self) -> HtmlWriter:
        from generator.writers.html import HtmlWriter

        return HtmlWriter(self.workshop.project.templates, self.workshop.design)

    @cached_property
    def _pdf(self) -> PdfWriter:
        from generator.charts.fonts import ensure_fonts
        from generator.writers.pdf import PdfWriter

        return PdfWriter(self.workshop.project.templates, self.workshop.design, ensure_fonts())

    def build(self, file: Path, formats: Sequence[Format]) -> Built:
        """Build the plan of one file; what is wrong with it comes back as findings."""
        with _garbage_left_until_done():
            return self._build(file, formats)

    def _build(self, file: Path, formats: Sequence[Format]) -> Built:
        shown = self.workshop.project.shown(file)
        try:
            plan_file = self.workshop.read(file)
            checked = self.workshop.plan(plan_file)
            require_buildable(checked)
        except FindingsError as error:
            return Built(shown, file.stem, (), error.findings)
        outputs: list[str] = []
        for edition in checked.plan.record.editions:
            document = self.workshop.document(checked.plan, edition)
            for target, data in self._written(plan_file, edition, document, formats):
                output = self.workshop.project.shown(target)
                try:
                    write_whole(target, data, output)
                except FindingsError as error:
                    return Built(shown, checked.plan.place_name, (), (*checked.findings, *error.findings))
                outputs.append(output)
        return Built(shown, checked.plan.place_name, tuple(outputs), checked.findings)

    def _written(
        self, plan_file: PlanFile, edition: Edition, document: Document, formats: Sequence[Format]
    ) -> Iterator[tuple[Path, bytes]]:
        folder = self.workshop.project.output / str(plan_file.years) / plan_file.slug
        suffix = "-kort" if edition is Edition.SHORT else ""
        stem = f"beskaeftigelsesplan-{plan_file.years}-{plan_file.slug}{suffix}"
        if Format.PDF in formats or Format.HTML in formats:
            from generator.writers.drawn_charts import draw_charts

            charts = draw_charts(document, self.workshop.design)
            if Format.HTML in formats:
                yield folder / f"{stem}.html", self._html.write(document, charts).encode()
            if Format.PDF in formats:
                yield folder / f"{stem}.pdf", self._pdf.write(document, charts)
        if Format.WORD in formats:
            yield folder / f"{stem}.docx", self._word.write(document)


@contextmanager
def _garbage_left_until_done() -> Iterator[None]:
    """Collect no garbage while a plan is made: laying out a PDF makes many objects that live to its end."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect(0)
        if was_enabled:
            gc.enable()


def write_whole(target: Path, data: bytes, shown: str) -> None:
    """Write a file so that it appears whole or not at all; ``shown`` is its path as the user would write it.

    Raises FindingsError if it cannot be written.
    """
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(data)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        folder = shown.rpartition("/")[0]
        raise FindingsError([finding("fil-skrives-ikke", Place(shown), mappe=folder)]) from error


_press: Press | None = None


def _start_worker(project: Project) -> None:
    global _press
    _press = Press(project)


def _build_in_worker(file: Path, formats: tuple[Format, ...]) -> Built:
    assert _press is not None  # noqa: S101  (set when the worker started)
    return _press.build(file, formats)


def build_all(project: Project, files: Sequence[Path], formats: tuple[Format, ...]) -> Iterator[Built]:
    """Build many plans on all processors, and yield what became of each in the order of the files."""
    workers = min(len(files), os.cpu_count() or 1)
    if workers <= 1:
        press = Press(project)
        yield from (press.build(file, formats) for file in files)
        return
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_start_worker, initargs=(project,)
    ) as pool:
        yield from pool.map(_build_in_worker, files, [formats] * len(files))
