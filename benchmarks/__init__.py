"""How long plans take and how much memory, measured in processes of their own: ``python -m benchmarks``."""
