"""Finds the pictures in a planner's texts that a document does not show, since only words can stand there."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.blocks import Document, Illustration
from generator.plan.plan import Plan
from generator.problems import Finding, finding
from generator.source.illustrations import shown_in


def hidden_pictures(plan: Plan, document: Document) -> Iterator[Finding]:
    """Yield a finding for each picture that stands in a text of the plan and not in its document."""
    file = plan.file
    there = {
        (block.origin.file, block.origin.path, block.picture.data)
        for block in document.blocks
        if isinstance(block, Illustration)
    }
    for text in plan.record.texts():
        for shown in shown_in(text, file.sources):
            picture = file.illustrations.get((text.place.file, str(shown.file)))
            if picture is not None and (text.place.file, text.path, picture.data) not in there:
                yield finding("billede-ikke-vist", shown.file.place, fil=shown.file)
