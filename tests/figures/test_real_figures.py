"""Real figures: stored deliveries, put together into series."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.danish.periods import Period, PeriodKind
from generator.figures.delivery import DeliveredFigure
from generator.figures.delivery_files import delivery_files
from generator.figures.series import State
from generator.problems import FindingsError
from tests.figures.deliveries import (
    AARHUS,
    CATALOGUE,
    COUNTRY,
    LONG_TERM,
    LÆSØ,
    MUNICIPALITIES,
    delivery,
    figures_of,
    hidden,
    months,
    reading,
    stored,
)


def test_what_is_stored_is_read_with_where_it_comes_from(tmp_path: Path) -> None:
    stored(tmp_path, delivery(figures_of(months("2017M05", "2017M06"))))

    series = reading(tmp_path).series(LONG_TERM, AARHUS)

    assert series.values == (100, 100)
    source = series.provenance
    assert (source.source, source.table, source.origin) == ("Jobindsats", "Y25I09", "udtræk.csv")
    assert (str(source.retrieved), str(source.updated)) == ("2017-09-01", "2017-08-25")
    assert (str(source.first), str(source.last)) == ("2017M05", "2017M06")
    assert not source.is_demo
    assert series.sources == (source,)


def test_a_planner_can_read_the_files(tmp_path: Path) -> None:
    may = Period.parse("2017M05")
    figures = (
        DeliveredFigure(COUNTRY, may, 100),
        DeliveredFigure(LÆSØ, may, None, State.SUPPRESSED),
        DeliveredFigure(AARHUS, may, 1234.5),
    )
    file = stored(tmp_path, delivery(figures))

    assert file.read_text("utf-8-sig").splitlines() == [
        "niveau;kode;navn;periode;værdi;tilstand",
        "kommune;751;Aarhus;2017M05;1234,5;ok",
        "kommune;825;Læsø;2017M05;;diskretioneret",
        "land;000;Hele landet;2017M05;100;ok",
    ]
    note = file.with_suffix(".yaml").read_text("utf-8")
    assert "kilde: Jobindsats\ntabel: Y25I09\n" in note
    assert "kommuner: '2'\ntal: '3'\nheraf skjulte: '1'\n" in note


def test_for_each_area_and_period_the_newest_delivery_holds(tmp_path: Path) -> None:
    stored(tmp_path, delivery(figures_of(months("2017M04", "2017M06")), "2017-08-01"))
    stored(tmp_path, delivery(figures_of(months("2017M06", "2017M07"), value=103), "2017-09-01"))

    series = reading(tmp_path).series(LONG_TERM, AARHUS)

    assert series.values == (100, 100, 103, 103)
    assert [str(source.retrieved) for source in series.sources] == ["2017-09-01", "2017-08-01"]
    assert [str(source.last) for source in series.sources] == ["2017M07", "2017M05"]
    assert series.provenance == series.sources[0]


def test_figures_as_they_were_known_on_a_day(tmp_path: Path) -> None:
    stored(tmp_path, delivery(figures_of(months("2017M04", "2017M06")), "2017-08-01"))
    stored(tmp_path, delivery(figures_of(months("2017M04", "2017M07"), value=103), "2017-09-01"))

    assert reading(tmp_path, "2017-08-31").series(LONG_TERM, AARHUS).values == (100, 100, 100)
    assert reading(tmp_path, "2017-09-01").series(LONG_TERM, AARHUS).values == (103, 103, 103, 103)
    assert not reading(tmp_path, "2017-07-31").has(LONG_TERM)
    assert len(list(delivery_files(tmp_path))) == 4
    assert len(list(delivery_files(tmp_path, datetime.date(2017, 8, 31)))) == 2


def test_a_figure_that_is_hidden_now_is_not_shown_from_before(tmp_path: Path) -> None:
    known = figures_of(months("2017M06", "2017M06"), [LÆSØ, COUNTRY], 4)
    stored(tmp_path, delivery(known, "2017-08-01"))
    stored(tmp_path, delivery([hidden(known[0]), known[1]], "2017-09-01"))

    assert [f.state for f in reading(tmp_path).series(LONG_TERM, LÆSØ).figures] == [State.SUPPRESSED]


def test_an_area_without_a_figure_is_missing_and_a_level_that_is_not_published_says_so(
    tmp_path: Path,
) -> None:
    stored(tmp_path, delivery(figures_of(months("2017M06", "2017M06"))))
    rates = delivery(
        figures_of((Period.parse("2017H1"),), [COUNTRY]),
        indicator_id="forgæves-rekrutteringer-andel",
        table="MM15",
    )
    stored(tmp_path, rates)

    assert [f.state for f in reading(tmp_path).series(LONG_TERM, LÆSØ).figures] == [State.MISSING]
    unpublished = reading(tmp_path).series("forgæves-rekrutteringer-andel", LÆSØ)
    assert [f.state for f in unpublished.figures] == [State.NOT_PUBLISHED]


def test_real_figures_replace_demo_figures_altogether(tmp_path: Path) -> None:
    demo = tmp_path / "demo"
    demo.mkdir()
    for indicator in (LONG_TERM, "a-dagpenge"):
        rows = "niveau;kode;periode;værdi;tilstand\nkommune;751;2017M05;1;ok\nkommune;825;2017M05;1;ok\n"
        (demo / f"{indicator}.csv").write_text(rows, "utf-8")
    (demo / "herkomst.yaml").write_text("alle: {kilde: Demotal, hentet: 2017-08-25, demo: ja}\n", "utf-8")
    stored(tmp_path / "tal", delivery(figures_of(months("2017M06", "2017M06"))))

    figures = reading(tmp_path / "tal", demo=demo)

    assert figures.series(LONG_TERM, AARHUS).periods == (Period.parse("2017M06"),)
    assert figures.series(LONG_TERM, LÆSØ).values == (None,)
    assert figures.latest_period(LONG_TERM) == Period.parse("2017M06")
    assert figures.series("a-dagpenge", AARHUS).provenance.is_demo


def test_a_series_over_two_tables_takes_each_in_its_own_years(tmp_path: Path) -> None:
    old = figures_of(months("2025M04", "2025M08"), value=10)
    new = figures_of(months("2025M05", "2025M09"), value=20)
    stored(tmp_path, delivery(old, "2025-10-01", "ordinære-timer-andel", "OTIJ01"))
    stored(tmp_path, delivery(new, "2025-10-02", "ordinære-timer-andel", "Y60J01"))

    series = reading(tmp_path).series("ordinære-timer-andel", AARHUS)

    assert series.values == (10, 10, 10, 20, 20, 20)
    assert [(s.table, str(s.first), str(s.last)) for s in series.sources] == [
        ("Y60J01", "2025M07", "2025M09"),
        ("OTIJ01", "2025M04", "2025M06"),
    ]
    assert Period.parse("2025M07") in {item.period for item in series.indicator.breaks}


def test_the_newest_month_is_left_out_where_late_registrations_come(tmp_path: Path) -> None:
    figures = figures_of(months("2017M04", "2017M06"))
    stored(tmp_path, delivery(figures, indicator_id="a-dagpenge", table="Y01A02"))

    store = reading(tmp_path)

    assert store.latest_period("a-dagpenge") == Period.parse("2017M05")
    assert store.series("a-dagpenge", AARHUS).values == (100, 100)
    assert store.provenance("a-dagpenge").last == Period.parse("2017M05")


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (
            lambda csv: csv.write_text(csv.read_text("utf-8-sig").replace("100", "900"), "utf-8-sig"),
            "talfil-ændret",
        ),
        (lambda csv: csv.unlink(), "talfil-ulæselig"),
        (lambda csv: csv.with_suffix(".yaml").write_text("kilde: x\n", "utf-8"), "leverance-nøgle-mangler"),
        (lambda csv: csv.with_suffix(".yaml").write_text("- x\n", "utf-8"), "leverance-form"),
    ],
)
def test_a_stored_file_that_was_tampered_with_stops_the_build(
    tmp_path: Path, damage: Callable[[Path], object], code: str
) -> None:
    damage(stored(tmp_path, delivery(figures_of(months("2017M06", "2017M06")))))

    with pytest.raises(FindingsError) as error:
        reading(tmp_path).series(LONG_TERM, AARHUS)

    assert [item.code for item in error.value.findings] == [code]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("indikator: langtidsledige", "indikator: fleksjob", "leverance-indikator"),
        ("hentet: '2017-09-01", "hentet: '2017-09-02", "leverance-dato"),
        ("2017M06", "sommer", "leverance-værdi"),
        ("- kommune", "- sogn", "leverance-værdi"),
        ("tal: '2'", "tal: to", "leverance-værdi"),
        ("oprindelse:", "afsender:", "leverance-nøgle-ukendt"),
    ],
)
def test_a_note_that_was_edited_is_refused(tmp_path: Path, old: str, new: str, code: str) -> None:
    note = stored(tmp_path, delivery(figures_of(months("2017M06", "2017M06")))).with_suffix(".yaml")
    text = note.read_text("utf-8")
    assert old in text
    note.write_text(text.replace(old, new), "utf-8")

    with pytest.raises(FindingsError) as error:
        reading(tmp_path).series(LONG_TERM, AARHUS)

    assert [item.code for item in error.value.findings] == [code]


@pytest.mark.parametrize("place", ["", LONG_TERM])
@pytest.mark.parametrize("target", ["a drive that is not connected", "itself", "a file"])
def test_a_folder_of_figures_that_leads_nowhere_is_not_taken_for_one_without_figures(
    tmp_path: Path, place: str, target: str
) -> None:
    folder = tmp_path / "tal" / place
    folder.parent.mkdir(exist_ok=True)
    (tmp_path / "a file").write_text("")
    folder.symlink_to(folder.name if target == "itself" else tmp_path / target)

    with pytest.raises(FindingsError) as error:
        reading(tmp_path / "tal")

    assert [item.code for item in error.value.findings] == ["tal-mappe-væk"]


def test_a_file_in_the_place_of_the_folder_of_figures_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "tal").write_text("")

    with pytest.raises(FindingsError) as error:
        reading(tmp_path / "tal")

    assert [item.code for item in error.value.findings] == ["tal-mappe-væk"]


def test_a_file_of_figures_whose_name_is_another_areas_stops_the_build(tmp_path: Path) -> None:
    rows = "niveau;kode;navn;periode;værdi;tilstand\nkommune;751;Odense;2017M05;1;ok\n"
    (tmp_path / f"{LONG_TERM}.csv").write_text(rows, "utf-8")
    (tmp_path / "herkomst.yaml").write_text("alle: {kilde: Egne, hentet: 2017-08-25}\n", "utf-8")

    with pytest.raises(FindingsError) as error:
        reading(tmp_path / "tal", demo=tmp_path).series(LONG_TERM, AARHUS)

    (found,) = error.value.findings
    assert found.code == "talfil-navn"
    assert found.place is not None
    assert (found.place.line, found.place.column) == (2, 13)


numbers = st.floats(min_value=0, max_value=1e9).map(lambda number: round(number, 4) + 0.0)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    values=st.dictionaries(
        st.tuples(st.sampled_from(MUNICIPALITIES), st.integers(1, 30)),
        st.one_of(st.none(), st.tuples(numbers, st.booleans(), st.one_of(st.none(), st.integers(1, 10**6)))),
        min_size=1,
        max_size=30,
    )
)
def test_whatever_is_stored_is_read_back(tmp_path_factory: pytest.TempPathFactory, values) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path_factory.mktemp("tal")
    figures = [DeliveredFigure(COUNTRY, Period.parse("2016M01"), 1)]
    for (area, number), said in values.items():
        period = Period.of(PeriodKind.MONTH, 2015 + (number - 1) // 12, (number - 1) % 12 + 1)
        if said is None:
            figures.append(DeliveredFigure(area, period, None, State.SUPPRESSED))
        else:
            value, preliminary, count = said
            figures.append(
                DeliveredFigure(area, period, value, State.PRELIMINARY if preliminary else State.OK, count)
            )
    stored(folder, delivery(figures))
    store = reading(folder)

    for figure in figures:
        read = store.series(LONG_TERM, figure.area).at(figure.period)
        assert read is not None
        assert (read.value, read.state, read.denominator) == (figure.value, figure.state, figure.denominator)


def test_every_change_of_table_in_the_catalogue_has_a_marked_break() -> None:
    for indicator in CATALOGUE:
        changes = {table.first for table in indicator.tables if table.first is not None}
        assert changes <= {item.period for item in indicator.breaks}, indicator.id
