#!/bin/bash
# restock beside what users do today, by the goals G1 to G13: both sides in turn in one run, medians and ratios.
#
#   bench.sh FOLDER-OF-PROGRAMS
#
# From the environment: ROWS ("G1 G3", all by default), ROUNDS (5), BYTES (the package unpacked, 2160000000), OUT (.build/bench).
# Prints a table; beside it bench.txt and bench.json (JSON Lines: a run, then a row for each line of the table) are in OUT.
# Ends with 0 when everything was measured, whether or not the goals are met, and with 1 when a row that should be there is not.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
programs=$(cd "$1" && pwd) || exit 64
rounds=${ROUNDS:-5} bytes=${BYTES:-2160000000} out=${OUT:-.build/bench}
mkdir -p "$out/inputs" && out=$(cd "$out" && pwd) || exit 1
json=$out/bench.json
all="G1 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13"
rows=${ROWS:-$all}
# One file measures G1 and G2.
rows=$(sed 's/\bG2\b/G1/g' <<<"$rows" | tr ' ' '\n' | awk 'NF && !seen[$0]++')
export XDG_STATE_HOME=$out/state # what is flashed here is not remembered

started=$SECONDS
printf '{"type":"run","rounds":%d,"bytes":%d,"processors":%d,"load":%s,"fastboot":"%s","rows":"%s"}\n' "$rounds" "$bytes" "$(nproc)" \
    "$(cut -d' ' -f1 /proc/loadavg)" "$(fastboot --version 2>/dev/null | awk 'NR == 1 { print $NF }')" "$(tr '\n' ' ' <<<"$rows")" >"$json"
status=0
for goal in $rows; do
    file=$here/rows/${goal,,}.sh
    [ -f "$file" ] || { echo "bench: there is no row $goal; there are $all" >&2; exit 64; }
    (
        why='no reason was given'
        . "$here/lib.sh"
        . "$here/inputs.sh"
        . "$file"
        measure || { lacking "$goal" "$title" "-" "$why"; exit 1; }
    ) || status=1
done
"$here/table.sh" "$json" | tee "$out/bench.txt"
echo "$((SECONDS - started)) s; $out/bench.json; what was flashed stays in $out/inputs for the next run"
exit $status
