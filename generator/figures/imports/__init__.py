"""Figures out of files that people have: exports of Jobindsats and downloads of Statistikbanken."""
