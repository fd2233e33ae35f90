"""What commands do when another run holds the project: they say so, and wait as long as they are told."""

from __future__ import annotations

from contextlib import AbstractContextManager

import click

from generator.batch.only_run import Holder, only_run
from generator.cli.say import Speaker
from generator.source.project import Project

wait_option = click.option(
    "--vent",
    "wait_seconds",
    type=click.FloatRange(min=0),
    metavar="SEKUNDER",
    help="Vent højst så længe på en anden kørsel i projektet; ellers til den er færdig.",
)
"""``--vent 60`` of the commands that write below output/."""


def alone(project: Project, speaker: Speaker, seconds: float | None) -> AbstractContextManager[None]:
    """Hold the project, and say whom is waited for. Raises FindingsError when ``seconds`` have passed."""

    def wait(holder: Holder | None) -> None:
        who = f" ({holder.words})" if holder is not None else ""
        speaker.aside(f"En anden kørsel er i gang{who}. Venter, til den er færdig ...")

    return only_run(project, wait, seconds)
