"""Click in Danish: headings and usage errors, by the kind of the error and never by its English words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from generator.problems.suggest import hint

_HEADINGS = {"Options": "Tilvalg", "Commands": "Kommandoer"}


class Unusable(click.UsageError):
    """A command line that says nothing we can do, told in our own words and not in Click's."""


class DanishFormatter(click.HelpFormatter):
    """Writes the headings of help pages in Danish."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is used."""
        super().write_usage(
            prog,
            args.replace("[OPTIONS]", "[TILVALG]").replace("COMMAND [ARGS]...", "KOMMANDO ..."),
            "Brug: ",
        )

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """Write a section under its Danish heading."""
        with super().section(_HEADINGS.get(name, name)):
            yield


class DanishContext(click.Context):
    """A context whose help pages are written in Danish."""

    formatter_class = DanishFormatter


def _help_option() -> click.Option:
    def show(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
        if value and not context.resilient_parsing:
            click.echo(context.get_help(), color=context.color)
            context.exit()

    return click.Option(
        ["--hjælp", "-h", "--help"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=show,
        help="Vis denne hjælp.",
    )


class DanishCommand(click.Command):
    """A command with Danish help."""

    context_class = DanishContext

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options; defaults and bounds stand in their help texts, since Click's are English."""
        options = [item for item in self.get_params(ctx) if isinstance(item, click.Option)]
        with formatter.section("Options"):
            formatter.write_dl([(_spelling(option), option.help or "") for option in options])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that shows the help."""
        return _help_option()


def _spelling(option: click.Option) -> str:
    names = ", ".join(sorted(option.opts, key=lambda name: name.startswith("--")))
    return names if option.is_flag else f"{names} {option.metavar or ''}".rstrip()


class DanishGroup(click.Group):
    """A command of commands with Danish help; each is loaded from its module only when it is called for.

    ``modules`` names the module of each command, which holds it under the same name.
    """

    context_class = DanishContext
    command_class = DanishCommand

    def __init__(self, *args: Any, modules: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command; None if there is none of that name."""
        if cmd_name not in self._modules:
            return None
        module = import_module(self._modules[cmd_name])
        command: click.Command = getattr(module, module.__name__.rpartition(".")[2])
        return command

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that shows the help."""
        return _help_option()

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown one is told with the nearest that exists."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            nearest = hint(args[0], self.list_commands(ctx))
            raise click.UsageError(f"Kommandoen »{args[0]}« findes ikke.{nearest}", ctx)
        return super().resolve_command(ctx, args)


def danish_message(error: click.ClickException) -> str:
    """Return what is wrong with a command line, in Danish."""
    match error:
        case click.NoSuchOption():
            nearest = hint(error.option_name, list(error.possibilities or []))
            return f"Tilvalget »{error.option_name}« findes ikke.{nearest}"
        case click.MissingParameter():
            name = error.param.human_readable_name if error.param is not None else ""
            return f"{name} mangler."
        case click.BadParameter():
            return f"Værdien af {_names(error.param)} kan ikke bruges.{_choices(error.param)}"
        case click.BadOptionUsage():
            return f"Tilvalget »{error.option_name}« mangler en værdi eller har en for meget."
        case click.UsageError() if error.ctx is not None and type(error) is click.UsageError:
            extra = error.ctx.args
            return error.message if "»" in error.message else f"Kommandoen kan ikke læses: {' '.join(extra)}"
        case _:
            return error.format_message()


def _names(parameter: click.Parameter | None) -> str:
    return " / ".join(parameter.opts) if parameter is not None else ""


def _choices(parameter: click.Parameter | None) -> str:
    kind: Any = parameter.type if parameter is not None else None
    if isinstance(kind, click.IntRange | click.FloatRange):
        number = "et helt tal" if isinstance(kind, click.IntRange) else "et tal"
        least, most = (f"{bound:g}" if bound is not None else None for bound in (kind.min, kind.max))
        return f" Skriv {number} fra {least} til {most}." if most else f" Skriv {number} på mindst {least}."
    if not isinstance(kind, click.Choice):
        return ""
    choices: Sequence[Any] = kind.choices
    return f" Vælg en af: {', '.join(str(choice) for choice in choices)}."
