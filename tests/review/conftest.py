"""98 varied plans and their comparison, made once for all tests of the review; and small plans on a bench."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

import pytest

from generator.batch.workshop import Workshop
from generator.plan.merge import merge
from generator.plan.plan import Plan
from generator.plan.plan_json import json_bytes, plan_json
from generator.review.comparison import Comparison, compare
from generator.review.sheet import PlanSheet, SheetKind, SheetOrigin, read_sheet
from generator.source.project import Project
from tests.plan_bench import Bench
from tests.review.variations import YEAR, Variations, write_variations

AS_OF = dt.date(2018, 1, 31)


@dataclass(frozen=True)
class Country:
    """The varied plans, as sheets, and what a review says of them."""

    variations: Variations
    workshop: Workshop
    sheets: tuple[PlanSheet, ...]
    previous: tuple[PlanSheet, ...]
    comparison: Comparison


def sheet_of(plan: Plan) -> PlanSheet:
    """The sheet of a plan, by way of the data that its finished files carry."""
    origin = SheetOrigin(plan.file.shown, SheetKind.YAML, "")
    return read_sheet(json.loads(json_bytes(plan_json(plan))), origin)


@pytest.fixture(scope="session")
def country(tmp_path_factory: pytest.TempPathFactory) -> Country:
    folder = tmp_path_factory.mktemp("gennemgang")
    variations = write_variations(folder)
    workshop = Workshop(Project(folder))

    def sheets(year: int) -> tuple[PlanSheet, ...]:
        files = sorted((folder / "municipalities" / str(year)).glob("*.yaml"))
        return tuple(sheet_of(merge(workshop.read(file), workshop.library)) for file in files)

    now, before = sheets(YEAR), sheets(YEAR - 1)
    return Country(variations, workshop, now, before, compare(now, workshop.library, AS_OF, previous=before))


class ReviewBench(Bench):
    """A bench on which plans become sheets, and several of them a comparison."""

    def sheet(self, text: str, name: str = "plan.yaml") -> PlanSheet:
        return sheet_of(merge(self.read(text, name), self.library))

    def compare(self, *texts: str, as_of: dt.date = AS_OF) -> Comparison:
        sheets = [self.sheet(text, f"plan-{number}.yaml") for number, text in enumerate(texts)]
        return compare(sheets, self.library, as_of)

    def found(self, text: str, as_of: dt.date = AS_OF) -> list[str]:
        """The codes of what a review finds in one plan, without those that small plans are full of."""
        comparison = self.compare(text, as_of=as_of)
        (items,) = comparison.findings.values()
        silent = {
            "gennemgang-mål-uden-stillingtagen",
            "gennemgang-mål-uden-måltal",
            "gennemgang-måltal-under-stilstand",
        }
        return [item.finding.code for item in items if item.finding.code not in silent]
