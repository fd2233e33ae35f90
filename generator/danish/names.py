"""Names and words inside Danish sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence


def genitive(name: str) -> str:
    """Return the genitive: Odenses, but Aarhus' after s, x and z, and KL's after an abbreviation or a number.

    Source: Retskrivningsordbogen, the rules for the genitive and the apostrophe.
    """
    if not name:
        return name
    if name[-1] in "sxzSXZ":
        return name + "'"
    last_word = name.split()[-1] if name.split() else name
    is_abbreviation = len(last_word) > 1 and last_word.isupper()
    return name + ("'s" if is_abbreviation or not last_word[-1].isalpha() else "s")


def listed(items: Sequence[str], conjunction: str = "og") -> str:
    """Join the items into a Danish list without a comma before the conjunction: a, b og c."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"


_ABBREVIATED = re.compile(
    r"(?:\b(?:pct|kr|mio|mia|nr|stk|mv|m\.v|mm|m\.m|osv|o\.lign|mfl|m\.fl|bl\.a|inkl|ekskl|ca|kap|jf))\.$"
)


def without_full_stop(sentence: str) -> str:
    """Return a sentence as a heading, without its full stop; that of an abbreviation at its end is kept."""
    return sentence if _ABBREVIATED.search(sentence.lower()) else sentence.removesuffix(".")


def capitalised(text: str) -> str:
    """Return the text with its first letter in upper case and the rest as it was."""
    return text[:1].upper() + text[1:]


_NUMBER_WORDS = ("nul", "ét", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")


def number_word(number: int) -> str:
    """Return a count as it is written in running text: in words up to twelve, then in digits."""
    return _NUMBER_WORDS[number] if 0 <= number < len(_NUMBER_WORDS) else str(number)
