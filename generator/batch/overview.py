"""The overview of a year's plans: one web page that needs no server, no network and no script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from generator.danish.order import danish_order
from generator.document.design import load_design
from generator.source.project import Project

OVERVIEW_FILE = "index.html"
TEMPLATE_FILE = "oversigt.html.j2"


def overview_page(manifest: Mapping[str, Any], project: Project) -> str:
    """Return the page of a manifest's plans by regional council; a plan of two councils stands at both."""
    from generator.sandbox import template_environment

    environment = template_environment(project.templates, escaped=True)
    by_council: dict[str, list[Any]] = defaultdict(list)
    for plan in manifest["planer"]:
        for council in dict.fromkeys(member["råd"] for member in plan["kommuner"]) or [""]:
            by_council[council].append(plan)
    return environment.get_template(TEMPLATE_FILE).render(
        years=manifest["år"],
        plans=manifest["planer"],
        councils=sorted(by_council.items(), key=lambda item: (not item[0], danish_order(item[0]))),
        design=load_design(project.design_file, project.shown(project.design_file)),
    )
