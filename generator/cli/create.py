"""``beskplan opret``: lays down a new project."""

from __future__ import annotations

from pathlib import Path

import click

from generator.batch.new_project import new_project
from generator.cli.danish_help import DanishCommand
from generator.cli.exit_codes import FINE
from generator.cli.new import DEFAULT_YEAR, start_plan, year_option
from generator.cli.say import Speaker


@click.command("opret", cls=DanishCommand)
@click.argument("mappe", type=click.Path(path_type=Path), metavar="MAPPE")
@click.argument("kommune", required=False, metavar="[KOMMUNE]")
@year_option
def create(mappe: Path, kommune: str | None, year: int) -> int:
    """Opretter en projektmappe, hvor I skriver jeres planer, og eventuelt den første plan.

    I mappen ligger kun det, der er jeres eget. Ministerens mål, skabelonerne og demotallene følger med
    programmet.
    """
    project = new_project(mappe)
    speaker = Speaker(as_json=False)
    speaker.line(f"Projektet er oprettet i {mappe}.")
    if kommune is not None:
        start_plan(project, kommune, year, speaker)
    else:
        command = f"beskplan new Vejle --år {DEFAULT_YEAR}"
        speaker.line(f"Gå til mappen, og skriv »{command}« for at begynde på en plan.")
    return FINE
