"""Word's own numbering: chapters through the heading styles, bullets, and numbered lists that start over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.writers.word.markup import DECLARATION, NAMESPACES, escape
from generator.writers.word.styles import BULLET_LIST, HEADING_LIST, NUMBER_LIST, list_style
from generator.writers.word.template_numbering import HeadingLevel

HEADING_INDENT = 680
"""How far a numbered heading's text stands from its number, in twentieths of a point: 12 mm."""

HEADING_LEVELS = (HeadingLevel(HEADING_INDENT, HEADING_INDENT),) * 3
"""How our own headings are numbered."""

_HEADING_NUMBERS = ("%1", "%1.%2", "%1.%2.%3")

_LEVELS = range(3)


class HeadingCounter:
    """Counts headings as Word does, to know which numbers Word will come to by itself."""

    def __init__(self) -> None:
        self._counts: list[int] = []

    def counts(self, level: int, number: str | None) -> bool:
        """Tell whether Word itself would give the next heading of this level ``number``, and count it if so.

        A heading with another number ("A"), or none, takes no part in Word's count.
        """
        counts = (self._counts + [0] * level)[:level]
        counts[-1] += 1
        if number != ".".join(map(str, counts)):
            return False
        self._counts = counts
        return True


def first_numbered_list() -> int:
    """Return the number of the first list instance that is free for a numbered list."""
    return NUMBER_LIST + 1


def numbering_xml(numbered_lists: int, headings: Sequence[HeadingLevel] = HEADING_LEVELS) -> bytes:
    """Return the numbering part, where each numbered list has an instance of its own and starts at 1.

    ``headings`` are the looks of the numbers of each level of headings.
    """
    restart = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in _LEVELS
    )
    own = range(first_numbered_list(), first_numbered_list() + numbered_lists)
    return (
        f"{DECLARATION}<w:numbering{NAMESPACES}>"
        + _abstract(HEADING_LIST, _heading_levels(headings))
        + _abstract(BULLET_LIST, _bullet_levels())
        + _abstract(NUMBER_LIST, _number_levels())
        + "".join(_instance(number, number) for number in (HEADING_LIST, BULLET_LIST, NUMBER_LIST))
        + "".join(_instance(number, NUMBER_LIST, restart) for number in own)
        + "</w:numbering>"
    ).encode()


def _abstract(identity: int, levels: Iterable[str]) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{identity}"><w:multiLevelType w:val="multilevel"/>'
        f"{''.join(levels)}</w:abstractNum>"
    )


def _instance(number: int, abstract: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'


def _level(level: int, form: str, text: str, style: str, look: HeadingLevel) -> str:
    first = f'w:hanging="{look.hanging}"' if look.hanging >= 0 else f'w:firstLine="{-look.hanging}"'
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/>'
        + ('<w:suff w:val="space"/>' if look.spaced else "")
        + f'<w:lvlText w:val="{escape(text)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{look.left}" {first}/></w:pPr>{look.type_xml}</w:lvl>'
    )


def _heading_levels(looks: Sequence[HeadingLevel]) -> Iterable[str]:
    for level, (text, look) in enumerate(zip(_HEADING_NUMBERS, looks, strict=True)):
        yield _level(level, "decimal", text, f"Heading{level + 1}", look)


def _bullet_levels() -> Iterable[str]:
    for level, text in enumerate("•–•"):
        yield _level(level, "bullet", text, list_style("Bullet", level), HeadingLevel(340 * (level + 1), 340))


def _number_levels() -> Iterable[str]:
    for level, form in enumerate(("decimal", "lowerLetter", "lowerRoman")):
        yield _level(
            level, form, f"%{level + 1}.", list_style("Number", level), HeadingLevel(397 * (level + 1), 397)
        )
