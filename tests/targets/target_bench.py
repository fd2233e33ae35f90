"""One target under one indicator of Frederikssund's plan for 2018, and the figures it is held against."""

from __future__ import annotations

import textwrap
from pathlib import Path

from generator.plan.plan import Plan, PlanTarget
from tests.plan_bench import Bench, only_target, plain

SHARE = "offentlig-forsørgelse-andel"  # percent, lower is better, one decimal
PERSONS = "a-dagpenge"  # full-time persons, lower is better
PARTNERS = "samarbejdsgrad"  # percent, higher is better, one decimal
FLEXIBLE = "fleksjob"  # full-time persons; what is better depends on the goal
COST = "nettoforsørgelsesudgift"  # millions of kroner, lower is better, one decimal
SAVING = "besparelse"  # kroner, higher is better
PLACE = "benchmark-placering"  # a place, lower is better
GAP = "benchmark-forskel"  # percentage points, lower is better, may be negative
INDEX = "jobcenterindeks"  # index, higher is better
LONG_TERM = "langtidsledige"  # persons, lower is better
RECRUITMENT = "forgæves-rekrutteringer-andel"  # percent, for councils and the country only

FIGURES = {
    SHARE: """
        Frederikssund: 2016M06 4,7 af 29000, 2017M05 4,4 af 29000, 2017M06 4,3 af 29000
        Greve:         2016M06 5,4 af 20000, 2017M06 5,2 af 20000
        Køge:          2016M06 6,9 af 30000, 2017M06 6,7 af 30000
        Hillerød:      2017M06 4,0 af 31000
        Gribskov:      2017M06 4,3 af 24000
        Halsnæs:       2017M06 6,0 af 18000
        Lejre:         2017M06 - af 17000
        Ærø:           2017M06 - af 4000
        De andre:      2017M06 7,2 af 20000
        RAR Hovedstaden: 2017M05 4,5, 2017M06 4,5
        Hele landet:   2016M06 5,1, 2017M05 4,9
    """,
    PERSONS: """
        Frederikssund: 2016M06 510, 2016M12 520, 2017M06 498
        Greve:         2017M06 600
        Køge:          2017M06 703
        Hele landet:   2017M06 80100
    """,
    PARTNERS: """
        Frederikssund: 2016M06 27,0, 2017M06 28,5
        Hillerød:      2017M06 31,0
        Halsnæs:       2017M06 25,0
        Gribskov:      2017M06 -
        De andre:      2017M06 24,0
        Hele landet:   2017M06 30,1
    """,
    FLEXIBLE: """
        Frederikssund: 2016M06 200, 2017M06 210
        Hele landet:   2017M06 70000
    """,
    COST: "Frederikssund: 2016K2 30,4, 2017K2 29,8",
    SAVING: "Frederikssund: 2016H1 900000, 2017H1 1200000",
    PLACE: "Frederikssund: 2016H1 40, 2017H1 36",
    GAP: "Frederikssund: 2016H1 -0,2, 2017H1 -0,5",
    INDEX: "Frederikssund: 2016K2 98, 2017K2 101",
    LONG_TERM: """
        Frederikssund: 2016M06 0, 2017M06 0
        Læsø:          2016M06 -, 2017M06 -
    """,
    RECRUITMENT: "RAR Hovedstaden: 2017H1 15,0",
}


class TargetBench(Bench):
    """Builds a plan around a target."""

    def __init__(self, folder: Path, figures: dict[str, str] = FIGURES) -> None:
        super().__init__(folder, figures)

    def text(
        self,
        target: str,
        indicator: str = SHARE,
        use: str = "",
        plan: str = "",
        kommune: str = "Frederikssund",
        periode: str = "2018",
    ) -> str:
        """The file: ``target`` is the YAML of the target, ``use`` of more keys of the indicator's use."""
        written = textwrap.indent(textwrap.dedent(target).strip(), " " * 10)
        more = textwrap.indent(textwrap.dedent(use).strip(), " " * 8)
        return (
            f"kommune: {kommune}\n"
            f"periode: {periode}\n"
            f"{textwrap.dedent(plan).strip()}\n"
            "sammenligningsgrundlag:\n"
            "  - {navn: sammenligningskommuner, kommuner: [Greve, Køge]}\n"
            "  - {navn: nabokommuner, kommuner: [Frederikssund, Hillerød, Gribskov, Halsnæs]}\n"
            "  - {navn: klyngen}\n"
            "  - {navn: gruppen med Lejre, kommuner: [Greve, Lejre]}\n"
            "mål:\n"
            "  - ministermål: 1\n"
            "    indikatorer:\n"
            f"      - indikator: {indicator}\n"
            f"{more}\n"
            "        måltal:\n"
            f"{written}\n"
        )

    def target(self, target: str, indicator: str = SHARE, **more: str) -> PlanTarget:
        return only_target(self.plan(self.text(target, indicator, **more)))

    def targets(self, target: str, indicator: str = SHARE, **more: str) -> tuple[PlanTarget, ...]:
        plan: Plan = self.plan(self.text(target, indicator, **more))
        return plan.goals[0].all_targets

    def found(self, target: str, indicator: str = SHARE, **more: str) -> list[str]:
        """The codes that are about targets and figures, without what any short file lacks.

        How much is asked beside today has tests of its own.
        """
        codes = self.codes(self.text(target, indicator, **more))
        return [code for code in codes if code not in ORDINARY]


ORDINARY = {
    "mål-ikke-taget-stilling",
    "afventer",
    "sammenligning-uden-kommuner",
    "lov-mangler",
    "måltal-under-i-dag",
}


def said(target: PlanTarget) -> list[str | None]:
    """The sentences of a target: itself, what it means, and how far there is to go."""
    return [plain(target.statement), plain(target.meaning), plain(target.distance)]
