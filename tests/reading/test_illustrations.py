"""Pictures of texts and annexes are read with the file that names them, and each fault has its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import Finding, FindingsError
from generator.source.illustrations import MAX_PICTURES
from tests.illustrated_project import checked, illustrated_project, picture


def _plan(text: str) -> str:
    return "kommune: Odense\nlokale forhold:\n  tekst: |\n    Kommunen.\n\n    " + text + "\n"


def _refused(folder: Path, plan: str) -> Finding:
    with pytest.raises(FindingsError) as caught:
        checked(illustrated_project(folder, plan))
    [item] = caught.value.findings
    assert item.is_error
    return item


@pytest.mark.parametrize(
    ("text", "code", "marked"),
    [
        ("Se ![Et kort](intet.png).", "billede-mangler", "intet.png"),
        ("![](kort.jpg)", "billede-uden-tekst", "kort.jpg"),
        ("![  ](kort.jpg)", "billede-uden-tekst", "kort.jpg"),
        ("![Et kort](../../fremmed.png)", "fil-udenfor", "../../fremmed.png"),
        ("![Et kort](/etc/passwd)", "fil-udenfor", "/etc/passwd"),
        ("![Et kort](https://odense.dk/kort.png)", "billede-fra-nettet", "https://odense.dk/kort.png"),
        ("![Et kort](data:image/png;base64,AAAA)", "billede-fra-nettet", "data:image/png;base64,AAAA"),
        ("![Et kort](file:///etc/passwd)", "billede-fra-nettet", "file:///etc/passwd"),
        ("![Et kort](kort over byen.png)", "billede-mellemrum", "kort over byen.png"),
        ("![Et kort](../odense.yaml)", "fil-udenfor", "../odense.yaml"),
        ("- punkt\n    - ![Et kort](intet.png)", "billede-mangler", "intet.png"),
        ("| A | B |\n    |---|---|\n    | a | ![Et kort](intet.png) |", "billede-mangler", "intet.png"),
    ],
)
def test_what_is_wrong_with_a_picture_in_a_text_is_told_where_its_name_stands(
    text: str, code: str, marked: str, tmp_path: Path
) -> None:
    item = _refused(tmp_path, _plan(text))
    assert item.code == code
    place = item.place
    assert place is not None
    assert place.excerpt[place.column - 1 :][: place.length] == marked


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "hemmelig.png"
    secret.write_bytes(picture(30, 20))
    project = illustrated_project(tmp_path, _plan("![Et kort](genvej.png)"))
    (project.municipalities / "2018" / "odense" / "genvej.png").symlink_to(secret)
    with pytest.raises(FindingsError) as caught:
        checked(project)
    assert [item.code for item in caught.value.findings] == ["fil-udenfor"]


def test_a_scanned_annex_as_pdf_is_refused_with_the_cure(tmp_path: Path) -> None:
    plan = "kommune: Odense\nbilag:\n- titel: Aftale\n  sider: {fil: aftale.pdf, alternativ tekst: Aftalen}\n"
    project = illustrated_project(tmp_path, plan)
    (project.municipalities / "2018" / "odense" / "aftale.pdf").write_bytes(b"%PDF-1.4\n")
    with pytest.raises(FindingsError) as caught:
        checked(project)
    [item] = caught.value.findings
    assert item.code == "billede-er-pdf"
    assert item.place is not None
    assert item.place.line == 4
    assert "hver side som et PNG- eller JPEG-billede" in item.cure


@pytest.mark.parametrize(
    ("page", "code"),
    [("{fil: aftale-1.png}", "nøgle-mangler"), ("{fil: x.png, alternativ tekst: X}", "billede-mangler")],
)
def test_a_page_of_an_annex_needs_its_file_and_a_text_for_who_cannot_see_it(
    page: str, code: str, tmp_path: Path
) -> None:
    item = _refused(tmp_path, f"kommune: Odense\nbilag:\n- titel: Aftale\n  sider:\n  - {page}\n")
    assert item.code == code
    assert item.place is not None
    assert item.place.line == 5


@pytest.mark.parametrize(
    "plan",
    [
        "kommune: Odense\nlogo: {fil: havn.png, alternativ tekst: ''}\n",
        "kommune: Odense\nlogo: {fil: havn.png, alternativ tekst: '  '}\n",
        "kommune: Odense\nforord: {tekst: Kort., billede: {fil: havn.png, alternativ tekst: ''}}\n",
        "kommune: Odense\nbilag: {titel: A, sider: {fil: havn.png, alternativ tekst: ''}}\n",
        "kommune: Odense\nformål: '![Havn](havn.png) ![](havn.png)'\n",
    ],
)
def test_every_picture_needs_words_for_who_cannot_see_it(plan: str, tmp_path: Path) -> None:
    item = _refused(tmp_path, plan)
    assert item.code == "billede-uden-tekst"
    assert item.place is not None
    assert item.place.line == 2


def test_several_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(FindingsError) as caught:
        checked(illustrated_project(tmp_path, _plan("![](kort.jpg)\n\n    ![To](to.png) ![Tre](tre.png)")))
    assert [item.code for item in caught.value.findings] == [
        "billede-uden-tekst",
        "billede-mangler",
        "billede-mangler",
    ]


def test_more_pictures_than_a_plan_may_have_are_one_finding_with_the_limit(tmp_path: Path) -> None:
    plan = _plan("\n\n    ".join(f"![Nr. {n}](nr-{n}.png)" for n in range(MAX_PICTURES + 9)))
    project = illustrated_project(tmp_path, plan)
    for number in range(MAX_PICTURES + 9):
        (project.municipalities / "2018" / "odense" / f"nr-{number}.png").write_bytes(picture(20, 20))
    with pytest.raises(FindingsError) as caught:
        checked(project)
    [item] = caught.value.findings
    assert f"flere end {MAX_PICTURES} billeder" in item.cause


def test_a_picture_lies_beside_the_file_that_shows_it(tmp_path: Path) -> None:
    """Texts that are shared, or come from last year's file, bring their pictures with them."""
    project = illustrated_project(
        tmp_path, "viderefører: 2017/odense.yaml\nkommune: Odense\nafsnit:\n- fælles: fyn.yaml\n"
    )
    for name, plan in {
        "2017/odense": "kommune: Odense\nformål: |\n  ![Sidste år](før.png)\n",
        "fælles/fyn": "overskrift: Fyn\ntekst: |\n  ![Øen Fyn](ø.png)\n",
    }.items():
        file = project.municipalities / f"{name}.yaml"
        file.with_suffix("").mkdir(parents=True)
        file.write_text(plan, "utf-8")
    (project.municipalities / "2017" / "odense" / "før.png").write_bytes(picture(30, 20))
    (project.municipalities / "fælles" / "fyn" / "ø.png").write_bytes(picture(20, 30))
    _, plan = checked(project)
    assert {key: (item.width, item.height) for key, item in plan.plan.file.illustrations.items()} == {
        ("municipalities/2017/odense.yaml", "før.png"): (30, 20),
        ("municipalities/fælles/fyn.yaml", "ø.png"): (20, 30),
    }
    assert "municipalities/fælles/fyn/ø.png" in plan.plan.file.sources
