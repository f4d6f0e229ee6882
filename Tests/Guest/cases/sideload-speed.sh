# How fast a package travels, beside Debian's adb: the same package, the same gadget, one after the other; the better of two runs
# each. Only the ratio counts: the emulated processor is the limit.
. "$REPOSITORY/Tests/Guest/lib.sh"
. "$REPOSITORY/Tests/Guest/phone.sh"
. "$REPOSITORY/Tests/Guest/zip.sh"
export HOME=$work XDG_STATE_HOME=$work/state XDG_CACHE_HOME=$work/cache LC_ALL=C
package speed daisy 60000000
size=$(stat -c %s "$zip")
best_restock=0 best_adb=0
for _ in 1 2; do
    play eight daisy --mode sideload --discard
    restock sideload -s eight --json --accept account-binding "$zip" >"$work/events" 2>&1
    seconds=$(tail -n 1 "$work/events" | sed -n 's/.*"seconds":\([0-9.]*\).*/\1/p')
    rate=$(awk -v n="$size" -v s="${seconds:-0}" 'BEGIN { printf "%d", s > 0 ? n / s / 1000 : 0 }')
    [ "$rate" -gt $best_restock ] && best_restock=$rate
    adb -L tcp:localhost:5098 nodaemon server >"$work/server" 2>&1 &
    server=$!
    for _ in $(seq 100); do adb -P 5098 devices 2>/dev/null | grep -q '^eight' && break; sleep 0.1; done
    check "recovery: a phone that the adb server holds" 'adb kill-server' "$(ANDROID_ADB_SERVER_PORT=5098 restock status -s eight 2>&1)"
    began=$(now)
    timeout 120 adb -P 5098 -s eight sideload "$zip" >"$work/adb" 2>&1
    took=$(($(now) - began))
    grep -q 'Total xfer' "$work/adb" || took=0
    rate=$([ $took -gt 0 ] && echo $((size / took)) || echo 0)
    [ "$rate" -gt $best_adb ] && best_adb=$rate
    kill $server
    wait $server 2>/dev/null
    stop eight
    rm -rf "$work/eight"
done
echo "# recovery: throughput ($GUEST_SPEED speed): restock $best_restock kB/s, Debian's adb $best_adb kB/s"
[ "$best_adb" -gt 0 ] && [ "$best_restock" -ge "$best_adb" ] && why= || why="restock $best_restock kB/s, adb $best_adb kB/s"
verdict "recovery: at least as fast as Debian's adb" "$why"
