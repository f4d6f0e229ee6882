#!/bin/bash
# Builds Examples/look outside this folder, against restock's libraries, and runs it on a made package and a virtual phone.
# Usage: example.sh FOLDER-OF-PROGRAMS
set -euo pipefail
house=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
programs=$(cd "$1" && pwd)
work=$(mktemp -d)
phone=
trap '[ -z "$phone" ] || kill "$phone" 2>/dev/null; rm -rf "$work"' EXIT
cp -r "$house/Examples/look" "$work/look"
sed -i "s|path: \"../..\"|path: \"$house\"|" "$work/look/Package.swift"
timeout 1500 swift build --disable-index-store --package-path "$work/look" --scratch-path "$house/.build/example"
"$programs/virtual-phone" pack --profile liuqin --size small --out "$work" >/dev/null
package=$(echo "$work"/*.tgz)
timeout 120 "$programs/virtual-phone" --profile liuqin --tcp 0 --state "$work/phone" >"$work/ready" &
phone=$!
for _ in $(seq 100); do [ -s "$work/ready" ] && break; sleep 0.1; done
address=$(sed 's/^ready tcp://' "$work/ready")
told=$(timeout 60 "$house/.build/example/debug/look" "$package" "$address")
echo "$told"
grep -q '^liuqin OS2.0.203.0.VMYCNXM, for liuqin$' <<<"$told"
grep -q '^super.img: ' <<<"$told"
grep -q '^the phone is liuqin: the package is for it$' <<<"$told"
echo "ok example: built outside, against the libraries"
