"""The bench that every target test works at."""

from __future__ import annotations

import pytest

from tests.targets.target_bench import TargetBench


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> TargetBench:
    return TargetBench(tmp_path_factory.mktemp("måltal"))
