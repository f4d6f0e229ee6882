# Payloads arrive byte for byte, at sizes around every border, in pieces of any size, and in the careful mode.
. "$REPOSITORY/Tests/Guest/lib.sh"
phone one
exact() { # NAME BYTES [OPTION...]
    local name=$1 bytes=$2 told
    shift 2
    told=$(probe push "$bytes" "$@")
    local sum
    sum=$(sed -n 's/^sent: [0-9]* //p' <<<"$told")
    check "push: $name" "^info: $bytes ${sum:-none}$" "$told"
}
for size in 1 63 64 511 512 513 1023 1024 1025 16384 262143 262144 262145 1048576 1310721; do
    exact "$size bytes" $size
done
exact "8 MiB in pieces of 1000 bytes" 8388608 --piece 1000
exact "8 MiB and one in one piece after the other of 300000" 8388609 --piece 300000
exact "2 MiB in the careful mode" 2097153 --conservative
for size in 1 512 1024 16384 16385 100000; do
    check "fetch: $size bytes" "^fetch: $size same OKAY$" "$(probe fetch $size)"
done
