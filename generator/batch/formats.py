"""The formats that a plan is written in."""

from __future__ import annotations

import enum


class Format(enum.Enum):
    """The formats a plan is written in."""

    WORD = "docx"
    PDF = "pdf"
    HTML = "html"

    @property
    def is_drawn_from_templates(self) -> bool:
        """Whether the page templates, their style sheet and our font files shape it; Word has its own."""
        return self is not Format.WORD
