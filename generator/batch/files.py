"""Finds the municipality files that a user means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.danish.order import danish_order
from generator.problems import Finding, FindingsError, Place, finding
from generator.problems.suggest import hint
from generator.source.geography import Geography, Municipality
from generator.source.project import Project
from generator.source.written import WrittenMapping, as_written
from generator.source.yaml_reader import read_yaml

_WILD = frozenset("*?[")


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
        """Return the files of each word: a path, a pattern such as ``a*``, or a municipality by name or code.

        Without ``years`` a municipality's newest file is meant.

        Raises FindingsError for words that name no file.
        """
        found: list[Path] = []
        findings: list[Finding] = []
        for word in words:
            matching = self._matching(word, years)
            found.extend(matching)
            if not matching:
                findings.append(self._not_found(word, years))
        if findings:
            raise FindingsError(findings)
        return tuple(dict.fromkeys(found))

    def of_council(self, name: str, years: str | None = None) -> tuple[Path, ...]:
        """Return the files of the municipalities of a regional council of 2015-2024, such as ``Fyn``.

        Raises FindingsError if there is no such council, or if it has no file.
        """
        return self._of_area(name, "rar ", lambda m: m.labour_market_area, years)

    def of_region(self, name: str, years: str | None = None) -> tuple[Path, ...]:
        """Return the files of the municipalities of a region, such as ``Syddanmark``.

        Raises FindingsError if there is no such region, or if it has no file.
        """
        return self._of_area(name, "region ", lambda m: m.region, years)

    def _of_area(
        self, name: str, prefix: str, area_of: Callable[[Municipality], str], years: str | None
    ) -> tuple[Path, ...]:
        area = name.casefold().removeprefix(prefix)
        areas = {area_of(municipality) for municipality in self.geography.municipalities}
        if area not in {known.casefold() for known in areas}:
            known = ", ".join(sorted(areas, key=danish_order))
            suggestion = hint(name, areas)
            unknown = finding("område-ukendt", Place(name), tekst=name, forslag=suggestion, kendte=known)
            raise FindingsError([unknown])
        found = tuple(
            file
            for file in self.all(years)
            if any(area_of(m).casefold() == area for m in self._municipalities_of(file))
        )
        if not found:
            raise FindingsError(
                [finding("område-uden-filer", Place(name), navn=name, år=years or "noget år")]
            )
        return found

    def _matching(self, word: str, years: str | None) -> list[Path]:
        if _WILD & set(word):
            return [file for file in self.all(years) if file.match(word) or Path(file.stem).match(word)]
        file = Path(word)
        if file.suffix in {".yaml", ".yml"}:
            return [file]
        municipality = self.geography.find(word)
        matching = [
            file
            for file in self.all(years)
            if file.stem == word
            or (municipality is not None and municipality in self._municipalities_of(file))
        ]
        return matching[-1:]

    def _municipalities_of(self, file: Path) -> tuple[Municipality, ...]:
        """Return a file's municipalities: by its name ("esbjerg-fanoe" names two), else by what it says."""
        by_slug = self.geography.by_slug
        if file.stem in by_slug:
            return (by_slug[file.stem],)
        parts = file.stem.split("-")
        for i in range(1, len(parts)):
            both = "-".join(parts[:i]), "-".join(parts[i:])
            if all(part in by_slug for part in both):
                return tuple(by_slug[part] for part in both)
        return self._municipalities_in(file)

    def _municipalities_in(self, file: Path) -> tuple[Municipality, ...]:
        try:
            written = as_written(read_yaml(file))
        except FindingsError:  # whoever reads it in full tells what is wrong
            return ()
        names = written.get("kommune") if isinstance(written, WrittenMapping) else None
        found = (self.geography.find(str(name)) for name in (names if isinstance(names, list) else [names]))
        return tuple(municipality for municipality in found if municipality is not None)

    def _not_found(self, word: str, years: str | None) -> Finding:
        if _WILD & set(word):
            return finding("mønster-uden-filer", Place(word), tekst=word)
        municipality = self.geography.find(word)
        if municipality is None:
            suggestion = hint(word, [m.name for m in self.geography.municipalities])
            return finding("kommune-ukendt", Place(word), tekst=word, forslag=suggestion)
        return finding("kommune-uden-fil", Place(word), navn=municipality.name, år=years or "noget år")
