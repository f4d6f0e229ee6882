# G8: a cable of 400 MB/s and a storage of 400 MB/s, which is written after the transfer (serial), or meanwhile as
# Qualcomm's bootloader does for the sparse parts of large partitions (this phone's super).
#
# Bounds, from the bytes that the phone counted: W is all of them, and pass 1 was measured in the same round.
#   serial       pass 1 + W/400 + W/400
#   overlapping  pass 1 + W/400 + what is not super /400 + the last part of super /400
#
# The second cannot be reached where a short part is the last: while it is sent, the long one before it is still being written. The
# package's CRC lists pin the parts, so a third row has the bound of exactly these parts.
title="400 MB/s link, 400 MB/s flash"

measure() {
    local tgz all super last pinned
    tgz=$(package "$bytes" tgz) || { why="the package could not be made"; return 1; }
    phone serial --link 400 --write 400 --writes serial && phone behind --link 400 --write 400 || return 1
    warm "$tgz"
    for _ in $(seq "$rounds"); do
        inspect index "$(fresh)" "$tgz" || return 1
        mark serial
        flash serial "$(fresh)" "$tgz" "${address[serial]}" || return 1
        mark behind
        flash behind "$(fresh)" "$tgz" "${address[behind]}" || return 1
    done
    all=$(sent serial) super=$(sent behind super) last=$(parts behind super | tail -n 1)
    # A part is sent, then waits until the one before it is written; the last one's writing ends it.
    pinned=$(parts behind super | awk '{ sent += $1; if (sent < written) sent = written; written = sent + $1 } END { printf "%d", written }')
    against G8.serial "400+400 MB/s serial : bound" serial "2 * $all / 4e8"
    against G8.behind "400+400 MB/s overlapping : bound" behind "(2 * $all - $super + $last) / 4e8"
    against G8.pinned "overlapping : bound of the pinned parts" behind "(2 * ($all - $super) + $pinned) / 4e8"
}

# Each round's wall by the bound with that round's pass 1; the median of these.
against() {
    local after
    after=$(calc "$4")
    values index wall | awk -v after="$after" '{ print $1 + after, 0, 0 }' >"$work/bound-$3.samples"
    paste -d ' ' <(values "$3" wall) <(values "bound-$3" wall) | awk '{ print $1 / $2, 0, 0 }' >"$work/value-$3.samples"
    ours_all=$(list "$3" wall) theirs_all=$(list "bound-$3" wall)
    row "$1" "$2" s "$(median "$3" wall)" "$(median "bound-$3" wall)" "$(median "value-$3" wall)" '<=1.05'
}
