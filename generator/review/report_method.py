"""Which files the review rests on, which it leaves out and why, and how it was computed."""

from __future__ import annotations

from generator.document.block_maker import column, row
from generator.document.blocks import Block, Definition, DefinitionList
from generator.document.words import inlines
from generator.problems import Finding
from generator.review.report_desk import ReviewDesk

_TERMS = (
    "dato",
    "planens-ord",
    "kræver",
    "uden-ændring",
    "som-hidtil",
    "ændring",
    "mod-andre",
    "plads",
    "fælles",
    "uændret",
    "gamle",
    "søgeord",
)


def files_chapter(desk: ReviewDesk) -> list[Block]:
    """Return the chapter on files: those used, and those left out or remarked on with the reason."""
    sheets, left_out = desk.review.sheets, desk.review.left_out
    blocks: list[Block] = [desk.heading(1, desk.tell("overskrift.filer"), known_as="filer")]
    if left_out:
        blocks += [
            desk.told("filer.udeladt", antal=len(left_out)),
            desk.table(
                desk.tell("filer.udeladt-tabel"),
                [
                    column(desk.tell("tabel.fil"), 2),
                    column(desk.tell("tabel.hvorfor"), 3),
                    column(desk.tell("tabel.gør"), 3),
                ],
                (row(_file(item), item.cause, item.cure) for item in left_out),
            ),
        ]
    else:
        blocks.append(desk.told("filer.alle-med"))
    return [
        *blocks,
        desk.table(
            desk.tell("filer.tabel"),
            [
                column(desk.tell("tabel.kommune"), 1.2),
                column(desk.tell("tabel.fil"), 3),
                column(desk.tell("tabel.slags"), 0.7),
                column(desk.tell("tabel.ændret"), 1.4),
            ],
            (
                row(
                    desk.plan_cell(sheet.key),
                    sheet.origin.file,
                    desk.tell(f"slags.{sheet.origin.kind.value}"),
                    desk.tell("filer.ændret" if sheet.origin.changed else "filer.uændret")
                    if sheet.origin.changed is not None
                    else None,
                )
                for sheet in sheets
            ),
        ),
    ]


def _file(item: Finding) -> str:
    return item.place.file if item.place is not None else "–"


def method_chapter(desk: ReviewDesk) -> list[Block]:
    """Return the chapter on how the review was computed, so that anybody can do it again."""
    values = {"dato": desk.date(desk.comparison.as_of)}
    return [
        desk.heading(1, desk.tell("overskrift.metode"), known_as="metode"),
        desk.told("metode.indledning"),
        DefinitionList(
            tuple(
                Definition(
                    inlines(desk.tell(f"metode.{name}.navn")),
                    inlines(desk.tell(f"metode.{name}.tekst", **values)),
                )
                for name in _TERMS
            )
        ),
    ]
