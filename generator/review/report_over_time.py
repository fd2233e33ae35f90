"""Two versions of a plan, or the plans of two periods, as a document that shows what has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator import __version__
from generator.document.block_maker import BlockMaker
from generator.document.blocks import (
    Block,
    Contents,
    Cover,
    Definition,
    Document,
    ItemList,
    ListItem,
    Marks,
    Metadata,
    Strong,
    Text,
    WordForm,
)
from generator.document.words import inlines
from generator.plan.sentences import Sentences
from generator.review.marked_wordings import marked
from generator.review.over_time import ChangeKind, ChangeSubject, PlanChange
from generator.review.plan_sheet import PlanSheet
from generator.review.report_desk import clipped
from generator.review.word_notes import WordNotes
from generator.review.wordings import Change, Stretch

_KEPT_WORDS = 12
"""How many unchanged words stand on either side of a change; more are left out."""


def over_time_report(
    older: PlanSheet,
    newer: PlanSheet,
    changes: Sequence[PlanChange],
    sentences: Sentences,
    notes: Sequence[WordNotes] = (),
) -> Document:
    """Return the document of what has changed from one plan to another, and of the notes in their files."""
    maker = BlockMaker(sentences)
    title = maker.say("sammenligning.titel", navn=newer.name)
    plans = [_plan_words(maker, sheet) for sheet in (older, newer)]
    running = maker.say("gennemgang.sidehoved", titel=title, område=_years(newer))
    return Document(
        metadata=Metadata(
            title=f"{title} – {_years(newer)}",
            author=newer.council,
            subject=title,
            keywords=(maker.say("sammenligning.nøgleord"), newer.name, _years(newer)),
            date=f"{newer.first_year}-01-01",
            municipality_codes=tuple(sorted(newer.codes)),
            years=_years(newer),
            program=__version__,
        ),
        marks=Marks(running_title=running, page=maker.say("dokument.side")),
        cover=Cover(
            title=title,
            subtitle=maker.say("sammenligning.undertitel", gammel=_years(older), ny=_years(newer)),
            authority=newer.name,
            period=_years(newer),
            identity=tuple(
                Definition(inlines(maker.say(f"sammenligning.{name}")), inlines(words))
                for name, words in zip(("fra", "til"), plans, strict=True)
            ),
        ),
        blocks=tuple(_blocks(maker, changes, notes)),
        word_form=WordForm(locked=False),
    )


def _plan_words(maker: BlockMaker, sheet: PlanSheet) -> str:
    status = maker.say(f"dokument.status.{sheet.status.value}")
    return maker.say("sammenligning.plan", år=_years(sheet), status=status, fil=sheet.origin.file)


def _years(sheet: PlanSheet) -> str:
    first, last = sheet.first_year, sheet.last_year
    return str(first) if first == last else f"{first}-{last}"


def _blocks(maker: BlockMaker, changes: Sequence[PlanChange], notes: Sequence[WordNotes]) -> Iterator[Block]:
    if changes or notes:
        yield Contents(maker.say("overskrift.indhold"), depth=1)
    yield maker.heading(1, maker.say("sammenligning.kort"), known_as="i-kort-form")
    if not changes:
        yield maker.standard("sammenligning.ingen-data" if notes else "sammenligning.ingen")
        yield from _noted(maker, notes)
        return
    yield maker.standard("sammenligning.antal", antal=len(changes))
    yield ItemList(tuple(_counts(maker, changes)))
    yield maker.standard("sammenligning.forklaring")
    under: dict[str, list[PlanChange]] = {}
    for change in changes:
        under.setdefault(change.goal or "", []).append(change)
    for heading, items in under.items():
        yield maker.heading(1, heading or maker.say("sammenligning.uden-mål"))
        yield ItemList(tuple(item for change in items for item in _items(maker, change)))
    yield from _noted(maker, notes)


def _noted(maker: BlockMaker, notes: Sequence[WordNotes]) -> Iterator[Block]:
    """Yield what people have left in the files: how much in each, and every comment and tracked change."""
    if not notes:
        return
    yield maker.heading(1, maker.say("sammenligning.noter"), known_as="kommentarer-og-rettelser")
    items: list[ListItem] = []
    for noted in notes:
        counts = {"kommentarer": len(noted.comments), "rettelser": len(noted.revisions)}
        said = maker.say("sammenligning.noteret", fil=noted.file, ændret=noted.text_changed, **counts)
        items.append(ListItem(inlines(said)))
        for comment in noted.comments:
            words = maker.say(
                "sammenligning.kommentar", af=comment.author, om=comment.passage, tekst=comment.text
            )
            items.append(ListItem(inlines(clipped(words)), level=1))
        for revision in noted.revisions:
            words = maker.say(
                "sammenligning.rettelse", af=revision.author, nyt=revision.added, tekst=revision.text
            )
            items.append(ListItem(inlines(clipped(words)), level=1))
    yield ItemList(tuple(items))


def _counts(maker: BlockMaker, changes: Sequence[PlanChange]) -> Iterator[ListItem]:
    for subject in ChangeSubject:
        of_subject = [change.kind for change in changes if change.subject is subject]
        if of_subject:
            counts = {kind.value: of_subject.count(kind) for kind in ChangeKind}
            name = maker.say(f"sammenligning.emne.{subject.value}")
            yield ListItem(inlines(maker.say("sammenligning.optalt", emne=name, **counts)))


def _items(maker: BlockMaker, change: PlanChange) -> Iterator[ListItem]:
    what = maker.say(
        "sammenligning.hvad",
        emne=maker.say(f"sammenligning.emne.{change.subject.value}"),
        slags=maker.say(f"sammenligning.slags.{change.kind.value}"),
        felt=maker.say(f"sammenligning.felt.{change.field}") if change.field else "",
    )
    yield ListItem((Strong(f"{what}: "), Text(_name(change))))
    if change.runs:
        yield ListItem(marked(maker, tuple(_near_changes(change.runs))), level=1)
        return
    for words in (change.before, change.after):
        if words and words != change.name:
            yield ListItem(inlines(clipped(words)), level=1)


def _name(change: PlanChange) -> str:
    """Return what has changed by name; of a text the place in the file without what every text has."""
    if change.subject is not ChangeSubject.TEXT:
        return change.name
    return change.name.removesuffix(".tekst").replace(".", ", ")


def _near_changes(runs: Sequence[Stretch]) -> Iterator[Stretch]:
    last = len(runs) - 1
    for number, run in enumerate(runs):
        if run.change is Change.SAME:
            yield replace(run, text=_near(run.text, first=number == 0, last=number == last))
        else:
            yield run


def _near(text: str, *, first: bool, last: bool) -> str:
    """Return unchanged words without those that are far from a change."""
    words = text.split(" ")
    if len(words) <= 2 * _KEPT_WORDS:
        return text
    before = [] if first else words[:_KEPT_WORDS]
    after = [] if last else words[-_KEPT_WORDS:]
    return " ".join([*before, "…", *after])
