"""The option that says which year's plans are meant, and what is said where there are none."""

from __future__ import annotations

import re

import click

from generator.batch.files import PlanFiles
from generator.cli.danish_help import Unusable
from generator.danish.names import listed

_MOST_NAMED = 3
_YEARS = re.compile(r"[0-9]{4}(-[0-9]{4})?")


def _read(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Return the years as their folder is called. Raises UsageError for what are no years."""
    years = value.replace("–", "-").replace(" ", "") if value is not None else None
    if years is not None and not _YEARS.fullmatch(years):
        raise Unusable(f"»{value}« er ikke et år. Skriv fx 2018, eller 2017-2018 for en plan over flere.")
    return years


years_option = click.option(
    "--år",
    "years",
    metavar="ÅR",
    callback=_read,
    help="Kun planer for dette år, fx 2018 eller 2017-2018.",
)
"""``--år 2018`` of the commands that work on municipality files."""


def no_files(chosen: PlanFiles, years: str | None) -> Unusable:
    """Return what to raise where there is no file for the years, or none at all.

    A file that nobody reads because of its name or folder, such as ``vejle.yaml.txt``, is most likely the one
    that is meant.
    """
    held = chosen.years()
    missing = (
        f"Her er ingen filer for {years}. Der er filer for {listed(list(held))}."
        if years is not None and held
        else "Her er ingen filer »municipalities/ÅR/*.yaml«. Lav en med »beskplan new KOMMUNE«."
    )
    unread = chosen.unread(years)[:_MOST_NAMED]
    named = (f"»{item.place.file if item.place else ''}«: {item.cause} {item.cure}" for item in unread)
    return Unusable(" ".join([missing, *named]))
