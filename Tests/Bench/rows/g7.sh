# G7: parts byte-identical to Debian's fastboot. That is no matter of time but of truth: the tests of Images prove it.
title="parts identical to fastboot's"

measure() {
    lacking G7 "parts identical to fastboot's" - "a test, not a measurement: swift test --filter SplitOracle"
}
