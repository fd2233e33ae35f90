"""A review as one document: for paper, Word and PDF."""

from __future__ import annotations

from generator import __version__
from generator.document.blocks import Contents, Cover, Definition, Document, Metadata, WordForm
from generator.document.words import inlines
from generator.plan.merge import Library
from generator.review.report_ambition import ambition_chapter
from generator.review.report_council import priorities_chapter, shared_chapter
from generator.review.report_desk import Review, ReviewDesk
from generator.review.report_front import in_brief, overview
from generator.review.report_goals import goal_chapters, own_chapter
from generator.review.report_method import files_chapter, method_chapter
from generator.review.report_plans import plan_chapter


def review_report(review: Review, library: Library) -> Document:
    """Return the report of a review. Raises ValueError for a review of no plans."""
    if not review.sheets:
        raise ValueError("a review of no plans")
    desk = ReviewDesk(review, library)
    title = report_title(desk)
    blocks = (
        Contents(desk.say("overskrift.indhold"), depth=1),
        *in_brief(desk),
        *overview(desk),
        *goal_chapters(desk),
        *own_chapter(desk),
        *ambition_chapter(desk),
        *priorities_chapter(desk),
        *shared_chapter(desk),
        *plan_chapter(desk),
        *files_chapter(desk),
        *method_chapter(desk),
    )
    return Document(
        metadata=report_metadata(desk, title),
        marks=desk.marks(title),
        cover=report_cover(desk, title),
        blocks=blocks,
        word_form=WordForm(locked=False),
    )


def report_title(desk: ReviewDesk) -> str:
    """Return what the review is called."""
    return desk.tell("titel", år=desk.review.years)


def report_cover(desk: ReviewDesk, title: str, subtitle: str | None = None) -> Cover:
    """Return the front of the report, or of a page with another subtitle."""
    review = desk.review
    sheets = review.sheets
    words = desk.tell("undertitel", antal=len(sheets), navn=sheets[0].name, område=review.area)
    return Cover(
        title=title,
        subtitle=subtitle or words,
        authority=review.reader,
        period=desk.tell("periode", dato=desk.date(desk.comparison.as_of)),
        identity=tuple(
            Definition(inlines(term), inlines(said))
            for term, said in (
                (desk.tell("forside.planer"), str(len(sheets))),
                (desk.tell("forside.opgjort"), desk.date(desk.comparison.as_of)),
                (
                    desk.tell("forside.offentlig"),
                    desk.tell("forside.tidligst", dato=desk.date(review.public_from))
                    if review.public_from is not None
                    else "",
                ),
            )
            if said
        ),
    )


def report_metadata(desk: ReviewDesk, title: str) -> Metadata:
    """Return what the files of a review say of themselves."""
    review = desk.review
    return Metadata(
        title=f"{title} – {review.reader}",
        author=review.reader,
        subject=desk.tell("emne", år=review.years, område=review.area),
        keywords=(desk.tell("nøgleord"), review.reader, review.years),
        date=desk.comparison.as_of.isoformat(),
        municipality_codes=tuple(sorted(code for sheet in review.sheets for code in sheet.codes)),
        years=review.years,
        program=__version__,
    )
