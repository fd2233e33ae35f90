"""Finds the national goal that a planner means by a number, a year and number, or a key."""

from __future__ import annotations

from collections.abc import Iterable

from generator.source.goals import GoalCatalogue, NationalGoal


def national_goal(
    word: str, catalogue: GoalCatalogue, years: Iterable[int]
) -> tuple[int, NationalGoal] | None:
    """Return the national goal, with its year, that "1", "2018/1" or a goal's key names.

    A bare number counts in the first of ``years`` that has goals; "2017/2" may name any known year.
    """
    year_text, slash, number_text = word.partition("/")
    if slash:
        wanted = [int(year_text)] if year_text.isascii() and year_text.isdecimal() else []
    else:
        wanted, number_text = list(years), word
    for year in wanted:
        try:
            goals = catalogue.year(year).goals
        except KeyError:
            continue
        for goal in goals:
            if number_text in {str(goal.number), goal.key}:
                return year, goal
        if goals and number_text.isdecimal():
            return None
    return None
