import Transport

extension AdbConnection {
    /// The most bytes of a short answer; real ones have less than a hundred.
    private static let longestAnswer = 64 * 1024

    /// Asks the recovery for something about itself.
    /// - Returns: its answer without white space and NUL around it; nil where it does not know the question, or says nothing.
    public func read(_ read: RecoveryRead) throws(AdbError) -> String? {
        do throws(AdbError) {
            let text = try answer(to: .read(read), within: limits.answer)
            return text.isEmpty ? nil : text
        } catch {
            guard case .refused = error else { throw error }
            return nil
        }
    }

    /// Has the recovery erase the owner's data, and waits until it has.
    /// - Returns: its words at the end, if it has any.
    public func formatData() throws(AdbError) -> String {
        try answer(to: .formatData, within: limits.format)
    }

    /// Restarts the phone. It may be gone before it has answered: that is what a restart looks like.
    public func reboot() throws(AdbError) {
        do throws(AdbError) {
            _ = try answer(to: .reboot, within: limits.answer)
        } catch {
            switch error {
            // Gone before the word went out is another matter.
            case .gone(let doing) where !doing.hasPrefix("asking"): return
            case .closed: return
            default: throw error
            }
        }
    }

    /// Everything that a service says until it closes its stream.
    private func answer(to service: RecoveryService, within limit: Duration) throws(AdbError) -> String {
        let stream = try AdbStream(service, on: self)
        var bytes: [UInt8] = []
        var messages = 0
        while true {
            switch try stream.next(within: limit, "waiting for the end of \(service.name)") {
            case .closed:
                stream.close()
                return printable(Self.trimmed(bytes))
            case .data(let piece):
                bytes += piece
                messages += 1
                guard bytes.count <= Self.longestAnswer, messages <= 1024 else {
                    throw .tooMuch(service: service.name, bytes: bytes.count)
                }
                try stream.acknowledge()
            }
        }
    }

    /// Without spaces, line ends and NULs around it.
    static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0 || byte == 0x20 || (9...13).contains(byte) }
        let rest = bytes.drop(while: isBlank)
        return rest.lastIndex { !isBlank($0) }.map { rest[...$0] } ?? []
    }
}
