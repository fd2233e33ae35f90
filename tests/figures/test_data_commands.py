"""The commands a planner uses: from an empty store to real figures, and back to demo figures."""

from __future__ import annotations

import datetime
import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.batch.inputs import SharedInputs
from generator.batch.workshop import Workshop
from generator.cli import main
from generator.source.project import Project
from tests.conftest import ROOT
from tests.figures.deliveries import AARHUS, delivery, figures_of, months, stored

FILES = Path(__file__).parent / "imports" / "files"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def own(tmp_path: Path) -> Project:
    """A project without any real figures, whose data may be written."""
    for name in ("goals.yaml", "plan_templates"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "data").mkdir()
    for file in (ROOT / "data").iterdir():
        if file.name == "demo" or file.is_file():
            (tmp_path / "data" / file.name).symlink_to(file)
    (tmp_path / "municipalities" / "2018").mkdir(parents=True)
    (tmp_path / "municipalities" / "2018" / "aarhus.yaml").write_text("kommune: Aarhus\n", "utf-8")
    (tmp_path / "municipalities" / "2018" / "odense.yaml").write_text("kommune: Odense\n", "utf-8")
    return Project(tmp_path)


@pytest.fixture
def run(own: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``beskplan`` in the project, with an answer to what it asks; return exit code and what it says."""

    def beskplan(*words: str, answer: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["beskplan", "--mappe", str(own.root), *words])
        monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
        with pytest.raises(SystemExit) as stopped:
            main()
        said = capsys.readouterr()
        return int(stopped.value.code or 0), said.out, said.err

    return beskplan


def test_a_planner_sees_what_was_read_and_is_asked_before_it_is_stored(run: Run, own: Project) -> None:
    code, out, err = run("data", "import", str(FILES / "ledighed.xlsx"), answer="ja\n")

    assert code == 0
    assert "Kilde: Jobindsats, tabel Y25I01, mål »Fuldtidsledige i pct. af arbejdsstyrken«" in out
    assert "Områder: 2 kommuner (Aarhus, Vesthimmerlands)" in out
    assert "Perioder: juli 2017 til august 2017 (2)" in out
    assert "Tal: 4, heraf 0 skjulte hos kilden" in out
    assert "Skal tallene gemmes?" in err
    (file,) = own.real_figures.glob("bruttoledighed/*.csv")
    assert f"Gemt i data/tal/bruttoledighed/{file.name}." in out


def test_a_planner_sees_the_least_and_the_greatest_figure_and_the_countrys(run: Run, tmp_path: Path) -> None:
    rows = "Aarhus;2017M08;700\nLæsø;2017M08;9\nHele landet;2017M08;70000\n"
    file = tmp_path / "Y01A02.csv"
    file.write_text(f"Område;Periode;Antal fuldtidspersoner\n{rows}", "utf-8")

    _, said, _ = run("data", "import", str(file), "--vis")

    out = said.replace("\N{NO-BREAK SPACE}", " ")
    assert "Mindste: 9 fuldtidspersoner (Læsø, august 2017)" in out
    assert "Største: 700 fuldtidspersoner (Aarhus, august 2017)" in out
    assert "Hele landet: 70.000 fuldtidspersoner (Hele landet, august 2017)" in out


@pytest.mark.parametrize("answer", ["nej\n", "\n", ""])
def test_nothing_is_stored_without_a_yes(run: Run, own: Project, answer: str) -> None:
    code, out, _ = run("data", "import", str(FILES / "ledighed.xlsx"), answer=answer)

    assert (code, own.real_figures.exists()) == (0, False)
    assert out.endswith("Intet er gemt.\n")


def test_showing_stores_nothing(run: Run, own: Project) -> None:
    run("data", "import", "--vis", "--ja", str(FILES / "ledighed.xlsx"))

    assert not own.real_figures.exists()


def test_nothing_is_stored_of_several_files_if_one_is_wrong(run: Run, own: Project) -> None:
    code, out, err = run(
        "data", "import", "--ja", str(FILES / "ledighed.xlsx"), str(FILES / "Y01A02 Odense.csv")
    )

    assert (code, own.real_figures.exists()) == (1, False)
    assert "import-forkert-område" in err
    assert "Intet er gemt, fordi der er fejl." in out


def test_plans_are_made_of_the_imported_figures_as_of_a_day(run: Run, own: Project) -> None:
    run("data", "import", "--ja", "--hentet", "2017-09-30", str(FILES / "ledighed.xlsx"))

    def demo(project: Project) -> bool:
        figures = Workshop(project).library.figures
        return figures.series("bruttoledighed", AARHUS).provenance.is_demo

    assert not demo(own)
    assert not demo(replace(own, as_of=datetime.date(2017, 9, 30)))
    assert demo(replace(own, as_of=datetime.date(2017, 9, 29)))


def test_plans_are_built_again_when_figures_come_in_and_not_when_they_do_not_count(own: Project) -> None:
    then = replace(own, as_of=datetime.date(2017, 9, 1))
    before, before_then = SharedInputs.of(own).content, SharedInputs.of(then).content
    stored(own.real_figures, delivery(figures_of(months("2017M06", "2017M06")), "2017-10-01"))

    new = SharedInputs.of(own).content.keys() - before.keys()

    assert {Path(name).parent.as_posix() for name in new} == {"data/tal/langtidsledige"}
    assert {Path(name).suffix for name in new} == {".csv", ".yaml"}
    assert SharedInputs.of(then).content == before_then
    assert before_then != before


def test_the_status_tells_of_each_indicator_what_there_is_and_what_plans_lack(run: Run) -> None:
    run("data", "import", "--ja", str(FILES / "ledighed.xlsx"))

    _, out, _ = run("data", "status")
    _, data, _ = run("data", "status", "--json", "--år", "2018")

    lines = out.splitlines()
    row = next(number for number, line in enumerate(lines) if line.startswith("bruttoledighed "))
    assert lines[row].split()[1:5] == ["rigtige", "august", "2017", datetime.date.today().isoformat() + ","]
    assert "Planer uden tal i den nyeste periode: Odense." in lines[row + 1]
    assert lines[-1].startswith("52 indikatorer: 1 med rigtige tal, 51 med demotal")
    found = {item["indikator"]: item for item in json.loads(data)["indikatorer"]}
    assert found["bruttoledighed"]["uden tal"] == ["Odense"]
    assert found["bruttoledighed"]["nyeste periode"] == "2017M08"
    assert found["fleksjob"]["tal"] == "demo"


def test_demo_figures_take_the_place_of_real_ones_only_when_asked_and_nothing_is_lost(
    run: Run, own: Project
) -> None:
    (own.root / "data" / "demo").unlink()
    run("data", "import", "--ja", str(FILES / "ledighed.xlsx"))

    _, kept, _ = run("data", "demo")
    assert len(list(own.real_figures.glob("*/*.csv"))) == 1
    _, aside, _ = run("data", "demo", "--i-stedet")

    assert "De rigtige tal gælder stadig." in kept
    folder = f"tal-lagt-til-side-{datetime.date.today().isoformat()}"
    assert f"De rigtige tal er flyttet til data/{folder}." in aside
    assert len(list((own.root / "data" / folder).glob("bruttoledighed/*"))) == 2
    assert not list(own.real_figures.glob("*/*.csv"))
    for file in (ROOT / "data" / "demo").iterdir():
        if file.suffix == ".csv":
            assert (own.demo_figures / file.name).read_bytes() == file.read_bytes()


def test_the_result_can_be_had_as_json(run: Run, own: Project) -> None:
    code, out, _ = run("data", "import", "--json", "--ja", str(FILES / "PTV_A02 lang.csv"))

    said = json.loads(out)
    assert code == 0
    assert [item["indikator"] for item in said["læst"]] == [
        "offentlig-forsørgelse-antal",
        "offentlig-forsørgelse-andel",
    ]
    assert len(said["gemt"]) == 2
    assert [item["kode"] for item in said["fund"]] == ["import-mål-ukendt"]
    assert len(list(own.real_figures.glob("*/*.csv"))) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--indikator", "fleksjobb"), "Mente du »fleksjob«?"),
        (("--område", "Århuss"), "»Århuss« er ikke et område."),
        (("--hentet", "i går"), "»i går« er ikke en dato."),
        (("--hentet", "2199-01-01"), "er ikke kommet endnu"),
        (("--decimaltegn", "streg"), "Vælg en af: komma, punktum."),
    ],
)
def test_a_wrong_option_is_told(run: Run, words: tuple[str, ...], said: str) -> None:
    code, _, err = run("data", "import", *words, str(FILES / "ledighed.xlsx"))

    assert code == 2
    assert said in err


def test_checking_as_of_a_day_uses_that_days_figures(run: Run, own: Project) -> None:
    figures = figures_of(months("2017M05", "2017M06"), value=17)
    file = stored(own.real_figures, delivery(figures, "2017-10-01", "offentlig-forsørgelse-andel", "PTV_A02"))
    file.write_text("i stykker", "utf-8")

    broken = run("check", "--json")[1]
    before = run("check", "--json", "--pr", "30. september 2017")[1]

    assert "talfil-ændret" in broken
    assert "talfil-ændret" not in before


def test_real_figures_behind_a_link_are_not_put_aside(run: Run, own: Project, tmp_path: Path) -> None:
    (own.root / "data" / "demo").unlink()
    outside = tmp_path.with_name(f"{tmp_path.name}-andet")
    (outside / "fleksjob").mkdir(parents=True)
    own.real_figures.symlink_to(outside)
    code, _, told = run("data", "demo", "--i-stedet")
    assert code == 1
    assert "data/tal" in told
    assert [item.name for item in outside.iterdir()] == ["fleksjob"]
    assert not (own.root / "data" / "demo").exists()
