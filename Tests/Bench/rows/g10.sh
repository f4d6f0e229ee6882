# G10: what verifying in the stream costs, and payloads of xz on two cores.
title="verifying, xz"

# HOOK: when the flash of image files can verify while it streams, flash one file over a link of 400 MB/s with and without
# (`bench-probe flash [--verify]`) and compare the walls: <=1.05.
# HOOK: when OTA payloads are decoded (workers: 1 or 2), decode one of xz with each and compare the walls: >=1.70.
measure() {
    lacking G10.verify "verifying in the stream at 400 MB/s" '<=1.05' "not there yet: image files cannot be flashed with verification in the stream"
    lacking G10.xz "xz payload, two workers : one" '>=1.70' "not there yet: payloads of recovery packages cannot be decoded"
}
