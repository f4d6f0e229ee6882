#!/bin/bash
# restock beside what users do today (tar xzf, then one fastboot per partition), both sides in turn in one run.
# Usage: bench.sh FOLDER-OF-PROGRAMS. Prints medians and ratios; the virtual phone, keeping nothing, is the sink of both.
set -uo pipefail
programs=$1
rounds=${ROUNDS:-5}
bytes=${BYTES:-400000000}
work=$(mktemp -d)
export XDG_STATE_HOME=$work # what is flashed here is not remembered
phone=
trap '[ -z "$phone" ] || kill "$phone" 2>/dev/null; rm -rf "$work"' EXIT

seconds() { # COMMAND...: its wall time; its output goes to $work/out
    local start=$EPOCHREALTIME
    "$@" >"$work/out" 2>&1 || { echo "bench: failed: $* : $(tail -n 3 "$work/out")" >&2; exit 1; }
    awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.3f\n", b - a }'
}
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

echo "making a package of about $((bytes / 1000000)) MB"
package=$("$programs/virtual-phone" pack --profile liuqin --size "$bytes" --out "$work") || exit 1
"$programs/virtual-phone" --profile liuqin --tcp 0 --state "$work/phone" --discard --stay >"$work/ready" 2>/dev/null &
phone=$!
for _ in $(seq 100); do grep -q ready "$work/ready" && break; sleep 0.1; done
address=$(awk '/^ready/ { print $2 }' "$work/ready")
[ -n "$address" ] || { echo "bench: the virtual phone did not start" >&2; exit 1; }

users_way() {
    rm -rf "$work/unpacked"
    mkdir "$work/unpacked"
    tar -xzf "$package" -C "$work/unpacked"
    sed -nE 's/^fastboot \$\* flash ([a-z0-9_]+) .*images\/([A-Za-z0-9_.-]+).*/\1 \2/p' "$work"/unpacked/*/flash_all.sh | while read -r partition image; do
        timeout 120 fastboot -s "$address" flash "$partition" "$work"/unpacked/*/images/"${image##*/}" </dev/null || exit 1
    done
}
restocks_way() {
    "$programs/restock" flash -s "$address" --accept account-binding,data-loss "$package" </dev/null
    local status=$?
    sleep 0.5 # the phone restarts
    return $status
}

for round in $(seq "$rounds"); do
    seconds users_way >>"$work/theirs"
    seconds restocks_way >>"$work/ours"
    echo "round $round: tar and fastboot $(tail -n 1 "$work/theirs") s, restock $(tail -n 1 "$work/ours") s"
done
awk -v theirs="$(median <"$work/theirs")" -v ours="$(median <"$work/ours")" -v rounds="$rounds" 'BEGIN {
    printf "\n.tgz to flashed over TCP, median of %d: tar and fastboot %.2f s, restock %.2f s (0.5 s of it waiting), ratio %.2f\n",
        rounds, theirs, ours, ours / theirs
}'
