# The stages of `make test` and `make proof`. Each is a function with the name's dashes as underscores, run by run.sh in the top folder;
# what it needs from stages before it, the lanes in the Makefile say. Sourced.

programs=$PWD/.build/release
bundle=.build/address/debug/restockPackageTests.xctest
address=(--sanitize=address --scratch-path .build/address)

stage_says() {
    case $1 in
    format) echo "the sources are formatted" ;;
    programs) echo "an optimised build of every program, in one call" ;;
    tests-build) echo "every test, with the address sanitizer" ;;
    rooms) echo "the unit suites of every room, and each fuzz seed, under the address sanitizer" ;;
    end-to-end) echo "the programs, over TCP and at a terminal" ;;
    end-to-end-whole) echo "the same, with images of gigabytes" ;;
    campaign) echo "flashes, wipes and sideloads that go wrong: a slice" ;;
    kills) echo "the same, killed at any moment: a slice" ;;
    memory) echo "the peak of memory, with a super image of 7 GiB: a slice" ;;
    guest) echo "real USB in a guest, at super speed: where packets matter" ;;
    example) echo "a package outside this one, against the libraries" ;;
    guest-high) echo "real USB in a guest at high speed: every case" ;;
    guest-super) echo "real USB in a guest at super speed: every case" ;;
    guest-campaign) echo "faults over real USB, in a guest" ;;
    campaign-long) echo "faults and kills over TCP, hundreds" ;;
    memory-long) echo "the peak of memory: every form and every limit" ;;
    fuzz) echo "libFuzzer at every parser" ;;
    threads) echo "the rooms below the use cases, under the thread sanitizer" ;;
    labgrid) echo "labgrid drives a virtual phone through restock" ;;
    deb) echo "the Debian package, in a fresh root" ;;
    bench) echo "every row of the bench, once" ;;
    *) echo "$1" ;;
    esac
}

stage_format() { make --no-print-directory check; }

# Everything that is a program, at once: the rooms are compiled once, and what is linked is linked side by side.
stage_programs() { swift build -c release --static-swift-stdlib --disable-local-rpath; }

# The rooms that move bytes are optimised here, or their tests take minutes.
stage_tests_build() { RESTOCK_TESTS=optimized swift build --build-tests "${address[@]}"; }

# Leaks are not looked for: the standard libraries of the tests have some of their own.
suites() { # WORKERS ROOM...
    RESTOCK_PROGRAMS=$programs ASAN_OPTIONS=detect_leaks=0 Tests/Proof/suites.sh "$bundle" "$@"
}
stage_rooms() { suites 3 -EndToEndTests; }
stage_end_to_end() { suites 6 EndToEndTests; }

stage_campaign() { .build/release/campaign faults --seeds 1-24 --jobs 3; }
stage_kills() { .build/release/campaign kill --seeds 1-24 --jobs 3; }
stage_memory() { FORMS="tgz zip" LIMITS=256 FOUR=0 FRACTION=4 Tests/Memory/peak.sh .build/release; }
stage_guest() { GUEST_SPEEDS=super Tests/Guest/usb.sh client faults flash list packets push replug sideload transfers; }
stage_example() { Tests/Packaging/example.sh .build/release; }

# What stands in `make proof` alone.
stage_end_to_end_whole() { RESTOCK_WHOLE=1 suites 6 EndToEndTests; }
stage_guest_high() { GUEST_SPEEDS=high Tests/Guest/usb.sh; }
stage_guest_super() { GUEST_SPEEDS=super Tests/Guest/usb.sh all; }
stage_guest_campaign() { Tests/Guest/campaign.sh 1-60; }
stage_campaign_long() {
    .build/release/campaign faults --seeds 1-800 --jobs 3 &&
    .build/release/campaign kill --seeds 1-200 --jobs 3
}
stage_memory_long() { Tests/Memory/peak.sh .build/release; }
stage_fuzz() { make --no-print-directory fuzz TIME="${TIME:-20}"; }
stage_threads() { make --no-print-directory thread-sanitizer; }
stage_labgrid() { make --no-print-directory labgrid; }
stage_deb() { make --no-print-directory deb-test; }
stage_bench() { make --no-print-directory bench ROUNDS=1; }

# How many tests the logs say to have run.
tests_in() { cat "$@" | sed -n 's/.*Test run with \([0-9]*\) tests\{0,1\} in .*/\1/p' | awk '{ n += $1 } END { print n + 0 }'; }

# How much a stage has proved, from its log: tests, or lines that begin with "ok".
stage_counts() {
    local tests checks
    tests=$(tests_in "$1")
    checks=$(grep -ac '^ok ' "$1" || true)
    if [ "$tests" -gt 0 ]; then echo "$tests tests"; elif [ "$checks" -gt 0 ]; then echo "$checks checks"; fi
}

slowest() { # FOLDER
    grep -ahoE '(Test|Suite) .* (passed|failed) after [0-9.]+ seconds' "$1"/*.log | grep -a '^Test ' | grep -av '^Test run with' |
        sed -E 's/^Test (.*) (passed|failed) after ([0-9.]+) seconds$/\3 \1/' | sort -rn | head -n 10 | sed 's/^/  /' | cut -c1-120
}

failures() { # FOLDER
    local log stage
    for log in "$1"/*.log; do
        stage=$(basename "$log" .log)
        [ -f "$1/$stage.ok" ] && continue
        echo "== what failed in $stage, again ($log)"
        grep -aE -A 3 '^✘|^not ok|^FAILED|error:|ERROR: AddressSanitizer|Fatal error' "$log" | head -n 40 || tail -n 10 "$log"
    done
}

# The last line: how many tests, checks and scenarios there were.
count() { # FOLDER
    local all failed log
    all=$(($(tests_in "$1"/*.log) + $(cat "$1"/*.log | grep -acE '^(not )?ok ')))
    failed=$(cat "$1"/*.log | grep -acE '^✘ Test [^r].* failed after|^not ok ')
    for log in "$1"/*.over; do [ ! -f "$log" ] || [ "$failed" -gt 0 ] || failed=1; done
    echo "$((all > failed ? all - failed : 0)) passed, $failed failed"
}
