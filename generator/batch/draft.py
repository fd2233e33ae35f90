"""The file that a municipality has before it has written anything: who the plan is for, and when."""

from __future__ import annotations

from pathlib import Path

from generator.sandbox import template_environment
from generator.source.fields import YearSpan
from generator.source.geography import Municipality
from generator.source.json_schema import SCHEMA_LINE

DRAFT_FILE = "udkast.yaml.j2"


def bare_draft_text(municipality: Municipality, years: YearSpan, templates: Path) -> str:
    """Return the content of a file that says nothing yet but who the plan is for."""
    template = template_environment(templates, escaped=False).get_template(DRAFT_FILE)
    return template.render(schema_line=SCHEMA_LINE, municipality=municipality, years=years)
