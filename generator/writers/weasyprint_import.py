"""WeasyPrint, imported without starting a compiler."""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


def import_weasyprint() -> None:
    """Import WeasyPrint, in two thirds of the time on Linux; whatever imports it later finds it there.

    It tries several names for each of its libraries, and the one that Linux knows is among them. But for each
    that it does not know, cffi lets ``ctypes.util.find_library`` ask gcc, ld and ldconfig.
    """
    if sys.platform == "linux":
        # A system where the libraries have other names: search for them as usual.
        with suppress(OSError), _exact_names_only():
            import weasyprint
    import weasyprint  # noqa: F401


def can_import_weasyprint() -> bool:
    """Whether this machine has what WeasyPrint lays pages out with; if so, it is imported."""
    try:
        import_weasyprint()
    except OSError:  # Pango, or something that Pango needs, cannot be loaded
        return False
    return True


@contextmanager
def _exact_names_only() -> Iterator[None]:
    find_library = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = find_library
