"""What one plan is worded, ordered and drawn with: the standard, or what the municipality has of its own."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.batch.formats import Format
from generator.danish.names import listed
from generator.document.design import Design
from generator.document.outline import Outline
from generator.document.own_design import own_design
from generator.document.own_outline import own_outline
from generator.document.own_pages import NO_OWN_PAGES, OwnFile, OwnPages
from generator.plan.own_sentences import own_sentences
from generator.plan.sentences import Sentences
from generator.problems import Finding, FindingsError, Place, finding
from generator.source.identity import Identity
from generator.source.identity_files import DESIGN, OUTLINE, PARTIALS, SENTENCES, STYLES, WORD_TEMPLATE
from generator.source.records.plan import Edition
from generator.source.word_template import WordTemplateFile

if TYPE_CHECKING:
    from generator.writers.word.template import WordTemplate


@dataclass(frozen=True, slots=True)
class Profile:
    """The sentences, outlines and design of a plan, and the municipality's own pages and Word template."""

    sentences: Sentences
    outlines: Mapping[Edition, Outline]
    design: Design
    pages: OwnPages = NO_OWN_PAGES
    template: WordTemplate | None = None

    def look(self, file_format: Format) -> tuple[object, ...]:
        """Return the municipality's part of what a format is drawn with: all that must count in a digest."""
        if file_format.is_drawn_from_templates:
            return self.design, self.pages
        return (self.design,) if self.template is None else (self.design, self.template)


def profile_of(identity: Identity, standard: Profile) -> Profile:
    """Return the profile of a municipality; it is ``standard`` itself where it has nothing of its own.

    Raises FindingsError with all that is wrong in the files.
    """
    if not (identity.files or identity.pages or identity.word_template):
        return standard
    found: list[Finding] = []
    design, sentences, outlines = standard.design, standard.sentences, dict(standard.outlines)
    if written := identity.files.get(DESIGN):
        try:
            design = own_design(design, written)
        except FindingsError as error:
            found.extend(error.findings)
    if written := identity.files.get(SENTENCES):
        try:
            sentences = own_sentences(sentences, written)
        except FindingsError as error:
            found.extend(error.findings)
    if written := identity.files.get(OUTLINE):
        editions = {edition.value for edition in Edition}
        for key in written.keys() - editions:
            found.append(finding("egen-disposition-nøgle", written.key_places[key], nøgle=key))
        for edition, outline in standard.outlines.items():
            try:
                outlines[edition] = own_outline(outline, written, edition.value)
            except FindingsError as error:
                found.extend(error.findings)
    pages = NO_OWN_PAGES
    if identity.pages:
        from generator.writers.own_pages import read_pages

        pages = _pages(identity)
        try:
            read_pages(pages)
        except FindingsError as error:
            found.extend(error.findings)
    template = None
    if identity.word_template is not None:
        try:
            template = _taken_over(identity.word_template, design)
        except FindingsError as error:
            found.extend(error.findings)
    if found:
        raise FindingsError(found)
    return Profile(sentences, outlines, design, pages, template)


@functools.lru_cache(maxsize=1)
def _taken_over(file: WordTemplateFile, design: Design) -> WordTemplate:
    """Return the template in a file, which is asked for several times while one plan is made."""
    from generator.writers.word.template import take_over

    return take_over(file.xml, file.pictures, design, file.place)


def _pages(identity: Identity) -> OwnPages:
    files = {name: OwnFile(source.name, source.text) for name, source in identity.pages.items()}
    styles = files.pop(STYLES, None)
    return OwnPages({name.removeprefix(f"{PARTIALS}/"): file for name, file in files.items()}, styles)


def note(identity: Identity, profile: Profile, file: str) -> tuple[Finding, ...]:
    """Return the remarks on the files of its own that a plan uses; none where it uses the standard."""
    names = [*identity.files, *identity.pages]
    if identity.word_template is not None:
        names.append(WORD_TEMPLATE)
    remarks = profile.template.remarks if profile.template is not None else ()
    return (finding("egen-profil", Place(file), filer=listed(names)), *remarks) if names else ()
