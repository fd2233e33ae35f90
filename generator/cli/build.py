"""``beskplan build``: builds plans."""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from generator.batch.files import PlanFiles
from generator.batch.formats import Format
from generator.batch.outcome import Outcome, OutcomeState
from generator.batch.run import BatchRun, Order
from generator.batch.shelf import KEPT_ASIDE, LEFT_BEHIND
from generator.batch.why import BuildReason
from generator.batch.workers import TaskLimits
from generator.cli.as_of import as_of_option, figures_until
from generator.cli.danish_help import DanishCommand, Unusable
from generator.cli.exit_codes import FINDINGS, FINE, NOTHING_COULD_RUN
from generator.cli.progress import FEW, counts, shown_as_it_goes
from generator.cli.reasons import reason_words
from generator.cli.run_log import logged, open_log
from generator.cli.say import Speaker
from generator.cli.waiting import alone, wait_option
from generator.cli.years import no_files, years_option
from generator.danish.names import listed
from generator.problems import Finding, FindingsError
from generator.problems.as_json import all_to_json
from generator.source.geography import load_geography
from generator.source.project import Project
from generator.source.standard import old_pieces

_MOST_ONE_BY_ONE = 10
_MANY = {
    KEPT_ASIDE: "{number} færdige filer var ikke, som de blev bygget. De er gemt ved siden af de nye med "
    "»rettet« i navnet.",
    LEFT_BEHIND: "{number} planer har også filer i andre formater, som er fra før den sidste ændring. Byg "
    "uden --format, når de også skal være nye.",
}
"""What is said once where more than that many plans or files have one cause, and else one by one."""


def _formats(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[Format, ...]:
    known = {item.value: item for item in Format}
    words = [word.strip().lower() for word in value.split(",") if word.strip()]
    unknown = [word for word in words if word not in known]
    if unknown or not words:
        raise click.UsageError(
            f"»{value}« er ikke formater. Vælg blandt {', '.join(known)}, adskilt af komma."
        )
    return tuple(known[word] for word in dict.fromkeys(words))


formats_option = click.option(
    "--format",
    "formats",
    default="docx,pdf,html",
    callback=_formats,
    metavar="FORMATER",
    help="Formaterne, adskilt af komma; ellers docx,pdf,html.",
)
"""``--format docx,pdf`` of the commands that write documents."""


@click.command(cls=DanishCommand)
@click.argument("kommuner", nargs=-1, metavar="[KOMMUNE ...]")
@click.option("--alle", "--all", "everything", is_flag=True, help="Byg alle planer i municipalities/.")
@click.option("--rar", metavar="OMRÅDE", help="Byg planerne i et RAR-område, fx Fyn.")
@click.option("--region", metavar="REGION", help="Byg planerne i en region, fx Syddanmark.")
@click.option("--landet", "country", is_flag=True, help="Byg alle kommuners planer for et år.")
@years_option
@formats_option
@as_of_option
@click.option("--tving", "--force", "force", is_flag=True, help="Byg også det, der er uændret.")
@click.option("--hvorfor", "--why", "why", is_flag=True, help="Fortæl, hvorfor hver plan bliver bygget.")
@click.option("--stille", "--quiet", "quiet", is_flag=True, help="Sig kun, hvad der gik galt.")
@click.option("--json", "as_json", is_flag=True, help="Skriv resultatet som JSON.")
@click.option(
    "--tidsgrænse",
    "seconds",
    type=click.FloatRange(min=0.1),
    default=TaskLimits().seconds,
    metavar="SEKUNDER",
    help=f"Den længste tid, en plan må tage; ellers {TaskLimits().seconds:g}.",
)
@click.option(
    "--processer",
    "workers",
    type=click.IntRange(min=1),
    metavar="ANTAL",
    help="Hvor mange planer der laves ad gangen; ellers én for hver kerne i maskinen.",
)
@wait_option
@click.option(
    "--log",
    "log",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Skriv en linje JSON om hver plan sidst i filen.",
)
@click.pass_obj
def build(
    project: Project,
    kommuner: tuple[str, ...],
    everything: bool,
    rar: str | None,
    region: str | None,
    country: bool,
    years: str | None,
    formats: tuple[Format, ...],
    as_of: datetime.date | None,
    force: bool,
    why: bool,
    quiet: bool,
    as_json: bool,
    seconds: float,
    workers: int | None,
    wait_seconds: float | None,
    log: Path | None,
) -> int:
    """Bygger planer.

    KOMMUNE er et navn, en kode, en fil eller et mønster som "a*". Planerne lægges i output/, en mappe for
    hver kommune. Det, der ikke er ændret, bliver ikke bygget igen. Med --rar, --region eller --landet og
    --år kommer også de kommuner med, som intet har skrevet endnu; deres planer er mærket »intet skrevet«.
    """
    started = time.monotonic()
    project = figures_until(project, as_of)
    files, remarks = _chosen(project, kommuner, everything, rar, region, country, years)
    remarks = (*old_pieces(project), *remarks)
    if rar is not None or region is not None or country:
        project = replace(project, drafts=frozenset(file for file in files if not os.path.lexists(file)))
    limits = TaskLimits(seconds)
    order = Order(files, formats, force, limits=limits, **({"workers": workers} if workers else {}))
    run = BatchRun(project, order)
    speaker = Speaker(as_json, quiet)
    outcomes: list[Outcome] = []
    try:
        with open_log(log) as opened, alone(project, speaker, wait_seconds):
            if why:
                _tell_why(speaker, project, run.reasons)
            with run.outcomes() as results:
                told = logged(results, opened)
                for outcome in shown_as_it_goes(told, len(files), speaker, quiet=quiet or as_json):
                    outcomes.append(outcome)
    except FindingsError as error:
        speaker.failure(error.findings)
        return FINDINGS if outcomes else NOTHING_COULD_RUN
    except KeyboardInterrupt:
        speaker.aside(f"Nåede {_totals(outcomes)}.")
        raise
    if as_json:
        speaker.data(_as_data(project, outcomes, run, remarks, time.monotonic() - started))
    else:
        _summary(speaker, outcomes, run, remarks, time.monotonic() - started)
    failed = any(
        outcome.state is OutcomeState.FAILED or any(item.is_error for item in outcome.events)
        for outcome in outcomes
    )
    return FINDINGS if failed or run.summary_findings else FINE


def _chosen(
    project: Project,
    kommuner: tuple[str, ...],
    everything: bool,
    rar: str | None,
    region: str | None,
    country: bool,
    years: str | None,
) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Return the files to build, and what is to be said of the choice."""
    if [everything, bool(kommuner), rar is not None, region is not None, country].count(True) != 1:
        raise click.UsageError(
            "Skriv »beskplan build Aarhus« for én kommune, »--alle« for alle planer, »--rar Fyn« for et "
            "RAR-område, »--region Syddanmark« for en region eller »--landet« for alle kommuner."
        )
    chosen = PlanFiles(project, load_geography())
    if rar is not None:
        return chosen.of_council(rar, years, drafts=True), ()
    if region is not None:
        return chosen.of_region(region, years, drafts=True), ()
    if country:
        if years is None:
            raise Unusable("Skriv, hvilket år det gælder, fx »beskplan build --landet --år 2018«.")
        return chosen.of_country(years), ()
    if kommuner:
        return chosen.named(kommuner, years), chosen.other_years(kommuner, years)
    files = chosen.all(years)
    if not files:
        raise no_files(chosen, years)
    return files, chosen.unread(years)


def _tell_why(speaker: Speaker, project: Project, reasons: Mapping[Path, Sequence[BuildReason]]) -> None:
    for file, causes in reasons.items():
        if causes:
            speaker.line(f"{project.shown(file)}: {reason_words(causes)}.")


def _totals(outcomes: Sequence[Outcome]) -> str:
    number = {state: sum(outcome.state is state for outcome in outcomes) for state in OutcomeState}
    plans = "1 plan" if len(outcomes) == 1 else f"{len(outcomes)} planer"
    years = listed(sorted({outcome.years for outcome in outcomes}))
    plans += f" for {years}" if years else ""
    return (
        f"{plans}: {number[OutcomeState.BUILT]} bygget, {number[OutcomeState.UNCHANGED]} uændret, "
        f"{number[OutcomeState.FAILED]} kunne ikke bygges"
    )


def _summary(
    speaker: Speaker, outcomes: Sequence[Outcome], run: BatchRun, remarks: Sequence[Finding], seconds: float
) -> None:
    few = len(outcomes) <= FEW
    for outcome in outcomes if few else ():
        for written in outcome.written:
            speaker.line(f"{outcome.label}: {written}")
        if outcome.state is OutcomeState.UNCHANGED:
            speaker.line(f"{outcome.label}: uændret")
    shown = [item for outcome in outcomes for item in outcome.findings if few or item.is_error]
    told = [item for outcome in outcomes for item in outcome.events]
    many = {code: told_of for code in _MANY if (told_of := _number(told, code)) > _MOST_ONE_BY_ONE}
    told = [item for item in told if item.code not in many]
    speaker.findings([*remarks, *shown, *told, *run.summary_findings])
    for code, number in many.items():
        speaker.aside(_MANY[code].format(number=number))
    for outcome in () if few else outcomes:
        if counts(outcome):
            speaker.line(f"{outcome.label}: {counts(outcome)}")
    speaker.line(f"{_totals(outcomes)} ({seconds:.0f} s).")


def _number(findings: Sequence[Finding], code: str) -> int:
    return sum(item.code == code for item in findings)


def _as_data(
    project: Project, outcomes: Sequence[Outcome], run: BatchRun, remarks: Sequence[Finding], seconds: float
) -> dict[str, object]:
    why = {project.shown(file): reason_words(causes) for file, causes in run.reasons.items()}
    return {
        **{state.value: sum(outcome.state is state for outcome in outcomes) for state in OutcomeState},
        "sekunder": round(seconds, 1),
        "fund": all_to_json([*remarks, *run.summary_findings]),
        "planer": [
            {
                "fil": outcome.file,
                "navn": outcome.name,
                "år": outcome.years,
                "tilstand": outcome.state.value,
                "hvorfor": why[outcome.file],
                "filer": outcome.written,
                "fund": all_to_json(outcome.findings),
            }
            for outcome in sorted(outcomes, key=lambda outcome: outcome.file)
        ],
    }
