#!/bin/bash
# The fault campaign over real USB in a guest, high speed and super speed in turn for each half of the seeds: the virtual phone is a gadget
# on dummy_hcd, restock's use cases are at the other end of the cable, the judges are those of TCP. Usage: campaign.sh FIRST-LAST
# Ends with 1 if any seed failed; each of them is printed.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.." || exit 1
seeds=${1:?campaign.sh FIRST-LAST}
first=${seeds%-*} last=${seeds#*-}
middle=$(((first + last) / 2))
failed=0
run() {
    [ "$2" -le "$3" ] || return 0
    echo "# $1 speed, seeds $2-$3"
    # A scenario takes some seconds; one that hangs ends the campaign by itself.
    "$here/run-guest.sh" --speed "$1" --seconds $((600 + ($3 - $2 + 1) * 40)) -- \
        "${CAMPAIGN:-.build/release/campaign}" faults --usb dummy_udc.0 --jobs 1 --seeds "$2-$3" || failed=1
}
run high "$first" "$middle"
run super $((middle + 1)) "$last"
exit $failed
