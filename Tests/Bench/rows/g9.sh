# G9: four phones from one package.
#
# The bound is a plain fan-out: one thread inflates, four send, nothing is verified. Ours is compared without pass 1, which
# the bound does not have either (the same round's `restock inspect` is taken off); the whole time is the line below.
title="four phones"

measure() {
    local tgz tar small phones name size all
    tgz=$(package "$bytes" tgz) && tar=$(package "$bytes" tar) && small=$(small_package tgz) || { why="the package could not be made"; return 1; }
    size=$(stat -c %s "$tar")
    for name in a b c d; do
        phone "$name" && phone "slow-$name" --link 40 || return 1
    done
    phones=("${address[a]}" "${address[b]}" "${address[c]}" "${address[d]}")
    warm "$tgz" "$small"
    can_do_four "$small" || {
        for _ in $(seq "$rounds"); do sample fan "$programs/bench-probe" fan "$tgz" "$size" "${phones[@]}" || return 1; done
        theirs_all=$(list fan wall)
        row G9.bound "bound of the fan-out, alone" MB/s - "$(calc "4 * $size / $(median fan wall) / 1e6")" - -
        lacking G9.fan "4 phones less pass 1 : bound" '>=0.80' "$why"
        lacking G9.link "four phones at 40 MB/s : one" '<=1.03' "$why"
        return 0
    }
    for _ in $(seq "$rounds"); do
        sample fan "$programs/bench-probe" fan "$tgz" "$size" "${phones[@]}" || return 1
        for name in a b c d; do mark "$name"; done
        flash four "$(fresh)" "$tgz" "${phones[@]}" || return 1
        inspect index "$(fresh)" "$tgz" || return 1
        flash one-slow "$(fresh)" "$small" "${address[slow-a]}" || return 1
        flash four-slow "$(fresh)" "$small" "${address[slow-a]}" "${address[slow-b]}" "${address[slow-c]}" "${address[slow-d]}" || return 1
    done
    all=0
    for name in a b c d; do all=$((all + $(sent "$name"))); done
    rates
    compare G9.link "four phones at 40 MB/s : one" wall four-slow one-slow '<=1.03'
    compare G9.cpu "processor time of that" cpu four-slow one-slow -
}

rates() {
    local ours whole bound
    ours=$(calc "$all / ($(median four wall) - $(median index wall)) / 1e6") whole=$(calc "$all / $(median four wall) / 1e6")
    bound=$(calc "4 * $size / $(median fan wall) / 1e6")
    ours_all=$(list four wall) theirs_all=$(list fan wall)
    row G9.fan "4 phones less pass 1 : bound" MB/s "$ours" "$bound" "$(calc "$ours / $bound")" '>=0.80' "oursAll and theirsAll in bench.json are seconds"
    row G9.whole "4 phones, pass 1 and all : bound" MB/s "$whole" "$bound" "$(calc "$whole / $bound")" -
}
