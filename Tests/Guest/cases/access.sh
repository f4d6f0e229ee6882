# Why a phone cannot be opened: another program, or no permission. The two are different errors.
. "$REPOSITORY/Tests/Guest/lib.sh"
phone one
"$PROBE" hold 30 --serial one >"$work/hold" 2>&1 &
holder=$!
for _ in $(seq 50); do grep -q holding "$work/hold" && break; sleep 0.1; done
check "access: a claimed phone is listed with its holder" "\|another program holds the phone: usb-probe \(pid $holder\)" "$(probe list)"
check "access: a second claim names the first" "^error: another program holds the phone: .*usb-probe \(pid $holder\)" "$(probe say getvar:product)"
kill -9 $holder
wait $holder 2>/dev/null
check "access: free again" '^getvar:product: OKAYprobe' "$(probe say getvar:product)"
nobody() { timeout 30 setpriv --reuid 65534 --regid 65534 --clear-groups "$PROBE" "$@" 2>&1; }
check "access: listed without permission" '\|one\|fastboot\|.*\|no permission to open /dev/bus/usb/' "$(nobody list)"
check "access: not opened without permission" '^error: no permission to open /dev/bus/usb/' "$(nobody say getvar:product)"
chmod 666 /dev/bus/usb/*/*
check "access: opened with permission, without root" '^getvar:product: OKAYprobe' "$(nobody say getvar:product)"
