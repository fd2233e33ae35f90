"""Annexes, written, scanned or generated, and the pictures that they and a plan show."""

from __future__ import annotations

import enum
from typing import Annotated

from generator.source.fields import OneOf, OneOrMany, Phrase, Prose
from generator.source.records.base import Record, key
from generator.source.records.target import Pending


class GeneratedAnnex(enum.Enum):
    """Annexes that the generator writes."""

    OVERVIEW = "måloversigt"
    CROSSWALK = "krydshenvisning"
    GROUPS = "sammenligningsgrundlag"
    SOURCES = "datagrundlag"
    PENDING = "det der afventer"


class AnnexPicture(Record, title="Billede"):
    """A picture in the municipality's folder."""

    file: Phrase = key(
        "fil",
        "Billedets PNG-, JPEG- eller SVG-fil i kommunens mappe, som hedder det samme som filen uden .yaml.",
        "logo.png",
    )
    alternative_text: Phrase = key(
        "alternativ tekst", "Hvad billedet viser, for den der ikke kan se det.", "Byvåben"
    )


class Annex(Record, title="Bilag"):
    """An annex, written or generated."""

    shorthand = "titel"

    title: Phrase = key("titel", "Bilagets titel.", "Produktionsplaner")
    generated: Annotated[GeneratedAnnex, OneOf()] | None = key(
        "indhold", "Et bilag, der dannes af planen.", "krydshenvisning", None
    )
    text: Prose | None = key("tekst", "Bilagets tekst.", "Metoden er beskrevet her.", None)
    pages: Annotated[tuple[AnnexPicture, ...], OneOrMany] = key(
        "sider",
        "Et indscannet bilags sider, hver som et PNG- eller JPEG-billede i kommunens mappe.",
        "[{fil: aftale-1.png, alternativ tekst: Aftalens første side med formål og parter}]",
        (),
    )
    pending: Pending | None = key("afventer", "Bilaget kommer senere.", "{senest: januar 2018}", None)
