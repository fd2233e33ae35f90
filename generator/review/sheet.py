"""Makes a sheet of the data that a plan carries (docs/plan-json.md), which may come from anybody."""

from __future__ import annotations

import re

from generator.danish.units import Unit
from generator.figures.series import State
from generator.plan.plan_json import SCHEMA, SCHEMA_FAMILY, SCHEMA_OF_PRINTED
from generator.problems import FindingsError, Place, finding
from generator.review.json_reading import JsonReader, WrongDataError
from generator.review.money_sheets import read_budget, read_investment
from generator.review.plan_sheet import PlacedTarget, PlanSheet
from generator.review.sheet_parts import (
    ActionSheet,
    AdoptionSheet,
    DemandSheet,
    FigureSheet,
    FollowUpSheet,
    GoalSheet,
    IndicatorSheet,
    MunicipalitySheet,
    SheetKind,
    SheetOrigin,
    SourceSheet,
    TargetSheet,
    TextSheet,
    ThemeSheet,
    VersionSheet,
)
from generator.review.target_reading import read_area, read_target
from generator.source.records.goal import IndicatorType, Polarity, Treatment
from generator.source.records.plan import Status
from generator.source.records.process import AdoptionRole

__all__ = [
    "ActionSheet",
    "GoalSheet",
    "IndicatorSheet",
    "PlacedTarget",
    "PlanSheet",
    "SheetKind",
    "SheetOrigin",
    "TargetSheet",
    "TextSheet",
    "ThemeSheet",
    "read_sheet",
]

_CODE = re.compile(r"[0-9]{3}")
_YEARS = (2000, 2100)
MOST_MUNICIPALITIES = 10
MOST_GOALS = 300


def read_sheet(data: object, origin: SheetOrigin) -> PlanSheet:
    """Return the sheet of a plan's data, an object as ``json.loads`` gives it.

    Keys that are not known are passed over. Raises FindingsError, with one finding, for data that are not a
    plan's, for another version of the format, and for what is not as docs/plan.schema.json says.
    """
    place = Place(origin.file)
    try:
        top = JsonReader(data)
        schema = top.text("skema")
    except WrongDataError as error:
        raise FindingsError([finding("plandata-ukendt", place)]) from error
    if schema not in {SCHEMA, SCHEMA_OF_PRINTED}:
        known = schema.startswith(SCHEMA_FAMILY)
        code = "plandata-udgave" if known else "plandata-ukendt"
        raise FindingsError([finding(code, place)])
    try:
        return _sheet(top, origin)
    except WrongDataError as error:
        raise FindingsError([finding("plandata-forkert", place, felt=error.path)]) from error


def _sheet(top: JsonReader, origin: SheetOrigin) -> PlanSheet:
    plan = top.part("plan")
    years = plan.part("år")
    first = years.whole("fra", *_YEARS)
    municipalities = plan.parts("kommuner", _municipality, MOST_MUNICIPALITIES)
    if not municipalities:
        raise WrongDataError(plan.at("kommuner"))
    return PlanSheet(
        origin=origin,
        program_version=top.part("program").text("version"),
        municipalities=municipalities,
        council=plan.text("råd"),
        first_year=first,
        last_year=years.whole("til", first, first + 9),
        goals_year=plan.whole("ministermål fra", *_YEARS),
        status=plan.choice("status", Status),
        title=plan.maybe_text("titel"),
        document_type=plan.maybe_text("dokumenttype"),
        version=_version(plan.maybe_part("version")),
        adoption=plan.parts("vedtagelse", _adoption),
        shows_demo_figures=plan.flag("demotal"),
        goals=top.parts("mål", _goal, MOST_GOALS),
        themes=top.parts("temaer", _theme, MOST_GOALS),
        context_indicators=top.part("lokale forhold").parts("indikatorer", _indicator),
        actions=top.parts("indsatser", _action),
        texts=top.parts("tekster", _text),
        sources=top.parts("kilder", _source),
        budgets=top.parts("budget", read_budget),
        investments=top.parts("investeringer", read_investment),
        demands=top.parts("lovkrav", _demand),
        follow_up=plan.maybe_parts("opfølgning", _follow_up),
    )


def _municipality(part: JsonReader) -> MunicipalitySheet:
    code = part.text("kode")
    if not _CODE.fullmatch(code):
        raise WrongDataError(part.at("kode"))
    return MunicipalitySheet(code, part.text("navn"), part.text("myndighed"))


def _version(part: JsonReader | None) -> VersionSheet | None:
    return VersionSheet(part.text("betegnelse"), part.maybe_text("dato")) if part is not None else None


def _adoption(part: JsonReader) -> AdoptionSheet:
    return AdoptionSheet(
        part.text("organ"),
        part.choice("rolle", AdoptionRole),
        part.maybe_date("dato"),
        part.maybe_text("tidspunkt"),
    )


def _follow_up(part: JsonReader) -> FollowUpSheet:
    return FollowUpSheet(
        part.text("runde"),
        part.maybe_period("periode"),
        part.maybe_date("dato"),
        part.maybe_text("tidspunkt"),
    )


def _goal(part: JsonReader) -> GoalSheet:
    return GoalSheet(
        id=part.text("id"),
        number=part.whole("nummer", 0, 10_000),
        key=part.maybe_text("nøgle"),
        origin=part.text("ophav"),
        heading=part.text("overskrift"),
        minister_wording=part.maybe_text("ministerens ordlyd"),
        excerpt_only=part.flag("kun uddrag"),
        wording=part.text("ordlyd"),
        treatment=part.maybe_choice("behandling", Treatment),
        mentioned=part.flag("omtalt af kommunen"),
        reason=part.maybe_text("begrundelse"),
        merged_into=part.maybe_text("samlet i"),
        years=part.wholes("år", *_YEARS),
        indicators=part.parts("indikatorer", _indicator),
        targets=part.parts("måltal", read_target),
        actions=part.parts("indsatser", _action),
    )


def _theme(part: JsonReader) -> ThemeSheet:
    return ThemeSheet(
        id=part.maybe_text("id"),
        heading=part.text("overskrift"),
        covers=part.texts("dækker"),
        indicators=part.parts("indikatorer", _indicator),
        targets=part.parts("måltal", read_target),
        actions=part.parts("indsatser", _action),
    )


def _indicator(part: JsonReader) -> IndicatorSheet:
    return IndicatorSheet(
        id=part.text("id"),
        name=part.text("navn"),
        unit=part.choice("enhed", Unit),
        polarity=part.choice("bedst", Polarity),
        type=part.choice("type", IndicatorType),
        population=part.maybe_text("målgruppe"),
        chosen=part.flag("valgt af kommunen"),
        own_definition=part.flag("egen definition"),
        figures=part.parts("tal", _figure),
        targets=part.parts("måltal", read_target),
    )


def _figure(part: JsonReader) -> FigureSheet:
    state = part.choice("tilstand", State)
    value = part.maybe_number("værdi")
    if (value is not None) is not state.has_value:
        raise WrongDataError(part.at("værdi"))
    return FigureSheet(
        area=read_area(part.part("område")),
        period=part.period("periode"),
        value=value,
        state=state,
        own_calculation=part.flag("egen beregning"),
        is_demo=part.flag("demo"),
    )


def _action(part: JsonReader) -> ActionSheet:
    return ActionSheet(
        part.text("titel"), part.maybe_text("tekst"), part.maybe_text("ansvarlig"), part.texts("mål")
    )


def _text(part: JsonReader) -> TextSheet:
    return TextSheet(
        path=part.text("sti"),
        goal=part.maybe_text("mål"),
        heading=part.maybe_text("overskrift"),
        text=part.text("tekst"),
        shared=part.flag("fælles"),
    )


def _source(part: JsonReader) -> SourceSheet:
    return SourceSheet(
        indicator=part.text("indikator"),
        source=part.text("kilde"),
        table=part.text("tabel"),
        measure=part.text("mål"),
        retrieved=part.maybe_date("hentet"),
        is_demo=part.flag("demo"),
    )


def _demand(part: JsonReader) -> DemandSheet:
    return DemandSheet(part.text("id"), part.flag("besvaret"))
