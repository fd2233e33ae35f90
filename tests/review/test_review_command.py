"""``beskplan review``, ``svar`` and ``sammenlign``, run as a secretariat runs them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from generator.source.project import Project
from tests.cli.conftest import Answer, answer_to
from tests.review.received.word_editing import W, edited, replaced, with_comment

PLAN = """
kommune: {name}
status: udkast
mål:
  - ministermål: 1
    udfordring: {challenge}
    indikatorer:
      - indikator: bruttoledighed
        måltal: {{højst: 90, senest: 2018M12}}
  - ministermål: 2
    behandling: fravalgt
"""
FOLDER = "output/gennemgang/2018-bornholm"
LOG = "output/gennemgang/spoergsmaal/2018/bornholm.yaml"

Run = Callable[..., Answer]


@pytest.fixture
def run(project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``beskplan`` in a project with a plan for Bornholm and one for Nyborg."""
    monkeypatch.chdir(project.root)
    for name, words in (("Bornholm", "Vi mangler hænder."), ("Nyborg", "Mange unge står uden uddannelse.")):
        plan(project, name, words)

    return lambda *words: answer_to(words, monkeypatch, capsys)


def plan(project: Project, name: str, challenge: str) -> Path:
    file = project.municipalities / "2018" / f"{name.casefold()}.yaml"
    file.write_text(PLAN.format(name=name, challenge=challenge), "utf-8")
    return file


def sent(run: Run, project: Project, ending: str) -> bytes:
    """The finished plan for Nyborg, as the municipality would send it."""
    run("build", "Nyborg", "--format", ending)
    return (project.output / "2018" / "nyborg" / f"beskaeftigelsesplan-2018-nyborg.{ending}").read_bytes()


def files_in(project: Project, folder: str = FOLDER) -> dict[str, bytes]:
    root = project.root / folder
    files = (file for file in root.rglob("*") if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def test_a_review_of_a_council_writes_all_formats_and_its_questions(run: Run, project: Project) -> None:
    answer = run("review", "--rar", "Bornholm")
    assert answer.code == 0
    names = set(files_in(project))
    stem = "gennemgang-2018-bornholm"
    assert {
        f"{stem}.docx",
        f"{stem}.pdf",
        f"{stem}.xlsx",
        "web/index.html",
        "web/kommune-bornholm.html",
    } <= names
    assert "1 plan for 2018 gennemgået" in answer.out
    assert "Planen begrunder ikke" in (project.root / LOG).read_text("utf-8")


def test_the_same_review_again_changes_no_byte(run: Run, project: Project) -> None:
    run("review", "--rar", "Bornholm")
    before = files_in(project, "output/gennemgang")
    run("review", "--rar", "Bornholm")
    assert files_in(project, "output/gennemgang") == before


def test_only_the_formats_asked_for_are_written(run: Run, project: Project) -> None:
    run("review", "Bornholm", "--format", "xlsx")
    assert set(files_in(project)) == {"gennemgang-2018-bornholm.xlsx", ".filer.json"}
    assert run("review", "Bornholm", "--format", "odt").code == 2


def test_municipalities_of_an_area_without_a_plan_are_told(run: Run) -> None:
    answer = run("review", "--rar", "Fyn", "--format", "xlsx")
    assert answer.code == 0
    assert "For 2018 er der ingen plan fra" in answer.err
    assert "Odense" in answer.err
    assert "Der er ingen plan for Nyborg" not in answer.err


def test_a_broken_plan_stops_no_other_and_is_listed(run: Run, project: Project) -> None:
    (project.municipalities / "2018" / "odense.yaml").write_text("kommune: [", "utf-8")
    answer = run("review", "--rar", "Fyn", "--format", "html")
    assert answer.code == 1
    page = files_in(project, "output/gennemgang/2018-fyn")["web/index.html"].decode()
    assert "municipalities/2018/odense.yaml" in page
    assert "kommune-nyborg.html" in page


def test_received_files_are_reviewed_whatever_their_kind(run: Run, project: Project) -> None:
    folder = project.root / "modtaget"
    folder.mkdir()
    (folder / "nyborg.pdf").write_bytes(sent(run, project, "pdf"))
    (folder / "scanning.pdf").write_bytes(b"%PDF-1.4 intet")
    (folder / "brev.txt").write_text("Kære råd", "utf-8")
    alone = plan(project, "Bornholm", "Vi mangler hænder.").read_text("utf-8")
    (folder / "bornholm.yaml").write_text(f"periode: 2018{alone}", "utf-8")
    answer = run("review", "modtaget", "--format", "xlsx", "--json")
    data = json.loads(answer.out)
    assert answer.code == 1
    assert [item["fil"] for item in data["planer"]] == ["modtaget/bornholm.yaml", "modtaget/nyborg.pdf"]
    told = json.dumps(data["fund"], ensure_ascii=False)
    assert "modtaget/scanning.pdf" in told
    assert "modtaget/brev.txt" in told


def test_a_plan_from_another_area_is_left_out_and_told(run: Run, project: Project) -> None:
    folder = project.root / "modtaget"
    folder.mkdir()
    (folder / "nyborg.docx").write_bytes(sent(run, project, "docx"))
    answer = run("review", "--rar", "Bornholm", "modtaget", "--format", "xlsx", "--json")
    data = json.loads(answer.out)
    assert [item["navn"] for item in data["planer"]] == ["Bornholm"]
    assert "gennemgang-udenfor" in [item["kode"] for item in data["fund"]]


def test_where_there_is_no_plan_nothing_is_written(run: Run, project: Project) -> None:
    answer = run("review", "Bornholm", "--år", "2021")
    assert answer.code == 2
    assert "gennemgang-uden-planer" in answer.err
    assert not (project.output / "gennemgang").exists()


@pytest.mark.parametrize("words", [(), ("--alle", "--rar", "Fyn"), ("--rar", "Fyn", "Nyborg")])
def test_what_is_reviewed_must_be_said_once(run: Run, words: tuple[str, ...]) -> None:
    assert run("review", *words).code == 2


def test_the_day_before_which_it_may_not_be_published_stands_in_all_pages(run: Run, project: Project) -> None:
    run("review", "--rar", "Bornholm", "--format", "html", "--offentlig-fra", "2018-03-01")
    pages = {name: data.decode() for name, data in files_in(project).items() if name.endswith(".html")}
    assert pages
    assert all("Må ikke offentliggøres før" in page for page in pages.values())


def test_the_day_follows_from_the_plans_and_can_be_chosen(run: Run) -> None:
    def day(*words: str) -> str:
        return str(json.loads(run("review", "Bornholm", "--format", "xlsx", "--json", *words).out)["opgjort"])

    assert day() == "2018-01-01"
    assert day("--pr", "2017-11-15") == "2017-11-15"


def test_a_file_changed_by_hand_is_kept_beside_the_new_one(run: Run, project: Project) -> None:
    run("review", "Bornholm", "--format", "docx")
    file = project.root / FOLDER / "gennemgang-2018-bornholm.docx"
    file.write_bytes(b"rettet")
    answer = run("review", "Bornholm", "--format", "docx")
    assert file.with_name("gennemgang-2018-bornholm.rettet.docx").read_bytes() == b"rettet"
    assert "fil-rettet-i-hånden" in answer.err


def test_pages_of_plans_that_are_gone_are_taken_away(run: Run, project: Project) -> None:
    plan(project, "Odense", "Vi vil mere.")
    run("review", "--rar", "Fyn", "--format", "html")
    (project.municipalities / "2018" / "odense.yaml").unlink()
    run("review", "--rar", "Fyn", "--format", "html")
    names = set(files_in(project, "output/gennemgang/2018-fyn"))
    assert "web/kommune-nyborg.html" in names
    assert "web/kommune-odense.html" not in names


def test_questions_travel_in_word_and_answers_come_back(run: Run, project: Project) -> None:
    run("review", "--rar", "Bornholm", "--format", "xlsx", "--kommentarer")
    commented = project.root / FOLDER / "kommentarer" / "bornholm.docx"
    returned = project.root / "bornholm-svar.docx"
    asked = "Hvad er begrundelsen?"
    returned.write_bytes(
        replaced(commented.read_bytes(), asked, f"{asked} Byrådet har valgt andre mål.", "word/comments.xml")
    )
    first = run("svar", returned.name)
    assert first.code == 0
    assert "Bornholm: 1 nyt svar" in first.out
    assert "intet nyt" in run("svar", returned.name).out
    data = json.loads(run("review", "--rar", "Bornholm", "--format", "html", "--json").out)
    assert [q["status"] for q in data["planer"][0]["spørgsmål"]].count("besvaret") == 1
    page = files_in(project)["web/kommune-bornholm.html"].decode()
    assert "Byrådet har valgt andre mål." in page
    assert "(besvaret)" in page


def test_answers_come_back_in_a_question_file_too(run: Run, project: Project) -> None:
    run("review", "--rar", "Bornholm", "--format", "xlsx")
    log = project.root / LOG
    returned = project.root / "retur.yaml"
    lines = log.read_text("utf-8").splitlines()
    first = next(number for number, line in enumerate(lines) if "id:" in line)
    end = next(n for n in range(first + 1, len(lines) + 1) if n == len(lines) or "id:" in lines[n])
    returned.write_text("\n".join([*lines[:end], "    svar: Det er med nu.", *lines[end:]]) + "\n", "utf-8")
    assert "1 nyt svar" in run("svar", returned.name).out
    assert "Det er med nu." in log.read_text("utf-8")


@pytest.mark.parametrize("before", ["spørgsmål:", "  - id:"])
def test_what_a_question_file_says_under_a_key_that_is_not_known_is_told_not_dropped(
    run: Run, project: Project, before: str
) -> None:
    run("review", "--rar", "Bornholm", "--format", "xlsx")
    lines = (project.root / LOG).read_text("utf-8").splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith(before))
    words = "bemærk: Ring til Lene." if before == "spørgsmål:" else "  - bemærk: Ring til Lene."
    rest = [lines[place].replace("  - ", "    "), *lines[place + 1 :]] if " - " in before else lines[place:]
    (project.root / "retur.yaml").write_text("\n".join([*lines[:place], words, *rest]) + "\n", "utf-8")

    answer = run("svar", "retur.yaml")

    assert answer.code == 0
    assert f"retur.yaml:{place + 1}:" in answer.err
    assert "»bemærk« kendes ikke" in answer.err


def test_a_key_that_is_not_known_in_the_councils_own_questions_is_told_by_the_review(
    run: Run, project: Project
) -> None:
    run("review", "--rar", "Bornholm", "--format", "xlsx")
    log = project.root / LOG
    log.write_text(log.read_text("utf-8") + "    staus: afsluttet\n", "utf-8")

    assert "»staus« kendes ikke" in run("review", "--rar", "Bornholm", "--format", "xlsx").err


def test_a_file_that_belongs_to_no_question_is_told(run: Run, project: Project) -> None:
    (project.root / "nyborg.docx").write_bytes(sent(run, project, "docx"))
    answer = run("svar", "nyborg.docx", "brev.txt")
    assert answer.code == 1
    assert "svar-uden-log" in answer.err
    assert "svar-filtype" in answer.err


# --- What people have left in a Word file -----------------------------------------------------


def _held_against(run: Run, project: Project, changed: bytes) -> tuple[dict[str, object], str]:
    """The data of a comparison of Nyborg's Word file with what came back, and the line that people see."""
    folder = project.root / "ud"
    (project.root / "sendt.docx").write_bytes(sent(run, project, "docx"))
    (project.root / "retur.docx").write_bytes(changed)
    words = ("sammenlign", "sendt.docx", "retur.docx", "--format", "html", "--ud", str(folder))
    data = json.loads(run(*words, "--json").out)
    (page,) = folder.glob("*.html")
    return data, run(*words).out + page.read_text("utf-8")


def test_comments_in_a_compared_file_are_counted_and_listed(run: Run, project: Project) -> None:
    run("review", "Nyborg", "--år", "2018", "--format", "xlsx", "--kommentarer")
    (commented,) = (project.output / "gennemgang").glob("2018-*/kommentarer/nyborg.docx")
    answered = with_comment(commented.read_bytes(), "0", "Mette Hansen", "Vi har talt med a-kasserne.")
    data, seen = _held_against(run, project, answered)
    (noted,) = data["noter"]
    assert noted["kommentarer"][-1]["tekst"] == "Vi har talt med a-kasserne."
    assert f"retur.docx: {len(noted['kommentarer'])} kommentarer og 0 rettelser" in seen
    assert "Vi har talt med a-kasserne." in seen
    assert ": 0 ændringer" not in seen


def test_tracked_changes_in_a_compared_file_are_counted_and_listed(run: Run, project: Project) -> None:
    word = sent(run, project, "docx")
    mark = '<w:del w:id="900" w:author="Ida"><w:r><w:delText>Mange</w:delText></w:r></w:del>'
    added = '<w:ins w:id="901" w:author="Ida"><w:r><w:t>Alt for mange</w:t></w:r></w:ins>'

    def track(root: etree._Element) -> None:
        (run_,) = [t.getparent() for t in root.iter(f"{W}t") if (t.text or "").startswith("Mange unge")][:1]
        names = f'xmlns:w="{W[1:-1]}"'
        for piece in etree.fromstring(f"<w:p {names}>{mark}{added}</w:p>"):
            run_.addprevious(piece)

    data, seen = _held_against(run, project, edited(word, "word/document.xml", track))
    (noted,) = data["noter"]
    assert [(item["slags"], item["tekst"]) for item in noted["rettelser"]] == [
        ("slettet", "Mange"),
        ("tilføjet", "Alt for mange"),
    ]
    assert "Ida har tilføjet »Alt for mange«." in seen
    assert ": 0 ændringer" not in seen


def test_a_changed_text_is_never_called_no_changes(run: Run, project: Project) -> None:
    word = replaced(sent(run, project, "docx"), "Mange unge", "Nogle unge")
    data, seen = _held_against(run, project, word)
    assert [item["tekst ændret"] for item in data["noter"]] == [True]
    assert ": 0 ændringer" not in seen
    assert "ingen forskel på det, de to planer siger" not in seen


# --- Received plans and the project's own files -----------------------------------------------


def _told(run: Run, *words: str) -> tuple[list[str], set[str]]:
    """The files that a review is built on, and the codes of what was said of files."""
    answer = run("review", *words, "--format", "xlsx", "--json")
    data = json.loads(answer.out)
    return [item["fil"] for item in data["planer"]], {item["kode"] for item in data["fund"]}


def test_a_received_plan_wins_over_the_file_of_the_project(run: Run, project: Project) -> None:
    """Whatever each says of its status: the file of the project is adopted here, the received one a draft."""
    folder = project.root / "modtaget"
    folder.mkdir()
    own = plan(project, "Bornholm", "Vi mangler hænder.")
    (folder / "fra kommunen.yaml").write_text(f"periode: 2018{own.read_text('utf-8')}", "utf-8")
    own.write_text(own.read_text("utf-8").replace("udkast", "vedtaget"), "utf-8")
    files, codes = _told(run, "--rar", "Bornholm", "modtaget")
    assert files == ["modtaget/fra kommunen.yaml"]
    assert "gennemgang-modtaget-brugt" in codes


def test_a_received_plan_wins_where_the_municipality_is_named_too(run: Run, project: Project) -> None:
    folder = project.root / "modtaget"
    folder.mkdir()
    (folder / "nyborg.docx").write_bytes(sent(run, project, "docx"))
    files, _ = _told(run, "Nyborg", "Bornholm", "modtaget", "--år", "2018")
    assert sorted(files) == ["modtaget/nyborg.docx", "municipalities/2018/bornholm.yaml"]


def test_a_file_that_cannot_be_read_is_not_replaced_by_a_draft(run: Run, project: Project) -> None:
    folder = project.root / "modtaget"
    folder.mkdir()
    (folder / "Beskæftigelsesplan Nyborg 2018.pdf").write_bytes(b"%PDF-1.7 skannet")
    files, codes = _told(run, "Nyborg", "Bornholm", "modtaget", "--år", "2018")
    assert files == ["municipalities/2018/bornholm.yaml"]
    assert "gennemgang-ikke-erstattet" in codes


def test_a_draft_that_stands_in_for_a_plan_that_was_not_received_is_told_of(
    run: Run, project: Project
) -> None:
    folder = project.root / "modtaget"
    folder.mkdir()
    (folder / "nyborg.docx").write_bytes(sent(run, project, "docx"))
    _, codes = _told(run, "Nyborg", "Bornholm", "modtaget", "--år", "2018")
    assert "gennemgang-ikke-modtaget" in codes
    assert "gennemgang-ikke-modtaget" not in _told(run, "Nyborg", "Bornholm", "--år", "2018")[1]


# --- Whose answers they are -------------------------------------------------------------------


def _answered(project: Project, name: str, year: str = "2018") -> Path:
    """The plan with questions that came back from a municipality, with an answer in the first of them."""
    (file,) = (project.output / "gennemgang").glob(f"{year}-*/kommentarer/{name}.docx")
    returned = project.root / f"svar-{name}-{year}.docx"
    asked = "Hvad er begrundelsen?"
    words = replaced(file.read_bytes(), asked, f"{asked} Svaret fra {name} {year}.", "word/comments.xml")
    returned.write_bytes(words)
    return returned


def _log(project: Project, name: str, year: str = "2018") -> str:
    return (project.output / "gennemgang" / "spoergsmaal" / year / f"{name}.yaml").read_text("utf-8")


@pytest.fixture
def asked(run: Run, project: Project) -> None:
    """Two plans that lack the same and are therefore asked the same; Bornholm's log comes first by name."""
    run("review", "Bornholm", "Nyborg", "--år", "2018", "--format", "xlsx", "--kommentarer")


@pytest.mark.usefixtures("asked")
def test_answers_are_filed_under_the_plan_in_the_file(run: Run, project: Project) -> None:
    answer = run("svar", _answered(project, "nyborg").name)
    assert "Nyborg: 1 nyt svar" in answer.out
    assert "Svaret fra nyborg" in _log(project, "nyborg")
    assert "Svaret fra nyborg" not in _log(project, "bornholm")


@pytest.mark.usefixtures("asked")
def test_answers_are_filed_under_the_year_of_the_plan_in_the_file(run: Run, project: Project) -> None:
    logs = project.output / "gennemgang" / "spoergsmaal"
    earlier = logs / "2017" / "nyborg.yaml"
    earlier.parent.mkdir()
    earlier.write_text(_log(project, "nyborg").replace('"2018"', '"2017"'), "utf-8")
    assert (
        "(output/gennemgang/spoergsmaal/2018/nyborg.yaml)"
        in run("svar", _answered(project, "nyborg").name).out
    )
    assert "Svaret fra nyborg" not in earlier.read_text("utf-8")


@pytest.mark.usefixtures("asked")
def test_answers_are_never_filed_under_another_plan_when_their_own_log_is_gone(
    run: Run, project: Project
) -> None:
    returned = _answered(project, "nyborg")
    (project.output / "gennemgang" / "spoergsmaal" / "2018" / "nyborg.yaml").unlink()
    before = _log(project, "bornholm")
    answer = run("svar", returned.name)
    assert (answer.code, "svar-uden-log" in answer.err) == (1, True)
    assert _log(project, "bornholm") == before


@pytest.mark.usefixtures("asked")
def test_answers_that_belong_equally_to_two_logs_are_refused(run: Run, project: Project) -> None:
    logs = project.output / "gennemgang" / "spoergsmaal"
    other = logs / "2018-2019" / "nyborg.yaml"
    other.parent.mkdir()
    other.write_text(_log(project, "nyborg").replace('"2018"', '"2018-2019"'), "utf-8")
    answer = run("svar", _answered(project, "nyborg").name)
    assert (answer.code, "svar-flere-logge" in answer.err) == (1, True)
    assert "spoergsmaal/2018/nyborg.yaml" in answer.err
    assert "spoergsmaal/2018-2019/nyborg.yaml" in answer.err
    assert "Svaret fra nyborg" not in _log(project, "nyborg")


@pytest.mark.usefixtures("asked")
def test_a_damaged_log_of_another_plan_stops_no_answers(run: Run, project: Project) -> None:
    other = project.output / "gennemgang" / "spoergsmaal" / "2018" / "bornholm.yaml"
    other.write_text("spørgsmål: [", "utf-8")
    assert "1 nyt svar" in run("svar", _answered(project, "nyborg").name).out


def test_two_plans_are_compared_in_a_report_and_with_tracked_changes(run: Run, project: Project) -> None:
    text = plan(project, "Bornholm", "Vi mangler hænder.").read_text("utf-8")
    older = text.replace("mangler hænder", "manglede hænder dengang").replace("udkast", "skitse")
    (project.root / "gammel.yaml").write_text(f"periode: 2018{older}", "utf-8")
    new = "municipalities/2018/bornholm.yaml"
    answer = run("sammenlign", "gammel.yaml", new, "--format", "docx,html", "--ud", "ud")
    assert answer.code == 0
    names = {file.name for file in (project.root / "ud").iterdir()}
    stem = "sammenligning-2018-bornholm"
    assert {f"{stem}.docx", f"{stem}.html", f"{stem}-rettelser.docx"} <= names
    page = (project.root / "ud" / f"{stem}.html").read_text("utf-8")
    assert "[udeladt: manglede]" in page
    assert "[nyt: mangler]" in page
    assert "Planen for 2018: Skitse – ikke vedtaget (gammel.yaml)" in page
    assert f"Planen for 2018: Udkast – ikke vedtaget ({new})" in page


def test_equal_plans_have_no_changes(run: Run) -> None:
    same = "municipalities/2018/bornholm.yaml"
    answer = run("sammenlign", same, same, "--format", "html", "--json")
    assert json.loads(answer.out)["ændringer"] == []


def test_plans_of_different_municipalities_are_told(run: Run) -> None:
    plans = (f"municipalities/2018/{name}.yaml" for name in ("bornholm", "nyborg"))
    answer = run("sammenlign", *plans, "--format", "html")
    assert "Planerne er ikke for samme kommune: Bornholm og Nyborg." in answer.err


def test_a_question_file_that_cannot_be_read_is_left_alone_and_told(run: Run, project: Project) -> None:
    run("review", "--rar", "Bornholm", "--format", "xlsx")
    (project.root / LOG).write_text("spørgsmål: [", "utf-8")
    answer = run("review", "--rar", "Bornholm", "--format", "html")
    assert answer.code == 1
    assert (project.root / LOG).read_text("utf-8") == "spørgsmål: ["
    assert LOG in files_in(project)["web/index.html"].decode()


def test_a_plan_that_came_as_pdf_gets_no_comments_and_stops_no_other(run: Run, project: Project) -> None:
    folder = project.root / "modtaget"
    folder.mkdir()
    (folder / "nyborg.pdf").write_bytes(sent(run, project, "pdf"))
    answer = run("review", "modtaget", "--format", "xlsx", "--kommentarer")
    assert answer.code == 0
    assert "gennemgang-uden-word" in answer.err


def test_a_plan_in_its_second_year_is_found_by_the_year(run: Run, project: Project) -> None:
    text = plan(project, "Bornholm", "Vi mangler hænder.").read_text("utf-8")
    longer = project.municipalities / "2017-2018" / "langeland.yaml"
    longer.parent.mkdir()
    longer.write_text(text.replace("Bornholm", "Langeland"), "utf-8")
    data = json.loads(run("review", "Langeland", "--år", "2018", "--format", "xlsx", "--json").out)
    assert [item["navn"] for item in data["planer"]] == ["Langeland"]
    assert run("review", "Langeland", "--år", "2016", "--format", "xlsx").code == 2


def test_a_councils_own_file_is_read_and_its_questions_are_asked(run: Run, project: Project) -> None:
    folder = project.root / "raad"
    folder.mkdir()
    themes, questions = (
        "temaer: [{tema: Hænder, søgeord: [hænder]}]",
        "spørgsmål: [Hvordan måler I effekten?]",
    )
    (folder / "rar-bornholm.yaml").write_text(f"råd: RAR Bornholm\n{themes}\n{questions}\n", "utf-8")
    assert run("review", "--rar", "Bornholm", "--format", "html").code == 0
    page = files_in(project)["web/index.html"].decode()
    assert "»Vi mangler hænder.«" in page
    assert "Hvordan måler I effekten?" in (project.root / LOG).read_text("utf-8")
    (folder / "rar-bornholm.yaml").write_text("råd: RAR Bornhlm\n", "utf-8")
    answer = run("review", "--rar", "Bornholm", "--format", "html")
    assert answer.code == 2
    assert "råd-ukendt" in answer.err


def test_an_interrupted_review_says_so_and_keeps_what_was_there(
    run: Run, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("review", "bornholm")
    before = {file: file.read_bytes() for file in project.root.rglob("*") if file.is_file()}

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.batch.review_run.review_report", interrupted)
    answer = run("review", "bornholm")

    assert answer.code == 130
    assert "Afbrudt. Kør samme kommando igen" in answer.err
    assert {file: file.read_bytes() for file in before} == before
