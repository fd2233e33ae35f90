"""Finds the municipality files that a user means."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.batch.astray import near_file, unread_files
from generator.danish.names import listed
from generator.danish.order import danish_order
from generator.problems import Finding, FindingsError, Place, finding
from generator.problems.suggest import hint
from generator.source.geography import Geography, Municipality
from generator.source.project import Project, real_path
from generator.source.written import WrittenMapping, as_written
from generator.source.yaml_reader import read_yaml

_WILD = frozenset("*?[")
_YEAR = re.compile(r"20[0-9]{2}(-20[0-9]{2})?")
_ENDING = re.compile(r"\.(?:ya?ml|txt)(?:\.txt)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlanFiles:
    """The municipality files of a project, by the folder of their years."""

    project: Project
    geography: Geography

    def all(self, years: str | None = None) -> tuple[Path, ...]:
        """Return every municipality file, or those of the folders that hold for some years, in order.

        ``2021`` is held by the folder ``2021-2022`` too, and ``2021-2022`` by that folder alone.
        """
        found = (file for folder in self._folders(years) for file in sorted(folder.glob("*.yaml")))
        return tuple(dict.fromkeys(map(self._as_listed, found)))

    def years(self) -> tuple[str, ...]:
        """Return the names of the year folders that hold files, in order."""
        return tuple(dict.fromkeys(file.parent.name for file in self.all()))

    def _folders(self, years: str | None) -> list[Path]:
        folders = sorted(self.project.municipalities.glob("[0-9]*"))
        return [item for item in folders if item.is_dir() and (years is None or _holds_for(item.name, years))]

    def _as_listed(self, file: Path) -> Path:
        """Return a file below municipalities/ as its folder lists it, whatever way leads to that folder."""
        home = self.project.municipalities
        try:
            return home / real_path(file.parent).relative_to(real_path(home)) / file.name
        except ValueError:  # a file from elsewhere
            return file

    def unread(self, years: str | None = None) -> tuple[Finding, ...]:
        """Return a warning for each file that nobody reads, such as ``vejle.yaml.txt``."""
        return tuple(unread_files(self.project, self._folders(years)))

    def other_years(self, words: Sequence[str], years: str | None = None) -> tuple[Finding, ...]:
        """Return a remark for each municipality that was named without a year and has files for several."""
        remarks: list[Finding] = []
        for word in map(self._without_ending, words):
            files = self._of_municipality(word, years)
            *others, chosen = list(dict.fromkeys(file.parent.name for file in files)) or [""]
            if others:
                place = Place(self.project.shown(files[-1]))
                values = {
                    "navn": self._name(word),
                    "år": chosen,
                    "andre": listed(others),
                    "andet": others[-1],
                }
                remarks.append(finding("kommune-flere-år", place, **values))
        return tuple(dict.fromkeys(remarks))

    def named(self, words: Sequence[str], years: str | None = None) -> tuple[Path, ...]:
        """Return the files of each word: a path, a pattern such as ``a*``, or a municipality by name or code.

        Without ``years`` a municipality's newest file is meant.

        Raises FindingsError for words that name no file.
        """
        found: list[Path] = []
        findings: list[Finding] = []
        for word in map(self._without_ending, words):
            matching = self._matching(word, years)
            found.extend(matching)
            if not matching:
                findings.append(self._not_found(word, years))
        if findings:
            raise FindingsError(findings)
        return tuple(dict.fromkeys(found))

    def of_council(self, name: str, years: str | None = None, *, drafts: bool = False) -> tuple[Path, ...]:
        """Return the files of the municipalities of a regional council of 2015-2024, such as ``Fyn``.

        With ``drafts``, and years, those are among them that nobody has written yet.
        Raises FindingsError if there is no such council, or if it has no file.
        """
        return self._of_area(name, "rar ", lambda m: m.labour_market_area, years, drafts)

    def of_region(self, name: str, years: str | None = None, *, drafts: bool = False) -> tuple[Path, ...]:
        """Return the files of the municipalities of a region, such as ``Syddanmark``.

        With ``drafts``, and years, those are among them that nobody has written yet.
        Raises FindingsError if there is no such region, or if it has no file.
        """
        return self._of_area(name, "region ", lambda m: m.region, years, drafts)

    def of_country(self, years: str) -> tuple[Path, ...]:
        """Return the files of all municipalities for some years, those that nobody has written among them."""
        return self._with_drafts(self.all(years), self.geography.municipalities, years)

    def _of_area(
        self,
        name: str,
        prefix: str,
        area_of: Callable[[Municipality], str],
        years: str | None,
        drafts: bool,
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
        if drafts and years is not None:
            members = [m for m in self.geography.municipalities if area_of(m).casefold() == area]
            found = self._with_drafts(found, members, years)
        if not found:
            raise FindingsError(
                [finding("område-uden-filer", Place(name), navn=name, år=years or "noget år")]
            )
        return found

    def _with_drafts(
        self, files: Sequence[Path], members: Sequence[Municipality], years: str
    ) -> tuple[Path, ...]:
        """Return files, and for each municipality that has none of them the file that it would have."""
        written = {municipality for file in files for municipality in self._municipalities_of(file)}
        folder = self.project.municipalities / years
        unwritten = (folder / f"{member.slug}.yaml" for member in members if member not in written)
        return tuple(sorted((*files, *unwritten)))

    def _matching(self, word: str, years: str | None) -> list[Path]:
        if _WILD & set(word):
            return [file for file in self.all(years) if file.match(word) or Path(file.stem).match(word)]
        file = Path(word)
        if file.is_dir():
            return [self._as_listed(item) for item in sorted(file.glob("*.yaml"))] or [file]
        if _is_path(word):
            return [self._as_listed(file)]
        return self._of_municipality(word, years)[-1:]

    def _of_municipality(self, word: str, years: str | None) -> list[Path]:
        """Return the files of a municipality by name or code, or of that name, the newest last."""
        if _WILD & set(word) or _is_path(word):
            return []
        municipality = self.geography.find(word)
        return [
            file
            for file in self.all(years)
            if file.stem == word
            or (municipality is not None and municipality in self._municipalities_of(file))
        ]

    def _without_ending(self, word: str) -> str:
        """Return the name of a file that is not here as one to be looked for in municipalities/."""
        elsewhere = not ({"/", os.sep} & set(word) or Path(word).exists())
        return _ENDING.sub("", word) if elsewhere else word

    def _name(self, word: str) -> str:
        municipality = self.geography.find(word)
        return municipality.name if municipality is not None else word

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
        if municipality is None and _YEAR.fullmatch(word):
            return finding("kommune-er-år", Place(word), år=word)
        if municipality is None:
            suggestion = hint(word, [m.name for m in self.geography.municipalities])
            return finding("kommune-ukendt", Place(word), tekst=word, forslag=suggestion)
        name, year = municipality.name, years or "noget år"
        if near := near_file(municipality, self.project, self._folders(years)):
            return near
        others = listed([file.parent.name for file in self._of_municipality(word, None)])
        if years is not None and others:
            return finding("kommune-fil-andet-år", Place(word), navn=name, år=year, andre=others)
        return finding("kommune-uden-fil", Place(word), navn=name, år=year)


def _is_path(word: str) -> bool:
    """Whether a word means a file and no municipality."""
    return bool({"/", os.sep} & set(word)) or re.search(r"\.ya?ml\b", word, re.IGNORECASE) is not None


def _holds_for(folder: str, years: str) -> bool:
    """Whether a year folder holds for some years: by its name, or because a single year lies within it."""
    first, _, last = folder.partition("-")
    return folder == years or ("-" not in years and first <= years <= (last or first))
