"""``beskplan indikatorer``: the indicator catalogue."""

from __future__ import annotations

import click

from generator.batch.workshop import Workshop
from generator.cli.danish_help import DanishCommand
from generator.cli.exit_codes import FINDINGS, FINE
from generator.cli.say import Speaker
from generator.problems import Place, finding
from generator.problems.suggest import hint
from generator.source.project import Project


@click.command("indikatorer", cls=DanishCommand)
@click.argument("words", required=False, metavar="[ORD]")
@click.pass_obj
def indicators(project: Project, words: str | None) -> int:
    """Viser indikatorerne i kataloget: id, enhed og navn.

    Med ORD vises kun dem, hvor ordet står i id eller navn.
    """
    speaker, catalogue = Speaker(as_json=False), Workshop(project).catalogue
    found = [item for item in catalogue if (words or "").casefold() in f"{item.id} {item.name}".casefold()]
    if not found:
        place = Place(words or "")
        speaker.findings(
            [finding("indikator-søgt", place, ord=words, forslag=hint(words or "", catalogue.ids))]
        )
        return FINDINGS
    for indicator in found:
        speaker.line(f"{indicator.id:<42} {indicator.unit.value:<17} {indicator.name}")
    return FINE
