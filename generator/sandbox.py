"""Where templates run: they are data to us, so they can change nothing, guess nothing and reach nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jinja2 import BaseLoader, DictLoader, FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment


def template_environment(
    templates: Path | Mapping[str, str] | None = None, *, escaped: bool
) -> ImmutableSandboxedEnvironment:
    """Return an immutable sandbox that stops at an undefined name and leaves no traces of its own lines.

    ``templates`` are those that may be named, a folder of them or their texts; ``escaped`` says that they are
    HTML, where every value is escaped.
    """
    loader: BaseLoader | None = None
    if isinstance(templates, Path):
        loader = FileSystemLoader(templates)
    elif templates is not None:
        loader = DictLoader(templates)
    return ImmutableSandboxedEnvironment(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=escaped,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=not escaped,
    )
