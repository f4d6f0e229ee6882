import Fastboot
import Recovery
import RestockKit
import Transport

/// Where a phone is found.
enum Spot: Equatable {
    /// On a port of this computer's loopback address.
    case network(UInt16)
    /// On a real bus, by its serial number.
    case bus(serial: String)

    var isBus: Bool { if case .bus = self { true } else { false } }
}

/// The way to a phone, with what goes wrong on this side of it.
struct Line {
    let spot: Spot
    var fault: TransportFault?
    /// True makes every deadline short.
    var isHasty = false

    /// Opens it for the language of fastboot.
    func fastboot() throws(Failure) -> FastbootSession {
        FastbootSession(try open([.fastboot, .fastbootd]), limits: fastbootLimits)
    }

    /// Opens it for a recovery's ADB, and asks who is there.
    func recovery() throws(Failure) -> RecoverySession {
        let transport = try open([.adb])
        guard let session = try RecoverySession.open(on: transport, limits: adbLimits) else {
            throw Failure(.noPhone, "a started phone answers", next: "Start its recovery.")
        }
        return session
    }

    var fastbootLimits: FastbootLimits {
        var limits = FastbootLimits()
        guard isHasty else { return limits }
        limits.deadlineScale = spot.isBus ? 0.06 : 0.02
        limits.stall = .milliseconds(spot.isBus ? 1000 : 300)
        limits.messages = 1000
        return limits
    }

    var adbLimits: AdbLimits {
        guard isHasty else { return AdbLimits() }
        let wait = Duration.milliseconds(spot.isBus ? 1500 : 500)
        return AdbLimits(
            connect: wait, hello: wait / 2, answer: wait, stall: wait, format: wait, install: wait,
            quiet: .milliseconds(20), goodbye: wait / 4)
    }

    private func open(_ modes: Set<AttachedPhone.Mode>) throws(Failure) -> any Transport {
        let inner: any Transport
        do throws(TransportError) {
            switch spot {
            case .network(let port) where modes == [.adb]: inner = try StreamTransport(host: "127.0.0.1", port: port)
            case .network(let port): inner = try TCPTransport(host: "127.0.0.1", port: port)
            case .bus(let serial): inner = try openUSB(Self.look(for: serial, modes))
            }
        } catch {
            throw Failure(.noPhone, "\(error)", next: "`restock devices` lists what is seen.")
        }
        return fault.map { FaultyTransport(inner, fault: $0) } ?? inner
    }

    /// The phone of that number, as soon as it is on the bus.
    private static func look(for serial: String, _ modes: Set<AttachedPhone.Mode>) throws(TransportError)
        -> AttachedPhone
    {
        for _ in 0..<100 {
            if let phone = try attachedPhones().first(where: { $0.serial == serial && modes.contains($0.mode) }) {
                return phone
            }
            pause(100)
        }
        throw .notFound(serial)
    }
}
