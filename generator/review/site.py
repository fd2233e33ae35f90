"""A review as web pages that link to each other: the matrix, each plan, each goal, and the targets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.document.block_maker import column, row
from generator.document.blocks import Block, Contents, Document, Inline, Link, Paragraph, Text
from generator.plan.merge import Library
from generator.review.ambition import TargetAmbition
from generator.review.matrix import LEFT_OUT, GoalComparison
from generator.review.plan_sheet import PlanSheet
from generator.review.report import report_cover, report_metadata, report_title
from generator.review.report_ambition import ambition_chapter, number_of
from generator.review.report_council import priorities_chapter, shared_chapter
from generator.review.report_desk import Review, ReviewDesk, clipped, goal_page, plan_page
from generator.review.report_front import in_brief, overview, treatment_words
from generator.review.report_goals import goal_chapter, own_chapter
from generator.review.report_method import files_chapter, method_chapter
from generator.review.report_plans import plan_section

INDEX = "index.html"
TARGETS = "maaltal.html"


def review_site(review: Review, library: Library) -> Iterator[tuple[str, Document]]:
    """Yield the pages of a review by their names, the index first; they lie in one folder."""
    yield INDEX, _index(review, library)
    yield TARGETS, _targets(review, library)
    for goal in review.comparison.goals:
        yield goal_page(goal.column), _goal(review, library, goal)
    for sheet in review.sheets:
        yield plan_page(review, sheet.key), _plan(review, library, sheet)


def _index(review: Review, library: Library) -> Document:
    desk = ReviewDesk(review, library, pages=True)
    blocks = [
        Contents(desk.say("overskrift.indhold"), depth=1),
        *in_brief(desk),
        *overview(desk),
        desk.heading(1, desk.tell("overskrift.måltal"), known_as="maaltal"),
        Paragraph((Link(desk.tell("side.måltal"), TARGETS),)),
        *own_chapter(desk),
        *priorities_chapter(desk),
        *shared_chapter(desk),
        *files_chapter(desk),
        *method_chapter(desk),
    ]
    return _page(desk, report_title(desk), None, blocks)


def _targets(review: Review, library: Library) -> Document:
    desk = ReviewDesk(review, library, pages=True)
    blocks = [_back(desk), *ambition_chapter(desk)]
    return _page(desk, desk.tell("overskrift.måltal"), report_title(desk), blocks)


def _goal(review: Review, library: Library, goal: GoalComparison) -> Document:
    desk = ReviewDesk(review, library, pages=True)
    goals = [item.column for item in review.comparison.goals]
    links = [
        Link(desk.tell("mål.overskrift", mål=desk.goal_label(item), kort=item.short), goal_page(item))
        for item in goals
    ]
    place = goals.index(goal.column)
    blocks = [_back(desk), *goal_chapter(desk, goal), *_neighbours(desk, links, place)]
    return _page(desk, links[place].text, report_title(desk), blocks)


def _plan(review: Review, library: Library, sheet: PlanSheet) -> Document:
    desk = ReviewDesk(review, library, pages=True)
    links = [Link(item.name, plan_page(review, item.key)) for item in review.sheets]
    place = review.sheets.index(sheet)
    blocks = [
        _back(desk),
        desk.heading(1, desk.tell("overskrift.fund"), known_as="fund"),
        *plan_section(desk, sheet),
        *_goals_of(desk, sheet),
        *_targets_of(desk, sheet),
        *_neighbours(desk, links, place),
    ]
    return _page(desk, sheet.name, report_title(desk), blocks)


def _page(desk: ReviewDesk, title: str, subtitle: str | None, blocks: Sequence[Block]) -> Document:
    cover = report_cover(desk, title, subtitle)
    metadata = report_metadata(desk, title if subtitle is None else f"{title}: {subtitle}")
    if subtitle is not None:
        cover = replace(cover, identity=())
    return Document(metadata, desk.marks(report_title(desk)), cover, tuple(blocks))


def _back(desk: ReviewDesk) -> Paragraph:
    return Paragraph((Link(desk.tell("side.tilbage"), INDEX),))


def _neighbours(desk: ReviewDesk, links: Sequence[Link], place: int) -> Iterator[Paragraph]:
    """Yield a line that leads to the pages before and after."""
    parts: list[Inline] = []
    for name, at in (("forrige", place - 1), ("næste", place + 1)):
        if 0 <= at < len(links):
            parts += [Text(" · ")] if parts else []
            parts += [Text(f"{desk.tell(f'side.{name}')} "), links[at]]
    if parts:
        yield Paragraph(tuple(parts))


def _goals_of(desk: ReviewDesk, sheet: PlanSheet) -> Iterator[Block]:
    """Yield what the plan does with each of the minister's goals."""
    matrix = desk.comparison.matrix
    cells = next(entry.cells for entry in matrix.rows if entry.plan == sheet.key)
    if not cells:
        return
    yield desk.heading(1, desk.tell("side.mål"), known_as="maal")
    yield desk.table(
        desk.tell("side.mål-tabel"),
        [
            column(desk.say("tabel.mål"), 2.2),
            column(desk.say("tabel.behandling"), 1.3),
            column(desk.say("tabel.begrundelse"), 3),
            column(desk.tell("overskrift.indikatorer"), 1.4, right=True),
            column(desk.say("tabel.måltal"), 1, right=True),
        ],
        (
            row(
                desk.tell("mål.overskrift", mål=desk.goal_label(goal), kort=goal.short),
                treatment_words(desk, cell),
                clipped(cell.reason) if cell.reason else None,
                None if cell.treatment in LEFT_OUT else str(cell.indicators),
                None if cell.treatment in LEFT_OUT else str(cell.targets),
            )
            for goal, cell in zip(matrix.columns, cells, strict=True)
        ),
    )


def _targets_of(desk: ReviewDesk, sheet: PlanSheet) -> Iterator[Block]:
    """Yield the plan's targets, each with what it asks or why it cannot be compared."""
    items = [item for item in desk.comparison.ambition if item.plan == sheet.key]
    yield desk.heading(1, desk.tell("overskrift.måltal"), known_as="maaltal")
    if not items:
        yield desk.told("måltal.ingen-i-planen")
        return
    yield desk.table(
        desk.tell("side.måltal-tabel", navn=sheet.name),
        [
            column(desk.say("tabel.indikator"), 2.6),
            column(desk.say("tabel.måltal"), 3),
            column(desk.tell("tabel.kræver"), 1, right=True),
            column(desk.tell("tabel.uden-ændring"), 1, right=True),
            column(desk.tell("tabel.vurdering"), 2),
        ],
        (
            row(
                item.placed.indicator.name if item.placed.indicator is not None else None,
                clipped(item.placed.target.statement),
                number_of(item, item.terms.asked) if item.terms is not None else None,
                number_of(item, item.terms.standing_still.value) if item.terms is not None else None,
                _verdict(desk, item),
            )
            for item in items
        ),
    )


def _verdict(desk: ReviewDesk, item: TargetAmbition) -> str:
    if item.incomparable is not None:
        return desk.tell(f"ikke-sammenlignelig.{item.incomparable.value}")
    weak = item.terms is not None and item.terms.less_than_standing_still
    return desk.tell("side.uden-fremgang" if weak else "side.med-fremgang")
