"""Collects what came back from municipalities: answers in Word comments and in question files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.batch.review_plans import holds_for, slug_of_plan
from generator.batch.review_run import FOLDER, QUESTIONS
from generator.danish.names import listed
from generator.problems import Finding, FindingsError, Place, finding
from generator.review.comment_parts import WordComment
from generator.review.finished_files import finished_bytes, read_finished_file
from generator.review.question_file import add_to_log
from generator.review.questions import Answer, Question, QuestionLog, read_log
from generator.review.word_comments import collected, comments_of
from generator.source.geography import load_geography
from generator.source.project import Project, real_path


@dataclass(frozen=True, slots=True)
class CollectedAnswers:
    """What one file added to one log: the log's place, and how many new answers and questions.

    ``remarks`` are findings about what the file says that no log has room for.
    """

    log: str
    municipality: str
    answers: int
    questions: int
    remarks: tuple[Finding, ...] = ()


def collect_answers(project: Project, file: Path) -> CollectedAnswers:
    """Put what a returned file says into the log that it belongs to.

    Raises FindingsError for a file that cannot be read, or that belongs to no log of the project, or to more
    than one.
    """
    shown = project.shown(file)
    ending = file.suffix.lower()
    if ending == ".docx":
        return _of_word(project, file, shown)
    if ending in {".yaml", ".yml"}:
        return _of_yaml(project, file, shown)
    raise FindingsError([finding("svar-filtype", Place(shown))])


def _of_word(project: Project, file: Path, shown: str) -> CollectedAnswers:
    """Collect from a Word file. The plan that it carries says whose answers they are, and for which years.

    The ids of the questions do not: plans that lack the same are asked the same.
    """
    place = Place(shown)
    comments = comments_of(finished_bytes(file, place), place)
    sheet = read_finished_file(file, shown).sheet
    slug = slug_of_plan(load_geography(), sheet)
    asked = [
        (count, target, log)
        for target, log in _logs(project, slug)
        if holds_for(target, sheet.first_year, sheet.last_year) and (count := _asked(log, comments))
    ]
    most = max((count for count, _, _ in asked), default=0)
    target, log = _only([(target, log) for count, target, log in asked if count == most], project, place)
    new = collected(log, comments, file.name)
    return _added(project, target, log, new.questions, new.answers)


def _of_yaml(project: Project, file: Path, shown: str) -> CollectedAnswers:
    returned = read_log(file, shown)
    asked = [
        (target, log)
        for target, log in _logs(project)
        if (log.municipality, log.years) == (returned.municipality, returned.years)
        and real_path(target) != real_path(file)
    ]
    target, log = _only(asked, project, Place(shown))
    answers = {item.id: item.answers for item in returned.questions}
    added = _added(project, target, log, returned.questions, answers)
    return replace(added, remarks=returned.remarks)


def _only(
    logs: Sequence[tuple[Path, QuestionLog]], project: Project, place: Place
) -> tuple[Path, QuestionLog]:
    """Return the one log that answers belong to. Raises FindingsError for none, and for more than one."""
    if not logs:
        raise FindingsError([finding("svar-uden-log", place)])
    if len(logs) > 1:
        names = listed([project.shown(target) for target, _ in logs])
        raise FindingsError([finding("svar-flere-logge", place, filer=names)])
    return logs[0]


def _added(
    project: Project,
    target: Path,
    log: QuestionLog,
    questions: Iterable[Question],
    answers: Mapping[str, Iterable[Answer]],
) -> CollectedAnswers:
    given = QuestionLog(log.council, log.municipality, log.years, tuple(questions))
    now = add_to_log(target, project.shown(target), given, answers, root=project.root)
    return CollectedAnswers(
        log=project.shown(target),
        municipality=log.municipality,
        answers=_answers(now) - _answers(log),
        questions=len(now.questions) - len(log.questions),
    )


def _answers(log: QuestionLog) -> int:
    return sum(len(question.answers) for question in log.questions)


def _logs(project: Project, slug: str = "*") -> Iterator[tuple[Path, QuestionLog]]:
    """Yield the logs of a project, or of one plan, in order; what stands beside one is read with it."""
    for file in sorted((project.output / FOLDER / QUESTIONS).glob(f"*/{slug}.yaml")):
        if not file.stem.endswith(".tilføjet"):
            yield file, read_log(file, project.shown(file))


def _asked(log: QuestionLog, comments: Iterable[WordComment]) -> int:
    """Return how many of a log's questions stand among some comments."""
    texts = [comment.text for comment in comments]
    return sum(any(f"[{question.id}]" in text for text in texts) for question in log.questions)
