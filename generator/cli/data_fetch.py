"""``beskplan data fetch``: fetches real figures from Jobindsats and Statistics Denmark."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import click

from generator.cli.danish_help import DanishCommand, Unusable
from generator.cli.exit_codes import FINDINGS, FINE
from generator.cli.say import Speaker
from generator.figures.catalogue import Catalogue, Indicator
from generator.figures.catalogue_file import load_catalogue
from generator.figures.fetch.asked_periods import Asked, read_asked
from generator.figures.fetch.fetchable import cannot_be_fetched, usable_tables
from generator.figures.fetch.fetching import Fetched, Fetcher, not_tried, now
from generator.figures.fetch.kept_answers import KeptAnswers
from generator.figures.fetch.sources import Sources
from generator.problems import Finding, FindingsError, Place, finding
from generator.problems.as_json import all_to_json
from generator.problems.printable import printable
from generator.problems.suggest import hint
from generator.source.geography import load_geography
from generator.source.project import Project

_KEPT_ANSWERS = ".hentet"


class _Periods(click.ParamType[Asked]):
    """The periods asked for, as a user writes them."""

    name = "perioder"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Asked:
        """Return what a text asks for."""
        try:
            return read_asked(str(value))
        except ValueError:
            raise Unusable(
                f"»{value}« kan ikke bruges som --periode. Skriv fx seneste:24 eller 2017M01-2017M12.", ctx
            ) from None


@click.command("fetch", cls=DanishCommand)
@click.option(
    "--indikator", "ids", multiple=True, metavar="ID", help="Kun denne indikator. Kan skrives flere gange."
)
@click.option(
    "--periode",
    "asked",
    type=_Periods(),
    default="seneste:24",
    metavar="PERIODER",
    help="De seneste perioder, fx seneste:24, eller fra og med en periode til og med en anden, fx"
    " 2017M01-2017M12. Uden tilvalget hentes de seneste 24.",
)
@click.option("--forny", is_flag=True, help="Hent forfra, også det, der lige er hentet.")
@click.option("--json", "as_json", is_flag=True, help="Skriv alle fund som JSON.")
@click.pass_obj
def data_fetch(project: Project, ids: tuple[str, ...], asked: Asked, forny: bool, as_json: bool) -> int:
    """Henter tal fra Jobindsats og Danmarks Statistik.

    Tallene gemmes i data/tal, når de er kontrolleret. Jobindsats kræver en nøgle, som skal stå i
    miljøvariablen JOBINDSATS_NOEGLE eller i filen .config/beskplan/jobindsats-noegle i din egen mappe. Bliver
    kommandoen afbrudt, fortsætter den næste gang, hvor den slap.
    """
    catalogue = load_catalogue()
    wanted = _wanted(catalogue, ids)
    found: list[Finding] = list(cannot_be_fetched(wanted))
    indicators = [indicator for indicator in wanted if usable_tables(indicator)]
    folder = project.output / _KEPT_ANSWERS
    kept = KeptAnswers(folder, now, project.shown(folder), renew=forny)
    kept.tidy()
    geography = load_geography()
    speaker = Speaker(as_json)
    with (
        Sources(project.root, kept, geography) as sources,
        _shown(len(indicators), speaker, quiet=as_json) as display,
    ):
        fetcher = Fetcher(project.real_figures, catalogue, geography, sources, display.tell)
        done = [display.told(fetched) for fetched in fetcher.fetch(indicators, asked)]
        found.extend(sources.findings)
    found.extend(item for fetched in done for item in fetched.findings)
    found.extend(not_tried(done))
    if as_json:
        speaker.data({"fund": all_to_json(found)})
    speaker.findings(found)
    stored = sum(bool(fetched.stored) for fetched in done)
    speaker.line(f"Nye tal for {stored} af {len(indicators)} indikatorer, som kan hentes.")
    return FINDINGS if any(item.is_error for item in found) else FINE


def _wanted(catalogue: Catalogue, ids: Sequence[str]) -> tuple[Indicator, ...]:
    """Return the indicators that were named, or all. Raises FindingsError for a name that is none."""
    unknown = [
        finding(
            "hent-indikator-ukendt",
            Place("--indikator"),
            indikator=name,
            forslag=hint(name, catalogue.ids),
        )
        for name in ids
        if name not in catalogue
    ]
    if unknown:
        raise FindingsError(unknown)
    return tuple(catalogue.get(name) for name in dict.fromkeys(ids)) if ids else tuple(catalogue)


class _Display:
    """How far it has come: a bar in a terminal, and a line for each indicator elsewhere."""

    def __init__(self, number: int, speaker: Speaker, redraw: Callable[[int, str], None] | None) -> None:
        self._number = number
        self._speaker = speaker
        self._redraw = redraw
        self._done = 0

    def tell(self, table: str) -> None:
        """Show the table that is being asked, and how far it has come."""
        if self._redraw is not None:
            self._redraw(0, table)

    def told(self, fetched: Fetched) -> Fetched:
        """Show what became of an indicator, and return it."""
        self._done += 1
        if self._redraw is not None:
            self._redraw(1, "")
        else:
            self._speaker.line(f"[{self._done}/{self._number}] {fetched.indicator.id}: {_became(fetched)}")
        return fetched


def _became(fetched: Fetched) -> str:
    if not fetched.tried:
        return "ikke forsøgt"
    if any(item.is_error for item in fetched.findings):
        return f"{fetched.figures} tal, men ikke alt kunne hentes" if fetched.stored else "kunne ikke hentes"
    return f"{fetched.figures} tal" if fetched.stored else "ingen nye tal"


@contextmanager
def _shown(number: int, speaker: Speaker, *, quiet: bool) -> Iterator[_Display]:
    if quiet or not number or not sys.stderr.isatty():
        yield _Display(number, speaker, None)
        return
    beside = [""]
    with click.progressbar(
        range(number),
        label="Indikatorer",
        show_pos=True,
        show_percent=False,
        item_show_func=lambda _: beside[0],
        file=sys.stderr,
    ) as bar:

        def redraw(steps: int, table: str) -> None:
            beside[0] = printable(table)
            bar.update(steps)
            bar.render_progress()

        yield _Display(number, speaker, redraw)
