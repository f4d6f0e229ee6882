# What is on the bus is told without opening anything: speed, serial, mode, several phones.
. "$REPOSITORY/Tests/Guest/lib.sh"
case $GUEST_SPEED in
high) words='USB 2\.0 high speed \(480 Mbit/s\)' ;;
super) words='USB 3 super speed \(5 Gbit/s\)' ;;
esac
verdict "list: empty without phones" "$(probe list)"
phone one
check "list: speed and serial" "^usb:[0-9]+-1\|one\|fastboot\|$words\|ok$" "$(probe list)"
phone two --udc dummy_udc.1 --mode fastbootd
listed=$(probe list)
check "list: two phones, the first" '\|one\|fastboot\|' "$listed"
check "list: two phones, the second in fastbootd" '\|two\|fastbootd\|' "$listed"
check "list: the named phone is opened" '^info: 5 ' "$(probe push 5 --serial two)"
unplug two
phone rescue --udc dummy_udc.1 --mode recovery
check "list: a recovery" '\|rescue\|adb\|' "$(probe list)"
unplug rescue
unplug one
verdict "list: empty after the plugs were pulled" "$(probe list)"
