"""Reads targets, and the areas they are for, out of a plan's data."""

from __future__ import annotations

from generator.danish.units import Unit
from generator.figures.areas import Area, AreaLevel
from generator.figures.series import State
from generator.plan.target_kinds import TargetKind
from generator.plan.targets import Reason
from generator.plan.targets import TargetStatus as TargetStatus
from generator.review.json_reading import JsonReader
from generator.review.sheet_parts import (
    BoundsSheet,
    ComparedSheet,
    CurrentSheet,
    PendingSheet,
    ResultSheet,
    SettingSheet,
    StartSheet,
    TargetSheet,
)
from generator.source.records.process import StepOutcome
from generator.source.records.target import Direction


def read_area(part: JsonReader) -> Area:
    """Return an area. Raises WrongDataError for what is not as the schema says."""
    return Area(part.choice("niveau", AreaLevel), part.text("kode"), part.text("navn"))


def read_target(part: JsonReader) -> TargetSheet:
    """Return a target. Raises WrongDataError for what is not as the schema says."""
    area, start, bounds = (
        part.maybe_part("område"),
        part.maybe_part("udgangspunkt"),
        part.maybe_part("grænser"),
    )
    compared, current, pending, result = (
        part.maybe_part(key) for key in ("sammenlignet med", "nu", "afventer", "resultat")
    )
    return TargetSheet(
        statement=part.text("udsagn"),
        kind=part.choice("slags", TargetKind),
        unit=part.maybe_choice("enhed", Unit),
        area=read_area(area) if area is not None else None,
        population=part.maybe_text("målgruppe"),
        due=part.maybe_period("senest"),
        setting=_setting(part.part("sat")),
        start=StartSheet(
            start.maybe_period("periode"), start.number("værdi"), start.flag("oplyst af kommunen")
        )
        if start is not None
        else None,
        bounds=_bounds(bounds) if bounds is not None else None,
        compared=ComparedSheet(compared.text("navn"), compared.maybe_number("værdi"))
        if compared is not None
        else None,
        current=CurrentSheet(
            current.period("periode"), current.number("værdi"), current.choice("tilstand", State)
        )
        if current is not None
        else None,
        distance=part.maybe_number("afstand"),
        status=part.choice("status", TargetStatus),
        reason=part.maybe_choice("grund", Reason),
        pending=PendingSheet(
            pending.maybe_text("senest"), pending.maybe_text("af"), pending.maybe_text("findes i")
        )
        if pending is not None
        else None,
        reservation=part.maybe_text("forbehold"),
        start_withheld=part.has("udgangspunkt ikke oplyst") and part.flag("udgangspunkt ikke oplyst"),
        result=_result(result) if result is not None else None,
    )


def _result(part: JsonReader) -> ResultSheet:
    return ResultSheet(
        part.text("runde"),
        part.maybe_period("periode"),
        part.maybe_number("værdi"),
        part.maybe_choice("vurdering", StepOutcome),
    )


def _setting(part: JsonReader) -> SettingSheet:
    compared = (part.maybe_text(key) for key in ("under", "over", "på niveau med"))
    return SettingSheet(
        unit=part.maybe_choice("enhed", Unit),
        direction=part.maybe_choice("retning", Direction),
        compared_with=next((word for word in compared if word is not None), None),
        among=part.maybe_text("blandt"),
        maintain=part.flag("fasthold"),
    )


def _bounds(part: JsonReader) -> BoundsSheet:
    return BoundsSheet(
        low=part.maybe_number("mindst"),
        high=part.maybe_number("højst"),
        low_included=part.flag("mindst er med"),
        high_included=part.flag("højst er med"),
        aim=part.maybe_period("gælder"),
    )
