"""The same plan through the same libraries used in the plain way: what the generator is measured against.

pyplot draws each chart and crops it, matplotlib writes its own SVG, and WeasyPrint gets the page as it is on
the web, with variable fonts and no settings. Wording, templates and the other writers are the generator's.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import fontpkg_ibm_plex_sans
from matplotlib import pyplot as plt
from weasyprint import HTML

from generator.batch.workshop import Workshop
from generator.document.blocks import Chart
from generator.document.chart_specs import ChartSpec, Comparison, Development, Role
from generator.document.design import Design
from generator.source.project import Project
from generator.writers.html import HtmlWriter
from generator.writers.word.writer import WordWriter

WIDTH_INCHES = 165 / 25.4


def draw(spec: ChartSpec, design: Design) -> str:
    """Return a chart as the SVG that pyplot makes of it."""
    match spec:
        case Development():
            figure, axes = plt.subplots(figsize=(WIDTH_INCHES, 3))
            for line in spec.lines:
                own = line.role is Role.OWN
                colour = design.colours.primary if own else design.colours.comparators[0]
                values = [float("nan") if value is None else value for value in line.values]
                axes.plot(range(len(values)), values, label=line.name, color=colour, marker="o", markersize=2)
            axes.set_xticks(spec.ticks, [spec.periods[tick] for tick in spec.ticks])
            for level in (spec.baseline, spec.target):
                if level is not None:
                    axes.axhline(level.value, linestyle="--", label=level.label)
            axes.legend()
        case Comparison():
            figure, axes = plt.subplots(figsize=(WIDTH_INCHES, 0.25 * len(spec.bars) + 0.5))
            bars = axes.barh([bar.name for bar in spec.bars], [bar.value or 0 for bar in spec.bars])
            axes.bar_label(bars, [bar.value_text for bar in spec.bars])
            axes.invert_yaxis()
        case _:
            figure, axes = plt.subplots(figsize=(WIDTH_INCHES, 0.5 * len(spec.stands) + 0.5))
            for row, stand in enumerate(spec.stands):
                points = [stand.was, stand.now, stand.target]
                axes.plot([float("nan") if p is None else p for p in points], [row] * 3, marker="o")
            axes.set_yticks(range(len(spec.stands)), [stand.name for stand in spec.stands])
    stream = io.StringIO()
    figure.savefig(stream, format="svg", bbox_inches="tight")
    plt.close(figure)
    text = stream.getvalue()
    return text[text.index("<svg") :]


def build(project: Project, file: Path) -> None:
    """Write the plan of a file in all formats."""
    workshop = Workshop(project)
    document = workshop.document(workshop.plan(workshop.read(file)).plan)
    charts = {
        block.id: draw(block.spec, workshop.design) for block in document.blocks if isinstance(block, Chart)
    }
    page = HtmlWriter(project.templates, workshop.design).write(document, charts)
    project.output.mkdir(parents=True, exist_ok=True)
    (project.output / "plain.html").write_text(page, "utf-8")
    fonts = (fontpkg_ibm_plex_sans.ROOT / "files").as_uri()
    faces = (
        f'<style>@font-face {{font-family: "IBM Plex Sans"; src: url("{fonts}/IBMPlexSans[wdth,wght].ttf")}}'
        "</style></head>"
    )
    HTML(string=page.replace("</head>", faces)).write_pdf(
        project.output / "plain.pdf", pdf_variant="pdf/ua-1"
    )
    (project.output / "plain.docx").write_bytes(WordWriter(workshop.design).write(document))


if __name__ == "__main__":
    build(Project(Path.cwd()), Path(sys.argv[1]))
