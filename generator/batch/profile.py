"""What one plan is worded, ordered and drawn with: the standard, or what the municipality has of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.batch.formats import Format
from generator.danish.names import listed
from generator.document.design import Design
from generator.document.outline import Outline
from generator.document.own_design import own_design
from generator.document.own_outline import own_outline
from generator.plan.own_sentences import own_sentences
from generator.plan.sentences import Sentences
from generator.problems import Finding, FindingsError, Place, finding
from generator.source.identity import Identity
from generator.source.identity_files import DESIGN, OUTLINE, SENTENCES
from generator.source.records.plan import Edition


@dataclass(frozen=True, slots=True)
class Profile:
    """The sentences, outlines and design of a plan."""

    sentences: Sentences
    outlines: Mapping[Edition, Outline]
    design: Design

    def look(self, file_format: Format) -> tuple[object, ...]:
        """Return the municipality's part of what a format is drawn with: all that must count in a digest."""
        return (self.design,)


def profile_of(identity: Identity, standard: Profile) -> Profile:
    """Return the profile of a municipality; it is ``standard`` itself where it has nothing of its own.

    Raises FindingsError with all that is wrong in the files.
    """
    if not identity.files:
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
    if found:
        raise FindingsError(found)
    return Profile(sentences, outlines, design)


def note(identity: Identity, file: str) -> tuple[Finding, ...]:
    """Return a remark on which files of its own a plan uses; none where it uses the standard."""
    if not identity.files:
        return ()
    return (finding("egen-profil", Place(file), filer=listed(list(identity.files))),)
