#!/bin/bash
# Runs the suites of a test bundle in several processes; inside a process one test follows the other, so that the time of each is its own.
# Usage: suites.sh BUNDLE WORKERS ROOM...   a ROOM is a test target, "EndToEndTests"; "-EndToEndTests" means every other one.
# A suite of slow-suites has a process to itself and goes first; so has each of EndToEndTests; the others of a room go together.
# Exits with 1 if a test failed, or if one did not run.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bundle=$1 workers=$2
shift 2
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$work"' EXIT

timeout 120 "$bundle" --testing-library swift-testing --list-tests 2>/dev/null | awk -v rooms="$*" '
    BEGIN { n = split(rooms, word, " "); for (i = 1; i <= n; i++) { if (word[i] ~ /^-/) { without[substr(word[i], 2)] } else { with[word[i]]; only = 1 } } }
    { room = $0; sub(/[.].*/, "", room) }
    !(room in without) && (!only || room in with)' >"$work/tests"
[ -s "$work/tests" ] || { echo "not ok suites: no test in $*"; exit 1; }

# A line of the queue is what goes into one process: a suite, or a room without those of its suites that have a line.
sed 's#/.*##' "$work/tests" | sort -u | awk -v slow="$here/slow-suites" '
    BEGIN { while ((getline line < slow) > 0) if (line !~ /^#/) order[++n] = line }
    { room = $0; sub(/[.].*/, "", room); rooms[room]; there[$0] }
    END {
        for (i = 1; i <= n; i++) if (order[i] in there) {
            print order[i]; delete there[order[i]]
            room = order[i]; sub(/[.].*/, "", room); own[room] = own[room] "|" order[i]
        }
        for (room in rooms) if (room != "EndToEndTests") print room, substr(own[room], 2)
        for (suite in there) if (suite ~ /^EndToEndTests[.]/) print suite
    }' >"$work/queue"

next() { flock "$work/lock" sh -c "sed -n 1p '$work/queue'; sed -i 1d '$work/queue'"; }

worker() {
    local line name without log status
    log=$(mktemp "$work/log.XXXXXX")
    while line=$(next) && [ -n "$line" ]; do
        read -r name without <<<"$line"
        case $name in *.*) chosen=(--filter "^${name//./[.]}/") ;; *) chosen=(--filter "^${name}[.]" ${without:+--skip "^(${without//./[.]})/"}) ;; esac
        timeout 900 "$bundle" --testing-library swift-testing --no-parallel "${chosen[@]}" >"$log" 2>&1
        status=$?
        [ $status = 0 ] || echo "not ok $name: exit $status" >>"$log"
        flock "$work/lock" cat "$log"
        [ $status = 0 ] || touch "$work/failed"
        sed -n 's/.*Test run with \([0-9]*\) test.*/\1/p' "$log" >>"$work/ran"
    done
}
for _ in $(seq "$workers"); do worker & done
wait
ran=$(awk '{ n += $1 } END { print n + 0 }' "$work/ran")
all=$(wc -l <"$work/tests")
[ "$ran" = "$all" ] || { echo "not ok suites: $ran of $all tests ran"; exit 1; }
[ ! -f "$work/failed" ]
