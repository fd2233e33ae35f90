#!/usr/bin/env bash
# Runs the README's two commands in an empty Debian: a root made by debootstrap with make and nothing else, the
# committed state of this repository cloned into it. The commands must bring along all that they need. Then installs
# the program there for everybody, and tries it as nobody, without a network.
#
# Usage: scripts/empty_root.sh [--all] [SUITE ...]
#   A suite (bookworm, trixie; bookworm unless named): three plans, and the tests of reading, plan, document and PDF.
#   --all: all plans and the whole suite of tests, in both.
#
# From this machine come its package sources, its settings of pip and its certificates, read from it: no package, no
# cache, no environment. Needs root, for chroot and for mounts, which are made in a namespace of their own and go with it.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/debian.sh
. scripts/debian.sh

plans="Aarhus Bornholm Vejle"
tests="tests/reading tests/plan tests/document tests/pdf"
suites=()
for argument in "$@"; do
    case $argument in
        --all) plans=--alle tests=tests suites=(bookworm trixie) ;;
        *) suites+=("$argument") ;;
    esac
done
[ "${#suites[@]}" -gt 0 ] || suites=(bookworm)

[ "$(id -u)" = 0 ] || { echo "scripts/empty_root.sh must be run as root." >&2; exit 1; }
command -v debootstrap >/dev/null || install_packages debootstrap ||
    { echo "scripts/empty_root.sh needs the package debootstrap." >&2; exit 1; }
[ -n "$(ls /var/lib/apt/lists/*Packages* 2>/dev/null)" ] || apt-get update -qq
# shellcheck disable=SC2016 # apt puts the values in
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | sort -u)
[ -n "$mirror" ] || { echo "apt knows no source of Debian's packages." >&2; exit 1; }

# take_over ROOT : how this machine reaches package sources.
take_over() {
    local root=$1 file
    mkdir -p "$root/etc/apt/apt.conf.d"
    apt-config dump Acquire | grep -v '::IndexTargets' >"$root/etc/apt/apt.conf.d/90machine"
    cp --dereference /etc/resolv.conf /etc/hosts "$root/etc/"
    for file in /etc/pip.conf /etc/xdg/pip "$HOME/.config/pip" "$HOME/.pip" /etc/ssl/certs/ca-certificates.crt; do
        [ -e "$file" ] || continue
        mkdir -p "$root$(dirname "$file")"
        cp --recursive --dereference "$file" "$root$(dirname "$file")/"
    done
}

# prove SUITE : the two commands in a new root.
prove() {
    local suite=$1 root start=$SECONDS
    local -a pip_settings
    root=$(mktemp --directory)
    chmod 755 "$root" # as every root is, or nobody but root can do anything in it
    # shellcheck disable=SC2064 # the root of now
    trap "rm -rf --one-file-system '$root'" EXIT
    debootstrap --variant=minbase --include=ca-certificates,make "$suite" "$root" "${mirror%%$'\n'*}" >"$root.log" 2>&1 ||
        { tail -n 20 "$root.log" >&2; return 1; }
    rm -f "$root.log"
    take_over "$root"
    git clone --quiet --no-hardlinks . "$root/srv/beskaeftigelsesplan"
    echo "An empty $suite, made in $((SECONDS - start)) s."
    mapfile -t pip_settings < <(env | grep '^PIP_' || true)
    # shellcheck disable=SC2016 # the inner shells put the values in
    unshare --mount --pid --fork sh -c '
        mount -t proc proc "$0/proc" && mount -t tmpfs tmpfs "$0/tmp" && mount -t tmpfs tmpfs "$0/dev/shm" &&
            exec chroot "$0" env --ignore-environment "$@"' \
        "$root" PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 "${pip_settings[@]}" \
        sh -c 'cd /srv/beskaeftigelsesplan && make plans PLANER="$0" && make test TESTS="$1" &&
            scripts/install.sh && scripts/try_installed.sh' "$plans" "$tests" </dev/null
    rm -rf --one-file-system "$root"
    echo "Both commands work in an empty $suite: $((SECONDS - start)) s."
}

for suite in "${suites[@]}"; do
    prove "$suite"
done
