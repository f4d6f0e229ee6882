#!/bin/bash
# Makes a Debian package of a release program, and prints the path of the .deb.
#
#   deb.sh PROGRAM FOLDER
#
# The same program gives the same package, byte for byte: all times in it are that of the last commit, or $SOURCE_DATE_EPOCH.
# Who answers for it is said by $DEBFULLNAME and $DEBEMAIL, as to Debian's own tools; otherwise it is whoever made the last commit.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
house=$(dirname "$here")
program=$1 out=$2
maintainer=$(git -C "$house" log -1 --format='%an <%ae>' 2>/dev/null || true)
[ -z "${DEBEMAIL:-}" ] || maintainer="${DEBFULLNAME:-restock} <$DEBEMAIL>"
maintainer=${maintainer:-restock <root@$(hostname -f)>}
version=$("$program" --version)
version=${version#restock }
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
# SwiftPM has it look for libraries where the program lies, which holds none.
chrpath --delete "$root/usr/bin/restock" >/dev/null
mkdir -p "$root/usr/lib/restock/bin"
ln -s ../../../bin/restock "$root/usr/lib/restock/bin/fastboot"
put "$house/Udev/51-restock.rules" usr/lib/udev/rules.d/51-restock.rules

# bash's begins as if it were a program, which it is not.
complete() { mkdir -p "$root/$(dirname "$2")" && "$program" --generate-completion-script "$1" | sed '1{/^#!/d}' >"$root/$2"; }
complete bash usr/share/bash-completion/completions/restock
complete zsh usr/share/zsh/vendor-completions/_restock
complete fish usr/share/fish/vendor_completions.d/restock.fish

"$program" --experimental-dump-help |
    perl "$here/man.pl" "$version" "$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)" "$here/ending.roff" |
    put_compressed usr/share/man/man1/restock.1.gz

doc=usr/share/doc/restock
put "$here/copyright" $doc/copyright
# Read as text, so without its pictures; the licence is where Debian has it.
sed -e '/^<picture>$/,/^<\/picture>$/d' -e 's/\[LICENSE\](LICENSE)/[copyright](copyright)/' "$house/README.md" >"$work/README.md"
put "$work/README.md" $doc/README.md
put "$house/CHANGELOG.md" $doc/CHANGELOG.md
# What it links to, under the same relative paths.
for file in $(cd "$house" && echo Documentation/*.md Firmware/policy/*.json); do put "$house/$file" "$doc/$file"; done
# Packaged where it is written, so there is no Debian revision.
put_compressed $doc/changelog.gz <<END
restock ($version) unstable; urgency=medium

  * Made from the sources of restock $version. CHANGELOG.md has what changed.

 -- $maintainer  $(date -u -R -d "@$SOURCE_DATE_EPOCH")
END

# The libraries that the program asks for, by name and version.
mkdir -p "$work/debian" "$root/DEBIAN"
printf 'Source: restock\n\nPackage: restock\nArchitecture: any\nDepends: ${shlibs:Depends}\n' >"$work/debian/control"
depends=$(cd "$work" && dpkg-shlibdeps -O "root/usr/bin/restock" | sed -n 's/^shlibs:Depends=//p')
[ -n "$depends" ] || { echo "deb.sh: dpkg-shlibdeps names no library" >&2; exit 1; }

cat >"$root/DEBIAN/control" <<END
Package: restock
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -k -s --apparent-size --exclude=DEBIAN "$root" | cut -f 1)
Depends: $depends
Suggests: adb, e2fsprogs
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
# One package lies there, so that its name need not be known.
rm -f "$out"/restock_*.deb
file=$out/restock_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build "$root" "$file" >/dev/null
echo "$file"
