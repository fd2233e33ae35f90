"""``beskplan review``: a council's review of plans side by side."""

from __future__ import annotations

import datetime
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from generator.batch.files import PlanFiles
from generator.batch.review_plans import Wanted, holding_for, year_of
from generator.batch.review_run import Reviewed, ReviewFormat, ReviewOrder, ReviewRun, questions_by_status
from generator.cli.as_of import as_of_option, figures_until, read_day
from generator.cli.danish_help import DanishCommand
from generator.cli.exit_codes import FINDINGS, FINE, NOTHING_COULD_RUN
from generator.cli.say import Speaker
from generator.cli.waiting import alone, wait_option
from generator.danish.names import listed
from generator.problems import Finding, FindingsError, finding
from generator.problems.as_json import all_to_json
from generator.problems.printable import printable
from generator.source.geography import Geography, Municipality, load_geography, slug_of
from generator.source.project import Project
from generator.source.project_file import read_project_file

_WHOLE_COUNTRY = "hele landet"
_MOST_NAMES = 3


def _formats(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[ReviewFormat, ...]:
    known = {item.value: item for item in ReviewFormat}
    words = [word.strip().lower() for word in value.split(",") if word.strip()]
    if not words or any(word not in known for word in words):
        raise click.UsageError(
            f"»{value}« er ikke formater. Vælg blandt {', '.join(known)}, adskilt af komma."
        )
    return tuple(known[word] for word in dict.fromkeys(words))


def _year(_context: click.Context, _parameter: click.Parameter, value: str | None) -> int | None:
    if value is None:
        return None
    if not (value.isascii() and value.isdigit() and len(value) == 4):
        raise click.UsageError(f"»{value}« er ikke et år. Skriv det som 2018.")
    return int(value)


@click.command(cls=DanishCommand)
@click.argument("kommuner", nargs=-1, metavar="[KOMMUNE ELLER MAPPE ...]")
@click.option("--alle", "--all", "everything", is_flag=True, help="Gennemgå alle planer i municipalities/.")
@click.option("--rar", metavar="OMRÅDE", help="Gennemgå planerne i et RAR-område, fx Fyn.")
@click.option("--region", metavar="REGION", help="Gennemgå planerne i en region, fx Syddanmark.")
@click.option(
    "--år", "year", callback=_year, metavar="ÅR", help="Det år, planerne gælder; ellers det, flest gælder."
)
@as_of_option
@click.option(
    "--offentlig-fra",
    "public_from",
    metavar="DATO",
    callback=read_day,
    help="Gennemgangen må ikke offentliggøres før denne dag; det står på alle sider.",
)
@click.option(
    "--format",
    "formats",
    default="docx,pdf,html,xlsx",
    callback=_formats,
    metavar="FORMATER",
    help="Formaterne, adskilt af komma; ellers docx,pdf,html,xlsx.",
)
@click.option(
    "--kommentarer",
    "comments",
    is_flag=True,
    help="Lav også planerne i Word med spørgsmålene som kommentarer.",
)
@click.option("--stille", "--quiet", "quiet", is_flag=True, help="Sig kun, hvad der gik galt.")
@click.option("--json", "as_json", is_flag=True, help="Skriv resultatet som JSON.")
@wait_option
@click.pass_obj
def review(
    project: Project,
    kommuner: tuple[str, ...],
    everything: bool,
    rar: str | None,
    region: str | None,
    year: int | None,
    as_of: datetime.date | None,
    public_from: datetime.date | None,
    formats: tuple[ReviewFormat, ...],
    comments: bool,
    quiet: bool,
    as_json: bool,
    wait_seconds: float | None,
) -> int:
    """Holder flere planer op mod hinanden, mod tallene og mod det, et regionalt råd lægger vægt på.

    KOMMUNE er et navn, en kode, en fil eller et mønster som "a*". MAPPE er en mappe med modtagne planer i
    PDF, Word eller YAML. Gennemgangen lægges i output/gennemgang/, og spørgsmålene til kommunerne i
    output/gennemgang/spoergsmaal/.
    """
    started = time.monotonic()
    speaker = Speaker(as_json, quiet)
    choice = _chosen(project, kommuner, everything, rar, region, year)
    order = ReviewOrder(choice.wanted, choice.name, choice.reader, formats, as_of, public_from, comments)
    run = ReviewRun(figures_until(project, as_of), order)
    steps = len(choice.wanted.files) * (1 + comments) + len(formats)
    try:
        with (
            alone(project, speaker, wait_seconds),
            _progress(steps, shown=not (quiet or as_json)) as told,
        ):
            done = run.work(told)
    except FindingsError as error:
        speaker.failure(error.findings)
        return NOTHING_COULD_RUN
    if as_json:
        speaker.data(_as_data(done, choice.remarks))
    else:
        speaker.findings([*choice.remarks, *done.findings])
        _summary(speaker, done, time.monotonic() - started)
    return FINDINGS if any(item.is_error for item in done.findings) else FINE


@dataclass(frozen=True, slots=True)
class _Choice:
    wanted: Wanted
    name: str
    reader: str | None = None
    remarks: tuple[Finding, ...] = ()


def _chosen(
    project: Project,
    kommuner: tuple[str, ...],
    everything: bool,
    rar: str | None,
    region: str | None,
    year: int | None,
) -> _Choice:
    if not (everything or kommuner or rar is not None or region is not None):
        rar = read_project_file(project).council or None
    folders = tuple(Path(word) for word in kommuner if Path(word).is_dir())
    words = tuple(word for word in kommuner if not Path(word).is_dir())
    if [everything, bool(words), rar is not None, region is not None].count(True) > 1 or not (
        everything or kommuner or rar is not None or region is not None
    ):
        raise click.UsageError(
            "Skriv »beskplan review --rar Fyn« for et RAR-område, »--region Syddanmark« for en region, "
            "»--alle« for alle planer, navnene på kommunerne eller en mappe med modtagne planer."
        )
    geography = load_geography()
    files = PlanFiles(project, geography)

    def of_area(find: Callable[[str], tuple[Path, ...]], name: str) -> tuple[Path, ...]:
        try:
            return find(name)
        except FindingsError as error:
            if folders and all(item.code == "område-uden-filer" for item in error.findings):
                return ()
            raise

    if rar is not None:
        found = of_area(files.of_council, rar)
        area = _spelt(rar, "rar ", {item.labour_market_area for item in geography.municipalities})
        members = tuple(item for item in geography.municipalities if item.labour_market_area == area)
        return _choice(found, folders, year, f"RAR {area}", slug_of(area), members, f"RAR {area}")
    if region is not None:
        found = of_area(files.of_region, region)
        area = _spelt(region, "region ", {item.region for item in geography.municipalities})
        members = tuple(item for item in geography.municipalities if item.region == area)
        name = f"region-{slug_of(area)}"
        return _choice(found, folders, year, f"Region {area}", name, members, f"Region {area}")
    if everything:
        members = geography.municipalities
        return _choice(files.all(), folders, year, _WHOLE_COUNTRY, "hele-landet", members, "Hele landet")
    return _of_words(files, geography, words, folders, year)


def _choice(
    files: tuple[Path, ...],
    folders: tuple[Path, ...],
    year: int | None,
    area: str,
    name: str,
    members: tuple[Municipality, ...],
    reader: str,
) -> _Choice:
    held = year if year is not None else year_of(files)
    chosen = holding_for(files, held) if held is not None else files
    others = sorted({file.parent.name for file in files} - {file.parent.name for file in chosen})
    told = year is None and others
    remarks = (finding("gennemgang-flere-år", år=held, andre=listed(others)),) if told else ()
    return _Choice(Wanted(chosen, folders, held, area, members), name, reader, remarks)


def _of_words(
    files: PlanFiles,
    geography: Geography,
    words: tuple[str, ...],
    folders: tuple[Path, ...],
    year: int | None,
) -> _Choice:
    found: list[Path] = []
    for word in words:
        municipality = geography.find(word)
        held = [
            file
            for file in (holding_for(files.all(), year) if year is not None else ())
            if municipality is not None and _is_of(file, municipality)
        ]
        found += held or files.named([word])
    names = [file.stem for file in found] + [slug_of(folder.resolve().name) for folder in folders]
    name = "-".join(names) if 0 < len(names) <= _MOST_NAMES else "udvalg"
    remarks = files.other_years(words) if year is None else ()
    return _Choice(Wanted(tuple(dict.fromkeys(found)), folders, year, "", None), name, remarks=remarks)


def _is_of(file: Path, municipality: Municipality) -> bool:
    """Whether a file is named after a municipality, alone or with another."""
    slug, name = municipality.slug, file.stem
    return name == slug or name.startswith(f"{slug}-") or name.endswith(f"-{slug}")


def _spelt(name: str, prefix: str, areas: set[str]) -> str:
    """Return an area as it is spelt in the list of municipalities."""
    wanted = name.casefold().removeprefix(prefix)
    return next((area for area in areas if area.casefold() == wanted), name)


def _shown_name(name: str | None) -> str | None:
    return printable(name) if name else None


@contextmanager
def _progress(steps: int, *, shown: bool) -> Iterator[Callable[[str], None]]:
    """Show how far the work has come, where somebody looks on."""
    if not (shown and sys.stderr.isatty()):
        yield lambda _: None
        return
    with click.progressbar(
        length=steps,
        label="Gennemgang",
        file=sys.stderr,
        show_pos=False,
        item_show_func=_shown_name,
    ) as bar:
        yield lambda name: bar.update(1, name)


def _summary(speaker: Speaker, done: Reviewed, seconds: float) -> None:
    review = done.review
    pages = [name for name in done.written if name.endswith(".html")]
    for name in done.written:
        if not name.endswith(".html") or name.endswith("/index.html"):
            more = f" og {len(pages) - 1} sider til" if name in pages else ""
            speaker.line(f"{name}{more}")
    findings = sum(map(len, review.comparison.findings.values()))
    counts = questions_by_status(review)
    asked = sum(counts.values())
    plans = "1 plan" if len(review.sheets) == 1 else f"{len(review.sheets)} planer"
    speaker.line(
        f"{plans} for {review.years} gennemgået: {findings} fund, {asked} spørgsmål "
        f"({counts.get('besvaret', 0)} besvaret). "
        f"Bemærkninger til filer: {len(review.left_out)} ({seconds:.0f} s)."
    )


def _as_data(done: Reviewed, remarks: Sequence[Finding]) -> dict[str, object]:
    review = done.review
    return {
        "for": review.reader,
        "år": review.years,
        "opgjort": review.comparison.as_of.isoformat(),
        "offentlig fra": review.public_from.isoformat() if review.public_from is not None else None,
        "filer": done.written,
        "fund": all_to_json([*remarks, *done.findings]),
        "planer": [
            {
                "navn": sheet.name,
                "fil": sheet.origin.file,
                "status": sheet.status.value,
                "fund": all_to_json(item.finding for item in review.comparison.findings[sheet.key]),
                "spørgsmål": [
                    {"id": question.id, "spørgsmål": question.text, "status": question.status.value}
                    for question in review.logs[sheet.key].questions
                ],
            }
            for sheet in review.sheets
        ],
    }
