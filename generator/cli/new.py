"""``beskplan new``: starts a municipality's file."""

from __future__ import annotations

import click

from generator.batch.new_plan import new_plan_file
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


@click.command(cls=DanishCommand)
@click.argument("kommune", metavar="KOMMUNE")
@click.option(
    "--år",
    "year",
    type=click.IntRange(2015, 2100),
    default=DEFAULT_YEAR,
    metavar="ÅR",
    help=f"Planens år; ellers {DEFAULT_YEAR}.",
)
@click.pass_obj
def new(project: Project, kommune: str, year: int) -> int:
    """Laver en ny fil for en kommune, fyldt med årets mål og de anbefalede indikatorer."""
    workshop = Workshop(project)
    municipality = workshop.geography.find(kommune)
    if municipality is None:
        suggestion = hint(kommune, [m.name for m in workshop.geography.municipalities])
        raise FindingsError([finding("kommune-ukendt", Place(kommune), tekst=kommune, forslag=suggestion)])
    file = new_plan_file(municipality, YearSpan(year, year), workshop)
    command = f"beskplan build {municipality.name} --år {year}"
    Speaker(as_json=False).line(f"{project.shown(file)} er klar. Ret den, og skriv »{command}«.")
    return FINE
