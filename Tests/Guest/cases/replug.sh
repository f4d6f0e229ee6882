# A phone that changes its mode leaves and comes back; watchers hear of it and a waiter finds it.
. "$REPOSITORY/Tests/Guest/lib.sh"
phone one
"$PROBE" watch 15 >"$work/watch" 2>&1 &
for _ in $(seq 50); do grep -q watching "$work/watch" && break; sleep 0.1; done
check "replug: the command is answered" '^reboot-fastboot: OKAY' "$(probe say reboot-fastboot)"
check "replug: it comes back as fastbootd" '^wait: usb:.* one fastbootd' "$(probe wait fastbootd 10)"
check "replug: it can be talked to" '^getvar:is-userspace: OKAYyes' "$(probe say getvar:is-userspace)"
check "replug: to the recovery" '^reboot-recovery: OKAY' "$(probe say reboot-recovery)"
check "replug: it comes back as adb" '^wait: usb:.* one adb' "$(probe wait adb 10)"
check "replug: nobody comes" '^wait: nobody came' "$(probe wait fastboot 1)"
sleep 1
told=$(cat "$work/watch")
check "replug: the watcher saw it leave" '^left usb:.* one fastboot$' "$told"
check "replug: the watcher saw it come" '^came usb:.* one fastbootd$' "$told"
check "replug: the watcher saw the recovery" '^came usb:.* one adb$' "$told"
