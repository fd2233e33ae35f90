#!/usr/bin/env bash
# Makes the project's own environment in .venv, with everything that building and testing need.
# Usage: scripts/setup.sh build|test
set -euo pipefail
cd "$(dirname "$0")/.."

purpose=${1:?build or test}
stamp=.venv/.ready-$purpose
python=${PYTHON:-python3}

# install_packages PACKAGE... : from Debian where we may, else one sentence that says what to install.
install_packages() {
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq >/dev/null 2>&1 &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1; then
        return
    fi
    echo "Der mangler systempakker: bed den, der passer maskinen, om at køre »apt-get install $*«." >&2
    exit 1
}

if ! command -v "$python" >/dev/null || ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Her kræves Python 3.11 eller nyere: installér pakken python3 (Debian 12 eller nyere), og prøv igen." >&2
    exit 1
fi
if [ -e "$stamp" ] && [ "$stamp" -nt pyproject.toml ] && [ "$stamp" -nt constraints.txt ]; then
    exit 0
fi
"$python" -c 'import ensurepip, venv' 2>/dev/null || install_packages python3-venv
[ -x .venv/bin/python ] || "$python" -m venv .venv
extra=""
[ "$purpose" = test ] && extra="[test]"
.venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --constraint constraints.txt --editable ".$extra"
.venv/bin/python -c 'import weasyprint' >/dev/null 2>&1 ||
    install_packages libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
rm -rf generator/assets/fonts
.venv/bin/python -m generator.charts.fonts
MPLCONFIGDIR=generator/assets/matplotlib .venv/bin/python -c 'import matplotlib.font_manager'
touch "$stamp"
