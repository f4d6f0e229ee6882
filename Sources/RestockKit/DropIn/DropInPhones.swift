import Fastboot
import Glibc
import Journal
import Transport

/// Waits for the phone that a command line means, says what is seen meanwhile, and opens it.
public struct DropInPhones: Sendable {
    let name: PhoneAddress?
    /// How a person named it.
    let shown: String
    /// How long a phone is waited for.
    let patience: Duration
    /// Phones on the network that could be meant where none is named.
    let remembered: [PhoneAddress]
    /// Where other restock processes say which phones they hold.
    let locks: StatePlace?
    let say: @Sendable (String) -> Void

    /// How long nothing is said.
    private static let grace = Duration.seconds(1)

    /// - Parameters:
    ///   - shown: the name as given; `any device` where there is none.
    ///   - remembered: phones on the network that are looked for beside those on the bus where none is named.
    ///   - locks: where other restock processes say which phones they hold.
    ///   - say: is told each text for standard error; it may want folding.
    public init(
        _ name: PhoneAddress?, shown: String, patience: Duration, remembered: [PhoneAddress] = [],
        locks: StatePlace? = nil, say: @escaping @Sendable (String) -> Void
    ) {
        self.name = name
        self.shown = shown
        self.patience = patience
        self.remembered = remembered
        self.locks = locks
        self.say = say
    }

    /// Opens the phone, as soon as it is there.
    ///
    /// A phone that another restock holds is not waited for: what a script is about to say to it would come right after a flash that was
    /// stopped, and could be a restart.
    /// - Throws: ``DropInError/stopped(_:)`` where several phones are there and none is named, ``DropInError/refused(_:next:)`` where
    ///   another restock holds it, ``DropInError/nobody(_:)`` after the patience has ended.
    public func open(onMessage: @escaping @Sendable (Message) -> Void) throws(DropInError) -> FastbootSession {
        let start = ContinuousClock.now
        let notice = WaitingNotice(of: shown, patience: patience, hint: hint, say: say)
        defer { notice.end() }
        var said: Set<String> = []
        while true {
            let why: String
            do throws(Failure) {
                guard let address = try find() else { throw Failure(.noPhone, seen(), next: "") }
                if let holder = held(address) { throw holder }
                let session = try connect(to: address, onMessage: onMessage)
                session.expectsLeftovers = wasBrokenOff(address)
                return session
            } catch {
                guard error.outcome != .refused else { throw .refused(error.sentence, next: error.next) }
                guard error.outcome != .usage else { throw .stopped(error.sentence) }
                why = error.sentence + (error.outcome == .failed ? " \(error.next)" : "")
            }
            // A phone that restarts is back in a moment.
            if ContinuousClock.now - start > Self.grace, said.insert(why).inserted {
                notice.give()
                say(why)
            }
            guard ContinuousClock.now - start < patience else {
                throw .nobody("no phone after \(patience.components.seconds) s of waiting for \(shown). \(why)")
            }
            usleep(200_000)
        }
    }

    /// An address without its kind is taken for a serial number, as AOSP's does.
    private var hint: String? {
        guard case .serial(let serial)? = name else { return nil }
        return PhoneFinder.network(serial).map { "On the network? Then its name says so: -s \($0)" }
    }

    /// Who is at work on it, as a refusal.
    private func held(_ address: PhoneAddress) -> Failure? {
        do throws(Failure) {
            try HeldPhone.keepAway(from: address, in: locks)
            return nil
        } catch {
            return Failure(.refused, error.sentence, next: error.next)
        }
    }

    /// Whether something that restock did with the phone there is not finished: what the phone said last may not have been read. On the
    /// network a new connection is empty.
    private func wasBrokenOff(_ address: PhoneAddress) -> Bool {
        guard case .usb = address, let runs = try? Journal.read(in: locks)?.runs(most: 20) else { return false }
        return runs.first { $0.phone.address == "\(address)" }.map { !$0.isDone } ?? false
    }

    /// The phone that is meant, among those on the bus; nil while it is not there.
    private func find() throws(Failure) -> PhoneAddress? {
        switch name {
        case .tcp?, .udp?: return name
        case .adb?: throw Failure(.usage, "\(shown) names a phone in its recovery, which speaks no fastboot.", next: "")
        case .usb?, .serial?:
            let matching = try PhoneFinder().attached().filter { phone in
                if case .serial(let serial)? = name { phone.serial == serial } else { phone.address == name }
            }.filter { $0.mode != .adb }
            guard matching.count < 2 else { throw several(matching) }
            return matching.first?.address
        case nil:
            let ready = try PhoneFinder().attached().filter { $0.mode != .adb }
            guard ready.count + remembered.count < 2 else { throw several(ready, remembered) }
            return ready.first?.address ?? remembered.first
        }
    }

    private func several(_ phones: [AttachedPhone], _ remembered: [PhoneAddress] = []) -> Failure {
        let list =
            phones.map { "\n  \($0.serial ?? "no serial number")  \($0.address)" }.joined()
            + remembered.map { "\n  \($0), connected" }.joined()
        return Failure(
            .usage, "\(phones.count + remembered.count) phones are there; name one with -s:\(list)", next: "")
    }

    /// What is on the bus in place of the phone.
    private func seen() -> String {
        guard let phones = try? PhoneFinder().attached(), !phones.isEmpty else {
            return "Seen on USB: no phone in fastboot mode."
        }
        return "Seen on USB, and not it: "
            + phones.map { "\($0.serial ?? "no serial number") at \($0.address) (\($0.mode.rawValue))" }
            .joined(separator: ", ")
    }
}
