"""``beskplan build``: builds plans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import click

from generator.batch.building import Built, Format, build_all
from generator.batch.files import PlanFiles
from generator.cli.danish_help import DanishCommand
from generator.cli.say import Speaker
from generator.problems import Place, Severity, finding
from generator.source.geography import load_geography
from generator.source.project import Project


def _formats(_context: click.Context, parameter: click.Parameter, value: str) -> tuple[Format, ...]:
    known = {item.value: item for item in Format}
    words = [word.strip().lower() for word in value.split(",") if word.strip()]
    unknown = [word for word in words if word not in known]
    if unknown or not words:
        raise click.UsageError(
            f"»{value}« er ikke formater. Vælg blandt {', '.join(known)}, adskilt af komma."
        )
    return tuple(known[word] for word in dict.fromkeys(words))


@click.command(cls=DanishCommand)
@click.argument("kommuner", nargs=-1, metavar="[KOMMUNE ...]")
@click.option("--alle", "--all", "everything", is_flag=True, help="Byg alle planer i municipalities/.")
@click.option("--år", "years", metavar="ÅR", help="Kun planer for dette år, fx 2018 eller 2017-2018.")
@click.option(
    "--format",
    "formats",
    default="docx,pdf,html",
    show_default="docx,pdf,html",
    callback=_formats,
    metavar="FORMATER",
    help="Formaterne, adskilt af komma.",
)
@click.option("--json", "as_json", is_flag=True, help="Skriv alle fund som JSON.")
@click.pass_obj
def build(
    project: Project,
    kommuner: tuple[str, ...],
    everything: bool,
    years: str | None,
    formats: tuple[Format, ...],
    as_json: bool,
) -> int:
    """Bygger planer.

    KOMMUNE er et navn, en kode eller en fil. Planerne lægges i output/, en mappe for hver kommune.
    """
    if everything == bool(kommuner):
        raise click.UsageError(
            "Skriv »beskplan build Aarhus« for én kommune eller »beskplan build --alle« for alle."
        )
    chosen = PlanFiles(project, load_geography())
    files = chosen.all(years) if everything else chosen.named(kommuner, years)
    if not files:
        raise click.UsageError("Her er ingen filer »municipalities/ÅR/*.yaml« at bygge.")
    speaker = Speaker(as_json)
    finished: list[Built] = []
    for number, built in enumerate(_told_of_twins(build_all(project, files, formats)), start=1):
        finished.append(built)
        _tell(speaker, built, f"[{number}/{len(files)}] " if len(files) > 1 else "", brief=len(files) > 3)
    failed = [built for built in finished if built.failed]
    if as_json:
        speaker.findings([item for built in finished for item in built.findings])
    else:
        done = len(finished) - len(failed)
        speaker.line(f"{done} {'plan' if done == 1 else 'planer'} bygget, {len(failed)} kunne ikke bygges.")
    return 1 if failed else 0


def _told_of_twins(all_built: Iterable[Built]) -> Iterator[Built]:
    """Yield what was built; a plan in the place of another file's plan is told as an error."""
    files: dict[str, str] = {}
    for built in all_built:
        other = next((files[output] for output in built.outputs if output in files), None)
        files.update(dict.fromkeys(built.outputs, built.file))
        if other is None:
            yield built
        else:
            twin = finding("plan-overskrevet", Place(built.file), fil=other)
            yield replace(built, outputs=(), findings=(*built.findings, twin))


def _tell(speaker: Speaker, built: Built, prefix: str, brief: bool) -> None:
    if built.failed:
        speaker.line(f"{prefix}{built.file}: kunne ikke bygges")
    elif brief:
        speaker.line(f"{prefix}{built.name}: {_folder(built)}{_summary(built)}")
    else:
        for output in built.outputs:
            speaker.line(f"{prefix}{built.name}: {output}")
    if speaker.as_json:
        return
    shown = [item for item in built.findings if not brief or item.is_error]
    speaker.findings(shown)


def _folder(built: Built) -> str:
    return built.outputs[0].rpartition("/")[0] + "/"


def _summary(built: Built) -> str:
    warnings = sum(item.severity is Severity.WARNING for item in built.findings)
    errors = sum(item.is_error for item in built.findings)
    parts = [f"{errors} fejl"] if errors else []
    if warnings:
        parts.append(f"{warnings} {'advarsel' if warnings == 1 else 'advarsler'}")
    return f" ({', '.join(parts)})" if parts else ""
