"""A run over many plans: finds those to build, builds them on all cores, and loses none to another."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.batch.formats import Format
from generator.batch.inputs import SharedInputs
from generator.batch.outcome import Outcome, OutcomeState, outcome_of
from generator.batch.record import Records
from generator.batch.summary import Summaries
from generator.batch.why import BuildReason, Cause, reasons_to_build
from generator.batch.workers import Loss, Lost, TaskLimits, Workers
from generator.problems import Finding, FindingsError, Place, finding
from generator.source.project import Project
from generator.source.writing import write_whole

if TYPE_CHECKING:
    from generator.batch.maker import Job


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a run; ``force`` builds even what would be the same."""

    files: tuple[Path, ...]
    formats: tuple[Format, ...]
    force: bool = False
    workers: int = os.cpu_count() or 1
    limits: TaskLimits = field(default_factory=TaskLimits)


class BatchRun:
    """One run over the plans of a project; ``summary_findings`` tell why its summaries were not written."""

    def __init__(self, project: Project, order: Order) -> None:
        self.summary_findings: tuple[Finding, ...] = ()
        self._project = project
        self._order = order
        self._records = Records(project)

    @cached_property
    def reasons(self) -> Mapping[Path, tuple[BuildReason, ...]]:
        """Why each file's plan must be built; empty for those that are as they should be."""
        return {file: tuple(self._reasons(file)) for file in self._order.files}

    @contextmanager
    def outcomes(self) -> Iterator[Iterator[Outcome]]:
        """Give what became of every plan: first those that are unchanged, then the others as they are made.

        However it ends, the summaries of the years are brought up to date. Raises FindingsError if nothing
        can be built at all, such as when the goals cannot be read.
        """
        outcomes = self._outcomes()
        try:
            yield outcomes
        finally:
            outcomes.close()
            try:
                Summaries(self._project, self._records, self._shared).write()
            except FindingsError as error:
                self.summary_findings = error.findings

    def _outcomes(self) -> Generator[Outcome, None, None]:
        for file in self._order.files:
            if not self.reasons[file]:
                yield outcome_of(self._records.of_or_new(file), OutcomeState.UNCHANGED)
        to_build = [file for file in self._order.files if self.reasons[file]]
        if to_build:
            yield from self._built(to_build)

    @cached_property
    def _shared(self) -> SharedInputs:
        return SharedInputs.of(self._project)

    def _reasons(self, file: Path) -> Iterator[BuildReason]:
        if self._order.force:
            yield BuildReason(Cause.FORCED)
        yield from reasons_to_build(self._records.of(file), self._order.formats, self._shared, self._project)

    def _built(self, files: Sequence[Path]) -> Iterator[Outcome]:
        from generator.batch.maker import Job
        from generator.batch.twins import refused_twins
        from generator.batch.workshop import Workshop

        workshop = Workshop(self._project)
        workshop.load()  # what is wrong with the project's own files is told once and not for every plan
        twins = refused_twins(files, workshop, self._records)
        for file, twin in twins.items():
            yield self._failure(file, [twin], 0.0)
        jobs = [Job(file, self._order.formats, self._order.force) for file in files if file not in twins]
        with _own_temporary_files(), self._workers(len(jobs)).results(jobs) as results:
            for job, result in results:
                if isinstance(result, Lost):
                    yield self._failure(job.file, [self._explained(job.file, result)], result.seconds)
                elif result.state is OutcomeState.FAILED:
                    yield self._failure(job.file, result.findings, result.seconds)
                else:
                    yield result

    def _workers(self, jobs: int) -> Workers[Job, Outcome]:
        number = min(self._order.workers, jobs)
        loaded = self._order.formats if jobs > number else ()  # for a few plans, no more than they need
        return Workers(partial(_start, self._project, self._shared, loaded), number, self._order.limits)

    def _failure(self, file: Path, findings: Sequence[Finding], seconds: float) -> Outcome:
        """Return the outcome of a plan that failed, and remember it beside the last good files."""
        record = self._records.of_or_new(file).as_failed(tuple(findings), round(seconds, 3))
        try:
            self._records.save(record)
        except FindingsError as error:  # a full disk must not hide what was found
            return outcome_of(record, OutcomeState.FAILED, events=error.findings)
        return outcome_of(record, OutcomeState.FAILED)

    def _explained(self, file: Path, lost: Lost) -> Finding:
        """Return the finding for a plan whose worker was lost."""
        place = Place(self._project.shown(file))
        match lost.how:
            case Loss.KILLED:
                return finding("plan-afbrudt-udefra", place)
            case Loss.OUT_OF_TIME:
                limit = self._order.limits.seconds
                return finding("plan-tog-for-lang-tid", place, sekunder=f"{limit:g}", mere=f"{5 * limit:g}")
            case Loss.OUT_OF_MEMORY:
                return finding("hukommelse-opbrugt", place, grænse=self._order.limits.mebibytes)
            case Loss.EXCEPTION:
                trace = self._records.trace_file(file)
                shown = self._project.shown(trace)
                with suppress(FindingsError):  # on a full disk the finding itself must do
                    write_whole(trace, lost.trace.encode(), shown, self._project.root)
                last = lost.trace.strip().splitlines()[-1].partition(":")[0]
                return finding("uventet-fejl", place, fejl=last, spor=shown)


def _start(project: Project, shared: SharedInputs, formats: tuple[Format, ...]) -> Callable[[Job], Outcome]:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's threads are idle here and in a fork's way
    from generator.batch.maker import Maker

    maker = Maker(project, shared)
    maker.warm_up(formats)
    return maker.make


@contextmanager
def _own_temporary_files() -> Iterator[None]:
    """Give this process and its workers a folder for temporary files, and take it away afterwards.

    WeasyPrint keeps a folder for its fonts, which a worker that is stopped cannot take away itself.
    """
    with tempfile.TemporaryDirectory(prefix="beskplan-", ignore_cleanup_errors=True) as folder:
        usual, tempfile.tempdir = tempfile.tempdir, folder
        setting = os.environ.get("TMPDIR")
        os.environ["TMPDIR"] = folder
        try:
            yield
        finally:
            tempfile.tempdir = usual
            if setting is None:
                del os.environ["TMPDIR"]
            else:
                os.environ["TMPDIR"] = setting
