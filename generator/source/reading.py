"""One reading of one file: what is needed to understand values, and the findings made on the way.

A value that cannot be read puts its finding here and is rejected with a pydantic error of our own, so that
one pass finds everything that is wrong with a file.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError, core_schema

from generator.problems import Finding, Place, finding
from generator.problems.edit import Edit
from generator.problems.suggest import hint, one_near
from generator.source.geography import Geography
from generator.source.written import place_of_value, replaced_by

REJECTED = "rejected"


@dataclass(slots=True)
class Reading:
    """One reading of one file: what is needed to understand values, and the findings made so far."""

    geography: Geography
    file_place: Place
    findings: list[Finding] = field(default_factory=list)

    def report(self, code: str, value: object = None, edit: Edit | None = None, **gaps: object) -> None:
        """Add a finding at the place of a written value, or at the top of the file, with its edit."""
        place = value if isinstance(value, Place) else place_of_value(value)
        self.findings.append(finding(code, place or self.file_place, **gaps).with_edit(edit))

    def reject(
        self, code: str, value: object, meant: str | None = None, **gaps: object
    ) -> PydanticCustomError:
        """Add a finding and return the error that tells the record to go on without this value.

        ``meant`` is what certainly was to stand there.
        """
        self.report(code, value, replaced_by(value, meant), **gaps)
        return PydanticCustomError(REJECTED, "rejected")

    def reject_word(self, code: str, word: str, known: list[str]) -> PydanticCustomError:
        """Reject a word that is none of those that are known, and tell the nearest."""
        near, words = hint(word, known), ", ".join(known)
        return self.reject(code, word, one_near(word, known), tekst=word, kendte=words, forslag=near)


def reading_of(info: ValidationInfo | core_schema.ValidationInfo) -> Reading:
    """Return the reading that a validation is part of. Raises TypeError outside of one."""
    if not isinstance(info.context, Reading):
        raise TypeError("a record is read without a Reading as its context")
    return info.context
