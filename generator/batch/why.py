"""Why a plan must be built again: what has changed since it was built."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.batch.formats import Format
from generator.batch.inputs import MISSING, SharedInputs, digest_of_file
from generator.batch.record import BuildSlip, OutputFile
from generator.source.project import Project


class Cause(enum.Enum):
    """What makes a build necessary."""

    NEVER_BUILT = enum.auto()
    FAILED = enum.auto()
    NEW_FORMAT = enum.auto()
    FILE_MISSING = enum.auto()
    FILE_CHANGED = enum.auto()
    INPUT_CHANGED = enum.auto()
    INPUT_ADDED = enum.auto()
    INPUT_REMOVED = enum.auto()
    LEFT_BEHIND = enum.auto()
    FORCED = enum.auto()


@dataclass(frozen=True, slots=True)
class BuildReason:
    """One reason to build; ``what`` is the input, the finished file or the format that it is about."""

    cause: Cause
    what: str = ""


def reasons_to_build(
    record: BuildSlip | None, formats: Sequence[Format], shared: SharedInputs, project: Project
) -> tuple[BuildReason, ...]:
    """Return why a plan must be built in some formats; empty if all that it is made from is as it was."""
    if record is None or not (record.outputs or record.failed):
        return (BuildReason(Cause.NEVER_BUILT),)
    if record.failed:
        return (BuildReason(Cause.FAILED),)
    own = record.own_inputs_now(project)
    outputs = [output for output in record.outputs if output.format in formats]
    return tuple(
        dict.fromkeys(
            [
                *_new_formats(record, formats),
                *_input_reasons(record, outputs, shared, own),
                *_output_reasons(record, outputs, project),
            ]
        )
    )


def _new_formats(record: BuildSlip, formats: Sequence[Format]) -> Iterator[BuildReason]:
    editions = {output.edition for output in record.outputs}
    there = {(output.edition, output.format) for output in record.outputs}
    for file_format in formats:
        if any((edition, file_format) not in there for edition in editions):
            yield BuildReason(Cause.NEW_FORMAT, file_format.value)


def _input_reasons(
    record: BuildSlip, outputs: Sequence[OutputFile], shared: SharedInputs, own: Mapping[str, str]
) -> Iterator[BuildReason]:
    for output in outputs:
        if record.is_current(output, shared, own):
            continue
        now = {**shared.of_format(output.format), **own}
        gone = dict.fromkeys(record.inputs.keys() - shared.all.keys() - own.keys(), MISSING)
        changes = [*_changes(record.inputs, {**now, **gone})]
        yield from changes or [BuildReason(Cause.LEFT_BEHIND, output.format.value)]


def _changes(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[BuildReason]:
    for name, value in sorted(now.items()):
        then = before.get(name)
        if then == value:
            continue
        if then in (None, MISSING):
            yield BuildReason(Cause.INPUT_ADDED, name)
        elif value == MISSING:
            yield BuildReason(Cause.INPUT_REMOVED, name)
        else:
            yield BuildReason(Cause.INPUT_CHANGED, name)


def _output_reasons(
    record: BuildSlip, outputs: Sequence[OutputFile], project: Project
) -> Iterator[BuildReason]:
    for output in outputs:
        file = project.output / record.years / output.path
        standing = digest_of_file(file)
        if standing == MISSING:
            yield BuildReason(Cause.FILE_MISSING, project.shown(file))
        elif standing != output.sha256:
            yield BuildReason(Cause.FILE_CHANGED, project.shown(file))
