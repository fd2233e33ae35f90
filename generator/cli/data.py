"""``beskplan data``: the figures that plans are made of."""

from __future__ import annotations

import click

from generator.cli.danish_help import DanishGroup

_MODULES = {
    "fetch": "generator.cli.data_fetch",
    "import": "generator.cli.data_import",
    "status": "generator.cli.data_status",
    "demo": "generator.cli.data_demo",
}


@click.group(cls=DanishGroup, modules=_MODULES, subcommand_metavar="KOMMANDO ...")
def data() -> None:
    """Henter, importerer og viser de tal, som planerne bruger."""
