"""Everything that plans are built with, loaded once and used for many."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from generator.batch.draft import bare_draft_text
from generator.batch.letter_findings import letter_findings
from generator.batch.look import Look
from generator.batch.needed_templates import require_needed
from generator.batch.press import Press
from generator.batch.profile import Profile, note, profile_of
from generator.batch.short_edition import ShortEdition, fitted
from generator.document.attachments import Attachment
from generator.document.blocks import Document
from generator.document.builder import build_document, build_short_edition
from generator.document.cover_note import build_cover_note
from generator.document.design import Design, load_design
from generator.document.hidden_pictures import hidden_pictures
from generator.document.note_outline import check_note
from generator.document.outline import OUTLINE_FILE, load_outlines
from generator.document.plan_attachments import plan_attachments
from generator.figures.archive import Archive
from generator.figures.catalogue import Catalogue
from generator.figures.catalogue_file import load_catalogue
from generator.figures.disclosure import DisclosedFigures, load_disclosure
from generator.figures.real_figures import RealFigures
from generator.figures.store import FigureStore
from generator.plan.checks import check
from generator.plan.merge import Library, merge
from generator.plan.plan import Plan
from generator.plan.sentences import SENTENCES_FILE, Sentences
from generator.problems import Finding, FindingsError, sorted_by_place
from generator.source.fields import YearSpan
from generator.source.geography import Geography, load_geography
from generator.source.goals import load_goals
from generator.source.identity import Identity, read_identity
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
        self._latest_profile: tuple[Identity, Profile] | None = None
        self._latest_short: tuple[Plan, ShortEdition] | None = None

    def load(self) -> None:
        """Load everything now. Raises FindingsError for a file of the project that cannot be used."""
        self.library  # noqa: B018  (loaded and kept by being asked for)

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
        project = self.project
        goals = load_goals(project.goals_file, project.shown(project.goals_file))
        archive = Archive(project.real_figures, project.as_of, project.shown(project.real_figures))
        store = FigureStore(project.demo_figures, self.catalogue, real=RealFigures(archive))
        rule = load_disclosure(project.disclosure_file, project.shown(project.disclosure_file))
        figures = DisclosedFigures(store, rule, self.geography)
        return Library(goals, self.geography, self.catalogue, figures, self.standard.sentences, rule)

    @cached_property
    def design(self) -> Design:
        """The design tokens."""
        return self.standard.look.design

    @cached_property
    def press(self) -> Press:
        """What writes documents in the standard design."""
        return Press(self.project.templates, self.standard.look)

    def press_for(self, file: PlanFile) -> Press:
        """Return what writes a plan with its municipality's own look.

        Raises FindingsError for what is wrong in the municipality's own files.
        """
        return self.press.in_look(self.profile(file).look)

    @cached_property
    def standard(self) -> Profile:
        """What plans are worded, ordered and drawn with where a municipality has nothing of its own.

        It is the program's standard, with what the project has changed of it for all its plans.
        """
        project, templates = self.project, self.project.templates
        sentences = Sentences(templates, project.shown(templates / SENTENCES_FILE))
        require_needed(templates, sentences, project.shown(templates))
        outlines = load_outlines(templates, project.shown(templates / OUTLINE_FILE))
        design = load_design(project.design_file, project.shown(project.design_file))
        ours = Profile(sentences, outlines, Look(design))
        own = project.own_templates
        return ours if own is None else profile_of(read_identity(own, project), ours)

    def profile(self, file: PlanFile) -> Profile:
        """Return what a plan is worded, ordered and drawn with.

        Raises FindingsError for what is wrong in the municipality's own files.
        """
        identity = file.identity
        if self._latest_profile is None or self._latest_profile[0] is not identity:
            self._latest_profile = identity, profile_of(identity, self.standard)
        return self._latest_profile[1]

    def read(self, file: Path) -> PlanFile:
        """Read a municipality file. Raises FindingsError if it cannot be used."""
        return read_plan_file(file, self.project, self.geography, self._draft(file))

    def _draft(self, file: Path) -> bytes | None:
        """Return what stands for a file that is wanted as a draft and that nobody has written; else None."""
        if file not in self.project.drafts or os.path.lexists(file):
            return None
        first, _, last = file.parent.name.partition("-")
        years = YearSpan(int(first), int(last or first))
        municipality = self.geography.by_slug[file.stem]
        return bare_draft_text(municipality, years, self.project.templates).encode()

    def plan(self, file: PlanFile) -> CheckedPlan:
        """Merge and check a plan. Raises FindingsError if there is no plan to be made of the file."""
        profile = self.profile(file)
        plan = merge(file, replace(self.library, sentences=profile.sentences))
        outline = profile.outlines[Edition.FULL]
        found = (
            *check(plan),
            *outline.check(plan.record),
            *check_note(profile.outlines[Edition.COVER_NOTE], plan.record),
            *note(file.identity, profile, file.shown),
            *letter_findings(file),
        )
        if file.illustrations and Edition.FULL in plan.record.editions:
            found += tuple(hidden_pictures(plan, self.document(plan)))
        if Edition.SHORT in plan.record.editions:
            found += self.short_edition(plan).findings(plan.record)
        return CheckedPlan(plan, sorted_by_place(found))

    def document(self, plan: Plan, edition: Edition = Edition.FULL) -> Document:
        """Build the document of an edition of a plan."""
        everyone, profile = self.geography.municipalities, self.profile(plan.file)
        outline, sentences = profile.outlines[edition], profile.sentences
        match edition:
            case Edition.FULL:
                return build_document(plan, outline, sentences, everyone)
            case Edition.COVER_NOTE:
                return build_cover_note(plan, outline, sentences, everyone)
            case Edition.SHORT:
                return self.short_edition(plan).document

    def short_edition(self, plan: Plan) -> ShortEdition:
        """Return the short edition of a plan with the most in it that two pages have room for."""
        if self._latest_short is None or self._latest_short[0] is not plan:
            everyone, profile = self.geography.municipalities, self.profile(plan.file)
            build = partial(
                build_short_edition, plan, profile.outlines[Edition.SHORT], profile.sentences, everyone
            )
            self._latest_short = plan, fitted(build, self.press_for(plan.file).pages)
        return self._latest_short[1]

    def page_findings(self, plan: Plan) -> tuple[Finding, ...]:
        """Return what is wrong with a municipality's own partials and style sheet, as the plan uses them."""
        look = self.profile(plan.file).look
        if not look.pages:
            return ()
        from generator.writers.templates import Templates

        templates = Templates(self.project.templates, look.design, look.pages)
        editions = (self.document(plan, edition) for edition in plan.record.editions)
        return sorted_by_place(item for document in editions for item in templates.findings(document))

    def attachments(self, plan: Plan, document: Document) -> tuple[Attachment, ...]:
        """Return what the finished files of a plan's document carry."""
        return plan_attachments(plan, document, self.profile(plan.file).sentences)


def require_buildable(checked: CheckedPlan) -> None:
    """Raise FindingsError for a plan that is adopted and has errors."""
    if not checked.may_be_built:
        raise FindingsError(checked.findings)
