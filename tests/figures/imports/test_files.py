"""Files as planners have them: each form is read into the same figures, and what is unclear is told."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
import pytest

from generator.figures.delivery import Delivery
from generator.figures.imports.couplings import Couplings
from generator.figures.imports.importing import Imported, Importer
from generator.figures.imports.matching import Given
from generator.figures.imports.values import DecimalSign
from generator.figures.series import State
from generator.problems import Finding, FindingsError
from tests.conftest import ROOT
from tests.figures.deliveries import AARHUS, CATALOGUE, GEOGRAPHY

FILES = Path(__file__).parent / "files"
COUPLINGS = ROOT / "data" / "koblinger.yaml"


def importer(couplings: Path = COUPLINGS) -> Importer:
    known = Couplings(couplings, "data/koblinger.yaml", CATALOGUE)
    return Importer(known, CATALOGUE, GEOGRAPHY, datetime.datetime(2017, 10, 1, 9, 30))


def read(name: str, given: Given | None = None, couplings: Path = COUPLINGS) -> Imported:
    return importer(couplings).read(FILES / name, given or Given())


def figures(delivery: Delivery) -> dict[tuple[str, str], float | None]:
    return {(figure.area.name, str(figure.period)): figure.value for figure in delivery.figures}


def only(imported: Imported) -> Delivery:
    (delivery,) = imported.deliveries
    return delivery


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [item.code for item in findings]


def test_a_long_export_with_several_measures_and_a_dimension() -> None:
    imported = read("PTV_A02 lang.csv")

    count, share = imported.deliveries
    assert (count.indicator_id, share.indicator_id) == (
        "offentlig-forsørgelse-antal",
        "offentlig-forsørgelse-andel",
    )
    assert figures(share) == {
        ("Hele landet", "2017M07"): 18.4,
        ("Hele landet", "2017M08"): 18.3,
        ("Aarhus", "2017M07"): 16.9,
        ("Aarhus", "2017M08"): 16.8,
        ("Læsø", "2017M07"): None,
        ("Læsø", "2017M08"): None,
    }
    assert {f.state for f in share.figures if f.value is None} == {State.SUPPRESSED}
    assert (share.source, share.table, share.origin) == ("Jobindsats", "PTV_A02", "PTV_A02 lang.csv")
    assert share.retrieved == datetime.datetime(2017, 10, 1, 9, 30)
    assert len(share.digest) == 64
    (unknown,) = imported.findings
    assert (unknown.code, unknown.is_error) == ("import-mål-ukendt", False)
    assert "tabel: PTV_A02, mål: Antal personer}" in unknown.cure


def test_windows_letters_tabs_titles_footnotes_month_names_and_thousands_points() -> None:
    delivery = only(read("kontanthjælp Y36A02 vindows.txt"))

    assert figures(delivery) == {
        ("Hele landet", "2017M07"): 98765,
        ("Hele landet", "2017M08"): 97654,
        ("København", "2017M07"): 12345,
        ("København", "2017M08"): 12222,
        ("Samsø", "2017M07"): None,
        ("Samsø", "2017M08"): None,
    }
    marked = [f.period for f in delivery.figures if f.state is State.PRELIMINARY]
    assert [str(period) for period in marked] == ["2017M08"]
    assert delivery.updated == datetime.date(2017, 9, 20)


def test_periods_as_columns_codes_before_names_and_the_measure_in_the_title() -> None:
    delivery = only(read("Y01A02 perioder i kolonner.csv"))

    assert (delivery.indicator_id, delivery.measure) == ("a-dagpenge", "Antal fuldtidspersoner")
    assert figures(delivery)["Hele landet", "2017M06"] == 1000
    assert figures(delivery)["København", "2017M08"] is None
    assert figures(delivery)["Aarhus", "2017M08"] == 92


def test_two_rows_of_headings_with_merged_groups_take_the_total() -> None:
    delivery = only(read("sygedagpenge to overskriftsrækker.xlsx"))

    assert delivery.origin == "sygedagpenge to overskriftsrækker.xlsx, ark »Tal«"
    assert figures(delivery)["Odense", "2017M08"] == 2100
    assert figures(delivery)["Fanø", "2017M06"] is None
    assert len(delivery.figures) == 9


def test_a_dimension_and_a_measure_in_one_heading_and_the_municipality_in_the_files_name() -> None:
    delivery = only(read("Langtidsledige Randers.xlsx"))

    assert figures(delivery) == {
        ("Randers", "2017M08"): 18115,
        ("Randers", "2017M07"): 18300,
        ("Randers", "2017M06"): None,
    }


def test_months_that_excel_made_dates_of_and_numbers_shown_in_percent() -> None:
    delivery = only(read("ledighed.xlsx"))

    assert figures(delivery) == {
        ("Aarhus", "2017M07"): 4.1,
        ("Aarhus", "2017M08"): 4,
        ("Vesthimmerlands", "2017M07"): 5,
        ("Vesthimmerlands", "2017M08"): 5.12,
    }


def test_labels_left_blank_below_one_another_and_a_share_computed_of_two_counts() -> None:
    total, share = read("Y36A02 visitation.xlsx").deliveries

    assert figures(total)["Fredericia", "2017M07"] == 2000
    assert share.indicator_id == "jobparate-andel"
    assert share.selection == "Visitationskategori: Jobparat"
    assert {(f.value, f.denominator) for f in share.figures} == {(25, 1000), (25, 2000)}


@pytest.mark.parametrize("name", ["AUP02.csv", "AUP02.px", "AUP02.json"])
def test_the_three_forms_of_statistikbanken_give_the_same_figures(name: str) -> None:
    delivery = only(read(name))

    assert (delivery.source, delivery.table) == ("Danmarks Statistik", "AUP02")
    assert delivery.measure == "Fuldtidsledige i pct. af arbejdsstyrken"
    assert figures(delivery) == {
        ("Hele landet", "2017M07"): 4.3,
        ("Hele landet", "2017M08"): 4.2,
        ("Aarhus", "2017M07"): 4.9,
        ("Aarhus", "2017M08"): None,
    }


def test_a_measure_of_the_same_name_in_another_sources_table_is_not_mistaken_for_ours() -> None:
    imported = read("AULP01.json")

    assert imported.deliveries == ()
    assert codes(imported.findings) == ["import-mål-ukendt", "import-intet-genkendt"]
    assert "tabel: AULP01" in imported.findings[0].cure


def test_own_figures_in_the_form_that_figures_are_stored_in() -> None:
    delivery = only(read("sygefravær.csv", Given(source="Kommunens lønsystem")))

    assert figures(delivery) == {("Aarhus", "2016Q4"): 4.9, ("Aarhus", "2017Q1"): 4.8}
    assert delivery.figures[1].state is State.PRELIMINARY
    assert codes(read("sygefravær.csv").findings) == ["import-kilde-mangler"]


def test_figures_of_another_municipality_than_the_files_name_says_are_told() -> None:
    (found,) = read("Y01A02 Odense.csv").findings

    assert (found.code, found.is_error) == ("import-forkert-område", True)
    assert "Odense" in found.cause
    assert "Aarhus" in found.cause


def test_a_code_and_a_name_that_disagree_are_told_at_their_row() -> None:
    (found,) = read("Y01A02 kode og navn.csv").findings

    assert (found.code, found.is_error) == ("import-område-uenig", True)
    assert found.place is not None
    assert (found.place.file, found.place.line, found.place.column) == ("Y01A02 kode og navn.csv", 2, 2)


def test_a_misspelt_area_is_told_once_with_the_name_that_was_meant() -> None:
    (found,) = read("Y01A02 stavefejl.csv").findings

    assert found.code == "import-område"
    assert "Mente du »Aarhus«?" in found.cause
    assert found.place is not None
    assert (found.place.line, found.place.column) == (3, 1)


def test_no_more_suggestions_are_worked_out_than_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("generator.figures.imports.facts.area_hint", lambda text, _: asked.append(text) or "")
    rows = "".join(f"By {number % 500};2017M08;{number}\n" for number in range(2_000))
    file = tmp_path / "Y01A02.csv"
    file.write_text(f"Område;Periode;Antal fuldtidspersoner\n{rows}", "utf-8")

    importer().read(file, Given())

    assert 0 < len(asked) == len(set(asked)) <= 21


def test_everything_that_was_not_understood_is_told_with_row_and_column() -> None:
    found = {
        item.code: (item.place.line, item.place.column)
        for item in read("Y01A02 rod.csv").findings
        if item.place is not None
    }

    assert found["import-område"] == (2, 1)
    assert found["import-periode"] == (3, 2)
    assert found["import-tal-ulæseligt"] == (4, 3)
    assert found["import-mål-ukendt"] == (1, 4)
    assert "import-områder-udeladt" in found


def test_a_cell_of_a_workbook_is_told_with_its_sheet() -> None:
    (found,) = read("Y01A02 formel.xlsx").findings

    assert found.code == "import-formel"
    assert found.place is not None
    assert found.place.file == "Y01A02 formel.xlsx, ark »Data«"
    assert (found.place.line, found.place.column) == (2, 3)
    assert "C2" in found.cause


def test_a_measure_of_several_tables_asks_for_the_table() -> None:
    (found,) = read("uden tabel.csv").findings

    assert (found.code, found.is_error) == ("import-tabel-uklar", True)
    assert only(read("uden tabel.csv", Given(table="y01a02"))).indicator_id == "a-dagpenge"
    assert only(read("uden tabel.csv", Given(indicator_id="fleksjob"))).table == "Y08A02"


def test_an_error_text_instead_of_figures_is_not_taken_for_figures() -> None:
    assert codes(read("fejl fra API.csv").findings) == ["import-intet-genkendt"]


def test_a_number_with_two_meanings_asks_for_the_decimal_sign(tmp_path: Path) -> None:
    file = tmp_path / "Y25I01.csv"
    file.write_text("Område;Periode;Fuldtidsledige i pct. af arbejdsstyrken\nAarhus;2017M08;4.125\n", "utf-8")

    (found, *_) = importer().read(file, Given()).findings
    point = only(importer().read(file, Given(sign=DecimalSign.POINT)))

    assert found.code == "import-tal-tvetydigt"
    assert figures(point) == {("Aarhus", "2017M08"): 4.125}


def test_the_only_measure_of_a_file_is_the_indicator_that_the_planner_names(tmp_path: Path) -> None:
    file = tmp_path / "udtræk.csv"
    file.write_text("Område;Periode;Virksomhedsbesøg i alt\nAarhus;2017K3;210\n", "utf-8")
    given = Given(indicator_id="virksomhedsbesøg", source="Kommunens egen registrering")

    delivery = only(importer().read(file, given))

    assert (delivery.indicator_id, delivery.measure) == ("virksomhedsbesøg", "Virksomhedsbesøg i alt")
    assert figures(delivery) == {("Aarhus", "2017Q3"): 210}


def test_a_count_is_never_taken_for_a_share(tmp_path: Path) -> None:
    file = tmp_path / "udtræk.csv"
    file.write_text("Område;Periode;Antal unge\nAarhus;2017K3;210\n", "utf-8")

    found = importer().read(file, Given(indicator_id="unge-offentlig-forsørgelse-andel")).findings

    assert codes(found) == ["kobling-enhed"]


def test_a_part_alone_is_not_taken_for_the_whole(tmp_path: Path) -> None:
    file = tmp_path / "Y01A02.csv"
    file.write_text("Område;Periode;Køn;Antal fuldtidspersoner\nAarhus;2017M08;Kvinder;7\n", "utf-8")

    imported = importer().read(file, Given())

    assert imported.deliveries == ()
    assert codes(imported.findings) == ["import-opdeling"]
    assert 'hvor: {Køn: "Kvinder"}}' in imported.findings[0].cure


def test_a_heading_tells_the_table_where_its_id_is_not_written(tmp_path: Path) -> None:
    couplings = tmp_path / "koblinger.yaml"
    entry = "indikator: kontanthjælp, kilde: Jobindsats, tabel: Y36A02, mål: Antal fuldtidspersoner"
    other = "indikator: fleksjob, kilde: Jobindsats, tabel: Y08A02, mål: Antal fuldtidspersoner"
    couplings.write_text(f"koblinger:\n  - {{{entry}, overskrift: Kontanthjælp}}\n  - {{{other}}}\n", "utf-8")
    file = tmp_path / "udtræk.csv"
    file.write_text(
        "Modtagere af kontanthjælp\n\nOmråde;Periode;Antal fuldtidspersoner\nAarhus;2017M08;7\n", "utf-8"
    )

    assert only(importer(couplings).read(file, Given())).indicator_id == "kontanthjælp"


def test_the_newest_periods_without_any_figure_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "Y01A02.csv"
    rows = "Aarhus;2017M07;7\nOdense;2017M07;8\nAarhus;2017M08;\nOdense;2017M08;\n"
    file.write_text("Område;Periode;Antal fuldtidspersoner\n" + rows, "utf-8")

    imported = importer().read(file, Given())

    assert set(figures(only(imported))) == {("Aarhus", "2017M07"), ("Odense", "2017M07")}
    assert codes(imported.findings) == ["import-perioder-tomme"]


def test_the_sheets_of_a_workbook_make_one_delivery(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for number, place in enumerate(("Aarhus", "Odense")):
        sheet = book.create_sheet(place)
        sheet.append(["Område", "Periode", "Antal fuldtidspersoner"])
        sheet.append([place, "2017M08", number])
        sheet.append(["Hele landet", "2017M08", 9])
    file = tmp_path / "Y01A02.xlsx"
    book.save(file)

    delivery = only(importer().read(file, Given()))

    assert figures(delivery) == {
        ("Aarhus", "2017M08"): 0,
        ("Hele landet", "2017M08"): 9,
        ("Odense", "2017M08"): 1,
    }
    assert len(delivery.figures) == 3
    assert delivery.origin == "Y01A02.xlsx, ark »Aarhus« og Y01A02.xlsx, ark »Odense«"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("- {indikator: findes-ikke, kilde: J, tabel: T, mål: M}", "kobling-indikator-ukendt"),
        ("- {indikator: fleksjob, kilde: J, tabel: T}", "kobling-nøgle-mangler"),
        ("- {indikator: fleksjob, kilde: J, tabel: T, mål: M, måske: ja}", "kobling-nøgle-ukendt"),
        ("- {indikator: aktiveringsgrad, kilde: J, tabel: T, mål: Antal ting}", "kobling-enhed"),
        ("- {indikator: fleksjob, kilde: J, tabel: T, mål: M, hvor: alt}", "kobling-hvor"),
        ("- fleksjob", "koblinger-form"),
    ],
)
def test_a_wrong_coupling_is_told_at_its_line(tmp_path: Path, entry: str, code: str) -> None:
    file = tmp_path / "koblinger.yaml"
    file.write_text(f"koblinger:\n  {entry}\n", "utf-8")

    with pytest.raises(FindingsError) as error:
        importer(file)

    (found,) = error.value.findings
    assert found.code == code
    assert found.place is not None
    assert found.place.line == 2


def test_the_couplings_that_come_with_the_program_are_of_the_catalogues_tables() -> None:
    for coupling in Couplings(COUPLINGS, "data/koblinger.yaml", CATALOGUE).all:
        tables = {table.table for table in CATALOGUE.get(coupling.indicator_id).tables}
        assert coupling.table in tables


def test_the_area_can_be_stated_where_the_file_says_none(tmp_path: Path) -> None:
    file = tmp_path / "Y01A02.csv"
    file.write_text("Periode;Antal fuldtidspersoner\n2017M08;7\n", "utf-8")

    assert codes(importer().read(file, Given()).findings)[0] == "import-område-mangler"
    assert figures(only(importer().read(file, Given(area=AARHUS)))) == {("Aarhus", "2017M08"): 7}
