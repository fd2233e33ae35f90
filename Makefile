# The two commands of the README. Each does all its own set-up.
.PHONY: plans test check bench

plans:
	@scripts/setup.sh build
	.venv/bin/beskplan build --alle

test: check
	.venv/bin/python -m pytest -q -n auto

check:
	@scripts/setup.sh test
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy

bench:
	@scripts/setup.sh test
	.venv/bin/python -m benchmarks
