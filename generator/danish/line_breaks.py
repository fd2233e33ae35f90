"""Where a line of Danish text must not end: between a number and what it numbers, or within a period."""

from __future__ import annotations

import re

from generator.danish.dates import MONTH_ABBREVIATIONS, MONTHS
from generator.danish.numbers import NO_BREAK_SPACE

_MONTH = "|".join(MONTHS)
_PERIOD = "|".join(re.escape(name) for name in dict.fromkeys((*MONTHS, *MONTH_ABBREVIATIONS)))
# A date may still end a line before its year: in one piece it is too wide for the narrow columns of tables.
_TOGETHER = re.compile(
    r"(?:\b(?:nr|stk)\.|§) (?=[0-9])"
    r"|[0-9] af (?=[0-9])"
    r"|\b[0-9]\. (?:halvår|kvartal)(?: [0-9]{4}\b)?"
    rf"|\b[0-9]{{1,2}}\. (?:{_MONTH})\b"
    rf"|\b(?:{_PERIOD}) [0-9]{{4}}\b"
)


def unbroken(words: str) -> str:
    """Return words with no-break spaces inside "nr. 5", "97 af 98", "§ 19", "1. halvår 2017" and "juni 2017".

    Of a date only the day and the month are held together.
    """
    return _TOGETHER.sub(lambda found: found[0].replace(" ", NO_BREAK_SPACE), words)
