"""The question log: read with places, added to without touching a line that stands there."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.problems import FindingsError
from generator.review.question_file import add_to_log
from generator.review.questions import (
    Answer,
    Question,
    QuestionLog,
    QuestionStatus,
    beside,
    parse_log,
    read_log,
    suggested_question,
)

DAY = dt.date(2018, 2, 1)
WRITTEN = """\
# Rådets spørgsmål. Spørg Lene, hvis noget er uklart.
råd: RAR Fyn
kommune: Nyborg
år: 2018

spørgsmål:
  - id: a1
    spørgsmål: Hvornår kommer måltallet?   # haster
    mål: "1"
    svar:
      - svar: I marts.
        af: Mette Hansen
        dato: 12. februar 2018
  # Det næste er Lenes eget.
  - Hvem har I talt med?

  - spørgsmål: |
      Hvad betyder
      # dette?
    status: afsluttet
# Slut.
"""


def _asked(number: int = 1, text: str = "Hvorfor?") -> Question:
    return suggested_question(
        f"kode-{number}", text, goal="1", path="mål[0].udfordring", quote="unge", by="RAR Fyn", date=DAY
    )


def _log(*questions: Question) -> QuestionLog:
    return QuestionLog("RAR Fyn", "Nyborg", "2018", questions)


def _kept(before: str, after: str) -> bool:
    """Whether all lines still stand, whole and in order."""
    lines = iter(after.splitlines())
    return all(line in lines for line in before.splitlines())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "nyborg.yaml"


# --- Reading ----------------------------------------------------------------------------------


def test_a_log_is_read_with_places() -> None:
    first, second, third = parse_log(WRITTEN.encode(), "nyborg.yaml").questions
    assert first.text == "Hvornår kommer måltallet?"
    assert first.answers == (Answer("I marts.", "Mette Hansen", dt.date(2018, 2, 12)),)
    assert (first.status, second.status, third.status) == (
        QuestionStatus.ANSWERED,
        QuestionStatus.OPEN,
        QuestionStatus.CLOSED,
    )
    assert second.text == "Hvem har I talt med?"
    assert second.place is not None
    assert (second.place.line, second.place.column) == (15, 5)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("spørgsmål: Hvad?\n", "spørgsmål-liste", 1),
        ("- a\n", "spørgsmål-form", 1),
        ("spørgsmål:\n  - mål: '1'\n", "spørgsmål-mangler", 2),
        ("spørgsmål:\n  - spørgsmål: A?\n    dato: i går\n", "spørgsmål-dato", 3),
        ("spørgsmål:\n  - spørgsmål: A?\n    status: måske\n", "spørgsmål-status", 3),
        ("spørgsmål:\n  - spørgsmål: A?\n    svar:\n      - af: B\n", "spørgsmål-svar-mangler", 4),
        ("spørgsmål:\n  - spørgsmål: [A]\n", "spørgsmål-tekst", 2),
        ("spørgsmål:\n  - A?\n  - A?\n", "spørgsmål-gentaget", 3),
    ],
)
def test_what_cannot_be_understood_is_a_finding_at_its_place(text: str, code: str, line: int) -> None:
    with pytest.raises(FindingsError) as caught:
        parse_log(text.encode(), "nyborg.yaml")
    found = caught.value.findings[0]
    assert found.code == code
    assert found.place is not None
    assert found.place.line == line


def test_a_key_that_is_not_known_is_a_remark(file: Path) -> None:
    log = parse_log(
        b"sp\xc3\xb8rgsm\xc3\xa5l:\n  - sp\xc3\xb8rgsm\xc3\xa5l: A?\n    farve: r\xc3\xb8d\n", "a.yaml"
    )
    assert [found.code for found in log.remarks] == ["spørgsmål-nøgle"]
    assert len(log.questions) == 1


def test_a_question_that_only_the_council_itself_commented_is_still_open() -> None:
    question = replace(_asked(), answers=(Answer("Vi rykker.", "RAR Fyn"),))
    assert question.status is QuestionStatus.OPEN
    answered = replace(question, answers=(*question.answers, Answer("Ja.", "Mette Hansen")))
    assert answered.status is QuestionStatus.ANSWERED


# --- The same question ------------------------------------------------------------------------


def test_the_same_finding_at_the_same_passage_asks_the_same_question() -> None:
    assert _asked(text="Hvorfor 4?").id == _asked(text="Hvorfor 5?").id
    assert _asked(1).id != _asked(2).id


def test_a_question_is_asked_once_and_an_answered_one_stays_answered(file: Path) -> None:
    add_to_log(file, "nyborg.yaml", _log(_asked()), root=file.parent)
    answer = Answer("Fordi.", "Mette Hansen", DAY, "nyborg.docx")
    add_to_log(file, "nyborg.yaml", _log(), {_asked().id: [answer]}, root=file.parent)
    before = file.read_bytes()
    log = add_to_log(
        file, "nyborg.yaml", _log(_asked(text="Hvorfor nu?")), {_asked().id: [answer]}, root=file.parent
    )
    assert file.read_bytes() == before
    (question,) = log.questions
    assert question.text == "Hvorfor?"
    assert question.answers == (answer,)
    assert question.status is QuestionStatus.ANSWERED


# --- Writing ----------------------------------------------------------------------------------


def test_a_new_log_can_be_read_by_people(file: Path) -> None:
    add_to_log(file, "nyborg.yaml", _log(_asked(text="Hvorfor?\nOg hvornår?")), root=file.parent)
    assert file.read_text("utf-8") == (
        'råd: "RAR Fyn"\nkommune: "Nyborg"\når: "2018"\nspørgsmål:\n'
        f'  - id: "{_asked().id}"\n    spørgsmål: |-\n      Hvorfor?\n      Og hvornår?\n'
        '    mål: "1"\n    sted: "mål[0].udfordring"\n    citat: "unge"\n    foreslået af: "kode-1"\n'
        '    stillet af: "RAR Fyn"\n    dato: 2018-02-01\n'
    )


def test_additions_stand_between_the_lines_that_were_there(file: Path) -> None:
    file.write_text(WRITTEN, "utf-8")
    log = add_to_log(
        file, "nyborg.yaml", _log(_asked()), {"a1": [Answer("Nej, i april.", "Ida")]}, root=file.parent
    )
    text = file.read_text("utf-8")
    assert _kept(WRITTEN, text)
    assert (
        '        dato: 12. februar 2018\n      - svar: "Nej, i april."\n        af: "Ida"\n  # Det næste'
        in text
    )
    assert text.endswith("    dato: 2018-02-01\n# Slut.\n")
    assert [len(question.answers) for question in log.questions] == [2, 0, 0, 0]
    assert not beside(file).exists()


def test_line_ends_of_windows_stay(file: Path) -> None:
    file.write_bytes(WRITTEN.replace("\n", "\r\n").encode())
    add_to_log(file, "nyborg.yaml", _log(_asked()), root=file.parent)
    data = file.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize(
    "text",
    [
        "kommune: Nyborg\nspørgsmål: [{spørgsmål: A?, id: a1}]\n",
        "{kommune: Nyborg, spørgsmål: [{spørgsmål: A?, id: a1}]}\n",
        "spørgsmål:\n  - {id: a1, spørgsmål: A?}\n",
        "spørgsmål:\n  - id: a1\n    spørgsmål: A?\n    svar: Måske.\n",
        "spørgsmål:\n  - id: a1\n    spørgsmål: A?\n    svar: [Måske., Nej.]\n",
        'spørgsmål:\n  - id: a1\n    spørgsmål: "A\n\n      # B?"\n',
    ],
    ids=[
        "liste på linjen",
        "alt på linjen",
        "spørgsmål på linjen",
        "svar som tekst",
        "svar på linjen",
        "anførsel",
    ],
)
def test_what_has_no_room_is_put_beside_and_read_together(text: str, file: Path) -> None:
    file.write_text(text, "utf-8")
    answer = Answer("Ja.", "Ida", DAY)
    for _ in range(2):
        log = add_to_log(
            file, "nyborg.yaml", _log(_asked()), {"a1": [answer], _asked().id: [answer]}, root=file.parent
        )
        assert _kept(text, file.read_text("utf-8"))
        first, second = log.questions
        assert first.text.startswith("A")
        assert first.answers[-1] == answer
        assert second.answers == (answer,)
    log = add_to_log(
        file, "nyborg.yaml", _log(_asked(2)), {"a1": [Answer("Nej.", "Ida", DAY)]}, root=file.parent
    )
    assert _kept(text, file.read_text("utf-8"))
    assert [question.answers[-1].text if question.answers else "" for question in log.questions] == [
        "Nej.",
        "Ja.",
        "",
    ]


def test_a_log_that_cannot_be_read_is_left_alone(file: Path) -> None:
    file.write_text("spørgsmål: [", "utf-8")
    with pytest.raises(FindingsError):
        add_to_log(file, "nyborg.yaml", _log(_asked()), root=file.parent)
    assert file.read_text("utf-8") == "spørgsmål: ["
    assert list(file.parent.iterdir()) == [file]


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


@given(text=WORDS, answer=WORDS, by=WORDS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_written_in_a_comment_can_be_written_and_read_again(
    text: str, answer: str, by: str, tmp_path: Path
) -> None:
    file = tmp_path / "nyborg.yaml"
    for stale in (file, beside(file)):
        stale.unlink(missing_ok=True)
    file.write_text(WRITTEN, "utf-8")
    log = add_to_log(
        file,
        "nyborg.yaml",
        _log(_asked(text=f"?{text}")),
        {"a1": [Answer(f"!{answer}", by)]},
        root=file.parent,
    )
    assert _kept(WRITTEN, file.read_text("utf-8"))
    assert log == read_log(file, "nyborg.yaml")
    assert (len(log.questions), len(log.questions[0].answers)) == (4, 2)
    again = add_to_log(
        file, "nyborg.yaml", _log(_asked()), {"a1": [Answer(f"!{answer}", by)]}, root=file.parent
    )
    assert again == log
