#!/usr/bin/env bash
# Makes the project's own environment in .venv, with everything that building and testing need.
# Usage: scripts/setup.sh build|test
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/debian.sh
. scripts/debian.sh

purpose=${1:?build or test}
stamp=.venv/.ready-$purpose

if [ -e "$stamp" ] && [ "$stamp" -nt pyproject.toml ] && [ "$stamp" -nt constraints.txt ] && [ "$stamp" -nt scripts/setup.sh ]; then
    exit 0
fi
echo "Gør generatoren klar: henter Python-pakker og skrifter. Det tager et halvt til tre minutter og sker kun denne gang." >&2
bring_packages
[ -x .venv/bin/python ] || "$python" -m venv .venv
extra=fonts
[ "$purpose" = test ] && extra=fonts,test
.venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[$extra]" ||
    give_up "Python-pakkerne kan ikke hentes. Er der forbindelse til nettet?"
rm -rf generator/assets/fonts
.venv/bin/python -m generator.charts.fonts
MPLCONFIGDIR=generator/assets/matplotlib .venv/bin/python -c 'import matplotlib.font_manager'
touch "$stamp"
