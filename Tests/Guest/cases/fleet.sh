# Two phones on one bus: --all flashes both from one reading, byte for byte; one whose cable is pulled does not stop the other.
. "$REPOSITORY/Tests/Guest/lib.sh"
. "$REPOSITORY/Tests/Guest/phone.sh"
pack liuqin
play one liuqin
port=1 play two liuqin
told=$(restock flash --all --accept account-binding,data-loss "$package" 2>&1)
[ $? = 0 ] && why= || why=$(tail -n 5 <<<"$told" | tr '\n' '/')
verdict "fleet: --all, exit 0" "$why"
verdict "fleet: the first, every byte" "$(differences one | tr '\n' ' ')"
verdict "fleet: the second, every byte" "$(differences two | tr '\n' ' ')"
check "fleet: the verdict" '2 of 2 phones done' "$told"
stop one
stop two
rm -rf "$work/one" "$work/two" "$work/packages"

size=12000000 pack liuqin
play one liuqin --link 1
port=1 play two liuqin --link 4
address=$("$RESTOCK" devices 2>/dev/null | awk '$1 == "one" { print $3 }')
restock flash --all --json --accept account-binding,data-loss "$package" >"$work/events" 2>"$work/words" &
run=$!
for _ in $(seq 600); do
    grep '"type":"progress"' "$work/events" | grep -q "\"phone\":\"$address\"" && break
    sleep 0.1
done
kill -9 "${players[one]}"
wait $run
status=$?
[ $status = 5 ] && why= || why="exit $status: $(tail -n 2 "$work/events")"
verdict "fleet: one is lost, exit 5" "$why"
verdict "fleet: the other, every byte" "$(differences two | tr '\n' ' ')"
check "fleet: the report names the lost one" "\"exitCode\":5.*\"phone\":\"$address\"" "$(grep '"type":"phone-result"' "$work/events" | grep '"exitCode":5')"
