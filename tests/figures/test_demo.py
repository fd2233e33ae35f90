"""The demo figures: invented, but as figures really are."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.danish.periods import Period, PeriodKind
from generator.figures.areas import Area, AreaLevel
from generator.figures.catalogue import Catalogue, Frequency
from generator.figures.catalogue_file import load_catalogue
from generator.figures.demo import DemoFigures
from generator.figures.series import Series, State
from generator.figures.store import FigureStore
from generator.problems import FindingsError
from generator.source.geography import Geography, Municipality, load_geography

DEMO_FOLDER = Path(__file__).parents[2] / "data" / "demo"
NEWEST = Period.parse("2017M06")
KINDS = {
    Frequency.MONTHLY: PeriodKind.MONTH,
    Frequency.QUARTERLY: PeriodKind.QUARTER,
    Frequency.HALF_YEARLY: PeriodKind.HALF_YEAR,
    Frequency.YEARLY: PeriodKind.YEAR,
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def geography() -> Geography:
    return load_geography()


@pytest.fixture(scope="module")
def store(catalogue: Catalogue) -> FigureStore:
    return FigureStore(DEMO_FOLDER, catalogue)


def area(municipality: Municipality) -> Area:
    return Area(AreaLevel.MUNICIPALITY, municipality.code, municipality.name)


def municipal(store: FigureStore, geography: Geography, indicator_id: str) -> dict[str, Series]:
    return {m.name: store.series(indicator_id, area(m)) for m in geography.municipalities}


def test_the_files_are_what_the_script_writes(
    catalogue: Catalogue, geography: Geography, tmp_path: Path
) -> None:
    DemoFigures(catalogue, geography).write(tmp_path, tmp_path)

    written = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    kept = {file.name: file.read_bytes() for file in DEMO_FOLDER.iterdir()}
    assert sorted(written) == sorted(kept)
    stale = [name for name, content in written.items() if kept[name] != content]
    assert not stale, f"run scripts/make_demo_figures.py: {stale}"


def test_every_figure_is_marked_as_invented(catalogue: Catalogue, store: FigureStore) -> None:
    for indicator in catalogue:
        provenance = store.provenance(indicator.id)
        assert provenance.is_demo
        assert provenance.source == "Demotal"
        assert provenance.note


def test_every_indicator_has_at_least_four_periods_from_when_it_began(
    catalogue: Catalogue, store: FigureStore
) -> None:
    for indicator in catalogue:
        periods = store.series(indicator.id, Area.country()).periods
        assert len(periods) >= 4
        assert indicator.valid_from is None or periods[0] >= indicator.valid_from
        assert {period.kind for period in periods} == {KINDS[indicator.frequency]}


def test_monthly_figures_cover_36_months_and_the_newest_is_preliminary(store: FigureStore) -> None:
    series = store.series("offentlig-forsørgelse-andel", Area.country())

    assert series.periods == Period.range(Period.parse("2014M07"), NEWEST)
    assert len(series.periods) == 36
    assert [f.period for f in series.figures if f.state is State.PRELIMINARY] == [NEWEST]


def test_only_monthly_figures_are_preliminary(catalogue: Catalogue, store: FigureStore) -> None:
    for indicator in catalogue:
        states = {figure.state for figure in store.series(indicator.id, Area.country()).figures}
        assert State.PRELIMINARY not in states or indicator.frequency is Frequency.MONTHLY


def test_a_share_agrees_with_its_count_and_its_denominator(store: FigureStore, geography: Geography) -> None:
    counts = municipal(store, geography, "offentlig-forsørgelse-antal")

    for name, shares in municipal(store, geography, "offentlig-forsørgelse-andel").items():
        for share, count in zip(shares.figures, counts[name].figures, strict=True):
            assert share.value is not None
            assert share.denominator is not None
            assert count.value is not None
            assert share.value == pytest.approx(100 * count.value / share.denominator, abs=0.0501)


@pytest.mark.parametrize("indicator_id", ["offentlig-forsørgelse-antal", "førtidspension", "sygedagpenge"])
def test_councils_and_the_country_are_sums_of_counts(
    store: FigureStore, geography: Geography, indicator_id: str
) -> None:
    def sum_of(members: tuple[Municipality, ...]) -> float:
        figures = [store.series(indicator_id, area(member)).at(NEWEST) for member in members]
        return sum(figure.value for figure in figures if figure and figure.value is not None)

    country = store.series(indicator_id, Area.country()).at(NEWEST)
    assert country is not None
    assert country.value == sum_of(geography.municipalities)
    for council in geography.councils(2018):
        figure = store.series(indicator_id, Area.council(council)).at(NEWEST)
        assert figure is not None
        assert figure.value == sum_of(geography.members(council, 2018))


def test_shares_of_the_country_come_from_counts_and_not_from_shares(
    store: FigureStore, geography: Geography
) -> None:
    figures = [s.at(NEWEST) for s in municipal(store, geography, "offentlig-forsørgelse-andel").values()]
    pairs = [(f.value, f.denominator) for f in figures if f and f.value is not None and f.denominator]
    from_counts = sum(value * base for value, base in pairs) / sum(base for _, base in pairs)
    country = store.series("offentlig-forsørgelse-andel", Area.country()).at(NEWEST)

    assert country is not None
    assert country.value == pytest.approx(from_counts, abs=0.06)
    assert sum(value for value, _ in pairs) / len(pairs) != pytest.approx(from_counts, abs=0.06)


def test_ranks_follow_the_values_they_are_made_from(store: FigureStore, geography: Geography) -> None:
    newest = store.latest_period("benchmark-placering")
    assert newest is not None
    differences = municipal(store, geography, "benchmark-forskel")
    by_rank = {}
    for name, ranks in municipal(store, geography, "benchmark-placering").items():
        rank, difference = ranks.at(newest), differences[name].at(newest)
        assert rank is not None
        assert difference is not None
        assert difference.value is not None
        by_rank[rank.value] = difference.value

    assert sorted(by_rank) == list(range(1, 99))
    assert [by_rank[rank] for rank in sorted(by_rank)] == sorted(by_rank.values())


def test_recruitment_has_no_figures_for_municipalities(store: FigureStore, geography: Geography) -> None:
    for series in municipal(store, geography, "forgæves-rekrutteringer-andel").values():
        assert {figure.state for figure in series.figures} == {State.NOT_PUBLISHED}
    assert store.series("forgæves-rekrutteringer-andel", Area.council("RAR Fyn")).latest() is not None


def test_small_counts_are_suppressed_and_never_shown(
    catalogue: Catalogue, store: FigureStore, geography: Geography
) -> None:
    suppressed = set()
    for name, series in municipal(store, geography, "revalidering").items():
        for figure in series.figures:
            assert figure.value is None or figure.value >= 5
            if figure.state is State.SUPPRESSED:
                suppressed.add(name)

    assert {"Læsø", "Fanø"} <= suppressed
    assert not {"København", "Aarhus", "Odense", "Aalborg"} & suppressed


def test_a_share_is_suppressed_with_its_count(store: FigureStore, geography: Geography) -> None:
    laesoe = area(geography.by_slug["laesoe"])
    cases = store.series("kontrolsager", laesoe).figures

    for indicator_id in ("tilbagebetalingskrav", "besparelse"):
        amounts = store.series(indicator_id, laesoe).figures
        assert [figure.state for figure in amounts] == [figure.state for figure in cases]
    assert State.SUPPRESSED in {figure.state for figure in cases}
    assert store.series("status-efter-jobafklaring", laesoe).latest() is None


def test_unemployment_is_higher_in_winter_than_in_early_summer(store: FigureStore) -> None:
    series = store.series("bruttoledighed", Area.country())

    for year in (2015, 2016, 2017):
        winter, summer = (series.at(Period.parse(f"{year}M{month}")) for month in ("01", "06"))
        assert winter is not None
        assert summer is not None
        assert winter.value is not None
        assert summer.value is not None
        assert winter.value > summer.value


def test_support_falls_and_differs_with_the_conditions_of_a_place(
    store: FigureStore, geography: Geography
) -> None:
    shares = {
        name: series.at(NEWEST)
        for name, series in municipal(store, geography, "offentlig-forsørgelse-andel").items()
    }
    values = {name: figure.value for name, figure in shares.items() if figure and figure.value is not None}
    country = store.series("offentlig-forsørgelse-andel", Area.country())
    newest, before = country.at(NEWEST), country.at(NEWEST.same_last_year())

    assert max(values, key=lambda name: values[name]) == "Lolland"
    assert values["Rudersdal"] < 15 < values["Randers"]
    assert newest is not None
    assert before is not None
    assert before.value - 2 < newest.value < before.value


def test_a_catalogue_with_an_indicator_that_has_no_recipe_is_refused(geography: Geography) -> None:
    with pytest.raises(ValueError, match="no recipe"):
        DemoFigures(Catalogue({}), geography)


def test_demo_figures_are_never_written_through_a_link_to_a_folder(
    catalogue: Catalogue, geography: Geography, tmp_path: Path
) -> None:
    outside, project = tmp_path / "andet", tmp_path / "projekt"
    outside.mkdir()
    (project / "data").mkdir(parents=True)
    (project / "data" / "demo").symlink_to(outside)
    with pytest.raises(FindingsError) as refused:
        DemoFigures(catalogue, geography).write(project / "data" / "demo", project)
    assert [item.code for item in refused.value.findings] == ["skriv-gennem-henvisning"]
    assert list(outside.iterdir()) == []


def test_a_link_in_a_demo_files_place_is_replaced_and_not_written_through(
    catalogue: Catalogue, geography: Geography, tmp_path: Path
) -> None:
    outside, folder = tmp_path / "mine tal.csv", tmp_path / "projekt" / "data" / "demo"
    outside.write_text("mine", "utf-8")
    folder.mkdir(parents=True)
    (folder / "fleksjob.csv").symlink_to(outside)
    DemoFigures(catalogue, geography).write(folder, tmp_path / "projekt")
    assert outside.read_text("utf-8") == "mine"
    assert (folder / "fleksjob.csv").is_file()
    assert not (folder / "fleksjob.csv").is_symlink()
