"""What a validator found, and all of it as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_SHOWN_FAILURES = 20


@dataclass(frozen=True, slots=True)
class Proof:
    """The outcome of one validator; ``failures`` are sentences that begin with the file they are about.

    ``files`` is how many files it looked at, ``remark`` what is to be known about that, and ``seconds`` how
    long it took.
    """

    validator: str
    files: int
    failures: tuple[str, ...]
    seconds: float
    remark: str = ""

    @property
    def is_good(self) -> bool:
        """Whether it found nothing wrong; a validator that has looked at nothing has proved nothing."""
        return self.files > 0 and not self.failures


def table(proofs: Sequence[Proof]) -> str:
    """Return the table of all validators, with the first failures of each below it."""
    lines = [f"{'Kontrol':<46}{'Filer':>6}{'Fejl':>6}{'Sekunder':>10}"]
    for proof in proofs:
        lines.append(f"{proof.validator:<46}{proof.files:>6}{len(proof.failures):>6}{proof.seconds:>10.0f}")
    lines += [f"{proof.validator}: {proof.remark}" for proof in proofs if proof.remark]
    for proof in proofs:
        lines += [f"FEJL  {proof.validator}: {failure}" for failure in proof.failures[:_SHOWN_FAILURES]]
        more = len(proof.failures) - _SHOWN_FAILURES
        if more > 0:
            lines.append(f"FEJL  {proof.validator}: og {more} til")
    return "\n".join(lines)
