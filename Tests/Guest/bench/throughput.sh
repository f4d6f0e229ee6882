# How fast payloads travel, against Debian's fastboot: both in this guest, in turn. The processor is emulated and its host may be
# busy, so the best of ${ROUNDS:-7} rounds counts for each, and only the ratio means anything. Fails below ${RATIO:-2.0}.
. "$REPOSITORY/Tests/Guest/lib.sh"
bytes=${BYTES:-16777216}
phone one --no-sums
head -c "$bytes" /dev/urandom >"$work/image"
ours() { timeout 60 "$PROBE" push "$bytes" --no-sums "$@" | sed -n 's/^rate: \([0-9.]*\) .*/\1/p'; }
theirs() {
    timeout 60 fastboot flash probe "$work/image" 2>&1 |
        awk -v bytes="$bytes" '/^Sending/ { gsub(/[]s[]/, ""); printf "%.1f\n", bytes / $NF / 1e6 }'
}
for _ in $(seq "${ROUNDS:-7}"); do
    theirs >>"$work/theirs"
    ours >>"$work/ours"
    ours --conservative >>"$work/careful"
done
best() { sort -n "$1" | tail -n 1; }
for who in theirs ours careful; do
    echo "# $GUEST_SPEED speed, MB/s, $who: $(sort -n "$work/$who" | tr '\n' ' ')"
done
ratio=$(awk -v a="$(best "$work/ours")" -v b="$(best "$work/theirs")" 'BEGIN { printf "%.2f", a / b }')
echo "# ratio $ratio"
awk -v r="$ratio" -v want="${RATIO:-2.0}" 'BEGIN { exit !(r >= want) }' && why= || why="the ratio is $ratio"
verdict "throughput: against Debian's fastboot" "$why"
