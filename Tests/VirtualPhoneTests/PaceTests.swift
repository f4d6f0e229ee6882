import Testing

@testable import VirtualPhone

/// The arithmetic of a slow cable; no test sleeps.
@Suite struct PaceTests {
    /// 100 MB/s are 10 ns a byte.
    @Test func bytesWaitForTheirTime() {
        var pace = Pace(100)
        #expect(pace.wait(for: 1_000_000, at: .zero) == .milliseconds(10))
        #expect(pace.wait(for: 1_000_000, at: .milliseconds(10)) == .milliseconds(10))
        // Bytes that came while others were on the cable wait for those too.
        #expect(pace.wait(for: 2_000_000, at: .milliseconds(15)) == .milliseconds(25))
    }

    @Test func aSleepThatLastedTooLongIsMadeUpFor() {
        var pace = Pace(100)
        _ = pace.wait(for: 1_000_000, at: .zero)
        #expect(pace.wait(for: 1_000_000, at: .milliseconds(13)) == .milliseconds(7))
    }

    @Test func timeThatTheHostWastedIsLost() {
        var pace = Pace(100)
        _ = pace.wait(for: 1_000_000, at: .zero)
        // A second of nothing, of which only the slack of 5 ms counts.
        #expect(pace.wait(for: 1_000_000, at: .milliseconds(1010)) == .milliseconds(5))
        #expect(pace.wait(for: 1_000_000, at: .milliseconds(1015)) == .milliseconds(10))
    }

    @Test func withoutALimitNothingWaits() {
        var pace = Pace(nil)
        #expect(pace.wait(for: .max, at: .zero) == .zero)
    }
}
