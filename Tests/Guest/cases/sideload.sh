# restock gives packages to recoveries over real USB, whatever their habits; a cable that falls out in a block.
. "$REPOSITORY/Tests/Guest/lib.sh"
. "$REPOSITORY/Tests/Guest/phone.sh"
. "$REPOSITORY/Tests/Guest/zip.sh"
export HOME=$work XDG_STATE_HOME=$work/state XDG_CACHE_HOME=$work/cache LC_ALL=C
sideload() { restock sideload --accept account-binding "$@" 2>&1; }

for quirk in none twice small-maxdata old-version shuffled sleeps exit-after; do
    package $quirk daisy 2031616
    [ $quirk = none ] && option= || option="--quirk $quirk --sleep 500"
    play four daisy --mode sideload $option
    told=$(sideload -s four "$zip") && why= || why=$told
    cmp -s "$zip" "$work/four/sideload.zip" || why="differs: $told"
    verdict "recovery: sideload, quirk $quirk, byte for byte" "$why"
    stop four
    rm -rf "$work/four"
done

# The plug is pulled within a block: an error soon, and the next run passes.
package pulled daisy 8000000
play five daisy --mode sideload --link 4
restock sideload -s five --json --accept account-binding "$zip" >"$work/events" 2>"$work/words" &
run=$!
for _ in $(seq 300); do grep -q '"type":"progress"' "$work/events" && break; sleep 0.1; done
pulled=$(now)
for controller in /sys/kernel/config/usb_gadget/*/UDC; do echo "" >"$controller"; done 2>/dev/null
wait $run
status=$?
took=$(($(now) - pulled))
[ $status = 5 ] && why= || why="exit $status: $(tr '\n' '/' <"$work/words")"
verdict "recovery: pulled within a block, exit 5" "$why"
[ $took -lt 3000 ] && why= || why="it took $took ms"
verdict "recovery: pulled, within 3 s" "$why"
check "recovery: pulled, the state" 'has had [0-9]+ of 123 blocks' "$(tr -s ' \n' ' ' <"$work/words")"
stop five
rm -rf "$work/five"

play six daisy --mode sideload --fault block-drop:1000000
told=$(sideload -s six "$zip") && why="it ended well: $told" || why=
verdict "recovery: it drops out and comes back" "$why"
for _ in $(seq 100); do restock devices 2>/dev/null | grep -q '^six +sideload' && break; sleep 0.1; done
told=$(sideload -s six "$zip") && why= || why=$told
cmp -s "$zip" "$work/six/sideload.zip" || why="differs: $told"
verdict "recovery: and the same command again passes" "$why"
stop six
