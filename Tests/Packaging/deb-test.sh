#!/bin/bash
# Proves a .deb: lintian, then a fresh Debian root, where it is installed, tried as a newcomer would, removed and purged.
#
#   deb-test.sh PACKAGE.deb CACHE
#
# Prints a line "ok NAME" or "not ok NAME WHY" for each proof; exits with 1 if any failed. CACHE keeps the fresh root as an archive, so
# that the next run begins with it. Needs root, for debootstrap and chroot. Every step has a time limit.
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
package=$(realpath "$1")
mkdir -p "$2"
cache=$(cd "$2" && pwd)
suite=${DEB_SUITE:-bookworm} mirror=${DEB_MIRROR:-http://deb.debian.org/debian}
failures=0
export LC_ALL=C DEBIAN_FRONTEND=noninteractive

verdict() {
    if [ -z "$2" ]; then
        echo "ok $1"
    else
        echo "not ok $1: $(tr '\n' '/' <<<"$2")"
        failures=$((failures + 1))
    fi
}
check() { if grep -Eq -- "$2" <<<"$3"; then verdict "$1" ""; else verdict "$1" "wanted: $2; got: ${3:0:300}"; fi; }

told=$(timeout 300 lintian --allow-root --fail-on error,warning --show-overrides "$package" 2>&1)
[ $? = 0 ] && why= || why=$told
verdict "lintian: no error, no warning" "$why"
grep -v '^N:' <<<"$told" | grep . | sed 's/^/# /'

root=$(mktemp -d "$cache/root.XXXXXX")
mounted=()
finish() {
    for place in "${mounted[@]}"; do umount "$place"; done
    # Nothing below may be another file system any more when it is removed.
    grep -q " $root/" /proc/mounts && { echo "deb-test.sh: $root is still in use" >&2; exit 1; }
    rm -rf "$root"
    exit $((failures > 0))
}
trap finish EXIT

fresh=$cache/fresh-$suite.tar
if [ ! -f "$fresh" ]; then
    timeout 900 debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$cache/debootstrap.log" 2>&1 ||
        { echo "not ok debootstrap: $(tail -n 3 "$cache/debootstrap.log")"; failures=1; exit; }
    tar -C "$root" -cf "$fresh.new" . && mv "$fresh.new" "$fresh"
else
    tar -C "$root" -xf "$fresh"
fi
# The folder was made for root alone.
chmod 755 "$root"
cp /etc/resolv.conf "$root/etc/resolv.conf"
# What the apt of this machine needs to reach its mirror.
[ -d /etc/apt/apt.conf.d ] && grep -lis -e proxy -e Verify /etc/apt/apt.conf.d/* 2>/dev/null | xargs -r cp -t "$root/etc/apt/apt.conf.d"
mount -t proc proc "$root/proc" && mounted+=("$root/proc")
inside() { timeout 600 chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C TERM=dumb DEBIAN_FRONTEND=noninteractive "$@" </dev/null 2>&1; }
# Every file but those in which dpkg, apt and the loader keep their own accounts.
files() { (cd "$root" && find . -xdev \( -path ./proc -o -path ./var/cache -o -path ./var/log -o -path ./var/lib/apt -o -path ./var/lib/dpkg -o -path ./etc/ld.so.cache \) -prune -o -print) | sort; }

cp "$package" "$root/restock.deb"
told=$(inside apt-get update -qq; inside apt-get install -y -qq --no-install-recommends /restock.deb)
[ $? = 0 ] && why= || why=$(tail -n 5 <<<"$told")
verdict "installs into a fresh $suite with what it depends on" "$why"
libraries=$(files)
size=$(stat -c %s "$root/usr/bin/restock")
[ "$size" -lt 28000000 ] && why= || why="$size bytes"
verdict "the program has less than 28 MB" "$why"
# What its start costs, counted and not timed: pages that it touches, and libraries that the loader has to find. About 800 and 15 are
# 9 ms; with the libraries of Swift beside the program it is 970 and 24.
pages=$(/usr/bin/time -f %R "$root/usr/bin/restock" --version 2>&1 >/dev/null | tail -n 1)
[[ "$pages" =~ ^[0-9]+$ ]] && [ "$pages" -lt 900 ] && why= || why="$pages pages"
verdict "its start touches fewer than 900 pages" "$why"
needed=$(objdump -p "$root/usr/bin/restock" | awk '$1 == "NEEDED" { print $2 }')
[ "$(wc -l <<<"$needed")" -lt 18 ] && ! grep -qi -e swift -e foundation -e icu <<<"$needed" && why= || why=$needed
verdict "and needs no library of Swift's" "$why"
check "restock --version" '^restock [0-9]+\.[0-9]+\.[0-9]+$' "$(inside restock --version)"
told=$(inside restock doctor)
check "restock doctor: the rule is there" 'udev rule +/usr/lib/udev/rules.d/51-restock.rules' "$told"
told=$(inside restock demo)
[ $? = 0 ] && why= || why=$(tail -n 5 <<<"$told")
verdict "restock demo, with nothing recommended" "$why"
told=$(inside /usr/lib/restock/bin/fastboot --version)
check "the name fastboot is offered in a folder of its own" '^fastboot version .*restock' "$told"
inside test -e /usr/bin/fastboot && why="/usr/bin/fastboot is there" || why=
verdict "and not taken" "$why"
told=$(inside setpriv --reuid 65534 --regid 65534 --clear-groups env HOME=/nonexistent restock demo)
[ $? = 0 ] && why= || why=$(tail -n 5 <<<"$told")
verdict "restock demo as nobody, without a home" "$why"

# The readers of the man page and of the completions.
told=$(inside apt-get install -y -qq --no-install-recommends man-db bash-completion zsh fish e2fsprogs)
[ $? = 0 ] && why= || why=$(tail -n 5 <<<"$told")
verdict "the shells and man are installed beside it" "$why"
# minbase leaves manuals out no more than Debian does; what is asked is the page and that groff has nothing to say against it.
told=$(inside man --warnings -E ascii -l /usr/share/man/man1/restock.1.gz)
for section in NAME SYNOPSIS DESCRIPTION COMMANDS 'EXIT STATUS' ENVIRONMENT FILES EXAMPLES; do
    check "man: $section" "^$section\$" "$(col -b <<<"$told")"
done
for command in devices status inspect flash resume wipe sideload history account gates reboot doctor fastboot demo; do
    check "man: restock $command" "^ +restock +$command" "$(col -b <<<"$told")"
done
dangling=
while IFS=: read -r page link; do
    [ -e "$(dirname "$page")/$link" ] || dangling+="${page#"$root"} links to $link; "
done < <(grep -oEH '\]\([^)#:]+|(src|srcset)="[^"]+' "$root"/usr/share/doc/restock/*.md "$root"/usr/share/doc/restock/*/*.md |
    sed -E 's/:(\]\(|src="|srcset=")/:/' | grep -v ':http')
verdict "every link of the installed documents leads to a file" "$dangling"
check "man: whatis" '^restock \(1\) +- ' "$(inside sh -c 'mandb -q; whatis restock')"
check "man: groff has no complaint" '^none$' "$(inside sh -c 'zcat /usr/share/man/man1/restock.1.gz | groff -man -Tascii -ww -z' | grep . || echo none)"
told=$(inside bash -c '. /usr/share/bash-completion/bash_completion; _completion_loader restock; COMP_WORDS=(restock fl); COMP_CWORD=1; COMP_LINE="restock fl"; COMP_POINT=10; _restock restock fl restock; printf "%s\n" "${COMPREPLY[@]}"')
check "bash completes restock fl" '^flash *$' "$told"
told=$(inside bash -c '. /usr/share/bash-completion/bash_completion; _completion_loader restock; COMP_WORDS=(restock doctor --ins); COMP_CWORD=2; COMP_LINE="restock doctor --ins"; COMP_POINT=20; _restock restock --ins doctor; printf "%s\n" "${COMPREPLY[@]}"')
check "bash completes restock doctor --ins" '^--install-rules *$' "$told"
check "fish completes restock fl" '^flash' "$(inside fish -c 'complete -C "restock fl"')"
told=$(inside zsh -c 'autoload -Uz compinit && compinit -u -d /tmp/zcompdump && whence -w _restock && print -r -- $_comps[restock]; rm -f /tmp/zcompdump')
check "zsh knows the completion" '^_restock$' "$told"
check "zsh can read it" '^fine$' "$(inside zsh -n /usr/share/zsh/vendor-completions/_restock && echo fine)"

before=$(files)
told=$(inside dpkg --remove restock && inside dpkg --purge restock)
[ $? = 0 ] && why= || why=$told
verdict "removed and purged" "$why"
left=$(comm -13 <(files) <(echo "$before"))
check "all of it is gone: the program" '^\./usr/bin/restock$' "$left"
verdict "nothing of it is left" "$(cd "$root" && find . -xdev -path ./proc -prune -o -path ./var/lib/apt -prune -o -name '*restock*' ! -name restock.deb -print)"
new=$(comm -23 <(files) <(echo "$libraries") | grep -E 'restock' || true)
verdict "and nothing of it came while it ran" "$new"
check "dpkg knows nothing of it" '^none$' "$(inside dpkg-query -W -f '${Status}\n' restock | grep -v 'no packages' || echo none)"
