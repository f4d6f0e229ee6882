#!/bin/bash
# Proves the USB rooms on a real bus in a guest, at both speeds, or at those that $GUEST_SPEEDS names. Usage: usb.sh [CASE...]
# Without a CASE: all of them at high speed, and at super speed those in which packets and their sizes matter; with some: those, at each;
# "all": every one. The programs have to be built.
# Prints a line "ok NAME" or "not ok NAME WHY" for each proof; exits with 1 if any failed.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.." || exit 1
failed=0
moving="adb client dropin fastboot faults flash flash-others list packets push replug sideload transfers"
for speed in ${GUEST_SPEEDS:-high super}; do
    echo "# $speed speed"
    cases=("$@")
    [ "$speed" = super ] && [ $# = 0 ] && cases=($moving)
    [ "$*" != all ] || cases=()
    "$here/run-guest.sh" --speed "$speed" --seconds "${GUEST_SECONDS:-1500}" -- bash Tests/Guest/cases.sh "${cases[@]}" || failed=1
done
exit $failed
