# How fast payloads travel, against Debian's fastboot: both in this guest, in turn, medians of five rounds. The processor is
# emulated, so only the ratio means anything. Fails below a ratio of ${RATIO:-2.0}. On a busy machine
# the processor time of the two programs says more than the clock.
. "$REPOSITORY/Tests/Guest/lib.sh"
rounds=${ROUNDS:-5}
bytes=33554432
phone one --no-sums
head -c $bytes /dev/urandom >"$work/image"
export TIMEFORMAT='%U %S'
median() { sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }
for _ in $(seq "$rounds"); do
    { time timeout 60 fastboot flash probe "$work/image" >"$work/told" 2>&1; } 2>>"$work/their-time"
    <"$work/told" awk -v bytes=$bytes '/^Sending/ { gsub(/[]s[]/, ""); print bytes / $NF / 1e6 }' >>"$work/theirs"
    { time timeout 60 "$PROBE" push $bytes --no-sums >"$work/told" 2>&1; } 2>>"$work/our-time"
    <"$work/told" sed -n 's/^rate: \([0-9.]*\) .*/\1/p' >>"$work/ours"
    timeout 60 "$PROBE" push $bytes --no-sums --conservative | sed -n 's/^rate: \([0-9.]*\) .*/\1/p' >>"$work/careful"
done
echo "# $GUEST_SPEED speed, MB/s: fastboot $(tr '\n' ' ' <"$work/theirs")"
echo "# $GUEST_SPEED speed, MB/s: restock $(tr '\n' ' ' <"$work/ours")"
echo "# $GUEST_SPEED speed, MB/s: restock, careful mode $(tr '\n' ' ' <"$work/careful")"
seconds() { awk '{ print $1 + $2 }' "$1" | median; }
echo "# processor seconds: fastboot $(seconds "$work/their-time"), restock $(seconds "$work/our-time")"
theirs=$(median <"$work/theirs") ours=$(median <"$work/ours")
ratio=$(awk -v a="${ours:-0}" -v b="${theirs:-1}" 'BEGIN { printf "%.2f", a / b }')
echo "# ratio $ratio"
awk -v r="$ratio" -v want="${RATIO:-2.0}" 'BEGIN { exit !(r >= want) }' && why= || why="ratio $ratio ($ours to $theirs MB/s)"
verdict "throughput: against Debian's fastboot" "$why"
