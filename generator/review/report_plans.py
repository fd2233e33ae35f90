"""What is said of each plan: where it stands, what was found and asked, and what was answered."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.blocks import (
    Block,
    Emphasis,
    Inlines,
    ItemList,
    ListItem,
    Paragraph,
    ParagraphStyle,
    Strong,
    Text,
)
from generator.review.findings import ReviewFinding
from generator.review.plan_sheet import PlanSheet
from generator.review.questions import Answer, Question, QuestionLog
from generator.review.report_desk import ReviewDesk, clipped, plan_id, section_name
from generator.review.report_questions import COUNCILS_OWN, suggestions

_MOST_ELSEWHERE = 4


def plan_chapter(desk: ReviewDesk) -> list[Block]:
    """Return the chapter with a section for each plan."""
    blocks: list[Block] = [
        desk.heading(1, desk.tell("overskrift.kommuner"), known_as="kommune-for-kommune"),
        desk.told("plan.indledning"),
    ]
    for sheet in desk.review.sheets:
        blocks.append(desk.heading(2, sheet.name, known_as=plan_id(sheet.key)))
        blocks += plan_section(desk, sheet)
    return blocks


def plan_section(desk: ReviewDesk, sheet: PlanSheet) -> list[Block]:
    """Return what is said of a plan below its heading: what it is, and every question with its answers."""
    log = desk.review.logs.get(sheet.key) or QuestionLog(sheet.council, sheet.name, desk.review.years)
    made = suggestions(sheet, desk.comparison, desk.library.sentences)
    known = {item.question.id: item for item in made}
    asked = [log.question(item.question.id) or item.question for item in made]
    others = [question for question in log.questions if question.id not in known]
    if not asked and not others:
        return [_identity(desk, sheet), desk.told("plan.ingen-fund")]
    items: list[ListItem] = []
    for question in (*asked, *others):
        suggestion = known.get(question.id)
        items += _question(desk, sheet, question, suggestion.finding if suggestion is not None else None)
    return [_identity(desk, sheet), ItemList(tuple(items))]


def _identity(desk: ReviewDesk, sheet: PlanSheet) -> Paragraph:
    """Return in a line what the plan is: how far it has come, for which years, and the file."""
    adopted = max((step.date for step in sheet.adoption if step.date is not None), default=None)
    first, last = sheet.first_year, sheet.last_year
    return desk.told(
        "plan.om",
        ParagraphStyle.SOURCE,
        status=desk.say(f"dokument.status.{sheet.status.value}"),
        år=str(first) if first == last else f"{first}-{last}",
        version=sheet.version.label if sheet.version is not None else "",
        behandlet=desk.date(adopted) if adopted is not None else "",
        fil=sheet.origin.file,
    )


def _question(
    desk: ReviewDesk, sheet: PlanSheet, question: Question, item: ReviewFinding | None
) -> Iterator[ListItem]:
    kind = desk.tell(f"plan.slags.{_kind(question, item)}")
    status = desk.tell("plan.slags-status", slags=kind, status=question.status.value)
    yield ListItem((Strong(status), Text(f" {question.text}")))
    passage = item.passage if item is not None else question.quote
    if passage:
        yield ListItem(_cited(desk, passage, _heading_at(sheet, question.path)), level=1)
    for other in item.elsewhere[:_MOST_ELSEWHERE] if item is not None else ():
        words = desk.tell("plan.også", navn=other.name, citat=clipped(other.passage))
        yield ListItem((Emphasis(words),), level=1)
    for answer in question.answers:
        yield ListItem(_answered(desk, answer), level=1)


def _heading_at(sheet: PlanSheet, path: str | None) -> str | None:
    """Return what the section is called that a text stands in."""
    heading = next((text.heading for text in sheet.texts if text.path == path), None)
    return section_name(heading, path) if path else heading


def _kind(question: Question, item: ReviewFinding | None) -> str:
    if item is not None:
        return item.finding.severity.value
    return "råd" if question.code == COUNCILS_OWN else "andet"


def _cited(desk: ReviewDesk, passage: str, path: str | None) -> Inlines:
    return (Emphasis(desk.tell("plan.citat", citat=clipped(passage), sted=path or "")),)


def _answered(desk: ReviewDesk, answer: Answer) -> Inlines:
    about = ", ".join(
        words
        for words in (
            answer.by,
            desk.date(answer.date) if answer.date is not None else None,
            answer.source,
        )
        if words
    )
    return (Strong(desk.tell("plan.svar")), Text(" " + desk.tell("plan.svaret", svar=answer.text, om=about)))
