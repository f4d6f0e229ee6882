# restock doctor on a real bus: mode and speed of each phone, why one cannot be opened, and what to type; nothing that names it.
. "$REPOSITORY/Tests/Guest/lib.sh"
. "$REPOSITORY/Tests/Guest/phone.sh"
export HOME=$work XDG_CACHE_HOME=$work/cache LC_ALL=C
# The machine outside may be a container; this one is none.
rm -f /.dockerenv /run/.containerenv
case $GUEST_SPEED in
high) megabits=480 ;;
super) megabits=5000 ;;
esac

told=$(restock doctor --json 2>&1)
[ $? = 4 ] && why= || why=$told
verdict "doctor: a bus and no phone, exit 4" "$why"
check "doctor: it says so" '"id":"no-phone"' "$told"
# Of four characters, a serial number is gone whole; of more, its ends stay.
play phone12345 liuqin
told=$(restock doctor --json 2>&1)
[ $? = 0 ] && why= || why=$told
verdict "doctor: a phone in fastboot mode, exit 0" "$why"
check "doctor: mode, speed, ends of the serial number" \
    "\"canOpen\":true,.*\"id\":\"[0-9a-f]{4}:[0-9a-f]{4}\",\"megabits\":$megabits,\"mode\":\"fastboot\",.*\"serial\":\"ph\*\*\*45\"" "$told"
[ "${told/phone12345/}" = "$told" ] && why= || why=$told
verdict "doctor: the serial number is not there" "$why"
check "doctor: whole, when asked" '"serial":"phone12345"' "$(restock doctor --json --show-serials 2>&1)"
check "doctor: the page" '^All is well: one phone is there to speak with\.$' "$(restock doctor 2>&1)"

chmod 600 /dev/bus/usb/*/*
told=$(timeout 30 setpriv --reuid 65534 --regid 65534 --clear-groups "$RESTOCK" doctor --json 2>&1)
[ $? = 1 ] && why= || why=$told
verdict "doctor: no permission, exit 1" "$why"
check "doctor: no permission, the one command" '"command":"sudo [^"]*restock doctor --install-rules",.*"id":"permission"' "$told"

"$PROBE" hold 30 --serial phone12345 >"$work/hold" 2>&1 &
holder=$!
for _ in $(seq 50); do grep -q holding "$work/hold" && break; sleep 0.1; done
check "doctor: held, and by whom" "\"heldBy\":\"usb-probe \(pid $holder\)\"" "$(restock doctor --json 2>&1)"
kill -9 $holder
wait $holder 2>/dev/null
stop phone12345

play rescue liuqin --mode mi-assistant
told=$(restock doctor --json 2>&1)
check "doctor: a recovery is told from a started phone" "\"megabits\":$megabits,\"mode\":\"sideload\"" "$told"
stop rescue
