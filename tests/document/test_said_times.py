"""Times and sums that a municipality states are printed as what they are: periods, weeks, words, stages."""

from __future__ import annotations

import pytest

from generator.plan.checks import check
from generator.problems import FindingsError
from tests.document_dump import lines


@pytest.fixture
def said(workshop, tmp_path):
    def words(text: str) -> str:
        document = workshop.document(_plan(workshop, tmp_path, text))
        return "\n".join(line.words for line in lines(document)).replace("\N{NO-BREAK SPACE}", " ")

    return words


@pytest.fixture
def found(workshop, tmp_path):
    return lambda text: [item.code for item in check(_plan(workshop, tmp_path, text))]


def _plan(workshop, folder, text):
    file = folder / "plan.yaml"
    file.write_text(f"kommune: Odense\nperiode: 2018\n{text}", "utf-8")
    return workshop.plan(workshop.read(file)).plan


def investment(keys: str) -> str:
    return f"investeringer: [{{titel: Tidlig indsats, enhed: mio. kr., {keys}}}]\n"


def test_an_amount_for_several_years_says_them(said):
    assert "Investering: 85,4 mio. kr. i 2017–2020." in said(investment("beløb: '85,4', periode: 2017-2020"))


def test_an_amount_whose_first_year_is_known_is_said_to_begin_then(said):
    words = said(investment("beløb: '85,4', år: 2017"))

    assert "Investering: 85,4 mio. kr. fra 2017." in words
    assert "i 2017" not in words.partition("Tidlig indsats")[2].partition("\n\n")[0].splitlines()[1]


def test_the_years_are_said_without_an_amount_too(said):
    assert "Investeringen løber i 2017–2020." in said(investment("periode: 2017-2020"))


@pytest.mark.parametrize(
    ("as_of", "words"), [("2018U12", "i uge 12, 2018"), ("2018-03-23", "den 23. marts 2018")]
)
def test_an_amount_says_when_it_was_worked_out(said, as_of, words):
    assert f"Beløbene er opgjort {words}." in said(investment(f"beløb: 85, opgjort: {as_of}"))


TOTALS = """i alt: [{stade: godkendt, investering: 85, gevinst: 117},
    {stade: realiseret, investering: 40}], tal: [{år: 2018, stade: realiseret, investering: 40}]"""


def test_each_stage_has_its_total(said, found):
    words = said(investment(TOTALS))

    assert "I alt | Godkendt | 85 | 117" in words
    assert "I alt | Realiseret | 40" in words
    assert "investering-sum" not in found(investment(TOTALS))


def test_a_total_that_is_not_the_sum_is_printed_and_told(said, found):
    wrong = investment(TOTALS.replace("realiseret, investering: 40}]", "realiseret, investering: 41}]", 1))

    assert "I alt | Realiseret | 41" in said(wrong)
    assert "investering-sum" in found(wrong)


def test_a_hearing_may_have_been_sent_at_a_time_in_words(said):
    words = said("høringer: [{part: Handicaprådet, tidspunkt: sommeren 2012}]\n")

    assert "Handicaprådet | sommeren 2012" in words


def test_a_round_of_follow_up_may_be_at_a_time_in_words(said):
    words = said("opfølgning: [{navn: Første status, tidspunkt: efteråret 2018}]\n")

    assert "efteråret 2018" in words


def test_a_date_in_words_is_refused_with_the_key_that_takes_it(workshop, tmp_path):
    file = tmp_path / "plan.yaml"
    file.write_text(
        "kommune: Odense\nperiode: 2018\nhøringer: [{part: Rådet, sendt: sommeren 2012}]\n", "utf-8"
    )

    with pytest.raises(FindingsError) as caught:
        workshop.read(file)

    (refused,) = caught.value.findings
    assert (refused.code, "»tidspunkt«" in refused.cure) == ("dato-ulæselig", True)


def test_a_status_says_by_when(said):
    goal = "mål: [{ministermål: 1, indikatorer: [{indikator: a-dagpenge, måltal: {mindst: 0}}]}]\n"

    assert "Nået i juni 2017" in said(goal)
