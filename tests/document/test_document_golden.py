"""What four real plans say from cover to last annex, kept as text that a proof reader can read.

Set REGENERATE_GOLDEN_DOCUMENTS to write the texts anew; then read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.document_dump import dump

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
REGENERATE = "REGENERATE_GOLDEN_DOCUMENTS"

PLANS = {
    "frederikssund-2018": ROOT / "municipalities/2018/frederikssund.yaml",
    "aarhus-2018": ROOT / "municipalities/2018/aarhus.yaml",
    "esbjerg-fanoe-2021-2022": ROOT / "municipalities/2021-2022/esbjerg-fanoe.yaml",
    "samsoe-2018": HERE / "files/2018/samsoe.yaml",
}


@pytest.mark.parametrize("name", PLANS)
def test_the_document_says_what_was_proof_read(workshop, name):
    golden = HERE / "golden" / f"{name}.txt"
    plan = workshop.plan(workshop.read(PLANS[name])).plan

    text = dump(workshop.document(plan))

    if os.environ.get(REGENERATE):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")
