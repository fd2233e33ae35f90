"""The generator and its peers: each is set up for some plans, and then makes them one at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

import docx
from docx.shared import Mm

from benchmarks.peers.content import entries, markdown
from generator.batch.workshop import Workshop
from generator.document.blocks import Document
from generator.source.project import Project

# Makes the plan of this number.
Maker = Callable[[int], None]


def generator(files: Sequence[Path], folder: Path) -> Maker:
    """Go from the municipality's file to Word with native charts; everything is timed."""
    from generator.writers.word.writer import WordWriter

    workshop = Workshop(Project(Path.cwd()))
    writer = WordWriter(workshop.design)

    def make(number: int) -> None:
        document = workshop.document(workshop.plan(workshop.read(files[number])).plan)
        (folder / f"{number}.docx").write_bytes(writer.write(document))

    return make


def documents(files: Sequence[Path]) -> list[Document]:
    """Return the finished words of some plans."""
    workshop = Workshop(Project(Path.cwd()))
    return [workshop.document(workshop.plan(workshop.read(file)).plan) for file in files]


def docxtpl(files: Sequence[Path], folder: Path, pictures: Sequence[Path]) -> Maker:
    """Fill a template that loops over blocks, rows and cells; only the filling is timed."""
    library = import_module("docxtpl")
    template = folder / "template.docx"
    _write_template(template)
    contents = [list(entries(document, pictures)) for document in documents(files)]

    def make(number: int) -> None:
        filled = library.DocxTemplate(template)
        blocks = [
            entry | {"picture": library.InlineImage(filled, str(entry["file"]), width=Mm(165))}
            if entry["kind"] == "picture"
            else entry
            for entry in contents[number]
        ]
        filled.render({"blocks": blocks}, autoescape=True)
        filled.save(folder / f"{number}.docx")

    return make


def pandoc(files: Sequence[Path], folder: Path, pictures: Sequence[Path]) -> Maker:
    """Turn Markdown into Word by pandoc with a reference document; only this is timed."""
    library = import_module("pypandoc")
    reference = folder / "reference.docx"
    docx.Document().save(str(reference))
    pages = [markdown(document, pictures) for document in documents(files)]

    def make(number: int) -> None:
        library.convert_text(
            pages[number],
            "docx",
            format="markdown",
            outputfile=str(folder / f"{number}.docx"),
            extra_args=[f"--reference-doc={reference}"],
        )

    return make


def _write_template(target: Path) -> None:
    word = docx.Document()
    word.add_paragraph("{%p for block in blocks %}")
    styles = {
        "heading1": "Heading 1",
        "heading2": "Heading 2",
        "heading3": "Heading 3",
        "item": "List Bullet",
        "quote": "Intense Quote",
        "caption": "Caption",
    }
    for number, (kind, style) in enumerate(styles.items()):
        word.add_paragraph(f'{{%p {"elif" if number else "if"} block.kind == "{kind}" %}}')
        word.add_paragraph("{{ block.text }}", style=style)
    word.add_paragraph('{%p elif block.kind == "picture" %}')
    word.add_paragraph("{{ block.picture }}")
    word.add_paragraph('{%p elif block.kind == "table" %}')
    word.add_paragraph("{{ block.text }}", style="Caption")
    table = word.add_table(rows=4, cols=3, style="Light List Accent 1")
    for row, texts in enumerate(
        (
            ("{%tc for cell in block.header %}", "{{ cell }}", "{%tc endfor %}"),
            ("{%tr for row in block.rows %}", "", ""),
            ("{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}"),
            ("{%tr endfor %}", "", ""),
        )
    ):
        for cell, text in zip(table.rows[row].cells, texts, strict=True):
            cell.text = text
    word.add_paragraph("{%p else %}")
    word.add_paragraph("{{ block.text }}")
    word.add_paragraph("{%p endif %}")
    word.add_paragraph("{%p endfor %}")
    word.save(str(target))
