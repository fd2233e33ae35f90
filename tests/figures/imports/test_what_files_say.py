"""Figures are stored as what the file says they are: its table, selection, unit and area, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.figures.areas import Area
from generator.figures.imports.importing import Imported
from generator.figures.imports.matching import Given
from generator.figures.imports.values import DecimalSign
from generator.figures.series import State
from tests.figures.imports.test_files import codes, figures, importer, only

TABLE = "Område;Periode;Antal fuldtidspersoner\nAarhus;2017M08;700\n"


def read(folder: Path, text: str, name: str = "udtræk.csv", given: Given | None = None) -> Imported:
    (folder / name).write_text(text, "utf-8")
    return importer().read(folder / name, given or Given())


@pytest.mark.parametrize(
    "note",
    [
        "Note: Kan sammenlignes med tabel Y01A02",
        "Kilde: Jobindsats, se også Y08A02",
        "* Før 2017 stod tallene i Y10A02.",
    ],
)
def test_a_table_that_a_note_below_mentions_is_not_the_tables_own(tmp_path: Path, note: str) -> None:
    text = f"{TABLE}\n{note}\n"

    assert codes(read(tmp_path, text).findings) == ["import-tabel-uklar"]
    assert only(read(tmp_path, text, "Y07A02.csv")).indicator_id == "sygedagpenge"
    assert only(read(tmp_path, f"Y07A02 Sygedagpenge\n\n{text}")).indicator_id == "sygedagpenge"


def test_a_title_and_a_file_name_of_two_tables_are_asked_about(tmp_path: Path) -> None:
    found = read(tmp_path, f"Tabel Y01A02\n\n{TABLE}", "Y07A02.csv").findings

    assert codes(found) == ["import-tabel-uklar"]


def test_a_municipality_that_a_note_below_mentions_is_not_the_areas_name(tmp_path: Path) -> None:
    text = "Periode;Antal fuldtidspersoner\n2017M08;700\n\nNote: Odense har rettet sine tal.\n"

    assert "import-område-mangler" in codes(read(tmp_path, text, "Y01A02.csv").findings)


@pytest.mark.parametrize(
    ("title", "name", "told"),
    [
        ("Køn: Kvinder", "Y01A02.csv", "Køn: Kvinder"),
        ("Alder: 16-24 år", "Y01A02.csv", "Alder: 16-24 år"),
        ("Herkomst: Ikke-vestlige lande", "Y01A02.csv", "Herkomst: Ikke-vestlige lande"),
        ("Ledige mænd", "Y01A02.csv", "Køn: mænd"),
        ("A-dagpenge", "Y01A02 kvinder.csv", "Køn: kvinder"),
        ("A-dagpenge", "Y01A02 16-24 år.csv", "Alder: 16-24 år"),
        ("Tabel; A-kasse: 3F", "Y01A02.csv", "A-kasse: 3F"),
        ("Unge under 30 år", "Y01A02.csv", "Alder: under 30 år"),
        ("Ledige under 30 i Aarhus", "Y01A02.csv", "Alder: under 30"),
        ("Dimittender", "Y01A02.csv", "Uddannelse: Dimittender"),
        ("Enlige forsørgere", "Y01A02.csv", "Civilstand: Enlige forsørgere"),
        ("Ledige med ikke-vestlig herkomst", "Y01A02.csv", "Herkomst: ikke-vestlig herkomst"),
        ("A-dagpenge", "Y01A02 ikke-vestlige.csv", "Herkomst: ikke-vestlige"),
        ("Danske statsborgere", "Y01A02.csv", "Statsborgerskab: Danske statsborgere"),
    ],
)
def test_a_selection_that_a_title_or_a_name_states_counts_like_a_column(
    tmp_path: Path, title: str, name: str, told: str
) -> None:
    imported = read(tmp_path, f'"{title}"\n\n{TABLE}', name)

    assert imported.deliveries == ()
    (found,) = imported.findings
    assert found.code == "import-opdeling"
    assert told in found.cause


@pytest.mark.parametrize(
    "title",
    [
        "Køn: I alt",
        "Kvinder og mænd",
        "Fuldtidspersoner 16-66 år",
        "Alder: Alder i alt",
        "Ledige i under 26 uger",
        "Vestlige og ikke-vestlige",
    ],
)
def test_a_title_that_leaves_nobody_out_is_no_selection(tmp_path: Path, title: str) -> None:
    assert figures(only(read(tmp_path, f"{title}\n\n{TABLE}", "Y01A02.csv"))) == {("Aarhus", "2017M08"): 700}


def test_a_title_over_a_column_that_has_the_whole_too_chooses_nothing(tmp_path: Path) -> None:
    rows = "Område;Periode;Køn;Antal fuldtidspersoner\nAarhus;2017M08;I alt;700\nAarhus;2017M08;Kvinder;300\n"

    delivery = only(read(tmp_path, f"Ledige kvinder\n\n{rows}", "Y01A02.csv"))

    assert figures(delivery) == {("Aarhus", "2017M08"): 700}


@pytest.mark.parametrize("number", ["4,541", "12,222", "1,000"])
def test_a_count_with_three_digits_after_a_comma_asks_for_the_decimal_sign(
    tmp_path: Path, number: str
) -> None:
    text = TABLE.replace("700", number)

    assert codes(read(tmp_path, text, "Y01A02.csv").findings)[0] == "import-tal-tvetydigt"
    point = read(tmp_path, text, "Y01A02.csv", Given(sign=DecimalSign.POINT))
    assert figures(only(point)) == {("Aarhus", "2017M08"): int(number.replace(",", ""))}


@pytest.mark.parametrize(
    "title",
    [
        "Fuldtidspersoner, indeks 2010=100",
        "Fuldtidspersoner i tusinde",
        "Sæsonkorrigerede tal",
        "I 1.000 personer",
        "Fuldtidspersoner (1.000)",
        "Pr. 1.000 indbyggere",
        "Korrigeret for sæsonudsving",
        "Glidende gennemsnit",
        "Udvikling i pct.",
        "Enhed: pct.",
        "Tal i tusinder",
        "Udgifter i mio. kr.",
    ],
)
def test_figures_that_a_title_says_are_in_another_unit_are_refused(tmp_path: Path, title: str) -> None:
    imported = read(tmp_path, f'"{title}"\n\n{TABLE}', "Y01A02.csv")

    assert imported.deliveries == ()
    assert codes(imported.findings) == ["import-anden-enhed"]


@pytest.mark.parametrize(("persons", "is_wrong"), [(699, True), (700, False), (900, False)])
def test_there_are_never_more_full_time_persons_than_persons(
    tmp_path: Path, persons: int, is_wrong: bool
) -> None:
    text = f"Område;Periode;Antal personer;Antal fuldtidspersoner\nAarhus;2017M08;{persons};700\n"

    assert ("import-flere-fuldtid" in codes(read(tmp_path, text, "Y01A02.csv").findings)) is is_wrong


@pytest.mark.parametrize(
    ("area", "wanted"),
    [
        ("084 Region Hovedstaden", Area.region("Region Hovedstaden")),
        ("1081 Region Nordjylland", Area.region("Region Nordjylland")),
        ("083", Area.region("Region Syddanmark")),
        ("01 Landsdel Byen København", None),
        ("11 Landsdel Nordjylland", None),
        ("411 Christiansø", None),
        ("997 Uoplyst kommune", None),
    ],
)
def test_codes_of_larger_areas_are_read_or_left_out_by_name(
    tmp_path: Path, area: str, wanted: Area | None
) -> None:
    imported = read(tmp_path, f"{TABLE}{area};2017M08;5000\n", "Y01A02.csv")

    others = [figure.area for figure in only(imported).figures if figure.area.name != "Aarhus"]
    assert others == ([wanted] if wanted else [])
    assert codes(imported.findings) == ([] if wanted else ["import-områder-udeladt"])
    assert wanted or area in imported.findings[0].cause


@pytest.mark.parametrize("area", ["084 Region Sjælland", "411 Aarhus", "751 Region Hovedstaden"])
def test_a_code_and_a_name_of_two_areas_are_refused(tmp_path: Path, area: str) -> None:
    assert codes(read(tmp_path, f"{TABLE}{area};2017M08;5000\n", "Y01A02.csv").findings) == [
        "import-område-uenig"
    ]


PX = """CODEPAGE="utf-8";
LANGUAGE="da";
LANGUAGES="da","en";
MATRIX="AUP02";
TITLE="Fuldtidsledige i pct. af arbejdsstyrken efter område og tid";
TITLE[en]="Unemployed by region and time";
STUB="område";
STUB[en]="region";
HEADING="tid";
HEADING[en]="time";
VALUES("område")="Læsø","Ærø";
VALUES[en]("region")="Laeso","Aeroe";
VALUES("tid")="2017M07","2017M08";
VALUES[en]("time")="2017M07","2017M08";
SOURCE="Danmarks Statistik";
DATA=
"-" 4.2
".." 4.4
;
"""


def read_px(folder: Path, data: bytes) -> Imported:
    (folder / "AUP02.px").write_bytes(data)
    return importer().read(folder / "AUP02.px", Given())


def test_a_dash_in_a_px_file_is_exactly_nil_and_dots_are_missing_and_the_first_language_counts(
    tmp_path: Path,
) -> None:
    delivery = only(read_px(tmp_path, PX.encode("utf-8")))

    assert figures(delivery) == {
        ("Læsø", "2017M07"): 0,
        ("Læsø", "2017M08"): 4.2,
        ("Ærø", "2017M07"): None,
        ("Ærø", "2017M08"): 4.4,
    }
    assert {figure.state for figure in delivery.figures if figure.value is None} == {State.SUPPRESSED}


@pytest.mark.parametrize(
    ("dots", "state"),
    [
        (".", State.NOT_PUBLISHED),
        ("..", State.SUPPRESSED),
        ("...", State.MISSING),
        ("......", State.MISSING),
    ],
)
@pytest.mark.parametrize("quoted", [True, False])
def test_one_two_and_three_dots_of_a_px_file_are_three_reasons_for_no_figure(
    tmp_path: Path, dots: str, state: State, quoted: bool
) -> None:
    text = PX.replace('".."', f'"{dots}"' if quoted else dots)
    without = [item for item in only(read_px(tmp_path, text.encode())).figures if item.value is None]
    assert [(item.area.name, item.state) for item in without] == [("Ærø", state)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (TABLE, "Y07A02.csv"),
        (f"Y07A02 Sygedagpenge\n\n{TABLE}", "udtræk.csv"),
        (f"Tabel Y99A02\n\n{TABLE}", "udtræk.csv"),
    ],
)
def test_a_table_that_the_file_denies_is_refused(tmp_path: Path, text: str, name: str) -> None:
    imported = read(tmp_path, text, name, Given(table="Y01A02"))
    assert codes(imported.findings) == ["import-tabel-modsiges"]
    assert imported.deliveries == ()


@pytest.mark.parametrize("name", ["Y01A02.csv", "udtræk.csv", "udtræk COVID19.csv"])
def test_a_table_that_the_file_does_not_deny_is_taken(tmp_path: Path, name: str) -> None:
    assert only(read(tmp_path, TABLE, name, Given(table="Y01A02"))).indicator_id == "a-dagpenge"


@pytest.mark.parametrize(
    ("page", "encoding"), [("windows-1252", "cp1252"), ("iso-8859-1", "latin-1"), ("IBM850", "cp850")]
)
def test_a_px_file_is_read_by_the_code_page_that_it_states(tmp_path: Path, page: str, encoding: str) -> None:
    delivery = only(read_px(tmp_path, PX.replace("utf-8", page).encode(encoding)))

    assert {figure.area.name for figure in delivery.figures} == {"Læsø", "Ærø"}


@pytest.mark.parametrize(
    ("page", "encoding"), [("windows-1252", "utf-8"), ("utf-8", "cp1252"), ("klingon-1", "utf-8")]
)
def test_a_px_file_in_another_code_page_than_it_states_is_refused_for_that_reason(
    tmp_path: Path, page: str, encoding: str
) -> None:
    (found,) = read_px(tmp_path, PX.replace("utf-8", page).encode(encoding)).findings

    assert found.code == "import-px-tegnsæt"
    assert page in found.cause


def test_a_px_file_with_keys_in_its_rows_is_refused_for_that_reason(tmp_path: Path) -> None:
    text = PX.replace("DATA=", 'KEYS("område")=VALUES;\nDATA=\n"Læsø",')

    assert codes(read_px(tmp_path, text.encode("utf-8")).findings) == ["import-px-nøgler"]
