"""The command ``beskplan``: what a planner types, and what is said back in Danish."""

from generator.cli.main import main

__all__ = ["main"]
