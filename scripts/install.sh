#!/usr/bin/env bash
# Installs the program for everybody on a machine with Debian: the wheel of this checkout, in an environment of its
# own that nobody but root may write in. The container and scripts/empty_root.sh are made with it.
# Usage: scripts/install.sh [FOLDER]   (/opt/beskplan unless named)
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/debian.sh
. scripts/debian.sh

folder=${1:-/opt/beskplan}
bring_packages
"$python" -m venv "$folder"
# The fonts are cut while the wheel is built, by the pinned version of the package that they come from.
PIP_CONSTRAINT=$PWD/constraints.txt PIP_BUILD_CONSTRAINT=$PWD/constraints.txt \
    "$folder/bin/python" -m pip install --quiet --quiet --disable-pip-version-check . ||
    give_up "Python-pakkerne kan ikke hentes. Er der forbindelse til nettet?"
rm -rf build
chmod -R a+rX,go-w "$folder"
ln -sf "$folder/bin/beskplan" /usr/local/bin/beskplan
echo "beskplan er installeret i $folder."
