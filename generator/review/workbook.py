"""A review as tables for Excel: real numbers and dates, one fact a row, so that anybody can filter."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.plan.merge import Library
from generator.plan.standing import Standing
from generator.review.ambition import Point, TargetAmbition, Terms
from generator.review.matrix import GoalColumn
from generator.review.report_desk import Review, ReviewDesk
from generator.review.report_front import treatment_words
from generator.review.report_questions import suggestions
from generator.writers.excel import CellKind, ExcelSheet, SheetColumn, Value, workbook_bytes

Cells = tuple[Value, ...]


def review_workbook(review: Review, library: Library) -> bytes:
    """Return a review as an .xlsx file."""
    desk = ReviewDesk(review, library)
    sheets = (
        _about(desk),
        _matrix(desk),
        _goals(desk),
        _indicators(desk),
        _targets(desk),
        _findings(desk),
        _questions(desk),
        _files(desk),
    )
    title = desk.tell("titel", år=review.years)
    marks = desk.marks(title)
    mark = " · ".join(words for words in (marks.draft, marks.demo) if words)
    return workbook_bytes(sheets, title, review.reader, desk.comparison.as_of, mark)


def _sheet(
    desk: ReviewDesk, name: str, columns: tuple[tuple[str, CellKind], ...], rows: Iterator[Cells]
) -> ExcelSheet:
    """Return a sheet; the columns are named by their sentences."""
    return ExcelSheet(
        desk.tell(f"ark.{name}"),
        tuple(SheetColumn(desk.tell(f"kolonne.{column}"), kind) for column, kind in columns),
        tuple(rows),
    )


def _about(desk: ReviewDesk) -> ExcelSheet:
    review = desk.review
    marks = desk.marks(desk.tell("titel", år=review.years))

    def rows() -> Iterator[Cells]:
        yield desk.tell("kolonne.gennemgang"), desk.tell("titel", år=review.years)
        yield desk.tell("kolonne.for"), review.reader
        yield desk.tell("forside.opgjort"), desk.date(desk.comparison.as_of)
        yield desk.tell("forside.planer"), str(len(review.sheets))
        for words in (marks.draft, marks.demo):
            if words:
                yield desk.tell("kolonne.bemærk"), words

    return _sheet(desk, "om", (("emne", CellKind.TEXT), ("oplysning", CellKind.TEXT)), rows())


def _matrix(desk: ReviewDesk) -> ExcelSheet:
    matrix = desk.comparison.matrix

    def head(goal: GoalColumn) -> str:
        return desk.tell("mål.overskrift", mål=desk.goal_label(goal), kort=goal.short)

    return ExcelSheet(
        desk.tell("ark.matrix"),
        (
            SheetColumn(desk.tell("tabel.kommune")),
            *(SheetColumn(head(goal)) for goal in matrix.columns),
            SheetColumn(desk.tell("tabel.egne-mål"), CellKind.WHOLE),
        ),
        tuple(
            (
                desk.name(entry.plan),
                *(treatment_words(desk, cell) for cell in entry.cells),
                entry.own_goals,
            )
            for entry in matrix.rows
        ),
    )


def _goals(desk: ReviewDesk) -> ExcelSheet:
    matrix = desk.comparison.matrix
    columns = (
        ("kommune", CellKind.TEXT),
        ("mål", CellKind.TEXT),
        ("behandling", CellKind.TEXT),
        ("begrundelse", CellKind.TEXT),
        ("valgte-indikatorer", CellKind.WHOLE),
        ("anbefalede-indikatorer", CellKind.WHOLE),
        ("måltal", CellKind.WHOLE),
        ("afventer", CellKind.WHOLE),
    )

    def rows() -> Iterator[Cells]:
        for entry in matrix.rows:
            for goal, cell in zip(matrix.columns, entry.cells, strict=True):
                yield (
                    desk.name(entry.plan),
                    desk.goal_label(goal),
                    treatment_words(desk, cell),
                    cell.reason,
                    cell.indicators,
                    cell.recommended,
                    cell.targets,
                    cell.pending,
                )

    return _sheet(desk, "mål", columns, rows())


def _indicators(desk: ReviewDesk) -> ExcelSheet:
    columns = (
        ("mål", CellKind.TEXT),
        ("indikator", CellKind.TEXT),
        ("anbefalet", CellKind.TEXT),
        ("egen", CellKind.TEXT),
        ("kommune", CellKind.TEXT),
        ("med-måltal", CellKind.TEXT),
    )
    yes, no = desk.tell("ja"), desk.tell("nej")

    def rows() -> Iterator[Cells]:
        for goal in desk.comparison.goals:
            label = desk.goal_label(goal.column)
            for item in goal.indicators:
                recommended, own = (yes if is_so else no for is_so in (item.recommended, item.own))
                for plan in item.plans:
                    has_target = yes if plan in item.with_target else no
                    yield label, item.name, recommended, own, desk.name(plan), has_target
            for key in goal.unchosen:
                yield label, desk.library.catalogue.get(key).name, yes, no, desk.tell("ingen"), no

    return _sheet(desk, "indikatorer", columns, rows())


def _targets(desk: ReviewDesk) -> ExcelSheet:
    columns = (
        ("kommune", CellKind.TEXT),
        ("mål", CellKind.TEXT),
        ("indikator", CellKind.TEXT),
        ("måltal", CellKind.TEXT),
        ("enhed", CellKind.TEXT),
        ("kræver", CellKind.TWO_DECIMALS),
        ("regnet-fra", CellKind.TWO_DECIMALS),
        ("nu", CellKind.TWO_DECIMALS),
        ("nu-periode", CellKind.TEXT),
        ("ændring", CellKind.SIGNED),
        ("ændring-pct", CellKind.SIGNED),
        ("uden-ændring", CellKind.TWO_DECIMALS),
        ("som-hidtil", CellKind.TWO_DECIMALS),
        ("til-råd", CellKind.SIGNED),
        ("til-landet", CellKind.SIGNED),
        ("plads-nu", CellKind.WHOLE),
        ("plads-nået", CellKind.WHOLE),
        ("uden-fremgang", CellKind.TEXT),
        ("ikke-sammenlignelig", CellKind.TEXT),
        ("demotal", CellKind.TEXT),
    )

    def rows() -> Iterator[Cells]:
        for item in desk.comparison.ambition:
            yield _target(desk, item)

    return _sheet(desk, "måltal", columns, rows())


def _target(desk: ReviewDesk, item: TargetAmbition) -> Cells:
    placed = item.placed
    sheet = desk.comparison.sheet(item.plan)
    headings = [goal.heading for key in placed.goals if (goal := sheet.goal(key)) is not None]
    yes, no = desk.tell("ja"), desk.tell("nej")
    reason = item.incomparable
    return (
        desk.name(item.plan),
        "; ".join(headings) or placed.theme,
        placed.indicator.name if placed.indicator is not None else None,
        placed.target.statement,
        placed.indicator.unit.value if placed.indicator is not None else None,
        *(_terms(item.terms) if item.terms is not None else (None,) * 12),
        None if item.terms is None else yes if item.terms.less_than_standing_still else no,
        desk.tell(f"ikke-sammenlignelig.{reason.value}") if reason is not None else None,
        yes if item.is_demo else None,
    )


def _terms(terms: Terms) -> Cells:
    return (
        _number(terms.asked),
        _number(terms.baseline.value),
        _number(terms.newest.value),
        _period(terms.newest),
        _number(terms.change),
        _number(terms.change_percent),
        _number(terms.standing_still.value),
        _number(terms.going_on),
        _number(terms.council.met) if terms.council is not None else None,
        _number(terms.country.met) if terms.country is not None else None,
        _rank(terms.place_now),
        _rank(terms.place_met),
    )


def _number(value: Decimal | None) -> float | None:
    return float(value) if value is not None else None


def _period(point: Point) -> str | None:
    return point.period.label if point.period is not None else None


def _rank(place: Standing | None) -> int | None:
    return place.rank if place is not None else None


def _findings(desk: ReviewDesk) -> ExcelSheet:
    columns = (
        ("kommune", CellKind.TEXT),
        ("slags", CellKind.TEXT),
        ("alvor", CellKind.TEXT),
        ("fund", CellKind.TEXT),
        ("mål", CellKind.TEXT),
        ("sted", CellKind.TEXT),
        ("citat", CellKind.TEXT),
        ("står-også-i", CellKind.TEXT),
    )

    def rows() -> Iterator[Cells]:
        for sheet in desk.review.sheets:
            for item in desk.comparison.findings[sheet.key]:
                goal = sheet.goal(item.goal) if item.goal else None
                yield (
                    sheet.name,
                    desk.tell(f"fund.{item.kind.value}"),
                    item.finding.severity.value,
                    item.finding.cause,
                    goal.heading if goal is not None else None,
                    item.path,
                    item.passage,
                    ", ".join(dict.fromkeys(other.name for other in item.elsewhere)) or None,
                )

    return _sheet(desk, "fund", columns, rows())


def _questions(desk: ReviewDesk) -> ExcelSheet:
    columns = (
        ("kommune", CellKind.TEXT),
        ("spørgsmål", CellKind.TEXT),
        ("status", CellKind.TEXT),
        ("stillet", CellKind.DATE),
        ("svar", CellKind.TEXT),
        ("svaret-af", CellKind.TEXT),
        ("svaret", CellKind.DATE),
        ("id", CellKind.TEXT),
    )

    def rows() -> Iterator[Cells]:
        for sheet in desk.review.sheets:
            log = desk.review.logs.get(sheet.key)
            made = suggestions(sheet, desk.comparison, desk.library.sentences)
            for question in log.questions if log is not None else [item.question for item in made]:
                start = (sheet.name, question.text, question.status.value, question.date)
                for answer in question.answers:
                    yield *start, answer.text, answer.by, answer.date, question.id
                if not question.answers:
                    yield *start, None, None, None, question.id

    return _sheet(desk, "spørgsmål", columns, rows())


def _files(desk: ReviewDesk) -> ExcelSheet:
    columns = (
        ("fil", CellKind.TEXT),
        ("kommune", CellKind.TEXT),
        ("med", CellKind.TEXT),
        ("alvor", CellKind.TEXT),
        ("bemærkning", CellKind.TEXT),
        ("råd", CellKind.TEXT),
    )
    used = {sheet.origin.file: sheet.name for sheet in desk.review.sheets}
    yes, no = desk.tell("ja"), desk.tell("nej")

    def rows() -> Iterator[Cells]:
        for file, name in used.items():
            yield file, name, yes, None, None, None
        for item in desk.review.left_out:
            file = item.place.file if item.place is not None else ""
            is_in = yes if file in used else no
            yield file, used.get(file), is_in, item.severity.value, item.cause, item.cure

    return _sheet(desk, "filer", columns, rows())
