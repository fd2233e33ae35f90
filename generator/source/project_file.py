"""``beskplan.yaml``, the file that marks a folder as a project: the version of its layout, and its owner."""

from __future__ import annotations

from dataclasses import dataclass

from generator.problems import FindingsError, finding
from generator.source.data_files import read_data_file
from generator.source.project import PROJECT_FILE, Project

LAYOUT = 1
"""The layout of a project folder that this program knows."""


@dataclass(frozen=True, slots=True)
class ProjectFile:
    """What stands in the file; ``council`` is the regional council whose project it is, else empty."""

    council: str = ""


def read_project_file(project: Project) -> ProjectFile:
    """Read the file of a project; a project that holds its whole standard itself may have none.

    Raises FindingsError if it cannot be read, or is of a layout from a later version of the program.
    """
    file = project.root / PROJECT_FILE
    if not file.is_file():
        return ProjectFile()
    data = read_data_file(file, ("mappens version",), ("råd",), shown=project.shown(file))
    layout = data.whole_number("mappens version")
    if layout > LAYOUT:
        place = data.place_of("mappens version")
        raise FindingsError([finding("projekt-nyere", place, version=layout, kendt=LAYOUT)])
    return ProjectFile(data.text("råd") if "råd" in data else "")
