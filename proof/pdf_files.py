"""veraPDF on every PDF: PDF/UA-1 (everybody can read it) and PDF/A-3a (it can be kept)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from proof.programs import ProgramError, Tools, in_parallel, output_of, shares

_DRIVER = Path(__file__).with_name("PdfValidator.java")
_PROFILES = {"ua1": "PDF/UA-1", "3a": "PDF/A-3a"}


def failures(files: Sequence[Path], tools: Tools) -> list[str]:
    """Return what veraPDF has against some PDF files.

    Raises ProgramError if it cannot be run, or does not answer for each file and profile.
    """

    def validated(share: Sequence[Path]) -> str:
        command = ("java", "-Xmx1g", "-cp", tools.verapdf, str(_DRIVER), ",".join(_PROFILES))
        return output_of(*command, *map(str, share))

    lines = [
        line.split("\t") for answer in in_parallel(validated, shares(files)) for line in answer.splitlines()
    ]
    answered = {(fields[1], fields[2]) for fields in lines}
    if answered != {(profile, str(file)) for profile in _PROFILES for file in files}:
        raise ProgramError("veraPDF did not answer for all files")
    return sorted(_failures(lines))


def _failures(lines: Sequence[Sequence[str]]) -> Iterator[str]:
    for verdict, profile, file, *rest in lines:
        if verdict != "OK":
            times, rule = rest
            yield f"{Path(file).name}, {_PROFILES[profile]}: {rule} ({times} gange)"
