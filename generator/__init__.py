"""Builds Danish municipal employment plans in Word, PDF and HTML from one YAML file per municipality."""

__version__ = "1.0.0"
