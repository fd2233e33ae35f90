"""Taking a delivery in: what is refused, what is told, and that nothing is stored by halves."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from generator.danish.periods import Period
from generator.figures.areas import Area, AreaLevel
from generator.figures.delivery import DeliveredFigure, Delivery
from generator.figures.intake import take_in
from generator.figures.intake_checks import MOST_REVISIONS_TOLD
from generator.figures.series import State
from tests.figures.deliveries import (
    AARHUS,
    CATALOGUE,
    COUNTRY,
    GEOGRAPHY,
    LONG_TERM,
    LÆSØ,
    MUNICIPALITIES,
    delivery,
    figures_of,
    months,
    reading,
    store,
    stored,
)

JUNE = months("2017M06", "2017M06")
JOBCENTRE = "Jobcenter A\nland;000"
TWO_LINES = Area(AreaLevel.JOBCENTRE, JOBCENTRE, JOBCENTRE)
ONE = DeliveredFigure(AARHUS, JUNE[0], 5)


def codes(findings: Sequence[object]) -> list[str]:
    return [item.code for item in findings]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        ((), "tal-ingen"),
        ((DeliveredFigure(AARHUS, JUNE[0], None, State.SUPPRESSED),), "tal-ingen"),
        ((ONE, DeliveredFigure(COUNTRY, JUNE[0], None)), "tal-uden-værdi"),
        ((ONE, DeliveredFigure(COUNTRY, JUNE[0], 3, State.SUPPRESSED)), "tal-uden-værdi"),
        ((ONE, DeliveredFigure(COUNTRY, JUNE[0], float("nan"))), "tal-uden-værdi"),
        (
            (ONE, DeliveredFigure(Area(AreaLevel.MUNICIPALITY, "751", "Odense"), JUNE[0], 3)),
            "tal-område-findes-ikke",
        ),
        (
            (ONE, DeliveredFigure(Area(AreaLevel.MUNICIPALITY, "999", "Atlantis"), JUNE[0], 3)),
            "tal-område-findes-ikke",
        ),
        ((ONE, DeliveredFigure(Area.group("Klyngen"), JUNE[0], 3)), "tal-område-findes-ikke"),
        ((ONE, DeliveredFigure(TWO_LINES, JUNE[0], 3)), "tal-område-findes-ikke"),
        ((ONE, DeliveredFigure(AARHUS, Period.parse("2017"), 3)), "tal-periodeslags"),
        ((ONE, replace(ONE, value=6)), "tal-to-gange"),
    ],
)
def test_a_delivery_that_is_wrong_in_itself_is_refused(
    tmp_path: Path, figures: tuple[DeliveredFigure, ...], code: str
) -> None:
    intake = store(tmp_path, delivery(figures))

    assert intake.stored is None
    assert codes(intake.findings) == [code]
    assert not reading(tmp_path).has(LONG_TERM)


@pytest.mark.parametrize("value", [-0.1, 100.1, 5123])
def test_numbers_that_cannot_be_shares_are_refused_under_the_name_of_one(
    tmp_path: Path, value: float
) -> None:
    share = delivery((replace(ONE, value=value),), indicator_id="offentlig-forsørgelse-andel")

    assert codes(store(tmp_path, share).findings) == ["tal-andel-umulig"]
    assert codes(store(tmp_path, replace(share, figures=(replace(ONE, value=100),))).findings) == []


@pytest.mark.parametrize(("value", "found"), [(-12, ["tal-under-nul"]), (-0.5, ["tal-under-nul"]), (0, [])])
def test_there_are_never_fewer_than_no_persons(tmp_path: Path, value: float, found: list[str]) -> None:
    assert codes(store(tmp_path, delivery((replace(ONE, value=value),))).findings) == found


def test_a_change_in_persons_may_be_below_nil(tmp_path: Path) -> None:
    change = delivery((replace(ONE, value=-12),), indicator_id="fuldtidspersoner-reduktion")

    assert "tal-under-nul" not in codes(store(tmp_path, change).findings)


@pytest.mark.parametrize(
    ("day", "found"),
    [("2017-06-15", ["tal-hentet-før"]), ("2016-07-01", ["tal-hentet-før"]), ("2017-06-30", [])],
)
def test_figures_are_fetched_after_the_period_that_they_are_for(
    tmp_path: Path, day: str, found: list[str]
) -> None:
    assert codes(store(tmp_path, delivery((ONE,), day)).findings) == found


@pytest.mark.parametrize(
    ("value", "found"), [(0.17, ["tal-andel-lille"]), (1, ["tal-andel-lille"]), (17, [])]
)
def test_shares_that_look_like_parts_of_one_are_warned_of(
    tmp_path: Path, value: float, found: list[str]
) -> None:
    figures = figures_of(JUNE, [AARHUS, LÆSØ, COUNTRY], value)
    share = delivery(figures, indicator_id="offentlig-forsørgelse-andel")

    assert codes(store(tmp_path, share).findings) == found


def test_an_answer_with_fewer_municipalities_names_the_missing(tmp_path: Path) -> None:
    stored(tmp_path, delivery(figures_of(JUNE, MUNICIPALITIES), "2017-08-01"))
    fewer = delivery(figures_of(JUNE, [area for area in MUNICIPALITIES if area != LÆSØ]), "2017-09-01")

    intake = store(tmp_path, fewer)

    assert codes(intake.findings) == ["tal-kommuner-færre"]
    assert "Læsø" in intake.findings[0].cause
    assert intake.stored is None
    assert codes(store(tmp_path, fewer, partial=True).findings) == ["tal-kommuner-bevidst-færre"]
    assert reading(tmp_path).series(LONG_TERM, LÆSØ).values == (100,)


def test_an_answer_that_ends_before_ours_is_refused(tmp_path: Path) -> None:
    stored(tmp_path, delivery(figures_of(months("2017M01", "2017M06")), "2017-08-01"))
    older = delivery(figures_of(months("2016M01", "2017M05")), "2017-09-01")

    intake = store(tmp_path, older)

    assert (intake.stored, codes(intake.findings)) == (None, ["tal-ældre"])
    assert "maj 2017" in intake.findings[0].cause
    assert store(tmp_path, older, partial=True).stored is not None


def test_the_older_of_two_tables_may_end_earlier(tmp_path: Path) -> None:
    new = figures_of(months("2025M07", "2025M09"))
    stored(tmp_path, delivery(new, "2025-10-01", "ordinære-timer-andel", "Y60J01"))
    old = delivery(figures_of(months("2025M01", "2025M06")), "2025-10-02", "ordinære-timer-andel", "OTIJ01")

    assert store(tmp_path, old).stored is not None


def test_sources_are_never_mixed(tmp_path: Path) -> None:
    stored(tmp_path, delivery(figures_of(JUNE), "2017-08-01"))

    intake = store(tmp_path, delivery(figures_of(JUNE), "2017-09-01", source="Danmarks Statistik"))

    assert (intake.stored, codes(intake.findings)) == (None, ["tal-anden-kilde"])


def test_the_same_answer_is_stored_once(tmp_path: Path) -> None:
    same = delivery(figures_of(JUNE))
    stored(tmp_path, same)

    intake = store(tmp_path, same)

    assert (intake.stored, codes(intake.findings)) == (None, ["tal-allerede-gemt"])
    assert len(list(tmp_path.glob("*/*.csv"))) == 1


def test_the_same_file_read_in_another_way_is_stored_beside(tmp_path: Path) -> None:
    same = delivery(figures_of(JUNE))
    first = stored(tmp_path, same)

    second = stored(tmp_path, replace(same, figures=figures_of(JUNE, value=101)))

    assert second.stem == f"{first.stem}-2"
    assert reading(tmp_path).series(LONG_TERM, AARHUS).values == (101,)


def test_a_large_revision_is_told_with_both_values_and_stored(tmp_path: Path) -> None:
    stored(tmp_path, delivery(figures_of(JUNE, value=100), "2017-08-01"))

    intake = store(tmp_path, delivery(figures_of(JUNE, [AARHUS, COUNTRY], 111), "2017-09-01"))

    assert intake.stored is not None
    assert codes(intake.findings) == ["tal-revideret", "tal-revideret"]
    for part in ("Aarhus", "juni 2017", "100", "111"):
        assert part in intake.findings[0].cause


@pytest.mark.parametrize(("before", "now"), [(100, 110), (3, 6), (100, 91)])
def test_a_small_revision_is_not_told(tmp_path: Path, before: float, now: float) -> None:
    stored(tmp_path, delivery(figures_of(JUNE, value=before), "2017-08-01"))

    assert store(tmp_path, delivery(figures_of(JUNE, value=now), "2017-09-01")).findings == ()


def test_very_many_revisions_are_counted(tmp_path: Path) -> None:
    stored(tmp_path, delivery(figures_of(JUNE, MUNICIPALITIES), "2017-08-01"))

    found = store(tmp_path, delivery(figures_of(JUNE, MUNICIPALITIES, 200), "2017-09-01")).findings

    assert codes(found) == ["tal-revideret"] * MOST_REVISIONS_TOLD + ["tal-revideret-flere"]
    assert str(98 - MOST_REVISIONS_TOLD) in found[-1].cause


def test_a_missing_figure_takes_no_ones_place(tmp_path: Path) -> None:
    stored(tmp_path, delivery(figures_of(months("2017M05", "2017M06")), "2017-08-01"))
    gone = (DeliveredFigure(AARHUS, months("2017M05", "2017M05")[0], None, State.MISSING),)

    stored(tmp_path, delivery((*gone, *figures_of(JUNE)), "2017-09-01"))

    assert reading(tmp_path).series(LONG_TERM, AARHUS).values == (100, 100)


def test_a_trial_stores_nothing(tmp_path: Path) -> None:
    intake = take_in(tmp_path / "tal", delivery(figures_of(JUNE)), CATALOGUE, GEOGRAPHY, store=False)

    assert (intake.stored, intake.findings) == (None, ())
    assert not (tmp_path / "tal").exists()


def test_an_indicator_outside_the_catalogue_is_a_key_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        store(tmp_path, delivery(figures_of(JUNE), indicator_id="findes-ikke"))


_KILLED = """
import os, sys
from pathlib import Path
import generator.figures.intake as intake
from tests.figures.deliveries import delivery, figures_of, months, store
write, calls = intake.write_whole, []
def dies(*arguments):
    calls.append(arguments)
    if len(calls) == 2:
        os._exit(9)
    write(*arguments)
intake.write_whole = dies
store(Path(sys.argv[1]), delivery(figures_of(months("2017M06", "2017M06"))))
"""
_STORES = """
import sys
from pathlib import Path
from tests.figures.deliveries import delivery, figures_of, months, store
for number in range(5):
    day = f"2017-0{sys.argv[2]}-1{number}"
    assert store(Path(sys.argv[1]), delivery(figures_of(months("2017M06", "2017M06")), day)).stored
"""


def _start(program: str, *arguments: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", program, *map(str, arguments)])


def test_a_store_that_was_killed_between_its_two_files_leaves_nothing_that_counts(tmp_path: Path) -> None:
    assert _start(_KILLED, tmp_path).wait(60) == 9
    assert len(list(tmp_path.glob("*/*.csv"))) == 1
    assert not reading(tmp_path).has(LONG_TERM)

    stored(tmp_path, delivery(figures_of(JUNE)))

    assert reading(tmp_path).series(LONG_TERM, AARHUS).values == (100,)
    assert len(list(tmp_path.glob("*/*"))) == 2


def test_two_programs_can_store_at_once(tmp_path: Path) -> None:
    both = [_start(_STORES, tmp_path, number) for number in (7, 8)]

    assert [process.wait(60) for process in both] == [0, 0]

    assert len(list(tmp_path.glob("*/*.yaml"))) == 10
    assert reading(tmp_path).series(LONG_TERM, AARHUS).values == (100,)


def test_names_from_a_source_cannot_leave_the_line_they_stand_on(tmp_path: Path) -> None:
    strange: Delivery = replace(
        delivery(figures_of(JUNE)), measure="Antal\n- x: {", origin="a\x1b[31m: 'b'.csv"
    )
    stored(tmp_path, strange)

    source = reading(tmp_path).provenance(LONG_TERM)

    assert (source.measure, source.origin) == ("Antal - x: {", "a [31m: 'b'.csv")


SHARE = "offentlig-forsørgelse-andel"


def after(folder: Path, held: dict[Area, float], now: dict[Area, float], indicator: str) -> list[str]:
    """What is found when figures come in for a month after those that are held."""

    def of(values: dict[Area, float], month: str, fetched: str) -> Delivery:
        figures = tuple(DeliveredFigure(area, Period.parse(month), value) for area, value in values.items())
        return delivery(figures, fetched, indicator, "PTV_A02")

    assert store(folder, of(held, "2017M06", "2017-09-01")).stored is not None
    intake = store(folder, of(now, "2017M07", "2017-10-01"))
    assert (intake.stored is None) is ("tal-faktor" in codes(intake.findings))
    return codes(intake.findings)


@pytest.mark.parametrize(
    ("now", "told"), [(0.115, True), (1.15, True), (11.3, False), (9.2, False), (12.9, False), (4.0, False)]
)
def test_a_share_that_is_a_factor_from_those_that_are_held_is_refused(
    tmp_path: Path, now: float, told: bool
) -> None:
    assert ("tal-faktor" in after(tmp_path, {AARHUS: 11.5}, {AARHUS: now}, SHARE)) is told


def test_counts_in_thousands_beside_counts_of_persons_are_refused(tmp_path: Path) -> None:
    held = {area: 5000.0 + number for number, area in enumerate(MUNICIPALITIES)}
    now = {area: value / 1000 for area, value in held.items()}
    assert after(tmp_path, held, now, "offentlig-forsørgelse-antal") == ["tal-faktor"]


def test_a_count_of_few_persons_may_grow_tenfold_in_one_place(tmp_path: Path) -> None:
    assert "tal-faktor" not in after(tmp_path, {LÆSØ: 3}, {LÆSØ: 30}, "offentlig-forsørgelse-antal")
