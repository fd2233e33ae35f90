from __future__ import annotations

from pathlib import Path

import pytest

from generator.document.design import Design, load_design

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def design() -> Design:
    return load_design(ROOT / "plan_templates" / "design.yaml")
