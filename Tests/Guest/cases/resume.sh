# Flashes over real USB that end in the middle of an image, killed or by the cable, then resumed: every byte is right.
. "$REPOSITORY/Tests/Guest/lib.sh"
. "$REPOSITORY/Tests/Guest/phone.sh"

size=12000000 pack liuqin
lenient=1 play one liuqin --link 2
"$RESTOCK" flash --accept account-binding,data-loss --json "$package" >"$work/events" 2>"$work/words" </dev/null &
run=$!
for _ in $(seq 600); do grep -q '"partition":"super"' "$work/events" && break; sleep 0.1; done
for _ in $(seq 100); do tail -n 1 "$work/events" | grep -q '"type":"progress"' && break; sleep 0.1; done
kill -9 $run
wait $run 2>/dev/null
told=$(restock history 2>&1)
check "resume: history knows that it was broken off" 'broken off' "$told"

port=1 play two liuqin
told=$(restock resume -s two --accept account-binding,data-loss 2>&1)
status=$?
[ $status = 2 ] && why= || why="exit $status: $(tail -n 3 <<<"$told" | tr '\n' '/')"
verdict "resume: another phone of the model, exit 2" "$why"

# The phone waits for the rest of the image and takes every question for a piece of it, until its port is reset.
told=$(restock resume -s one --accept account-binding,data-loss 2>&1)
status=$?
[ $status = 0 ] && why= || why="exit $status: $(tail -n 5 <<<"$told" | tr '\n' '/')"
verdict "resume: exit 0" "$why"
verdict "resume: every byte" "$(differences one | tr '\n' ' ')"
check "resume: what was stored is left out" 'xbl_ab.*left out' "$told"
check "resume: the port was reset" 'only after its USB port had been reset' "$(tr -s ' \n' ' ' <<<"$told")"
stop one
stop two

# The cable comes out in the middle: the same pace might break it again.
play three liuqin --link 2
"$RESTOCK" flash --accept account-binding,data-loss --json "$package" >"$work/events" 2>"$work/words" </dev/null &
run=$!
for _ in $(seq 600); do grep -q '"partition":"super"' "$work/events" && break; sleep 0.1; done
for _ in $(seq 100); do tail -n 1 "$work/events" | grep -q '"type":"progress"' && break; sleep 0.1; done
stop three
wait $run
status=$?
[ $status = 5 ] && why= || why="exit $status"
verdict "resume: the cable was pulled, exit 5" "$why"
play three liuqin
told=$(restock resume -s three --accept account-binding,data-loss 2>&1)
status=$?
[ $status = 0 ] && why= || why="exit $status: $(tail -n 5 <<<"$told" | tr '\n' '/')"
verdict "resume: after a pulled cable, exit 0" "$why"
verdict "resume: after a pulled cable, every byte" "$(differences three | tr '\n' ' ')"
check "resume: in small pieces from then on" 'goes in small pieces' "$(tr -s ' \n' ' ' <<<"$told")"
