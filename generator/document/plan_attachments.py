"""What the PDF of a plan carries with it: the files it was written in, its figures, and itself as data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.document.attachments import PLAN_MEDIA_TYPE, Attachment, Relationship
from generator.document.blocks import Document
from generator.document.printed_figures import figures_csv
from generator.figures.series import State
from generator.plan.own_figures import WITHHELD
from generator.plan.plan import Plan
from generator.plan.plan_json import json_bytes, plan_json
from generator.plan.sentences import Sentences
from generator.source.yaml_reader import Mapping, Node, Scalar, Sequence, parse_yaml


def plan_attachments(plan: Plan, document: Document, sentences: Sentences) -> tuple[Attachment, ...]:
    """Return what the PDF of a plan's document carries.

    A file of the municipality's that states a figure of too few people, or a value for a suppressed figure,
    is left out: the value would be published with it.
    """
    identity = f"{plan.file.years}-{plan.file.slug}"
    return (
        *_sources(plan, sentences),
        Attachment(
            f"tal-{identity}.csv",
            "text/csv",
            Relationship.DATA,
            sentences.say("vedhæftning.tal"),
            figures_csv(document.figures),
        ),
        Attachment(
            f"plan-{identity}.json",
            PLAN_MEDIA_TYPE,
            Relationship.DATA,
            sentences.say("vedhæftning.plan"),
            json_bytes(plan_json(plan)),
        ),
    )


def _sources(plan: Plan, sentences: Sentences) -> Iterator[Attachment]:
    file = plan.file
    withheld = {item.place.file for item in plan.findings if item.place and item.code in WITHHELD}
    for shown, data in file.sources.items():
        if not shown.casefold().endswith((".yaml", ".yml")):  # pictures, partials and style sheets
            continue
        if shown in withheld or _states_suppressed_value(data, shown):
            continue
        yield Attachment(
            "-".join(PurePosixPath(shown).parts[-2:]),
            "application/yaml",
            Relationship.SOURCE,
            sentences.say("vedhæftning.kommunefil" if shown == file.shown else "vedhæftning.grundlag"),
            data,
        )


def _states_suppressed_value(data: bytes, shown: str) -> bool:
    if State.SUPPRESSED.value not in data.decode("utf-8", "replace").casefold():
        return False
    return any(_is_suppressed_value(mapping) for mapping in _mappings(parse_yaml(data, shown)))


def _is_suppressed_value(mapping: Mapping) -> bool:
    state, value = mapping.get("tilstand"), mapping.get("værdi")
    if not (isinstance(state, Scalar) and isinstance(value, Scalar)):
        return False
    return state.text.casefold() == State.SUPPRESSED.value and not value.is_null


def _mappings(node: Node) -> Iterator[Mapping]:
    if isinstance(node, Mapping):
        yield node
        for _, value in node.entries:
            yield from _mappings(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _mappings(item)
