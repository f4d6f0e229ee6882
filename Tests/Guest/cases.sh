#!/bin/bash
# Runs inside the guest: every case, or those that are named. Exits with 1 if any failed.
cd "$REPOSITORY" || exit 1
failed=0
[ $# -gt 0 ] || set -- Tests/Guest/cases/*.sh
for case in "$@"; do
    [ -f "$case" ] || case=Tests/Guest/cases/$case.sh
    start=$SECONDS
    timeout 600 bash "$case"
    status=$?
    echo "# $(basename "$case" .sh): $((SECONDS - start)) s"
    [ $status != 124 ] || echo "not ok $(basename "$case" .sh): took longer than 600 s"
    [ $status = 0 ] || failed=1
done
exit $failed
