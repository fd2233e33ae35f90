"""``beskplan check``: tells everything that is wrong or missing, without building anything."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from generator.batch.files import PlanFiles
from generator.batch.twins import with_two_files
from generator.batch.workshop import Workshop
from generator.cli.as_of import as_of_option, figures_until
from generator.cli.cures import Offer, counted, cures_of
from generator.cli.danish_help import DanishCommand
from generator.cli.exit_codes import FINDINGS, FINE, NOTHING_COULD_RUN
from generator.cli.say import Speaker
from generator.cli.years import no_files, years_option
from generator.danish.names import listed
from generator.plan.borrowed import borrowed_passages
from generator.problems import Finding, FindingsError, Severity, sorted_by_place
from generator.problems.as_json import all_to_json
from generator.source.plan_file import PlanFile
from generator.source.project import Project
from generator.source.standard import old_pieces


@click.command(cls=DanishCommand)
@click.argument("kommuner", nargs=-1, metavar="[KOMMUNE ...]")
@years_option
@as_of_option
@click.option("--ret", "offer", is_flag=True, help="Tilbyd sikre rettelser én for én, før noget skrives.")
@click.option("--streng", "strict", is_flag=True, help="Lad også advarsler give svarkode 1.")
@click.option("--json", "as_json", is_flag=True, help="Skriv resultatet som JSON.")
@click.pass_obj
def check(
    project: Project,
    kommuner: tuple[str, ...],
    years: str | None,
    as_of: datetime.date | None,
    offer: bool,
    strict: bool,
    as_json: bool,
) -> int:
    """Kontrollerer planer: format, mål, måltal, tal, lovens krav og det, der afventer.

    Uden KOMMUNE kontrolleres alle filer i municipalities/. Med --ret vises hver rettelse, der er sikker, og
    skrives kun, når du svarer ja.
    """
    project, speaker = figures_until(project, as_of), Speaker(as_json)
    workshop = Workshop(project)
    try:
        workshop.load()  # what is wrong with the project's own files is told once and not for every plan
    except FindingsError as error:
        speaker.failure(error.findings)
        return NOTHING_COULD_RUN
    checker = _Checker(project, workshop, kommuner, years)
    found = checker.findings()
    if offer and not as_json and Offer(project, speaker, checker.findings_again).make(found):
        found = checker.findings()
    shown = [project.shown(file) for file in checker.wanted]
    held = list(dict.fromkeys(file.parent.name for file in checker.wanted))
    if as_json:
        cures = {"rettelser": [cure.as_data() for cure in cures_of(found, project)]} if offer else {}
        speaker.data({"antal": len(shown), "år": held, "filer": shown, "fund": all_to_json(found), **cures})
    else:
        speaker.findings(found)
        what = shown[0] if len(shown) == 1 else f"{len(shown)} filer for {listed(held)}"
        speaker.line(f"Kontrolleret: {what}.{'' if found else ' Ingen fund: alt er i orden.'}")
        if not offer and (number := len(list(cures_of(found, project)))):
            speaker.line(f"{counted(number)} kan skrives for dig: kør samme kommando med --ret.")
    stops = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return FINDINGS if any(item.severity in stops for item in found) else FINE


class _Checker:
    """Checks the files that a command names, as often as they change.

    Raises FindingsError if there are none.
    """

    def __init__(
        self, project: Project, workshop: Workshop, names: tuple[str, ...], years: str | None
    ) -> None:
        self._project, self._workshop = project, workshop
        self._names, self._years = names, years
        self._files = PlanFiles(project, workshop.geography)
        self._everything = self._files.all(years)
        self.wanted = self._files.named(names, years) if names else self._everything
        if not self.wanted:
            raise no_files(self._files, years)

    def findings(self) -> tuple[Finding, ...]:
        """Return what is found in the files that are wanted, read anew, and between them and all others."""
        wanted = set(self.wanted)
        findings, plans = _read(self._workshop, dict.fromkeys([*self.wanted, *self._everything]), wanted)
        findings.extend(old_pieces(self._project))
        if self._names:
            findings.extend(self._files.other_years(self._names, self._years))
        else:
            findings.extend(self._files.unread(self._years))
        for file in plans:
            if file.file in wanted:
                findings.extend(_check_plan(self._workshop, file))
        twins, borrowed = with_two_files(plans), borrowed_passages(plans, self._workshop.library.goals)
        for file in plans:
            if file.file in wanted:
                findings.extend([twins[file.shown]] if file.shown in twins else [])
                findings.extend(borrowed.get(file.shown, ()))
        return sorted_by_place(findings)

    def findings_again(self, shown: str) -> tuple[Finding, ...]:
        """Return what is found after a file was changed, by itself; of one that others draw on, in all."""
        files = {file: None for file in self.wanted if self._project.shown(file) == shown}
        if not files:
            return self.findings()
        findings, plans = _read(self._workshop, files, set(files))
        for file in plans:
            findings.extend(_check_plan(self._workshop, file))
        return sorted_by_place(findings)


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
