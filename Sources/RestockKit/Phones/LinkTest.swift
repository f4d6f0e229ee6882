import Fastboot
import Plan
import Transport

/// Tries a connection with questions alone, before anything is written over it. Some ports and hosts lose answers of phones in
/// fastboot mode; that had better show here.
public struct LinkTest {
    private let session: FastbootSession
    private let rounds: Int
    private let clock = ContinuousClock()

    public init(_ session: FastbootSession, rounds: Int = 3) {
        self.session = session
        self.rounds = rounds
    }

    /// Asks for `product` several times.
    /// - Parameter product: what the phone answered before; any other answer is an error of the link.
    /// - Returns: what was seen, also of a link that broke on the way; that shows as an error.
    public func measure(expecting product: String?) -> LinkFacts {
        var facts = topology()
        facts.isCareful = session.remedies.contains(.smallTransfers)
        facts.wasReset = session.remedies.contains(.portReset)
        for _ in 0..<rounds {
            facts.roundTrips += 1
            let start = clock.now
            let answer: Result<Variable?, FastbootError> = Result { () throws(FastbootError) in
                try session.getvar("product")
            }
            let parts = (clock.now - start).components
            let milliseconds = Int(parts.seconds) * 1000 + Int(parts.attoseconds / 1_000_000_000_000_000)
            facts.worstMilliseconds = max(facts.worstMilliseconds, milliseconds)
            if case .success(let variable) = answer, variable?.trimmed == product { continue }
            facts.errors += 1
            // A link that lost its place is not asked again: late answers would be taken for those to later questions.
            if session.isBroken { break }
        }
        return facts
    }

    /// How the phone is attached, as Linux sees it; nothing is sent.
    private func topology() -> LinkFacts {
        guard case .usb(let path) = session.transport.address else { return LinkFacts() }
        let phone = (try? attachedPhones())?.first { $0.address == session.transport.address }
        // `1-2.4` is port 4 of a hub at port 2.
        return LinkFacts(megabits: phone?.megabits, throughHub: path.contains("."))
    }
}
