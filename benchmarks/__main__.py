"""Measures the generator beside its peers, prints a table and writes ``output/benchmarks.json``."""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.cases import Cases
from benchmarks.project import CHARTS, FEWEST_PAGES, MOST_PAGES, ROOT, Extent
from benchmarks.results import Result, table

LIBRARIES = ("weasyprint", "python-docx", "matplotlib", "jinja2")


def chosen(cases: Cases, quick: bool, full: bool) -> Sequence[Callable[[], Iterator[Result]]]:
    """Return the cases to be run, in order: later ones use what earlier ones built."""
    short = (cases.one_plan, cases.word, cases.peers, cases.national_import, cases.review)
    if quick:
        return short
    country = (cases.everything, cases.again, cases.memory, cases.plainly)
    return (*short, *country, cases.ten_countries) if full else (*short, *country)


def machine() -> dict[str, Any]:
    """Return what was measured on."""
    return {
        "processors": os.cpu_count(),
        "load_before": os.getloadavg()[0],
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in LIBRARIES},
    }


def extent_words(what: str, extent: Extent) -> str:
    """Return how large the plans turned out, and whether that is what the cases are about."""
    (fewest, most), (few_charts, many_charts) = extent.pages, extent.charts
    wanted = f"wanted are {FEWEST_PAGES} to {MOST_PAGES} pages and {CHARTS} charts"
    verdict = "as wanted" if extent.as_meant else f"NOT AS WANTED: {wanted}"
    charts = few_charts if few_charts == many_charts else f"{few_charts} to {many_charts}"
    return f"{what}: {extent.plans} PDFs of {fewest} to {most} pages with {charts} charts, {verdict}."


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often the short cases are run")
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--quick", action="store_true", help="leave out all cases with 98 PDFs")
    length.add_argument("--full", action="store_true", help="also build 980 plans, which takes ten minutes")
    wanted = parser.parse_args()
    about = machine()
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as name:
        cases = Cases(Path(name), wanted.rounds)
        for case in chosen(cases, wanted.quick, wanted.full):
            for result in case():
                results.append(result)
                print(f"{result.case}: {result.measured:.2f} {result.unit}", flush=True)
    print(
        f"\n{about['processors']} processors, load {about['load_before']:.1f}, Python {about['python']}.",
        end=" ",
    )
    print(f"Medians of {wanted.rounds} rounds; cases of a minute and more are run once.")
    for what, extent in cases.extents.items():
        print(extent_words(what, extent))
    print(f"\n{table(results)}")
    data = {
        "machine": about,
        "rounds": wanted.rounds,
        "extents": {
            what: {"plans": extent.plans, "pages": extent.pages, "charts": extent.charts}
            for what, extent in cases.extents.items()
        },
        "results": [result.as_data() for result in results],
    }
    target = ROOT / "output" / "benchmarks.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
