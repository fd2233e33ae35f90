# shellcheck shell=bash
# Sourced by the scripts here: packages of Debian, installed where we may.

# install_packages PACKAGE... : installs them; fails where we may not or cannot.
install_packages() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null &&
        apt-get update -qq >/dev/null 2>&1 &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}

# ask_for PACKAGE... : the one sentence for whoever looks after the machine.
ask_for() {
    echo "der mangler systempakker. Bed den, der passer maskinen, om at køre »apt-get install $*«."
}

# give_up WHY : one sentence that says what is missing.
give_up() {
    echo "Generatoren kan ikke gøres klar: $1" >&2
    exit 1
}

python=${PYTHON:-python3}

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

# bring_packages : installs what is missing, or says what to ask for, and gives up.
bring_packages() {
    local missing
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
}
