# restock: `make` lists what can be made.

SHELL := /bin/bash
empty :=
space := $(empty) $(empty)
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
BUILD_PACKAGES := pkg-config libusb-1.0-0-dev libisal-dev libarchive-dev libssl-dev zlib1g-dev \
  libbz2-dev liblzma-dev libzstd-dev libzip-dev libsqlite3-dev
DEMO_PACKAGES := e2fsprogs
TEST_PACKAGES := adb fastboot android-sdk-libsparse-utils libarchive-tools qemu-system-x86 busybox-static cpio kmod xz-utils \
  bzip2 zstd zip openssl binutils time pigz mkbootimg libxml2-utils python3 cryptsetup-bin
PROFILE_PACKAGES := linux-perf valgrind
PICTURE_PACKAGES := tmux aha chromium fonts-dejavu-core pngquant optipng
RELEASE := .build/release
# Without the second flag a library that lies beside the program would be loaded in place of the system's.
RELEASE_BUILD := swift build -c release --static-swift-stdlib --disable-local-rpath

.PHONY: help
help: ## list these targets
	@echo "restock: stock firmware for Xiaomi phones, and the truth about their locks"
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { line = sprintf("  make %-17s", $$1); n = split($$2, words, " "); \
	  for (i = 1; i <= n; i++) { if (length(line " " words[i]) > 79) { print line; line = sprintf("%24s", "") } line = line " " words[i] } \
	  print line }' $(MAKEFILE_LIST)

.PHONY: demo
demo: deps-build ## build, then watch a virtual phone being flashed
	@$(RELEASE_BUILD) --product restock
	@$(RELEASE)/restock demo

# What `make test` and `make proof` are made of stands in Tests/Proof/stages.sh. A lane is a row of stages; lanes run side by side, and "a+b"
# waits for b of another lane. Each configuration is built once: the programs optimised, the tests with the address sanitizer.
TEST_LANES := format tests-build,rooms+programs,end-to-end programs,guest,campaign,kills,memory,example
.PHONY: test
test: deps-build deps-test ## what CI runs, in 25 minutes: unit tests, TCP end to end, the address sanitizer, faults, memory, real USB in a guest
	@Tests/Proof/run.sh test $(TEST_LANES)

.PHONY: quick
quick: deps-build deps-test check ## the loop while working: the format, a debug build, and every suite that needs no other process
	@swift build --build-tests 2>&1 | grep -aE 'error:|warning:|Compiling|Build complete' | tail -n 20; exit $${PIPESTATUS[0]}
	@Tests/Proof/quick.sh .build/debug/restockPackageTests.xctest

# One after the other: what they measure and wait for is theirs alone. STAGE="guest-super fuzz" runs those; RESUME=1 goes on where a proof of
# the same commit stopped.
PROOF_STAGES := format tests-build programs rooms end-to-end-whole example guest-super guest-high guest-campaign campaign-long memory-long fuzz threads \
  labgrid deb bench
STAGE := $(PROOF_STAGES)
comma := ,
.PHONY: proof
proof: deps-build deps-test ## everything, some hours: STAGE=guest-super RESUME=1; its summary is .build/proof/proof/summary
	@$(call install,zip)
	@KEEP_GOING=1 RESUME=$(RESUME) Tests/Proof/run.sh proof $(subst $(space),$(comma),$(strip $(STAGE)))

SEEDS := 1-24
JOBS := 3
.PHONY: campaign
campaign: deps-build ## flashes, wipes and sideloads that go wrong, or are killed: SEEDS=1-500 JOBS=3 KIND=wipe
	@$(call install,zip)
	@echo "== faults and kills, seeds $(SEEDS)"
	@for program in restock virtual-phone campaign; do $(RELEASE_BUILD) --product $$program || exit 1; done
	@$(RELEASE)/campaign faults --seeds $(SEEDS) --jobs $(JOBS) $(if $(KIND),--kind $(KIND))
	@$(RELEASE)/campaign kill --seeds $(SEEDS) --jobs $(JOBS) $(if $(KIND),--kind $(KIND))

.PHONY: guest-campaign
guest-campaign: deps-build deps-test ## the faults of the campaign over real USB, in a guest, about 4 s a seed: SEEDS=1-300
	@echo "== faults over real USB, in a guest, seeds $(SEEDS)"
	@$(RELEASE_BUILD) --product campaign
	@Tests/Guest/campaign.sh $(SEEDS)

TIME := 5
TARGETS :=
FUZZ := RESTOCK_FUZZ=1 swift build -c release --scratch-path .build/fuzz --sanitize=fuzzer --product fuzz
.PHONY: fuzz
fuzz: deps-build deps-test ## libFuzzer at every parser, TIME seconds each: TIME=3600 TARGETS="sparse zip"
	@echo "== fuzzers, $(TIME) s each (0: a few thousand inputs that are always the same)"
	@$(RELEASE_BUILD) --product virtual-phone
	@$(FUZZ)
	@Tests/Fuzz/fuzz.sh .build/fuzz/release/fuzz $(RELEASE) $(TIME) $(TARGETS)

# Below the use cases: what the thread sanitizer can look at, and a third of the building.
ROOMS := Bytes USB Journal Transport Images StockPackage Threads Fastboot Recovery Safety
.PHONY: address-sanitizer thread-sanitizer
address-sanitizer: deps-build deps-test ## the tests of ROOMS="Images USB" under it
	@RESTOCK_TESTS=optimized swift build --build-tests --sanitize=address --scratch-path .build/address
	@# Leaks are not looked for: the standard libraries of the tests have some of their own.
	@ASAN_OPTIONS=detect_leaks=0 Tests/Proof/suites.sh .build/address/debug/restockPackageTests.xctest 2 $(ROOMS:%=%Tests)
thread-sanitizer: deps-build deps-test ## the same under the thread sanitizer
	@RESTOCK_ROOMS=low swift test --sanitize=thread --scratch-path .build/thread \
	  --filter "^($(subst $(space),|,$(strip $(ROOMS))))Tests[.]"

.PHONY: memory
memory: deps-build deps-test ## the peak of memory with a super image of 7 GiB, alone
	@echo "== the peak of memory, with a super image of 7 GiB"
	@for program in restock virtual-phone; do $(RELEASE_BUILD) --product $$program || exit 1; done
	@Tests/Memory/peak.sh $(RELEASE)

.PHONY: guest
guest: deps-build deps-test ## the tests over real USB alone
	@echo "== tests over real USB, in a guest"
	@for program in restock virtual-phone usb-probe campaign; do $(RELEASE_BUILD) --product $$program || exit 1; done
	@Tests/Guest/usb.sh

.PHONY: labgrid
labgrid: deps-build ## labgrid, from PyPI, drives a virtual phone through restock under the name fastboot
	@$(call install,python3-venv)
	@for program in restock virtual-phone; do swift build --product $$program || exit 1; done
	@Tests/Labgrid/labgrid.sh .build/debug

.PHONY: example
example: deps-build ## a package outside this one, built against the libraries, and run
	@echo "== a package outside this one, against the libraries"
	@swift build --product virtual-phone
	@Tests/Packaging/example.sh .build/debug

.PHONY: build
build: deps-build ## a debug build
	@swift build

.PHONY: release
release: deps-build ## an optimised build with the Swift runtime inside, in .build/release
	@$(RELEASE_BUILD) --product restock
	@$(RELEASE_BUILD) --product virtual-phone
	@echo "Now: $(RELEASE)/restock doctor --install-rules"

DEB_PACKAGES := dpkg-dev binutils chrpath
DEB_TEST_PACKAGES := lintian debootstrap bsdextrautils binutils time
.PHONY: deb deb-test
deb: deps-build ## a Debian package, in .build/deb
	@$(call install,$(DEB_PACKAGES))
	@$(RELEASE_BUILD) --product restock
	@Packaging/deb.sh $(RELEASE)/restock .build/deb
	@echo "Now: sudo apt install ./$$(ls -t .build/deb/*.deb | head -n 1)"
deb-test: deb ## lintian, and the package in a fresh Debian root: installed, tried, purged (takes root)
	@$(call install,$(DEB_TEST_PACKAGES))
	@$(SUDO) Tests/Packaging/deb-test.sh "$$(ls -t .build/deb/*.deb | head -n 1)" .build/deb/test

.PHONY: pictures
pictures: deps-build ## the README's pictures: a flash at a terminal, and its report in Chromium, light and dark
	@$(call install,$(PICTURE_PACKAGES))
	@for program in restock virtual-phone; do $(RELEASE_BUILD) --product $$program || exit 1; done
	@Documentation/pictures.sh $(RELEASE) Documentation/pictures

.PHONY: fmt
fmt: ## format the sources
	@swift format -i -r --configuration .swift-format Package.swift Sources Tests Firmware

.PHONY: check
check: ## fail where the sources are not formatted
	@swift format lint -s -r --configuration .swift-format Package.swift Sources Tests Firmware

.PHONY: bench
bench: deps-build deps-test ## restock beside tar and Debian's fastboot, as ratios: ROWS="G1 G3" ROUNDS=3 BYTES=...
	@for program in restock virtual-phone usb-probe bench-probe usb-pusher; do $(RELEASE_BUILD) --product $$program || exit 1; done
	@Tests/Bench/bench.sh $(RELEASE)

.PHONY: bench-profile
bench-profile: deps-build deps-test ## where the processor's time goes while a package is flashed
	@$(call install,$(PROFILE_PACKAGES))
	@for program in restock virtual-phone bench-probe; do $(RELEASE_BUILD) --product $$program || exit 1; done
	@Tests/Bench/profile.sh $(RELEASE)

.PHONY: deps-build
deps-build:
	@$(call install,$(BUILD_PACKAGES) $(DEMO_PACKAGES))

.PHONY: deps-test
deps-test:
	@$(call install,$(TEST_PACKAGES))
	@[ -f .build/guest/vmlinuz ] || $(SUDO) apt-get update -qq # the guest's kernel is downloaded by name

# Installs the Debian packages that are not there yet, and says so.
define install
missing=""; for p in $(1); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
if [ -n "$$missing" ]; then \
  echo "== installing with apt:$$missing"; \
  $(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
fi
endef
