#!/usr/bin/env bash
# Tries the installed program as a newcomer: another user than the one who installed it, without a home, without a
# network, in an empty folder, from nothing to a plan in every format and a review. Needs root, to become nobody.
set -euo pipefail
folder=$(mktemp --directory)
chmod 777 "$folder"
cd "$folder"
unshare --net setpriv --reuid=65534 --regid=65534 --clear-groups \
    env --ignore-environment PATH=/usr/local/bin:/usr/bin:/bin HOME=/findes-ikke LANG=C.UTF-8 sh -euc '
        beskplan opret min-mappe
        cd min-mappe
        beskplan new Vejle --år 2027
        beskplan check Vejle
        beskplan build Vejle
        beskplan build --rar Bornholm --år 2027
        beskplan review --alle --år 2027
        beskplan verify
        beskplan doktor'
rm -rf "$folder"
