# G4: a sparse image in 8,192 extents of 64 KiB, half of it holes; and the same data in one extent.
title="sparse, 8192 extents"

measure() {
    local extents=$((bytes / 131072 < 8192 ? bytes / 131072 : 8192)) pieces whole
    pieces=$(image sparse $extents 65536 4) && whole=$(image whole $extents 65536 4) || { why="the images could not be made"; return 1; }
    phone one || return 1
    warm "$pieces" "$whole"
    for _ in $(seq "$rounds"); do
        sample fastboot fastboot -s "${address[one]}" flash super "$pieces" || return 1
        sample ours "$programs/bench-probe" flash "${address[one]}" "super=$pieces" || return 1
        sample whole "$programs/bench-probe" flash "${address[one]}" "super=$whole" || return 1
    done
    compare G4.wall "sparse, $extents extents : fastboot" wall ours fastboot '<=0.60'
    compare G4.cpu "processor time of the same" cpu ours fastboot '<=0.60'
    compare G4.whole "$extents extents : the same data as 1" wall ours whole '<=1.20'
}
