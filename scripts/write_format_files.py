"""Write what is made from the declarations of the keys: the JSON Schema for editors, and docs/format.md."""

from __future__ import annotations

from pathlib import Path

from generator.source.format_reference import manual_text
from generator.source.json_schema import SCHEMA_FILE, schema_text
from generator.source.project import Project

if __name__ == "__main__":
    project = Project(Path(__file__).parents[1])
    (project.municipalities / SCHEMA_FILE).write_text(schema_text(), "utf-8")
    (project.root / "docs" / "format.md").write_text(manual_text(project.templates), "utf-8")
