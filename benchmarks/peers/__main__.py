"""Makes Word files in one process and prints the seconds after each.

``python -m benchmarks.peers NAME FILE ...``, in the folder of the project.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.peers import makers


def main() -> None:
    """Set up one maker, make the plans of the files, and print the seconds since the first began, as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("name", choices=("generator", "docxtpl", "pandoc"))
    parser.add_argument("files", nargs="+", type=Path)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        make = _maker(wanted.name, wanted.files, Path(name))
        started = time.perf_counter()
        seconds: list[float] = []
        for number in range(len(wanted.files)):
            make(number)
            seconds.append(time.perf_counter() - started)
    print(json.dumps(seconds))


def _maker(name: str, files: Sequence[Path], folder: Path) -> makers.Maker:
    if name == "generator":
        return makers.generator(files, folder)
    pictures = _pictures(files[0], folder)
    return (makers.docxtpl if name == "docxtpl" else makers.pandoc)(files, folder, pictures)


def _pictures(file: Path, folder: Path) -> list[Path]:
    """Draw the charts of one plan; they serve for all plans, since only putting them in is timed."""
    from benchmarks.plainly.charts import draw
    from generator.batch.workshop import Workshop
    from generator.document.blocks import Chart
    from generator.source.project import Project

    design = Workshop(Project(Path.cwd())).design
    pictures: list[Path] = []
    for block in makers.documents([file])[0].blocks:
        if isinstance(block, Chart):
            pictures.append(folder / f"{len(pictures)}.png")
            pictures[-1].write_bytes(draw(block.spec, design, vector=False).png)
    return pictures


if __name__ == "__main__":
    main()
