"""Finds files that give the same plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from generator.batch.record import Records
from generator.batch.workshop import Workshop
from generator.problems import Finding, Place, finding
from generator.source.plan_file import PlanFile


def with_two_files(files: Iterable[PlanFile]) -> dict[str, Finding]:
    """Return a finding for every file whose municipality and years another file has too, by shown path."""
    by_plan: dict[tuple[str, str], list[PlanFile]] = defaultdict(list)
    for file in files:
        for municipality in file.record.municipalities:
            by_plan[municipality.name, str(file.years)].append(file)
    findings: dict[str, Finding] = {}
    for (name, years), same in by_plan.items():
        for file in same if len(same) > 1 else ():
            other = next(item.shown for item in same if item is not file)
            place = file.record.place_of("kommune")
            findings[file.shown] = finding("kommune-to-filer", place, kommune=name, år=years, fil=other)
    return findings


def refused_twins(files: Sequence[Path], workshop: Workshop, records: Records) -> Mapping[Path, Finding]:
    """Return a finding for every file that must not be built, since another would have its plan's place.

    The other is a file of the same run, or one whose plan stands there already.
    """
    project = workshop.project
    holders: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for record in records.all():
        for output in record.outputs if record.is_of_what_stands(project) else ():
            holders[record.years, output.path.partition("/")[0]][record.file] = None
    places: dict[Path, tuple[str, str]] = {}
    shown = {file: project.shown(file) for file in files}
    for others in holders.values():
        for name in shown.values():  # these are read again, and may have another plan now
            others.pop(name, None)
    for file in files:
        try:
            plan_file = workshop.read(file)
        except Exception:  # noqa: BLE001,S112  (whoever makes the plan tells what is wrong)
            continue
        places[file] = str(plan_file.years), plan_file.slug
        holders[places[file]][shown[file]] = None
    return {
        file: finding("plan-to-filer", Place(shown[file]), fil=other)
        for file, place in places.items()
        for other in [name for name in holders[place] if name != shown[file]][:1]
    }
