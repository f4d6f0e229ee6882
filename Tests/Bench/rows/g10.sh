# G10: what verifying in the stream costs, and payloads of xz on two cores.
title="verifying, xz"

# Both sides send the same image at 400 MB/s, with and without comparing each block with its digest; the digests are there before.
# The payload is decoded by one thread and by two. The probe prints the seconds of the sending or decoding alone.
measure() {
    local raw payload
    raw=$(image raw $((1 << 30)) 3) && payload=$(xz_payload) || { why="the inputs could not be made"; return 1; }
    phone fast --link 400 || return 1
    warm "$raw" "$payload"
    for _ in $(seq "$rounds"); do
        seconds plain stream "${address[fast]}" super="$raw" && seconds verified stream --verify "${address[fast]}" super="$raw" || return 1
        seconds one decode "$payload" system 1 && seconds two decode "$payload" system 2 || return 1
    done
    inside G10.verify "verifying in the stream at 400 MB/s" verified plain '<=1.05'
    inside G10.xz "xz payload, one worker : two" one two '>=1.70'
}

# What the probe says of its own time.
seconds() {
    local side=$1
    shift
    timeout "$limit" "$programs/bench-probe" "$@" >>"$work/$side.seconds" 2>"$work/$side.output" </dev/null && return
    why="$(tail -n 1 "$work/$side.output")"
    return 1
}
middle() { sort -g "$work/$1.seconds" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
inside() {
    local ours theirs
    ours=$(middle "$3") theirs=$(middle "$4")
    ours_all=$(paste -sd, "$work/$3.seconds") theirs_all=$(paste -sd, "$work/$4.seconds")
    row "$1" "$2" s "$ours" "$theirs" "$(calc "$ours / $theirs")" "$5"
}
