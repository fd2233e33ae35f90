"""The line above a plot: what is measured at the left, a mark such as "Demotal" at the right."""

from __future__ import annotations

from dataclasses import dataclass

from generator.charts.picture import ChartPicture, TextLabel, label, mark_height, mark_width
from generator.document.design import Design

_GAP = 6.0


@dataclass(frozen=True, slots=True)
class ChartHeading:
    """The two labels above a plot, either of which may be absent."""

    unit: TextLabel | None
    mark: TextLabel | None

    @property
    def height(self) -> float:
        """Return the height in points, with the space below; 0 without labels."""
        height = max(self.unit.height if self.unit else 0.0, mark_height(self.mark) if self.mark else 0.0)
        return height + _GAP if height else 0.0

    def draw(self, picture: ChartPicture) -> None:
        """Draw the labels at the top of a picture."""
        if self.unit:
            picture.write(self.unit, 0, (self.height - _GAP) / 2 if self.mark else self.unit.height / 2)
        if self.mark:
            picture.mark(self.mark, picture.width, 0)


def heading(unit: str, mark: str | None, design: Design, width: float) -> ChartHeading:
    """Make the line above a plot; a long unit is broken before it reaches the mark.

    ``width`` is the picture's in points.
    """
    mark_label = label(mark, design, design.colours.accent, width=width / 3, bold=True) if mark else None
    room = width - (mark_width(mark_label) + _GAP if mark_label else 0.0)
    return ChartHeading(label(unit, design, design.colours.muted, width=room) if unit else None, mark_label)
