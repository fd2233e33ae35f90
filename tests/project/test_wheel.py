"""The built wheel holds the program and its standard: it makes plans alone, read-only and offline."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.conftest import ROOT

NOBODY = 65534
PYTHON = Path(os.path.realpath(sys.executable))
IS_ANOTHER = os.getuid() == 0 and all(parent.stat().st_mode & 0o001 for parent in PYTHON.parents)
"""Whether the program can be run as another user than the one who installs it, who must reach Python."""

NO_NETWORK = ("unshare", "--net")
AS_NOBODY = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
NO_RIGHTS = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")
CONFINED = (*NO_NETWORK, *(AS_NOBODY if IS_ANOTHER else NO_RIGHTS)) if os.getuid() == 0 else ()
"""Root can take the network away, and its own right to write where nobody may."""

PIECES = {
    "generator/standard/goals.yaml",
    "generator/standard/plan_templates/saetninger.yaml",
    "generator/standard/plan_templates/html/page.html.j2",
    "generator/standard/data/demo/kontanthjælp.csv",
    "generator/standard/data/diskretion.yaml",
    "generator/standard/data/koblinger.yaml",
    "generator/assets/fonts/IBMPlexSans-Regular.ttf",
    "generator/source/geography.yaml",
    "generator/figures/indicators.yaml",
}
SOURCES = (
    "generator",
    "plan_templates",
    "data",
    "goals.yaml",
    "README.md",
    "pyproject.toml",
    "setup.py",
    "MANIFEST.in",
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An environment with the built wheel and nothing of the repository; nobody may write in it.

    The libraries are those of the tests, since the wheel is built and installed without a network.
    """
    folder = tmp_path_factory.mktemp("installeret")
    copy = folder / "kilde"
    copy.mkdir()
    for name in SOURCES:
        source = ROOT / name
        left_out = shutil.ignore_patterns("__pycache__", "assets", "tal")
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=left_out)
        else:
            shutil.copy(source, copy)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    build = ["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, copy]
    subprocess.run([*pip, *build], check=True)
    (wheel,) = folder.glob("*.whl")
    shutil.rmtree(copy)
    environment = folder / "miljø"
    venv.create(environment, symlinks=True)
    (site,) = environment.glob("lib/python*/site-packages")
    subprocess.run([*pip, "install", "--no-deps", "--target", site, wheel], check=True)
    (site / "biblioteker.pth").write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
    for parent in (folder, *folder.parents[:3]):
        if parent.stat().st_uid == os.getuid():
            parent.chmod(parent.stat().st_mode | 0o055)
    subprocess.run(["chmod", "-R", "a+rX,a-w", environment], check=True)
    yield environment
    subprocess.run(["chmod", "-R", "u+w", environment], check=True)


class Newcomer:
    """Somebody with an own folder, no home, and no right to write anywhere else."""

    def __init__(self, environment: Path, folder: Path) -> None:
        self._python = environment / "bin" / "python"
        self.folder = folder

    def run(
        self, *words: str, settings: Mapping[str, str] | None = None, first: str = ""
    ) -> subprocess.CompletedProcess[bytes]:
        """Run ``beskplan`` in the folder, after some statements of Python if there are any."""
        program = f"{first}\nfrom generator.cli import main\nmain()"
        return subprocess.run(
            [*CONFINED, self._python, "-c", program, *words],
            cwd=self.folder,
            env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/findes-ikke", **(settings or {})},
            capture_output=True,
            timeout=120,
        )


@pytest.fixture
def newcomer(installed: Path, tmp_path: Path) -> Newcomer:
    """Somebody else than the one who installed the program."""
    folder = tmp_path / "egne filer"
    folder.mkdir()
    for parent in (tmp_path, *tmp_path.parents[:3]):
        if parent.stat().st_uid == os.getuid():
            parent.chmod(parent.stat().st_mode | 0o055)
    if IS_ANOTHER:
        os.chown(folder, NOBODY, NOBODY)
    return Newcomer(installed, folder)


def test_the_wheel_holds_the_standard_and_the_cut_fonts(installed: Path) -> None:
    (wheel,) = installed.parent.glob("*.whl")
    listed = subprocess.run([sys.executable, "-m", "zipfile", "-l", wheel], capture_output=True, check=True)
    names = {line.split()[0] for line in listed.stdout.decode().splitlines()[1:]}
    assert names >= PIECES
    assert not any(name.startswith(("tests/", "goals.yaml")) or "/data/tal/" in name for name in names)


@pytest.mark.parametrize(
    "forbidden",
    [
        "import generator, pathlib; pathlib.Path(generator.__file__).with_name('ny').write_text('')",
        "import socket; socket.create_connection(('192.0.2.1', 80), 1)",
    ],
)
def test_a_newcomer_can_neither_write_in_the_installation_nor_reach_a_network(
    newcomer: Newcomer, forbidden: str
) -> None:
    done = newcomer.run("--version", first=forbidden)
    assert done.returncode != 0
    assert b"OSError" in done.stderr or b"PermissionError" in done.stderr


def test_a_newcomer_comes_from_nothing_to_plans_in_all_formats_and_a_review(newcomer: Newcomer) -> None:
    steps = (
        ("opret", "min-mappe"),
        ("--mappe", "min-mappe", "new", "Vejle", "--år", "2027"),
        ("--mappe", "min-mappe", "check"),
        ("--mappe", "min-mappe", "build", "Vejle"),
        ("--mappe", "min-mappe", "review", "--alle", "--år", "2027", "--format", "html,docx"),
        ("--mappe", "min-mappe", "verify"),
        ("--mappe", "min-mappe", "doktor"),
    )
    for step in steps:
        done = newcomer.run(*step)
        assert done.returncode == 0, (step, done.stderr.decode())
    plans = newcomer.folder / "min-mappe/output/2027/vejle"
    assert {file.suffix for file in plans.iterdir()} == {".docx", ".pdf", ".html"}


def test_a_plan_of_the_wheel_is_the_plan_of_the_repository(newcomer: Newcomer, tmp_path: Path) -> None:
    newcomer.run("opret", "p", "Vejle", "--år", "2018")
    assert newcomer.run("--mappe", "p", "build", "Vejle", "--format", "html").returncode == 0
    name = "output/2018/vejle/beskaeftigelsesplan-2018-vejle.html"
    here = tmp_path / "her"
    here.mkdir()
    for piece in ("goals.yaml", "plan_templates", "data"):
        (here / piece).symlink_to(ROOT / piece)
    (here / "municipalities/2018").mkdir(parents=True)
    shutil.copy(newcomer.folder / "p/municipalities/2018/vejle.yaml", here / "municipalities/2018")
    ours = [sys.executable, "-m", "generator", "--mappe", here, "build", "Vejle", "--format", "html"]
    subprocess.run(ours, cwd=ROOT, check=True, capture_output=True)
    assert (newcomer.folder / "p" / name).read_bytes() == (here / name).read_bytes()


def test_a_terminal_of_windows_gets_its_danish_letters_and_stops_at_nothing(newcomer: Newcomer) -> None:
    newcomer.run("opret", "p", "Vejle", "--år", "2018")
    done = newcomer.run("--mappe", "p", "check", settings={"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"})
    assert done.returncode == 0
    assert "måltal er ikke fastsat" in done.stderr.decode("cp1252")


def test_two_spawned_workers_make_the_plans_that_forked_ones_make(newcomer: Newcomer) -> None:
    """Windows and macOS start processes anew instead of forking them."""
    newcomer.run("opret", "p")
    build = ("--mappe", "p", "build", "--rar", "Fyn", "--år", "2018", "--format", "docx,html", "--tving")
    made = []
    for can_fork in (True, False):
        first = f"from generator.batch import workers; workers.CAN_FORK = {can_fork}"
        done = newcomer.run(*build, "--processer", "2", first=first)
        assert done.returncode == 0, done.stderr.decode()
        plans = (newcomer.folder / "p/output/2018").rglob("*.*")
        made.append({file.name: file.read_bytes() for file in plans if file.suffix in {".docx", ".html"}})
    assert made[0] == made[1]
    assert len(made[0]) > 20
