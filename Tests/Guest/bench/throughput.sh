# How fast an image travels over USB, and what it costs the host: restock's library, Debian's fastboot and the plain pusher in
# this guest, in turn. The processor is emulated and its host may be busy, so only ratios mean anything.
# Prints `sample SIDE WALL CPU RSS` lines, as bench-probe measures them. BYTES, ROUNDS from the environment.
export PROBE=$REPOSITORY/.build/release/usb-probe
. "$REPOSITORY/Tests/Guest/lib.sh"
programs=$REPOSITORY/.build/release
bytes=${BYTES:-268435456}
phone one --no-sums
at=$("$PROBE" list | awk -F '|' '$2 == "one" { print $1 }')
head -c "$bytes" /dev/urandom >"$work/image"
# Four times in one run, so that the start of a program is a small part of it.
fastboots=() files=() images=()
for _ in 1 2 3 4; do
    fastboots+=(flash probe "$work/image") files+=("probe=$work/image") images+=("$work/image")
done
flashed=0
sample() {
    local side=$1
    shift
    "$programs/bench-probe" measure --limit 120 --into "$work/$side" "$@" >"$work/output" 2>&1 </dev/null ||
        { failures=1; echo "$side: $(tail -n 1 "$work/output")"; exit; }
    # The phone counts what came.
    flashed=$((flashed + 4))
    [ "$(grep -c "^sink: flash probe $bytes " "$work/one.log")" = $flashed ] ||
        { failures=1; echo "$side: the phone has not got $bytes bytes"; exit; }
    sed -n "\$s/^/sample $side /p" "$work/$side"
}
for _ in $(seq "${ROUNDS:-3}"); do
    sample fastboot fastboot "${fastboots[@]}"
    sample ours "$programs/bench-probe" flash "$at" "${files[@]}"
    sample pusher "$programs/usb-pusher" "${images[@]}"
done
