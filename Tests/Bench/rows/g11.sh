# G11: real libusb against a virtual phone on a real device controller, in the guest of Tests/Guest.
title="over USB in the guest"

measure() {
    local speed wanted times=$((rounds < 3 ? rounds : 3)) missed=0
    for speed in high super; do
        [ $speed = high ] && wanted='>=2.00' || wanted='>=2.50'
        if guest $speed throughput $((bytes < 268435456 ? bytes / 1048576 * 1048576 : 268435456)) "$wanted"; then
            compare "G11.$speed" "USB $speed speed : fastboot, speed" wall ours-$speed fastboot-$speed "$wanted"
            compare "G11.$speed.pusher" "USB $speed speed : plain libusb, speed" wall ours-$speed pusher-$speed '>=0.90'
            compare "G11.$speed.cpu" "USB $speed speed : fastboot, processor" cpu ours-$speed fastboot-$speed '<=0.60'
        fi
        if guest $speed sideload 60000000 '>=1.00'; then
            compare "G11.$speed.sideload" "sideload, $speed speed : adb, speed" wall sideload-$speed adb-$speed '>=1.00'
        fi
    done
    [ $missed = 0 ] || { why="a guest failed, see above"; return 1; }
}

# guest SPEED SCRIPT BYTES WANTED: runs Tests/Guest/bench/SCRIPT.sh in a guest and keeps the samples of each of its sides.
guest() {
    local said=$work/$2-$1 side
    if ! timeout 900 "$here/../Guest/run-guest.sh" --speed "$1" --seconds 800 -- env BYTES="$3" ROUNDS="${USB_ROUNDS:-$times}" \
        bash "$here/../Guest/bench/$2.sh" >"$said" 2>&1; then
        missed=1
        say "the guest at $1 speed: $(tail -n 5 "$said")"
        lacking "G11.$1" "$2, USB $1 speed" "$4" "$(tail -n 1 "$said")"
        return 1
    fi
    for side in $(awk '$1 == "sample" { print $2 }' "$said" | sort -u); do
        sed -n "s/^sample $side //p" "$said" >"$work/$side-$1.samples"
    done
}
