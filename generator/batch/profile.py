"""What one plan is worded, ordered and drawn with: the standard, or what the municipality has of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.batch.look import Look
from generator.danish.names import listed
from generator.document.outline import Outline
from generator.document.own_design import own_design
from generator.document.own_outline import own_outline
from generator.document.own_pages import OwnFile, OwnPages
from generator.plan.own_sentences import own_sentences
from generator.plan.sentences import Sentences
from generator.problems import Finding, FindingsError, Place, finding
from generator.source.identity import Identity
from generator.source.identity_files import DESIGN, OUTLINE, PARTIALS, SENTENCES, STYLES, WORD_TEMPLATE
from generator.source.records.plan import Edition


@dataclass(frozen=True, slots=True)
class Profile:
    """The sentences and outlines of a plan, and what it is drawn with."""

    sentences: Sentences
    outlines: Mapping[Edition, Outline]
    look: Look


def profile_of(identity: Identity, standard: Profile) -> Profile:
    """Return the profile of a municipality; it is ``standard`` itself where it has nothing of its own.

    Raises FindingsError with all that is wrong in the files.
    """
    if not (identity.files or identity.pages or identity.word_template):
        return standard
    found: list[Finding] = []
    design, sentences, outlines = standard.look.design, standard.sentences, dict(standard.outlines)
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
    pages, template = standard.look.pages, standard.look.template
    if identity.pages:
        from generator.writers.own_pages import read_pages

        pages = _pages(identity)
        try:
            read_pages(pages)
        except FindingsError as error:
            found.extend(error.findings)
    if identity.word_template is not None:
        from generator.writers.word.template import take_over

        file = identity.word_template
        try:
            template = take_over(file.xml, file.pictures, design, file.place)
        except FindingsError as error:
            found.extend(error.findings)
    if found:
        raise FindingsError(found)
    return Profile(sentences, outlines, Look(design, pages, template))


def _pages(identity: Identity) -> OwnPages:
    files = {name: OwnFile(source.name, source.text) for name, source in identity.pages.items()}
    styles = files.pop(STYLES, None)
    return OwnPages({name.removeprefix(f"{PARTIALS}/"): file for name, file in files.items()}, styles)


def note(identity: Identity, profile: Profile, file: str) -> tuple[Finding, ...]:
    """Return the remarks on the files of its own that a plan uses; none where it uses the standard."""
    names = [*identity.files, *identity.pages]
    if identity.word_template is not None:
        names.append(WORD_TEMPLATE)
    template = profile.look.template
    remarks = template.remarks if template is not None else ()
    return (finding("egen-profil", Place(file), filer=listed(names)), *remarks) if names else ()
