"""``beskplan indikatorer``: the indicator catalogue."""

from __future__ import annotations

import click

from generator.batch.workshop import Workshop
from generator.cli.danish_help import DanishCommand
from generator.source.project import Project


@click.command("indikatorer", cls=DanishCommand)
@click.argument("words", required=False, metavar="[ORD]")
@click.pass_obj
def indicators(project: Project, words: str | None) -> int:
    """Viser indikatorerne i kataloget: id, enhed og navn.

    Med ORD vises kun dem, hvor ordet står i id eller navn.
    """
    for indicator in Workshop(project).catalogue:
        if words is None or words.casefold() in f"{indicator.id} {indicator.name}".casefold():
            click.echo(f"{indicator.id:<42} {indicator.unit.value:<17} {indicator.name}")
    return 0
