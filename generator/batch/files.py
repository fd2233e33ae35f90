"""Finds the municipality files that a user means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Finding, FindingsError, Place, finding
from generator.problems.suggest import hint
from generator.source.geography import Geography
from generator.source.plan_file import PlanFile
from generator.source.project import Project


@dataclass(frozen=True, slots=True)
class PlanFiles:
    """The municipality files of a project, by the folder of their years."""

    project: Project
    geography: Geography

    def all(self, years: str | None = None) -> tuple[Path, ...]:
        """Return every municipality file, or those of one year folder, in order."""
        folders = sorted(self.project.municipalities.glob(years or "[0-9]*"))
        return tuple(file for folder in folders for file in sorted(folder.glob("*.yaml")))

    def named(self, words: Sequence[str], years: str | None = None) -> tuple[Path, ...]:
        """Return the file of each word: a path, or a municipality by name or code.

        Without ``years`` a municipality's newest file is meant.

        Raises FindingsError for words that name no file.
        """
        found: list[Path] = []
        findings: list[Finding] = []
        for word in words:
            file = Path(word)
            if file.suffix in {".yaml", ".yml"}:
                found.append(file)
                continue
            matching = self._of_municipality(word, years)
            if matching:
                found.append(matching[-1])
            else:
                findings.append(self._not_found(word, years))
        if findings:
            raise FindingsError(findings)
        return tuple(dict.fromkeys(found))

    def _of_municipality(self, word: str, years: str | None) -> list[Path]:
        municipality = self.geography.find(word)
        slug = municipality.slug if municipality is not None else word
        return [
            file
            for file in self.all(years)
            if file.stem == slug or (municipality is not None and slug in _joint_slugs(file, self.geography))
        ]

    def _not_found(self, word: str, years: str | None) -> Finding:
        municipality = self.geography.find(word)
        if municipality is None:
            suggestion = hint(word, [m.name for m in self.geography.municipalities])
            return finding("kommune-ukendt", Place(word), tekst=word, forslag=suggestion)
        return finding("kommune-uden-fil", Place(word), navn=municipality.name, år=years or "noget år")


def _joint_slugs(file: Path, geography: Geography) -> set[str]:
    """Return the municipalities of a joint plan's file name: "esbjerg-fanoe" names two."""
    parts = file.stem.split("-")
    splits = (("-".join(parts[:i]), "-".join(parts[i:])) for i in range(1, len(parts)))
    return {slug for split in splits if all(part in geography.by_slug for part in split) for slug in split}


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
