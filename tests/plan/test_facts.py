"""What the figures say about a place, in the words that a reader meets."""

from __future__ import annotations

from pathlib import Path

from generator.figures.series import State
from generator.plan.facts import Facts, FactWords, facts_of
from tests.plan_bench import Bench, geography, plain, sentences

SHARE, PERSONS, PLACE = "offentlig-forsørgelse-andel", "a-dagpenge", "benchmark-placering"
NAME = "Fuldtidspersoner på offentlig forsørgelse i pct. af befolkningen 16-66 år"


def facts(
    folder: Path, figures: str, indicator: str = SHARE, kommune: str = "Greve", compare: str = ""
) -> Facts:
    return told(folder, figures, indicator, kommune, compare)[0]


def words(folder: Path, figures: str, indicator: str = SHARE, kommune: str = "Greve", compare: str = ""):
    return told(folder, figures, indicator, kommune, compare)[1]


def told(
    folder: Path, figures: str, indicator: str, kommune: str, compare: str
) -> tuple[Facts, list[str | None]]:
    plan = Bench(folder, {indicator: figures}).plan(
        f"""
        kommune: {kommune}
        sammenligningsgrundlag: [{{navn: klyngen, kommuner: [Køge, Solrød]}}]
        mål: [{{ministermål: 1, indikatorer: [{{indikator: {indicator}, sammenlign: [{compare}]}}]}}]
        """
    )
    (use,) = plan.goals[0].indicators
    council = plan.comparators.council
    found = facts_of(use.measures[0], use.comparators, council, geography().municipalities)
    return found, [plain(line) for line in FactWords(sentences(), council).paragraphs(found, use)]


FIGURES = """
    Greve:         2016M06 5,6, 2017M06 5,2
    Køge:          2017M06 6,7 af 30000
    Solrød:        2017M06 4,1 af 10000
    Hillerød:      2017M06 4,0
    De andre:      2017M06 6,0
    RAR Sjælland:  2017M06 5,2
    Hele landet:   2017M06 4,9
"""


def test_level_change_gaps_and_places(tmp_path: Path) -> None:
    assert words(tmp_path, FIGURES) == [
        f"{NAME}: 5,2 pct. i Greve i juni 2017.",
        "Det er 0,4 procentpoint lavere end i juni 2016.",
        "Niveauet er det samme som i RAR Sjælland og 0,3 procentpoint højere end i hele landet.",
        "Greve er nr. 2 af de 17 kommuner i RAR Sjælland, som har tal (nr. 1 er bedst). "
        "På landsplan er Greve nr. 3 af 98.",
    ]


def test_every_comparator_is_told_of(tmp_path: Path) -> None:
    assert words(tmp_path, FIGURES, compare="klyngen, Hillerød, Hele landet")[2] == (
        "Niveauet er 0,9 procentpoint lavere end gennemsnittet for klyngen, 1,2 procentpoint højere end i "
        "Hillerød og 0,3 procentpoint højere end i hele landet."
    )


def test_a_difference_is_the_exact_one_and_all_numbers_get_the_decimal_that_shows_it(tmp_path: Path) -> None:
    told = words(tmp_path, "Greve: 2016M06 5,21, 2017M06 5,25\nHele landet: 2017M06 5,16")

    assert told == [
        f"{NAME}: 5,25 pct. i Greve i juni 2017.",
        "Det er 0,04 procentpoint højere end i juni 2016.",
        "Niveauet er 0,09 procentpoint højere end i hele landet.",
    ]


def test_a_difference_that_the_printed_numbers_show_has_their_decimals(tmp_path: Path) -> None:
    told = words(tmp_path, "Greve: 2016M06 5,11, 2017M06 5,31\nHele landet: 2017M06 5,12")

    assert told == [
        f"{NAME}: 5,3 pct. i Greve i juni 2017.",
        "Det er 0,2 procentpoint højere end i juni 2016.",
        "Niveauet er 0,2 procentpoint højere end i hele landet.",
    ]


def test_a_place_is_counted_on_exact_values(tmp_path: Path) -> None:
    figures = "Greve: 2017M06 5,04\nKøge: 2017M06 5,02\nSolrød: 2017M06 5,03\nDe andre: 2017M06 7,0"

    assert words(tmp_path, figures)[-1] == (
        "Greve er nr. 3 af de 17 kommuner i RAR Sjælland, som har tal (nr. 1 er bedst). "
        "På landsplan er Greve nr. 3 af 98."
    )


def test_values_that_print_alike_are_the_same(tmp_path: Path) -> None:
    told = words(tmp_path, "Greve: 2016M06 5,21, 2017M06 5,2\nHele landet: 2017M06 5,24")

    assert told[1:] == ["Det er det samme som i juni 2016.", "Niveauet er det samme som i hele landet."]


def test_the_best(tmp_path: Path) -> None:
    assert words(tmp_path, FIGURES, kommune="Solrød")[-1] == (
        "Solrød er bedst placeret af de 17 kommuner i RAR Sjælland, som har tal. "
        "På landsplan er Solrød nr. 2 af 98."
    )


def test_the_last(tmp_path: Path) -> None:
    assert words(tmp_path, FIGURES, kommune="Køge")[-1] == (
        "Køge har den laveste placering af de 17 kommuner i RAR Sjælland, som har tal. "
        "På landsplan er Køge nr. 98 af 98."
    )


def test_the_first_place_may_be_shared(tmp_path: Path) -> None:
    figures = "Greve: 2017M06 4,1\nKøge: 2017M06 4,1\nSolrød: 2017M06 4,1\nDe andre: 2017M06 5,0"

    assert words(tmp_path, figures)[-1] == (
        "Greve deler førstepladsen i RAR Sjælland med 2 andre kommuner (17 kommuner har tal). "
        "På landsplan deler Greve førstepladsen med 2 andre af de 98 kommuner, som har tal."
    )


def test_any_place_may_be_shared(tmp_path: Path) -> None:
    figures = "Lejre: 2017M06 3,0\nGreve: 2017M06 4,1\nHillerød: 2017M06 4,1\nDe andre: 2017M06 5,0"

    assert words(tmp_path, figures)[-1] == (
        "Greve er nr. 2 af de 17 kommuner i RAR Sjælland, som har tal (nr. 1 er bedst). "
        "På landsplan deler Greve 2.-pladsen med 1 anden af de 98 kommuner, som har tal."
    )
    assert words(tmp_path / "sidst", figures, kommune="Køge")[-1] == (
        "Køge deler 3.-pladsen i RAR Sjælland med 14 andre kommuner (17 kommuner har tal). "
        "På landsplan deler Køge 4.-pladsen med 94 andre af de 98 kommuner, som har tal."
    )


def test_there_is_no_place_among_figures_that_few_have(tmp_path: Path) -> None:
    figures = "Greve: 2017M06 4,1\nKøge: 2017M06 4,4\nHele landet: 2017M06 4,9"

    assert words(tmp_path, figures)[-1] == "Niveauet er 0,8 procentpoint lavere end i hele landet."


def test_a_withheld_figure_takes_no_place_from_the_others(tmp_path: Path) -> None:
    figures = "Greve: 2017M06 4,1\nSolrød: 2017M06 -\nDe andre: 2017M06 5,0"

    assert words(tmp_path, figures)[-1] == (
        "Greve er bedst placeret af de 16 kommuner i RAR Sjælland, som har tal. "
        "På landsplan er Greve nr. 1 af 97."
    )


def test_the_only_municipality_of_its_council_is_placed_in_the_country_alone(tmp_path: Path) -> None:
    figures = (
        "Bornholm: 2017M06 5,0\nGreve: 2017M06 4,0\nDe andre: 2017M06 6,0\n"
        "RAR Bornholm: 2017M06 5,0\nHele landet: 2017M06 4,9"
    )

    assert words(tmp_path, figures, kommune="Bornholm")[1:] == [
        "Niveauet er 0,1 procentpoint højere end i hele landet.",
        "På landsplan er Bornholm nr. 2 af 98.",
    ]


def test_nobody_is_placed_among_none(tmp_path: Path) -> None:
    assert words(tmp_path, "Greve: 2017M06 4,1") == [f"{NAME}: 4,1 pct. i Greve i juni 2017."]


def test_volumes_are_neither_held_against_others_nor_placed(tmp_path: Path) -> None:
    figures = "Greve: 2016M06 600, 2017M06 610\nKøge: 2017M06 703\nHele landet: 2017M06 80100"

    assert words(tmp_path, figures, PERSONS) == [
        "A-dagpengemodtagere: 610 fuldtidspersoner i Greve i juni 2017.",
        "Det er 10 fuldtidspersoner flere end i juni 2016.",
    ]


def test_a_place_on_a_list_moves_forward_and_back(tmp_path: Path) -> None:
    assert words(tmp_path, "Greve: 2016H1 40, 2017H1 36", PLACE)[1] == (
        "Det er 4 pladser længere fremme end i 1. halvår 2016."
    )
    assert words(tmp_path / "igen", "Greve: 2016H1 35, 2017H1 36", PLACE)[1] == (
        "Det er 1 plads længere tilbage end i 1. halvår 2016."
    )


def test_a_stock_is_counted_on_a_date(tmp_path: Path) -> None:
    assert words(tmp_path, "Greve: 2016-06-30 5,0, 2017-06-30 4,8") == [
        f"{NAME}: 4,8 pct. i Greve den 30. juni 2017.",
        "Det er 0,2 procentpoint lavere end den 30. juni 2016.",
    ]


def test_hidden_figures(tmp_path: Path) -> None:
    found, told_words = told(tmp_path, "Læsø: 2017M06 -", "langtidsledige", "Læsø", "")

    assert found.state is State.SUPPRESSED
    assert told_words == [
        "Langtidsledige: Tallet for Læsø er ikke oplyst, fordi det omfatter så få personer (diskretioneret)."
    ]


def test_an_older_figure_says_that_the_newest_is_hidden(tmp_path: Path) -> None:
    assert words(tmp_path, "Læsø: 2017M05 12, 2017M06 -", "langtidsledige", "Læsø") == [
        "Langtidsledige: 12 personer på Læsø i maj 2017.",
        "Tallet for juni 2017 er ikke oplyst, fordi det omfatter så få personer (diskretioneret).",
    ]


def test_figures_for_councils_alone(tmp_path: Path) -> None:
    found, told_words = told(
        tmp_path, "RAR Sjælland: 2017H1 15,0", "forgæves-rekrutteringer-andel", "Greve", ""
    )

    assert found.state is State.NOT_PUBLISHED
    assert told_words == [
        "Forgæves rekrutteringer i pct. af alle rekrutteringsforsøg: Der opgøres ikke tal for Greve. "
        "Tal for større områder vises i stedet."
    ]


def test_no_figures_yet(tmp_path: Path) -> None:
    assert words(tmp_path, "Køge: 2017M06 703", PERSONS) == [
        "A-dagpengemodtagere: Der er endnu ingen tal for Greve."
    ]


def test_a_plan_prints_no_figure_from_after_its_own_last_year(tmp_path: Path) -> None:
    figures = "Greve: 2018M11 15,0, 2018M12 15,2, 2019M01 15,9"
    found = facts(tmp_path, figures)
    assert found.level is not None
    assert str(found.level.period) == "2018M12"


def test_a_level_behind_a_data_break_is_told_with_the_reason_why_there_is_no_change(tmp_path: Path) -> None:
    figures = "Greve: 2018H1 14,0, 2018H2 15,0, 2019H1 16,0"
    indicator = "forgæves-rekrutteringer-andel"
    plan = Bench(tmp_path, {indicator: figures}).plan(
        f"kommune: Greve\nperiode: 2019\nmål: [{{lokalt mål: Flere, indikatorer: [{indicator}]}}]\n"
    )
    (use,) = plan.goals[-1].indicators
    council = plan.comparators.council
    found = facts_of(use.measures[0], use.comparators, council, geography().municipalities)

    assert (found.change, found.previous) == (None, None)
    assert found.broken is not None
    assert plain(FactWords(sentences(), council).change(found)) == (
        "Tallet kan ikke sammenlignes med tallet i 1. halvår 2018 på grund af databruddet i 2. halvår 2018."
    )
