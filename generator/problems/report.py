"""Show findings: as text for people in a terminal, as JSON for other programs."""

from __future__ import annotations

import abc
from collections.abc import Iterable

from generator.problems.finding import Finding


class Reporter(abc.ABC):
    """Turns findings into one text."""

    @abc.abstractmethod
    def render(self, findings: Iterable[Finding]) -> str:
        """Return the report of the findings, sorted by place."""
