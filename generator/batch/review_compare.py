"""Two plans held against each other, from files to files: a report, and a Word file with tracked changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.batch.formats import Format
from generator.batch.review_plans import day_of, sheet_of_file, slug_of_plan
from generator.batch.review_run import word_of
from generator.batch.review_shelf import ReviewShelf
from generator.batch.workshop import Workshop
from generator.problems import Finding, FindingsError, Place, finding
from generator.review.finished_files import ENDINGS, finished_bytes, read_finished_file
from generator.review.over_time import PlanChange, compared_plans
from generator.review.plan_sheet import PlanSheet
from generator.review.report_over_time import over_time_report
from generator.review.tracked_changes import with_tracked_changes
from generator.review.word_notes import WordNotes, word_notes
from generator.source.project import Project

FOLDER = "sammenligning"


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of a comparison: the changes, the files as shown, and what was found.

    ``notes`` are what people have left in the Word files, for each of them that holds anything.
    """

    older: PlanSheet
    newer: PlanSheet
    changes: tuple[PlanChange, ...]
    written: tuple[str, ...]
    findings: tuple[Finding, ...]
    notes: tuple[WordNotes, ...] = ()


def compare_plans(
    project: Project, older: Path, newer: Path, formats: tuple[Format, ...], folder: Path | None
) -> Compared:
    """Compare two plans in YAML, PDF or Word, and write what has changed.

    The files go to ``folder``, or else to one below the project's output. Raises FindingsError for a file
    that cannot be used, or if something cannot be written.
    """
    workshop = Workshop(project)
    old, new = (_sheet(workshop, file) for file in (older, newer))
    found: list[Finding] = []
    for file, sheet in ((older, old), (newer, new)):
        found += sheet.origin.remarks if _is_finished(file) else ()
    if not old.codes & new.codes:
        place = Place(new.origin.file)
        found.append(finding("sammenlign-kommuner", place, gammel=old.name, ny=new.name))
    changes = compared_plans(old, new)
    years = "-".join(dict.fromkeys((_years(old), _years(new))))
    stem = f"sammenligning-{years}-{slug_of_plan(workshop.geography, new)}"
    files: dict[str, bytes] = {}
    notes = tuple(_notes((older, old), (newer, new)))
    document = over_time_report(old, new, changes, workshop.library.sentences, notes)
    able, unable = workshop.press.able(formats)
    found.extend(unable)
    for file_format, data in workshop.press.write(document, able):
        files[f"{stem}.{file_format.value}"] = data
    for name, data in _tracked(workshop, (older, newer), new, found):
        files[name.format(stem=stem)] = data
    shelf = ReviewShelf(project, folder or project.output / FOLDER / stem.removeprefix("sammenligning-"))
    written, events = shelf.put(files)
    return Compared(old, new, changes, written, (*found, *events), notes)


def _tracked(
    workshop: Workshop,
    files: tuple[Path, Path],
    newer: PlanSheet,
    found: list[Finding],
) -> Iterator[tuple[str, bytes]]:
    """Yield the Word file with tracked changes, where both plans can be had in Word."""
    shown = tuple(Place(workshop.project.shown(file)) for file in files)
    words = [word_of(workshop, file) for file in files]
    before, after = words
    if before is None or after is None:
        found.append(finding("sammenlign-uden-word", shown[0 if before is None else 1]))
        return
    day: dt.date = day_of([newer])
    yield (
        "{stem}-rettelser.docx",
        with_tracked_changes(before, after, (shown[0], shown[1]), newer.municipalities[0].official_name, day),
    )


def _notes(*files: tuple[Path, PlanSheet]) -> Iterator[WordNotes]:
    """Yield what stands in each file beside what it says as a plan."""
    for file, sheet in files:
        if _is_finished(file):
            shown, changed = sheet.origin.file, bool(sheet.origin.changed)
            empty = WordNotes(shown, changed, (), ())
            is_word = file.suffix.lower() == ".docx"
            data = finished_bytes(file, Place(shown)) if is_word else b""
            notes = word_notes(data, shown, text_changed=changed) if is_word else empty
            if notes:
                yield notes


def _sheet(workshop: Workshop, file: Path) -> PlanSheet:
    shown = workshop.project.shown(file)
    if _is_finished(file):
        return read_finished_file(file, shown).sheet
    if file.suffix.lower() in {".yaml", ".yml"}:
        return sheet_of_file(workshop, file)
    raise FindingsError([finding("sammenlign-filtype", Place(shown))])


def _is_finished(file: Path) -> bool:
    return file.suffix.lower() in ENDINGS


def _years(sheet: PlanSheet) -> str:
    first, last = sheet.first_year, sheet.last_year
    return str(first) if first == last else f"{first}-{last}"
