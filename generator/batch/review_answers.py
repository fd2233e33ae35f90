"""Collects what came back from municipalities: answers in Word comments and in question files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.batch.review_run import FOLDER, QUESTIONS
from generator.problems import FindingsError, Place, finding
from generator.review.comment_parts import WordComment
from generator.review.finished_files import finished_bytes
from generator.review.question_file import add_to_log
from generator.review.questions import Answer, Question, QuestionLog, read_log
from generator.review.word_comments import collected, comments_of
from generator.source.project import Project, real_path


@dataclass(frozen=True, slots=True)
class CollectedAnswers:
    """What one file added to one log: the log's place, and how many new answers and questions."""

    log: str
    municipality: str
    answers: int
    questions: int


def collect_answers(project: Project, file: Path) -> CollectedAnswers:
    """Put what a returned file says into the log that it belongs to.

    Raises FindingsError for a file that cannot be read, or that belongs to no log of the project.
    """
    shown = project.shown(file)
    ending = file.suffix.lower()
    if ending == ".docx":
        return _of_word(project, file, shown)
    if ending in {".yaml", ".yml"}:
        return _of_yaml(project, file, shown)
    raise FindingsError([finding("svar-filtype", Place(shown))])


def _of_word(project: Project, file: Path, shown: str) -> CollectedAnswers:
    place = Place(shown)
    comments = comments_of(finished_bytes(file, place), place)
    best = max(_logs(project), key=lambda item: _asked(item[1], comments), default=None)
    if best is None or not _asked(best[1], comments):
        raise FindingsError([finding("svar-uden-log", place)])
    target, log = best
    new = collected(log, comments, file.name)
    return _added(project, target, log, new.questions, new.answers)


def _of_yaml(project: Project, file: Path, shown: str) -> CollectedAnswers:
    returned = read_log(file, shown)
    for target, log in _logs(project):
        if (log.municipality, log.years) == (returned.municipality, returned.years):
            if real_path(target) == real_path(file):
                break
            answers = {item.id: item.answers for item in returned.questions}
            return _added(project, target, log, returned.questions, answers)
    raise FindingsError([finding("svar-uden-log", Place(shown))])


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


def _logs(project: Project) -> Iterator[tuple[Path, QuestionLog]]:
    """Yield the logs of a project, in order; what was put beside one is read with it."""
    for file in sorted((project.output / FOLDER / QUESTIONS).glob("*/*.yaml")):
        if not file.stem.endswith(".tilføjet"):
            yield file, read_log(file, project.shown(file))


def _asked(log: QuestionLog, comments: Iterable[WordComment]) -> int:
    """Return how many of a log's questions stand among some comments."""
    texts = [comment.text for comment in comments]
    return sum(any(f"[{question.id}]" in text for text in texts) for question in log.questions)
