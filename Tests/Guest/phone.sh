# Helpers for the cases that play whole phones. Sourced after lib.sh.
#
#   play NAME PROFILE [OPTION...]  starts a virtual phone with the serial number NAME and waits until it is on the bus; it is strict, unless
#                                  it is told to misbehave, which may bring its host to what would not be allowed otherwise, or
#                                  unless $lenient is set: a host that comes after one that was killed cannot know what it had begun
#   stop NAME                      ends it; not ok where a host did what the protocol does not allow
#   pack PROFILE                   makes a package; sets $package (the .tgz) and $unpacked (its folder)
#   differences NAME               the partitions of a phone that do not hold what flash_all.sh of $unpacked writes

RESTOCK=${RESTOCK:-$REPOSITORY/.build/release/restock}
VIRTUAL_PHONE=${VIRTUAL_PHONE:-$REPOSITORY/.build/release/virtual-phone}
declare -A players=()
next_port=0

restock() { timeout 120 "$RESTOCK" "$@" </dev/null; }

play() {
    local name=$1 profile=$2 strict=(--strict)
    shift 2
    [ -z "${lenient:-}" ] || strict=()
    [[ " $* " != *fault* && " $* " != *" --strict "* ]] || strict=()
    mkdir -p "$work/$name"
    "$VIRTUAL_PHONE" --profile "$profile" --gadget --udc "dummy_udc.${port:-0}" --serial "$name" --state "$work/$name" "${strict[@]}" "$@" \
        >"$work/$name.out" 2>&1 &
    players[$name]=$!
    for _ in $(seq 150); do
        "$RESTOCK" devices 2>/dev/null | grep -q "^$name " && return 0
        sleep 0.1
    done
    echo "# the phone $name did not come up: $(cat "$work/$name.out")"
}

stop() {
    local process=${players[$1]:-}
    [ -n "$process" ] || return 0
    kill "$process" 2>/dev/null
    for _ in $(seq 50); do kill -0 "$process" 2>/dev/null || break; sleep 0.1; done
    kill -9 "$process" 2>/dev/null
    wait "$process" 2>/dev/null
    unset "players[$1]"
    [ ! -s "$work/$1/violation" ] || verdict "$1: a host does what the protocol allows" "$(cat "$work/$1/violation")"
}

pack() {
    mkdir -p "$work/packages/$1"
    package=$("$VIRTUAL_PHONE" pack --profile "$1" --size "${size:-small}" --out "$work/packages/$1")
    tar -xzf "$package" -C "$work/packages/$1"
    unpacked=$(dirname "$work/packages/$1"/*/flash_all.sh)
}

differences() { "$REPOSITORY/Tests/Guest/differences.pl" "$unpacked" "$work/$1" 2>&1; }

finish_phones() { for name in "${!players[@]}"; do stop "$name"; done; }
trap 'finish_phones; finish' EXIT

# Flashes a clean package of each of these profiles.
flashed() { # PROFILE...
    local profile told why
    for profile in "$@"; do
        pack "$profile"
        play one "$profile" --unlocked
        told=$(restock flash --accept account-binding,data-loss "$package" 2>&1)
        [ $? = 0 ] && why= || why=$(tail -n 5 <<<"$told" | tr '\n' '/')
        verdict "flash: $profile, exit 0" "$why"
        verdict "flash: $profile, every byte" "$(differences one | tr '\n' ' ')"
        check "flash: $profile, the verdict" '^Done: ' "$told"
        stop one
        rm -rf "$work/one" "$work/packages"
    done
}
