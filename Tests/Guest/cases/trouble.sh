# A cable that falls out in a download, two phones and none named, a phone that another program holds.
. "$REPOSITORY/Tests/Guest/lib.sh"
. "$REPOSITORY/Tests/Guest/phone.sh"

size=12000000 pack liuqin
play one liuqin --link 1
restock flash --accept account-binding,data-loss --json "$package" >"$work/events" 2>"$work/words" &
run=$!
for _ in $(seq 300); do grep -q '"partition":"super"' "$work/events" && break; sleep 0.1; done
for _ in $(seq 100); do tail -n 1 "$work/events" | grep -q '"type":"progress"' && break; sleep 0.1; done
pulled=$(now)
for controller in /sys/kernel/config/usb_gadget/*/UDC; do echo "" >"$controller"; done 2>/dev/null
wait $run
status=$?
took=$(($(now) - pulled))
[ $status = 5 ] && why= || why="exit $status: $(tr '\n' '/' <"$work/words")"
verdict "trouble: the cable is pulled, exit 5" "$why"
[ $took -lt 2000 ] && why= || why="it took $took ms"
verdict "trouble: within 2 s" "$why"
words=$(tr -s ' \n' ' ' <"$work/words")
check "trouble: which step" 'Stopped at step [0-9]+ of [0-9]+, flash super' "$words"
check "trouble: what is complete" 'Complete: .*Not complete: super' "$words"
check "trouble: what to do" 'Do not restart the phone' "$words"
stop one

play one liuqin
port=1 play two chopin
told=$(restock status 2>&1)
status=$?
[ $status = 4 ] && why= || why="exit $status: $told"
verdict "trouble: two phones and none named, exit 4" "$why"
check "trouble: the first is listed" 'usb:[0-9.-]+ +one' "$told"
check "trouble: the second is listed" 'usb:[0-9.-]+ +two' "$told"
check "trouble: a named one is taken" '^product +chopin' "$(restock status -s two 2>&1)"
check "trouble: one in the environment, too" '^product +liuqin' "$(ANDROID_SERIAL=one restock status 2>&1)"
stop two

"$PROBE" hold >"$work/holder" 2>&1 &
holder=$!
sleep 1
told=$(restock status 2>&1)
status=$?
kill $holder
wait $holder 2>/dev/null
[ $status = 1 ] && why= || why="exit $status: $told"
verdict "trouble: held by another program, exit 1" "$why"
check "trouble: the program is named" 'usb-probe' "$told"
stop one
told=$(restock status 2>&1)
[ $? = 4 ] && why= || why=$told
verdict "trouble: no phone, exit 4" "$why"
