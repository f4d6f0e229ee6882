# G3: one raw image over the phone's limit.
title="raw image of 1 GiB"

measure() {
    local size=$((bytes < 1073741824 ? bytes / 1048576 * 1048576 : 1073741824)) raw
    raw=$(image raw $size 3) || { why="the image could not be made"; return 1; }
    phone one || return 1
    warm "$raw"
    for _ in $(seq "$rounds"); do
        sample fastboot fastboot -s "${address[one]}" flash super "$raw" || return 1
        sample loop "$programs/bench-probe" loop "${address[one]}" "$raw" || return 1
        sample ours "$programs/bench-probe" flash "${address[one]}" "super=$raw" || return 1
    done
    compare G3.loop "raw $((size / 1048576)) MiB : plain loop, speed" wall ours loop '>=0.90'
    compare G3.wall "raw $((size / 1048576)) MiB : fastboot" wall ours fastboot '<=0.75'
    compare G3.cpu "processor time of the same" cpu ours fastboot -
    compare G3.memory "peak memory of the same" rss ours fastboot -
}
