#!/bin/bash
# Makes what the guest needs, if it is not there yet: CACHE/vmlinuz and CACHE/initramfs to boot from, and CACHE/udev, Debian's udev
# for the case that needs one. Both packages are unpacked here, not installed.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=$1
mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9

wanted=(virtio_pci 9pnet_virtio 9p overlay configfs usbcore udc-core libcomposite usb_f_fs dummy_hcd usbmon)

fetch() { # PACKAGE: downloads it and unpacks it into $work/tree
    work=$(mktemp -d "$cache/work.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    (cd "$work" && timeout 300 apt-get -q download "$1" >/dev/null 2>&1) ||
        { echo "make-guest.sh: apt-get could not download $1" >&2; exit 1; }
    dpkg -x "$work"/*.deb "$work/tree"
}

if [ ! -d "$cache/udev" ]; then
    fetch udev
    mv "$work/tree" "$cache/udev"
    rm -rf "$work"
fi

if [ ! -f "$cache/vmlinuz" ]; then
    package=$(apt-cache depends linux-image-amd64 | awk '/Depends: linux-image-[0-9]/ { print $2; exit }')
    [ -n "$package" ] || { echo "make-guest.sh: apt knows no linux-image-amd64; run apt-get update" >&2; exit 1; }
    fetch "$package"
    rm -rf "$cache/kernel"
    mv "$work/tree" "$cache/kernel"
    rm -rf "$work"
    cp "$cache"/kernel/boot/vmlinuz-* "$cache/vmlinuz.new"
    mv "$cache/vmlinuz.new" "$cache/vmlinuz"
    rm -f "$cache/initramfs"
fi

if [ ! -f "$cache/initramfs" ] || [ "$here/guest-init.sh" -nt "$cache/initramfs" ] ||
    [ "${BASH_SOURCE[0]}" -nt "$cache/initramfs" ]; then
    version=$(basename "$cache"/kernel/lib/modules/*)
    depmod -b "$cache/kernel" "$version"
    root=$(mktemp -d "$cache/root.XXXXXX")
    trap 'rm -rf "$root"' EXIT
    mkdir -p "$root"/{bin,dev,proc,sys,lower,upper,root,modules}
    cp "$(command -v busybox)" "$root/bin/busybox"
    install -m 755 "$here/guest-init.sh" "$root/init"
    for module in "${wanted[@]}"; do
        modprobe -d "$cache/kernel" -S "$version" --show-depends "$module"
    done | sed -n 's/^insmod \(.*[^ ]\) *$/\1/p' | awk '!seen[$0]++' | while read -r file; do
        cp "$file" "$root/modules/"
        basename "$file" >>"$root/modules/order"
    done
    (cd "$root" && find . | cpio --quiet -o -H newc | gzip -1) >"$cache/initramfs.new"
    mv "$cache/initramfs.new" "$cache/initramfs"
fi
