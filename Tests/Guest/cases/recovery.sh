# restock and a phone in its recovery, over real USB: status, wipes, restarts between the modes, sideload, a cable that falls out; and
# how fast a package travels beside Debian's adb in the same run.
. "$REPOSITORY/Tests/Guest/lib.sh"
. "$REPOSITORY/Tests/Guest/phone.sh"
export HOME=$work XDG_STATE_HOME=$work/state XDG_CACHE_HOME=$work/cache LC_ALL=C
consent=account-binding,data-loss

# A block-based package with a signature block that nobody has signed: NAME DEVICE BYTES; sets $zip.
package() {
    rm -rf "$work/in"
    mkdir -p "$work/in/META-INF/com/android"
    printf 'ota-type=BLOCK\npre-device=%s\n' "$2" >"$work/in/META-INF/com/android/metadata"
    head -c "$3" /dev/urandom >"$work/in/system.new.dat.br"
    : >"$work/in/system.transfer.list"
    zip=$work/$1.zip
    rm -f "$zip"
    (cd "$work/in" && zip -q -0 -X -r "$zip" .)
    perl -e 'open(my $f, "+<", $ARGV[0]) or die; binmode $f; seek($f, -2, 2); my $n = 1406;
        print $f pack("v", $n), "0" x ($n - 6), pack("v", $n - 1), "\xff\xff", pack("v", $n)' "$zip"
}
wiped() { [ "$(head -c 65536 "$work/$1/$2.img" 2>/dev/null | tr -d '\0' | wc -c)" = 0 ]; }
mark() { mkdir -p "$work/$1"; for name in $2; do printf '%8192s' "$name" >"$work/$1/$name.img"; done; }
sideload() { restock sideload --accept account-binding "$@" 2>&1; }

play one liuqin --mode mi-assistant --answer getdevice=liuqin_eea_global --answer getversion=V14.0.6.0.TMYEUXM
check "recovery: devices names the mode" '^one +sideload +usb:' "$(restock devices 2>&1)"
told=$(restock status 2>&1)
check "recovery: status, variant" '^variant +liuqin_eea_global' "$told"
check "recovery: status, region" '^region +eea' "$told"
check "recovery: status, serial" '^serial +one' "$told"
mark one "userdata persist frp"
told=$(restock wipe -s one --accept $consent 2>&1) && why= || why=$told
verdict "recovery: Mi Assistant wipes" "$why"
wiped one userdata && ! wiped one persist && ! wiped one frp && why= || why="userdata stayed, or more went"
verdict "recovery: userdata and nothing else" "$why"
package mi liuqin 3000001
"$VIRTUAL_PHONE" token "$zip" >"$work/token"
told=$(sideload -s one --validation "$work/token" --accept region=cn "$zip")
check "recovery: with a token" 'DONEDONE' "$told"
cmp -s "$zip" "$work/one/sideload.zip" && why= || why="differs: $told"
verdict "recovery: with a token, byte for byte" "$why"
restock reboot -s one >/dev/null 2>&1
check "recovery: reboot" '"command":"reboot:"' "$(cat "$work/one/log.jsonl")"
stop one

# Locked: restarted into its recovery, found again on the same port, wiped there.
mark two "userdata persist"
play two liuqin --locked
told=$(restock wipe -s two --accept $consent --patience 60 2>&1) && why= || why=$told
verdict "recovery: a locked phone is restarted, recognised and wiped" "$why"
wiped two userdata && ! wiped two persist && why= || why="userdata stayed, or more went: $told"
verdict "recovery: and nothing else went" "$why"
stop two

# Unlocked: the message in misc, which the phone's own recovery acts on when it starts.
mark three "userdata persist"
play three raphaelin --unlocked --stay
told=$(restock wipe -s three --via recovery --accept $consent 2>&1) && why= || why=$told
verdict "recovery: the message is left" "$why"
for _ in $(seq 100); do wiped three userdata && wiped three misc && break; sleep 0.1; done
wiped three userdata && wiped three misc && ! wiped three persist && why= || why="userdata or the message stayed"
verdict "recovery: the recovery wipes and forgets the message" "$why"
stop three

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

play seven liuqin --mode mi-assistant --quirk auth
check "recovery: a started phone is none" '^seven +adb ' "$(restock devices 2>&1)"
stop seven

# Throughput, beside Debian's adb: the same package, the same gadget, one after the other; the better of two runs each.
package speed daisy 60000000
size=$(stat -c %s "$zip")
best_restock=0 best_adb=0
for _ in 1 2; do
    play eight daisy --mode sideload --discard
    restock sideload -s eight --json --accept account-binding "$zip" >"$work/events" 2>&1
    seconds=$(tail -n 1 "$work/events" | sed -n 's/.*"seconds":\([0-9.]*\).*/\1/p')
    rate=$(awk -v n="$size" -v s="${seconds:-0}" 'BEGIN { printf "%d", s > 0 ? n / s / 1000 : 0 }')
    [ "$rate" -gt $best_restock ] && best_restock=$rate
    adb -L tcp:localhost:5098 nodaemon server >"$work/server" 2>&1 &
    server=$!
    for _ in $(seq 100); do adb -P 5098 devices 2>/dev/null | grep -q '^eight' && break; sleep 0.1; done
    check "recovery: a phone that the adb server holds" 'adb kill-server' "$(ANDROID_ADB_SERVER_PORT=5098 restock status -s eight 2>&1)"
    began=$(now)
    timeout 120 adb -P 5098 -s eight sideload "$zip" >"$work/adb" 2>&1
    took=$(($(now) - began))
    grep -q 'Total xfer' "$work/adb" || took=0
    rate=$([ $took -gt 0 ] && echo $((size / took)) || echo 0)
    [ "$rate" -gt $best_adb ] && best_adb=$rate
    kill $server
    wait $server 2>/dev/null
    stop eight
    rm -rf "$work/eight"
done
echo "# recovery: throughput ($GUEST_SPEED speed): restock $best_restock kB/s, Debian's adb $best_adb kB/s"
[ "$best_adb" -gt 0 ] && [ "$best_restock" -ge "$best_adb" ] && why= || why="restock $best_restock kB/s, adb $best_adb kB/s"
verdict "recovery: at least as fast as Debian's adb" "$why"
