import Fastboot
import Synchronization
import Testing
import Transport

/// A pipe that notes how long it was listened to, and answers every command.
private final class ListeningPipe: Transport {
    let address = PhoneAddress.usb("1-2")
    let startsEmpty: Bool
    let speaksOnlyWhenAsked: Bool
    private let state: Mutex<(waits: [Duration], answers: [[UInt8]], stalls: Int)>

    init(startsEmpty: Bool = false, speaksOnlyWhenAsked: Bool = false, leftovers: [[UInt8]] = [], stalls: Int = 0) {
        self.startsEmpty = startsEmpty
        self.speaksOnlyWhenAsked = speaksOnlyWhenAsked
        state = Mutex(([], leftovers, stalls))
    }

    var waits: [Duration] { state.withLock { $0.waits } }

    func send(_ packet: [UInt8], within limit: Duration) throws(TransportError) {
        state.withLock { $0.answers.append(Array("OKAYliuqin".utf8)) }
    }

    func receive(within limit: Duration) throws(TransportError) -> [UInt8] {
        enum Found {
            case answer([UInt8])
            case stall, nothing
        }
        let found: Found = state.withLock { state in
            if state.stalls > 0 {
                state.stalls -= 1
                return .stall
            }
            if !state.answers.isEmpty { return .answer(state.answers.removeFirst()) }
            state.waits.append(limit)
            return .nothing
        }
        switch found {
        case .answer(let packet): return packet
        case .stall: throw .io("a transfer", code: "LIBUSB_TRANSFER_STALL")
        case .nothing: throw .timedOut("waiting for an answer", after: limit)
        }
    }

    func sendPayload(
        _ count: UInt64, stall: Duration, from source: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws(TransportError) { throw .closed }
    func receivePayload(
        _ count: UInt64, stall: Duration, to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws(TransportError) { throw .closed }
    func close() {}
}

@Suite("how long a session listens before its first command") struct QuietTests {
    private func waits(_ pipe: ListeningPipe, expects: Bool = true) throws -> [Duration] {
        let session = FastbootSession(pipe)
        session.expectsLeftovers = expects
        #expect(try session.getvar("product")?.raw == "liuqin")
        return pipe.waits
    }

    @Test("not at all where a new connection is empty, or listening is a question") func network() throws {
        #expect(try waits(ListeningPipe(startsEmpty: true)) == [])
        #expect(try waits(ListeningPipe(startsEmpty: true, speaksOnlyWhenAsked: true)) == [])
    }

    @Test("on a cable: a look, and longer where something may have been left") func cable() throws {
        #expect(try waits(ListeningPipe(), expects: false) == [.milliseconds(2)])
        #expect(try waits(ListeningPipe()) == [.milliseconds(20)])
    }

    @Test("a look that finds something, or an endpoint that was halted, is followed by listening") func found() throws {
        let stale = ListeningPipe(leftovers: [Array("OKAYstale".utf8)])
        #expect(try waits(stale, expects: false) == [.milliseconds(20)])
        #expect(try waits(ListeningPipe(stalls: 1), expects: false) == [.milliseconds(20)])
    }
}
