"""Starts a municipality's file: valid as it is, filled with the year's goals, and made to be learnt from."""

from __future__ import annotations

import os
from pathlib import Path

from generator.batch.draft import bare_draft_text
from generator.batch.workshop import Workshop
from generator.problems import FindingsError, Place, finding
from generator.sandbox import template_environment
from generator.source.fields import YearSpan
from generator.source.geography import Municipality
from generator.source.json_schema import SCHEMA_LINE
from generator.source.other_files import read_regular
from generator.source.writing import write_whole

TEMPLATE_FILE = "ny-plan.yaml.j2"


def new_plan_text(municipality: Municipality, years: YearSpan, workshop: Workshop) -> str:
    """Return the content of a new file.

    Lines that begin with ``##`` explain; those that begin with ``#`` are examples, valid without it.

    Raises FindingsError if the goals of the first year are not known.
    """
    library = workshop.library
    try:
        goal_year = library.goals.year(years.first)
    except KeyError as error:
        place = Place(municipality.name)
        raise FindingsError([finding("år-uden-mål", place, år=years.first)]) from error
    environment = template_environment(workshop.project.templates, escaped=False)
    return environment.get_template(TEMPLATE_FILE).render(
        schema_line=SCHEMA_LINE,
        municipality=municipality,
        years=years,
        goals=goal_year.goals,
        names={
            identifier: library.catalogue.get(identifier).name
            for goal in goal_year.goals
            for identifier in goal.indicators
        },
        no_goals_reason=goal_year.no_goals_reason,
        act=goal_year.act,
        demands={demand.id: demand.text for demand in library.goals.demands(years.first)},
    )


def new_plan_file(municipality: Municipality, years: YearSpan, workshop: Workshop) -> Path:
    """Write a new file for a municipality and return its path.

    A bare draft that nobody has touched gives way. Raises FindingsError if there is any other file for
    the municipality and the years (what somebody wrote is never overwritten), or if it cannot be written.
    """
    text = new_plan_text(municipality, years, workshop)
    file = workshop.project.municipalities / str(years) / f"{municipality.slug}.yaml"
    untouched = bare_draft_text(municipality, years, workshop.project.templates).encode()
    shown = workshop.project.shown(file)
    if not _gives_way(file, untouched):
        raise FindingsError([finding("fil-findes", Place(shown))])
    write_whole(file, text.encode(), shown, workshop.project.root)
    return file


def _gives_way(file: Path, untouched: bytes) -> bool:
    try:
        return not os.path.lexists(file) or read_regular(file, len(untouched)) == untouched
    except OSError:  # what cannot be read may be somebody's work
        return False
