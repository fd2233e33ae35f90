"""Where a line of our own Danish text may end."""

import pytest

from generator.danish.line_breaks import unbroken


@pytest.mark.parametrize(
    "held",
    [
        "j.nr.~2017-5458",
        "lovens §~4, stk.~2",
        "er nr.~97~af~98.",
        "i 1.~halvår til 3.~kvartal~2017",
        "juli~2014 til juni~2017",
        "17,3 pct. (jun.~2016)",
        "den 8.~september 2017 (maj~2017)",
        "mål nr. et og 12 forløb i 2. række",
        "de 5 af de 10, og 2017 i marts",
    ],
)
def test_no_line_ends_within_what_belongs_together(held):
    assert unbroken(held.replace("~", " ")) == held.replace("~", "\N{NO-BREAK SPACE}")
