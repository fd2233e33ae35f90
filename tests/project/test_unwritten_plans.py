"""A municipality that has written nothing gets its plan by area and year, and it is marked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Answer

Beskplan = Callable[..., Answer]
FYN = 10
HTML = ("--format", "html")


@pytest.fixture
def statuses(tmp_path: Path) -> Callable[[], dict[str, str]]:
    """Return the status of each plan in the manifest of 2019."""

    def read() -> dict[str, str]:
        manifest = json.loads((tmp_path / "p/output/2019/manifest.json").read_text("utf-8"))
        return {plan["navn"]: plan["status"] for plan in manifest["planer"]}

    return read


def test_an_area_has_a_plan_for_each_municipality(
    beskplan: Beskplan, tmp_path: Path, statuses: Callable[[], dict[str, str]]
) -> None:
    beskplan("opret", "p", "Odense", "--år", "2019")
    assert beskplan("build", "--rar", "Fyn", "--år", "2019", *HTML, folder="p").code == 0
    assert len(statuses()) == FYN
    assert [name for name, status in statuses().items() if status != "intet skrevet"] == ["Odense"]
    overview = (tmp_path / "p/output/2019/index.html").read_text("utf-8")
    assert overview.count("Intet skrevet") == FYN - 1
    assert not (tmp_path / "p/municipalities/2019/assens.yaml").exists()


def test_a_plan_is_built_again_once_its_municipality_has_a_file(
    beskplan: Beskplan, statuses: Callable[[], dict[str, str]]
) -> None:
    beskplan("opret", "p")
    beskplan("build", "--rar", "Fyn", "--år", "2019", *HTML, folder="p")
    again = beskplan("build", "--rar", "Fyn", "--år", "2019", *HTML, folder="p")
    assert f"0 bygget, {FYN} uændret" in again.out
    beskplan("new", "Assens", "--år", "2019", folder="p")
    beskplan("build", "Assens", *HTML, folder="p")
    assert statuses()["Assens"] == "udkast"


def test_finished_plans_of_nobody_are_verified_like_others(beskplan: Beskplan) -> None:
    beskplan("opret", "p")
    beskplan("build", "--rar", "Bornholm", "--år", "2019", *HTML, folder="p")
    assert "som de blev bygget" in beskplan("verify", folder="p").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Assens", "--år", "2019"), "har ingen fil"),
        (("municipalities/2019/assens.yaml",), "findes ikke"),
        (("--rar", "Fyn"), "har en fil"),
        (("--alle", "--år", "2019"), "ingen filer"),
        (("--landet",), "hvilket år"),
    ],
)
def test_a_name_a_path_and_all_mean_files_that_are_there(
    beskplan: Beskplan, words: tuple[str, ...], said: str
) -> None:
    beskplan("opret", "p")
    answer = beskplan("build", *words, folder="p")
    assert answer.code != 0
    assert said in answer.err
