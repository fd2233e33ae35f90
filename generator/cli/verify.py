"""``beskplan verify``: holds finished plans up against their manifest."""

from __future__ import annotations

from pathlib import Path

import click

from generator.batch.manifest import FILE_NAME
from generator.batch.verification import verify_folder
from generator.cli.danish_help import DanishCommand
from generator.cli.exit_codes import FINDINGS, FINE
from generator.cli.say import Speaker
from generator.problems import Finding, FindingsError, Place, finding
from generator.source.project import Project


@click.command(cls=DanishCommand)
@click.argument("mapper", nargs=-1, metavar="[MAPPE ...]", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Skriv alle fund som JSON.")
@click.pass_obj
def verify(project: Project, mapper: tuple[Path, ...], as_json: bool) -> int:
    """Kontrollerer, at færdige planer er, som de blev bygget.

    MAPPE er en mappe med et manifest, fx output/2018. Uden MAPPE kontrolleres alle mapper i output/.
    """
    folders = mapper or tuple(file.parent for file in sorted(project.output.glob(f"*/{FILE_NAME}")))
    if not folders:
        raise FindingsError([finding("manifest-mangler", Place(project.shown(project.output)))])
    found: list[Finding] = []
    for folder in folders:
        try:
            found.extend(verify_folder(folder, project))
        except FindingsError as error:
            found.extend(error.findings)
    speaker = Speaker(as_json)
    speaker.findings(found)
    if not found:
        speaker.line("Alle filer er, som de blev bygget.")
    return FINDINGS if any(item.is_error for item in found) else FINE
