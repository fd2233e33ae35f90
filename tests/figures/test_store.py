"""Reading figures from a folder of files that a planner can open."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.danish.periods import Period
from generator.figures.areas import Area, AreaLevel
from generator.figures.catalogue_file import load_catalogue
from generator.figures.series import Series, State
from generator.figures.store import FigureStore
from generator.problems import FindingsError

CATALOGUE = load_catalogue()
AARHUS = Area(AreaLevel.MUNICIPALITY, "751", "Aarhus")
LÆSØ = Area(AreaLevel.MUNICIPALITY, "825", "Læsø")
ID = "offentlig-forsørgelse-andel"
RECRUITMENT = "forgæves-rekrutteringer-andel"

HEADER = "niveau;kode;periode;værdi;tilstand"
FIGURES = f"""{HEADER};nævner
kommune;751;2017M05;19,1;ok;238000
kommune;751;2017M06;18,9;foreløbig;238000
kommune;825;2017M06;;diskretioneret;
RAR;RAR Fyn;2017M06;20,2;ok;300000
land;000;2017M06;18,3;ok;3700000
"""
PROVENANCE = """alle:
  kilde: Jobindsats
  hentet: 2017-08-25
enkelte:
  forgæves-rekrutteringer-andel:
    {kilde: Styrelsen, tabel: Notat 3, mål: Rate, opdateret: 2017-07-01, demo: ja}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / f"{ID}.csv").write_text(FIGURES, "utf-8")
    recruitment = f"{HEADER}\nRAR;RAR Fyn;2017H1;15,0;ok\n"
    (tmp_path / f"{RECRUITMENT}.csv").write_text(recruitment, "utf-8")
    (tmp_path / "herkomst.yaml").write_text(PROVENANCE, "utf-8")
    return tmp_path


@pytest.fixture
def store(folder: Path) -> FigureStore:
    return FigureStore(folder, CATALOGUE, "data/prøve")


def test_a_series_has_the_figures_of_its_area(store: FigureStore) -> None:
    series = store.series(ID, AARHUS)

    assert series.values == (19.1, 18.9)
    assert [figure.state for figure in series.figures] == [State.OK, State.PRELIMINARY]
    assert [figure.denominator for figure in series.figures] == [238000, 238000]
    assert series.area == AARHUS


def test_a_suppressed_figure_has_no_value(store: FigureStore) -> None:
    figure = store.series(ID, LÆSØ).at(Period.parse("2017M06"))

    assert figure is not None
    assert (figure.value, figure.state) == (None, State.SUPPRESSED)


def test_a_period_that_only_others_have_is_missing(store: FigureStore) -> None:
    figure = store.series(ID, LÆSØ).at(Period.parse("2017M05"))

    assert figure is not None
    assert figure.state is State.MISSING


def test_an_area_that_the_file_leaves_out_is_missing(store: FigureStore) -> None:
    states = {f.state for f in store.series(ID, Area(AreaLevel.MUNICIPALITY, "101", "København")).figures}

    assert states == {State.MISSING}


def test_a_level_that_the_source_leaves_out_is_not_published(store: FigureStore) -> None:
    series = store.series(RECRUITMENT, AARHUS)

    assert {figure.state for figure in series.figures} == {State.NOT_PUBLISHED}


def test_the_country_and_the_councils_have_figures_of_their_own(store: FigureStore) -> None:
    assert store.series(ID, Area.country()).values == (None, 18.3)
    assert store.series(ID, Area.council("RAR Fyn")).values == (None, 20.2)


def test_the_country_is_found_when_a_spreadsheet_has_shortened_its_code(folder: Path) -> None:
    file = folder / f"{ID}.csv"
    file.write_text(FIGURES.replace("land;000", "land;0"), "utf-8")

    assert FigureStore(folder, CATALOGUE).series(ID, Area.country()).values == (None, 18.3)


def test_a_file_saved_by_a_spreadsheet_on_windows_is_read_alike(store: FigureStore, folder: Path) -> None:
    (folder / f"{ID}.csv").write_bytes(FIGURES.replace("\n", "\r\n").encode("utf-8-sig"))

    assert FigureStore(folder, CATALOGUE).series(ID, AARHUS).figures == store.series(ID, AARHUS).figures


def test_an_indicator_without_a_file_has_an_empty_series(store: FigureStore) -> None:
    assert not store.has("kontrolsager")
    assert store.series("kontrolsager", AARHUS).figures == ()
    assert store.latest_period("kontrolsager") is None


def test_an_id_outside_the_catalogue_is_a_key_error(store: FigureStore) -> None:
    for ask in (store.has, store.latest_period, store.provenance):
        with pytest.raises(KeyError):
            ask("../andet")


def test_the_latest_period_is_the_newest_of_any_area(store: FigureStore) -> None:
    assert str(store.latest_period(ID)) == "2017M06"


def test_the_source_names_the_table_of_the_catalogue(store: FigureStore) -> None:
    provenance = store.provenance(ID)

    assert (provenance.source, provenance.table) == ("Jobindsats", "PTV_A02")
    assert provenance.retrieved == datetime.date(2017, 8, 25)
    assert not provenance.is_demo


def test_an_indicator_may_have_a_source_of_its_own(store: FigureStore) -> None:
    provenance = store.provenance(RECRUITMENT)

    assert (provenance.source, provenance.table, provenance.measure) == ("Styrelsen", "Notat 3", "Rate")
    assert provenance.updated == datetime.date(2017, 7, 1)
    assert provenance.is_demo


def test_a_file_is_read_once(store: FigureStore, folder: Path) -> None:
    store.series(ID, AARHUS)
    (folder / f"{ID}.csv").unlink()

    assert store.series(ID, Area.country()).values == (None, 18.3)


@pytest.mark.parametrize(
    ("content", "code", "line", "excerpt"),
    [
        ("", "talfil-kolonner", 1, ""),
        ("område;periode;værdi\n", "talfil-kolonner", 1, "område;periode;værdi"),
        (f"{HEADER}\nkommune\n", "talfil-felter", 2, "kommune"),
        (f"{HEADER}\nkommune;751;2017M06;4,1\n", "talfil-felter", 2, "kommune;751;2017M06;4,1"),
        (f"{HEADER}\nby;751;2017M06;4,1;ok\n", "talfil-niveau", 2, "by;751;2017M06;4,1;ok"),
        (f"{HEADER}\ngruppe;x;2017M06;4,1;ok\n", "talfil-niveau", 2, "gruppe;x;2017M06;4,1;ok"),
        (f"{HEADER}\n\nkommune;751;juni;4,1;ok\n", "talfil-periode", 3, "kommune;751;juni;4,1;ok"),
        (f"{HEADER}\nkommune;751;2017M06;1.234;ok\n", "talfil-værdi", 2, "kommune;751;2017M06;1.234;ok"),
        (f"{HEADER}\nkommune;751;2017M06;nan;ok\n", "talfil-værdi", 2, "kommune;751;2017M06;nan;ok"),
        (f"{HEADER}\nkommune;751;2017M06;4,1;fin\n", "talfil-tilstand", 2, "kommune;751;2017M06;4,1;fin"),
        (f"{HEADER}\nkommune;751;2017M06;;ok\n", "talfil-værdi-mangler", 2, "kommune;751;2017M06;;ok"),
        (
            f"{HEADER}\nkommune;751;2017M06;0;diskretioneret\n",
            "talfil-værdi-for-meget",
            2,
            "kommune;751;2017M06;0;diskretioneret",
        ),
        (
            f"{HEADER}\nkommune;751;2017M06;4;ok\nkommune;751;2017M06;5;ok\n",
            "talfil-gentaget",
            3,
            "kommune;751;2017M06;5;ok",
        ),
    ],
)
def test_a_bad_line_is_a_finding_with_its_place(
    folder: Path, content: str, code: str, line: int, excerpt: str
) -> None:
    (folder / f"{ID}.csv").write_text(content, "utf-8")

    with pytest.raises(FindingsError) as caught:
        FigureStore(folder, CATALOGUE, "data/prøve").series(ID, AARHUS)

    (found,) = caught.value.findings
    assert found.code == code
    assert found.place is not None
    assert (found.place.file, found.place.line) == (f"data/prøve/{ID}.csv", line)
    assert found.place.excerpt == excerpt


def test_the_offending_text_is_underlined(folder: Path) -> None:
    (folder / f"{ID}.csv").write_text(f"{HEADER}\nkommune;751;2017M06;fire;ok\n", "utf-8")

    with pytest.raises(FindingsError) as caught:
        FigureStore(folder, CATALOGUE).series(ID, AARHUS)

    place = caught.value.findings[0].place
    assert place is not None
    assert place.excerpt[place.column - 1 : place.column - 1 + place.length] == "fire"


def test_every_bad_line_of_an_area_is_found_in_one_pass(folder: Path) -> None:
    lines = f"{HEADER}\nkommune;751;2017M05;x;ok\nkommune;751;2017M06;y;ok\nkommune;825;2017M06;z;ok\n"
    (folder / f"{ID}.csv").write_text(lines, "utf-8")

    with pytest.raises(FindingsError) as caught:
        FigureStore(folder, CATALOGUE).series(ID, AARHUS)

    assert [found.place.line for found in caught.value.findings if found.place] == [2, 3]


def test_a_file_in_another_encoding_is_a_finding(folder: Path) -> None:
    (folder / f"{ID}.csv").write_bytes(FIGURES.encode("latin-1"))

    with pytest.raises(FindingsError) as caught:
        FigureStore(folder, CATALOGUE).series(ID, AARHUS)

    assert [found.code for found in caught.value.findings] == ["talfil-ikke-utf-8"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("alle: {hentet: 2017-08-25}", "herkomst-nøgle-mangler"),
        ("alle: {kilde: Jobindsats}", "herkomst-nøgle-mangler"),
        ("alle: {kilde: Jobindsats, hentet: 25-08-2017}", "herkomst-dato"),
        ("alle: {kilde: Jobindsats, hentet: 2017-08-25, demo: måske}", "herkomst-ja-nej"),
        ("alle: {kilde: Jobindsats, hentet: 2017-08-25, farve: blå}", "herkomst-nøgle-ukendt"),
        ("nogle: {kilde: Jobindsats}", "herkomst-nøgle-ukendt"),
        ("alle: Jobindsats", "herkomst-form"),
        ("alle: {kilde: [Jobindsats]}", "herkomst-tekst"),
    ],
)
def test_a_bad_file_of_sources_is_a_finding(folder: Path, content: str, code: str) -> None:
    (folder / "herkomst.yaml").write_text(content, "utf-8")

    with pytest.raises(FindingsError) as caught:
        FigureStore(folder, CATALOGUE, "data/prøve").series(ID, AARHUS)

    (found,) = caught.value.findings
    assert found.code == code
    assert found.place is not None
    assert found.place.file == "data/prøve/herkomst.yaml"


def test_figures_without_a_file_of_sources_cannot_be_used(folder: Path) -> None:
    (folder / "herkomst.yaml").unlink()

    with pytest.raises(FindingsError):
        FigureStore(folder, CATALOGUE).series(ID, AARHUS)


PIECES = st.sampled_from([*"0123456789,;.-M\n\r\x85", "kommune;751;", "ok", "foreløbig", "2017M06;"])
LINES = st.lists(PIECES).map(lambda pieces: f"{HEADER}\n{''.join(pieces)}".encode())


def figures_or_findings(folder: Path) -> Series | FindingsError:
    try:
        return FigureStore(folder, CATALOGUE).series(ID, AARHUS)
    except FindingsError as error:
        return error


@given(st.one_of(st.binary(max_size=200), LINES))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_any_bytes_give_figures_or_findings(folder: Path, content: bytes) -> None:
    (folder / f"{ID}.csv").write_bytes(content)

    result = figures_or_findings(folder)

    if isinstance(result, FindingsError):
        assert result.findings
    else:
        assert all((figure.value is not None) is figure.state.has_value for figure in result.figures)
