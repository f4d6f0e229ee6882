#!/bin/bash
# Runs one command in a small virtual machine that has real USB: a host controller and a device controller wired together
# (dummy_hcd). Everything installed here runs in there, because the guest's root is this machine's root, read-only, under a
# layer of memory. Prints what the command printed and exits as it did; 124 when the guest took too long.
#
#   run-guest.sh [--speed high|super] [--ports N] [--seconds N] [--] COMMAND [ARGUMENT...]
#
# The command finds a folder in $GUEST_SHARE that it may write, and the repository at the same path as outside.
# Needs qemu-system-x86, busybox-static, cpio and kmod. Debian's kernel is downloaded once, into .build/guest; it is not installed.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$here/../.." && pwd)
cache=${GUEST_CACHE:-$repository/.build/guest}
speed=high ports=2 seconds=120

while [ $# -gt 0 ]; do
    case $1 in
    --speed) speed=$2; shift 2 ;;
    --ports) ports=$2; shift 2 ;;
    --seconds) seconds=$2; shift 2 ;;
    --) shift; break ;;
    -*) echo "run-guest.sh: unknown option $1" >&2; exit 64 ;;
    *) break ;;
    esac
done
[ $# -gt 0 ] || { echo "run-guest.sh: no command given" >&2; exit 64; }
case $speed in
high) super=0 ;;
super) super=1 ;;
*) echo "run-guest.sh: speed is high or super, not $speed" >&2; exit 64 ;;
esac
for program in qemu-system-x86_64 busybox cpio modprobe; do
    command -v $program >/dev/null || PATH=$PATH:/usr/sbin:/sbin command -v $program >/dev/null || {
        echo "run-guest.sh: $program is not installed" >&2
        exit 1
    }
done
PATH=$PATH:/usr/sbin:/sbin

"$here/make-guest.sh" "$cache"

share=$(mktemp -d "$cache/run.XXXXXX")
trap 'rm -rf "$share"' EXIT
{
    echo "cd $(printf %q "$PWD")"
    echo "export GUEST_SPEED=$speed REPOSITORY=$(printf %q "$repository") GUEST_CACHE=$(printf %q "$cache")"
    printf 'exec'
    printf ' %q' "$@"
    echo
} >"$share/command"

# The emulated processor only: KVM hangs on nested machines. Without "erms", because the emulator copies byte by byte in "rep
# movsb", which makes every copy of memory many times as dear as it is on a real processor. The kernel is told not to judge its timer
# by the first ticks: beside other work the emulator is late with them, and it would panic.
status=0
timeout --kill-after=5 "$seconds" qemu-system-x86_64 -accel tcg,thread=multi -cpu "${GUEST_CPU:-max,-erms}" -smp 2 -m 1536 \
    -nodefaults -no-user-config -display none -no-reboot -serial file:"$share/console" \
    -kernel "$cache/vmlinuz" -initrd "$cache/initramfs" \
    -append "console=ttyS0 quiet panic=-1 no_timer_check dummy_super=$super dummy_ports=$ports" \
    -virtfs local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap \
    -virtfs local,path="$share",mount_tag=share,security_model=none </dev/null || status=$?

[ -f "$share/output" ] && cat "$share/output"
if [ -f "$share/status" ]; then exit "$(cat "$share/status")"; fi
if [ $status = 124 ] || [ $status = 137 ]; then
    echo "run-guest.sh: the guest did not end within $seconds s" >&2
    exit 124
fi
echo "run-guest.sh: the guest ended without a result (qemu's status $status); its console:" >&2
tail -n 30 "$share/console" >&2 || true
exit 1
