"""Keeps a library that reads strangers' files from taking all memory of the machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_STATUS = Path("/proc/self/statm")


@contextmanager
def bounded_memory(extra: int) -> Iterator[None]:
    """Let the process take at most ``extra`` bytes more than it has; beyond that allocations fail.

    Where the system cannot tell how much a process has (anywhere but Linux) nothing is bounded.
    """
    try:
        import resource

        taken = int(_STATUS.read_text("ascii").split()[0]) * resource.getpagesize()
    except (ImportError, OSError, ValueError, IndexError):
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limits = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min([taken + extra, *limits]), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
