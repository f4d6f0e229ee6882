#!/bin/busybox sh
# The guest's first and only program: brings up USB, lays memory over the host's root, runs the command, switches off.
B=/bin/busybox
$B mount -t proc proc /proc
$B mount -t sysfs sysfs /sys
$B mount -t devtmpfs devtmpfs /dev
for word in $($B cat /proc/cmdline); do
    case $word in
    dummy_super=*) super=${word#*=} ;;
    dummy_ports=*) ports=${word#*=} ;;
    esac
done
while read -r module; do
    case $module in
    dummy_hcd.*) $B insmod /modules/$module is_super_speed=$super num=$ports ;;
    *) $B insmod /modules/$module ;;
    esac
done </modules/order
# A shut-down is certain, even if a step below fails.
finish() {
    $B sync
    $B poweroff -f
}
$B mount -t 9p -o trans=virtio,version=9p2000.L,msize=262144,cache=loose,ro host /lower || finish
$B mount -t tmpfs tmpfs /upper
$B mkdir /upper/above /upper/work
$B mount -t overlay -o lowerdir=/lower,upperdir=/upper/above,workdir=/upper/work overlay /root || finish
$B mkdir -p /root/guest-share
$B mount -t 9p -o trans=virtio,version=9p2000.L,msize=262144 share /root/guest-share || finish
$B mount -t proc proc /root/proc
$B mount -t sysfs sysfs /root/sys
$B mount -t configfs configfs /root/sys/kernel/config
$B mount -o bind /dev /root/dev
$B mkdir -p /root/dev/pts /root/dev/shm
$B mount -t devpts devpts /root/dev/pts
$B mount -t tmpfs tmpfs /root/dev/shm
$B mount -t tmpfs tmpfs /root/run
$B ip link set lo up
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root GUEST_SHARE=/guest-share
$B chroot /root /bin/bash /guest-share/command >/root/guest-share/output 2>&1 </dev/null
echo $? >/root/guest-share/status
finish
