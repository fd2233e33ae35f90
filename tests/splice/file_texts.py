"""Files as people may write them: every style of text, list and key, with comments and odd line ends."""

from __future__ import annotations

import unicodedata
from typing import Any

from hypothesis import strategies as st

from generator.problems import FindingsError
from tests.splice.promises import read

NOTES = (b"# note", b"# en huskeseddel", b"# titel: Et eksempel", b"# en fil")
"""The comments of files, which no text has in it."""

ESCAPE = "\\"
LETTERS = st.sampled_from(
    [*"aåø 1,.:-#'\"[]{}|>&*!%@~\\?", "\n", "\t", "e\u0301", "\u00a0", " #", ": ", "- ", "  "]
)
TEXTS = st.lists(LETTERS, max_size=9).map("".join).map(lambda text: unicodedata.normalize("NFC", text))
KEYS = st.sampled_from(
    [
        "titel",
        "mål",
        "tekst",
        "a b",
        "kommune",
        "status",
        "Aarhus' år",
        "1",
        "nej",
        'c"d',
        "x: y",
        "#k",
        "o\u0308l",
    ]
)
VALUES = st.recursive(
    TEXTS | st.none() | st.sampled_from(["12,5", "-0,6", "nej", "null", "~", "Byrådet", "to\n\nafsnit\n"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
).map(lambda value: _normal(value))
WORDS = st.lists(
    st.sampled_from(["Flere", "unge", "i", "job", "år", "12,5", "og", "-", "ja"]), min_size=1, max_size=9
)


def _normal(value: Any) -> Any:
    """Return a value with its keys as the reader knows them."""
    if isinstance(value, dict):
        return {unicodedata.normalize("NFC", key): _normal(item) for key, item in value.items()}
    return [_normal(item) for item in value] if isinstance(value, list) else value


class Writer:
    """Writes one file; each choice of style is drawn."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.lines: list[str] = []

    def chance(self, *odds: str) -> str:
        return self.draw(st.sampled_from(odds))

    def words(self) -> str:
        return " ".join(self.draw(WORDS))

    def note(self) -> str:
        return self.chance("", "", "", "  # note", " # 'a: {")

    def between(self, column: int) -> None:
        kind = self.chance("", "", "", "", "blank", "comment", "deep", "example")
        if kind == "blank":
            self.lines.append("")
        elif kind:
            indent = column + (2 if kind == "deep" else 0)
            words = "# titel: Et eksempel" if kind == "example" else "# en huskeseddel"
            self.lines.append(" " * indent + words)

    def mapping(self, column: int, depth: int, first: str = "") -> None:
        """Write keys in a column; ``first`` is what stands before the first of them on its line."""
        for number, name in enumerate(self.draw(st.lists(KEYS, min_size=1, max_size=3, unique=True))):
            if not (first and number == 0):
                self.between(column)
            before = first if first and number == 0 else " " * column
            self.value(before + self.key(name) + ":" + self.chance("", "", " "), column, depth)

    def key(self, name: str) -> str:
        style = self.chance("plain", "double", "single")
        if style == "plain" and not set(name) & set(":#"):
            return name
        if style == "single":
            return "'" + name.replace("'", "''") + "'"
        escaped = name.replace("\\", "\\\\").replace('"', '\\"').replace("å", self.chance("å", "\\xe5"))
        return f'"{escaped}"'

    def sequence(self, column: int, depth: int, first: str = "") -> None:
        for number in range(self.draw(st.integers(1, 3))):
            if not (first and number == 0):
                self.between(column)
            before = first if first and number == 0 else " " * column
            dash = before + "-"
            kind = self.chance("value", "value", "mapping", "sequence") if depth else "value"
            if kind == "value":
                self.value(dash, column, depth)
            else:
                gap = self.chance(" ", "   ")
                (self.mapping if kind == "mapping" else self.sequence)(
                    column + 1 + len(gap), depth - 1, dash + gap
                )

    def value(self, before: str, column: int, depth: int) -> None:
        """Write a value behind a colon or a dash."""
        kinds = [
            "empty",
            "plain",
            "plain",
            "wrapped",
            "double",
            "single",
            "literal",
            "folded",
            "flow",
            "next",
        ]
        kind = self.chance(*kinds, *(["mapping", "sequence"] * 3 if depth else []))
        deeper = column + self.draw(st.integers(1, 3))
        note, lines = self.note(), self.lines
        blank = " " * deeper
        match kind:
            case "empty":
                lines.append(before + self.chance("", " ~", " null") + note)
            case "plain":
                lines.append(f"{before} {self.words()}{note}".replace(" - ", " ").replace(" -", " x"))
            case "next":
                lines.extend([before + note, f"{blank}x {self.words()}"])
            case "wrapped":
                mark = self.chance("", "'", '"')
                lines.extend(
                    [
                        f"{before} {mark}x {self.words()}",
                        *self.chance_of_blank(),
                        f"{blank}y {self.words()}{mark}{note}",
                    ]
                )
            case "double":
                lines.append(
                    f'{before} "{self.words()}{self.chance("", ESCAPE + "n", ESCAPE + "xe5", " #")}"{note}'
                )
            case "single":
                lines.append(f"{before} '{self.words()}{self.chance('', '''''', ': ', '{')}'{note}")
            case "literal" | "folded":
                self.block(before, "|" if kind == "literal" else ">", column, deeper, note)
            case "flow":
                lines.append(f"{before} {self.flow(2)}{note}")
            case "mapping":
                lines.append(before + note)
                self.mapping(deeper, depth - 1)
            case _:
                lines.append(before + note)
                self.sequence(deeper if before.endswith("-") else max(deeper - 2, column), depth - 1)

    def chance_of_blank(self) -> list[str]:
        return [""] if self.chance("", "", "x") else []

    def block(self, before: str, sign: str, column: int, deeper: int, note: str) -> None:
        digit = self.chance("", "", str(deeper - column))
        chomping = self.chance("", "-", "+")
        signs = digit + chomping if self.chance("a", "b") == "a" else chomping + digit
        self.lines.append(f"{before} {sign}{signs}{note}")
        for number in range(self.draw(st.integers(0, 3))):
            inner = self.chance("", "", "  ") if number or digit else ""
            self.lines.append(
                self.chance(
                    "", " " * deeper + inner + "# " + self.words(), " " * deeper + inner + self.words()
                )
            )
        self.lines.extend([""] * self.draw(st.integers(0, 2)))

    def flow(self, depth: int) -> str:
        kind = self.chance("list", "mapping")
        gap, comma = self.chance("", " "), self.chance(", ", ",  ", " , ")
        parts = []
        for _ in range(self.draw(st.integers(0, 3))):
            value = self.flow(depth - 1) if depth and self.chance("a", "b", "c") == "a" else self.element()
            parts.append(value if kind == "list" else f"k{len(parts)}: {value}")
        if kind == "mapping" and self.chance("a", "b", "c") == "a":
            parts.append("mindst: 0,5")
        ending = "," if parts and self.chance("a", "b", "c", "d") == "a" else ""
        inner = gap + comma.join(parts) + ending + gap
        return f"[{inner}]" if kind == "list" else f"{{{inner}}}"

    def element(self) -> str:
        return self.chance("Greve", "'a, b'", '"12,5"', "to ord", '"}"', "~", "https://a.dk/b")


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A file that can be read, with keys at its top."""
    writer = Writer(draw)
    if draw(st.booleans()):
        writer.lines.append("# en fil")
    writer.mapping(0, 3)
    text = "\n".join(writer.lines)
    text = text if draw(st.integers(0, 3)) == 0 else text + "\n"
    if draw(st.integers(0, 4)) == 0:
        text = unicodedata.normalize("NFD", text)
    ending = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    mark = draw(st.sampled_from(["", "", "\ufeff"]))
    return (mark + text.replace("\n", ending)).encode()


def is_readable(data: bytes) -> bool:
    try:
        read(data)
    except FindingsError:
        return False
    return True
