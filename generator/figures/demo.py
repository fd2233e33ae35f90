"""Writes the demo figures: invented, plausible, and the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.danish.periods import Period
from generator.figures.areas import Area, AreaLevel
from generator.figures.catalogue import Catalogue, Frequency, Indicator
from generator.figures.demo_model import DemoModel, demo_model, read_demo_file
from generator.figures.figure_file import COLUMNS, DENOMINATOR
from generator.figures.provenance_file import FILE_NAME
from generator.figures.series import State
from generator.source.data_files import DataFile
from generator.source.geography import Geography
from generator.source.writing import write_whole

_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class _Recipe:
    """How an indicator is made of counts: ``factor`` × (``numerator`` - subtracted) / ``denominator``.

    Subtracted is another quantity, or the numerator itself in a fixed month or some months before.
    ``hidden_by`` are the counts that must be large enough for the figure to be shown.
    """

    numerator: str
    denominator: str
    factor: float
    minus: str
    minus_month: int | None
    minus_months_before: int | None
    hidden_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """One figure as it is written; ``exact`` is its value before rounding."""

    state: State
    exact: float | None
    denominator: int | None


class DemoFigures:
    """The demo figures of every indicator of the catalogue.

    Raises ValueError if an indicator has no recipe, or a recipe no indicator.
    """

    def __init__(self, catalogue: Catalogue, geography: Geography) -> None:
        data = read_demo_file()
        self._catalogue = catalogue
        self._model: DemoModel = demo_model(data)
        self._entries = data.mapping("indikatorer")
        self._spans = data.mapping("perioder")
        self._limit = data.whole_number("undergrænse")
        self._provenance = data.text("herkomst")
        self._areas = tuple(_areas(geography, data.whole_number("rådsår")))
        wanted = {indicator.id for indicator in catalogue if indicator.quantitative}
        if wanted != set(self._entries):
            raise ValueError(f"no recipe or no indicator: {sorted(wanted ^ set(self._entries))}")

    def write(self, folder: Path, root: Path) -> None:
        """Write one file for each indicator and the file of provenance into a folder below ``root``.

        Raises FindingsError if a file cannot be written, or would be written through a link.
        """
        for indicator in self._catalogue:
            if indicator.quantitative:
                _write(folder / f"{indicator.id}.csv", _BYTE_ORDER_MARK + self.text(indicator), root)
        _write(folder / FILE_NAME, self._provenance + "\n", root)

    def text(self, indicator: Indicator) -> str:
        """Return the text of an indicator's file."""
        entry = self._entry(indicator.id)
        ranked = entry.text("rang af")
        source = self._catalogue.get(ranked) if ranked else indicator
        recipe = _recipe(self._entry(source.id))
        periods = self._periods(indicator, entry)
        columns = (*COLUMNS, DENOMINATOR) if recipe.denominator and not ranked else COLUMNS
        lines = [";".join(columns)]
        areas = [area for area in self._areas if area[0].level in indicator.levels]
        ranks = self._ranks(recipe, periods, areas) if ranked else {}
        for area, codes in areas:
            for period in periods:
                preliminary = indicator.frequency is Frequency.MONTHLY and period == periods[-1]
                cell = self._cell(recipe, codes, period, State.PRELIMINARY if preliminary else State.OK)
                exact = ranks[area, period] if ranked and cell.exact is not None else cell.exact
                fields = [
                    area.level.value,
                    area.code,
                    str(period),
                    "" if exact is None else _written(exact, indicator.decimals),
                    cell.state.value,
                    "" if cell.denominator is None else str(cell.denominator),
                ]
                lines.append(";".join(fields[: len(columns)]))
        return "\n".join(lines) + "\n"

    def _entry(self, indicator_id: str) -> DataFile:
        optional = (
            "tæller",
            "nævner",
            "gange",
            "minus",
            "minus for måned",
            "minus måneder før",
            "skjul efter",
            "rang af",
            "fra",
            "til",
        )
        return DataFile(self._entries[indicator_id], (), optional)

    def _periods(self, indicator: Indicator, entry: DataFile) -> tuple[Period, ...]:
        first, last = self._spans[indicator.frequency.value]
        return Period.range(
            Period.parse(entry.text("fra", first)),
            Period.parse(entry.text("til", last)),
        )

    def _cell(self, recipe: _Recipe, codes: tuple[str, ...], period: Period, shown: State) -> _Cell:
        month = _month(period)
        if any(self._total(name, codes, month) < self._limit for name in recipe.hidden_by):
            return _Cell(State.SUPPRESSED, None, None)
        numerator = self._total(recipe.numerator, codes, month)
        if recipe.minus:
            numerator -= self._total(recipe.minus, codes, month)
        if recipe.minus_month is not None:
            numerator -= self._total(recipe.numerator, codes, recipe.minus_month)
        if recipe.minus_months_before is not None:
            numerator -= self._total(recipe.numerator, codes, month - recipe.minus_months_before)
        if not recipe.denominator:
            return _Cell(shown, numerator * recipe.factor, None)
        denominator = self._total(recipe.denominator, codes, month)
        return _Cell(shown, numerator * recipe.factor / denominator, denominator)

    def _total(self, name: str, codes: tuple[str, ...], month: int) -> int:
        return sum(self._model.count(name, code, month) for code in codes)

    def _ranks(
        self, recipe: _Recipe, periods: tuple[Period, ...], areas: Iterable[tuple[Area, tuple[str, ...]]]
    ) -> dict[tuple[Area, Period], int]:
        """Return the place of each area in each period, lowest value first and equals by name."""
        ranks: dict[tuple[Area, Period], int] = {}
        for period in periods:
            cells = [(self._cell(recipe, codes, period, State.OK).exact, area) for area, codes in areas]
            placed = sorted((exact, area.name, area.code, area) for exact, area in cells if exact is not None)
            ranks |= {(area, period): rank for rank, (*_, area) in enumerate(placed, start=1)}
        return ranks


def _recipe(entry: DataFile) -> _Recipe:
    denominator = entry.text("nævner")
    fixed = entry.text("minus for måned")
    hidden_by = entry.text("skjul efter")
    return _Recipe(
        numerator=entry.text("tæller"),
        denominator=denominator,
        factor=entry.number("gange", 1),
        minus=entry.text("minus"),
        minus_month=_month(Period.parse(fixed)) if fixed else None,
        minus_months_before=entry.whole_number("minus måneder før") if "minus måneder før" in entry else None,
        hidden_by=(hidden_by,) if hidden_by else tuple(filter(None, (entry.text("tæller"), denominator))),
    )


def _areas(geography: Geography, year: int) -> Iterator[tuple[Area, tuple[str, ...]]]:
    """Yield each area with the codes of its municipalities."""
    for municipality in geography.municipalities:
        yield Area(AreaLevel.MUNICIPALITY, municipality.code, municipality.name), (municipality.code,)
    for council in geography.councils(year):
        yield Area.council(council), tuple(m.code for m in geography.members(council, year))
    yield Area.country(), tuple(m.code for m in geography.municipalities)


def _month(period: Period) -> int:
    """Return the last month of a period, counted as the model counts."""
    return period.end.year * 12 + period.end.month


def _written(value: float, decimals: int) -> str:
    text = f"{value:.{decimals}f}"
    return (text.lstrip("-") if float(text) == 0 else text).replace(".", ",")


def _write(file: Path, text: str, root: Path) -> None:
    write_whole(file, text.encode("utf-8"), file.relative_to(root).as_posix(), root)
