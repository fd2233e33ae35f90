"""The outside validators, run on every finished plan: what ``make proof`` does after the tests."""
