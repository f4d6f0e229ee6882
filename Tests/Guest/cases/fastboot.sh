# Debian's fastboot as the host: what it says about the gadget is the second opinion on the device side.
. "$REPOSITORY/Tests/Guest/lib.sh"
phone one
check "fastboot: devices" '^one[[:space:]]+fastboot' "$(timeout 20 fastboot devices 2>&1)"
check "fastboot: getvar" '^product: probe' "$(timeout 20 fastboot getvar product 2>&1)"
for size in 1 512 1024 1000000 4194304; do
    head -c $size /dev/urandom >"$work/image"
    check "fastboot: flash of $size bytes" "\(bootloader\) $size $(crc_of "$work/image")$" \
        "$(timeout 30 fastboot flash probe "$work/image" 2>&1)"
done
