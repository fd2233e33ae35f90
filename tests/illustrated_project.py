"""A project in which Odense shows pictures in its texts and annexes."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from generator.batch.workshop import CheckedPlan, Workshop
from generator.source.project import Project
from tests.batch.conftest import own_project

ILLUSTRATED = """kommune: Odense
lokale forhold:
  tekst: |
    Kommunen har seks jobcentre.

    ![Kort over seks jobcentre](kort.jpg "Jobcentrene. Kilde: Odense Kommune")

    Det meste ligger i byen. ![Havnen set fra byen](havn.png)
    Resten ligger uden for:

    - Bellinge
    - Otterup ![Torvet i Otterup](havn.png)
    - Søndersø
bilag:
  - titel: Aftale med VUC
    tekst: Aftalen er gengivet her.
    sider:
      - {fil: aftale-1.png, alternativ tekst: Aftalens formål og parter}
      - {fil: aftale-2.png, alternativ tekst: Aftalens underskrifter}
  - titel: Kort
    sider: {fil: kort.jpg, alternativ tekst: Kort over seks jobcentre}
"""


def picture(width: int, height: int, form: str = "PNG") -> bytes:
    """Return a picture with a dark frame, so that it can be seen on a page."""
    image = Image.new("L", (width, height), 40)
    image.paste(230, (8, 8, width - 8, height - 8))
    stream = io.BytesIO()
    image.save(stream, form)
    return stream.getvalue()


def illustrated_project(folder: Path, plan: str = ILLUSTRATED) -> Project:
    """Return a project in a folder with a plan for Odense and its pictures."""
    project = own_project(folder / "projekt")
    year = project.municipalities / "2018"
    (year / "odense").mkdir(parents=True)
    (year / "odense.yaml").write_text(plan, "utf-8")
    for name, data in {
        "kort.jpg": picture(1600, 1000, "JPEG"),
        "havn.png": picture(300, 200),
        "aftale-1.png": picture(827, 1169),
        "aftale-2.png": picture(1169, 827),
    }.items():
        (year / "odense" / name).write_bytes(data)
    return project


def checked(project: Project) -> tuple[Workshop, CheckedPlan]:
    """Return the plan of Odense. Raises FindingsError where there is none to be made."""
    workshop = Workshop(project)
    return workshop, workshop.plan(workshop.read(project.municipalities / "2018" / "odense.yaml"))
