"""A draft is built with its errors; an adopted plan with errors is not."""

from __future__ import annotations

import pytest

from generator.batch.workshop import Workshop, require_buildable
from generator.problems import FindingsError
from generator.source.project import Project

WITH_ERROR = "kommune: Frederikssund\nmål: [{ministermål: 3, behandling: fravalgt}]\n"
ADOPTED = "status: vedtaget\nvedtagelse: [{organ: Byrådet, rolle: vedtager, dato: 2017-11-29}]\n"
WITH_WARNING = (
    "kommune: Frederikssund\n"
    "sammenligningsgrundlag: [{navn: klyngen}]\n"
    "mål: [{ministermål: 1, indikatorer: [{indikator: bruttoledighed, måltal: {under: klyngen}}]}]\n"
)


def checked(project: Project, text: str):
    workshop = Workshop(project)
    file = project.municipalities / "2018" / "frederikssund.yaml"
    file.write_text(text, "utf-8")
    return workshop.plan(workshop.read(file))


def test_a_draft_with_errors_may_be_built(project: Project) -> None:
    draft = checked(project, WITH_ERROR)

    assert any(item.is_error for item in draft.findings)
    require_buildable(draft)


def test_an_adopted_plan_with_errors_is_refused_with_all_its_findings(project: Project) -> None:
    adopted = checked(project, WITH_ERROR + ADOPTED)

    with pytest.raises(FindingsError) as caught:
        require_buildable(adopted)
    assert "mål-uden-begrundelse" in {item.code for item in caught.value.findings}


def test_an_adopted_plan_is_built_though_a_groups_members_are_not_known(project: Project) -> None:
    adopted = checked(project, WITH_WARNING + ADOPTED)

    assert "måltal-uden-grundlagstal" in {item.code for item in adopted.findings}
    require_buildable(adopted)
