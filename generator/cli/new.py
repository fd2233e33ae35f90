"""``beskplan new``: starts a municipality's file."""

from __future__ import annotations

import click

from generator.batch.new_plan import new_plan_file
from generator.batch.new_project import write_schema
from generator.batch.workshop import Workshop
from generator.cli.danish_help import DanishCommand
from generator.cli.exit_codes import FINE
from generator.cli.say import Speaker
from generator.problems import FindingsError, Place, finding
from generator.problems.suggest import hint
from generator.source.fields import YearSpan
from generator.source.project import Project

# The year whose letter the project holds in full.
DEFAULT_YEAR = 2018


year_option = click.option(
    "--år",
    "year",
    type=click.IntRange(2015, 2100),
    default=DEFAULT_YEAR,
    metavar="ÅR",
    help=f"Planens år; ellers {DEFAULT_YEAR}.",
)
"""``--år 2018`` of the commands that begin a plan."""


@click.command(cls=DanishCommand)
@click.argument("kommune", metavar="KOMMUNE")
@year_option
@click.pass_obj
def new(project: Project, kommune: str, year: int) -> int:
    """Laver en ny fil for en kommune, fyldt med årets mål og de anbefalede indikatorer."""
    start_plan(project, kommune, year, Speaker(as_json=False))
    return FINE


def start_plan(project: Project, kommune: str, year: int, speaker: Speaker) -> None:
    """Write a municipality's new file, and say where it is.

    Raises FindingsError for a name that is no municipality's, and where the file cannot be made.
    """
    workshop = Workshop(project)
    municipality = workshop.geography.find(kommune)
    if municipality is None:
        suggestion = hint(kommune, [m.name for m in workshop.geography.municipalities])
        raise FindingsError([finding("kommune-ukendt", Place(kommune), tekst=kommune, forslag=suggestion)])
    file = new_plan_file(municipality, YearSpan(year, year), workshop)
    if project.standard is not None:
        write_schema(project)
    command = f"beskplan build {municipality.name} --år {year}"
    speaker.line(f"{project.shown(file)} er klar. Ret den, og skriv »{command}«.")
