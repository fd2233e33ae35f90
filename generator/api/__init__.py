"""The program from code: open a project or a text; check, build, change and review it. See docs/api.md."""

from generator.api.plans import Plans, TextPlans, changed, left_in_word, open_project, open_text
from generator.batch.formats import Format
from generator.problems import Finding, FindingsError, Place, Severity
from generator.problems.edit import Delete, Edit, Insert, Move, Rename, Replace
from generator.review.comparison import Comparison
from generator.review.word_notes import WordNotes
from generator.source.splice import EditError

__all__ = [
    "Comparison",
    "Delete",
    "Edit",
    "EditError",
    "Finding",
    "FindingsError",
    "Format",
    "Insert",
    "Move",
    "Place",
    "Plans",
    "Rename",
    "Replace",
    "Severity",
    "TextPlans",
    "WordNotes",
    "changed",
    "left_in_word",
    "open_project",
    "open_text",
]
