"""Draw the picture of the README: two facing pages of Aarhus' plan for 2018, as PNG in docs/billeder."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from generator.batch.building import Format, Press
from generator.source.project import Project

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "billeder" / "plan-side.png"
FIRST_FIGURE = "Figur 1"
PIXELS_A_POINT = 1.25
GAP = 24
COLOURS = 64


def pages(pdf: bytes) -> list[Image.Image]:
    """Return pictures of the front page and of the first page that has a chart."""
    document = pypdfium2.PdfDocument(pdf)
    charted = next(page for page in document if FIRST_FIGURE in page.get_textpage().get_text_bounded())
    return [page.render(scale=PIXELS_A_POINT).to_pil() for page in (document[0], charted)]


def side_by_side(pictures: list[Image.Image]) -> Image.Image:
    """Return pictures of equal height beside each other, on grey, in few colours."""
    width = sum(picture.width for picture in pictures) + GAP * (len(pictures) + 1)
    sheet = Image.new("RGB", (width, pictures[0].height + 2 * GAP), "#D9DEE4")
    left = GAP
    for picture in pictures:
        sheet.paste(picture, (left, GAP))
        left += picture.width + GAP
    return sheet.quantize(COLOURS)


def main() -> None:
    """Build the plan in a folder of its own and draw it."""
    with tempfile.TemporaryDirectory() as name:
        project = Project(Path(name))
        for part in ("goals.yaml", "plan_templates", "data", "municipalities"):
            (project.root / part).symlink_to(ROOT / part)
        built = Press(project).build(project.municipalities / "2018" / "aarhus.yaml", (Format.PDF,))
        pdf = (project.root / built.outputs[0]).read_bytes()
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    side_by_side(pages(pdf)).save(TARGET, optimize=True)


if __name__ == "__main__":
    main()
