"""Draws chart specs: as SVG for PDF and web pages, and as native charts for Word."""
