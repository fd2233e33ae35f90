"""What a municipality wishes of its Word file."""

from __future__ import annotations

import enum
from typing import Annotated

from generator.source.fields import OneOf, YesNo
from generator.source.records.base import Record, key


class WordCharts(enum.Enum):
    """What the charts of a Word file are."""

    NATIVE = "word"
    PICTURES = "billeder"


class WordFile(Record, title="Word-fil"):
    """How the plan's Word file is made."""

    charts: Annotated[WordCharts, OneOf()] = key(
        "diagrammer",
        "Words egne diagrammer, som kan redigeres, eller billeder.",
        "billeder",
        WordCharts.NATIVE,
    )
    locked: YesNo = key(
        "låst", "Om det, generatoren har skrevet, er låst mod rettelser ved et uheld.", "nej", True
    )
