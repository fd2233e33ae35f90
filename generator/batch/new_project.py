"""Lays down a new project: a folder that holds nothing yet but what marks it and what an editor needs."""

from __future__ import annotations

import json
import os
from pathlib import Path

from generator.problems import FindingsError, Place, finding
from generator.sandbox import template_environment
from generator.source.json_schema import SCHEMA_FILE, schema_text
from generator.source.project import GOALS_FILE, PROJECT_FILE, STANDARD, Project
from generator.source.project_file import LAYOUT
from generator.source.writing import write_whole

_TEMPLATE_FILE = "projekt.yaml.j2"
_EDITOR_SETTINGS = {
    "files.associations": {"**/municipalities/**/*.yaml": "yaml"},
    "yaml.schemas": {f"./municipalities/{SCHEMA_FILE}": "municipalities/[0-9]*/*.yaml"},
    "yaml.format.enable": False,
    "yaml.suggest.parentSkeletonSelectedFirst": True,
    "[yaml]": {
        "editor.insertSpaces": True,
        "editor.tabSize": 2,
        "editor.wordWrap": "on",
        "editor.quickSuggestions": {"other": True, "comments": False, "strings": True},
    },
}
_EDITOR_EXTENSIONS = {"recommendations": ["redhat.vscode-yaml"]}


def new_project(folder: Path) -> Project:
    """Lay down a project in a folder, which is made if it is not there, and return it.

    A file that stands there already is left as it is. Raises FindingsError if the folder is a project, or if
    it cannot be written in.
    """
    if any(os.path.lexists(folder / name) for name in (PROJECT_FILE, GOALS_FILE)):
        raise FindingsError([finding("projekt-findes", Place(str(folder)))])
    project = Project(folder, standard=STANDARD)
    write_schema(project)
    for name, data in (
        (".vscode/settings.json", _json(_EDITOR_SETTINGS)),
        (".vscode/extensions.json", _json(_EDITOR_EXTENSIONS)),
        (PROJECT_FILE, _project_file(project).encode()),
    ):
        if not os.path.lexists(folder / name):
            write_whole(folder / name, data, str(folder / name), folder)
    return project


def write_schema(project: Project) -> None:
    """Write the schema that editors complete and check municipality files by, as this program has it.

    Raises FindingsError if it cannot be written.
    """
    file = project.municipalities / SCHEMA_FILE
    write_whole(file, schema_text().encode(), project.shown(file), project.root)


def _project_file(project: Project) -> str:
    template = template_environment(project.templates, escaped=False).get_template(_TEMPLATE_FILE)
    return template.render(layout=LAYOUT)


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
