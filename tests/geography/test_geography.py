"""What the program knows of Denmark's municipalities, councils and jobcentres."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import FindingsError
from generator.source.geography import Geography, load_geography, slug_of

GEOGRAPHY = load_geography()


@pytest.fixture
def geography() -> Geography:
    return load_geography()


def test_there_are_98_municipalities_with_codes_in_order(geography: Geography) -> None:
    codes = [m.code for m in geography.municipalities]

    assert len(codes) == 98
    assert codes == sorted(set(codes))
    assert all(len(code) == 3 and code.isdigit() for code in codes)


def test_the_regions_have_29_17_22_19_and_11_municipalities(geography: Geography) -> None:
    assert Counter(m.region for m in geography.municipalities) == {
        "Hovedstaden": 29,
        "Sjælland": 17,
        "Syddanmark": 22,
        "Midtjylland": 19,
        "Nordjylland": 11,
    }


def test_eight_labour_market_councils_share_the_municipalities_until_2024(geography: Geography) -> None:
    for year in (2015, 2018, 2024):
        assert {c: len(geography.members(c, year)) for c in geography.councils(year)} == {
            "RAR Hovedstaden": 28,
            "RAR Bornholm": 1,
            "RAR Sjælland": 17,
            "RAR Fyn": 10,
            "RAR Sydjylland": 12,
            "RAR Østjylland": 11,
            "RAR Vestjylland": 8,
            "RAR Nordjylland": 11,
        }


def test_five_councils_follow_the_regions_from_2025(geography: Geography) -> None:
    assert [len(geography.members(c, 2025)) for c in geography.councils(2025)] == [29, 17, 22, 19, 11]


def test_a_municipality_moves_from_one_council_to_the_next(geography: Geography) -> None:
    odense = geography.by_code["461"]

    assert geography.council(odense, 2024) == "RAR Fyn"
    assert geography.council(odense, 2025) == "Det regionale beskæftigelsesråd Syddanmark"


def test_councils_before_2015_are_not_known(geography: Geography) -> None:
    with pytest.raises(KeyError):
        geography.councils(2014)


def test_a_council_that_did_not_exist_has_no_members(geography: Geography) -> None:
    with pytest.raises(KeyError):
        geography.members("RAR Fyn", 2025)


def test_94_jobcentres_served_the_municipalities_in_2018(geography: Geography) -> None:
    served_by_others = {m.name: m.jobcentre for m in geography.municipalities if m.jobcentre != m.name}

    assert len({m.jobcentre for m in geography.municipalities}) == 94
    assert served_by_others == {
        "Dragør": "Tårnby",
        "Ishøj": "Vallensbæk",
        "Fanø": "Esbjerg",
        "Læsø": "Frederikshavn",
    }


@pytest.mark.parametrize(
    ("code", "official", "genitive"),
    [
        ("101", "Københavns Kommune", "Københavns Kommunes"),
        ("147", "Frederiksberg Kommune", "Frederiksberg Kommunes"),
        ("400", "Bornholms Regionskommune", "Bornholms Regionskommunes"),
        ("430", "Faaborg-Midtfyn Kommune", "Faaborg-Midtfyn Kommunes"),
        ("480", "Nordfyns Kommune", "Nordfyns Kommunes"),
        ("751", "Aarhus Kommune", "Aarhus Kommunes"),
        ("773", "Morsø Kommune", "Morsø Kommunes"),
        ("820", "Vesthimmerlands Kommune", "Vesthimmerlands Kommunes"),
    ],
)
def test_the_authority_has_its_own_name(
    geography: Geography, code: str, official: str, genitive: str
) -> None:
    municipality = geography.by_code[code]

    assert municipality.official_name == official
    assert municipality.official_genitive == genitive


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("751", "Aarhus"),
        ("0751", "Aarhus"),
        ("Århus", "Aarhus"),
        ("ÅRHUS kommune", "Aarhus"),
        ("  aarhus  ", "Aarhus"),
        ("koebenhavn", "København"),
        ("Københavns Kommune", "København"),
        ("Københavns  kommune", "København"),
        ("København Kommune", "København"),
        ("Bornholms Regionskommune", "Bornholm"),
        ("Høje-Tåstrup", "Høje-Taastrup"),
        ("Høje Taastrup", "Høje-Taastrup"),
        ("Åbenrå", "Aabenraa"),
        ("Nordfyn", "Nordfyns"),
        ("Vesthimmerland", "Vesthimmerlands"),
        ("Ærø", "Ærø"),
    ],
)
def test_a_municipality_is_found_by_any_of_its_names(geography: Geography, written: str, name: str) -> None:
    found = geography.find(written)

    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("written", ["", "Kommune", "75", "00751", "0411", "411", "Region Fyn", "Aarhuss"])
def test_other_words_find_nothing(geography: Geography, written: str) -> None:
    assert geography.find(written) is None


@given(st.text(max_size=30))
def test_no_text_breaks_the_search(text: str) -> None:
    found = GEOGRAPHY.find(text)

    assert found is None or found in GEOGRAPHY.municipalities


def test_every_slug_is_a_safe_file_name_of_its_own(geography: Geography) -> None:
    assert len(geography.by_slug) == 98
    assert all(slug.isascii() and slug.replace("-", "").isalpha() for slug in geography.by_slug)
    assert slug_of("Høje-Taastrup") == "hoeje-taastrup"
    assert slug_of("Lyngby-Taarbæk") == "lyngby-taarbaek"
    assert slug_of("Ærø") == "aeroe"


@pytest.mark.parametrize(
    "wrong",
    [
        'kommuner: {"101": {navn: K, region: H, rar: H}}',
        'råd: []\nkommuner: {"101": {navn: K, region: H}}',
        'råd: []\nkommuner: {"101": {navn: K, region: H, rar: H, by: K}}',
        'råd: []\nkommuner: {"101": {navn: K, navn: K, region: H, rar: H}}',
        "råd: [{fra: 2015, navn: x, følger: kommune}]\nkommuner: {}",
    ],
)
def test_a_mistake_in_the_file_stops_the_program(tmp_path: Path, wrong: str) -> None:
    file = tmp_path / "geography.yaml"
    file.write_text(wrong, "utf-8")

    with pytest.raises(FindingsError) as refused:
        load_geography(file)
    assert all(found.place is not None for found in refused.value.findings)
