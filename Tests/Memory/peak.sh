#!/bin/bash
# The peak of resident memory while a package with a super image of 7 GiB is inspected and flashed: .tgz, .tar and folder, phones
# that take 128, 256, 512 and 768 MiB at a time, and four phones at once; a full update of 7 GiB as .zip, onto fastbootd; and while a
# recovery package of 2 GiB is sideloaded. Usage: peak.sh FOLDER-OF-PROGRAMS. Not timed.
# Prints a line "ok NAME: N MiB" or "not ok NAME: WHY" for each case; exits with 1 if any failed.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
programs=$1
limit_kib=$((64 << 10))
forms=${FORMS:-tgz tar folder zip}
limits=${LIMITS:-128 256 512 768}
fraction=${FRACTION:-1} # of 4: the update has a quarter of 7 GiB, whose decoding takes minutes of processor time
work=$(mktemp -d)
export XDG_CACHE_HOME=$work/cache XDG_STATE_HOME=$work/state # nothing of whoever runs this
phone=
phones=()
failed=0
trap 'kill $phone "${phones[@]}" 2>/dev/null; rm -rf "$work"' EXIT

# The kernel's own word for a process (wait4's ru_maxrss), by GNU time.
measured() { # NAME COMMAND...: it must end with 0 and stay under the limit
    local name=$1 status peak
    shift
    timeout 120 /usr/bin/time -q -f %M -o "$work/peak" "$@" >"$work/out" 2>&1 </dev/null
    status=$?
    peak=$(tail -n 1 "$work/peak" 2>/dev/null)
    if [ "$status" != 0 ]; then
        echo "not ok $name: exit $status: $(tail -n 4 "$work/out" | tr '\n' '/')"
    elif ! [[ $peak =~ ^[0-9]+$ ]]; then
        echo "not ok $name: no peak"
    elif [ "$peak" -ge $limit_kib ]; then
        echo "not ok $name: $((peak >> 10)) MiB, $((limit_kib >> 10)) are too many"
    else
        echo "ok $name: $((peak >> 10)) MiB"
        return
    fi
    failed=1
}

play() { # MEBIBYTES [MODE]: a phone that takes so much at a time and keeps nothing; sets $address
    mkdir -p "$work/phone"
    "$programs/virtual-phone" --profile liuqin --mode "${2:-fastboot}" --tcp 0 --state "$work/phone" --discard --max-download $(($1 << 20)) \
        >"$work/ready" 2>/dev/null &
    phone=$!
    for _ in $(seq 100); do grep -q ready "$work/ready" && break; sleep 0.1; done
    address=$(awk '/^ready/ { print $2 }' "$work/ready")
}

# Four phones that share one reading, on a .tgz: 96 MiB.
four() { # PACKAGE
    local number named=()
    for number in 1 2 3 4; do
        mkdir -p "$work/phone-$number"
        "$programs/virtual-phone" --profile liuqin --tcp 0 --state "$work/phone-$number" --serial "four000$number" --discard \
            --max-download $((256 << 20)) >"$work/ready-$number" 2>/dev/null &
        phones+=($!)
    done
    for number in 1 2 3 4; do
        for _ in $(seq 100); do grep -q ready "$work/ready-$number" && break; sleep 0.1; done
        named+=(-s "$(awk '/^ready/ { print $2 }' "$work/ready-$number")")
    done
    limit_kib=$((96 << 10)) measured "memory: flash tgz onto four phones at 256 MiB" \
        "$programs/restock" flash "${named[@]}" --reread --accept account-binding,data-loss "$1"
    grep -q "4 of 4 phones done" "$work/out" || { echo "not ok memory: four phones: $(tail -n 3 "$work/out")"; failed=1; }
    kill "${phones[@]}" 2>/dev/null
    wait "${phones[@]}" 2>/dev/null
    phones=()
}

# What the phone was sent: at least SENT MiB in all, and the largest download near the limit. An empty log would make any peak good.
sent() { # NAME SENT LIMIT
    local found
    found=$(sed -n 's/.*"command":"download:.*"bytes":\([0-9]*\).*/\1/p' "$work/phone/log.jsonl" | awk '{ n += $1; if ($1 > m) m = $1 } END { printf "%d %d", n / 1048576, m }')
    [ "${found% *}" -ge "$2" ] && [ "${found#* }" -le $(($3 << 20)) ] && [ "${found#* }" -gt $(($3 * 7 / 8 << 20)) ] ||
        { echo "not ok $1: sent MiB and largest download: $found"; failed=1; }
}

# A full update: fastbootd takes no more than 256 MiB at a time.
update() {
    perl "$here/ota.pl" "$work" "$fraction" || { echo "not ok memory zip: no update"; failed=1; return; }
    measured "memory: inspect zip" "$programs/restock" inspect "$work/ota.zip"
    for limit in $limits; do
        [ "$limit" -le 256 ] || continue
        play "$limit" fastbootd
        measured "memory: flash zip at $limit MiB" \
            "$programs/restock" flash -s "$address" --accept account-binding,anti-rollback,keep-data "$work/ota.zip"
        sent "memory: flash zip at $limit MiB" $((7168 / fraction)) "$limit"
        stop
    done
    rm -f "$work/ota.zip"
}

# A recovery package of 2 GiB, zeros for the most part, onto a recovery that wants it in an order of its own, twice.
sideload() {
    mkdir -p "$work/ota/META-INF/com/android" "$work/phone"
    printf 'ota-type=BLOCK\npre-device=daisy\n' >"$work/ota/META-INF/com/android/metadata"
    : >"$work/ota/system.transfer.list"
    truncate -s 2G "$work/ota/system.new.dat.br"
    (cd "$work/ota" && zip -q -0 -X -r - .) | dd of="$work/update.zip" conv=sparse bs=1M iflag=fullblock status=none
    # A signature block that nobody has signed.
    perl -e 'open(my $f, "+<", $ARGV[0]) or die; binmode $f; seek($f, -2, 2); my $n = 1406;
        print $f pack("v", $n), "0" x ($n - 6), pack("v", $n - 1), "\xff\xff", pack("v", $n)' "$work/update.zip"
    "$programs/virtual-phone" --profile daisy --mode sideload --tcp 0 --state "$work/phone" --discard --quirk twice --quirk shuffled \
        >"$work/ready" 2>/dev/null &
    phone=$!
    for _ in $(seq 100); do grep -q ready "$work/ready" && break; sleep 0.1; done
    address=$(awk '/^ready/ { print $2 }' "$work/ready")
    measured "memory: sideload of 2 GiB" "$programs/restock" sideload -s "$address" --json --accept account-binding "$work/update.zip"
    # Served twice over, or any peak would be a good one.
    sent=$(tail -n 2 "$work/out" | sed -n 's/.*"sentBytes":\([0-9]*\).*/\1/p' | tail -n 1)
    [ "${sent:-0}" -ge $((4 << 30)) ] || { echo "not ok memory: sideload sent ${sent:-nothing}"; failed=1; }
    stop
    rm -rf "$work/ota" "$work/update.zip"
}

stop() {
    kill "$phone" 2>/dev/null
    wait "$phone" 2>/dev/null
    phone=
    rm -rf "$work/phone"
}

folder=$("$programs/virtual-phone" pack --profile liuqin --form folder --size small --out "$work") &&
    perl "$here/package.pl" "$folder" || { echo "not ok memory: no package"; exit 1; }
name=$(basename "$folder")
sideload
for form in $forms; do
    [ "$form" != zip ] || { update; continue; }
    case $form in
    folder) package=$folder ;;
    # dd turns what is zero into holes.
    tar) package=$work/package.tar && tar -C "$work" -cf - "$name" | dd of="$package" conv=sparse bs=1M iflag=fullblock status=none ;;
    tgz) package=$work/package.tgz && tar -C "$work" -cf - "$name" | gzip -1 >"$package" ;;
    esac || { echo "not ok memory $form: no package"; failed=1; continue; }
    measured "memory: inspect $form" "$programs/restock" inspect "$package"
    for limit in $limits; do
        play "$limit"
        # At two limits the package is read, at the others the reading is taken from the cache.
        reread=
        [ "$limit" -gt 256 ] || reread=--reread
        measured "memory: flash $form at $limit MiB${reread:+, read anew}" \
            "$programs/restock" flash $reread -s "$address" --accept account-binding,data-loss "$package"
        sent "memory: flash $form at $limit MiB" 3584 "$limit"
        stop
    done
    [ "$form" != tgz ] || [ "${FOUR:-1}" = 0 ] || four "$package"
    [ "$form" = folder ] || rm -f "$package"
done
exit $failed
