"""A municipality's own outline: the standard sections in its order and under its headings."""

from __future__ import annotations

from dataclasses import replace

from generator.document.outline import Outline, OutlineSection
from generator.problems import Finding, FindingsError, finding, sorted_by_place
from generator.problems.suggest import hint, one_near
from generator.source.written import Written, WrittenList, WrittenMapping, place_of_value, replaced_by

_KEYS = ("afsnit", "overskrift", "obligatorisk", "også", "valgfrit")
"""The keys of the standard's own outline, so that a copy of it is one; ours says what is mandatory."""


def own_outline(standard: Outline, written: WrittenMapping, edition: str) -> Outline:
    """Return the outline of an edition as a municipality's ``disposition.yaml`` has it.

    Sections that it does not name are left out. Raises FindingsError if it leaves out a mandatory one, or
    names one that is not known or one twice.
    """
    if edition not in written:
        return standard
    entries = written[edition]
    if not isinstance(entries, WrittenList):
        raise FindingsError([finding("liste-ventet", written.key_places[edition], nøgle=edition)])
    by_id = {section.id: section for section in standard.sections}
    found: list[Finding] = []
    sections: dict[str, OutlineSection] = {}
    for entry in entries:
        section = _section(entry, by_id, found)
        if section is None:
            continue
        if section.id in sections:
            found.append(finding("egen-disposition-gentaget", place_of_value(entry), afsnit=section.id))
        sections[section.id] = section
    for section in standard.sections:
        if section.mandatory and section.id not in sections:
            place = written.key_places[edition]
            found.append(finding("egen-disposition-mangler", place, afsnit=section.id))
    if found:
        raise FindingsError(sorted_by_place(found))
    return Outline(tuple(sections.values()))


def _section(entry: object, by_id: dict[str, OutlineSection], found: list[Finding]) -> OutlineSection | None:
    place = place_of_value(entry)
    name, heading, on_request, names = entry, None, False, None
    if isinstance(entry, WrittenMapping):
        unknown = [key for key in entry if key not in _KEYS]
        if unknown:
            found.append(finding("egen-disposition-form", entry.key_places[unknown[0]]))
            return None
        name, heading = entry.get("afsnit"), entry.get("overskrift")
        on_request, names = entry.get("valgfrit") == "ja", entry.get("også")
    is_list = isinstance(names, WrittenList) and all(isinstance(item, Written) for item in names)
    if (
        not isinstance(name, Written)
        or not (heading is None or isinstance(heading, Written))
        or not (names is None or is_list)
    ):
        found.append(finding("egen-disposition-form", place))
        return None
    if name not in by_id:
        problem = finding(
            "disposition-ukendt",
            name.place,
            afsnit=name,
            kendte=", ".join(by_id),
            forslag=hint(name, by_id),
        )
        found.append(problem.with_edit(replaced_by(name, one_near(name, by_id))))
        return None
    standard = by_id[name]
    return replace(
        standard,
        heading=str(heading) if heading is not None else standard.heading,
        on_request=on_request,
        names=tuple(map(str, names)) if names is not None else standard.names,
    )
