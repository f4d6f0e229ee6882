# How fast a package travels to a recovery over USB: restock and Debian's adb in this guest, in turn, with the same package and the
# same gadget. The processor is emulated and its host may be busy, so only ratios mean anything.
# Prints `sample SIDE SECONDS 0 0` lines: the time of the transfer, without the start of adb's server. BYTES, ROUNDS from the environment.
. "$REPOSITORY/Tests/Guest/lib.sh"
. "$REPOSITORY/Tests/Guest/phone.sh"
. "$REPOSITORY/Tests/Guest/zip.sh"
export HOME=$work XDG_STATE_HOME=$work/state XDG_CACHE_HOME=$work/cache LC_ALL=C
package speed daisy "${BYTES:-60000000}"
sample() {
    [ -n "$2" ] || { failures=1; echo "$1: $(tail -n 1 "$3")"; exit; }
    echo "sample $1 $2 0 0"
}
for _ in $(seq "${ROUNDS:-3}"); do
    play eight daisy --mode sideload --discard
    restock sideload -s eight --json --accept account-binding "$zip" >"$work/events" 2>&1
    sample sideload "$(tail -n 1 "$work/events" | sed -n 's/.*"seconds":\([0-9.]*\).*/\1/p')" "$work/events"
    adb -L tcp:localhost:5098 nodaemon server >"$work/server" 2>&1 &
    server=$!
    for _ in $(seq 100); do adb -P 5098 devices 2>/dev/null | grep -q '^eight' && break; sleep 0.1; done
    began=$(now)
    timeout 120 adb -P 5098 -s eight sideload "$zip" >"$work/adb" 2>&1
    took=$(awk -v ms=$(($(now) - began)) 'BEGIN { printf "%.3f", ms / 1000 }')
    grep -q 'Total xfer' "$work/adb" || took=
    sample adb "$took" "$work/adb"
    kill $server
    wait $server 2>/dev/null
    stop eight
    rm -rf "$work/eight"
done
