"""A bench with a handful of figures for the tests of whole plans."""

from __future__ import annotations

import pytest

from tests.plan_bench import Bench

FIGURES = {
    "offentlig-forsørgelse-andel": """
        Frederikssund: 2016M06 4,7 af 29000, 2017M06 4,3 af 29000
        Greve:         2017M06 5,2 af 20000
        Hele landet:   2017M06 4,9 af 3744800
    """,
    "a-dagpenge": """
        Frederikssund: 2017M06 498
        Fanø:          2017M06 41
        Esbjerg:       2017M06 1204
    """,
}


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("plan"), FIGURES)
