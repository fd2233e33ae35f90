"""``beskplan data status``: what there is of figures, how old it is, and what is missing."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import click

from generator.batch.files import PlanFiles
from generator.cli.danish_help import DanishCommand
from generator.cli.exit_codes import FINE
from generator.cli.say import Speaker
from generator.cli.years import no_files, years_option
from generator.danish.dates import format_date
from generator.danish.names import listed
from generator.figures.archive import Archive
from generator.figures.catalogue_file import load_catalogue
from generator.figures.holdings import Holding, IndicatorHoldings, holdings
from generator.problems import FindingsError
from generator.source.geography import Geography, Municipality, load_geography
from generator.source.plan_file import read_plan_file
from generator.source.project import Project

_MOST_NAMES = 5


@click.command("status", cls=DanishCommand)
@years_option
@click.option("--json", "as_json", is_flag=True, help="Skriv resultatet som JSON.")
@click.pass_obj
def data_status(project: Project, years: str | None, as_json: bool) -> int:
    """Viser for hver indikator, om der er rigtige tal, hvor gamle de er, og hvad planerne mangler."""
    geography = load_geography()
    archive = Archive(project.real_figures, shown=project.shown(project.real_figures))
    files = PlanFiles(project, geography)
    chosen = files.all(years)
    if years is not None and not chosen:
        raise no_files(files, years)
    planned = _planned(project, geography, chosen)
    found = holdings(archive, project.demo_figures, load_catalogue(), planned)
    speaker = Speaker(as_json)
    if as_json:
        held = [file.parent.name for file in chosen]
        speaker.data(
            {
                "år": list(dict.fromkeys(held)),
                "planer": len(chosen),
                "indikatorer": [_as_data(item) for item in found],
            }
        )
        return FINE
    today = datetime.date.today()
    number = {kind: sum(item.holding is kind for item in found) for kind in Holding}
    width = max(len(item.indicator.id) for item in found)
    speaker.line(f"{'Indikator':<{width}}  Tal      Nyeste periode     Hentet")
    for item in found:
        speaker.line(_row(item, width, today))
        for remark in _remarks(item):
            speaker.line(f"{'':<{width}}  {remark}")
    speaker.line("")
    plans = "1 kommune" if len(planned) == 1 else f"{len(planned)} kommuner"
    if chosen:
        plans += f" i {listed(list(dict.fromkeys(file.parent.name for file in chosen)))}"
    speaker.line(
        f"{len(found)} indikatorer: {number[Holding.REAL]} med rigtige tal, {number[Holding.DEMO]} med "
        f"demotal og {number[Holding.NONE]} uden tal. Der er planer for {plans}."
    )
    return FINE


def _planned(project: Project, geography: Geography, files: Sequence[Path]) -> tuple[Municipality, ...]:
    """Return the municipalities that there are plans for; what is wrong in a file is for »check« to tell."""
    found: dict[str, Municipality] = {}
    for file in files:
        try:
            plan = read_plan_file(file, project, geography)
        except FindingsError:
            continue
        found |= {municipality.code: municipality for municipality in plan.record.municipalities}
    return tuple(found[code] for code in sorted(found))


def _row(item: IndicatorHoldings, width: int, today: datetime.date) -> str:
    period = item.newest.label if item.newest else ""
    fetched = ""
    if item.retrieved is not None:
        days = (today - item.retrieved).days
        age = "i dag" if days <= 0 else "1 dag gammel" if days == 1 else f"{days} dage gammel"
        fetched = f"{item.retrieved.isoformat()}, {age}"
    return f"{item.indicator.id:<{width}}  {item.holding.value:<7}  {period:<17}  {fetched}".rstrip()


def _remarks(item: IndicatorHoldings) -> list[str]:
    remarks = []
    if item.next_update is not None:
        remarks.append(f"Kilden opdaterer igen {format_date(item.next_update)}.")
    if item.without:
        remarks.append(f"Planer uden tal i den nyeste periode: {_some(item.without)}.")
    if item.hidden:
        remarks.append(f"Skjult hos kilden i den nyeste periode: {_some(item.hidden)}.")
    if item.gaps:
        remarks.append(f"Perioder uden tal: {_some([period.label for period in item.gaps])}.")
    return remarks


def _some(names: Sequence[str]) -> str:
    rest = len(names) - _MOST_NAMES
    return listed([*names[:_MOST_NAMES], f"{rest} andre"] if rest > 0 else list(names))


def _as_data(item: IndicatorHoldings) -> dict[str, object]:
    return {
        "indikator": item.indicator.id,
        "tal": item.holding.value,
        "tabeller": list(item.tables),
        "hentet": item.retrieved.isoformat() if item.retrieved else None,
        "opdateret": item.updated.isoformat() if item.updated else None,
        "næste opdatering": item.next_update.isoformat() if item.next_update else None,
        "nyeste periode": str(item.newest) if item.newest else None,
        "kommuner": item.municipalities,
        "uden tal": list(item.without),
        "skjult": list(item.hidden),
        "perioder uden tal": [str(period) for period in item.gaps],
    }
