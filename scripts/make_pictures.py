"""Draw the picture of the README: two pages of the plan that the README's own example gives."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from generator.batch.formats import Format
from generator.batch.workshop import Workshop
from generator.source.project import Project

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "billeder" / "plan-side.png"
EXAMPLE = re.compile("```yaml\n(.+?)```", re.DOTALL)
FIGURES = ("Figur 1", "Figur 2")
PIXELS_A_POINT = 1.25
GAP = 24
COLOURS = 64


def pages(pdf: bytes) -> list[Image.Image]:
    """Return pictures of the pages with the first two figures: the plan in brief, and the first goal."""
    document = pypdfium2.PdfDocument(pdf)
    words = [page.get_textpage().get_text_bounded() for page in document]
    numbers = [next(i for i, said in enumerate(words) if figure in said) for figure in FIGURES]
    return [document[number].render(scale=PIXELS_A_POINT).to_pil() for number in numbers]


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
        for part in ("goals.yaml", "plan_templates", "data"):
            (project.root / part).symlink_to(ROOT / part)
        file = project.municipalities / "2018" / "odense.yaml"
        file.parent.mkdir(parents=True)
        example = EXAMPLE.search((ROOT / "README.md").read_text("utf-8"))
        assert example is not None  # noqa: S101 - the README has its example
        file.write_text(example[1], "utf-8")
        workshop = Workshop(project)
        document = workshop.document(workshop.plan(workshop.read(file)).plan)
        [(_, pdf)] = workshop.press.write(document, [Format.PDF])
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    side_by_side(pages(pdf)).save(TARGET, optimize=True)


if __name__ == "__main__":
    main()
