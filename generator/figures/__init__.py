"""The indicators, and series of figures with unit, period, area, state and source."""
