"""The cases: what is run, what comes of it, and what is wanted."""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.national_export import INDICATORS, write_export
from benchmarks.processes import Command, Run, middle
from benchmarks.project import PERIODS, Country, Extent, change, extent
from benchmarks.results import MEGABYTE, Result, Target
from tests.review.variations import write_variations

ALL = ("-m", "generator", "build", "--alle")
SAMPLE = 12
PEER_PLANS = 21
FLAT = Target("at most", 1.1)
PER_PROCESS = Target("below", 150)
PER_IMPORT = Target("below", 300)
PEERS = {"docxtpl": "docxtpl", "pandoc": "pypandoc"}


class Cases:
    """All cases, in projects below one folder; each yields its results as soon as it has them."""

    def __init__(self, folder: Path, rounds: int) -> None:
        """Take how often the short cases are run; the long ones are run once."""
        self.extents: dict[str, Extent] = {}
        self._folder = folder
        self._rounds = rounds
        self._countries = 0
        self._one_plan: Run | None = None
        self._everything: tuple[Country, Run] | None = None

    def one_plan(self) -> Iterator[Result]:
        """Yield what one plan takes, cold; the formats take turns, so that a busy moment hits all alike."""
        aarhus = ("-m", "generator", "build", "Aarhus", "--format")
        formats = {
            "Word, PDF and HTML": "docx,pdf,html",
            "Word and PDF": "docx,pdf",
            "Word": "docx",
            "HTML": "html",
        }
        runs: dict[str, list[Run]] = {name: [] for name in formats}
        checks: list[Run] = []
        Command((*aarhus, "docx,pdf,html"), self._country().folder).run()  # fills the machine's file cache
        for _ in range(self._rounds):
            for name, chosen in formats.items():
                runs[name].append(Command((*aarhus, chosen), self._country().folder).run())
            checks.append(Command(("-m", "generator", "check"), self._country().folder).run())
        self._one_plan = runs["Word, PDF and HTML"][-1]
        for name, done in (*runs.items(), ("check of 98 plans", checks)):
            what = name if name.startswith("check") else f"one plan, cold: {name}"
            remark = f"largest process {max(run.peak for run in done) / MEGABYTE:.0f} MB"
            yield Result(what, middle(done), "s", remark=remark, runs=tuple(done))

    def word(self) -> Iterator[Result]:
        """Yield what 98 plans in Word take from nothing."""
        runs: list[Run] = []
        for _ in range(self._rounds):
            country = self._country()
            runs.append(Command((*ALL, "--format", "docx"), country.folder).run())
            _require(len(country.outputs("docx")) == len(country.files()), "a Word file is missing")
        yield Result(
            "98 plans, Word only, from nothing", middle(runs), "s", Target("at most", 5), runs=tuple(runs)
        )

    def peers(self) -> Iterator[Result]:
        """Yield what a plan in Word takes in one warm process, here and with the peers, in turn."""
        country = self._country()
        files = [str(file) for file in country.files()[:PEER_PLANS]]
        here = [name for name, module in PEERS.items() if importlib.util.find_spec(module)]
        runs: dict[str, list[Run]] = {name: [] for name in ("generator", *here)}
        for _ in range(self._rounds):
            for name, done in runs.items():
                done.append(Command(("-m", "benchmarks.peers", name, *files), country.folder).run())
        ours = _peer_result("generator", runs["generator"], "from file to bytes")
        yield ours
        for name in PEERS:
            if name not in here:
                print(f"{name} is not installed and was left out.", flush=True)
                continue
            theirs = _peer_result(name, runs[name], "charts drawn and words collected beforehand")
            yield theirs
            ratio = theirs.measured / ours.measured
            both = (*ours.runs, *theirs.runs)
            yield Result(f"Word, times as fast as {name}", ratio, "times", Target("at least", 1), runs=both)

    def national_import(self) -> Iterator[Result]:
        """Yield what importing a country's figures takes, into an empty store each time."""
        runs: list[Run] = []
        for _ in range(self._rounds):
            export = write_export(self._folder / f"import-{len(runs)}")
            folder = export.parent
            runs.append(Command(("-m", "generator", "data", "import", "--ja", str(export)), folder).run())
            stored = len(list((folder / "data" / "tal").glob("*/*.yaml")))
            _require(stored == INDICATORS, f"{stored} indicators were stored, not {INDICATORS}")
        yield Result("import of a country's figures", middle(runs), "s", runs=tuple(runs))
        peak = max(run.peak for run in runs) / MEGABYTE
        yield Result("memory, import of a country's figures", peak, "MB", PER_IMPORT)

    def review(self) -> Iterator[Result]:
        """Yield what a review of 98 different plans takes, in all formats and with nothing read before."""
        runs: list[Run] = []
        for number in range(self._rounds):
            folder = self._folder / f"review-{number}"
            folder.mkdir()
            write_variations(folder)
            runs.append(Command(("-m", "generator", "review", "--alle", "--stille"), folder).run())
            pages = len(list(folder.glob("output/gennemgang/*/web/kommune-*.html")))
            _require(pages == len(list(folder.glob("municipalities/2018/*.yaml"))), f"{pages} pages of plans")
        yield Result("review of 98 plans", middle(runs), "s", Target("at most", 30), runs=tuple(runs))
        peak = max(run.peak for run in runs) / MEGABYTE
        yield Result("memory, review of 98 plans", peak, "MB", runs=tuple(runs))

    def everything(self) -> Iterator[Result]:
        """Yield what 98 plans in all formats take from nothing, and how large they are."""
        country = self._country()
        run = Command(ALL, country.folder).run()
        _require(len(country.outputs("docx")) == len(country.files()), "a plan is missing")
        self.extents["98 plans"] = extent(country)
        self._everything = country, run
        yield Result("98 plans, everything, from nothing", run.wall, "s", Target("at most", 60), runs=(run,))

    def plainly(self) -> Iterator[Result]:
        """Yield what 98 plans take plainly, scaled from a sample.

        The sample's own time holds all start-up; each further plan adds the median of the sample, without
        the first plan of each process. A median stands one busy moment of the machine, which a difference
        between two runs does not.
        """
        country, everything = self._done()
        files = [str(file) for file in country.files()]
        for charts in ("png", "svg"):
            for processes in sorted({1, os.cpu_count() or 1}):
                program = ("-m", "benchmarks.plainly", "--charts", charts, "--processes", str(processes))
                run = Command((*program, *files[:SAMPLE]), country.folder).run()
                a_plan = median(json.loads(run.said.splitlines()[-1])[processes:]) / processes
                whole = run.wall + a_plan * (len(files) - SAMPLE)
                how = f"{charts.upper()} charts, {processes} process{'es' if processes > 1 else ''}"
                yield Result(
                    f"98 plans, same libraries plainly: {how}",
                    whole,
                    "s",
                    remark=f"scaled: {SAMPLE} plans took {run.wall:.1f} s; each more adds {a_plan:.2f} s",
                    runs=(run,),
                )
                yield Result(
                    f"98 plans, times as fast as plainly: {how}",
                    whole / everything.wall,
                    "times",
                    Target("at least", 3),
                    runs=(run, everything),
                )
                yield Result(
                    f"98 plans, times less processor time than plainly: {how}",
                    (run.processor / SAMPLE) / (everything.processor / len(files)),
                    "times",
                    remark="stands others on the machine; start-up is shared by 12 plans and by 98",
                )

    def again(self) -> Iterator[Result]:
        """Yield what a second build takes when nothing, and when one plan, has changed."""
        country, _ = self._done()
        unchanged: list[Run] = []
        before = _stamps(country)
        for _ in range(self._rounds):
            unchanged.append(Command(ALL, country.folder).run())
        _require(_stamps(country) == before, "files were written though nothing had changed")
        yield Result(
            "98 plans, nothing changed", middle(unchanged), "s", Target("at most", 1), runs=tuple(unchanged)
        )
        one: list[Run] = []
        file = country.files()[len(country.files()) // 2]
        for number in range(2, self._rounds + 2):
            before = _stamps(country)
            change(file, number)
            one.append(Command(ALL, country.folder).run())
            rewritten = {
                path.parent.name for path, stamp in _stamps(country).items() if before[path] != stamp
            }
            _require(rewritten == {file.stem}, f"rewritten: {sorted(rewritten)}, not {file.stem}")
        yield Result(
            "98 plans, one changed", middle(one), "s", Target("at most", 2.5), "cold process", tuple(one)
        )

    def memory(self) -> Iterator[Result]:
        """Yield what the processes of 98 plans held."""
        _, run = self._done()
        yield from _memory_results("98 plans", run)
        if self._one_plan is not None:
            yield Result(
                "memory, 98 plans against one",
                run.peak / self._one_plan.peak,
                "times",
                Target("at most", 1.25),
                "largest process of each; plans differ in size",
            )

    def ten_countries(self) -> Iterator[Result]:
        """Yield what 980 plans take against 98."""
        _, everything = self._done()
        country = self._country(PERIODS)
        run = Command(ALL, country.folder).run()
        _require(len(country.outputs("docx")) == len(country.files()), "a plan is missing")
        self.extents["980 plans"] = extent(country)
        yield Result("980 plans, everything, from nothing", run.wall, "s", runs=(run,))
        yield Result("980 plans against 98", run.wall / everything.wall, "times", Target("at most", 10.5))
        yield from _memory_results("980 plans", run)
        yield Result("memory, 980 plans against 98", run.peak / everything.peak, "times", FLAT)

    def _country(self, periods: tuple[str, ...] = PERIODS[:1]) -> Country:
        """Write a project where nothing has been built."""
        self._countries += 1
        return Country.written(self._folder / str(self._countries), periods)

    def _done(self) -> tuple[Country, Run]:
        if self._everything is None:
            raise RuntimeError("everything() comes first")
        return self._everything


def _peer_result(name: str, runs: list[Run], remark: str) -> Result:
    """Return the median of (time of n plans - time of 1) / (n - 1), from what the runs printed."""
    printed = [json.loads(run.said.splitlines()[-1]) for run in runs]
    seconds = median((after[-1] - after[0]) / (len(after) - 1) for after in printed)
    return Result(
        f"Word, a plan in a warm process: {name}", seconds * 1000, "ms", remark=remark, runs=tuple(runs)
    )


def _memory_results(what: str, run: Run) -> Iterator[Result]:
    yield Result(f"memory, {what}: parent", run.parent.peak / MEGABYTE, "MB", PER_PROCESS)
    worker = run.largest_worker
    if worker is None:
        return
    remark = f"{worker.unique / MEGABYTE:.0f} MB its own, the rest shared; {len(run.workers)} workers"
    yield Result(f"memory, {what}: largest worker", worker.peak / MEGABYTE, "MB", PER_PROCESS, remark)
    growth = max(process.growth for process in run.workers)
    remark = "last third of the run against the middle third"
    yield Result(f"memory, {what}: growth of a worker", growth, "times", FLAT, remark)


def _stamps(country: Country) -> dict[Path, int]:
    """Return when each plan's file was written, in nanoseconds."""
    files = [file for ending in ("docx", "pdf", "html") for file in country.outputs(ending)]
    return {file: file.stat().st_mtime_ns for file in files}


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise RuntimeError(otherwise)
