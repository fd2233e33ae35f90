"""The libraries that the program runs on, by what its own distribution and theirs say that they require."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata

OURS = "beskaeftigelsesplan"
_REQUIRED = re.compile(r"\s*([A-Za-z0-9._-]+)\s*(?:\[([^\]]*)\])?")
_FOR_EXTRA = re.compile(r"\bextra\s*==\s*['\"]([^'\"]*)['\"]")
_BETWEEN_WORDS = re.compile(r"[-_.]+")


def library_versions(distribution: str = OURS) -> dict[str, str]:
    """Return the version of every library that is required, by us or by another, and installed; by its name.

    Where the program itself is not installed, every library counts that is.
    """
    versions: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    waiting = [(distribution, "")]
    while waiting:
        name, extra = waiting.pop()
        if (_plain(name), extra) in seen:
            continue
        seen.add((_plain(name), extra))
        try:
            installed = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # required on another system, or for another Python
            continue
        versions[_plain(name)] = installed.version
        waiting.extend(_required(installed, extra))
    if not versions:
        versions = {_plain(item.name): item.version for item in metadata.distributions()}
    return {name: versions[name] for name in sorted(versions) if name != _plain(distribution)}


def _required(installed: metadata.Distribution, extra: str) -> Iterator[tuple[str, str]]:
    """Yield what a distribution requires, alone or for one of its extras, each with an extra of its own."""
    for line in installed.requires or ():
        wanted, needs = _FOR_EXTRA.search(line), _REQUIRED.match(line)
        if needs is None or (wanted[1] if wanted else "") != extra:
            continue
        yield needs[1], ""
        yield from ((needs[1], name.strip()) for name in (needs[2] or "").split(",") if name.strip())


def _plain(name: str) -> str:
    """Return the one spelling that all spellings of a distribution's name stand for."""
    return _BETWEEN_WORDS.sub("-", name).casefold()
