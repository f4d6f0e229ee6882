# G6: 300 images of 1 MiB, each in a file of its own.
title="300 x 1 MiB"

measure() {
    local raw names=() told most
    raw=$(image raw 1048576 6) || { why="the image could not be made"; return 1; }
    for number in $(seq 300); do
        ln "$raw" "$work/$number.img" 2>/dev/null || cp "$raw" "$work/$number.img"
        names+=("boot_a=$work/$number.img")
    done
    phone one || return 1
    for _ in $(seq "$rounds"); do
        sample fastboot bash "$here/sides/fastboots.sh" "${address[one]}" "${names[@]}" || return 1
        mark one
        sample ours "$programs/bench-probe" flash "${address[one]}" "${names[@]}" || return 1
    done
    told=$(commands one) most=$((2 * 300 + 10))
    compare G6.wall "300 x 1 MiB : 300 runs of fastboot" wall ours fastboot '<=0.25'
    compare G6.cpu "processor time of the same" cpu ours fastboot -
    row G6.words "commands for them" "" "$told" - "$told" "<=$most"
}
