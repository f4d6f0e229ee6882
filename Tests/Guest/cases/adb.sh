# The virtual recovery is a recovery to somebody else's client: Debian's adb sideloads onto it over real USB.
. "$REPOSITORY/Tests/Guest/lib.sh"
. "$REPOSITORY/Tests/Guest/phone.sh"
export HOME=$work ADB_LOCAL_TRANSPORT_MAX_PORT=5554
# A server of its own, which looks at USB; its end is this case's.
adb -L tcp:localhost:5099 nodaemon server >"$work/server" 2>&1 &
server=$!
trap 'kill $server; finish_phones; finish' EXIT
for _ in $(seq 100); do (: </dev/tcp/127.0.0.1/5099) 2>/dev/null && break; sleep 0.1; done
adb() { timeout 120 /usr/bin/adb -P 5099 "$@" 2>&1 | tr '\r' '\n'; return "${PIPESTATUS[0]}"; }
# Waits until adb lists the phone in a state.
listed() { for _ in $(seq 100); do adb devices | grep -Eq "^$1[[:space:]]+$2$" && return; sleep 0.1; done; }
same() { # NAME PACKAGE PHONE
    cmp -s "$2" "$work/$3/sideload.zip" && why= || why="the package differs: $(cat "$work/$3/log.jsonl")"
    verdict "$1" "$why"
}

play one daisy --mode sideload
listed one sideload
check "adb: devices" '^one[[:space:]]+sideload .*product:daisy' "$(adb devices -l)"
# restock cannot have what the server holds, and names the command that ends it.
check "adb: restock says who holds the phone" 'adb kill-server' "$(ANDROID_ADB_SERVER_PORT=5099 restock status -s one 2>&1)"
# Whole packets and odd ends: a payload that fills its last packet is followed by an empty one.
for size in 1 512 1024 65536 65537 1048576 3000001; do
    head -c $size /dev/urandom >"$work/package.zip"
    check "adb: sideload of $size bytes" 'Total xfer: 1\.00x' "$(adb -s one sideload "$work/package.zip")"
    same "adb: $size bytes, byte for byte" "$work/package.zip" one
done
check "adb: no shell in a recovery" 'closed' "$(adb -s one shell id)"
adb -s one reboot bootloader
for _ in $(seq 100); do timeout 5 fastboot devices | grep -q '^one' && break; sleep 0.1; done
check "adb: reboot to the bootloader" '^product: daisy' "$(timeout 20 fastboot -s one getvar product 2>&1)"
timeout 20 fastboot -s one reboot recovery >"$work/reboot" 2>&1
listed one sideload
check "adb: and back into the recovery" '^one[[:space:]]+sideload' "$(adb devices)"
stop one

for quirk in twice shuffled small-maxdata old-version sleeps exit-after; do
    play two daisy --mode sideload --quirk $quirk --sleep 500
    listed two sideload
    check "adb: with the quirk $quirk" 'Total xfer: [12]\.00x' "$(adb -s two sideload "$work/package.zip")"
    same "adb: with $quirk, byte for byte" "$work/package.zip" two
    stop two
    rm -rf "$work/two"
done

# The plug is pulled within a block: adb fails, and when it is in again the package passes.
play three daisy --mode sideload --fault block-drop:1000000
listed three sideload
told=$(adb -s three sideload "$work/package.zip") && why="adb says: $told" || why=
verdict "adb: pulled within a block" "$why"
listed three sideload
check "adb: and once more" 'Total xfer: 1\.00x' "$(adb -s three sideload "$work/package.zip")"
same "adb: once more, byte for byte" "$work/package.zip" three
stop three

play four liuqin --mode mi-assistant
listed four sideload
told=$(adb -s four sideload "$work/package.zip") && why="adb says: $told" || why=
verdict "adb: the stock recovery wants a validation" "$why"
check "adb: in adb's words" 'failed to read command' "$told"
