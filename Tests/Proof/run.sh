#!/bin/bash
# Runs stages side by side in lanes, and says of each how long it took. Usage: run.sh NAME LANE...
# A lane is one word: the names of its stages in their order, joined by commas; `a+b` waits for stage b of another lane before a.
# Each stage is a function of stages.sh; what it prints is kept in .build/proof/NAME/STAGE.log. At the end: a table of all times, the ten
# slowest tests, what failed, and a line that counts. With RESUME=1, stages that the last run of the same commit has passed are left out.
# Exits with 1 if a stage failed. Stages behind a failed one in its lane do not run, and are counted as failed; with KEEP_GOING=1 only a build
# that failed keeps the others from running.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.." || exit 1
. "$here/stages.sh"
name=$1
shift
kept=.build/proof/$name
commit=$(git rev-parse --short HEAD 2>/dev/null || echo none)$([ -z "$(git status --porcelain 2>/dev/null)" ] || echo +changes)
[ "${RESUME:-}" = 1 ] && [ "$(cat "$kept/commit" 2>/dev/null)" = "$commit" ] || rm -rf "$kept"
mkdir -p "$kept"
echo "$commit" >"$kept/commit"
rm -f "$kept"/*.over
begun=$SECONDS

# An ending is a file with the seconds in it: STAGE.ok, or STAGE.over where it failed or did not run. Lanes wait for the endings of others.
over() { [ -f "$kept/$1.ok" ] || [ -f "$kept/$1.over" ]; }

stage() { # NAME: runs it, and says how it ended
    local stage=$1 start=$SECONDS status seconds
    if [ -f "$kept/$stage.ok" ]; then
        echo "== $stage: passed before, $(cat "$kept/$stage.ok") s"
        return 0
    fi
    echo "== $stage: $(stage_says "$stage")"
    (stage_"${stage//-/_}") >"$kept/$stage.log" 2>&1 </dev/null
    status=$?
    seconds=$((SECONDS - start))
    if [ $status = 0 ]; then
        echo $seconds >"$kept/$stage.ok"
        echo "== $stage: ok, $seconds s"
    else
        echo $seconds >"$kept/$stage.over"
        echo "== $stage: FAILED, exit $status, $seconds s; the end of $kept/$stage.log:"
        tail -n 40 "$kept/$stage.log"
    fi
    return $status
}

lane() { # STAGE[+STAGE...],...
    local word stage needed left=0 failed=0
    for word in ${1//,/ }; do
        stage=${word%%+*}
        if [ $left = 0 ]; then
            needed=${word#"$stage"}
            for other in ${needed//+/ }; do
                until over "$other"; do sleep 0.5; done
                [ -f "$kept/$other.ok" ] || { left=1; echo "== $stage: not run, $other failed"; }
            done
        fi
        if [ $left = 0 ]; then
            stage "$stage" || {
                failed=1
                case ${KEEP_GOING:-}$stage in 1tests-build | 1programs) left=1 ;; 1*) ;; *) left=1 ;; esac
            }
        else
            [ -f "$kept/$stage.over" ] || echo - >"$kept/$stage.over"
        fi
    done
    return $((left | failed))
}

lanes=()
end_lanes() { for process in "${lanes[@]}"; do pkill -TERM -P "$process" 2>/dev/null; kill "$process" 2>/dev/null; done; }
trap 'end_lanes; exit 130' INT TERM
for one in "$@"; do
    lane "$one" &
    lanes+=($!)
done
failed=0
for process in "${lanes[@]}"; do wait "$process" || failed=1; done

total=$((SECONDS - begun))
report() {
    echo "== $name of $commit, $(date -u +%Y-%m-%d), $(nproc) x $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)"
    local word stage
    for word in ${*//,/ }; do
        stage=${word%%+*}
        if [ -f "$kept/$stage.ok" ]; then
            printf '  %-16s %6s s  ok      %s\n' "$stage" "$(cat "$kept/$stage.ok")" "$(stage_counts "$kept/$stage.log")"
        else
            printf '  %-16s %6s s  FAILED\n' "$stage" "$(cat "$kept/$stage.over" 2>/dev/null || echo -)"
        fi
    done
    printf '  %-16s %6s s\n' "all, side by side" "$total"
    echo "== the ten slowest tests, in seconds"
    slowest "$kept"
    failures "$kept"
    count "$kept"
}
report "$@" 2>&1 | tee "$kept/summary"
exit $failed
