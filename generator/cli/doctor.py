"""``beskplan doktor``: tells what works on this machine, what does not, and the cure."""

from __future__ import annotations

from pathlib import Path

import click

from generator.batch.doctor import check_machine
from generator.cli.danish_help import DanishCommand
from generator.cli.exit_codes import FINDINGS, FINE
from generator.cli.say import Speaker
from generator.problems import FindingsError
from generator.problems.as_json import all_to_json
from generator.source.project import Project, find_project


@click.command("doktor", cls=DanishCommand)
@click.option("--json", "as_json", is_flag=True, help="Skriv resultatet som JSON.")
@click.pass_obj
def doctor(folder: Path, as_json: bool) -> int:
    """Undersøger, hvad der virker på denne maskine, hvad der ikke gør, og hvad I kan gøre ved det."""
    speaker = Speaker(as_json)
    checkups = list(check_machine(_project(folder)))
    if as_json:
        speaker.data(
            {
                "undersøgt": [
                    {
                        "navn": item.name,
                        "virker": item.works,
                        "tilstand": item.state,
                        "fund": all_to_json(item.findings),
                    }
                    for item in checkups
                ]
            }
        )
    for item in checkups:
        mark = "fejl" if not item.works else "obs " if item.findings else "ok  "
        speaker.line(f"{mark}  {item.name}: {item.state}")
    speaker.findings([found for item in checkups for found in item.findings])
    return FINE if all(item.works for item in checkups) else FINDINGS


def _project(folder: Path) -> Project | None:
    try:
        return find_project(folder)
    except FindingsError:
        return None
