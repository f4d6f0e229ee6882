# G11: real libusb against a virtual phone on a real device controller, in the guest of Tests/Guest.
title="over USB in the guest"

measure() {
    local speed missed=0
    for speed in high super; do
        local wanted='>=2.00'
        [ $speed = high ] || wanted='>=2.50'
        local size=$((bytes < 268435456 ? bytes / 1048576 * 1048576 : 268435456)) times=$((rounds < 3 ? rounds : 3))
        if ! timeout 900 "$here/../Guest/run-guest.sh" --speed $speed --seconds 800 -- env BYTES=$size ROUNDS="${USB_ROUNDS:-$times}" \
            bash "$here/../Guest/bench/throughput.sh" >"$work/guest-$speed" 2>&1; then
            missed=1
            say "the guest at $speed speed: $(tail -n 5 "$work/guest-$speed")"
            lacking "G11.$speed" "USB $speed speed" "$wanted" "$(tail -n 1 "$work/guest-$speed")"
            continue
        fi
        for side in ours fastboot pusher; do sed -n "s/^sample $side //p" "$work/guest-$speed" >"$work/$side-$speed.samples"; done
        compare "G11.$speed" "USB $speed speed : fastboot, speed" wall ours-$speed fastboot-$speed "$wanted"
        compare "G11.$speed.pusher" "USB $speed speed : plain libusb, speed" wall ours-$speed pusher-$speed '>=0.90'
        compare "G11.$speed.cpu" "USB $speed speed : fastboot, processor" cpu ours-$speed fastboot-$speed '<=0.60'
    done
    [ $missed = 0 ] || { why="a guest failed, see above"; return 1; }
}
