#!/bin/bash
# Makes the pictures that the README shows: restock at a terminal of 80 columns, and the report of that run, in light and dark.
#
#   pictures.sh PROGRAMS FOLDER    flashes a virtual phone with the programs in PROGRAMS; the pictures go into FOLDER
#   pictures.sh --list             the names of the files that it makes
#
# What is typed is typed into tmux, as an owner would. A picture is kept only if the text on it has the words that belong there, and the
# folder is changed only when all of them are made.
set -euo pipefail

names=(account-warning plan flash flash-done report)
if [ "${1:-}" = --list ]; then
    for name in "${names[@]}"; do printf '%s-light.png\n%s-dark.png\n' "$name" "$name"; done
    exit
fi

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
programs=$(cd "$1" && pwd)
mkdir -p "$2"
out=$(cd "$2" && pwd)
work=$(mktemp -d)
phone=
tmux() { timeout 10 tmux -S "$work/tmux" -f /dev/null "$@"; }
end() {
    [ ! -S "$work/tmux" ] || tmux kill-server 2>/dev/null || true
    [ -z "$phone" ] || kill "$phone" 2>/dev/null || true
    rm -rf "$work"
}
trap end EXIT
fail() { echo "pictures.sh: $*" >&2; exit 1; }

# == A package, and a phone with a good cable and a good storage.

home=$work/home
mkdir -p "$home/phones" "$work/bin" "$work/made"
ln -s "$programs/restock" "$work/bin/restock"
timeout 120 "$programs/virtual-phone" pack --profile liuqin --size 300000000 --out "$home/phones" >"$work/packed"
timeout 300 "$programs/virtual-phone" --profile liuqin --unlocked --discard --link 38 --write 400 --tcp 0 >"$work/ready" &
phone=$!
for _ in $(seq 100); do [ -s "$work/ready" ] && break; sleep 0.1; done
address=$(sed -n 's/^ready //p' "$work/ready")
[ -n "$address" ] || fail "the virtual phone does not say that it is ready"

# == The terminal. It knows nothing of whoever runs this: no name, no computer, no folder.

owner=(env -i HOME="$home" XDG_STATE_HOME="$home/state" XDG_CACHE_HOME="$home/cache" PATH="$work/bin:/usr/bin:/bin"
    LC_ALL=C.UTF-8 TERM=xterm-256color ANDROID_SERIAL="$address")
echo "PS1='\[\e[36m\]\w\$\[\e[0m\] '" >"$home/rc"
timeout 10 "${owner[@]}" tmux -S "$work/tmux" -f /dev/null new-session -d -x 80 -y 24 -c "$home/phones" \
    "exec timeout --foreground 300 bash --noprofile --rcfile '$home/rc'"
tmux set-option -g status off

# Waits until something on the screen matches, a minute at most.
await() {
    for _ in $(seq 300); do
        if tmux capture-pane -p | grep -qE -- "$1"; then return; fi
        sleep 0.2
    done
    tmux capture-pane -p >&2
    fail "that did not come: $1"
}

# Keeps the screen, with its colours, as a page under a name, if each of the words is on it and what comes after "not" is not.
keep() {
    local name=$1 text plain word wanted=yes found
    shift
    text=$(tmux capture-pane -e -p)
    plain=$(sed 's/\x1b\[[0-9;]*m//g' <<<"$text")
    for word in "$@"; do
        if [ "$word" = not ]; then wanted=no; continue; fi
        if grep -qE -- "$word" <<<"$plain"; then found=yes; else found=no; fi
        [ $found = $wanted ] || { echo "$plain" >&2; fail "$name: is \"$word\" on it: $found"; }
    done
    {
        echo '<!DOCTYPE html><meta charset="utf-8"><style>'
        cat "$here/terminal.css"
        echo '</style><pre>'
        aha --stylesheet --no-header <<<"$text"
        echo '</pre>'
    } >"$work/$name.html"
}

await '^~/phones\$'
tmux send-keys 'restock flash liuqin_images_*.tgz' Enter
await 'Type "understood"'
tmux send-keys understood
await 'understood$'
keep account-warning 'restock flash' 'Mi account lock' 'account.xiaomi.com' 'Type "understood"'
tmux send-keys Enter
await 'Type "wipe"'
keep plan 'steps, ' 'writes ' 'CONSENT NEEDED' 'Type "wipe"' not 'understood'
tmux send-keys wipe Enter
# The largest image takes five seconds: this is in its middle.
await 'left  super'
sleep 2
keep flash 'boot.*ok' 'MB/s.*left  super' not 'cust' 'Done'
await '^~/phones\$ *$'
keep flash-done 'super.*ok' 'Done: liuqin' 'What survives' not 'restock: '
wait "$phone" || fail "the virtual phone did not end by itself"
phone=

# == The report of that run.

timeout 30 "${owner[@]}" restock history 1 --report "$work/report.html" >"$work/told"
for word in 'flash of liuqin' 'MB/s over time' 'Steps: [0-9]* of [0-9]* done'; do
    grep -q "$word" "$work/report.html" || fail "the report has no \"$word\""
done

# == Pictures of the pages.

if grep -nF -e "$work" -e "$here" "$work"/*.html; then fail "a page names a folder of this computer"; fi

# Chromium with a page, without a network. Usage: browser light|dark ARGUMENT...
browser() {
    local scheme=1 sandbox=()
    [ "$1" = light ] || scheme=0
    [ "$(id -u)" != 0 ] || sandbox=(--no-sandbox)
    shift
    HOME=$home timeout 60 chromium --headless "${sandbox[@]}" --user-data-dir="$work/chromium" --no-first-run --disable-gpu \
        --disable-background-networking --host-resolver-rules='MAP * ~NOTFOUND' --hide-scrollbars \
        --blink-settings=preferredColorScheme=$scheme "$@" 2>"$work/chromium.log" || { cat "$work/chromium.log" >&2; fail "chromium"; }
}

# How Chromium is told which scheme is preferred has changed before: it is asked whether it heard.
cat >"$work/scheme.html" <<'END'
<!DOCTYPE html><p id="scheme"></p><script>
scheme.textContent = "scheme:" + (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")
</script>
END
for scheme in light dark; do
    told=$(browser $scheme --dump-dom "file://$work/scheme.html")
    [[ $told == *"scheme:$scheme"* ]] || fail "Chromium does not go $scheme"
done

# A picture ends where the text does, or below the last row of a table before the limit.
cat >"$work/measure" <<'END'
<p id="measured" hidden></p><script>
const limit = 1150, page = document.documentElement.getBoundingClientRect().height
const rows = [...document.querySelectorAll("tr")].map(row => row.getBoundingClientRect().bottom).filter(bottom => bottom < limit)
measured.textContent = "height:" + Math.ceil(page < limit ? page : Math.max(...rows))
</script>
END
for name in "${names[@]}"; do
    width=900
    [ $name = report ] || width=760
    cat "$work/$name.html" "$work/measure" >"$work/measured.html"
    height=$(browser light --window-size=$width,1200 --dump-dom "file://$work/measured.html" | sed -n 's/.*height:\([0-9]*\)<.*/\1/p')
    [ "${height:-0}" -gt 200 ] || fail "$name: no height"
    for scheme in light dark; do
        browser $scheme --window-size="$width,$height" --force-device-scale-factor=2 --screenshot="$work/large.png" "file://$work/$name.html"
        timeout 60 pngquant --strip --speed 1 --output "$work/made/$name-$scheme.png" 16 "$work/large.png"
        timeout 60 optipng -quiet -o2 "$work/made/$name-$scheme.png"
    done
    ! cmp -s "$work/made/$name-light.png" "$work/made/$name-dark.png" || fail "$name is the same in light and dark"
done

rm -f "$out"/*.png
cp "$work"/made/*.png "$out"
(cd "$out" && wc -c *.png)
