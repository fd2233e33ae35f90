"""``beskplan sammenlign``: what has changed from one plan to another."""

from __future__ import annotations

from pathlib import Path

import click

from generator.batch.formats import Format
from generator.batch.review_compare import Compared, compare_plans
from generator.cli.build import formats_option
from generator.cli.danish_help import DanishCommand
from generator.cli.exit_codes import FINDINGS, FINE, NOTHING_COULD_RUN
from generator.cli.say import Speaker
from generator.cli.waiting import alone, wait_option
from generator.problems import FindingsError
from generator.problems.as_json import all_to_json
from generator.review.plan_sheet import PlanSheet
from generator.review.word_notes import WordNotes
from generator.source.project import Project


@click.command("sammenlign", cls=DanishCommand)
@click.argument("older", type=click.Path(path_type=Path), metavar="GAMMEL")
@click.argument("newer", type=click.Path(path_type=Path), metavar="NY")
@click.option("--ud", "folder", type=click.Path(path_type=Path), metavar="MAPPE", help="Hvor filerne lægges.")
@formats_option
@click.option("--json", "as_json", is_flag=True, help="Skriv ændringerne som JSON.")
@wait_option
@click.pass_obj
def compare(
    project: Project,
    older: Path,
    newer: Path,
    folder: Path | None,
    formats: tuple[Format, ...],
    as_json: bool,
    wait_seconds: float | None,
) -> int:
    """Viser, hvad der er ændret fra én plan til en anden.

    GAMMEL og NY er planer i YAML, PDF eller Word: to udgaver af samme plan, eller planerne for to år.
    Resultatet er en oversigt over ændringerne og en Word-fil med rettelser, der kan godkendes og afvises. De
    lægges i output/sammenligning/.
    """
    speaker = Speaker(as_json)
    try:
        with alone(project, speaker, wait_seconds):
            done = compare_plans(project, older, newer, formats, folder)
    except FindingsError as error:
        speaker.failure(error.findings)
        return NOTHING_COULD_RUN
    if as_json:
        speaker.data(_as_data(done))
    else:
        speaker.findings(done.findings)
        for name in done.written:
            speaker.line(name)
        plans = " og ".join(_plan(sheet) for sheet in (done.older, done.newer))
        speaker.line(f"{plans}: {_changes(done)}.")
        for noted in done.notes:
            speaker.line(f"{noted.file}: {_noted(noted)}.")
    return FINDINGS if any(item.is_error for item in done.findings) else FINE


def _changes(done: Compared) -> str:
    """Return how many changes there are: never none of a plan that somebody has written in."""
    count = len(done.changes)
    if not count and done.notes:
        return "ingen ændringer i de data, som filerne bærer, men der er skrevet i dem"
    return _counted(count, "ændring", "ændringer")


def _noted(noted: WordNotes) -> str:
    counts = (
        _counted(len(noted.comments), "kommentar", "kommentarer"),
        _counted(len(noted.revisions), "rettelse", "rettelser"),
    )
    changed = ", teksten er ændret, efter at filen blev dannet" if noted.text_changed else ""
    return f"{' og '.join(counts)}, der ikke er taget stilling til{changed}"


def _counted(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def _plan(sheet: PlanSheet) -> str:
    """Return a plan as it is told of: "Vejle 2018"."""
    last = f"-{sheet.last_year}" if sheet.last_year != sheet.first_year else ""
    return f"{sheet.name} {sheet.first_year}{last}"


def _as_data(done: Compared) -> dict[str, object]:
    return {
        "gammel": done.older.origin.file,
        "planer": [_plan(sheet) for sheet in (done.older, done.newer)],
        "ny": done.newer.origin.file,
        "filer": done.written,
        "fund": all_to_json(done.findings),
        "ændringer": [
            {
                "slags": change.kind.value,
                "emne": change.subject.value,
                "mål": change.goal,
                "navn": change.name,
                "felt": change.field,
                "før": change.before,
                "efter": change.after,
            }
            for change in done.changes
        ],
        "noter": [
            {
                "fil": noted.file,
                "tekst ændret": noted.text_changed,
                "kommentarer": [
                    {"af": item.author, "om": item.passage, "tekst": item.text} for item in noted.comments
                ],
                "rettelser": [
                    {
                        "af": item.author,
                        "slags": "tilføjet" if item.added else "slettet",
                        "tekst": item.text,
                    }
                    for item in noted.revisions
                ],
            }
            for noted in done.notes
        ],
    }
