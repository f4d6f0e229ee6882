import Recovery
import Transport

extension Failure {
    /// Words for a recovery that could not be talked to. Nothing has been changed on the phone.
    /// - Parameter more: what else it may be.
    init(recovery error: AdbError, address: PhoneAddress, doing: String, more: String? = nil) {
        self.init(
            .failed, "The phone at \(address) was \(doing), and that failed: \(error).",
            next: [Self.advice(error), more].compactMap(\.self).joined(separator: " "),
            restarts: Self.restarts(error))
    }

    /// Whether that advice starts the phone anew. One that sleeps is there, and is woken.
    private static func restarts(_ error: AdbError) -> Bool {
        switch error {
        case .silent, .startedPhone, .refused, .source: false
        default: true
        }
    }

    /// What to do about it.
    /// - Parameter hasMet: whether it is known already that a recovery is there.
    static func advice(_ error: AdbError, hasMet: Bool = false) -> String {
        switch error {
        case .silent:
            "Wake the phone and keep its screen on: a recovery whose screen sleeps does not answer. Then run the same command again."
        case .gone: "Connect the cable again, start the recovery once more (Connect with MIAssistant), and try again."
        case .startedPhone: "Allow USB debugging on its screen and use `restock status`, or start its recovery."
        case .refused: "Choose \"Connect with MIAssistant\" in the phone's recovery; other recoveries do not know this."
        case .source: "Is the file still there and unchanged? Then run the same command again."
        case .badHeader where !hasMet, .transport(.malformed) where !hasMet:
            "Is a phone in its recovery at that address? adb: is for recoveries, tcp: for fastboot."
        default: "Replug the phone, start its recovery once more (Connect with MIAssistant), and try again."
        }
    }
}
