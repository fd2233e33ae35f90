"""A fresh machine is told in one sentence all that it lacks, and the scripts do not fail by chance."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.source.project import Project

# A Python that does as if some libraries and modules were not there.
_PYTHON_WITHOUT = """#!{python}
import ctypes, sys
missing = {missing!r}
code, sys.argv = sys.argv[2], ["-c", *sys.argv[3:]]
open_library = ctypes.CDLL
def open_if_there(name):
    if name in missing:
        raise OSError(name)
    return open_library(name)
ctypes.CDLL = open_if_there
if "venv" in code and "venv" in missing:
    sys.exit(1)
exec(code)
"""


def _set_up(
    repository: Project, folder: Path, missing: tuple[str, ...], python: str = "python3"
) -> subprocess.CompletedProcess[str]:
    """Run the set-up as somebody who may not install anything, on a machine where some things are missing."""
    shutil.copytree(repository.root / "scripts", folder / "scripts")
    programs = folder / "programs"
    programs.mkdir()
    (programs / "id").write_text("#!/bin/sh\necho 1000\n")
    (programs / "python3").write_text(_PYTHON_WITHOUT.format(python=sys.executable, missing=missing))
    for program in programs.iterdir():
        program.chmod(0o755)
    environment = {"PATH": f"{programs}:/usr/bin:/bin", "PYTHON": python}
    command = ["bash", str(folder / "scripts" / "setup.sh"), "test"]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.mark.parametrize(
    ("missing", "packages"),
    [
        (("libharfbuzz-subset.so.0",), "libharfbuzz-subset0"),
        (("libpango-1.0.so.0", "libpangoft2-1.0.so.0"), "libpango-1.0-0 libpangoft2-1.0-0"),
        (("venv", "libharfbuzz-subset.so.0"), "python3-venv libharfbuzz-subset0"),
    ],
)
def test_everything_that_is_missing_is_asked_for_at_once(
    repository: Project, tmp_path: Path, missing: tuple[str, ...], packages: str
) -> None:
    done = _set_up(repository, tmp_path, missing)

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].endswith(f"om at køre »apt-get install {packages}«.")
    assert not (tmp_path / ".venv").exists()


def test_a_machine_without_python_is_asked_for_it(repository: Project, tmp_path: Path) -> None:
    done = _set_up(repository, tmp_path, (), python="no-such-python")

    assert done.returncode == 1
    assert "»apt-get install python3 " in done.stderr


def test_the_first_thing_a_person_sees_is_what_is_fetched_and_how_long_it_takes(
    repository: Project, tmp_path: Path
) -> None:
    first = _set_up(repository, tmp_path, ("libpango-1.0.so.0",)).stderr.splitlines()[0]

    assert "henter Python-pakker" in first
    assert "minutter" in first


def test_set_up_asks_for_the_libraries_that_weasyprint_opens() -> None:
    """What a library needs comes with it from Debian; the others must be named."""
    from weasyprint.text import ffi

    opened = set(re.findall(r"'(lib[\w.-]+\.so\.0)'", Path(ffi.__file__).read_text("utf-8")))
    asked = (Path(__file__).parents[2] / "scripts" / "debian.sh").read_text("utf-8")
    brought_by_pango = {"libgobject-2.0.so.0", "libharfbuzz.so.0"}
    optional = {"libharfbuzz-vector.so.0"}  # for emoji drawn as vectors, which our fonts have not

    missing = {name for name in opened - brought_by_pango - optional if name not in asked}

    assert not missing


def test_no_script_stops_a_program_that_is_still_writing() -> None:
    """Under ``pipefail`` a reader that leaves early, as ``grep -q`` does, fails its writer by SIGPIPE."""
    root = Path(__file__).parents[2]
    leaves_early = re.compile(
        r"\|\s*(grep\s+(-\w*[qlm]|--(quiet|max-count))|head\b|sed\s[^|]*\bq['\"; ]|awk\s[^|]*\bexit)"
    )

    found = [
        f"{script.relative_to(root)}:{number}"
        for script in (*(root / "scripts").glob("*.sh"), root / ".ci" / "run", root / "Makefile")
        for number, line in enumerate(script.read_text("utf-8").splitlines(), start=1)
        if leaves_early.search(line)
    ]

    assert not found


def test_no_script_names_a_source_of_packages() -> None:
    root = Path(__file__).parents[2]
    scripts = [*(root / "scripts").iterdir(), root / ".ci" / "run", root / "Makefile"]

    named = [script.name for script in scripts if script.is_file() and "://" in script.read_text("utf-8")]

    assert not named, os.linesep.join(named)
