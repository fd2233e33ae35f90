"""The Word writer: a Document becomes a .docx that an office can edit as if it had been typed in Word.

Text is written as WordprocessingML strings in reading order; python-docx holds the parts and relationships.
"""

from generator.writers.word.writer import ChartForm, WordWriter

__all__ = ["ChartForm", "WordWriter"]
