"""The project folder that is measured: the same plan for every municipality, for one year span or several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from generator.source.geography import Municipality, load_geography

ROOT = Path(__file__).parents[1]
CHARTS = 8
FEWEST_PAGES, MOST_PAGES = 14, 18
FIRST_YEAR = 2018
# Ten copies of the country, no two for the same municipality and period: 2018, 2018-2019 ... 2018-2027.
PERIODS = tuple(str(FIRST_YEAR) if not more else f"{FIRST_YEAR}-{FIRST_YEAR + more}" for more in range(10))
PLAN = (Path(__file__).parent / "plan.yaml").read_text("utf-8")
# Bornholm is the only municipality of its council area, so its two comparisons become developments.
ALONE = "Bornholm"
CHART_FOR_ALL = "    - {indikator: bruttoledighed, diagrammer: udvikling}\n"
CHARTS_FOR_ALONE = CHART_FOR_ALL + "".join(
    f"    - {{indikator: {name}, diagrammer: udvikling}}\n" for name in ("a-dagpenge", "sygedagpenge")
)


@dataclass(frozen=True, slots=True)
class Country:
    """A project folder with a plan for each municipality and period."""

    folder: Path
    periods: tuple[str, ...] = PERIODS[:1]

    @classmethod
    def written(cls, folder: Path, periods: tuple[str, ...] = PERIODS[:1]) -> Country:
        """Write the municipality files; everything else of the project is the repository's own."""
        folder.mkdir(parents=True)
        for name in ("goals.yaml", "plan_templates", "data"):
            (folder / name).symlink_to(ROOT / name)
        country = cls(folder, periods)
        for period in periods:
            (folder / "municipalities" / period).mkdir(parents=True)
            for municipality in municipalities():
                country.file(municipality, period).write_text(plan(municipality, period), "utf-8")
        return country

    def file(self, municipality: Municipality, period: str = PERIODS[0]) -> Path:
        """Return the file of one plan."""
        return self.folder / "municipalities" / period / f"{municipality.slug}.yaml"

    def files(self) -> list[Path]:
        """Return all files in the order in which they are built."""
        return sorted(self.folder.glob("municipalities/*/*.yaml"))

    def outputs(self, ending: str) -> list[Path]:
        """Return the finished files of one format, by their ending without the dot."""
        return sorted(self.folder.glob(f"output/*/*/*.{ending}"))


def municipalities() -> tuple[Municipality, ...]:
    """Return the 98 municipalities."""
    return load_geography().municipalities


def plan(municipality: Municipality, period: str) -> str:
    """Return the measured plan as it reads for one municipality and period."""
    text = PLAN.replace("kommune: Aarhus", f"kommune: {municipality.name}")
    text = text.replace(f"periode: {PERIODS[0]}", f"periode: {period}")
    return text.replace(CHART_FOR_ALL, CHARTS_FOR_ALONE) if municipality.name == ALONE else text


def change(file: Path, number: int) -> None:
    """Change the words of one plan, so that it must be built again; ``number`` tells changes apart."""
    words = "Beskæftigelsen er steget"
    text = file.read_text("utf-8")
    start = text.index(words) + len(words)
    end = text.index(",", start)
    file.write_text(f"{text[:start]} for {number}. gang{text[end:]}", "utf-8")


@dataclass(frozen=True, slots=True)
class Extent:
    """How large the built plans are: the fewest and most pages and charts of any."""

    plans: int
    pages: tuple[int, int]
    charts: tuple[int, int]

    @property
    def as_meant(self) -> bool:
        """Whether every plan has the size that the cases are about."""
        fewest, most = self.pages
        return fewest >= FEWEST_PAGES and most <= MOST_PAGES and self.charts == (CHARTS, CHARTS)


def extent(country: Country) -> Extent:
    """Count pages in the PDFs and charts in the web pages of a country that has been built."""
    pages = sorted(_pages(country))
    charts = sorted(page.read_text("utf-8").count("<figure") for page in country.outputs("html"))
    return Extent(len(pages), (pages[0], pages[-1]), (charts[0], charts[-1]))


def _pages(country: Country) -> Iterator[int]:
    for file in country.outputs("pdf"):
        with pikepdf.open(file) as pdf:
            yield len(pdf.pages)
