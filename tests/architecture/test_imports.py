"""Data flows one way: a folder imports only from those above it, and slow libraries only where they work."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.sources import MODULES, imported_names

ORDER = (
    "problems",
    "danish",
    "source",
    "figures",
    "plan",
    "document",
    "charts",
    "writers",
    "review",
    "batch",
    "api",
    "cli",
)
NETWORKING = {
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "urllib.request",
    "urllib3",
    "webbrowser",
    "xmlrpc",
}
FETCHING = "generator/figures/fetch/"
DRAWN_BY_MATPLOTLIB = {f"generator/charts/{name}.py" for name in ("lean_renderer", "picture", "type_metrics")}
SET_BY_WEASYPRINT = {
    f"generator/writers/{name}.py"
    for name in (
        "pdf",
        "pdf_conformance",
        "pdf_drawings",
        "pdf_fonts",
        "pdf_page",
        "pdf_paper",
        "pdf_resources",
    )
}

READS_YAML = {
    "generator/source/yaml_builder.py",
    "generator/problems/finding.py",  # the words of findings, without which no mistake could be told
}


def _is_of(name: str, library: str) -> bool:
    return name == library or name.startswith(f"{library}.")


def test_every_folder_has_its_place_in_the_order() -> None:
    assert {module.folder for module in MODULES if module.folder} == set(ORDER)


def test_yaml_is_read_in_one_place() -> None:
    """Whatever else is done with the library, such as writing, has nothing to do with what a file says."""
    reading = {
        module.name
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "yaml"
        and re.fullmatch(r"\w*load(_all)?|parse|scan|compose(_all)?|\w*Loader", node.attr)
    }
    assert reading == READS_YAML
    assert not [module.name for module in MODULES for name in module.imports() if name.startswith("yaml.")]


def test_the_terminal_is_spoken_to_in_one_place() -> None:
    """Only there are characters that a terminal would obey taken out; help pages hold our own words alone."""
    speaking = {
        module.name
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"click.echo", "click.secho", "print"}
    }
    assert speaking == {f"generator/cli/{name}.py" for name in ("danish_help", "main", "say")}


@pytest.mark.parametrize("folder", ORDER)
def test_a_folder_imports_only_from_those_above_it(folder: str) -> None:
    below = ORDER[ORDER.index(folder) + 1 :]
    assert not [
        f"{module.name} imports {name}"
        for module in MODULES
        if module.folder == folder
        for name in module.imports()
        if any(_is_of(name, f"generator.{other}") for other in below)
    ]


def test_what_draws_knows_the_document_and_never_the_plan_behind_it() -> None:
    behind = ("generator.source", "generator.figures", "generator.plan")
    assert not [
        f"{module.name} imports {name}"
        for module in MODULES
        if module.folder in {"charts", "writers"}
        for name in module.imports()
        if any(_is_of(name, folder) for folder in behind)
    ]


def test_only_what_fetches_figures_imports_what_could_reach_the_network() -> None:
    importing = {
        module.name
        for module in MODULES
        for name in module.imports()
        if any(_is_of(name, library) for library in NETWORKING)
    }
    assert importing == {f"{FETCHING}web.py"}


def test_only_the_command_for_it_imports_what_fetches_figures() -> None:
    importing = {
        module.name
        for module in MODULES
        for name in module.imports()
        if _is_of(name, "generator.figures.fetch") and not module.name.startswith(FETCHING)
    }
    assert importing == {"generator/cli/data_fetch.py"}


def test_imports_are_written_in_full() -> None:
    assert not [module.name for module in MODULES if any(name.startswith(".") for name in module.imports())]


@pytest.mark.parametrize(
    ("library", "modules"),
    [("matplotlib", DRAWN_BY_MATPLOTLIB), ("weasyprint", SET_BY_WEASYPRINT)],
    ids=["matplotlib", "weasyprint"],
)
def test_a_slow_library_comes_only_with_the_modules_that_work_with_it(
    library: str, modules: set[str]
) -> None:
    importing = {
        module.name for module in MODULES if any(_is_of(name, library) for name in module.imports_at_once())
    }
    assert importing == modules


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import a.b", ["a.b"]),
        ("from a import b, c", ["a.b", "a.c"]),
        ("def f():\n    import a", ["a"]),
        ("from . import a", ["..a"]),
    ],
)
def test_imports_are_seen_in_every_form(source: str, names: list[str]) -> None:
    assert list(imported_names(ast.walk(ast.parse(source)))) == names
