# The two commands of the README. Each does all its own set-up. A part: make plans PLANER="Aarhus Vejle", make test
# TESTS=tests/plan.
PLANER = --alle
TESTS = tests
.PHONY: plans test quick proof check bench

plans:
	@scripts/setup.sh build
	.venv/bin/beskplan build $(PLANER)

test: check
	.venv/bin/python -m pytest -q -n auto $(TESTS)

# An answer in a minute: the tests of what has changed.
quick:
	@scripts/setup.sh test
	@scripts/quick.sh

# The outside validators on every finished plan; fetches them into .proof.
proof:
	@scripts/setup.sh test
	@scripts/proof.sh

check:
	@scripts/setup.sh test
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy

# Measures beside docxtpl and pandoc; where they cannot be installed, they are left out.
bench:
	@scripts/setup.sh test
	-@.venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[bench]"
	.venv/bin/python -m benchmarks
