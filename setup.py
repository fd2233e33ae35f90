"""Puts what stands outside the package into the wheel: the standard, and the fonts, cut."""

import shutil
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
STANDARD = (
    "goals.yaml",
    "plan_templates",
    "data/demo",
    "data/diskretion.yaml",
    "data/koblinger.yaml",
)


class BuildWithStandard(build_py):
    """Builds the package; an installation that one edits reads the standard where it stands."""

    def run(self) -> None:
        """Build the package, and lay the standard and the fonts down in it."""
        super().run()
        if self.editable_mode:
            return
        package = Path(self.build_lib, "generator")
        for name in STANDARD:
            target = package / "standard" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
            copy(ROOT / name, target)
        sys.path.insert(0, str(ROOT))
        from generator.charts.fonts import ensure_fonts

        ensure_fonts(package / "assets" / "fonts")


setup(cmdclass={"build_py": BuildWithStandard})
