"""The option that says which day's figures plans are made of."""

from __future__ import annotations

import datetime
from dataclasses import replace

import click

from generator.danish.dates import parse_date
from generator.source.project import Project


def read_day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> datetime.date | None:
    """Read a day as a user writes it. Raises UsageError for another text."""
    if value is None:
        return None
    try:
        return parse_date(value.strip().casefold())
    except ValueError:
        raise click.UsageError(f"»{value}« er ikke en dato. Skriv den som 2017-10-01.") from None


as_of_option = click.option(
    "--pr",
    "as_of",
    metavar="DATO",
    callback=read_day,
    help="Brug de rigtige tal, der var hentet denne dag, fx 2017-10-01; ellers de nyeste.",
)
"""``--pr 2017-10-01`` of the commands that make or check plans."""


def figures_until(project: Project, day: datetime.date | None) -> Project:
    """Return the project with the real figures that had been fetched on a day; with all for None."""
    return replace(project, as_of=day)
