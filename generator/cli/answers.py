"""``beskplan svar``: collects the municipalities' answers to a council's questions."""

from __future__ import annotations

from pathlib import Path

import click

from generator.batch.review_answers import CollectedAnswers, collect_answers
from generator.cli.danish_help import DanishCommand
from generator.cli.exit_codes import FINDINGS, FINE
from generator.cli.say import Speaker
from generator.cli.waiting import alone, wait_option
from generator.problems import Finding, FindingsError
from generator.problems.as_json import all_to_json
from generator.source.project import Project


@click.command("svar", cls=DanishCommand)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FIL ...")
@click.option("--json", "as_json", is_flag=True, help="Skriv resultatet som JSON.")
@wait_option
@click.pass_obj
def answers(project: Project, files: tuple[Path, ...], as_json: bool, wait_seconds: float | None) -> int:
    """Samler svar ind fra Word-filer og spørgsmålsfiler, som kommunerne har sendt tilbage.

    FIL er planen i Word med svar på rådets kommentarer, eller spørgsmålsfilen (.yaml). Svarene lægges i
    output/gennemgang/spoergsmaal/ og vises i den næste gennemgang. Samme fil kan samles ind flere gange.
    """
    speaker = Speaker(as_json)
    collected: list[tuple[Path, CollectedAnswers]] = []
    found: list[Finding] = []
    with alone(project, speaker, wait_seconds):
        for file in files:
            try:
                item = collect_answers(project, file)
            except FindingsError as error:
                found.extend(error.findings)
            else:
                collected.append((file, item))
                found.extend(item.remarks)
    code = FINDINGS if any(one.is_error for one in found) else FINE
    if as_json:
        speaker.data(
            {
                "filer": [
                    {
                        "fil": project.shown(file),
                        "kommune": item.municipality,
                        "log": item.log,
                        "nye svar": item.answers,
                        "nye spørgsmål": item.questions,
                    }
                    for file, item in collected
                ],
                "fund": all_to_json(found),
            }
        )
        return code
    speaker.findings(found)
    for file, item in collected:
        speaker.line(f"{project.shown(file)}: {_words(item)} ({item.log})")
    return code


def _words(item: CollectedAnswers) -> str:
    if not item.answers and not item.questions:
        return f"{item.municipality}: intet nyt"
    svar = f"{item.answers} {'nyt' if item.answers == 1 else 'nye'} svar"
    asked = f"{item.questions} {'nyt' if item.questions == 1 else 'nye'} spørgsmål"
    return f"{item.municipality}: {svar}, {asked}"
