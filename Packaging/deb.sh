#!/bin/bash
# Makes a Debian package of a release program, and prints the path of the .deb.
#
#   deb.sh PROGRAM FOLDER
#
# The same program gives the same package, byte for byte: all times in it are that of the last commit, or $SOURCE_DATE_EPOCH.
# $DEB_MAINTAINER says who answers for it: "Name <address>".
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
house=$(dirname "$here")
program=$1 out=$2
maintainer=${DEB_MAINTAINER:-restock maintainers <restock@restock-flash.org>}
version=$("$program" --version)
version=${version#restock }
revision=$version-1
architecture=$(dpkg --print-architecture)
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$house" log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH LC_ALL=C
umask 022

mkdir -p "$out"
work=$(mktemp -d "$out/work.XXXXXX")
trap 'rm -rf "$work"' EXIT
root=$work/root
put() { install -D -m 644 "$1" "$root/$2"; }
# Compressed without a name and a time in it.
put_compressed() { mkdir -p "$root/$(dirname "$1")" && gzip -9n >"$root/$1"; }

install -D -m 755 "$program" "$root/usr/bin/restock"
strip --strip-all --remove-section=.comment --remove-section=.note "$root/usr/bin/restock"
mkdir -p "$root/usr/lib/restock/bin"
ln -s ../../../bin/restock "$root/usr/lib/restock/bin/fastboot"
put "$house/Udev/51-restock.rules" usr/lib/udev/rules.d/51-restock.rules

complete() { mkdir -p "$root/$(dirname "$2")" && "$program" --generate-completion-script "$1" >"$root/$2"; }
complete bash usr/share/bash-completion/completions/restock
complete zsh usr/share/zsh/vendor-completions/_restock
complete fish usr/share/fish/vendor_completions.d/restock.fish

"$program" --experimental-dump-help |
    perl "$here/man.pl" "$version" "$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)" "$here/ending.roff" |
    put_compressed usr/share/man/man1/restock.1.gz

doc=usr/share/doc/restock
put "$here/copyright" $doc/copyright
put "$house/README.md" $doc/README.md
put_compressed $doc/changelog.gz <"$house/CHANGELOG.md"
put_compressed $doc/changelog.Debian.gz <<END
restock ($revision) unstable; urgency=medium

  * Made from the sources of restock $version; what has changed in them is in
    changelog.gz.

 -- $maintainer  $(date -u -R -d "@$SOURCE_DATE_EPOCH")
END
put "$here/lintian-overrides" usr/share/lintian/overrides/restock

# The libraries that the program asks for, by name and version.
mkdir -p "$work/debian"
printf 'Source: restock\n\nPackage: restock\nArchitecture: any\nDepends: ${shlibs:Depends}\n' >"$work/debian/control"
depends=$(cd "$work" && dpkg-shlibdeps -O "root/usr/bin/restock" | sed -n 's/^shlibs:Depends=//p')
[ -n "$depends" ] || { echo "deb.sh: dpkg-shlibdeps names no library" >&2; exit 1; }

mkdir -p "$root/DEBIAN"
cat >"$root/DEBIAN/control" <<END
Package: restock
Version: $revision
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -k -s --apparent-size --exclude=DEBIAN "$root" | cut -f 1)
Depends: $depends
Recommends: e2fsprogs
Suggests: adb
Section: utils
Priority: optional
Description: put Xiaomi phones back on stock firmware
 restock flashes stock packages onto Xiaomi phones over fastboot, wipes through
 the phone's own recovery, and tells what binds a phone to an account. It reads
 and verifies a package whole before it writes a byte, and refuses what ruins
 phones: another model, an older anti-rollback number, a damaged package.
 .
 It is no way round an anti-theft lock: no flash and no wipe removes one.
 .
 restock doctor says why a phone does not show; restock demo needs no phone.
END
(cd "$root" && find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | sort -z | xargs -0 md5sum) >"$work/md5sums"
install -m 644 "$work/md5sums" "$root/DEBIAN/md5sums"

find "$root" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
file=$out/restock_${revision}_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build "$root" "$file" >/dev/null
echo "$file"
