"""``beskplan tilpas``: gives a project its own copy of a piece of the standard."""

from __future__ import annotations

import click

from generator.cli.danish_help import DanishCommand, Unusable
from generator.cli.exit_codes import FINE
from generator.cli.say import Speaker
from generator.source.project import Project
from generator.source.standard import PIECES, copy_piece, difference, mark_as_seen, piece_named


@click.command("tilpas", cls=DanishCommand)
@click.argument("fil", required=False, metavar="[FIL]")
@click.option("--forskel", "differ", is_flag=True, help="Vis, hvordan jeres fil afviger fra standarden.")
@click.option(
    "--gennemgået",
    "seen",
    is_flag=True,
    help="Skriv i filens første linje, at I har set på den.",
)
@click.pass_obj
def adapt(project: Project, fil: str | None, differ: bool, seen: bool) -> int:
    """Lægger en kopi af en af standardens filer i projektet, så I kan ændre den.

    Jeres fil gælder i stedet for standardens. I filerne under plan_templates kan I nøjes med det, I ændrer;
    resten følger standarden. Uden FIL vises, hvilke filer det kan gøres med.
    """
    speaker = Speaker(as_json=False)
    if fil is None:
        if differ or seen:
            raise Unusable("Skriv, hvilken fil det gælder.")
        for piece in PIECES:
            own = project.standard is None or (project.root / piece).is_file()
            speaker.line(f"{piece}{': jeres egen' if own else ''}")
        return FINE
    piece = piece_named(fil)
    if differ:
        lines = difference(project, piece)
        for line in lines or ("Jeres fil er som standardens.",):
            speaker.line(line)
    if seen:
        mark_as_seen(project, piece)
        speaker.line(f"{piece} er mærket som holdt op mod standarden i dag.")
    if not (differ or seen):
        speaker.line(f"{copy_piece(project, piece)} er jeres egen nu. Ret den, og byg planerne igen.")
    return FINE
