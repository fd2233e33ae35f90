"""The questions that a review suggests to a council.

There is one for each finding, and one for each question of the council's own that a plan does not answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.plan.sentences import Sentences
from generator.review.comparison import Comparison
from generator.review.findings import FindingKind, ReviewFinding
from generator.review.plan_sheet import PlanSheet
from generator.review.questions import Question, QuestionLog, identity_of

COUNCILS_OWN = "gennemgang-rådets-spørgsmål"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question, and the finding that it is asked because of; None for a council's own."""

    question: Question
    finding: ReviewFinding | None


def suggested_logs(comparison: Comparison, sentences: Sentences, years: str) -> Mapping[str, QuestionLog]:
    """Return a log for each plan, by its key, with the questions that the review suggests to its council."""
    return {
        sheet.key: QuestionLog(
            sheet.council,
            sheet.name,
            years,
            tuple(item.question for item in suggestions(sheet, comparison, sentences)),
        )
        for sheet in comparison.sheets
    }


def suggestions(sheet: PlanSheet, comparison: Comparison, sentences: Sentences) -> tuple[Suggestion, ...]:
    """Return what a review suggests to ask of a plan, each question once."""
    known: dict[str, Suggestion] = {}
    for item in _suggestions(sheet, comparison, sentences):
        question = item.question
        if question.id in known and known[question.id].question.text != question.text:
            # such as two wrong sums of one table
            question = replace(question, id=identity_of(question.id, question.text))
        known.setdefault(question.id, replace(item, question=question))
    return tuple(known.values())


def _suggestions(sheet: PlanSheet, comparison: Comparison, sentences: Sentences) -> Iterator[Suggestion]:
    def asked(identity: str, text: str, code: str, *about: str | None) -> Question:
        goal, path, quote = about
        return Question(identity, text, goal, path, quote, code, sheet.council, comparison.as_of)

    for item in comparison.findings[sheet.key]:
        found = item.finding
        name = f"gennemgang.spørgsmål.{found.code}"
        ask = sentences.say(name if name in sentences.names else "gennemgang.spørgsmål.andet")
        about = item.path or item.passage or item.indicator or ("" if item.goal else found.cause)
        identity = identity_of(found.code, item.goal or "", about)
        text = sentences.say("gennemgang.spørgsmål.hele", årsag=found.cause, spørg=ask)
        quote = item.passage or _statement(item, comparison)
        yield Suggestion(asked(identity, text, found.code, item.goal, item.path, quote), item)
    for question in comparison.priorities.questions if comparison.priorities is not None else ():
        if sheet.key not in question.plans:
            identity = identity_of(COUNCILS_OWN, question.words)
            yield Suggestion(asked(identity, question.words, COUNCILS_OWN, question.goal, None, None), None)


def _statement(item: ReviewFinding, comparison: Comparison) -> str | None:
    """Return the words of the target that a finding is about, which stand in the plan."""
    for target in comparison.ambition if item.kind is FindingKind.AMBITION else ():
        shown, statement = target.placed.indicator, target.placed.target.statement
        is_same = target.plan == item.plan and shown is not None and shown.id == item.indicator
        if is_same and statement in item.finding.cause:
            return statement
    return None
