#!/usr/bin/env bash
# Makes the project's own environment in .venv, with everything that building and testing need.
# Usage: scripts/setup.sh build|test
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/debian.sh
. scripts/debian.sh

purpose=${1:?build or test}
stamp=.venv/.ready-$purpose
python=${PYTHON:-python3}

# give_up WHY : one sentence that says what is missing.
give_up() {
    echo "Generatoren kan ikke gøres klar: $1" >&2
    exit 1
}

# has_library FILE : whether the loader finds it.
has_library() {
    "$python" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null
}

# missing_packages : the Debian packages of all that a sound build needs and that is not here. What a package
# depends on comes with it; libharfbuzz-subset0 is no dependency of Pango, and without it WeasyPrint writes other
# bytes and warns.
missing_packages() {
    command -v "$python" >/dev/null || echo python3
    "$python" -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
    has_library libpango-1.0.so.0 || echo libpango-1.0-0
    has_library libpangoft2-1.0.so.0 || echo libpangoft2-1.0-0
    has_library libharfbuzz-subset.so.0 || echo libharfbuzz-subset0
}

if [ -e "$stamp" ] && [ "$stamp" -nt pyproject.toml ] && [ "$stamp" -nt constraints.txt ] && [ "$stamp" -nt scripts/setup.sh ]; then
    exit 0
fi
echo "Gør generatoren klar: henter Python-pakker og skrifter. Det tager et halvt til tre minutter og sker kun denne gang." >&2
missing=$(missing_packages | xargs)
if [ -n "$missing" ]; then
    echo "Installerer systempakker: $missing" >&2
    # shellcheck disable=SC2086 # a list of packages
    install_packages $missing || true
    missing=$(missing_packages | xargs)
    [ -z "$missing" ] || give_up "$(ask_for "$missing")"
fi
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    give_up "her kræves Python 3.11 eller nyere, som Debian 12 og nyere har."
[ -x .venv/bin/python ] || "$python" -m venv .venv
extra=""
[ "$purpose" = test ] && extra="[test]"
.venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --constraint constraints.txt --editable ".$extra" ||
    give_up "Python-pakkerne kan ikke hentes. Er der forbindelse til nettet?"
rm -rf generator/assets/fonts
.venv/bin/python -m generator.charts.fonts
MPLCONFIGDIR=generator/assets/matplotlib .venv/bin/python -c 'import matplotlib.font_manager'
touch "$stamp"
