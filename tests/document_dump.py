"""A document as text that a person can read: one line or more for every block, with the YAML it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.document.blocks import (
    Block,
    Callout,
    Chart,
    Contents,
    DefinitionList,
    Document,
    Emphasis,
    Heading,
    Illustration,
    Inline,
    Inlines,
    ItemList,
    Link,
    Note,
    Origin,
    Paragraph,
    ParagraphStyle,
    Quote,
    Reference,
    Strong,
    Table,
    plain_text,
)
from generator.document.chart_specs import ComparisonChart, Development, TargetOverview

COVER = "Forside"


@dataclass(frozen=True)
class Line:
    """One line of a document: the heading it stands under, what it says, and where that was written."""

    under: str
    words: str
    origin: Origin | None = None

    def __str__(self) -> str:
        path = self.origin.path if self.origin is not None else None
        return f"{self.words}    ← {path}" if path else self.words


def dump(document: Document) -> str:
    """Return the document as text."""
    return "".join(f"{line}\n" for line in lines(document))


def lines(document: Document) -> Iterator[Line]:
    """Yield the lines of a document from its cover on."""
    yield from (Line(COVER, words, origin) for words, origin in _cover(document))
    under = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            under = plain_text(block.content)
            yield Line(under, "")
        yield from (Line(under, words, origin) for words, origin in _block(block))


Said = Iterator[tuple[str, Origin | None]]


def _cover(document: Document) -> Said:
    cover, marks, about = document.cover, document.marks, document.metadata
    yield f"FORSIDE {cover.title}", None
    yield f"undertitel: {cover.subtitle}", None
    yield f"myndighed: {cover.authority}", None
    yield f"periode: {cover.period}", None
    if cover.logo is not None:
        yield f"logo: {cover.logo.alternative_text}", None
    if cover.slogan:
        yield f"motto: {cover.slogan}", None
    for item in cover.identity:
        yield f"{_inlines(item.term)}: {_inlines(item.description)}", item.origin
    yield f"sidehoved: {marks.running_title}", None
    yield f"sidefod: {marks.page}", None
    if marks.draft:
        yield f"mærke: {marks.draft}", None
    if marks.demo:
        yield f"demo: {marks.demo}", None
    yield f"filens egenskaber: {about.title}; {about.author}; {about.subject}; {about.date}", None
    yield f"nøgleord: {', '.join(about.keywords)}", None


def _block(block: Block) -> Said:
    match block:
        case Heading():
            yield f"{'#' * block.level} {_inlines(block.content)}", block.origin
        case Paragraph():
            style = "" if block.style is ParagraphStyle.BODY else f"({block.style.value}) "
            yield f"{style}{_inlines(block.content)}", block.origin
        case ItemList():
            for item in block.items:
                mark = "1." if block.ordered else "-"
                yield f"{'  ' * item.level}{mark} {_inlines(item.content)}", item.origin
        case Quote():
            for words in block.paragraphs:
                yield f"> {_inlines(words)}", block.origin
            if block.attribution:
                yield f"> – {_inlines(block.attribution)}", None
        case Callout():
            yield f"[{block.kind.value}] {_inlines(block.title)}", block.origin
            for words in block.paragraphs:
                yield f"  {_inlines(words)}", None
        case DefinitionList():
            for definition in block.items:
                yield f"{_inlines(definition.term)}: {_inlines(definition.description)}", definition.origin
        case Table():
            yield from _table(block)
        case Chart():
            yield from _chart(block)
        case Illustration():
            page = " på en side for sig selv" if block.new_page else ""
            yield f"[billede{page}] {block.picture.alternative_text}", block.origin
            if block.caption:
                yield f"  (billedtekst) {_inlines(block.caption)}", None
        case Contents():
            yield "", None
            yield f"[indholdsfortegnelse] {block.title}", None


def _table(table: Table) -> Said:
    yield f"{table.label}: {_inlines(table.caption)}", table.origin
    yield " | ".join(_inlines(column.header) for column in table.columns), None
    for row in table.rows:
        paths = [cell.origin.path for cell in row.cells if cell.origin.path]
        words = " | ".join(_inlines(cell.content) for cell in row.cells)
        yield f"{words}{'  (sum)' if row.total else ''}", Origin("", path=", ".join(paths))
    if table.source:
        yield f"(kilde) {_inlines(table.source)}", None


def _chart(chart: Chart) -> Said:
    yield f"{chart.label}: {_inlines(chart.title)}", chart.origin
    yield f"  {_inlines(chart.subtitle)}", None
    match chart.spec:
        case Development() as spec:
            for line in spec.lines:
                known = [value for value in line.values if value is not None]
                span = f"{known[0]:g} … {known[-1]:g} ({len(known)} tal)" if known else "ingen tal"
                yield f"  linje {line.role.value} {line.name}: {span}", None
            for level in (spec.baseline, spec.target):
                if level is not None:
                    yield f"  niveau {level.label}", None
        case ComparisonChart() as spec:
            for bar in spec.bars:
                own = " (egen)" if bar.own else " (samlet)" if bar.summary else ""
                yield f"  søjle {bar.name}: {bar.value_text}{own}", None
        case TargetOverview() as spec:
            for stand in spec.stands:
                words = f"{stand.was_text} → {stand.now_text}, mål {stand.target_text}"
                yield f"  række {stand.name}: {words}", None
    if chart.spec.mark:
        yield f"  mærke: {chart.spec.mark}", None
    yield f"  (alternativ tekst) {chart.alternative_text}", None
    yield f"  (kilde) {_inlines(chart.source)}", None
    if chart.table is not None:
        yield from _table(chart.table)


def _inlines(content: Inlines) -> str:
    return "".join(_inline(part) for part in content).replace("****", "")


def _inline(part: Inline) -> str:
    match part:
        case Strong():
            return f"**{part.text}**"
        case Emphasis():
            return f"*{part.text}*"
        case Link():
            return f"[{part.text}]({part.url})"
        case Reference():
            return f"[{part.text}](#{part.target})"
        case Note():
            return f"[^{part.text}]"
        case _:
            return part.text
