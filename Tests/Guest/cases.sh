#!/bin/bash
# Runs inside the guest: every case, or those that are named. Exits with 1 if any failed.
cd "$REPOSITORY" || exit 1
failed=0
[ $# -gt 0 ] || set -- Tests/Guest/cases/*.sh
for case in "$@"; do
    [ -f "$case" ] || case=Tests/Guest/cases/$case.sh
    timeout 150 bash "$case" || failed=1
done
exit $failed
