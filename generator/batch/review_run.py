"""A review from files to files: plans are read and compared, questions kept, and the report written."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.batch.formats import Format
from generator.batch.review_plans import Gathered, Wanted, day_of, gather, slug_of_plan
from generator.batch.review_shelf import ReviewShelf
from generator.batch.workshop import Workshop
from generator.problems import Finding, FindingsError, Place, finding
from generator.review.comparison import Comparison, compare
from generator.review.finished_files import finished_bytes
from generator.review.plan_sheet import PlanSheet
from generator.review.priorities import CouncilRecord, priorities_file, read_priorities
from generator.review.question_file import add_to_log
from generator.review.questions import QuestionLog
from generator.review.report import review_report
from generator.review.report_desk import Review
from generator.review.report_questions import suggested_logs
from generator.review.site import review_site
from generator.review.word_comments import with_comments
from generator.review.workbook import review_workbook
from generator.source.project import Project
from generator.source.records.plan import Edition

FOLDER = "gennemgang"
QUESTIONS = "spoergsmaal"
PAGES = "web"
COMMENTED = "kommentarer"


class ReviewFormat(enum.Enum):
    """The formats of a review."""

    WORD = "docx"
    PDF = "pdf"
    PAGES = "html"
    EXCEL = "xlsx"


_WRITTEN = {ReviewFormat.WORD: Format.WORD, ReviewFormat.PDF: Format.PDF}


@dataclass(frozen=True, slots=True)
class ReviewOrder:
    """What is asked for.

    ``reader`` is who it is for, None for whichever council the plans share; ``name`` is the end of the
    folder's name. ``as_of`` is None for the day that follows from the plans. ``comments`` asks for the plans'
    Word files with the questions in them.
    """

    wanted: Wanted
    name: str
    reader: str | None = None
    formats: tuple[ReviewFormat, ...] = tuple(ReviewFormat)
    as_of: dt.date | None = None
    public_from: dt.date | None = None
    comments: bool = False


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What became of a review: the files as shown, and what was found about files."""

    review: Review
    written: tuple[str, ...]
    findings: tuple[Finding, ...]


class ReviewRun:
    """One review of a project."""

    def __init__(self, project: Project, order: ReviewOrder) -> None:
        self._project = project
        self._order = order
        self._workshop = Workshop(project)

    def work(self, told: Callable[[str], None]) -> Reviewed:
        """Make the review; ``told`` hears each file that is begun.

        Nothing is written before all of it is made, but for new questions, which are put into their logs.
        Raises FindingsError if there is no plan at all, for the council's own file, or if something cannot be
        read or written.
        """
        gathered = gather(self._workshop, self._order.wanted, told)
        if not gathered.sheets:
            year = self._order.wanted.year or "perioden"
            none = finding("gennemgang-uden-planer", Place(self._order.wanted.area), år=year)
            raise FindingsError([*gathered.findings, none])
        comparison = self._comparison(gathered)
        found = list(gathered.findings)
        review = self._review(gathered, comparison, found)
        found.extend(remark for log in review.logs.values() for remark in log.remarks)
        files: dict[str, bytes] = {}
        for name, data in self._files(review, found, told):
            files[name] = data
        if self._order.comments:
            for name, data in self._commented(review, gathered, found, told):
                files[name] = data
        folder = self._project.output / FOLDER / self._name(review.years)
        shelf = ReviewShelf(self._project, folder)
        instead = PAGES if ReviewFormat.PAGES in self._order.formats else None
        written, events = shelf.put(files, instead)
        return Reviewed(review, written, (*found, *events))

    def _name(self, years: str) -> str:
        return f"{years}-{self._order.name}"

    def _comparison(self, gathered: Gathered) -> Comparison:
        order = self._order
        day = order.as_of or day_of(gathered.sheets)
        priorities = self._priorities(gathered)
        return compare(
            gathered.sheets,
            self._workshop.library,
            day,
            previous=gathered.previous,
            priorities=priorities,
        )

    def _priorities(self, gathered: Gathered) -> CouncilRecord | None:
        """Return what the council has written of its own, if it has."""
        library = self._workshop.library
        file = priorities_file(self._project.root, self._reader(gathered))
        if not file.is_file():
            return None
        shown = self._project.shown(file)
        return read_priorities(file, shown, library.geography, library.catalogue, library.goals)

    def _reader(self, gathered: Gathered) -> str:
        if self._order.reader is not None:
            return self._order.reader
        councils = {sheet.council for sheet in gathered.sheets}
        if len(councils) == 1:
            return councils.pop()
        return self._workshop.library.sentences.say("gennemgang.udvalgte")

    def _review(self, gathered: Gathered, comparison: Comparison, found: list[Finding]) -> Review:
        sheets = comparison.sheets
        first = min(sheet.first_year for sheet in sheets)
        last = max(sheet.last_year for sheet in sheets)
        year = self._order.wanted.year
        years = str(year) if year is not None else str(first) if first == last else f"{first}-{last}"
        suggested = suggested_logs(comparison, self._workshop.library.sentences, years)
        logs = {sheet.key: self._log(sheet, suggested[sheet.key], years, found) for sheet in sheets}
        return Review(
            reader=self._reader(gathered),
            area=self._order.wanted.area,
            years=years,
            comparison=comparison,
            slugs={sheet.key: self._slug(sheet) for sheet in sheets},
            logs=logs,
            left_out=tuple(found),
            public_from=self._order.public_from,
        )

    def _slug(self, sheet: PlanSheet) -> str:
        return slug_of_plan(self._workshop.geography, sheet)

    def _log(self, sheet: PlanSheet, suggested: QuestionLog, years: str, found: list[Finding]) -> QuestionLog:
        """Return the log of a plan, with what the review suggests put into it.

        One that cannot be read or written is told of, and stays as it is.
        """
        file = log_file(self._project, years, self._slug(sheet))
        if not file.exists() and not suggested.questions:
            return suggested
        try:
            return add_to_log(file, self._project.shown(file), suggested, root=self._project.root)
        except FindingsError as error:
            found.extend(error.findings)
            return suggested

    def _files(
        self, review: Review, found: list[Finding], told: Callable[[str], None]
    ) -> Iterator[tuple[str, bytes]]:
        """Yield the files of the review by their names in its folder."""
        library, formats = self._workshop.library, self._order.formats
        stem = f"gennemgang-{self._name(review.years)}"
        wanted, unable = self._workshop.press.able([_WRITTEN[item] for item in formats if item in _WRITTEN])
        found.extend(unable)
        if wanted:
            document = review_report(review, library)
            for file_format in wanted:
                told(f"{stem}.{file_format.value}")
                for _, data in self._workshop.press.write(document, (file_format,)):
                    yield f"{stem}.{file_format.value}", data
        if ReviewFormat.EXCEL in formats:
            told(f"{stem}.xlsx")
            yield f"{stem}.xlsx", review_workbook(review, library)
        if ReviewFormat.PAGES in formats:
            told(f"{PAGES}/")
            for name, page in review_site(review, library):
                for _, data in self._workshop.press.write(page, (Format.HTML,)):
                    yield f"{PAGES}/{name}", data

    def _commented(
        self, review: Review, gathered: Gathered, found: list[Finding], told: Callable[[str], None]
    ) -> Iterator[tuple[str, bytes]]:
        """Yield the Word file of each plan with the questions to it as comments."""
        day = review.comparison.as_of
        for sheet in review.sheets:
            questions = review.logs[sheet.key].questions
            place = Place(sheet.origin.file)
            if not questions:
                continue
            told(sheet.origin.file)
            try:
                word = word_of(self._workshop, gathered.paths[sheet.key])
                if word is None:
                    found.append(finding("gennemgang-uden-word", place))
                    continue
                commented = with_comments(word, place, questions, sheet.council, day)
            except FindingsError as error:
                found.extend(error.findings)
                continue
            yield f"{COMMENTED}/{review.slugs[sheet.key]}.docx", commented.data


def log_file(project: Project, years: str, slug: str) -> Path:
    """Return where the questions to a municipality's plan stand."""
    return project.output / FOLDER / QUESTIONS / years / f"{slug}.yaml"


def word_of(workshop: Workshop, path: Path) -> bytes | None:
    """Return the Word file of a plan: the file itself, or one made of a YAML file; None for a PDF.

    Raises FindingsError for a Word file that cannot be read, and a YAML file that makes no plan.
    """
    if path.suffix.lower() == ".docx":
        return finished_bytes(path, Place(workshop.project.shown(path)))
    if path.suffix.lower() not in {".yaml", ".yml"}:
        return None
    file = workshop.read(path)
    plan = workshop.plan(file).plan
    document = workshop.document(plan, Edition.FULL)
    carried = workshop.attachments(plan, document)
    ((_, data),) = workshop.press_for(file).write(document, (Format.WORD,), carried)
    return data


def questions_by_status(review: Review) -> Mapping[str, int]:
    """Return how many questions there are of each status."""
    counts: dict[str, int] = {}
    for log in review.logs.values():
        for question in log.questions:
            counts[question.status.value] = counts.get(question.status.value, 0) + 1
    return counts
