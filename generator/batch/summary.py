"""What stands beside the plans: the manifest and the overview of each year, and a mark on outdated plans."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from generator.batch.inputs import SharedInputs, digest, digest_of_file
from generator.batch.manifest import FILE_NAME, manifest_bytes, manifest_of
from generator.batch.overview import OVERVIEW_FILE, TEMPLATE_FILE, overview_page
from generator.batch.record import BuildSlip, Records
from generator.problems import Place, finding
from generator.problems.report import TerminalReporter
from generator.source.project import Project
from generator.source.writing import take_away, write_whole

OUTDATED_MARK = "FORAELDET.txt"
_YEARS = re.compile(r"\d{4}(-\d{4})?")


class Summaries:
    """Brings the summaries of all years up to date with the records."""

    def __init__(self, project: Project, records: Records, shared: SharedInputs) -> None:
        self._project = project
        self._records = records
        self._shared = shared

    def write(self) -> None:
        """Write what has changed. Raises FindingsError if something cannot be written."""
        by_years: dict[str, list[BuildSlip]] = defaultdict(list)
        for record in self._records.all():
            if _YEARS.fullmatch(record.years):
                by_years[record.years].append(record)
        for years, records in by_years.items():
            self._write_year(self._project.output / years, records)

    def _write_year(self, folder: Path, records: Sequence[BuildSlip]) -> None:
        plans = [(record, record.outdated(self._shared, self._project)) for record in records]
        for record, outdated in plans:
            self._mark(folder, record, () if record.is_by_choice(outdated) else outdated)
        template = digest_of_file(self._project.templates / TEMPLATE_FILE)
        manifest = manifest_of(folder.name, plans, self._shared, template)
        data = manifest_bytes(manifest)
        page = folder / OVERVIEW_FILE
        if page.is_file() and digest_of_file(folder / FILE_NAME) == digest(data):
            return
        self._write(page, overview_page(manifest, self._project).encode())
        self._write(folder / FILE_NAME, data)

    def _write(self, file: Path, data: bytes) -> None:
        write_whole(file, data, self._project.shown(file), self._project.root)

    def _mark(self, folder: Path, record: BuildSlip, outdated: Sequence[str]) -> None:
        """Put a note in the folder of a plan whose files must not be used, and take it away again."""
        for name in {output.path.partition("/")[0] for output in record.outputs}:
            note = folder / name / OUTDATED_MARK
            if not outdated:
                take_away(note, self._project.shown(note), self._project.root)
                continue
            files = ", ".join(Path(path).name for path in outdated)
            code = "plan-forældet" if record.failed else "plan-forældet-format"
            said = finding(code, Place(record.file), filer=files, fil=record.file)
            text = TerminalReporter().render([said])
            if record.failed:
                text += "\n" + TerminalReporter().render(record.findings)
            self._write(note, text.encode())
