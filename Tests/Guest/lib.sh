# Helpers for the cases, which run inside the guest.
#
#   phone NAME [OPTION...]   starts a probe phone (usb-probe sink) and waits until it is on the bus; its log is $work/NAME.log
#   unplug NAME              ends it
#   probe ARGUMENT...        runs the probe for at most 30 s
#   check NAME PATTERN TEXT  ok if the text has a line that the extended regular expression matches
#   verdict NAME WHY         ok if WHY is empty

PROBE=${PROBE:-$REPOSITORY/.build/release/usb-probe}
work=$(mktemp -d)
# Each case has a journal of its own.
export XDG_STATE_HOME=$work/state
failures=0
declare -A phones=()

probe() { timeout 30 "$PROBE" "$@" 2>&1; }

phone() {
    local name=$1
    shift
    "$PROBE" sink --serial "$name" "$@" >"$work/$name.log" 2>&1 &
    phones[$name]=$!
    for _ in $(seq 100); do
        "$PROBE" list | grep -q "|$name|" && return 0
        sleep 0.1
    done
    echo "# the phone $name did not come up: $(cat "$work/$name.log")"
}

unplug() {
    local process=${phones[$1]:-}
    [ -n "$process" ] || return 0
    kill -9 "$process" 2>/dev/null
    wait "$process" 2>/dev/null
    unset "phones[$1]"
}

verdict() {
    if [ -z "$2" ]; then
        echo "ok $1"
    else
        echo "not ok $1 $2"
        failures=$((failures + 1))
    fi
}

check() {
    if grep -Eq -- "$2" <<<"$3"; then verdict "$1" ""; else verdict "$1" "wanted: $2; got: $(tr '\n' '/' <<<"$3")"; fi
}

# The CRC-32 of a file, by gzip: another program's word.
crc_of() { gzip -1c "$1" | tail -c 8 | od -An -tx4 -N4 | tr -d ' ' | sed 's/^0*//'; }

# Milliseconds since some moment.
now() { awk '{ printf "%d\n", $1 * 1000 }' /proc/uptime; }

finish() {
    for name in "${!phones[@]}"; do unplug "$name"; done
    rm -rf "$work"
    exit $((failures > 0))
}
trap finish EXIT
