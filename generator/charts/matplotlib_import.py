"""matplotlib, imported without any of the settings that it looks for on the machine."""

from __future__ import annotations

import atexit
import os
import sys
import tempfile
from contextlib import chdir
from functools import cache

from generator.charts.fonts import FOLDER

_SETTINGS = ("MPLBACKEND", "MATPLOTLIBRC", "MPLCONFIGDIR")


@cache
def _folder_of_this_process() -> str:
    folder = tempfile.TemporaryDirectory(prefix="beskplan-")
    atexit.register(folder.cleanup)
    return folder.name


def import_matplotlib() -> None:
    """Import matplotlib; whatever imports it later finds it there.

    It reads the environment, the current folder and the user's home when it is imported, and stops at what it
    does not understand there, such as the name of a notebook's window. Its cache lies beside our fonts, where
    set-up has made one; else in a folder that goes with the process, since an installation may be read-only
    and a user may have no home.
    """
    if "matplotlib" in sys.modules:
        return
    usual = {name: os.environ.pop(name, None) for name in _SETTINGS}
    made = FOLDER.parent / "matplotlib"
    os.environ["MPLCONFIGDIR"] = str(made) if made.is_dir() else _folder_of_this_process()
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
