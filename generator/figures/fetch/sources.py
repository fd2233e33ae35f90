"""Opens the sources when they are first needed, and closes them again.

For tests of the program, other addresses than the sources' own can be given in the environment variables
``BESKPLAN_JOBINDSATS_ADRESSE`` and ``BESKPLAN_STATBANK_ADRESSE``: https, or http on this very machine.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from generator.figures.catalogue import SourceKind
from generator.figures.fetch import jobindsats_api, statbank
from generator.figures.fetch.api_key import find_key
from generator.figures.fetch.jobindsats import Jobindsats
from generator.figures.fetch.jobindsats_api import JobindsatsApi
from generator.figures.fetch.kept_answers import KeptAnswers
from generator.figures.fetch.opened import Source
from generator.figures.fetch.statbank import Statbank
from generator.figures.fetch.web import Patience, Web
from generator.problems import Finding, Place, finding
from generator.source.geography import Geography

JOBINDSATS_VARIABLE = "BESKPLAN_JOBINDSATS_ADRESSE"
STATBANK_VARIABLE = "BESKPLAN_STATBANK_ADRESSE"


class Sources:
    """The sources of one run, as a context. ``project`` is the folder that no key may lie in.

    ``findings`` are what should be told of how the sources were opened.
    """

    def __init__(
        self,
        project: Path,
        kept: KeptAnswers,
        geography: Geography,
        environment: Mapping[str, str] = os.environ,
        patience: Patience | None = None,
    ) -> None:
        self._project = project
        self._kept = kept
        self._geography = geography
        self._environment = environment
        self._patience = patience or Patience()
        self._open: dict[SourceKind, Source] = {}
        self._stack = ExitStack()
        self.findings: list[Finding] = []

    def __enter__(self) -> Sources:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def __getitem__(self, kind: SourceKind) -> Source:
        """Return a source, opened. Raises SourceClosed without a key, and KeyError for a manual source."""
        if kind not in self._open:
            self._open[kind] = self._opened(kind)
        return self._open[kind]

    def _opened(self, kind: SourceKind) -> Source:
        match kind:
            case SourceKind.JOBINDSATS:
                address = self._address(JOBINDSATS_VARIABLE, jobindsats_api.ADDRESS, jobindsats_api.NAME)
                key, told = find_key(self._project, self._environment)
                self.findings.extend(told)
                web = Web(jobindsats_api.NAME, address, key, self._patience)
                return Jobindsats(JobindsatsApi(self._stack.enter_context(web), self._kept), self._geography)
            case SourceKind.STATBANK:
                address = self._address(STATBANK_VARIABLE, statbank.ADDRESS, statbank.NAME)
                web = Web(statbank.NAME, address, None, self._patience)
                return Statbank(self._stack.enter_context(web), self._kept, self._geography)
            case SourceKind.MANUAL:
                raise KeyError(kind)

    def _address(self, variable: str, own: str, name: str) -> str:
        address = self._environment.get(variable, "").strip() or own
        if address != own:
            self.findings.append(finding("hent-anden-adresse", Place(variable), kilde=name))
        return address
