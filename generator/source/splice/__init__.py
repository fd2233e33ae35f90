"""The splice: changes one value of a YAML file and no other byte."""

from generator.source.splice.content import EditError, content_after, content_of
from generator.source.splice.splicing import edit_file, spliced

__all__ = ["EditError", "content_after", "content_of", "edit_file", "spliced"]
