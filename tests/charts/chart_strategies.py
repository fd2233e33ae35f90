"""Any chart that the contract allows: random names, values and gaps."""

from __future__ import annotations

from hypothesis import strategies as st

from generator.document.chart_specs import (
    Bar,
    ComparisonChart,
    Development,
    Level,
    Line,
    Role,
    Stand,
    TargetOverview,
)

LETTERS = "abcdefgmnopstuvxyzæøåABCDEFSÆØÅ 0123456789.,:-–−/()%$&<>'\"_^\\{}=+@≥‰\u00a0"

names = st.text(LETTERS, min_size=1, max_size=40).filter(str.strip)
labels = st.text(LETTERS, max_size=60)
values = st.one_of(
    st.integers(-2_000_000, 2_000_000).map(float),
    (st.floats(-1e4, 1e4) | st.floats(-1e9, 1e9)).map(lambda value: round(value, 6)),  # as figures are stored
    st.just(0.0),
)
gaps = st.none() | values
levels = st.none() | st.builds(Level, names, values)
marks = st.none() | st.just("Demotal")


@st.composite
def developments(draw: st.DrawFn) -> Development:
    count = draw(st.integers(1, 40))
    indices = st.integers(0, count - 1)
    lines = st.builds(
        Line,
        names,
        st.sampled_from(Role),
        st.lists(gaps, min_size=count, max_size=count).map(tuple) | st.just((None,) * count),
    )
    return Development(
        periods=tuple(draw(st.lists(names, min_size=count, max_size=count))),
        ticks=tuple(sorted(draw(st.sets(indices)))),
        lines=tuple(draw(st.lists(lines, max_size=6))),
        unit=draw(labels),
        decimals=draw(st.integers(0, 2)),
        baseline=draw(levels),
        target=draw(levels),
        breaks=tuple(sorted(draw(st.sets(indices, max_size=2)))),
        break_label=draw(labels),
        preliminary=draw(st.integers(0, min(count, 4))),
        preliminary_label=draw(labels),
        mark=draw(marks),
    )


comparisons = st.builds(
    ComparisonChart,
    st.lists(st.builds(Bar, names, gaps, labels, st.booleans(), st.booleans()), max_size=30).map(tuple),
    labels,
    st.integers(0, 2),
    levels,
    marks,
)
overviews = st.builds(
    TargetOverview,
    st.lists(st.builds(Stand, names, gaps, gaps, gaps, labels, labels, labels), max_size=14).map(tuple),
    names,
    names,
    names,
    marks,
)
charts = st.one_of(developments(), comparisons, overviews)
