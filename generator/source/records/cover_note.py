"""The note that puts the plan before a committee: the municipality's headings, and what is below each."""

from __future__ import annotations

import enum
from typing import Annotated

from generator.source.fields import OneOf, OneOrMany, Phrase, Prose
from generator.source.records.base import Record, key


class NotePart(enum.Enum):
    """What the generator can write under a heading of the note."""

    QUESTION = "beslutningstema"
    RECOMMENDATION = "indstilling"
    DECISION = "beslutning"
    SUMMARY = "resumé"
    MATTER = "sagsfremstilling"
    BACKGROUND = "baggrund"
    GOALS = "mål"
    TARGETS = "måltal"
    PENDING = "afventer"
    HEARING = "inddragelse"
    MONEY = "økonomi"
    LAW = "lovgrundlag"
    SCHEDULE = "tidsplan"
    COMPETENCE = "kompetence"
    ANNEXES = "bilag"


class NoteSubheading(Record, title="Underoverskrift i sagsfremstillingen"):
    """A heading below another, with what stands under it."""

    shorthand = "overskrift"

    heading: Phrase = key("overskrift", "Underoverskriften, som I skriver den.", "Historik")
    parts: Annotated[tuple[Annotated[NotePart, OneOf()], ...], OneOrMany] = key(
        "indhold",
        "Det, generatoren skriver her. Udelades det, kendes det på overskriften. [] er intet.",
        "[baggrund]",
        (),
    )
    text: Prose | None = key(
        "tekst", "Jeres egen tekst under overskriften.", "Udvalget drøftede målene i maj.", None
    )


class NoteHeading(Record, title="Overskrift i sagsfremstillingen"):
    """A heading of the note with what stands under it."""

    shorthand = "overskrift"

    heading: Phrase = key("overskrift", "Overskriften, som I skriver den.", "Økonomiske konsekvenser")
    parts: Annotated[tuple[Annotated[NotePart, OneOf()], ...], OneOrMany] = key(
        "indhold",
        "Det, generatoren skriver her. Udelades det, kendes det på overskriften. [] er intet.",
        "[økonomi]",
        (),
    )
    text: Prose | None = key(
        "tekst", "Jeres egen tekst under overskriften.", "Udgifterne holdes inden for budgettet.", None
    )
    subheadings: Annotated[tuple[NoteSubheading, ...], OneOrMany] = key(
        "under", "Underoverskrifter.", "[Historik, Tidsperspektiv]", ()
    )
