import Testing

@testable import VirtualPhone

/// The orders in which blocks are asked for, for every count.
@Suite struct RecoveryOrderTests {
    @Test(arguments: 1...130) func everyBlockIsMetOnce(count: Int) {
        for isShuffled in [false, true] {
            var order = BlockOrder(size: UInt64(count) * 8 - 3, block: 8, isShuffled: isShuffled, isTwice: false)
            var met: [UInt64] = []
            while let block = order.next() { met.append(block) }
            #expect(met.count == count)
            #expect(Set(met) == Set(0..<UInt64(count)))
            #expect(met[0] == (isShuffled ? UInt64(count - 1) : 0))
        }
    }

    /// The largest package that the eight digits of a request can name.
    @Test func noOverflow() {
        var order = BlockOrder(size: 99_999_999 << 20, block: 1 << 20, isShuffled: true, isTwice: true)
        #expect(order.total == 2 * 99_999_999)
        for _ in 0..<1000 { #expect(order.next().map { $0 < 99_999_999 } == true) }
    }

    @Test(
        arguments: [
            ("boot-recovery", "recovery\n--a\n--b=c\n", ["--a", "--b=c"]), ("x", "recoveryy\n--a", []), ("", "", []),
            (String(repeating: "c", count: 40), String(repeating: "r", count: 900), []),
        ] as [(String, String, [String])])
    func messages(command: String, recovery: String, arguments: [String]) {
        var bytes = [UInt8](repeating: 0, count: 2048)
        for (index, byte) in command.utf8.prefix(32).enumerated() { bytes[index] = byte }
        for (index, byte) in recovery.utf8.prefix(768).enumerated() { bytes[64 + index] = byte }
        let message = BootMessage(bytes)
        #expect(message.command == String(command.prefix(32)))
        #expect(message.arguments == arguments)
        #expect(BootMessage([]).command.isEmpty)
    }
}
