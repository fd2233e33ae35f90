#!/usr/bin/env bash
# An answer in a minute: Ruff, mypy, and the tests of the folders that have changed since the last commit on origin's
# main, as many as there is time for. What passes here has not passed make test.
set -euo pipefail
cd "$(dirname "$0")/.."

base=$(git merge-base HEAD origin/main 2>/dev/null || git rev-parse HEAD)
changed=$({ git diff --name-only "$base"; git ls-files --others --exclude-standard; } | sort -u)

# tests_of FILE : the folders of tests that stand nearest to a file.
tests_of() {
    case $1 in
        generator/problems/*) echo tests/problems ;;
        generator/danish/*) echo tests/danish ;;
        generator/source/splice/*) echo tests/splice ;;
        generator/source/*) echo tests/reading tests/format ;;
        generator/figures/fetch/*) echo tests/fetch ;;
        generator/figures/*) echo tests/figures tests/disclosure ;;
        generator/plan/*) echo tests/plan tests/targets ;;
        generator/document/*) echo tests/document ;;
        generator/charts/*) echo tests/charts ;;
        generator/writers/word/*) echo tests/word ;;
        generator/writers/*) echo tests/html tests/pdf ;;
        generator/review/*) echo tests/review ;;
        generator/batch/*) echo tests/batch ;;
        generator/api/*) echo tests/api ;;
        generator/cli/*) echo tests/cli tests/project ;;
        plan_templates/*) echo tests/document tests/html ;;
        docs/* | *.md) echo tests/docs ;;
        scripts/* | Makefile | setup.py | pyproject.toml) echo tests/architecture ;;
        tests/*/*) echo "$1" | cut -d/ -f1-2 ;;
    esac
}

mapfile -t folders < <(for file in $changed; do tests_of "$file"; done | tr ' ' '\n' | sort -u)
.venv/bin/ruff check --quiet
.venv/bin/ruff format --check --quiet
.venv/bin/mypy
[ "${#folders[@]}" -gt 0 ] || { echo "Nothing has changed that has tests."; exit 0; }
echo "Tests of ${folders[*]}, for up to 45 s."
status=0
timeout --signal=INT 45 .venv/bin/python -m pytest -q -x -n auto "${folders[@]}" || status=$?
[ "$status" -ne 124 ] || { echo "The time is up: what was run has passed."; exit 0; }
exit "$status"
