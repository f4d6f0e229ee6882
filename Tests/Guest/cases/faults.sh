# A phone that goes away, goes silent, stops reading or halts: an error soon, and the next command works where it can.
. "$REPOSITORY/Tests/Guest/lib.sh"
phone one
start=$(now)
told=$(probe push 30000000 --no-sums --before 'oem pull-at 4000000' --stall 20)
took=$(($(now) - start))
check "faults: plug pulled in a download" '^error: the phone is gone: it left the bus while sending' "$told"
after=$(sed -n 's/^failed after \([0-9]*\)\..*/\1/p' <<<"$told")
[ "${after:-99}" -lt 4 ] && [ $took -lt 8000 ] && why= || why="took $took ms: $told"
verdict "faults: it is known at once" "$why"
unplug one

phone one
told=$(probe push 30000000 --no-sums --before 'oem deaf' --stall 1)
check "faults: a phone that stops reading" '^error: the phone was silent for 1 s while sending' "$told"
check "faults: that took about a second" '^failed after [1-3]\.' "$told"
unplug one

phone one
told=$(probe say --limit 1 'oem silent' getvar:product)
check "faults: no answer" '^oem silent: error: the phone was silent for 1 s while waiting for an answer' "$told"
check "faults: the next command is answered" '^getvar:product: OKAYprobe' "$told"
told=$(probe say --limit 3 'oem halt-in' getvar:product)
check "faults: halted towards the host" '^oem halt-in: error: .*LIBUSB_TRANSFER_STALL' "$told"
check "faults: the halt is cleared" '^getvar:product: OKAYprobe' "$told"
told=$(probe say --limit 3 'oem halt-out' --pause getvar:product getvar:version)
check "faults: halted from the host" '^getvar:product: error: .*LIBUSB_TRANSFER_STALL' "$told"
check "faults: that halt is cleared, too" '^getvar:version: OKAY0.4' "$told"
told=$(probe interrupt)
check "faults: closed while waiting" '^interrupt: the connection is closed after 1\.' "$told"
check "faults: opened and closed again and again" '^again: 20 times, 0 files more$' "$(probe again)"
told=$(probe say 'oem leave' --pause getvar:product)
check "faults: gone between two commands" '^getvar:product: error: the phone is gone: ' "$told"
