# With udev: the rule of Udev/ marks phones, and libusb's hotplug callbacks drive the watchers.
. "$REPOSITORY/Tests/Guest/lib.sh"
. "$REPOSITORY/Tests/Guest/phone.sh"
# The folders are copied one by one: /lib and /bin are links here.
cp -a "$GUEST_CACHE/udev/usr/." /usr/
cp -a "$GUEST_CACHE/udev/lib/." /usr/lib/
cp -a "$GUEST_CACHE/udev/bin/." /usr/bin/
export SYSTEMD_IGNORE_CHROOT=1
/lib/systemd/systemd-udevd >/dev/null 2>&1 &
udevd=$!
for _ in $(seq 100); do [ -e /run/udev/control ] && break; sleep 0.1; done
timeout 30 udevadm trigger --subsystem-match=usb
timeout 30 udevadm settle
phone one
phone rescue --udc dummy_udc.1 --mode recovery
timeout 30 udevadm settle
# restock brings the rule itself, for phones that are plugged in already, too.
told=$(restock doctor --install-rules --yes 2>&1)
[ $? = 0 ] && why= || why=$told
cmp -s "$REPOSITORY/Udev/51-restock.rules" /etc/udev/rules.d/51-restock.rules || why="the rule is another: $told"
grep -q "did not work" <<<"$told" && why=$told
verdict "udev: restock installs the rule" "$why"
check "udev: and finds it there" '"rule":"installed","rulePath":"/etc/udev/rules.d/51-restock.rules"' "$(restock doctor --json 2>&1)"
timeout 30 udevadm settle
for name in one rescue; do
    path=$(probe list | sed -n "s/^usb:\([^|]*\)|$name|.*/\1/p")
    check "udev: the rule gives $name to whoever sits here" '^E: TAGS=.*:uaccess:' \
        "$(timeout 20 udevadm info "/sys/bus/usb/devices/$path" 2>&1)"
done
check "udev: the hub is not given away" '^none$' \
    "$(timeout 20 udevadm info /sys/bus/usb/devices/usb1 2>&1 | grep uaccess || echo none)"
unplug rescue
unplug one
timeout 150 bash Tests/Guest/cases/replug.sh | sed 's/replug:/udev, replug:/' >"$work/replug"
cat "$work/replug"
grep -q '^not ok' "$work/replug" && failures=$((failures + 1))
kill "$udevd"
rm -rf /run/udev
