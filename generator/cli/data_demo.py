"""``beskplan data demo``: writes the demo figures anew."""

from __future__ import annotations

import datetime

import click

from generator.cli.danish_help import DanishCommand
from generator.cli.exit_codes import FINE
from generator.cli.say import Speaker
from generator.figures.aside import put_aside
from generator.figures.catalogue_file import load_catalogue
from generator.figures.delivery_files import delivery_files
from generator.figures.demo import DemoFigures
from generator.source.geography import load_geography
from generator.source.project import DEMO_FIGURES, Project
from generator.source.writing import refuse_links


@click.command("demo", cls=DanishCommand)
@click.option(
    "--i-stedet", "instead", is_flag=True, help="Læg de rigtige tal til side, så planerne bruger demotal."
)
@click.pass_obj
def data_demo(project: Project, instead: bool) -> int:
    """Skriver de opdigtede demotal på ny i data/demo.

    Rigtige tal gælder stadig. Med --i-stedet bliver de flyttet til en mappe med dagens dato, så intet går
    tabt.
    """
    folder, real, speaker = project.root / DEMO_FIGURES, project.real_figures, Speaker(as_json=False)
    if instead:
        refuse_links(real / "tal", project.shown(real), project.root)
    DemoFigures(load_catalogue(), load_geography()).write(folder, project.root)
    speaker.line(f"Demotallene er skrevet i {project.shown(folder)}.")
    if instead:
        aside = put_aside(real, datetime.date.today())
        if aside is None:
            speaker.line("Der er ingen rigtige tal at lægge til side.")
        else:
            speaker.line(f"De rigtige tal er flyttet til {project.shown(aside)}.")
    elif any(delivery_files(real)):
        speaker.line("De rigtige tal gælder stadig. Brug --i-stedet for at lægge dem til side.")
    return FINE
