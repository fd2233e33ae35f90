"""``beskplan check``: tells everything that is wrong or missing, without building anything."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from generator.batch.files import PlanFiles
from generator.batch.twins import with_two_files
from generator.batch.workshop import Workshop
from generator.cli.as_of import as_of_option, figures_until
from generator.cli.danish_help import DanishCommand
from generator.cli.exit_codes import FINDINGS, FINE, NOTHING_COULD_RUN
from generator.cli.say import Speaker
from generator.cli.years import no_files, years_option
from generator.danish.names import listed
from generator.plan.borrowed import borrowed_passages
from generator.problems import Finding, FindingsError, sorted_by_place
from generator.problems.as_json import all_to_json
from generator.source.plan_file import PlanFile
from generator.source.project import Project


@click.command(cls=DanishCommand)
@click.argument("kommuner", nargs=-1, metavar="[KOMMUNE ...]")
@years_option
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="Skriv resultatet som JSON.")
@click.pass_obj
def check(
    project: Project,
    kommuner: tuple[str, ...],
    years: str | None,
    as_of: datetime.date | None,
    as_json: bool,
) -> int:
    """Kontrollerer planer: format, mål, måltal, tal, lovens krav og det, der afventer.

    Uden KOMMUNE kontrolleres alle filer i municipalities/.
    """
    project, speaker = figures_until(project, as_of), Speaker(as_json)
    workshop = Workshop(project)
    try:
        workshop.load()  # what is wrong with the project's own files is told once and not for every plan
    except FindingsError as error:
        speaker.failure(error.findings)
        return NOTHING_COULD_RUN
    chosen = PlanFiles(project, workshop.geography)
    everything = chosen.all(years)
    wanted = chosen.named(kommuner, years) if kommuner else everything
    if not wanted:
        raise no_files(chosen, years)
    findings, plans = _read(workshop, dict.fromkeys([*wanted, *everything]), set(wanted))
    findings.extend(chosen.other_years(kommuner, years) if kommuner else chosen.unread(years))
    for file in plans:
        if file.file in set(wanted):
            findings.extend(_check_plan(workshop, file))
    twins, borrowed = with_two_files(plans), borrowed_passages(plans, workshop.library.goals)
    for file in plans:
        if file.file in set(wanted):
            findings.extend([twins[file.shown]] if file.shown in twins else [])
            findings.extend(borrowed.get(file.shown, ()))
    found = sorted_by_place(findings)
    shown = [project.shown(file) for file in wanted]
    held = list(dict.fromkeys(file.parent.name for file in wanted))
    if as_json:
        speaker.data({"antal": len(shown), "år": held, "filer": shown, "fund": all_to_json(found)})
    else:
        speaker.findings(found)
        what = shown[0] if len(shown) == 1 else f"{len(shown)} filer for {listed(held)}"
        speaker.line(f"Kontrolleret: {what}.{'' if found else ' Ingen fund: alt er i orden.'}")
    return FINDINGS if any(item.is_error for item in found) else FINE


def _read(
    workshop: Workshop, files: dict[Path, None], wanted: set[Path]
) -> tuple[list[Finding], list[PlanFile]]:
    """Read all files, since some checks compare them, but tell only what is wrong with the wanted ones."""
    findings: list[Finding] = []
    plans: list[PlanFile] = []
    for file in files:
        try:
            plans.append(workshop.read(file))
        except FindingsError as error:
            if file in wanted:
                findings.extend(error.findings)
    return findings, plans


def _check_plan(workshop: Workshop, file: PlanFile) -> tuple[Finding, ...]:
    try:
        checked = workshop.plan(file)
        return (*checked.findings, *workshop.page_findings(checked.plan))
    except FindingsError as error:
        return error.findings
