"""Writes plans plainly, as Word, PDF and HTML, into the folder ``plainly``, and prints the seconds of each.

``python -m benchmarks.plainly FILE ...``, in the folder of the project.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import time
from functools import partial
from pathlib import Path

from benchmarks.plainly.charts import draw
from benchmarks.plainly.pages import web_page, write_pdf
from benchmarks.plainly.word import write_word
from generator.batch.workshop import Workshop
from generator.document.blocks import Chart
from generator.source.project import Project

WORKSHOP = Workshop(Project(Path.cwd()))


def build(file: Path, vector: bool) -> float:
    """Write the plan of one file and return its seconds; ``vector`` makes its charts SVG, else PNG."""
    started = time.perf_counter()
    document = WORKSHOP.document(WORKSHOP.plan(WORKSHOP.read(file)).plan)
    charts = {
        block.id: draw(block.spec, WORKSHOP.design, vector)
        for block in document.blocks
        if isinstance(block, Chart)
    }
    folder = Path("plainly", file.parent.name)
    folder.mkdir(parents=True, exist_ok=True)
    page = web_page(document, charts)
    (folder / f"{file.stem}.html").write_text(page, "utf-8")
    write_pdf(page, folder / f"{file.stem}.pdf")
    write_word(document, charts, folder / f"{file.stem}.docx")
    return time.perf_counter() - started


def main() -> None:
    """Write the plans, one after the other in one process or in several."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--charts", choices=("svg", "png"), default="svg")
    wanted = parser.parse_args()
    one = partial(build, vector=wanted.charts == "svg")
    if wanted.processes == 1:
        seconds = [one(file) for file in wanted.files]
    else:
        with multiprocessing.Pool(wanted.processes) as pool:
            seconds = pool.map(one, wanted.files, chunksize=1)
    print(json.dumps(seconds))


if __name__ == "__main__":
    main()
