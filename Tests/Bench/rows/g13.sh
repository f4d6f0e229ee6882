# G13: one question, one process: what a script that calls fastboot for each line pays each time.
title="one getvar"

# Each sample is a process of its own. The phone is in fastbootd, over TCP, and answers at once.
measure() {
    phone asked --mode fastbootd || return 1
    for _ in $(seq $((rounds * 9))); do
        sample ours "$programs/restock" fastboot -s "${address[asked]}" getvar product || return 1
        sample theirs fastboot -s "${address[asked]}" getvar product || return 1
    done
    compare G13 "one getvar, one process : fastboot" wall ours theirs '<=1.20'
}
