import Fastboot
import Synchronization
import Testing
import Transport

/// A phone on a cable that announces twice what was asked for, once, and then takes every packet for a part of it until its port is reset: what
/// the protocol's text has a phone do after DATA.
private final class WaitingPhone: Transport {
    private struct State {
        var missing = 0
        var hasErred = false
        var answers: [[UInt8]] = []
        var heard: [String] = []
        var resets = 0
    }

    let address = PhoneAddress.usb("1-2")
    private let state = Mutex(State())
    private let remedy: LinkRemedy?

    init(remedy: LinkRemedy?) { self.remedy = remedy }

    var heard: [String] { state.withLock { $0.heard } }
    var resets: Int { state.withLock { $0.resets } }

    func send(_ packet: [UInt8], within limit: Duration) throws(TransportError) {
        state.withLock { state in
            guard state.missing == 0 else {
                state.missing = max(0, state.missing - packet.count)
                return
            }
            let command = String(decoding: packet, as: UTF8.self)
            state.heard.append(command)
            if command.hasPrefix("download:"), let count = Int(command.dropFirst(9), radix: 16) {
                state.missing = state.hasErred ? count : count * 2
                state.hasErred = true
                let digits = String(state.missing, radix: 16)
                state.answers.append(Array("DATA\(String(repeating: "0", count: 8 - digits.count))\(digits)".utf8))
            } else {
                state.answers.append(Array("OKAYliuqin".utf8))
            }
        }
    }

    func receive(within limit: Duration) throws(TransportError) -> [UInt8] {
        let answer: [UInt8]? = state.withLock { $0.answers.isEmpty ? nil : $0.answers.removeFirst() }
        guard let answer else { throw .timedOut("waiting for an answer", after: limit) }
        return answer
    }

    func sendPayload(
        _ count: UInt64, stall: Duration, from source: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws(TransportError) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(count), alignment: 16)
        defer { unsafe buffer.deallocate() }
        do { _ = try unsafe source(buffer) } catch { throw .source(error) }
        state.withLock { state in
            state.missing -= Int(count)
            if state.missing == 0 { state.answers.append(Array("OKAY".utf8)) }
        }
    }

    func receivePayload(
        _ count: UInt64, stall: Duration, to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws(TransportError) { throw .closed }

    func apply(_ wanted: LinkRemedy) throws(TransportError) -> Bool {
        guard wanted == remedy else { return false }
        state.withLock { state in
            (state.missing, state.answers) = (0, [])
            state.resets += 1
        }
        return true
    }

    func close() {}
}

@Suite("a phone that waits for data that nobody agreed on") struct AbandonedDataTests {
    @Test("its port is reset, and the next command works", arguments: [LinkRemedy.portReset, .freshStart])
    func mended(remedy: LinkRemedy) throws {
        let phone = WaitingPhone(remedy: remedy)
        let session = FastbootSession(phone)
        let error = try #require(throws: FastbootError.self) { try session.download([1, 2, 3, 4]) }
        guard case .sizeMismatch(_, 4, 8) = error else { throw error }
        #expect(phone.resets == 1)
        #expect(!session.isBroken)
        // What starts the conversation anew is nothing that an owner has to hear of.
        #expect(session.remedies == (remedy == .portReset ? [.portReset] : []))
        #expect(try session.getvar("product")?.raw == "liuqin")
        try session.download([1, 2, 3, 4])
        try session.flash("logo")
        #expect(phone.heard == ["download:00000004", "getvar:product", "download:00000004", "flash:logo"])
    }

    @Test("without such a thing the session refuses what the phone would take for data") func lost() throws {
        let phone = WaitingPhone(remedy: nil)
        let session = FastbootSession(phone)
        #expect(throws: FastbootError.self) { try session.download([1, 2, 3, 4]) }
        #expect(session.isBroken && !session.canMend)
        #expect(throws: FastbootError.self) { try session.getvar("product") }
        #expect(phone.heard == ["download:00000004"])
    }
}
