#!/bin/bash
# labgrid (from PyPI, for this test only) drives a virtual phone through restock under the name fastboot. Usage: labgrid.sh PROGRAMS
# Prints a line "ok NAME" or "not ok NAME WHY" for each proof; exits with 1 if any failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
programs=$(realpath "$1")
home=$PWD/.build/labgrid
[ -x "$home/bin/labgrid-client" ] || { python3 -m venv "$home" && "$home/bin/pip" install -q labgrid; } || exit 1
work=$(mktemp -d)
player=
trap '[ -z "$player" ] || kill "$player" 2>/dev/null; rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$programs/restock" "$work/bin/fastboot"
head -c 200704 /dev/urandom >"$work/image"
# The header of a boot image with a kernel of 100 bytes and pages of 2048.
{ printf 'ANDROID!\144\0\0\0'; head -c 24 /dev/zero; printf '\0\010\0\0'; head -c 4056 /dev/zero; } >"$work/boot.img"
failed=0
for protocol in tcp udp; do
    mkdir "$work/$protocol"
    timeout 120 "$programs/virtual-phone" --profile daisy --unlocked --stay "--$protocol" 0 --state "$work/$protocol" >"$work/ready" &
    player=$!
    for _ in $(seq 100); do grep -q ready "$work/ready" && break; sleep 0.1; done
    port=$(sed 's/.*://' "$work/ready")
    told=$(PATH=$work/bin:$PATH RESTOCK_WAIT=20 timeout 90 "$home/bin/python" Tests/Labgrid/drive.py "$protocol" "$port" "$work" 2>&1)
    [ $? = 0 ] && why= || why=$(tail -n 3 <<<"$told" | tr '\n' '/')
    cmp -s -n 200704 "$work/image" "$work/$protocol/splash.img" || why="$why the image differs"
    for command in erase:misc boot continue; do
        grep -q "\"command\":\"$command\",\"answer\":\"OKAY\"" "$work/$protocol/log.jsonl" || why="$why no $command"
    done
    if [ -z "$why" ]; then echo "ok labgrid over $protocol"; else echo "not ok labgrid over $protocol: $why"; failed=1; fi
    kill "$player" 2>/dev/null
    wait "$player" 2>/dev/null
    player=
done
exit $failed
