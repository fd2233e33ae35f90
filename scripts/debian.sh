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
