"""The file ``herkomst.yaml`` beside figures: who published them, in which table, and when they were fetched.

``alle`` holds for every indicator; under ``enkelte`` an indicator may differ.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from generator.figures.catalogue import Indicator, SourceTable
from generator.figures.series import Provenance
from generator.problems import FindingsError, Place, finding
from generator.source.yaml_reader import Mapping, Node, Scalar, read_yaml

FILE_NAME = "herkomst.yaml"

_KEYS = ("kilde", "tabel", "mål", "hentet", "opdateret", "demo", "note")
_SECTIONS = ("alle", "enkelte")


class ProvenanceFile:
    """What ``herkomst.yaml`` says of each indicator.

    Raises FindingsError if the file is missing, or if keys in it are wrong.
    """

    def __init__(self, file: Path, name: str) -> None:
        self._top = Place(name)
        sections = _entries(read_yaml(file, name), _SECTIONS)
        common = sections.get("alle")
        self._common = _texts(common) if common else {}
        single = sections.get("enkelte")
        self._single = (
            {indicator_id: _texts(node) for indicator_id, node in _entries(single).items()} if single else {}
        )

    def provenance(self, indicator: Indicator, table: SourceTable | None) -> Provenance:
        """Return where an indicator's figures come from; ``table`` is the catalogue's, where none is written.

        Raises FindingsError if the source or a date is missing or wrong.
        """
        said = self._common | self._single.get(indicator.id, {})
        for key in ("kilde", "hentet"):
            if key not in said:
                raise FindingsError([finding("herkomst-nøgle-mangler", self._top, nøgle=key)])
        demo = said.get("demo")
        if demo is not None and demo.text not in ("ja", "nej"):
            raise FindingsError([finding("herkomst-ja-nej", demo.place, værdi=demo.text)])
        return Provenance(
            source=said["kilde"].text,
            table=said["tabel"].text if "tabel" in said else table.table if table else "",
            measure=said["mål"].text if "mål" in said else table.measure if table else "",
            retrieved=_date(said["hentet"]),
            updated=_date(said["opdateret"]) if "opdateret" in said else None,
            is_demo=demo is not None and demo.text == "ja",
            note=said["note"].text.strip() if "note" in said else "",
        )


def _entries(node: Node, allowed: tuple[str, ...] | None = None) -> dict[str, Node]:
    if not isinstance(node, Mapping):
        raise FindingsError([finding("herkomst-form", node.place)])
    unknown = [key for key, _ in node.entries if allowed is not None and key.text not in allowed]
    if unknown:
        raise FindingsError(
            finding("herkomst-nøgle-ukendt", key.place, nøgle=key.text, nøgler=", ".join(allowed or ()))
            for key in unknown
        )
    return {key.text: value for key, value in node.entries}


def _texts(node: Node) -> dict[str, Scalar]:
    texts: dict[str, Scalar] = {}
    for key, value in _entries(node, _KEYS).items():
        if not isinstance(value, Scalar):
            raise FindingsError([finding("herkomst-tekst", value.place, nøgle=key)])
        texts[key] = value
    return texts


def _date(value: Scalar) -> datetime.date:
    try:
        return datetime.date.fromisoformat(value.text)
    except ValueError:
        raise FindingsError([finding("herkomst-dato", value.place, dato=value.text)]) from None
