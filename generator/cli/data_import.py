"""``beskplan data import``: takes figures in from files."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.as_of import read_day
from generator.cli.danish_help import DanishCommand
from generator.cli.exit_codes import FINDINGS, FINE
from generator.cli.say import Speaker
from generator.danish.numbers import format_number, format_value
from generator.danish.periods import Period
from generator.figures.areas import Area, AreaLevel
from generator.figures.catalogue import Catalogue, Indicator
from generator.figures.catalogue_file import load_catalogue
from generator.figures.delivery import Delivery
from generator.figures.imports.couplings import Couplings
from generator.figures.imports.importing import Importer
from generator.figures.imports.matching import Given
from generator.figures.imports.values import DecimalSign
from generator.figures.imports.words import AreaProblem, read_area
from generator.figures.intake import take_in
from generator.problems import Finding, sorted_by_place
from generator.problems.as_json import all_to_json
from generator.problems.suggest import hint
from generator.source.geography import Geography, load_geography
from generator.source.project import Project

_LEVELS = {
    AreaLevel.MUNICIPALITY: ("kommune", "kommuner"),
    AreaLevel.JOBCENTRE: ("jobcenter", "jobcentre"),
    AreaLevel.COUNCIL: ("RAR-område", "RAR-områder"),
}
_YES = {"ja", "j"}


@click.command("import", cls=DanishCommand)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FIL ...")
@click.option("--ja", "yes", is_flag=True, help="Gem uden at spørge.")
@click.option("--vis", "only_show", is_flag=True, help="Vis kun, hvad der blev læst; gem intet.")
@click.option("--indikator", "indicator_id", metavar="ID", help="Den indikator, som filens tal er for.")
@click.option("--kilde", "source", metavar="NAVN", help="Hvem der offentliggør tallene.")
@click.option("--tabel", "table", metavar="ID", help="Tabellens id hos kilden, fx Y36A02.")
@click.option("--område", "area", metavar="NAVN", help="Området, hvor filen ikke selv siger det.")
@click.option(
    "--hentet", "retrieved", metavar="DATO", callback=read_day, help="Dagen, filen er hentet; ellers i dag."
)
@click.option(
    "--decimaltegn",
    "sign",
    type=click.Choice([DecimalSign.COMMA.value, DecimalSign.POINT.value]),
    metavar="TEGN",
    help="komma eller punktum, hvor det ikke kan ses af filen.",
)
@click.option("--delvis", "partial", is_flag=True, help="Filen skal kun dække nogle kommuner eller perioder.")
@click.option("--json", "as_json", is_flag=True, help="Skriv resultatet som JSON.")
@click.pass_obj
def data_import(
    project: Project,
    files: tuple[Path, ...],
    yes: bool,
    only_show: bool,
    indicator_id: str | None,
    source: str | None,
    table: str | None,
    area: str | None,
    retrieved: datetime.date | None,
    sign: str | None,
    partial: bool,
    as_json: bool,
) -> int:
    """Importerer tal fra filer, der er hentet fra Jobindsats eller Statistikbanken.

    FIL er Excel (.xlsx), CSV, PX eller JSON-stat. Det vises, hvad der blev læst, før noget gemmes. Hvilket
    mål der er hvilken indikator, står i data/koblinger.yaml.
    """
    catalogue, geography = load_catalogue(), load_geography()
    given = Given(
        _known_indicator(indicator_id, catalogue),
        source,
        table,
        _known_area(area, geography),
        DecimalSign(sign) if sign else DecimalSign.UNKNOWN,
    )
    couplings = Couplings(project.couplings_file, project.shown(project.couplings_file), catalogue)
    importer = Importer(couplings, catalogue, geography, _time(retrieved))
    deliveries: list[Delivery] = []
    findings: list[Finding] = []
    for file in files:
        imported = importer.read(file, given)
        deliveries.extend(imported.deliveries)
        findings.extend(imported.findings)
    for delivery in deliveries:
        checked = take_in(project.real_figures, delivery, catalogue, geography, partial=partial, store=False)
        findings.extend(checked.findings)
    speaker = Speaker(as_json)
    for delivery in deliveries:
        for line in _described(delivery, catalogue):
            speaker.line(line)
    if not as_json:
        speaker.findings(sorted_by_place(findings))
    wrong = any(item.is_error for item in findings)
    stored: list[Path] = []
    if not wrong and not only_show and (yes or (not as_json and _is_confirmed(len(deliveries), speaker))):
        for delivery in deliveries:
            intake = take_in(project.real_figures, delivery, catalogue, geography, partial=partial)
            if intake.stored is not None:
                stored.append(intake.stored)
            known = set(findings)
            new = [item for item in intake.findings if item not in known]
            findings.extend(new)
            if not as_json:
                speaker.findings(new)
    if as_json:
        speaker.data(_as_data(project, deliveries, findings, stored))
    else:
        _tell_stored(speaker, project, stored, wrong)
    return FINDINGS if any(item.is_error for item in findings) else FINE


def _known_indicator(indicator_id: str | None, catalogue: Catalogue) -> str | None:
    if indicator_id is not None and indicator_id not in catalogue:
        suggestion = hint(indicator_id, catalogue.ids)
        raise click.UsageError(f"»{indicator_id}« er ikke en indikator i kataloget.{suggestion}")
    return indicator_id


def _known_area(name: str | None, geography: Geography) -> Area | None:
    if name is None:
        return None
    area = read_area(name, geography)
    if isinstance(area, AreaProblem):
        suggestion = hint(name, [municipality.name for municipality in geography.municipalities])
        raise click.UsageError(f"»{name}« er ikke et område.{suggestion}")
    return area


def _time(day: datetime.date | None) -> datetime.datetime:
    """Return the time that figures were fetched: now, or on the day that was stated.

    Of two files fetched on the same day the one that is imported last is the newer.
    """
    now = datetime.datetime.now().replace(microsecond=0)
    if day is None:
        return now
    if day > datetime.date.today():
        raise click.UsageError(f"»{day}« er ikke kommet endnu.")
    return datetime.datetime.combine(day, now.time())


def _described(delivery: Delivery, catalogue: Catalogue) -> list[str]:
    """Return what was understood of a delivery, in lines."""
    indicator = catalogue.get(delivery.indicator_id)
    periods = sorted({figure.period for figure in delivery.figures})
    hidden = sum(figure.value is None for figure in delivery.figures)
    number = format_number(len(delivery.figures), 0)
    part = f", {delivery.selection}" if delivery.selection else ""
    table = f", tabel {delivery.table}" if delivery.table else ""
    return [
        f"{delivery.origin}",
        f"  Indikator: {delivery.indicator_id} ({indicator.name}; {indicator.unit.value})",
        f"  Kilde: {delivery.source}{table}, mål »{delivery.measure}«{part}",
        f"  Områder: {_areas(delivery)}",
        f"  Perioder: {_span(periods)}",
        f"  Tal: {number}, heraf {format_number(hidden, 0)} skjulte hos kilden",
        *_extent(delivery, indicator),
        "",
    ]


def _extent(delivery: Delivery, indicator: Indicator) -> list[str]:
    """Return the least and the greatest figure and the country's newest, which show a wrong column."""
    known = [figure for figure in delivery.figures if figure.value is not None]
    country = [figure for figure in known if figure.area == Area.country()]
    parts = [figure for figure in known if figure.area != Area.country()]
    told = [
        ("Mindste", min(parts, key=lambda figure: figure.value or 0, default=None)),
        ("Største", max(parts, key=lambda figure: figure.value or 0, default=None)),
        ("Hele landet", max(country, key=lambda figure: figure.period, default=None)),
    ]
    return [
        f"  {name}: {format_value(figure.value or 0, indicator.unit, indicator.decimals)}"
        f" ({figure.area.name}, {figure.period.label})"
        for name, figure in told
        if figure is not None
    ]


def _span(periods: Sequence[Period]) -> str:
    if len(periods) == 1:
        return periods[0].label
    return f"{periods[0].label} til {periods[-1].label} ({len(periods)})"


def _areas(delivery: Delivery) -> str:
    """Return how many areas of each level there are; the names where they are few."""
    areas = dict.fromkeys(figure.area for figure in delivery.figures)
    said = []
    for level, (one, many) in _LEVELS.items():
        names = [area.name for area in areas if area.level is level]
        if names:
            few = f" ({', '.join(names)})" if len(names) <= 3 else ""
            said.append(f"{len(names)} {one if len(names) == 1 else many}{few}")
    if Area.country() in areas:
        said.append("hele landet")
    return ", ".join(said)


def _is_confirmed(number: int, speaker: Speaker) -> bool:
    if not number:
        return False
    speaker.aside("Skal tallene gemmes? Skriv ja eller nej: ", ends=False)
    return sys.stdin.readline().strip().casefold() in _YES


def _tell_stored(speaker: Speaker, project: Project, stored: Sequence[Path], wrong: bool) -> None:
    for file in stored:
        speaker.line(f"Gemt i {project.shown(file)}.")
    if not stored:
        speaker.line("Intet er gemt, fordi der er fejl." if wrong else "Intet er gemt.")


def _as_data(
    project: Project, deliveries: Sequence[Delivery], findings: Sequence[Finding], stored: Sequence[Path]
) -> dict[str, object]:
    return {
        "læst": [
            {
                "oprindelse": delivery.origin,
                "indikator": delivery.indicator_id,
                "kilde": delivery.source,
                "tabel": delivery.table,
                "mål": delivery.measure,
                "afgrænsning": delivery.selection,
                "områder": len({figure.area for figure in delivery.figures}),
                "perioder": [str(period) for period in sorted({f.period for f in delivery.figures})],
                "tal": len(delivery.figures),
                "heraf skjulte": sum(figure.value is None for figure in delivery.figures),
            }
            for delivery in deliveries
        ],
        "gemt": [project.shown(file) for file in stored],
        "fund": all_to_json(findings),
    }
