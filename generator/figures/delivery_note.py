"""The note beside stored figures: where they come from, what they hold, and the digests they are known by."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml

from generator.danish.periods import Period
from generator.figures.areas import AreaLevel
from generator.figures.delivery import Delivery
from generator.figures.series import Provenance
from generator.problems import FindingsError, Place, finding
from generator.problems.printable import one_line
from generator.source.yaml_reader import Mapping, Scalar, Sequence, read_yaml

_Value = TypeVar("_Value")

_REQUIRED = ("indikator", "kilde", "hentet", "svarets sha-256", "talfilens sha-256", "perioder", "niveauer")
_OPTIONAL = (
    "tabel",
    "mål",
    "afgrænsning",
    "opdateret",
    "næste opdatering",
    "oprindelse",
    "link",
    "kommuner",
    "tal",
    "heraf skjulte",
)
_TO = " til "


@dataclass(frozen=True, slots=True)
class DeliveryNote:
    """What is known of one stored delivery.

    ``digest`` is the SHA-256 of the source's raw answer and ``file_digest`` that of the stored file of
    figures; ``periods`` are in order; ``figures`` counts all figures and ``hidden`` those without a value.
    """

    indicator_id: str
    source: str
    table: str
    measure: str
    selection: str
    retrieved: datetime.datetime
    updated: datetime.date | None
    next_update: datetime.date | None
    origin: str
    link: str
    digest: str
    file_digest: str
    periods: tuple[Period, ...]
    levels: tuple[AreaLevel, ...]
    municipalities: int
    figures: int
    hidden: int

    @classmethod
    def of(cls, delivery: Delivery, file_digest: str) -> DeliveryNote:
        """Return the note of a delivery whose file of figures has this digest."""
        figures = delivery.figures
        areas = {figure.area for figure in figures}
        return cls(
            indicator_id=delivery.indicator_id,
            source=one_line(delivery.source),
            table=one_line(delivery.table),
            measure=one_line(delivery.measure),
            selection=one_line(delivery.selection),
            retrieved=_local(delivery.retrieved),
            updated=delivery.updated,
            next_update=delivery.next_update,
            origin=one_line(delivery.origin),
            link=one_line(delivery.link),
            digest=delivery.digest,
            file_digest=file_digest,
            periods=tuple(sorted({figure.period for figure in figures})),
            levels=tuple(level for level in AreaLevel if any(area.level is level for area in areas)),
            municipalities=sum(area.level is AreaLevel.MUNICIPALITY for area in areas),
            figures=len(figures),
            hidden=sum(figure.value is None for figure in figures),
        )

    def provenance(self, periods: Iterable[Period]) -> Provenance:
        """Return where figures come from, when the delivery is used for some of its periods."""
        used = sorted(periods)
        return Provenance(
            source=self.source,
            table=self.table,
            measure=self.measure,
            retrieved=self.retrieved.date(),
            updated=self.updated,
            selection=self.selection,
            origin=self.origin,
            link=self.link,
            first=used[0] if used else None,
            last=used[-1] if used else None,
        )

    def text(self) -> str:
        """Return the note as YAML."""
        entries: dict[str, object] = {
            "indikator": self.indicator_id,
            "kilde": self.source,
            "tabel": self.table,
            "mål": self.measure,
            "afgrænsning": self.selection,
            "hentet": self.retrieved.isoformat(" ", "seconds"),
            "opdateret": self.updated.isoformat() if self.updated else "",
            "næste opdatering": self.next_update.isoformat() if self.next_update else "",
            "oprindelse": self.origin,
            "link": self.link,
            "svarets sha-256": self.digest,
            "talfilens sha-256": self.file_digest,
            "perioder": list(_spans(self.periods)),
            "niveauer": [level.value for level in self.levels],
            "kommuner": str(self.municipalities),
            "tal": str(self.figures),
            "heraf skjulte": str(self.hidden),
        }
        kept = {key: value for key, value in entries.items() if value != ""}
        return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=100_000)


def read_note(file: Path, name: str) -> DeliveryNote:
    """Read a note; ``name`` is the file as findings should write it.

    Raises FindingsError for what is wrong in it.
    """
    fields = _Fields(file, name)
    return DeliveryNote(
        indicator_id=fields.text("indikator"),
        source=fields.text("kilde"),
        table=fields.text("tabel"),
        measure=fields.text("mål"),
        selection=fields.text("afgrænsning"),
        retrieved=fields.value("hentet", datetime.datetime.fromisoformat),
        updated=fields.date("opdateret"),
        next_update=fields.date("næste opdatering"),
        origin=fields.text("oprindelse"),
        link=fields.text("link"),
        digest=fields.text("svarets sha-256"),
        file_digest=fields.text("talfilens sha-256"),
        periods=tuple(period for span in fields.values("perioder", _read_span) for period in span),
        levels=fields.values("niveauer", AreaLevel),
        municipalities=fields.value("kommuner", int),
        figures=fields.value("tal", int),
        hidden=fields.value("heraf skjulte", int),
    )


class _Fields:
    """The keys of a note with their values, each of which is refused at its own place."""

    def __init__(self, file: Path, name: str) -> None:
        node = read_yaml(file, name)
        top = Place(name)
        if not isinstance(node, Mapping):
            raise FindingsError([finding("leverance-form", node.place)])
        self._nodes = {key.text: value for key, value in node.entries}
        for key, _ in node.entries:
            if key.text not in (*_REQUIRED, *_OPTIONAL):
                raise FindingsError([finding("leverance-nøgle-ukendt", key.place, nøgle=key.text)])
        for required in _REQUIRED:
            if required not in self._nodes:
                raise FindingsError([finding("leverance-nøgle-mangler", top, nøgle=required)])

    def has(self, key: str) -> bool:
        """Whether the key stands in the note."""
        return key in self._nodes

    def text(self, key: str) -> str:
        """Return a text, empty if the key is not there."""
        return self.value(key, str) if self.has(key) else ""

    def value(self, key: str, read: Callable[[str], _Value]) -> _Value:
        """Return what a text means; a number that is not there is 0."""
        node = self._nodes.get(key)
        return read("0") if node is None else _read(key, node, read)

    def date(self, key: str) -> datetime.date | None:
        """Return a date, None if the key is not there."""
        return self.value(key, datetime.date.fromisoformat) if self.has(key) else None

    def values(self, key: str, read: Callable[[str], _Value]) -> tuple[_Value, ...]:
        """Return what each text of a list means."""
        node = self._nodes[key]
        if not isinstance(node, Sequence):
            raise FindingsError([finding("leverance-værdi", node.place, nøgle=key)])
        return tuple(_read(key, item, read) for item in node.items)


def _read(key: str, node: object, read: Callable[[str], _Value]) -> _Value:
    if isinstance(node, Scalar):
        try:
            return read(node.text)
        except ValueError:
            raise FindingsError([finding("leverance-værdi", node.place, nøgle=key)]) from None
    place = getattr(node, "place", None)
    raise FindingsError([finding("leverance-værdi", place, nøgle=key)])


def _local(time: datetime.datetime) -> datetime.datetime:
    """Return a time as the clock on the wall showed it, so that notes can be held against each other."""
    return time.astimezone().replace(tzinfo=None) if time.tzinfo else time


def _spans(periods: Iterable[Period]) -> Iterator[str]:
    """Yield periods in order as spans without gaps: "2017M01 til 2017M06"."""
    run: list[Period] = []
    for period in periods:
        if run and (run[-1].kind is not period.kind or run[-1].next() != period):
            yield _span(run)
            run = []
        run.append(period)
    if run:
        yield _span(run)


def _span(run: list[Period]) -> str:
    return str(run[0]) if len(run) == 1 else f"{run[0]}{_TO}{run[-1]}"


def _read_span(text: str) -> tuple[Period, ...]:
    first, _, last = text.partition(_TO)
    return Period.range(Period.parse(first), Period.parse(last or first))
