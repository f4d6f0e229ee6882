#!/bin/bash
# Prints the functions in which `restock flash` spends the processor's time on the bench's package: by perf, or by valgrind on a
# smaller package where perf may not look. Usage: profile.sh FOLDER-OF-PROGRAMS; BYTES, OUT as for bench.sh.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
programs=$(cd "$1" && pwd) || exit 64
bytes=${BYTES:-2160000000} out=${OUT:-.build/bench}
mkdir -p "$out/inputs" && out=$(cd "$out" && pwd) || exit 1
. "$here/lib.sh"
. "$here/inputs.sh"

flash_under() { # PACKAGE COMMAND...
    local package=$1
    shift
    XDG_CACHE_HOME=$(fresh) timeout "$limit" "$@" "$programs/restock" flash -s "${address[one]}" --accept account-binding,data-loss \
        "$package" </dev/null >"$work/output" 2>&1 || { cat "$work/output" >&2; return 1; }
    settle
}
lines() { grep -v '^$' | head -n "${LINES_SHOWN:-40}" | cut -c1-"${COLUMNS:-120}"; }

phone one || { echo "$why" >&2; exit 1; }
if perf record -q -o "$work/perf" true >/dev/null 2>&1; then
    tgz=$(package "$bytes" tgz) && warm "$tgz" || exit 1
    flash_under "$tgz" perf record -q -F 999 -o "$work/perf" || exit 1
    echo "restock flash, by library (perf, $((bytes / 1000000)) MB unpacked); some libraries do not name their functions:"
    perf report -i "$work/perf" --stdio --no-children --percent-limit 0.5 -s dso 2>/dev/null | grep -v '^#' | lines
    echo "by function:"
    perf report -i "$work/perf" --stdio --no-children --percent-limit 0.3 -s dso,symbol 2>/dev/null | grep -v '^#' | lines
else
    bytes=$((bytes < 60000000 ? bytes : 60000000))
    tgz=$(package "$bytes" tgz) || exit 1
    limit=900
    flash_under "$tgz" valgrind -q --tool=callgrind --callgrind-out-file="$work/callgrind" || exit 1
    echo "restock flash, by function (callgrind, instructions, $((bytes / 1000000)) MB unpacked):"
    callgrind_annotate "$work/callgrind" 2>/dev/null | sed -n '/file:function/,$p' | lines
fi
