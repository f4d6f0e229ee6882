# usbfs has no memory to give: transfers are halved and the payload still arrives.
. "$REPOSITORY/Tests/Guest/lib.sh"
phone one
limit=/sys/module/usbcore/parameters/usbfs_memory_mb
before=$(cat $limit)
echo 1 >$limit
timeout 60 "$PROBE" push 8388609 --before getvar:product >"$work/told" 2>&1
told=$(cat "$work/told")
check "memory: with 1 MB for all of usbfs" "^info: 8388609 $(sed -n 's/^sent: [0-9]* //p' <<<"$told")$" "$told"
check "memory: the transfers became smaller" '^transfers: (16384|32768|65536|131072)$' "$told"
echo "$before" >$limit
