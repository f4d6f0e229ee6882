# restock: `make` lists what can be made.

SHELL := /bin/bash
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
BUILD_PACKAGES := pkg-config libusb-1.0-0-dev libisal-dev libarchive-dev libssl-dev zlib1g-dev
DEMO_PACKAGES := e2fsprogs
TEST_PACKAGES := adb fastboot android-sdk-libsparse-utils libarchive-tools qemu-system-x86 busybox-static cpio kmod xz-utils
RELEASE := .build/release
RELEASE_BUILD := swift build -c release --static-swift-stdlib

.PHONY: help
help: ## list these targets
	@echo "restock: stock firmware for Xiaomi phones, and the truth about their locks"
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: demo
demo: deps-build ## build, then watch a virtual phone being flashed
	@$(RELEASE_BUILD) --product restock
	@$(RELEASE)/restock demo

.PHONY: test
test: deps-build deps-test ## everything: unit tests, TCP end to end, real USB in a guest
	@echo "== tests on this machine"
	@swift test
	@$(MAKE) --no-print-directory guest

.PHONY: guest
guest: deps-build deps-test ## the tests over real USB alone
	@echo "== tests over real USB, in a guest"
	@for program in restock virtual-phone usb-probe; do $(RELEASE_BUILD) --product $$program || exit 1; done
	@Tests/Guest/usb.sh

.PHONY: build
build: deps-build ## a debug build
	@swift build

.PHONY: release
release: deps-build ## an optimised build with the Swift runtime inside, in .build/release
	@$(RELEASE_BUILD) --product restock
	@$(RELEASE_BUILD) --product virtual-phone

.PHONY: fmt
fmt: ## format the sources
	@swift format -i -r --configuration .swift-format Package.swift Sources Tests Firmware

.PHONY: check
check: ## fail where the sources are not formatted
	@swift format lint -s -r --configuration .swift-format Package.swift Sources Tests Firmware

.PHONY: bench
bench: deps-build deps-test ## restock beside Debian's fastboot, in one run, as ratios
	@$(RELEASE_BUILD) --product restock
	@$(RELEASE_BUILD) --product virtual-phone
	@$(RELEASE_BUILD) --product usb-probe
	@Tests/Bench/bench.sh $(RELEASE)
	@for speed in high super; do \
	  echo "over real USB in the guest, $$speed speed:"; \
	  Tests/Guest/run-guest.sh --speed $$speed --seconds 600 -- bash Tests/Guest/cases.sh Tests/Guest/bench/throughput.sh || exit 1; done

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
