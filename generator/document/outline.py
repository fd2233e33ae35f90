"""The order of a plan's sections: the standard outline, as a municipality has changed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.problems import Finding, finding
from generator.problems.suggest import hint, one_near
from generator.source.data_files import DataFile, collected, read_data_file
from generator.source.records.plan import Edition, PlanRecord, Section
from generator.source.written import replaced_by

OUTLINE_FILE = "disposition.yaml"
OWN_SECTIONS = "egne-afsnit"


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """One place in the outline: a section's id and heading, and whether it must be there.

    ``own`` is set for a section of the municipality's own. ``names`` are other headings that mean the same,
    by which a municipality may ask for it; one that is ``on_request`` stands only where somebody asks.
    """

    id: str
    heading: str
    mandatory: bool
    own: Section | None = None
    names: tuple[str, ...] = ()
    on_request: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of an edition in order."""

    sections: tuple[OutlineSection, ...]

    def for_plan(self, record: PlanRecord) -> tuple[OutlineSection, ...]:
        """Return the sections in the municipality's order.

        Sections that it names come in its order, in the place of the first standard one; others keep theirs.
        Its own sections are known by their ids, in an edition that has them.
        """
        omitted = {str(word) for word in record.omit}
        by_id = {section.id: section for section in self.sections}
        own = self._own(record) if OWN_SECTIONS in by_id else {}
        kept = [s for s in self.sections if s.mandatory or s.id not in omitted]
        named: list[OutlineSection] = []
        for entry in record.outline:
            identifier = str(entry.section)
            if identifier in by_id:
                standard = by_id[identifier]
                named.append(replace(standard, heading=entry.heading or standard.heading))
            elif identifier in own:
                section = own[identifier]
                heading = entry.heading or section.heading or identifier
                named.append(OutlineSection(identifier, heading, mandatory=False, own=section))
        if not named:
            return tuple(kept)
        names = {section.id for section in named}
        places = names & by_id.keys() or {OWN_SECTIONS}
        first = next((i for i, s in enumerate(kept) if s.id in places), len(kept))
        before = [s for s in kept[:first] if s.id not in names]
        after = [s for s in kept[first:] if s.id not in names]
        return (*before, *named, *after)

    def unplaced(self, record: PlanRecord) -> tuple[Section, ...]:
        """Return the municipality's own sections that its outline neither places nor leaves out."""
        own = self._own(record)
        named = {str(word) for word in (*(entry.section for entry in record.outline), *record.omit)}
        elsewhere = [section for name, section in own.items() if name in named]
        return tuple(s for s in record.sections if not any(s is other for other in elsewhere))

    def _own(self, record: PlanRecord) -> dict[str, Section]:
        """Return the own sections by the ids that they alone, or first, go by."""
        standard = {section.id for section in self.sections}
        own: dict[str, Section] = {}
        for section in record.sections:
            if section.id is not None and section.id not in standard:
                own.setdefault(str(section.id), section)
        return own

    def check(self, record: PlanRecord) -> Iterator[Finding]:
        """Yield what is wrong with a municipality's own outline."""
        standard = [section.id for section in self.sections]
        known = [*standard, *self._own(record)]
        taken = set(standard)
        for section in record.sections:
            if section.id in taken:
                code = "afsnit-id-standard" if section.id in standard else "afsnit-id-gentaget"
                yield finding(code, section.place_of("id"), afsnit=section.id)
            elif section.id is not None:
                taken.add(section.id)
        for word in [*(entry.section for entry in record.outline), *record.omit]:
            if word not in known:
                found = finding(
                    "disposition-ukendt",
                    word.place,
                    afsnit=word,
                    kendte=", ".join(known),
                    forslag=hint(word, known),
                )
                yield found.with_edit(replaced_by(word, one_near(word, known)))
        mandatory = {section.id for section in self.sections if section.mandatory}
        for word in record.omit:
            if word in mandatory:
                yield finding("disposition-obligatorisk", word.place, afsnit=word)


def load_outlines(templates: Path, shown: str | None = None) -> dict[Edition, Outline]:
    """Read the outline of each edition from the templates folder; ``shown`` is the file for findings.

    Raises FindingsError if the file is wrong.
    """
    data = read_data_file(templates / OUTLINE_FILE, [item.value for item in Edition], shown=shown)
    sections = collected(lambda edition: collected(_section, data.items(edition.value)), Edition)
    return dict(zip(Edition, map(Outline, sections), strict=True))


def _section(value: object) -> OutlineSection:
    entry = DataFile(value, ("afsnit", "overskrift"), ("obligatorisk", "også", "valgfrit"))
    return OutlineSection(
        entry.text("afsnit"),
        entry.text("overskrift"),
        entry.flag("obligatorisk", False),
        names=entry.texts("også"),
        on_request=entry.flag("valgfrit", False),
    )
