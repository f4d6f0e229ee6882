import Foundation
import Synchronization
import Testing

@testable import RestockKit

@Suite("The drop-in says that it waits") struct WaitingNoticeTests {
    private final class Heard: Sendable {
        private let lines = Mutex<[String]>([])
        var all: [String] { lines.withLock { $0 } }
        func hear(_ line: String) { lines.withLock { $0.append(line) } }
    }

    private static let words = [
        "< waiting for any device >",
        "restock waits for it up to 600 s; --restock-wait SECONDS sets another limit.",
    ]

    @Test("once, when it is told to") func once() {
        let heard = Heard()
        let notice = WaitingNotice(of: "any device", patience: .seconds(600), say: heard.hear)
        notice.give()
        notice.give()
        notice.end()
        #expect(heard.all == Self.words)
    }

    @Test("by itself, while an address swallows everything") func byItself() {
        let heard = Heard()
        let notice = WaitingNotice(
            of: "any device", patience: .seconds(600), silence: .milliseconds(20), say: heard.hear)
        let end = Date(timeIntervalSinceNow: 20)
        while heard.all.count < 2, Date() < end { usleep(5000) }
        #expect(heard.all == Self.words)
        notice.end()
    }

    @Test("not where the phone was there") func never() {
        let heard = Heard()
        WaitingNotice(of: "any device", patience: .seconds(600), silence: .milliseconds(100), say: heard.hear).end()
        usleep(300_000)
        #expect(heard.all == [])
    }
}
