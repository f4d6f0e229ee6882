import Transport

extension FastbootSession {
    /// Sends `count` bytes into the phone's memory.
    ///
    /// - Parameters:
    ///   - count: in bytes, 1 or more, and no more than the phone's `max-download-size`.
    ///   - progress: is told how many bytes have been handed on so far; at most a few buffers of them are still on
    ///     their way.
    ///   - source: fills the buffer it is given from the front and says how many bytes it put there, at least one.
    /// - Throws: ``FastbootError/rejected(command:reason:kind:)`` when the phone does not want them, which leaves the
    ///   session usable if it came before the data; ``FastbootError/sizeMismatch(command:asked:offered:)`` when it
    ///   announces another size, in which case nothing is sent. A failure in the data phase ends the session: the phone
    ///   waits for the rest.
    @discardableResult
    public func download(
        _ count: UInt32, progress: ((UInt64) -> Void)? = nil,
        from source: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws(FastbootError) -> Answer {
        let command = FastbootCommand.download(count)
        let offered = try offer(command)
        guard offered == count else {
            let error = lose(
                .sizeMismatch(command: command.description, asked: UInt64(count), offered: UInt64(offered)))
            abandonData()
            throw error
        }
        var handed: UInt64 = 0
        do {
            try unsafe transport.sendPayload(UInt64(count), stall: limits.stall) { buffer in
                let given = try unsafe source(buffer)
                if given > 0 {
                    handed += UInt64(given)
                    progress?(handed)
                }
                return given
            }
        } catch { throw brokenOff(command, error) }
        return try finish(command, within: limits.scaled(FastbootCommand.acknowledgement(of: count)))
    }

    /// Sends bytes that are in memory.
    @discardableResult
    public func download(_ bytes: [UInt8]) throws(FastbootError) -> Answer {
        guard let count = UInt32(exactly: bytes.count) else {
            throw .badArgument("download", why: "\(bytes.count) bytes are more than 32 bits can announce")
        }
        var done = 0
        return try unsafe download(count) { buffer in
            let size = min(buffer.count, bytes.count - done)
            unsafe buffer.copyBytes(from: bytes[done..<done + size])
            done += size
            return size
        }
    }

    /// Receives what `upload` or `fetch` gives.
    ///
    /// - Parameters:
    ///   - most: a phone that announces more is refused. For a `fetch` with a count the sizes must be equal.
    ///   - sink: takes the bytes in order, in pieces.
    /// - Returns: how many bytes came.
    @discardableResult
    public func upload(
        _ command: FastbootCommand = .upload, most: UInt32 = .max, to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws(FastbootError) -> UInt32 {
        switch command {
        case .upload, .fetch: break
        default: throw .badArgument(command.description, why: "it gives no data")
        }
        let offered = try offer(command)
        let exact: UInt32? = if case .fetch(_, _, let count) = command { count } else { nil }
        guard offered <= most, exact == nil || offered == exact else {
            let asked = UInt64(exact ?? most)
            let error = lose(.sizeMismatch(command: command.description, asked: asked, offered: UInt64(offered)))
            abandonData()
            throw error
        }
        do { try unsafe transport.receivePayload(UInt64(offered), stall: limits.stall, to: sink) } catch {
            throw brokenOff(command, error)
        }
        try finish(command, within: limits.scaled(command.deadline))
        return offered
    }

    /// Says the command and waits for DATA.
    private func offer(_ command: FastbootCommand) throws(FastbootError) -> UInt32 {
        try begin(command)
        let (response, _) = try conclude(command, within: limits.scaled(command.deadline))
        switch response {
        case .data(let count): return count
        case .fail(let reason): throw Self.rejection(of: command, reason)
        default: throw outOfStep(.unexpected(command: command.description, answer: response.description))
        }
    }

    /// Waits for the end of the command after its data phase.
    @discardableResult
    private func finish(_ command: FastbootCommand, within limit: Duration) throws(FastbootError) -> Answer {
        let (response, heard) = try conclude(command, within: limit)
        switch response {
        case .okay(let value): return heard.answer(value)
        case .fail(let reason): throw Self.rejection(of: command, reason)
        default: throw lose(.unexpected(command: command.description, answer: response.description))
        }
    }

    /// The data phase broke off. A phone that gave up in the middle may have said why: its words are better than "timed
    /// out".
    private func brokenOff(_ command: FastbootCommand, _ error: TransportError) -> FastbootError {
        let lost = lose(.transport(error))
        switch error {
        case .timedOut, .disconnected: break
        default: return lost
        }
        for _ in 0..<16 {
            guard let packet = try? transport.receive(within: limits.scaled(.seconds(1))) else { break }
            guard case .fail(let reason)? = try? Response(packet: packet) else { continue }
            return lose(Self.rejection(of: command, reason))
        }
        return lost
    }
}
