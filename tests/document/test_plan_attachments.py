"""What a plan carries with it: its source, the figures it prints, and itself; never a withheld figure."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from generator.batch.workshop import Workshop
from generator.danish.numbers import rounded
from generator.danish.periods import Period
from generator.document.attachments import Attachment, Relationship
from generator.document.blocks import Chart, Document
from generator.document.builder import build_document, build_short_edition
from generator.document.chart_specs import ComparisonChart, Development
from generator.document.cover_note import build_cover_note
from generator.document.outline import load_outlines
from generator.document.plan_attachments import plan_attachments
from generator.document.printed_figures import COLUMNS, PrintedFigure, PrintedSeries, figures_csv
from generator.document.sections.desk import Fit
from generator.source.records.plan import Edition
from tests.plan_bench import Bench, geography, sentences

ROOT = Path(__file__).parents[2]
PLANS = ("2018/frederikssund", "2021-2022/esbjerg-fanoe", "2016/kalundborg", "2017-2018/roedovre")
FIGURES = {
    "offentlig-forsørgelse-andel": """
        Frederikssund: 2016M06 17,3 af 28000, 2016M07 17,2 af 28000, 2017M06 16,84 af 28000, 2017M07 -
        Hele landet:   2016M06 18,6 af 3600000, 2017M06 18,3 af 3600000, 2017M07 18,2 af 3600000
        RAR Hovedstaden: 2017M06 17,7 af 900000
        Greve:         2016M07 15,3 af 30000, 2017M06 15,1 af 30000, 2017M07 15,2 af 30000
        Køge:          2016M07 14,3 af 30000, 2017M06 - af 31000
        """,
}


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, FIGURES)


def carried(bench: Bench, text: str, edition: Edition = Edition.FULL) -> dict[str, Attachment]:
    plan = bench.plan(text)
    outline = load_outlines(ROOT / "plan_templates")[edition]
    build = {
        Edition.FULL: build_document,
        Edition.SHORT: partial(build_short_edition, fit=Fit.ROOMY),
        Edition.COVER_NOTE: build_cover_note,
    }[edition]
    document = build(plan, outline, sentences(), geography().municipalities)
    return {item.name: item for item in plan_attachments(plan, document, sentences())}


def rows(data: bytes) -> list[dict[str, str]]:
    """The figures as a Danish spreadsheet reads them."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def printed(document: Document) -> Iterator[tuple[str, str, str]]:
    """Area, period and value of every figure that a chart shows."""
    for block in document.blocks:
        match block:
            case Chart(spec=Development() as spec):
                for line in spec.lines:
                    for period, value in zip(spec.periods, line.values, strict=True):
                        if value is not None:
                            yield line.name.casefold(), period, number(value, spec.decimals)
            case Chart(spec=ComparisonChart() as spec):
                for bar in spec.bars:
                    if bar.value is not None:
                        yield bar.name.casefold(), "", number(bar.value, spec.decimals)


def number(value: float, decimals: int) -> str:
    return str(rounded(value, decimals)).replace(".", ",")


@pytest.mark.parametrize("name", [name for name in PLANS if name != "2016/kalundborg"])  # has no figures
def test_every_figure_of_the_charts_is_among_the_figures(workshop: Workshop, name: str) -> None:
    plan = workshop.plan(workshop.read(ROOT / "municipalities" / f"{name}.yaml")).plan
    document = workshop.document(plan)
    there = set()
    for row in rows(figures_csv(document.figures)):
        area = row["område"].casefold()
        there |= {(area, Period.parse(row["periode"]).short_label, row["værdi"]), (area, "", row["værdi"])}
    shown = set(printed(document))
    assert len(shown) > 50
    assert shown - there == set()


@pytest.mark.parametrize("name", PLANS)
def test_the_files_of_the_municipality_are_carried_byte_for_byte(workshop: Workshop, name: str) -> None:
    file = ROOT / "municipalities" / f"{name}.yaml"
    plan = workshop.plan(workshop.read(file)).plan
    first = workshop.attachments(plan, workshop.document(plan))[0]
    assert first.name == name.replace("/", "-") + ".yaml"
    assert (first.media_type, first.relationship) == ("application/yaml", Relationship.SOURCE)
    assert first.data == file.read_bytes()


def test_files_that_a_plan_draws_on_are_carried_too_and_pictures_are_not(bench: Bench) -> None:
    folder = bench.folder / "municipalities"
    (folder / "2018" / "plan").mkdir(parents=True)
    Image.new("RGB", (40, 40)).save(folder / "2018" / "plan" / "logo.png")
    (folder / "2017").mkdir()
    (folder / "2017" / "gammel.yaml").write_text("kommune: Frederikssund # før\n", "utf-8")
    (folder / "fælles").mkdir()
    (folder / "fælles" / "rar.yaml").write_text("overskrift: Regionen\ntekst: Fælles.\n", "utf-8")
    there = carried(
        bench,
        """
        viderefører: 2017/gammel.yaml
        logo: {fil: logo.png, alternativ tekst: Byvåben}
        afsnit: [{fælles: rar.yaml}]
        """,
    )
    assert list(there) == [
        "2018-plan.yaml",
        "2017-gammel.yaml",
        "fælles-rar.yaml",
        "tal-2018-frederikssund.csv",
        "plan-2018-frederikssund.json",
    ]
    assert there["2017-gammel.yaml"].data == "kommune: Frederikssund # før\n".encode()
    assert there["2018-plan.yaml"].description != there["2017-gammel.yaml"].description


PLAN = """
    kommune: Frederikssund
    sammenligningsgrundlag: [{navn: naboerne, kommuner: [Greve, Køge]}]
    mål:
      - ministermål: 1
        indikatorer:
          - indikator: offentlig-forsørgelse-andel
            sammenlign: [naboerne, Køge, Hele landet]
            måltal: {mindst: 1, enhed: procentpoint, under: Hele landet}
    """


def test_a_figure_stands_with_its_area_unit_state_and_source(bench: Bench) -> None:
    there = rows(carried(bench, PLAN)["tal-2018-frederikssund.csv"].data)
    newest = next(r for r in there if (r["område"], r["periode"]) == ("Frederikssund", "2017M06"))
    assert tuple(newest) == COLUMNS
    assert newest == {
        "indikator-id": "offentlig-forsørgelse-andel",
        "indikator": newest["indikator"],
        "niveau": "kommune",
        "kode": "250",
        "område": "Frederikssund",
        "periode": "2017M06",
        "værdi": "16,8",
        "enhed": "procent",
        "tilstand": "ok",
        "kilde": "Jobindsats",
        "tabel": newest["tabel"],
        "mål": newest["mål"],
        "hentet": "2017-08-25",
        "egen-beregning": "nej",
        "demo": "nej",
    }
    assert newest["indikator"].startswith("Fuldtidspersoner på offentlig forsørgelse")
    assert newest["tabel"]


def test_a_suppressed_figure_stands_without_a_value(bench: Bench) -> None:
    plan = (
        PLAN.replace("sammenlign: [naboerne, Køge, Hele landet]", "sammenlign: [Hele landet]")
        + """
          - indikator: a-dagpenge
            egne tal:
              - {periode: 2017, værdi: 41}
              - {periode: 2016, tilstand: diskretioneret}
              - {periode: 2015, værdi: 43}
    """
    )
    there = rows(carried(bench, plan)["tal-2018-frederikssund.csv"].data)
    withheld = [row for row in there if row["tilstand"] == "diskretioneret"]
    assert [(row["indikator-id"], row["periode"], row["værdi"]) for row in withheld] == [
        ("offentlig-forsørgelse-andel", "2017M07", ""),
        ("a-dagpenge", "2016", ""),
    ]
    assert all((row["værdi"] == "") == (row["tilstand"] not in {"ok", "foreløbig"}) for row in there)


@pytest.mark.parametrize("edition", Edition)
def test_a_value_stated_for_a_suppressed_figure_is_published_nowhere(bench: Bench, edition: Edition) -> None:
    """Such a file has an error, but a draft is built all the same."""
    text = """
        kommune: Frederikssund
        mål:
          - ministermål: 1
            indikatorer:
              - indikator: a-dagpenge
                egne tal:
                  - {periode: 2017, værdi: 41}
                  - {periode: 2016, værdi: 7654, tilstand: Diskretioneret}
        """
    there = carried(bench, text, edition)
    assert sorted(name.rpartition(".")[2] for name in there) == ["csv", "json"]
    assert not [item.name for item in there.values() if b"7654" in item.data]


def test_the_short_edition_carries_the_figures_that_it_prints_itself(bench: Bench) -> None:
    full, short = carried(bench, PLAN), carried(bench, PLAN, Edition.SHORT)
    assert full.keys() == short.keys()
    name = "tal-2018-frederikssund.csv"
    assert set(short[name].data.splitlines()) < set(full[name].data.splitlines())


def test_a_figure_is_printed_once_with_all_the_decimals_it_has_anywhere(bench: Bench) -> None:
    finer = PLAN.replace("mindst: 1,", "mindst: 1,25,")
    there = rows(carried(bench, finer)["tal-2018-frederikssund.csv"].data)
    newest = [r["værdi"] for r in there if (r["område"], r["periode"]) == ("Frederikssund", "2017M06")]
    assert newest == ["16,84"]


def test_words_that_look_like_a_formula_stay_words() -> None:
    figure = PrintedFigure("2017", "-4,1", "ok")
    series = PrintedSeries(
        "x", '=A1;"b"', "antal", "gruppe", "@g", "@g", "k", "", "", "", False, True, (figure,)
    )
    (row,) = rows(figures_csv([series]))
    assert (row["indikator"], row["område"], row["værdi"]) == ('\'=A1;"b"', "'@g", "-4,1")


def test_the_plan_itself_is_data_that_can_be_read(bench: Bench) -> None:
    item = carried(bench, PLAN)["plan-2018-frederikssund.json"]
    assert (item.media_type, item.relationship) == ("application/json", Relationship.DATA)
    assert json.loads(item.data)["plan"]["kommuner"][0]["kode"] == "250"


def test_the_average_of_a_group_with_a_suppressed_member_is_withheld_too(bench: Bench) -> None:
    there = rows(carried(bench, PLAN)["tal-2018-frederikssund.csv"].data)
    average = {row["periode"]: row for row in there if row["kode"] == "naboerne"}
    assert {row["egen-beregning"] for row in average.values()} == {"ja"}
    assert {period: row["værdi"] for period, row in average.items() if row["værdi"]} == {"2016M07": "14,8"}
    assert (average["2017M06"]["værdi"], average["2017M06"]["tilstand"]) == ("", "diskretioneret")
