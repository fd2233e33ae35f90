"""Everything a user caused, said as findings: what is wrong, where, and what to do."""

from generator.problems.finding import (
    Finding,
    FindingsError,
    Place,
    Severity,
    finding,
    sorted_by_place,
)

__all__ = ["Finding", "FindingsError", "Place", "Severity", "finding", "sorted_by_place"]
