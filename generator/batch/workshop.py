"""Everything that plans are built with, loaded once and used for many."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.document.blocks import Document
from generator.document.builder import build_document
from generator.document.design import Design, load_design
from generator.document.outline import Outline, load_outline
from generator.figures.catalogue import Catalogue, load_catalogue
from generator.figures.store import FigureStore
from generator.plan.checks import check
from generator.plan.merge import Library, merge
from generator.plan.plan import Plan
from generator.plan.sentences import Sentences
from generator.problems import Finding, FindingsError, sorted_by_place
from generator.source.geography import Geography, load_geography
from generator.source.goals import load_goals
from generator.source.plan_file import PlanFile, read_plan_file
from generator.source.project import Project
from generator.source.records.plan import Edition, Status


@dataclass(frozen=True, slots=True)
class CheckedPlan:
    """A merged plan with everything that was found in it."""

    plan: Plan
    findings: tuple[Finding, ...]

    @property
    def may_be_built(self) -> bool:
        """Whether the plan may be printed: an adopted plan may have no errors, a draft shows them."""
        adopted = self.plan.record.status is Status.ADOPTED
        return not (adopted and any(item.is_error for item in self.findings))


class Workshop:
    """The goals, figures, sentences and templates of one project."""

    def __init__(self, project: Project) -> None:
        self.project = project

    @cached_property
    def geography(self) -> Geography:
        """All municipalities."""
        return load_geography()

    @cached_property
    def catalogue(self) -> Catalogue:
        """All indicators."""
        return load_catalogue()

    @cached_property
    def library(self) -> Library:
        """All that a plan is merged from besides its own file."""
        return Library(
            load_goals(self.project.goals_file),
            self.geography,
            self.catalogue,
            FigureStore(self.project.demo_figures, self.catalogue),
            Sentences(self.project.templates),
        )

    @cached_property
    def design(self) -> Design:
        """The design tokens."""
        return load_design(self.project.templates / "design.yaml")

    @cached_property
    def _outlines(self) -> dict[Edition, Outline]:
        return {edition: load_outline(self.project.templates, edition) for edition in Edition}

    def read(self, file: Path) -> PlanFile:
        """Read a municipality file. Raises FindingsError if it cannot be used."""
        return read_plan_file(file, self.project, self.geography)

    def plan(self, file: PlanFile) -> CheckedPlan:
        """Merge and check a plan. Raises FindingsError if there is no plan to be made of the file."""
        plan = merge(file, self.library)
        outline = self._outlines[Edition.FULL]
        return CheckedPlan(plan, sorted_by_place([*check(plan), *outline.check(plan.record)]))

    def document(self, plan: Plan, edition: Edition = Edition.FULL) -> Document:
        """Build the document of a plan."""
        everyone = self.geography.municipalities
        return build_document(plan, self._outlines[edition], self.library.sentences, everyone)


def require_buildable(checked: CheckedPlan) -> None:
    """Raise FindingsError for a plan that is adopted and has errors."""
    if not checked.may_be_built:
        raise FindingsError(checked.findings)
