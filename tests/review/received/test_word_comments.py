"""Questions as Word comments at their passages, and answers collected from returned files."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from generator.problems import Place
from generator.review.comment_parts import WordComment
from generator.review.finished_word import plan_of_word
from generator.review.questions import Answer, Question, QuestionLog, suggested_question
from generator.review.word_comments import collected, comments_of, with_comments
from tests.review.received.conftest import Sent
from tests.review.received.word_editing import W, edited, parts_of, replaced, with_comment, without_controls

DAY = dt.date(2018, 2, 1)
COUNCIL = "RAR Fyn"
PLACE = Place("nyborg.docx")


def _question(text: str, path: str | None = None, quote: str | None = None) -> Question:
    return suggested_question(text, text, goal=None, path=path, quote=quote, by=COUNCIL, date=DAY)


ASKED = (
    _question("Hvorfor flere?", "mål[0].udfordring", "det højeste i ti år"),
    _question("Hvor sent?", "mål[0].udfordring", "Jobcentret møder dem for sent."),
    _question("Hvilke hænder?", "mål[1].udfordring"),
    _question("Hvorfor intet måltal?", None, "Færre på offentlig forsørgelse"),
    _question("Og hvordan?", "mål[0].udfordring", "det højeste i ti år"),
)
LOG = QuestionLog(COUNCIL, "Nyborg", "2018", ASKED)


@pytest.fixture(scope="session")
def commented(sent: Sent) -> bytes:
    return with_comments(sent.word, PLACE, ASKED, COUNCIL, DAY).data


def _by_text(data: bytes) -> dict[str, WordComment]:
    return {comment.text.partition(" [")[0]: comment for comment in comments_of(data, PLACE)}


# --- Questions --------------------------------------------------------------------------------


def test_each_question_stands_at_its_words(commented: bytes) -> None:
    passages = {text: comment.passage for text, comment in _by_text(commented).items()}
    assert passages["Hvor sent?"] == "Jobcentret møder dem for sent."
    assert passages["Hvilke hænder?"] == "Virksomhederne mangler hænder."
    assert passages["Hvorfor intet måltal?"] == "Færre på offentlig forsørgelse"
    assert passages["Hvorfor flere?"].startswith("det højeste i ti år")
    assert passages["Og hvordan?"] == passages["Hvorfor flere?"]


def test_comments_are_the_councils_and_know_the_path(commented: bytes) -> None:
    comment = _by_text(commented)["Hvilke hænder?"]
    assert (comment.author, comment.date, comment.path) == (COUNCIL, DAY, "mål[1].udfordring")
    assert comment.text == f"Hvilke hænder? [{ASKED[2].id}]"


def test_the_text_of_the_plan_is_as_it_was(sent: Sent, commented: bytes) -> None:
    """By the digest that the file declares of itself."""
    assert plan_of_word(commented, PLACE).changed is False
    before, after = parts_of(sent.word), parts_of(commented)
    added = {"word/comments.xml", "word/commentsExtended.xml"}
    led = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert after.keys() - before.keys() == added
    assert {name for name in before if after[name] != before[name]} == led


def test_questions_are_put_into_a_file_once(commented: bytes) -> None:
    again = with_comments(commented, PLACE, ASKED, COUNCIL, DAY)
    assert len(comments_of(again.data, PLACE)) == len(ASKED)


def test_passages_are_found_by_their_text_where_controls_are_lost(sent: Sent) -> None:
    done = with_comments(without_controls(sent.word), PLACE, ASKED, COUNCIL, DAY)
    assert done.without_place == ()
    passages = {text: comment.passage for text, comment in _by_text(done.data).items()}
    assert passages["Hvilke hænder?"] == "Virksomhederne mangler hænder."
    assert passages["Hvor sent?"] == "Jobcentret møder dem for sent."
    assert passages["Hvorfor flere?"] == "det højeste i ti år"


def test_words_that_were_cut_into_runs_are_found(sent: Sent) -> None:
    data = replaced(sent.word, "mangler hænder", 'mangler</w:t></w:r><w:r><w:t xml:space="preserve"> hænder')
    question = _question("Hvilke?", "mål[1].udfordring", "mangler hænder")
    done = with_comments(data, PLACE, [question], COUNCIL, DAY)
    assert _by_text(done.data)["Hvilke?"].passage.startswith("mangler hænder")
    assert plan_of_word(done.data, PLACE).changed is False


def test_a_question_whose_passage_is_gone_is_told_and_stands_at_the_beginning(sent: Sent) -> None:
    lost = _question("Hvor?", "mål[9].udfordring", "ord, som ingen har skrevet")
    done = with_comments(sent.word, PLACE, [lost], COUNCIL, DAY)
    assert done.without_place == (lost,)
    assert _by_text(done.data)["Hvor?"].passage.startswith("Nyborg Kommune")


def test_comments_of_others_stay(commented: bytes) -> None:
    theirs = with_comment(commented, "0", "Mette Hansen", "Se bilag.")
    more = with_comments(theirs, PLACE, [_question("Flere?", "mål[1].udfordring")], COUNCIL, DAY)
    assert _by_text(more.data)["Se bilag."] == _by_text(theirs)["Se bilag."]
    assert len({comment.id for comment in comments_of(more.data, PLACE)}) == len(ASKED) + 2


# --- Answers ----------------------------------------------------------------------------------


def _collected(
    data: bytes, log: QuestionLog = LOG
) -> tuple[tuple[Question, ...], dict[str, tuple[Answer, ...]]]:
    found = collected(log, comments_of(data, PLACE), "nyborg.docx")
    return found.questions, dict(found.answers)


def test_a_file_without_answers_adds_nothing(commented: bytes) -> None:
    assert _collected(commented) == ((), {})


def test_a_reply_in_a_thread_is_an_answer(commented: bytes) -> None:
    data = with_comment(commented, "1", "Mette Hansen", "Efter otte uger.")
    answer = Answer("Efter otte uger.", "Mette Hansen", dt.date(2018, 2, 12), "nyborg.docx")
    assert _collected(data) == ((), {ASKED[1].id: (answer,)})


def test_a_reply_to_a_reply_is_an_answer_too(commented: bytes) -> None:
    data = with_comment(commented, "1", "Mette Hansen", "Efter otte uger.")
    data = with_comment(data, "90", "Ida", "Nu seks.", identity="91")
    assert [answer.text for answer in _collected(data)[1][ASKED[1].id]] == ["Efter otte uger.", "Nu seks."]


def test_without_threads_a_comment_on_the_same_words_is_an_answer(commented: bytes) -> None:
    data = with_comment(commented, "1", "Mette Hansen", "Efter otte uger.", threaded=False)
    assert [answer.text for answer in _collected(data)[1][ASKED[1].id]] == ["Efter otte uger."]


def _beside(data: bytes, question: Question, others: tuple[Question, ...]) -> bytes:
    """Put an answer where LibreOffice 7.4 leaves it: its marks begin and end before those of its question.

    The questions stand about the same words, and the comments in the order of their last marks.
    """

    def marks(root: etree._Element) -> None:
        first = next(root.iter(f"{W}commentRangeStart")).getparent()
        for mark in [*root.iter(f"{W}commentRangeStart"), *root.iter(f"{W}commentRangeEnd")]:
            mark.getparent().remove(mark)
        begun = [str(number) for number in range(len(others))]
        ended = begun[::-1]
        for order in (begun, ended):
            order.insert(order.index(str(others.index(question))), "90")
        for number, identity in enumerate(begun):
            first.insert(number + 1, etree.Element(f"{W}commentRangeStart", {f"{W}id": identity}))
        for identity in ended:
            first.append(etree.Element(f"{W}commentRangeEnd", {f"{W}id": identity}))

    answered = with_comment(data, "0", "Mette Hansen", "Fordi.", threaded=False)
    return edited(without_controls(answered), "word/document.xml", marks)


@pytest.mark.parametrize("number", range(3), ids=["første", "midterste", "sidste"])
def test_an_answer_that_libreoffice_saved_belongs_to_the_question_beside_it(sent: Sent, number: int) -> None:
    asked = tuple(_question(text, quote="det højeste i ti år") for text in ("Hvorfor?", "Hvem?", "Hvornår?"))
    data = with_comments(sent.word, PLACE, asked, COUNCIL, DAY).data
    questions, answers = _collected(
        _beside(data, asked[number], asked), QuestionLog(COUNCIL, "Nyborg", "2018", asked)
    )
    assert questions == ()
    assert {key: [item.text for item in given] for key, given in answers.items()} == {
        asked[number].id: ["Fordi."]
    }


def test_an_answer_beside_no_one_question_is_an_entry_of_its_own(commented: bytes) -> None:
    """Rather a question too many than an answer under a question that it does not answer."""

    def apart(root: etree._Element) -> None:
        (mark,) = (item for item in root.iter(f"{W}commentRangeStart") if item.get(f"{W}id") == "90")
        (last,) = (item for item in root.iter(f"{W}commentRangeStart") if item.get(f"{W}id") == "4")
        last.addnext(mark)

    data = with_comment(commented, "0", "Mette Hansen", "Fordi.", threaded=False)
    questions, answers = _collected(edited(data, "word/document.xml", apart))
    assert ([item.text for item in questions], answers) == (["Fordi."], {})


def test_an_answer_that_quotes_its_question_belongs_to_it_wherever_it_stands(commented: bytes) -> None:
    """LibreOffice 7 begins a reply with the words that are answered."""
    quote = f'Svar til {COUNCIL} (01-02-2018, 00:00): "{ASKED[4].text} [{ASKED[4].id}]"\nFordi det virker.'
    data = with_comment(commented, "0", "Mette Hansen", quote, threaded=False)
    questions, answers = _collected(data)
    assert questions == ()
    answer = Answer("Fordi det virker.", "Mette Hansen", dt.date(2018, 2, 12), "nyborg.docx")
    assert answers == {ASKED[4].id: (answer,)}


def test_two_answers_beside_one_question_are_both_its(sent: Sent) -> None:
    asked = tuple(_question(text, quote="det højeste i ti år") for text in ("Hvorfor?", "Hvem?", "Hvornår?"))
    data = with_comments(sent.word, PLACE, asked, COUNCIL, DAY).data
    data = with_comment(data, "1", "Mette Hansen", "Fordi.", threaded=False)
    data = with_comment(data, "1", "Ida", "Også derfor.", identity="91", threaded=False)
    questions, answers = _collected(data, QuestionLog(COUNCIL, "Nyborg", "2018", asked))
    assert questions == ()
    assert {item.text for item in answers[asked[1].id]} == {"Fordi.", "Også derfor."}


def test_words_written_into_our_comment_are_an_answer(commented: bytes) -> None:
    data = replaced(commented, "Hvilke hænder?", "Hvilke hænder? Smede.", "word/comments.xml")
    assert _collected(data)[1] == {ASKED[2].id: (Answer("Smede.", source="nyborg.docx"),)}


def test_a_comment_of_ours_that_lost_words_is_no_answer(commented: bytes) -> None:
    data = replaced(commented, "Hvilke hænder?", "hænder?", "word/comments.xml")
    assert _collected(data) == ((), {})


def test_a_comment_of_somebody_else_becomes_a_question(commented: bytes) -> None:
    def without_thread(root: etree._Element) -> None:
        for mark in root.iter(f"{W}commentRangeEnd"):
            if mark.get(f"{W}id") == "90":
                mark.getparent().getnext().append(mark)

    data = with_comment(commented, "3", "Mette Hansen", "Skal vi nævne KL?", threaded=False)
    (question,), answers = _collected(edited(data, "word/document.xml", without_thread))
    assert (question.text, question.by, question.source) == (
        "Skal vi nævne KL?",
        "Mette Hansen",
        "nyborg.docx",
    )
    assert answers == {}


def test_a_question_of_ours_that_the_log_has_lost_comes_back(commented: bytes) -> None:
    questions, _ = _collected(commented, QuestionLog(COUNCIL, "Nyborg", "2018"))
    assert [item.id for item in questions] == [item.id for item in ASKED]
    assert questions[2].text == "Hvilke hænder?"


# --- Other programs ---------------------------------------------------------------------------


@pytest.mark.programs
def test_the_open_xml_sdk_finds_no_error(commented: bytes, tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(commented)
    done = subprocess.run(["ooxml-validator", file], check=False, capture_output=True, text=True)
    assert json.loads(done.stdout)["errors"] == []


@pytest.mark.programs
def test_libreoffice_keeps_every_question_and_answer(commented: bytes, tmp_path: Path) -> None:
    """It writes no threads, and loses a paragraph where a comment ends in the first one of a control."""
    opened, saved = tmp_path / "plan.docx", tmp_path / "saved"
    opened.write_bytes(with_comment(commented, "1", "Mette Hansen", "Efter otte uger."))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", saved, opened]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    data = (saved / "plan.docx").read_bytes()
    assert plan_of_word(data, PLACE).changed is False
    assert {comment.text for comment in comments_of(data, PLACE)} == {
        "Efter otte uger.",
        *(f"{item.text} [{item.id}]" for item in ASKED),
    }
    questions, answers = _collected(data)
    assert questions == ()
    assert [answer.text for answer in answers[ASKED[1].id]] == ["Efter otte uger."]
