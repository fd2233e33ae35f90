"""The manifest of a year: every plan with what it was made from, what came of it and what was found.

It lies beside the plans as ``manifest.json``, describes itself by its schema and version (docs/manifest.md),
and is the same bytes for the same records.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.batch.inputs import MISSING, PROGRAM, SharedInputs
from generator.batch.record import BuildSlip
from generator.danish.order import danish_order
from generator.problems.as_json import to_json

FILE_NAME = "manifest.json"
SCHEMA = "beskaeftigelsesplan/manifest/1"


def manifest_of(
    years: str, plans: Iterable[tuple[BuildSlip, Sequence[str]]], shared: SharedInputs, overview: str
) -> dict[str, Any]:
    """Return the manifest of the plans of some years, each by its record and its outdated files.

    ``overview`` is the digest of its page's template.
    """
    common = {name: value for name, value in shared.all.items() if not name.startswith(PROGRAM)}
    return {
        "skema": SCHEMA,
        "år": years,
        "program": {
            name.removeprefix(f"{PROGRAM}/"): value
            for name, value in shared.all.items()
            if name.startswith(PROGRAM)
        },
        "fælles inddata": common,
        "oversigt": overview,
        "planer": [
            _plan(record, outdated, shared)
            for record, outdated in sorted(plans, key=lambda plan: danish_order(plan[0].name))
        ],
    }


def manifest_bytes(manifest: Mapping[str, Any]) -> bytes:
    """Return a manifest as it lies on the disk."""
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()


def _plan(record: BuildSlip, outdated: Sequence[str], shared: SharedInputs) -> dict[str, Any]:
    is_fine = not outdated or record.is_by_choice(outdated)
    return {
        "fil": record.file,
        "navn": record.name,
        "status": record.status,
        "kommuner": [{"kode": m.code, "navn": m.name, "råd": m.council} for m in record.members],
        "tilstand": "fejlet" if record.failed else "aktuel" if is_fine else "forældet",
        "inddata": {
            name: value
            for name, value in record.inputs.items()
            if (name in record.own or shared.all.get(name) != value)
            and not (name.endswith("/") and value == MISSING)
        },
        "filer": [
            {
                "sti": output.path,
                "format": output.format.value,
                "udgave": output.edition,
                "sha256": output.sha256,
                "bytes": output.size,
                "aktuel": output.path not in outdated,
            }
            for output in record.outputs
        ],
        "fund": [to_json(item) for item in record.findings],
        "sekunder": record.seconds,
    }
