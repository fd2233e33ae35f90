"""Invented counts for every municipality and month, the same on every machine.

Only arithmetic that IEEE 754 fixes to the last bit is used, and counts are whole numbers, so that sums over
municipalities agree with the parts and shares agree with the counts behind them.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from pathlib import Path

from generator.source.data_files import DataFile, read_data_file

DEMO_FILE = Path(__file__).with_name("demo.yaml")

_POPULATION = "befolkning"
_USUAL_DEVIATION = 8.0
_TREND_ORIGIN = 2014 * 12 + 7
# How much the trend of a municipality differs from the others', in percent a year.
_OWN_TREND = 1.2
# Chance makes small counts jump: relative noise by the square root of the count, and its ceiling.
_NOISE, _NOISE_CEILING = 0.35, 0.06


@dataclass(frozen=True, slots=True)
class DemoPlace:
    """A municipality: its population of working age, and how hard its conditions are (1 is usual)."""

    population: int
    social_factor: float


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count. It is the sum of ``parts``, or as expected of ``expected_of``, or a share of ``base``.

    ``rate`` is the share of the base; ``social`` how strongly conditions bear on it; ``trend`` and
    ``deviation`` are percent a year and percent between municipalities; ``season`` percent by month.
    """

    parts: tuple[str, ...] = ()
    expected_of: str = ""
    base: str = ""
    rate: float = 0.0
    social: float = 0.0
    trend: float = 0.0
    deviation: float = _USUAL_DEVIATION
    season: tuple[float, ...] = (0.0,) * 12


class DemoModel:
    """Counts by the name of a quantity, municipality code and month (``year * 12 + month``, from 1)."""

    def __init__(self, seed: str, places: dict[str, DemoPlace], quantities: dict[str, Quantity]) -> None:
        self._seed = seed
        self._places = places
        self._quantities = quantities
        self._known: dict[tuple[str, str, int, bool], int] = {}

    def count(self, name: str, code: str, month: int, expected: bool = False) -> int:
        """Return a count; ``expected`` is what the municipality's conditions alone would make it.

        Raises KeyError if there is no quantity of the name or no municipality of the code.
        """
        if name == _POPULATION:
            return self._places[code].population
        key = (name, code, month, expected)
        if key not in self._known:
            self._known[key] = self._compute(self._quantities[name], key)
        return self._known[key]

    def _compute(self, quantity: Quantity, key: tuple[str, str, int, bool]) -> int:
        name, code, month, expected = key
        if quantity.parts:
            return sum(self.count(part, code, month, expected) for part in quantity.parts)
        if quantity.expected_of:
            return self.count(quantity.expected_of, code, month, expected=True)
        base = self.count(quantity.base, code, month, expected)
        years = (month - _TREND_ORIGIN) / 12
        conditions = 1 + quantity.social * (self._places[code].social_factor - 1)
        season = 1 + quantity.season[(month - 1) % 12] / 100
        count = base * quantity.rate * conditions * (1 + quantity.trend / 100 * years) * season
        if not expected:
            count *= 1 + quantity.deviation / 100 * self._chance(name, code)
            count *= 1 + _OWN_TREND / 100 * years * self._chance(name, code, "tendens")
            noise = min(_NOISE_CEILING, _NOISE / math.sqrt(max(count, 1.0)))
            count *= 1 + noise * self._chance(name, code, str(month))
        whole = max(0, math.floor(count + 0.5))
        return min(whole, base) if quantity.rate <= 1 else whole

    def _chance(self, *what: str) -> float:
        """Return a number around 0 with a standard deviation of 1, never beyond 3, fixed by the words."""
        digest = hashlib.blake2b("/".join((self._seed, *what)).encode(), digest_size=12).digest()
        first, second, third = (int.from_bytes(digest[i : i + 4], "big") / 2**32 for i in (0, 4, 8))
        return (first + second + third - 1.5) * 2


def read_demo_file(file: Path = DEMO_FILE) -> DataFile:
    """Read the foundation of the demo figures. Raises FindingsError if its outermost keys are wrong."""
    return read_data_file(
        file,
        (
            "frø",
            "undergrænse",
            "rådsår",
            "perioder",
            "herkomst",
            "kommuner",
            "sæson",
            "størrelser",
            "indikatorer",
        ),
    )


def demo_model(data: DataFile) -> DemoModel:
    """Make the model of the demo file. Raises FindingsError if a quantity is wrong."""
    seasons = {
        name: tuple(float(percent) for percent in year) for name, year in data.mapping("sæson").items()
    }
    places = {
        code: DemoPlace(math.floor(float(thousands) * 1000 + 0.5), float(factor))
        for code, (thousands, factor) in data.mapping("kommuner").items()
    }
    quantities = {name: _quantity(value, seasons) for name, value in data.mapping("størrelser").items()}
    return DemoModel(data.text("frø"), places, quantities)


def _quantity(value: object, seasons: dict[str, tuple[float, ...]]) -> Quantity:
    optional = ("sum", "forventet", "af", "promille", "social", "tendens", "sæson", "forskel")
    entry = DataFile(value, (), optional)
    return Quantity(
        parts=entry.texts("sum"),
        expected_of=entry.text("forventet"),
        base=entry.text("af"),
        rate=entry.number("promille") / 1000,
        social=entry.number("social"),
        trend=entry.number("tendens"),
        deviation=entry.number("forskel", _USUAL_DEVIATION),
        season=seasons[entry.text("sæson")] if "sæson" in entry else (0.0,) * 12,
    )
