# restock and a phone in its recovery, over real USB: status, wipes, restarts between the modes, a package with a token.
. "$REPOSITORY/Tests/Guest/lib.sh"
. "$REPOSITORY/Tests/Guest/phone.sh"
. "$REPOSITORY/Tests/Guest/zip.sh"
export HOME=$work XDG_STATE_HOME=$work/state XDG_CACHE_HOME=$work/cache LC_ALL=C
consent=account-binding,data-loss
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

play seven liuqin --mode mi-assistant --quirk auth
check "recovery: a started phone is none" '^seven +adb ' "$(restock devices 2>&1)"
stop seven
