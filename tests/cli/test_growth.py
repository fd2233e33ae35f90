"""Time grows with what is written; where something would take far too long, a finding says the limit."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.batch.workshop import Workshop
from generator.problems import FindingsError
from generator.source.limits import MAX_ITEMS, MAX_ITEMS_OF, MAX_WORD
from generator.source.project import Project
from tests.cli.conftest import Run

Write = Callable[..., None]


def _goals(number: int) -> str:
    return "mål:\n" + "".join(f"  - lokalt mål: Mål {i}\n" for i in range(number))


def _actions(number: int) -> str:
    return "indsatser:\n" + "".join(f"  - Indsats {i}\n" for i in range(number))


def _indicators(number: int) -> str:
    used = "      - offentlig-forsørgelse-andel\n" * number
    return f"mål:\n  - ministermål: 1\n    indikatorer:\n{used}"


def _text(piece: str) -> Callable[[int], str]:
    return lambda number: (
        "forord:\n  tekst: |\n" + "".join(f"    {line}\n" for line in (piece * (number * 20)).splitlines())
    )


def _table(words: str) -> str:
    return (
        f"afsnit:\n  - overskrift: A\n    tekst: |\n      | a | b |\n      |---|---|\n      | {words} | 1 |\n"
    )


TOO_MUCH = {
    "goals": (_goals(1_500), "liste-for-lang", f"1500 punkter; der er plads til {MAX_ITEMS_OF['mål']}"),
    "indicators": (_indicators(201), "liste-for-lang", "»indikatorer« har 201 punkter"),
    "actions": (_actions(MAX_ITEMS + 1), "liste-for-lang", f"der er plads til {MAX_ITEMS}"),
    "a word in a table": (_table("x" * 2_000), "ord-for-langt", f"et ord kan højst have {MAX_WORD}"),
    "a number in a text": ("forord: {tekst: Se %s}\n" % ("1" * 401), "ord-for-langt", "er på 401 bogstaver"),
}


@pytest.mark.parametrize("what", TOO_MUCH)
def test_too_much_is_one_finding_that_says_the_limit(run: Run, write: Write, what: str) -> None:
    text, code, said = TOO_MUCH[what]
    write("aarhus.yaml", f"kommune: Aarhus\n{text}")
    answer = run("check", "Aarhus")
    assert answer.code == 1
    assert answer.said.count("  fejl  ") == 1
    assert f"  fejl  {code}\n" in answer.said
    assert said in " ".join(answer.said.replace("|", " ").replace("^", " ").split())


@pytest.mark.parametrize(
    "text",
    [
        _goals(200),
        _actions(1_000),
        _table("x" * MAX_WORD),
        f"forord: {{tekst: 'Læs https://www.eksempel.dk/{'mappe/' * 90}side'}}\n",
    ],
)
def test_what_is_within_the_limits_can_be_read(project: Project, write: Write, text: str) -> None:
    write("aarhus.yaml", f"kommune: Aarhus\n{text}")
    Workshop(project).read(project.municipalities / "2018" / "aarhus.yaml")


@pytest.fixture(scope="module")
def repository_workshop(repository: Project) -> Workshop:
    workshop = Workshop(repository)
    workshop.load()
    return workshop


def _work(workshop: Workshop, file: Path, text: str) -> int:
    """Return how many calls it takes to read, merge and compose a plan."""
    file.write_text(f"kommune: Aarhus\nperiode: 2018\n{text}", "utf-8")
    profile = cProfile.Profile()
    profile.enable()
    try:
        read = workshop.read(file)
        workshop.document(workshop.plan(read).plan)
    finally:
        profile.disable()
    return pstats.Stats(profile).total_calls  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize(
    "written",
    [
        _goals,
        _actions,
        _indicators,
        *map(_text, ("[", "*a_", "- a\n", "Kort.\n\n", "> 1\n", ">\n")),
    ],
)
def test_twice_as_much_takes_twice_the_work(
    repository_workshop: Workshop, tmp_path: Path, written: Callable[[int], str]
) -> None:
    file = tmp_path / "aarhus.yaml"
    _work(repository_workshop, file, written(1))
    some, twice, four_times = (_work(repository_workshop, file, written(size)) for size in (16, 32, 64))
    assert four_times - twice < 2.5 * (twice - some)


def test_a_limit_is_told_for_shared_texts_too(project: Project, write: Write) -> None:
    (project.municipalities / "fælles").mkdir()
    (project.municipalities / "fælles" / "delt.yaml").write_text(f"tekst: {'x' * 500}\n", "utf-8")
    write("aarhus.yaml", "kommune: Aarhus\nafsnit: [{fælles: delt.yaml}]\n")
    with pytest.raises(FindingsError) as told:
        Workshop(project).read(project.municipalities / "2018" / "aarhus.yaml")
    assert [item.code for item in told.value.findings] == ["ord-for-langt"]
