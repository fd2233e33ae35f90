"""What a plan takes over from the plan that it continues, and what each plan says for itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.source.geography import load_geography
from generator.source.inheritance import INHERITED, NOT_INHERITED
from generator.source.plan_file import PlanFile, read_plan_file
from generator.source.project import Project
from generator.source.records.plan import PlanRecord, Status

ADOPTED = """\
kommune: Nyborg
status: vedtaget
periode: 2024
version: 3. udgave
registrering: {sagsnummer: 15.20G00-2023}
formål: Planen er for alle.
bidrag fra: Handicaprådet
høringer: [Handicaprådet]
vedtagelse: [{organ: Byrådet, rolle: vedtager, dato: 2023-11-28}]
tillæg: [{titel: Tillæg for 2024}]
opfølgning: [{navn: Første status, værdier: [{mål: 1, værdi: 4,2}]}]
foregående år: {tekst: Fire af fem mål er nået., mål: [{mål: 1, resultat: indfriet}]}
måltal afventer: {senest: januar 2024}
"""


def _continued(folder: Path, text: str, year: str = "2027") -> PlanFile:
    (folder / "goals.yaml").write_text("", "utf-8")
    file = folder / "municipalities" / year / "nyborg.yaml"
    for path, words in ((folder / "municipalities" / "2024" / "nyborg.yaml", ADOPTED), (file, text)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, "utf-8")
    return read_plan_file(file, Project(folder), load_geography())


def test_each_key_of_the_format_is_either_inherited_or_not() -> None:
    assert set(PlanRecord.key_names()) == INHERITED | NOT_INHERITED
    assert not INHERITED & NOT_INHERITED


@pytest.mark.parametrize("period", ["", "periode: 2027\n"], ids=["uden periode", "med periode"])
def test_a_new_plan_is_a_draft_of_its_own_years(tmp_path: Path, period: str) -> None:
    file = _continued(tmp_path, f"viderefører: 2024/nyborg.yaml\n{period}")
    assert (file.years.first, file.years.last) == (2027, 2027)
    record = file.record
    assert record.status is Status.DRAFT
    assert (record.version, record.registry, record.preceding_year) == (None, None, None)
    assert (record.hearings, record.adoption, record.amendments, record.follow_up) == ((), (), (), ())
    assert (record.input_from, record.targets_pending) == ((), None)
    assert record.purpose == "Planen er for alle."


def test_what_the_new_plan_says_of_its_own_adoption_stands(tmp_path: Path) -> None:
    adoption = "vedtagelse: [{organ: Byrådet, rolle: vedtager, dato: 2026-11-24}]"
    file = _continued(tmp_path, f"viderefører: 2024/nyborg.yaml\nstatus: høring\n{adoption}\n")
    assert file.record.status is Status.HEARING
    assert [step.date.year for step in file.record.adoption if step.date is not None] == [2026]


def test_nothing_of_that_comes_by_way_of_a_plan_between(tmp_path: Path) -> None:
    between = tmp_path / "municipalities" / "2025" / "nyborg.yaml"
    between.parent.mkdir(parents=True)
    between.write_text("viderefører: 2024/nyborg.yaml\nslogan: Energi til mere\n", "utf-8")
    record = _continued(tmp_path, "viderefører: 2025/nyborg.yaml\n").record
    assert (record.status, record.adoption, record.version) == (Status.DRAFT, (), None)
    assert (record.slogan, record.purpose) == ("Energi til mere", "Planen er for alle.")


def test_a_key_of_the_old_plan_that_is_not_known_is_still_told_of(tmp_path: Path) -> None:
    between = tmp_path / "municipalities" / "2025" / "nyborg.yaml"
    between.parent.mkdir(parents=True)
    between.write_text("kommune: Nyborg\nstatuss: vedtaget\n", "utf-8")
    with pytest.raises(Exception, match="statuss"):
        _continued(tmp_path, "viderefører: 2025/nyborg.yaml\n")
