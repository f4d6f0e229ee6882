# A command that fills its USB packet: ADB ends it with an empty packet, fastboot never sends one, so that the device goes on
# reading and takes the next command for the rest of the first.
. "$REPOSITORY/Tests/Guest/lib.sh"
case $GUEST_SPEED in
high) size=512 ;;
super) size=1024 ;;
esac
full=getvar:$(head -c $((size - 7)) /dev/zero | tr '\0' x)
phone rescue --mode recovery
check "packets: ADB ends a full packet" ': FAILno such variable$' "$(probe say --adb --limit 2 "$full")"
check "packets: ADB, the next packet" ': OKAYprobe$' "$(probe say --adb --limit 2 "${full%x}" getvar:product)"
unplug rescue
phone one
told=$(probe say --limit 1 "$full" getvar:product getvar:product)
check "packets: fastboot sends no empty packet" '^getvar:x*: error: the phone was silent for 1 s' "$told"
check "packets: fastboot, the next is taken for the rest" '^getvar:product: FAILno such variable$' "$told"
check "packets: fastboot, the one after it" '^getvar:product: OKAYprobe$' "$told"
