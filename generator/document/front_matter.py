"""What stands around the text of a document: its title, front page, page marks and metadata."""

from __future__ import annotations

from generator import __version__
from generator.danish.names import capitalised, genitive
from generator.document.blocks import Cover, Definition, Marks, Metadata
from generator.document.pictures import LOGO_MM, fitted
from generator.document.sections.desk import Desk
from generator.document.words import inlines, origin_of
from generator.plan.plan import Plan
from generator.plan.sentences import capital
from generator.source.records.plan import Status


def plan_title(desk: Desk) -> str:
    """Return the title of the plan: the municipality's own, or what its plan is called and its years."""
    record = desk.plan.record
    if record.title:
        return record.title
    kind = capitalised(record.document_type or desk.composer.say("dokument.type"))
    return desk.composer.say("dokument.titel", type=kind, år=str(desk.plan.file.years))


def marks(desk: Desk, title: str) -> Marks:
    """Return what every page of a document of that title carries."""
    plan, composer = desk.plan, desk.composer
    status = plan.record.status
    return Marks(
        running_title=composer.say("dokument.sidehoved", myndighed=plan.authority, titel=title),
        page=composer.say("dokument.side"),
        draft=None if status is Status.ADOPTED else composer.say(f"dokument.mærke.{status.value}"),
        demo=composer.say("dokument.demo") if says_demo(desk) else None,
    )


def says_demo(desk: Desk) -> bool:
    """Whether a document, once composed, must say of itself that figures are invented.

    It prints one, or says how a target stands by one (see ``Composer.prints_target``).
    """
    return desk.composer.printed.has_demo


def metadata(desk: Desk, title: str) -> Metadata:
    """Return what the file of a document of that title says of itself."""
    plan, composer = desk.plan, desk.composer
    subject = composer.say("dokument.emne", myndighed=genitive(plan.authority), år=str(plan.file.years))
    keywords = (composer.say("dokument.type"), *(m.name for m in plan.municipalities), str(plan.file.years))
    return Metadata(
        title=f"{title} – {plan.authority}",
        author=plan.authority,
        subject=subject,
        keywords=keywords,
        date=_date(plan),
        municipality_codes=tuple(m.code for m in plan.municipalities),
        years=str(plan.file.years),
        program=__version__,
    )


def _date(plan: Plan) -> str:
    """Return the date that the file bears: of its adoption, its creation, or else the day its year begins."""
    dates = [step.date for step in plan.record.adoption if step.date is not None]
    if dates:
        return max(dates).isoformat()
    registry = plan.record.registry
    if registry is not None and registry.created is not None:
        return registry.created.isoformat()
    return f"{plan.file.years.first}-01-01"


def cover(desk: Desk, title: str) -> Cover:
    """Return the front of the plan."""
    plan, composer, record = desk.plan, desk.composer, desk.plan.record
    lines: list[tuple[str, str | None]] = [("status", composer.say(f"dokument.status.{record.status.value}"))]
    if record.title and record.document_type:
        lines.append(("dokumenttype", capital(record.document_type)))
    if record.version is not None:
        lines.append(("version", record.version.label))
        lines.append(("versionsdato", composer.when(record.version.date)))
    if record.registry is not None:
        lines.append(("dokumentnummer", record.registry.document_number))
        lines.append(("sagsnummer", record.registry.case_number))
        lines.append(("oprettet", record.registry.worded("oprettet", composer.date(record.registry.created))))
    identity = tuple(
        Definition(inlines(composer.say(f"forside.{name}")), inlines(value), origin_of(value))
        for name, value in lines
        if value
    )
    subtitle = record.subtitle or composer.say("dokument.undertitel", myndighed=plan.authority)
    return Cover(
        title=str(title),
        subtitle=str(subtitle),
        authority=plan.authority,
        period=composer.say("dokument.periode", år=str(plan.file.years)),
        identity=identity,
        slogan=str(record.slogan) if record.slogan else None,
        logo=fitted(plan.file.logo, LOGO_MM) if plan.file.logo is not None else None,
        title_origin=origin_of(title),
        subtitle_origin=origin_of(subtitle),
        slogan_origin=origin_of(record.slogan),
    )
