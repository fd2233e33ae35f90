"""The pages as a reader sees them: pictures of whole plans, held against those that a person has looked at.

Each golden file shows all pages of one plan, small. A page differs when more than a hundredth of its pixels
do: enough to catch a clipped label, a moved heading or a lost table, and to let a smoother edge pass. Set
REGENERATE_GOLDEN_PAGES=1 to write the files anew, and look at them before committing.

Pango decides where lines break, so pictures made with one version can only be held against that version.
"""

from __future__ import annotations

import math
import os
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops
from weasyprint.text.ffi import pango

from generator.batch.formats import Format
from generator.batch.workshop import Workshop

FOLDER = Path(__file__).parent / "golden"
VERSION_FILE = FOLDER / "pango-version.txt"
PLANS = {
    "frederikssund-2018": "2018/frederikssund.yaml",
    "samsoe-2018": "2018/samsoe.yaml",
    "esbjerg-fanoe-2021-2022": "2021-2022/esbjerg-fanoe.yaml",
}
SCALE = 0.5
PAGES_A_ROW = 6
DIFFERENT_PIXEL = 48
DIFFERENT_SHARE = 0.01


def pictures(pdf: bytes) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=SCALE).to_pil().convert("L") for page in document]


def sheet(pages: list[Image.Image]) -> Image.Image:
    width, height = pages[0].size
    rows = math.ceil(len(pages) / PAGES_A_ROW)
    picture = Image.new("L", (width * PAGES_A_ROW, height * rows), 128)
    for number, page in enumerate(pages):
        picture.paste(page, (number % PAGES_A_ROW * width, number // PAGES_A_ROW * height))
    return picture


def share_of_different_pixels(one: Image.Image, other: Image.Image) -> float:
    histogram = ImageChops.difference(one, other).histogram()
    return sum(histogram[DIFFERENT_PIXEL:]) / (one.width * one.height)


def pango_version() -> str:
    return str(pango.pango_version())


@pytest.mark.parametrize("name", PLANS)
def test_the_pages_look_as_they_did_when_last_looked_at(name: str, workshop: Workshop) -> None:
    file = workshop.read(workshop.project.municipalities / PLANS[name])
    document = workshop.document(workshop.plan(file).plan)
    [(_, pdf)] = workshop.press.write(document, [Format.PDF])
    picture = sheet(pictures(pdf))
    golden = FOLDER / f"{name}.png"
    if os.environ.get("REGENERATE_GOLDEN_PAGES"):
        picture.save(golden, optimize=True)
        VERSION_FILE.write_text(pango_version(), "utf-8")
    if VERSION_FILE.read_text("utf-8") != pango_version():
        pytest.skip(f"the pictures were made with another version of Pango than {pango_version()}")

    expected = Image.open(golden)

    assert picture.size == expected.size, "the plan has another number of pages"
    difference = share_of_different_pixels(picture, expected)
    assert difference <= DIFFERENT_SHARE, f"{difference:.1%} of the pixels differ from {golden.name}"


def test_a_lost_table_is_seen() -> None:
    page = Image.new("L", (300, 400), 255)
    with_table = page.copy()
    with_table.paste(0, (50, 100, 250, 110))
    assert share_of_different_pixels(page, with_table) > DIFFERENT_SHARE
