"""Makes one plan: from its file to finished files, as far as they would differ from what is there."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.batch.formats import Format
from generator.batch.inputs import MISSING, SharedInputs, digest, digest_of_identity
from generator.batch.look import Look
from generator.batch.outcome import Outcome, OutcomeState, outcome_of
from generator.batch.record import UNWRITTEN, BuildSlip, Member, OutputFile, Records
from generator.batch.shelf import LEFT_BEHIND, Shelf, finished
from generator.batch.workshop import CheckedPlan, Workshop, require_buildable
from generator.danish.names import listed
from generator.document.attachments import Attachment, plan_data
from generator.document.blocks import Document
from generator.document.digest import digest_of_values
from generator.problems import FindingsError, Place, finding
from generator.source.plan_file import PlanFile
from generator.source.project import Project
from generator.source.records.plan import Edition


@dataclass(frozen=True, slots=True)
class Job:
    """One plan to be made: its file, the formats asked for, and whether to write what would be the same."""

    file: Path
    formats: tuple[Format, ...]
    force: bool = False


class Maker:
    """Makes plans one after the other; what is loaded for one serves all."""

    def __init__(self, project: Project, shared: SharedInputs) -> None:
        self.workshop = Workshop(project)
        self._shared = shared
        self._records = Records(project)

    def warm_up(self, formats: tuple[Format, ...]) -> None:
        """Load what every plan needs. Raises FindingsError for a file of the project that cannot be used."""
        self.workshop.load()
        self.workshop.press.warm_up(formats)

    def make(self, job: Job) -> Outcome:
        """Make the plan of one file; what is wrong with it comes back as findings."""
        started = time.perf_counter()
        try:
            file = self.workshop.read(job.file)
            checked = self.workshop.plan(file)
            require_buildable(checked)
            return self._made(job, file, checked, started)
        except FindingsError as error:
            seconds = time.perf_counter() - started
            failed = self._records.of_or_new(job.file).as_failed(error.findings, seconds)
            return outcome_of(failed, OutcomeState.FAILED)

    def _made(self, job: Job, file: PlanFile, checked: CheckedPlan, started: float) -> Outcome:
        own = {name: digest(data) for name, data in file.sources.items()}
        if not file.is_written:
            own[file.shown] = MISSING  # so that the plan is built again once there is a file
        own[file.identity.folder] = digest_of_identity(file.file.with_suffix(""))
        look = self.workshop.profile(file).look
        press = self.workshop.press_for(file)
        formats, unable = press.able(job.formats)
        if not formats:
            raise FindingsError(unable)
        earlier = self._records.of_or_new(job.file)
        shelf = Shelf(self.workshop.project, self._records, str(file.years), earlier)
        kept: list[OutputFile] = []
        made: list[tuple[OutputFile, bytes]] = []
        for edition in checked.plan.record.editions:
            document = self.workshop.document(checked.plan, edition)
            carried = self.workshop.attachments(checked.plan, document)
            contents = _contents(document, look, formats, carried)
            wanted = self._wanted(file, edition, contents, own)
            standing = {} if job.force else {f: there for f in wanted if (there := shelf.kept(wanted[f]))}
            kept.extend(standing.values())
            missing = [file_format for file_format in wanted if file_format not in standing]
            for file_format, data in press.write(document, missing, carried):
                made.append(finished(wanted[file_format], data))
        ready = [*kept, *(output for output, _ in made)]
        record = BuildSlip(
            file.shown,
            checked.plan.place_name,
            str(file.years),
            file.record.status.value if file.is_written else UNWRITTEN,
            tuple(
                Member(m.code, m.name, self.workshop.geography.council(m, file.years.first))
                for m in file.record.municipalities
            ),
            {**self._shared.all, **own},
            tuple(own),
            tuple(sorted((*ready, *shelf.others(ready)), key=lambda output: output.path)),
            checked.findings,
            asked=tuple(item.value for item in job.formats),
            seconds=round(time.perf_counter() - started, 3) if made else earlier.seconds,
        )
        written, events = shelf.put(record, made)
        events.extend(unable)
        older = [output for output in record.outputs if not record.is_current(output, self._shared, own)]
        if older:
            named = listed([Path(output.path).name for output in older])
            asked = listed(list(record.asked))
            place = Place(file.shown)
            events.append(finding(LEFT_BEHIND, place, formater=asked, filer=named, fil=file.shown))
        return outcome_of(
            record, OutcomeState.BUILT if made else OutcomeState.UNCHANGED, written, tuple(events)
        )

    def _wanted(
        self,
        file: PlanFile,
        edition: Edition,
        contents: Mapping[Format, str],
        own: Mapping[str, str],
    ) -> dict[Format, OutputFile]:
        """Return the files that an edition should have; ``contents`` are the digests of what is in each."""
        stem = f"{file.slug}/{file.output_name(edition)}"
        return {
            file_format: OutputFile(
                f"{stem}.{file_format.value}",
                file_format,
                edition.value,
                recipe=self._shared.recipe(file_format, own),
                drawn=self._shared.drawn(file_format, content),
            )
            for file_format, content in contents.items()
        }


def _contents(
    document: Document, look: Look, formats: Sequence[Format], carried: Sequence[Attachment]
) -> dict[Format, str]:
    """Return the digest of what is in each format: the document, its look, and what the file carries."""
    said = digest_of_values(document)
    files = {Format.PDF: carried, Format.WORD: plan_data(carried)}
    return {item: digest_of_values(said, look.of(item), files.get(item, ())) for item in formats}
