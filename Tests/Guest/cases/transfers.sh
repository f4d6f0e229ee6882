# The transfers of data phases as usbmon, the kernel's own recorder, saw them: every one but a download's last is a multiple of 1024
# bytes, and none is empty; at full size, in the careful mode, and when usbfs has no memory to give.
. "$REPOSITORY/Tests/Guest/lib.sh"
. "$REPOSITORY/Tests/Guest/phone.sh"
mount -t debugfs none /sys/kernel/debug 2>/dev/null
usbmon=/sys/kernel/debug/usb/usbmon
# The recorder holds some 200 lines, drops what is not fetched in time, and counts that.
lost() { sed -n 's/.*text_lost \([0-9]*\).*/\1/p' $usbmon/0s; }
# watch COMMAND...: sets $status, what it $told and what the recorder $saw. What was seen in part only is done again,
# unless it went wrong.
watch() {
    local before recorder
    for _ in 1 2 3 4; do
        before=$(lost)
        timeout 120 chrt -f 10 cat $usbmon/0u >"$work/bus" &
        recorder=$!
        sleep 0.2
        told=$("$@" 2>&1)
        status=$?
        sleep 0.5
        kill "$recorder" 2>/dev/null
        wait "$recorder" 2>/dev/null
        saw=$(perl "$REPOSITORY/Tests/Guest/transfers.pl" "$work/bus" 2>&1 | head -n 5)
        [ "$status" = 0 ] && [ "$(lost)" != "${before:-?}" ] || return 0
        saw="the recorder lost lines: ${before:-no count} before, $(lost) after"
        echo "# $saw"
    done
}

pack liuqin
# A limit that is no multiple of anything: images come in parts that end oddly. The package's lists are made for other parts.
odd() {
    restock flash --accept account-binding,data-loss "$package"
}
play one liuqin --max-download 1234567 --set crc=0 --stay
watch odd
[ "$status" = 0 ] && why= || why=$(tail -n 5 <<<"$told" | tr '\n' '/')
verdict "transfers: a package in odd parts, exit 0" "$why"
check "transfers: a package in odd parts" '^downloads [3-9][0-9], transfers [0-9]+, largest 262144$' "$saw"
stop one

phone two
watch probe push 2097153 --conservative
check "transfers: in the careful mode" '^downloads 1, transfers 129, largest 16384$' "$saw"
limit=/sys/module/usbcore/parameters/usbfs_memory_mb
before=$(cat $limit)
echo 1 >$limit
watch probe push 4194305
echo "$before" >$limit
check "transfers: with 1 MB for all of usbfs" '^downloads 1, transfers [0-9]+, largest [0-9]+$' "$saw"
check "transfers: which made them smaller" '^transfers: (16384|32768|65536|131072)$' "$told"
