"""What a review is reported from, and the desk that its documents are written at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.danish.dates import format_date
from generator.danish.names import listed
from generator.document.block_maker import BlockMaker, id_of
from generator.document.blocks import (
    Cell,
    Inline,
    Inlines,
    ItemList,
    Link,
    ListItem,
    Marks,
    Paragraph,
    ParagraphStyle,
    Reference,
    Text,
)
from generator.document.words import inlines
from generator.plan.merge import Library
from generator.problems import Finding
from generator.review.comparison import Comparison
from generator.review.matrix import GoalColumn
from generator.review.plan_sheet import PlanSheet
from generator.review.questions import QuestionLog

LONGEST_QUOTE = 320
"""How many letters of a passage are quoted; longer ones are cut between words."""


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that is reported of a set of plans.

    ``reader`` is who the review is for ("RAR Fyn"), ``area`` what it covers in words, empty where nothing
    holds the plans together, ``years`` the years as folders are named. Before ``public_from`` the review may
    not be published; None is no limit. ``left_out`` are findings about files that are not in it or that
    something was remarked of, ``logs`` the questions to each plan by its key, ``slugs`` its short name for
    files by its key.
    """

    reader: str
    area: str
    years: str
    comparison: Comparison
    slugs: Mapping[str, str]
    logs: Mapping[str, QuestionLog] = field(default_factory=dict)
    left_out: tuple[Finding, ...] = ()
    public_from: dt.date | None = None

    @property
    def sheets(self) -> tuple[PlanSheet, ...]:
        """The plans, in the order of their names."""
        return self.comparison.sheets

    @property
    def shows_demo_figures(self) -> bool:
        """Whether any number in the review rests on invented figures."""
        return any(sheet.shows_demo_figures for sheet in self.sheets) or any(
            item.is_demo for item in self.comparison.ambition
        )


class ReviewDesk(BlockMaker):
    """Numbers, words and links of one document of a review.

    In the report what is said of a plan or a goal is a chapter; on the site (``pages``) it is a page.
    """

    def __init__(self, review: Review, library: Library, *, pages: bool = False) -> None:
        super().__init__(library.sentences)
        self.review = review
        self.comparison = review.comparison
        self.library = library
        self._pages = pages
        self._names = {sheet.key: sheet.name for sheet in review.sheets}

    def tell(self, name: str, **values: object) -> str:
        """Return a sentence of the review's own."""
        return self.say(f"gennemgang.{name}", **values)

    def told(self, name: str, style: ParagraphStyle = ParagraphStyle.BODY, **values: object) -> Paragraph:
        """Return a paragraph of the review's own words."""
        return self.paragraph(self.tell(name, **values), style)

    def name(self, plan: str) -> str:
        """Return what a plan is called: the place or places."""
        return self._names[plan]

    def names(self, plans: Iterable[str]) -> str:
        """Return plans as a list in words."""
        return listed([self._names[plan] for plan in plans])

    def plan(self, key: str) -> Inline:
        """Return a plan's name that leads to what is said of the plan."""
        if self._pages:
            return Link(self._names[key], plan_page(self.review, key))
        return Reference(self._names[key], plan_id(key))

    def plans(self, keys: Sequence[str], most: int | None = None) -> Inlines:
        """Return the names of plans as a list, each of which leads to what is said of the plan.

        Of more than ``most`` (and one) the first are named, and the rest counted.
        """
        shown = keys if most is None or len(keys) <= most + 1 else keys[:most]
        rest = len(keys) - len(shown)
        parts: list[Inline] = []
        for number, key in enumerate(shown):
            is_last = number == len(shown) - 1 and not rest
            parts += [Text(" og " if is_last else ", ")] if number else []
            parts.append(self.plan(key))
        if rest:
            parts.append(Text(f" {self.tell('indikator.flere', antal=rest)}"))
        return tuple(parts)

    def plan_cell(self, key: str) -> Cell:
        """Return the cell that begins a plan's row."""
        return Cell((self.plan(key),))

    def goal(self, column: GoalColumn, words: str) -> Inline:
        """Return words that lead to what is said of a goal."""
        return Link(words, goal_page(column)) if self._pages else Reference(words, goal_id(column))

    def goal_label(self, column: GoalColumn) -> str:
        """Return a goal's number, with its year where the plans have goals of several."""
        several = len({item.year for item in self.comparison.matrix.columns}) > 1
        return self.tell("mål.nummer-år" if several else "mål.nummer", nummer=column.number, år=column.year)

    def bullets(self, items: Iterable[str | Inlines]) -> ItemList:
        """Return a list of points."""
        return ItemList(tuple(ListItem(inlines(item) if isinstance(item, str) else item) for item in items))

    def date(self, day: dt.date) -> str:
        """Return a date in words."""
        return format_date(day)

    def marks(self, title: str) -> Marks:
        """Return what every page carries."""
        review = self.review
        public = review.public_from
        return Marks(
            running_title=self.tell("sidehoved", titel=title, område=review.reader),
            page=self.say("dokument.side"),
            draft=self.tell("offentlig", dato=self.date(public)) if public is not None else None,
            demo=self.tell("demo") if review.shows_demo_figures else None,
        )


def plan_id(key: str) -> str:
    """Return the id of what is said of a plan in the report."""
    return f"kommune-{key}"


def goal_id(column: GoalColumn) -> str:
    """Return the id of what is said of a goal in the report."""
    return id_of(f"mål-{column.key}")


def plan_page(review: Review, key: str) -> str:
    """Return the name of a plan's page on the site."""
    return f"kommune-{review.slugs[key]}.html"


def goal_page(column: GoalColumn) -> str:
    """Return the name of a goal's page on the site."""
    return f"{goal_id(column)}.html"


def clipped(passage: str) -> str:
    """Return a passage on one line, cut between words where it is long."""
    words = " ".join(passage.split())
    if len(words) <= LONGEST_QUOTE:
        return words
    return f"{words[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …"


def section_name(heading: str | None, path: str) -> str:
    """Return what a reader calls the section of a text: its heading, or else the key that it stands under."""
    return heading or path.partition(".")[0].partition("[")[0]
