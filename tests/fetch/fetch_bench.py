"""A fetcher with a folder, a catalogue and a clock of its own, that asks the server of the tests."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path

from generator.figures.archive import Archive
from generator.figures.areas import Area, AreaLevel
from generator.figures.catalogue import Catalogue
from generator.figures.catalogue_file import load_catalogue
from generator.figures.fetch.asked_periods import read_asked
from generator.figures.fetch.fetching import Fetched, Fetcher
from generator.figures.fetch.kept_answers import KeptAnswers
from generator.figures.fetch.sources import JOBINDSATS_VARIABLE, STATBANK_VARIABLE, Sources
from generator.figures.fetch.web import Patience
from generator.figures.series import Figure
from generator.source.geography import load_geography
from tests.fetch.server import KEY, Server

GEOGRAPHY = load_geography()
INDICATOR = """\
  {id}:
    nummer: {number}
    navn: Prøve
    kort: Prøve
    enhed: {unit}
    decimaler: 1
    retning: lavere er bedre
    personkreds: Alle
    niveauer: [{levels}]
    hyppighed: {frequency}
    kilde: {source}
    kildetekst: Prøve
    tabeller: {tables}
    definition: Prøve.
    type: resultat
    belæg: kilde
    mål: []
"""


@dataclass
class Bench:
    """A fetcher with a folder of its own, a clock and a patience that never really waits."""

    server: Server
    folder: Path
    catalogue: Catalogue = field(default_factory=load_catalogue)
    environment: dict[str, str] = field(default_factory=dict)
    today: datetime.datetime = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
    slept: list[float] = field(default_factory=list)
    read_seconds: float = 5.0

    def __post_init__(self) -> None:
        self.environment |= {
            JOBINDSATS_VARIABLE: self.server.jobindsats_address,
            STATBANK_VARIABLE: self.server.statbank_address,
            "JOBINDSATS_NØGLE": KEY,
        }

    @property
    def figures_folder(self) -> Path:
        return self.folder / "data" / "tal"

    @property
    def answers_folder(self) -> Path:
        return self.folder / "output" / ".hentet"

    def fetch(self, *ids: str, periods: str = "seneste:24", renew: bool = False) -> list[Fetched]:
        kept = KeptAnswers(self.answers_folder, lambda: self.today, "output/.hentet", renew)
        patience = Patience(read=self.read_seconds, sleep=self.slept.append)
        with Sources(self.folder, kept, GEOGRAPHY, self.environment, patience) as sources:
            fetcher = Fetcher(self.figures_folder, self.catalogue, GEOGRAPHY, sources)
            return list(fetcher.fetch([self.catalogue.get(name) for name in ids], read_asked(periods)))

    def stored(self, indicator_id: str, code: str = "751") -> dict[str, Figure]:
        """Return what is stored of an indicator for one area, by period."""
        area = Area.country()
        if code in GEOGRAPHY.by_code:
            area = Area(AreaLevel.MUNICIPALITY, code, GEOGRAPHY.by_code[code].name)
        elif code != "000":
            area = Area.council(code)
        figures = Archive(self.figures_folder).figures(self.catalogue.get(indicator_id), area)
        return {str(period): figure for period, (figure, _) in figures.items()}

    def use(self, **indicators: dict[str, str]) -> None:
        """Use a catalogue of one's own; each indicator says what differs from the usual."""
        usual = {
            "unit": "fuldtidspersoner",
            "levels": "kommune, land",
            "frequency": "måned",
            "source": "jobindsats",
        }
        text = "indikatorer:\n" + "".join(
            INDICATOR.format(id=name, number=number, **{**usual, **changed})
            for number, (name, changed) in enumerate(indicators.items(), start=1)
        )
        file = self.folder / "indicators.yaml"
        file.write_text(text, "utf-8")
        self.catalogue = load_catalogue(file)


def codes(fetched: list[Fetched]) -> list[str]:
    """Return the codes of everything found."""
    return [item.code for each in fetched for item in each.findings]


def errors(fetched: list[Fetched]) -> list[str]:
    """Return the codes of the errors found."""
    return [item.code for each in fetched for item in each.findings if item.is_error]
