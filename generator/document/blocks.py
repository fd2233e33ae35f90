"""The document model: a small, closed set of typed blocks that every writer draws.

Numbering, order and wording are decided before a block is made; a writer only draws. A block knows
its origin, so that a reader can be led from any line of a plan to the line of YAML it came from.
"""

from __future__ import annotations

import base64
import enum
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.document.chart_specs import ChartSpec
from generator.document.printed_figures import PrintedSeries


class DocumentError(ValueError):
    """Raised when a document is built that could not be read by everybody: our mistake, not the user's."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a block's or a run's content comes from.

    ``source`` is ``"kommune"`` for the municipality's own text, ``"national"`` for the minister's and
    the law's words, ``"beregnet"`` for what the generator computed. ``file``, ``line`` and ``path``
    (such as ``mål[0].udfordring``) lead to what the municipality wrote: the text itself, or what a
    computed block was made of. A run says its origin only where a computed block quotes the municipality.
    ``written`` is the text as the municipality wrote it, where it wrote Markdown or plain words.
    """

    source: str
    file: str | None = None
    line: int | None = None
    path: str | None = None
    written: str | None = None

    @property
    def is_local(self) -> bool:
        """Whether the municipality wrote this itself, so that it may be edited in Word."""
        return self.source == "kommune"


COMPUTED = Origin("beregnet")
NATIONAL = Origin("national")


# --- Inline content ---------------------------------------------------------------------------


LINE_BREAK = "\n"
"""The text of a run that begins a new line in the same paragraph."""


@dataclass(frozen=True, slots=True)
class Text:
    """A run of plain text, or a line break; ``language`` is a BCP 47 code where it is not Danish."""

    text: str
    language: str | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Strong:
    """Text of strong importance."""

    text: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed text."""

    text: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a web address (http, https or mailto), or on a web page to another in the same folder."""

    text: str
    url: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference to a heading, table or figure by its ``id``; ``text`` is what is read ("Tabel 3")."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote at this point of the text."""

    text: str


Inline = Text | Strong | Emphasis | Link | Reference | Note
Inlines = tuple[Inline, ...]


def plain_text(content: Inlines) -> str:
    """Return what a reader sees of some inline content, without its footnotes."""
    return "".join(part.text for part in content if not isinstance(part, Note))


def text(value: str) -> Inlines:
    """Return a string as inline content."""
    return (Text(value),)


# --- Blocks -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (chapter), 2 (section) or 3; ``number`` is "2.1", or None where unnumbered."""

    level: int
    content: Inlines
    id: str
    number: str | None = None
    origin: Origin = COMPUTED

    def __post_init__(self) -> None:
        if self.level not in (1, 2, 3):
            raise DocumentError(f"a heading of level {self.level}: {plain_text(self.content)}")


class ParagraphStyle(enum.Enum):
    """How a paragraph is set: running text, an opening lead, a source line or a small remark."""

    BODY = "brødtekst"
    LEAD = "manchet"
    SOURCE = "kilde"
    REMARK = "bemærkning"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text."""

    content: Inlines
    style: ParagraphStyle = ParagraphStyle.BODY
    origin: Origin = COMPUTED


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list; ``level`` is 0 for the outermost list and at most 2.

    ``ordered`` says whether the items of its level are numbered, where that is not as in the list itself.
    """

    content: Inlines
    level: int = 0
    origin: Origin = COMPUTED
    ordered: bool | None = None


@dataclass(frozen=True, slots=True)
class ItemList:
    """A bulleted or numbered list."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    origin: Origin = COMPUTED


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's exact words, such as the minister's goal, with who said them."""

    paragraphs: tuple[Inlines, ...]
    attribution: Inlines = ()
    origin: Origin = NATIONAL


class CalloutKind(enum.Enum):
    """What a callout is about; the kind is said in its title too, never by colour alone."""

    PENDING = "afventer"
    DEMO = "demotal"
    RESERVATION = "forbehold"
    TARGET = "måltal"
    FACT = "fakta"


@dataclass(frozen=True, slots=True)
class Callout:
    """A framed remark with a title; its content is paragraphs."""

    kind: CalloutKind
    title: Inlines
    paragraphs: tuple[Inlines, ...]
    origin: Origin = COMPUTED


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what is said of it."""

    term: Inlines
    description: Inlines
    origin: Origin = COMPUTED


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms with descriptions, such as the identity of a plan: version, date, case number."""

    items: tuple[Definition, ...]
    origin: Origin = COMPUTED


class Align(enum.Enum):
    """How the cells of a column are set."""

    LEFT = "venstre"
    RIGHT = "højre"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``weight`` is its share of the width relative to the other columns."""

    header: Inlines
    weight: float = 1.0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; the first cell of each row is that row's header."""

    content: Inlines
    origin: Origin = COMPUTED


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; ``total`` rows are set apart by a line and bold type."""

    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row and row headers in its first column.

    ``label`` is "Tabel 3"; ``caption`` says what the table shows; ``summary`` is its alternative text;
    ``source`` is the finished source line (empty for tables without figures).
    """

    id: str
    label: str
    caption: Inlines
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    summary: str = ""
    source: Inlines = ()
    origin: Origin = COMPUTED

    def __post_init__(self) -> None:
        if not self.columns or not all(plain_text(column.header).strip() for column in self.columns):
            raise DocumentError(f"{self.label} has a column without a header")
        if not self.rows:
            raise DocumentError(f"{self.label} has no rows")
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise DocumentError(f"{self.label} has a row with another number of cells than columns")


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with everything that must stand around it.

    ``label`` is "Figur 3"; ``title`` states the finding; ``subtitle`` names measure, unit and period;
    ``alternative_text`` tells the chart to who cannot see it; ``source`` is the finished source line;
    ``table`` holds the main figures, drawn right below the chart.
    """

    id: str
    label: str
    title: Inlines
    subtitle: Inlines
    spec: ChartSpec
    alternative_text: str
    source: Inlines
    table: Table | None = None
    origin: Origin = COMPUTED

    def __post_init__(self) -> None:
        if not self.alternative_text.strip():
            raise DocumentError(f"{self.label} has no alternative text")
        if not self.source:
            raise DocumentError(f"{self.label} has no source")


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents at this place; entries are the document's headings down to ``depth``."""

    title: str
    depth: int = 2


@dataclass(frozen=True, slots=True, repr=False)
class Picture:
    """A PNG or JPEG picture at its printed size in millimetres, with the text for who cannot see it.

    ``svg`` is the same picture as SVG that may be drawn as it is, where there is one.
    """

    data: bytes
    width_mm: float
    height_mm: float
    alternative_text: str
    svg: bytes = b""

    def __post_init__(self) -> None:
        if not self.alternative_text.strip():
            raise DocumentError("a picture has no alternative text")

    def __repr__(self) -> str:
        """Tell the picture by the digests of its files, which are large; documents are compared by this."""
        files = ", ".join(hashlib.sha256(file).hexdigest() for file in (self.data, self.svg))
        return f"Picture({files}, {self.width_mm}, {self.height_mm}, {self.alternative_text!r})"

    @property
    def form(self) -> str:
        """What the picture is written as, by its first bytes: "png" or "jpeg"."""
        return "jpeg" if self.data.startswith(b"\xff\xd8") else "png"

    @property
    def data_address(self) -> str:
        """The picture as an address that holds it, for HTML."""
        kind, data = ("svg+xml", self.svg) if self.svg else (self.form, self.data)
        return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture in the text, such as the portrait beside a foreword, with what a planner says above it.

    ``new_page`` sets it at the top of a page of its own, as the pages of a scanned annex are.
    """

    picture: Picture
    caption: Inlines = ()
    new_page: bool = False
    origin: Origin = COMPUTED


Block = (
    Heading
    | Paragraph
    | ItemList
    | Quote
    | Callout
    | DefinitionList
    | Table
    | Chart
    | Illustration
    | Contents
)


# --- The document -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cover:
    """The front page: who, what, when, and how far it has come.

    ``identity`` holds the lines of the identity block (status, version, date, case number, ...). The origins
    are the municipality's where it wrote the title, subtitle or slogan itself.
    """

    title: str
    subtitle: str
    authority: str
    period: str
    identity: tuple[Definition, ...] = ()
    slogan: str | None = None
    logo: Picture | None = None
    title_origin: Origin = COMPUTED
    subtitle_origin: Origin = COMPUTED
    slogan_origin: Origin = COMPUTED


@dataclass(frozen=True, slots=True)
class Marks:
    """What every page must carry beside its text.

    ``running_title`` stands in the header; ``page`` is the pattern "Side {side} af {sider}";
    ``draft`` is the word on a plan that is not adopted ("Udkast"); ``demo`` is the line that says that
    a plan shows demo figures. ``draft`` and ``demo`` are None where they do not apply.
    """

    running_title: str
    page: str
    draft: str | None = None
    demo: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says of itself: title, author, subject, keywords and an ISO date (YYYY-MM-DD).

    ``municipality_codes`` are the official codes of three digits, ``years`` is as folders are named
    ("2017-2018"), ``program`` is the version of the generator; each may be unknown.
    """

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    date: str
    language: str = "da"
    municipality_codes: tuple[str, ...] = ()
    years: str = ""
    program: str = ""


class Setting(enum.Enum):
    """How a document is set: a book has a front page of its own, a sheet begins right below its title."""

    BOOK = "bog"
    SHEET = "ark"


@dataclass(frozen=True, slots=True)
class WordForm:
    """How the Word file is made: its charts as Word's own or as pictures, our blocks locked or open."""

    native_charts: bool = True
    locked: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """A finished document: what every writer draws, and nothing else.

    ``figures`` are all figures of the statistics that it prints, as data.
    Raises DocumentError if a heading level is skipped, an id is used twice or a reference leads nowhere.
    """

    metadata: Metadata
    marks: Marks
    cover: Cover
    blocks: tuple[Block, ...] = field(default=())
    figures: tuple[PrintedSeries, ...] = ()
    word_form: WordForm = WordForm()
    setting: Setting = Setting.BOOK

    def __post_init__(self) -> None:
        self._check_headings()
        self._check_references()

    def _check_headings(self) -> None:
        level = 0
        for block in self.blocks:
            if isinstance(block, Heading):
                if block.level > level + 1:
                    raise DocumentError(f"heading level skipped before {plain_text(block.content)}")
                level = block.level

    def _check_references(self) -> None:
        ids = [block.id for block in self.blocks if isinstance(block, Heading | Table | Chart)]
        if len(ids) != len(set(ids)):
            raise DocumentError("an id is used twice: " + ", ".join(i for i in ids if ids.count(i) > 1))
        for content in self.inline_content():
            for part in content:
                if isinstance(part, Reference) and part.target not in ids:
                    raise DocumentError(f"a reference leads nowhere: {part.target}")

    def headings(self, depth: int = 3) -> tuple[Heading, ...]:
        """Return the headings down to a level, in order."""
        return tuple(b for b in self.blocks if isinstance(b, Heading) and b.level <= depth)

    def inline_content(self) -> Iterator[Inlines]:
        """Yield all inline content of the blocks in reading order."""
        for block in self.blocks:
            yield from _inline_content(block)


def _inline_content(block: Block) -> Iterator[Inlines]:
    match block:
        case Heading() | Paragraph():
            yield block.content
        case ItemList():
            yield from (item.content for item in block.items)
        case Quote():
            yield from block.paragraphs
            yield block.attribution
        case Callout():
            yield block.title
            yield from block.paragraphs
        case DefinitionList():
            for item in block.items:
                yield item.term
                yield item.description
        case Table():
            yield block.caption
            yield from (column.header for column in block.columns)
            yield from (cell.content for row in block.rows for cell in row.cells)
            yield block.source
        case Chart():
            yield block.title
            yield block.subtitle
            yield block.source
            if block.table is not None:
                yield from _inline_content(block.table)
        case Illustration():
            yield block.caption
        case Contents():
            return
