"""Measures the generator, prints a table and writes ``output/benchmarks.json``."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.processes import Case, Run, measure, middle

ROOT = Path(__file__).parents[1]
CHARTS = 8


def own_project(folder: Path) -> Path:
    """Make a project that holds one plan, and return the plan's file."""
    for name in ("goals.yaml", "plan_templates", "data"):
        (folder / name).symlink_to(ROOT / name)
    file = folder / "municipalities" / "2018" / "aarhus.yaml"
    file.parent.mkdir(parents=True)
    shutil.copy(Path(__file__).parent / "plan.yaml", file)
    return file


def cases(folder: Path, file: Path) -> Sequence[Case]:
    """Return what is measured: each is a whole process, from nothing to finished files."""
    build = ("-m", "generator", "build", "Aarhus")
    return (
        Case("Word, PDF and HTML", build, folder),
        Case("Word and PDF", (*build, "--format", "docx,pdf"), folder),
        Case("Word", (*build, "--format", "docx"), folder),
        Case("HTML", (*build, "--format", "html"), folder),
        Case("check of all files", ("-m", "generator", "check"), ROOT, codes=(0, 1)),
        Case("same libraries, used plainly", ("-m", "benchmarks.plainly", str(file)), folder),
    )


def table(runs: Mapping[str, Sequence[Run]]) -> str:
    """Return the medians as a Markdown table."""
    lines = [
        "| Case | Clock, s | Processor, s | Peak memory, MiB |",
        "|---|---:|---:|---:|",
    ]
    for name, measured in runs.items():
        run = middle(measured)
        lines.append(f"| {name} | {run.wall:.2f} | {run.processor:.2f} | {run.memory:.0f} |")
    return "\n".join(lines)


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each case is run")
    rounds: int = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        runs = measure(cases(folder, own_project(folder)), rounds)
    machine = f"{os.cpu_count()} processors, Python {platform.python_version()}"
    print(f"Median of {rounds} rounds on {machine}; a plan with {CHARTS} charts.\n")
    print(table(runs))
    target = ROOT / "output" / "benchmarks.json"
    target.parent.mkdir(exist_ok=True)
    result = {"machine": machine, "runs": {name: list(map(asdict, done)) for name, done in runs.items()}}
    target.write_text(json.dumps(result, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
