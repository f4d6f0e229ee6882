# A few seeds of the fault campaign, one of each kind at least; `make guest-campaign` runs hundreds.
. "$REPOSITORY/Tests/Guest/lib.sh"
told=$(timeout 280 "${CAMPAIGN:-$REPOSITORY/.build/release/campaign}" faults --usb dummy_udc.0 --jobs 1 --seeds 1-5 --scratch "$work" 2>&1)
[ $? = 0 ] && why= || why=$(grep -E '^FAILED|^campaign:' <<<"$told" | tr '\n' '/')${told##*$'\n'}
verdict "campaign: five seeds of faults" "$why"
for kind in clean keep-data wipe sideload; do check "campaign: $kind" "^ +[1-9] +$kind: scenarios" "$told"; done
