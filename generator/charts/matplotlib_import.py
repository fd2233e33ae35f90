"""matplotlib, imported without any of the settings that it looks for on the machine."""

from __future__ import annotations

import os
import sys
from contextlib import chdir

from generator.charts.fonts import FOLDER

_SETTINGS = ("MPLBACKEND", "MATPLOTLIBRC", "MPLCONFIGDIR")


def import_matplotlib() -> None:
    """Import matplotlib; whatever imports it later finds it there.

    It reads the environment, the current folder and the user's home when it is imported, and stops at what it
    does not understand there, such as the name of a notebook's window. Its cache lies beside our fonts.
    """
    if "matplotlib" in sys.modules:
        return
    usual = {name: os.environ.pop(name, None) for name in _SETTINGS}
    cache = FOLDER.parent / "matplotlib"
    os.environ["MPLCONFIGDIR"] = str(cache)
    try:
        with chdir(FOLDER if FOLDER.is_dir() else FOLDER.parents[1]):
            import matplotlib

            matplotlib.get_configdir()  # kept from here on, as is the folder of the cache
            matplotlib.get_cachedir()
    finally:
        for name, value in usual.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
