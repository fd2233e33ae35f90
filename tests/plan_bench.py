"""A bench to build plans on: a municipality file as text and a handful of figures, with nothing else around.

Figures are written as people read them, one line for each area:

    FIGURES = {"a-dagpenge": '''
        Frederikssund: 2016M06 510, 2017M06 498
        Hele landet:   2017M06 80100 foreløbig
    '''}

A share may say what it is a share of ("5,2 af 20000"), and a figure that is not there says why ("-"). A line
of "De andre" is for each municipality that has none of its own.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.figures.areas import Area
from generator.figures.catalogue_file import load_catalogue
from generator.figures.disclosure import DisclosureRule, load_disclosure
from generator.figures.store import FigureStore
from generator.plan.checks import check
from generator.plan.comparators import jobcentre_area, municipality_area
from generator.plan.merge import Library, merge
from generator.plan.plan import Plan, PlanTarget
from generator.plan.sentences import Sentences
from generator.problems import Finding, FindingsError
from generator.source.geography import Geography, load_geography
from generator.source.goals import GoalCatalogue, load_goals
from generator.source.plan_file import PlanFile, read_plan_file
from generator.source.project import Project

ROOT = Path(__file__).parent.parent
CATALOGUE = load_catalogue()
_FIGURE = re.compile(r"(?P<period>\S+) (?P<value>\S+)(?: af (?P<denominator>\d+))?(?: (?P<state>\S.*))?")


@cache
def geography() -> Geography:
    return load_geography()


@cache
def goals() -> GoalCatalogue:
    return load_goals(ROOT / "goals.yaml")


@cache
def sentences() -> Sentences:
    return Sentences(ROOT / "plan_templates")


@cache
def disclosure() -> DisclosureRule:
    return load_disclosure(Project(ROOT).disclosure_file)


def area(name: str) -> Area:
    """The area that a line of figures is for."""
    if name == "Hele landet":
        return Area.country()
    if name.startswith("RAR "):
        return Area.council(name)
    if name.startswith("Region "):
        return Area.region(name)
    jobcentre = jobcentre_area(name)
    if jobcentre is not None:
        return jobcentre
    municipality = geography().find(name)
    assert municipality is not None, name
    return municipality_area(municipality)


def write_figures(folder: Path, figures: dict[str, str]) -> FigureStore:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "herkomst.yaml").write_text("alle:\n  kilde: Jobindsats\n  hentet: 2017-08-25\n", "utf-8")
    for indicator, lines in figures.items():
        rows = ["niveau;kode;periode;værdi;tilstand;nævner"]
        by_area = _by_area(textwrap.dedent(lines).strip().splitlines())
        rows += [row for place, written in by_area.items() for row in _rows(place, written)]
        (folder / f"{indicator}.csv").write_text("\n".join(rows) + "\n", "utf-8")
    return FigureStore(folder, CATALOGUE, "tal")


def _by_area(lines: list[str]) -> dict[Area, str]:
    written = {name.strip(): figures.strip() for name, _, figures in (line.partition(":") for line in lines)}
    others = written.pop("De andre", None)
    by_area = {area(name): figures for name, figures in written.items()}
    if others is not None:
        for municipality in geography().municipalities:
            by_area.setdefault(municipality_area(municipality), others)
    return by_area


def _rows(place: Area, written: str) -> Iterator[str]:
    for entry in re.split(r", (?=\d{4})", written):
        match = _FIGURE.fullmatch(entry.strip())
        assert match, entry
        value = "" if match["value"] == "-" else match["value"]
        state = match["state"] or ("ok" if value else "diskretioneret")
        cells = (place.level.value, place.code, match["period"], value, state, match["denominator"] or "")
        yield ";".join(cells)


@dataclass
class Bench:
    """A project folder with its own figures."""

    folder: Path
    figures: dict[str, str]

    def __post_init__(self) -> None:
        store = write_figures(self.folder / "tal", self.figures)
        self.library = Library(goals(), geography(), CATALOGUE, store, sentences(), disclosure())

    def read(self, text: str, name: str = "plan.yaml") -> PlanFile:
        """Read the text of a municipality file; plans are for 2018 unless it says otherwise."""
        file = self.folder / "municipalities" / "2018" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text), "utf-8")
        return read_plan_file(file, Project(self.folder), geography())

    def plan(self, text: str) -> Plan:
        return merge(self.read(text), self.library)

    def findings(self, text: str) -> tuple[Finding, ...]:
        """Everything that is found in a file, also in one that no plan can be made of."""
        try:
            return check(self.plan(text))
        except FindingsError as error:
            return error.findings

    def codes(self, text: str) -> list[str]:
        return [item.code for item in self.findings(text)]


def only_target(plan: Plan) -> PlanTarget:
    """The one target of the plan's first goal."""
    (target,) = plan.goals[0].all_targets
    return target


def plain(words: str | None) -> str | None:
    """Words with ordinary spaces, as they are easier to write in a test."""
    return words.replace("\N{NO-BREAK SPACE}", " ") if words is not None else None
