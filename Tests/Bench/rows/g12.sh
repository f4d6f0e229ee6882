# G12: a raw image above the phone's limit that is mostly zeros. The zeros need not travel: one part carries them as FILL.
title="raw image of zeros above the limit"

# Both sides send the same file of 16 MiB, one sixteenth of it data, to a phone at 10 MB/s that takes 8 MiB at once.
measure() {
    local raw=$work/zeros.img ours theirs
    truncate -s 16777216 "$raw" && head -c 1048576 /dev/urandom | dd of="$raw" bs=1M seek=7 conv=notrunc status=none ||
        { why="the input could not be made"; return 1; }
    max_download=8388608 phone zeros --link 10 || return 1
    for _ in $(seq "$rounds"); do
        mark zeros
        sample ours "$programs/restock" fastboot -s "${address[zeros]}" flash logo "$raw" || return 1
        ours=$(sent zeros logo)
        mark zeros
        sample theirs fastboot -s "${address[zeros]}" flash logo "$raw" || return 1
        theirs=$(sent zeros logo)
    done
    compare G12 "raw image of zeros above the limit : fastboot" wall ours theirs '<=1.00'
    row G12.sent "the same, bytes sent" B "$ours" "$theirs" "$(calc "$ours / $theirs")" '<=1.00'
}
