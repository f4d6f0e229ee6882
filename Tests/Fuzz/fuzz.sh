#!/bin/bash
# Feeds each parser with damaged bytes for a while. Usage: fuzz.sh FUZZER FOLDER-OF-PROGRAMS SECONDS [TARGET...]
# With 0 for SECONDS each parser gets its seeds and 3,000 inputs that are the same every time.
# Prints a line "ok NAME: ..." or "not ok NAME: ..." for each parser, with the edges that its seeds reach and those that the fuzzer found;
# keeps what it found in .build/fuzz-corpus, and an input that crashes as .build/fuzz-crash/NAME-*. Exits with 1 if any did.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
fuzzer=$1 programs=$2 seconds=$3
shift 3
[ $# -gt 0 ] || mapfile -t targets < <(RESTOCK_FUZZ_TARGET=list "$fuzzer")
[ $# = 0 ] || targets=("$@")
seeds=$(mktemp -d)
trap 'rm -rf "$seeds"' EXIT
crashes=.build/fuzz-crash
mkdir -p $crashes
"$here/seeds.sh" "$programs" "$seeds" || exit 1

length=(-max_total_time="$seconds")
[ "$seconds" != 0 ] || length=(-runs=3000 -seed=1)
edges() { sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$1" | tail -n 1; }

failed=0
for target in "${targets[@]}"; do
    corpus=.build/fuzz-corpus/$target
    [ "$seconds" != 0 ] || corpus=$seeds/found/$target
    mkdir -p "$corpus" "$seeds/$target"
    kept=()
    [ -d "$here/seeds/$target" ] && kept=("$here/seeds/$target")
    export RESTOCK_FUZZ_TARGET=$target SWIFT_BACKTRACE=enable=no # a crash is libFuzzer's to keep
    common=(-timeout=10 -rss_limit_mb=512 -max_len=262144 -artifact_prefix="$crashes/$target-")
    log=$crashes/$target.log
    timeout 300 "$fuzzer" "${common[@]}" -runs=0 "$seeds/$target" "${kept[@]}" >"$log" 2>&1
    status=$?
    by_seeds=$(edges "$log")
    if [ $status = 0 ]; then
        timeout $((seconds + 120)) "$fuzzer" "${common[@]}" "${length[@]}" -print_final_stats=1 \
            "$corpus" "$seeds/$target" "${kept[@]}" >"$log" 2>&1
        status=$?
    fi
    if [ $status != 0 ]; then
        failed=1
        echo "not ok $target: exit $status: $(grep -m1 -E 'ERROR|Fatal error|SUMMARY' "$log"); its log: $log"
        continue
    fi
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    echo "ok $target: $runs inputs; edges reached: $by_seeds by the seeds, $(edges "$log") in the end"
done
exit $failed
