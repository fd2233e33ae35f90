"""Printed sums of investments that are not the sum of their years; for check and review alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Protocol, TypeVar

from generator.source.records.money import InvestmentStage


class Amounts(Protocol):
    """What was invested, gained and left at a stage, in the unit of the investment; None where not told."""

    @property
    def stage(self) -> InvestmentStage | None: ...  # noqa: D102

    @property
    def invested(self) -> Decimal | None: ...  # noqa: D102

    @property
    def gain(self) -> Decimal | None: ...  # noqa: D102

    @property
    def net(self) -> Decimal | None: ...  # noqa: D102


_Total = TypeVar("_Total", bound=Amounts)


def wrong_totals(
    totals: Sequence[_Total], years: Sequence[Amounts]
) -> Iterator[tuple[_Total, str, Decimal, Decimal]]:
    """Yield each printed total that its years deny, with the key of the amount, and the right sum.

    Only years of the same stage count, and only where all of them tell the amount.
    """
    for total in totals:
        parts = [year for year in years if year.stage is total.stage]
        for key, printed, amounts in (
            ("investering", total.invested, [year.invested for year in parts]),
            ("gevinst", total.gain, [year.gain for year in parts]),
            ("netto", total.net, [year.net for year in parts]),
        ):
            known = [amount for amount in amounts if amount is not None]
            if printed is None or not known or len(known) < len(amounts):
                continue
            right = sum(known, Decimal(0))
            if right != printed:
                yield total, key, printed, right
