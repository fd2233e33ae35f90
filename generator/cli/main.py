"""The commands of ``beskplan``."""

from __future__ import annotations

import io
import signal
import sys
from pathlib import Path

import click

from generator import __version__
from generator.cli.danish_help import DanishGroup, danish_message
from generator.cli.exit_codes import FINDINGS, FINE, INTERRUPTED, NOTHING_COULD_RUN, TERMINATED
from generator.cli.say import Speaker
from generator.problems import FindingsError, Place, finding
from generator.source.project import find_project
from generator.source.project_file import read_project_file

_MODULES = {
    "opret": "generator.cli.create",
    "doktor": "generator.cli.doctor",
    "tilpas": "generator.cli.adapt",
    "new": "generator.cli.new",
    "check": "generator.cli.check",
    "build": "generator.cli.build",
    "verify": "generator.cli.verify",
    "data": "generator.cli.data",
    "review": "generator.cli.review",
    "svar": "generator.cli.answers",
    "sammenlign": "generator.cli.compare",
    "indikatorer": "generator.cli.indicators",
}


_WITHOUT_PROJECT = {"opret", "doktor"}


class _Terminated(KeyboardInterrupt):
    """The machine or another program asked us to stop."""


def _stop(_number: int, _frame: object) -> None:
    raise _Terminated


def _version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        click.echo(f"beskplan {__version__}")
        context.exit()


@click.group(cls=DanishGroup, modules=_MODULES, subcommand_metavar="KOMMANDO ...")
@click.option(
    "--mappe", type=click.Path(path_type=Path), default=Path(), help="Projektets mappe.", metavar="MAPPE"
)
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Vis versionen."
)
@click.pass_context
def beskplan(context: click.Context, mappe: Path) -> None:
    """Laver beskæftigelsesplaner i Word, PDF og HTML af én YAML-fil for hver kommune."""
    context.obj = mappe
    if context.invoked_subcommand not in _WITHOUT_PROJECT:
        context.obj = find_project(mappe)
        read_project_file(context.obj)  # a folder from a later version of the program is not understood


def main() -> None:
    """Run ``beskplan``; exit code 1 tells of findings, 2 that nothing could be run."""
    signal.signal(signal.SIGTERM, _stop)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a sign that the terminal has not is no reason to stop
    speaker = Speaker(as_json="--json" in sys.argv)
    try:
        code = beskplan(prog_name="beskplan", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else FINE)
    except FindingsError as error:
        speaker.failure(error.findings)
        sys.exit(FINDINGS)
    except click.ClickException as error:
        message, command = danish_message(error), "beskplan"
        if isinstance(error, click.UsageError) and error.ctx is not None:
            command = error.ctx.command_path
        found = finding("kommando-ulæselig", besked=message, kommando=command)
        speaker.stop(found, message, f"Se »{command} --hjælp«.")
        sys.exit(NOTHING_COULD_RUN)
    except (click.Abort, KeyboardInterrupt) as error:
        speaker.stop(finding("kommando-afbrudt"), "Afbrudt. Kør samme kommando igen for at fortsætte.")
        sys.exit(TERMINATED if isinstance(error.__context__, _Terminated) else INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        speaker.failure([finding("fil-utilgængelig", Place(str(error.filename or "beskplan")))])
        sys.exit(FINDINGS)
