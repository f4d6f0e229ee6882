import Fastboot
import Synchronization
import Testing
import Transport

/// A pipe that plays one script until its port is reset, and another one from then on.
private final class ResettablePhone: Transport {
    let address = PhoneAddress.usb("1-2")
    private let scripts: [ScriptedTransport]
    private let done = Mutex<[LinkRemedy]>([])
    private let known: [LinkRemedy]

    init(_ scripts: [String], knows known: [LinkRemedy] = [.portReset, .smallTransfers]) throws {
        self.scripts = try scripts.map { try ScriptedTransport($0) }
        self.known = known
    }

    private var current: ScriptedTransport {
        scripts[min(remedies.count { $0 == .portReset }, scripts.count - 1)]
    }
    var remedies: [LinkRemedy] { done.withLock { $0 } }
    var unplayed: [String] { scripts.flatMap(\.unplayed) }

    func send(_ packet: [UInt8], within limit: Duration) throws(TransportError) {
        try current.send(packet, within: limit)
    }
    func receive(within limit: Duration) throws(TransportError) -> [UInt8] { try current.receive(within: limit) }
    func sendPayload(
        _ count: UInt64, stall: Duration, from source: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws(TransportError) { throw .closed }
    func receivePayload(
        _ count: UInt64, stall: Duration, to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws(TransportError) { throw .closed }
    func apply(_ remedy: LinkRemedy) throws(TransportError) -> Bool {
        guard known.contains(remedy) else { return false }
        done.withLock { $0.append(remedy) }
        return true
    }
    func close() {}
}

@Suite("the ladder: a first question whose answer is lost") struct LadderTests {
    private static let inStep = "> getvar:serialno\n< OKAY4c1b\n> getvar:product\n< OKAYliuqin"

    @Test("one that is answered is asked once") func once() throws {
        let phone = try ResettablePhone(["> getvar:product\n< OKAYliuqin"])
        let session = FastbootSession(phone)
        #expect(try session.reach("product")?.raw == "liuqin")
        #expect(session.remedies.isEmpty && phone.unplayed.isEmpty)
    }

    @Test("asked again, and two more questions show that the answers are not late ones") func again() throws {
        let phone = try ResettablePhone(["> getvar:product\n> getvar:product\n< OKAYliuqin\n" + Self.inStep])
        let session = FastbootSession(phone)
        #expect(try session.reach("product")?.raw == "liuqin")
        #expect(session.remedies.isEmpty && phone.unplayed.isEmpty && !session.isBroken)
    }

    @Test("a late answer to the first is not taken for one to the second", arguments: ["OKAYliuqin", "FAILbusy"])
    func late(answer: String) throws {
        let late = "> getvar:product\n> getvar:product\n< \(answer)\n> getvar:serialno\n< \(answer)"
        let phone = try ResettablePhone([late])
        let session = FastbootSession(phone)
        let error = try #require(throws: FastbootError.self) { try session.reach("product") }
        #expect("\(error)".contains("getvar:serialno"), "\(error)")
        #expect(session.isBroken && session.remedies.isEmpty)
    }

    @Test("a phone that takes questions for data speaks after a reset of its port") func reset() throws {
        let silent = "> getvar:product\n> getvar:product"
        let phone = try ResettablePhone([silent, "> getvar:product\n< OKAYliuqin\n" + Self.inStep])
        let session = FastbootSession(phone)
        #expect(try session.reach("product")?.raw == "liuqin")
        #expect(session.remedies == [.portReset] && phone.unplayed.isEmpty && !session.isBroken)
    }

    @Test("one that stays silent is asked three times in all, twice without a port to reset", arguments: [true, false])
    func silent(hasPort: Bool) throws {
        let twice = "> getvar:product\n> getvar:product"
        let phone = try ResettablePhone(
            hasPort ? [twice, "> getvar:product"] : [twice], knows: hasPort ? [.portReset] : [])
        let session = FastbootSession(phone)
        let error = try #require(throws: FastbootError.self) { try session.reach("product") }
        guard case .silent = error else { throw error }
        #expect(phone.unplayed.isEmpty && session.isBroken)
    }

    @Test("a refusal is an answer, and a phone that has gone is not asked again") func final() throws {
        let refusing = try ResettablePhone(["> getvar:product\n< FAILlast flash failed"])
        #expect(try FastbootSession(refusing).reach("product") == nil)
        let gone = try ResettablePhone(["> getvar:product\n< !disconnected"])
        let error = try #require(throws: FastbootError.self) { try FastbootSession(gone).reach("product") }
        #expect(error.isDisconnect, "\(error)")
        #expect(refusing.remedies.isEmpty && gone.remedies.isEmpty && gone.unplayed.isEmpty)
    }

    @Test("small transfers where there are such") func care() throws {
        let usb = try ResettablePhone([""])
        let session = FastbootSession(usb)
        try session.takeCare()
        #expect(session.remedies == [.smallTransfers] && usb.remedies == [.smallTransfers])
        let network = FastbootSession(try ScriptedTransport(""))
        try network.takeCare()
        #expect(network.remedies.isEmpty)
    }
}
