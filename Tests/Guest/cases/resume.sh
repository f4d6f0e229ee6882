# A flash over real USB that is killed in the middle of an image, then resumed: nothing to do but to pull the cable, and every byte is right.
. "$REPOSITORY/Tests/Guest/lib.sh"
. "$REPOSITORY/Tests/Guest/phone.sh"

size=12000000 pack liuqin
play one liuqin --link 2
"$RESTOCK" flash --accept account-binding,data-loss --json "$package" >"$work/events" 2>"$work/words" </dev/null &
run=$!
for _ in $(seq 600); do grep -q '"partition":"super"' "$work/events" && break; sleep 0.1; done
for _ in $(seq 100); do tail -n 1 "$work/events" | grep -q '"type":"progress"' && break; sleep 0.1; done
kill -9 $run
wait $run 2>/dev/null
told=$(restock history 2>&1)
check "resume: history knows that it was broken off" 'broken off' "$told"

# The phone waits for the rest of the image. It is not to be restarted, and says nothing.
told=$(restock resume -s one --accept account-binding,data-loss 2>&1)
status=$?
[ $status = 1 ] && why= || why="exit $status: $(tail -n 3 <<<"$told" | tr '\n' '/')"
verdict "resume: a phone in the middle of an image, exit 1" "$why"
check "resume: what to do then" 'Pull the cable' "$(tr -s ' \n' ' ' <<<"$told")"

stop one
play one liuqin
port=1 play two liuqin
told=$(restock resume -s two --accept account-binding,data-loss 2>&1)
status=$?
[ $status = 2 ] && why= || why="exit $status: $(tail -n 3 <<<"$told" | tr '\n' '/')"
verdict "resume: another phone of the model, exit 2" "$why"
told=$(restock resume -s one --accept account-binding,data-loss 2>&1)
status=$?
[ $status = 0 ] && why= || why="exit $status: $(tail -n 5 <<<"$told" | tr '\n' '/')"
verdict "resume: exit 0" "$why"
verdict "resume: every byte" "$(differences one | tr '\n' ' ')"
check "resume: what was stored is left out" 'xbl_ab.*left out' "$told"
