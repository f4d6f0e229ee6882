# What the rows share. Sourced by bench.sh; the rows run in shells of their own.
#
#   say WORDS                          progress, on standard error
#   phone NAME [OPTION...]             starts a virtual phone that keeps nothing; its address is in ${address[NAME]}
#   sample SIDE COMMAND...             runs one side once, at most $limit seconds, and keeps what it took
#   median SIDE wall|cpu|rss           seconds, seconds, MiB
#   compare ID WHAT COLUMN OURS THEIRS WANTED [NOTE]   a row: the ratio of two sides' medians
#   row ID WHAT UNIT OURS THEIRS VALUE WANTED [NOTE]   a row: VALUE is what WANTED speaks of
#   lacking ID WHAT WANTED WHY         a row that could not be measured
#
# WANTED is <=NUMBER, >=NUMBER, or - for a row that no goal is set for.

limit=${LIMIT:-300}
# The phones' download buffer in bytes, 256 MiB.
max_download=${MAX_DOWNLOAD:-268435456}
consents=account-binding,data-loss
work=$(mktemp -d "$out/work.XXXXXX")
declare -A address=() process=()

say() { echo "bench: $*" >&2; }

clean_up() {
    local name
    for name in "${!process[@]}"; do kill "${process[$name]}" 2>/dev/null; done
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

phone() {
    local name=$1
    shift
    timeout 1700 "$programs/virtual-phone" --profile liuqin --tcp 0 --state "$work/phone-$name" --discard --stay \
        --max-download "$max_download" --serial "$name" "$@" >"$work/phone-$name.ready" 2>"$work/phone-$name.errors" &
    process[$name]=$!
    for _ in $(seq 100); do grep -q ^ready "$work/phone-$name.ready" && break; sleep 0.1; done
    address[$name]=$(awk '/^ready/ { print $2 }' "$work/phone-$name.ready")
    [ -n "${address[$name]}" ] || { why="the virtual phone did not start: $(cat "$work/phone-$name.errors")"; return 1; }
}

# The phone restarts at the end of a package and is away for 0.3 s.
settle() { sleep 0.7; }

# What a phone was told since the last `mark`.
mark() { wc -l <"$work/phone-$1/log.jsonl" 2>/dev/null >"$work/phone-$1.mark" || echo 0 >"$work/phone-$1.mark"; }
told() { tail -n +$(($(cat "$work/phone-$1.mark") + 1)) "$work/phone-$1/log.jsonl"; }
commands() { told "$1" | wc -l; }
# Bytes downloaded; with a partition, those that went there.
sent() {
    told "$1" | awk -v partition="${2:-}" '
        /"command":"download:/ { split($0, a, "\"bytes\":"); bytes = a[2] + 0 }
        match($0, /"command":"flash:[^"]*/) {
            name = substr($0, RSTART + 17, RLENGTH - 17)
            if (partition == "" || name == partition) total += bytes }
        END { printf "%d\n", total }'
}
# Bytes of each download that went to a partition, one a line.
parts() {
    told "$1" | awk -v partition="$2" '
        /"command":"download:/ { split($0, a, "\"bytes\":"); bytes = a[2] + 0 }
        index($0, "\"command\":\"flash:" partition "\"") { print bytes }'
}

sample() {
    local side=$1
    shift
    "$programs/bench-probe" measure --limit "$limit" --into "$work/$side.samples" "$@" >"$work/$side.output" 2>&1 </dev/null && return
    why="$(tail -n 1 "$work/$side.output")"
    say "$side failed: $(tail -n 5 "$work/$side.output")"
    return 1
}
column() { case $1 in wall) echo 1 ;; cpu) echo 2 ;; rss) echo 3 ;; esac; }
values() { awk -v c="$(column "$2")" '{ print c == 3 ? $3 / 1024 : $c }' "$work/$1.samples"; }
median() { values "$@" | sort -g | awk '{ v[NR] = $1 } END { if (NR) print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
most() { values "$@" | sort -g | tail -n 1; }
list() { values "$@" | paste -sd, -; }
calc() { awk "BEGIN { printf \"%.6g\", $* }"; }

# One side: restock with its cache in a folder. `flash SIDE CACHE PACKAGE ADDRESS...`, `inspect SIDE CACHE PACKAGE`.
flash() {
    local side=$1 cache=$2 package=$3 phones=()
    shift 3
    for one in "$@"; do phones+=(-s "$one"); done
    sample "$side" env XDG_CACHE_HOME="$cache" "$programs/restock" flash "${phones[@]}" --accept "$consents" "$package"
    local status=$?
    settle
    return $status
}
inspect() { sample "$1" env XDG_CACHE_HOME="$2" "$programs/restock" inspect "$3"; }
# An empty cache.
fresh() { mktemp -d "$work/cache.XXXXXX"; }

json_number() { case $1 in '' | -) echo null ;; *) echo "$1" ;; esac; }
row() {
    local id=$1 what=$2 unit=$3 ours=$4 theirs=$5 value=$6 wanted=$7 note=${8:-} met=null
    case $wanted in
    '<='*) met=$(awk -v a="$value" -v b="${wanted:2}" 'BEGIN { print (a + 0 <= b + 0) ? "true" : "false" }') ;;
    '>='*) met=$(awk -v a="$value" -v b="${wanted:2}" 'BEGIN { print (a + 0 >= b + 0) ? "true" : "false" }') ;;
    esac
    printf '{"type":"row","goal":"%s","row":"%s","what":"%s","unit":"%s","ours":%s,"theirs":%s,"value":%s,"wanted":"%s","met":%s,"measured":true,"oursAll":[%s],"theirsAll":[%s],"note":"%s"}\n' \
        "${id%%.*}" "$id" "$what" "$unit" "$(json_number "$ours")" "$(json_number "$theirs")" "$(json_number "$value")" "$wanted" "$met" \
        "${ours_all:-}" "${theirs_all:-}" "$note" >>"$json"
    ours_all='' theirs_all=''
    say "$id $what: $ours ${theirs:+/ $theirs }$unit, $value ($wanted, met: $met)"
}
lacking() {
    printf '{"type":"row","goal":"%s","row":"%s","what":"%s","unit":"","ours":null,"theirs":null,"value":null,"wanted":"%s","met":null,"measured":false,"oursAll":[],"theirsAll":[],"note":"%s"}\n' \
        "${1%%.*}" "$1" "$2" "$3" "$(tr -d '"\\\n' <<<"$4")" >>"$json"
    say "$1 $2: not measured: $4"
}
compare() {
    local id=$1 what=$2 kind=$3 ours theirs unit=s value
    ours=$(median "$4" "$kind") theirs=$(median "$5" "$kind")
    [ "$kind" != rss ] || unit=MiB
    ours_all=$(list "$4" "$kind") theirs_all=$(list "$5" "$kind")
    # A goal of at least so much speaks of speed: the other side's time by ours.
    case $6 in '>='*) value=$(calc "$theirs / $ours") ;; *) value=$(calc "$ours / $theirs") ;; esac
    row "$id" "$what" "$unit" "$ours" "$theirs" "$value" "$6" "${7:-}"
}

# A package for slow links and first tries.
small_package() { package $((bytes < 200000000 ? bytes : 200000000)) "$1"; }

# Whether `restock flash` writes to the four phones a, b, c and d at once; $why when it does not.
can_do_four() {
    local name reached=0
    for name in a b c d; do mark "$name"; done
    flash try "$(fresh)" "$1" "${address[a]}" "${address[b]}" "${address[c]}" "${address[d]}"
    local status=$?
    for name in a b c d; do [ "$(sent "$name")" = 0 ] || reached=$((reached + 1)); done
    [ $status = 0 ] && [ $reached = 4 ] && return 0
    why="not there yet: restock flash with four -s wrote to $reached phones (status $status)"
    return 1
}
