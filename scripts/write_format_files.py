"""Write what is made from other files: the JSON Schema for editors, docs/format.md, the templates needed."""

from __future__ import annotations

from pathlib import Path

from generator.batch.needed_templates import NEEDED_FILE, needed_text
from generator.source.format_reference import manual_text
from generator.source.json_schema import SCHEMA_FILE, schema_text
from generator.source.project import Project

if __name__ == "__main__":
    project = Project(Path(__file__).parents[1])
    (project.municipalities / SCHEMA_FILE).write_text(schema_text(), "utf-8")
    (project.root / "docs" / "format.md").write_text(manual_text(project.templates), "utf-8")
    NEEDED_FILE.write_text(needed_text(project.templates), "utf-8")
