"""What a plan takes over from the plan that it continues (``viderefører``): one closed list.

What says how far a plan has come, or what became of it, holds for that plan alone. A new plan that took it
over would call itself adopted by a meeting that never saw it.
"""

from __future__ import annotations

from generator.source.written import WrittenMapping

INHERITED = frozenset(
    (
        *("kommune", "titel", "undertitel", "slogan", "dokumenttype", "jobcenter", "udgaver"),
        *("sagsfremstilling", "formål", "forord", "lokale forhold", "udsagn", "tilknytning"),
        *("sammenligningsgrundlag", "egne indikatorer", "mål", "temaer", "måltal ikke oplyst", "indsatser"),
        *("projekter", "budget", "investeringer", "hjemrejsevejledning", "forudsætninger", "forbehold"),
        *("metode", "ledsagedokumenter", "afsnit", "disposition", "udelad", "bilag", "word", "logo"),
    )
)
"""The keys of a municipality file that a plan takes over."""

NOT_INHERITED = frozenset(
    (
        *("periode", "viderefører", "status", "version", "registrering", "måltal afventer", "foregående år"),
        *("bidrag fra", "høringer", "vedtagelse", "tillæg", "opfølgning"),
    )
)
"""The keys that each plan says for itself, or does not have."""


def inherited(base: WrittenMapping) -> WrittenMapping:
    """Return what of a plan's file the file of the next plan takes over.

    A key that is not known is taken over, so that it is told of.
    """
    kept = WrittenMapping({key: value for key, value in base.items() if key not in NOT_INHERITED})
    kept.place, kept.path = base.place, base.path
    kept.key_places = {key: place for key, place in base.key_places.items() if key in kept}
    return kept
