"""``beskplan verify``: holds finished plans up against their manifest."""

from __future__ import annotations

from pathlib import Path

import click

from generator.batch.manifest import FILE_NAME
from generator.batch.verification import verify_folder
from generator.cli.danish_help import DanishCommand
from generator.cli.exit_codes import FINDINGS, FINE
from generator.cli.say import Speaker
from generator.danish.names import listed
from generator.problems import Finding, FindingsError, Place, finding
from generator.problems.as_json import all_to_json
from generator.source.project import Project


@click.command(cls=DanishCommand)
@click.argument("mapper", nargs=-1, metavar="[MAPPE ...]", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Skriv resultatet som JSON.")
@click.pass_obj
def verify(project: Project, mapper: tuple[Path, ...], as_json: bool) -> int:
    """Kontrollerer, at færdige planer er, som de blev bygget.

    MAPPE er en mappe med et manifest, fx output/2018. Uden MAPPE kontrolleres alle mapper i output/.
    """
    folders = mapper or tuple(file.parent for file in sorted(project.output.glob(f"*/{FILE_NAME}")))
    if not folders:
        raise FindingsError([finding("manifest-mangler", Place(project.shown(project.output)))])
    found: list[Finding] = []
    files = 0
    for folder in folders:
        try:
            verified = verify_folder(folder, project)
            found.extend(verified.findings)
            files += verified.files
        except FindingsError as error:
            found.extend(error.findings)
    speaker, shown = Speaker(as_json), [project.shown(folder) for folder in folders]
    if as_json:
        speaker.data({"antal": files, "mapper": shown, "fund": all_to_json(found)})
    speaker.findings(found)
    number = "1 fil" if files == 1 else f"{files} filer"
    fine = "" if found else " Alle er, som de blev bygget."
    speaker.line(f"Kontrolleret: {number} i {listed(shown)}.{fine}")
    return FINDINGS if any(item.is_error for item in found) else FINE
