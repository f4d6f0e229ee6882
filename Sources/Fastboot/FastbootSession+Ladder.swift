import Transport

extension FastbootSession {
    /// Asks a question, and where its answer is lost mends the connection and asks again: first as it is, then after a reset of the port
    /// where there is one. For the first questions of a connection; nothing but questions is ever asked twice.
    ///
    /// - Returns: as ``getvar(_:)``.
    /// - Throws: what the last attempt came to. ``FastbootError/unexpected(command:answer:)`` where the phone answers again, and each time
    ///   to the question before: nothing it says can be trusted then.
    public func reach(_ name: String) throws(FastbootError) -> Variable? {
        var last: FastbootError
        do { return try getvar(name) } catch {
            guard error.isLoss else { throw error }
            last = error
        }
        for remedy in [nil, LinkRemedy.portReset] {
            if let remedy {
                guard try mend(remedy) else { continue }
            } else {
                guard canMend else { continue }
                try synchronize()
            }
            do {
                let answer = try getvar(name)
                try confirmInStep(name, answer)
                return answer
            } catch {
                guard error.isLoss else { throw error }
                last = error
            }
        }
        throw last
    }

    /// From here on payloads travel in small transfers, where the transport has such a thing.
    public func takeCare() throws(FastbootError) {
        do throws(TransportError) {
            if try transport.apply(.smallTransfers) { remedies.append(.smallTransfers) }
        } catch {
            throw lose(.transport(error))
        }
    }

    /// - Returns: false where this transport has no such remedy.
    private func mend(_ remedy: LinkRemedy) throws(FastbootError) -> Bool {
        do throws(TransportError) {
            guard try transport.apply(remedy) else { return false }
        } catch {
            throw lose(.transport(error))
        }
        remedies.append(remedy)
        startAfresh()
        return true
    }

    /// The phone waits for bytes, or is about to send some, that nobody agreed on: every command would be taken for them, and met with
    /// silence. Where the port can be reset, or the conversation begun anew, the phone forgets that, and the session goes on.
    func abandonData() {
        for remedy in [LinkRemedy.freshStart, .portReset] {
            // One that fails leaves the session as it is: lost.
            guard (try? transport.apply(remedy)) == true else { continue }
            if remedy == .portReset { remedies.append(remedy) }
            return startAfresh()
        }
    }

    /// A late answer to the first attempt would be taken for that to the second, and each answer from then on for that to the question
    /// before it. Two questions with other answers show it.
    func confirmInStep(_ name: String, _ answer: Variable?) throws(FastbootError) {
        for other in ["serialno", name] {
            let found = try getvar(other)
            guard (found?.trimmed == answer?.trimmed) == (other == name) else {
                throw outOfStep(.unexpected(command: "getvar:\(other)", answer: "OKAY\(found?.raw ?? "")"))
            }
        }
    }
}

extension FastbootError {
    /// Whether an answer, or the connection, was lost: what another attempt, cable, port or pace may mend. A refusal is none.
    public var isLoss: Bool {
        switch self {
        case .silent, .malformed, .surplus, .transport(.timedOut), .transport(.io), .transport(.malformed): true
        default: false
        }
    }
}
