import Transport

/// One stream to one service of a recovery.
final class AdbStream {
    /// What a recovery does on an open stream.
    enum Event {
        case data([UInt8])
        case closed
    }

    /// Late messages of streams that ended before: more than this is a recovery that has lost its place.
    private static let strays = 64

    let connection: AdbConnection
    /// The service as it was asked for, for messages.
    let name: String
    private let local: UInt32
    private let remote: UInt32
    /// What came while something else was waited for.
    private var early: [Event] = []
    private var strays = 0
    private var isClosed = false

    /// Opens a stream.
    /// - Throws: ``AdbError/refused(service:)`` when the recovery knows no such service.
    init(_ service: RecoveryService, on connection: AdbConnection) throws(AdbError) {
        self.connection = connection
        name = service.name
        // AOSP's adb ends the name with a NUL. Xiaomi's recovery was seen to take it with and without; one that knows only the plain
        // name refuses the other, and nothing has happened then.
        if connection.endsNamesWithNUL {
            do throws(AdbError) {
                (local, remote) = try Self.open(service, name: service.wire + [0], on: connection)
                return
            } catch {
                guard case .refused = error else { throw error }
            }
        }
        (local, remote) = try Self.open(service, name: service.wire, on: connection)
        connection.endsNamesWithNUL = false
    }

    private static func open(
        _ service: RecoveryService, name: [UInt8], on connection: AdbConnection
    ) throws(AdbError) -> (local: UInt32, remote: UInt32) {
        let local = connection.nextStream()
        let doing = "waiting for its answer to \(service.name)"
        try connection.send([AdbMessage(.open, local, 0, payload: name)], "asking for \(service.name)")
        let deadline = Deadline(in: connection.limits.answer)
        for _ in 0..<strays {
            let message = try connection.receive(until: deadline, doing)
            switch message.command {
            case .okay where message.second == local && message.first != 0: return (local, message.first)
            // A service that was never begun has no number of the phone's (AOSP's protocol: zero, for a failed OPEN). With one it may have
            // done what it does and ended; to a question that makes no difference.
            case .close where message.second == local && message.first != 0 && service.changesPhone:
                throw .closed(doing: doing)
            case .close where message.second == local: throw .refused(service: service.name)
            // The end of an earlier stream may come late.
            case .okay, .close:
                guard message.second != local, connection.hasBeenUsed(message.second) else { fallthrough }
            case .write:
                throw .wrongStream(
                    command: message.command.word, local: message.second, remote: message.first, open: local)
            default: throw .unexpected(message.command.word, doing: doing)
            }
        }
        throw .unexpected("\(strays) messages of earlier streams", doing: doing)
    }

    /// Waits for bytes of the recovery, or for the end. Bytes have to be acknowledged before more come.
    func next(within limit: Duration, _ doing: @autoclosure () -> String) throws(AdbError) -> Event {
        if !early.isEmpty { return early.removeFirst() }
        if isClosed { return .closed }
        let deadline = Deadline(in: limit)
        while true {
            let message = try take(until: deadline, doing())
            switch message?.command {
            case .write: return .data(message?.payload ?? [])
            case .close:
                isClosed = true
                return .closed
            case nil: continue
            default: throw .unexpected(message?.command.word ?? "", doing: doing())
            }
        }
    }

    /// Says that the last bytes were taken.
    func acknowledge() throws(AdbError) {
        try connection.send([AdbMessage(.okay, local, remote)], "acknowledging")
    }

    /// Sends bytes, in as many messages as the recovery needs, and waits until it has taken each.
    /// - Parameter acknowledging: also says that the last bytes of the recovery were taken, in one go with the last message.
    func write(_ bytes: [UInt8], acknowledging: Bool, _ doing: @autoclosure () -> String) throws(AdbError) {
        var done = 0
        while done < bytes.count {
            guard !isClosed else { throw .closed(doing: doing()) }
            let count = min(connection.peerMaxData, bytes.count - done)
            let isLast = done + count == bytes.count
            let piece = done == 0 && isLast ? bytes : Array(bytes[done..<done + count])
            var row = [AdbMessage(.write, local, remote, payload: piece)]
            if isLast, acknowledging { row.append(AdbMessage(.okay, local, remote)) }
            try connection.send(row, doing())
            try waitForOkay(doing())
            done += count
        }
    }

    /// Closes from this side and waits a moment for the other to agree. What goes wrong here changes nothing any more.
    func close() {
        if isClosed {
            try? connection.send([AdbMessage(.close, local, remote)], "closing")
            return
        }
        isClosed = true
        guard (try? connection.send([AdbMessage(.close, local, remote)], "closing")) != nil else { return }
        let deadline = Deadline(in: connection.limits.goodbye)
        for _ in 0..<Self.strays {
            guard let message = try? connection.receive(until: deadline, "closing"), message.command != .close else {
                return
            }
        }
    }

    private func waitForOkay(_ doing: @autoclosure () -> String) throws(AdbError) {
        let deadline = Deadline(in: connection.limits.stall)
        while true {
            let message = try take(until: deadline, doing())
            switch message?.command {
            case .okay: return
            case .write:
                // Its next question may overtake the acknowledgement of the last answer. It may not ask twice.
                guard early.isEmpty else { throw .unexpected("a second WRTE", doing: doing()) }
                early.append(.data(message?.payload ?? []))
            case .close:
                // A recovery that has its verdict need not take the rest.
                guard !early.isEmpty else { throw .closed(doing: doing()) }
                isClosed = true
                return
            case nil: continue
            default: throw .unexpected(message?.command.word ?? "", doing: doing())
            }
        }
    }

    /// One message of this stream; nil for a late one of an earlier stream.
    private func take(until deadline: Deadline, _ doing: @autoclosure () -> String) throws(AdbError) -> AdbMessage? {
        let message = try connection.receive(until: deadline, doing())
        switch message.command {
        case .okay, .write, .close:
            // A CLSE may name no stream of its own: so does AOSP when the service failed.
            if message.second == local, message.first == remote || message.command == .close && message.first == 0 {
                return message
            }
            guard message.command != .write, message.second != local, connection.hasBeenUsed(message.second),
                strays < Self.strays
            else {
                throw .wrongStream(
                    command: message.command.word, local: message.second, remote: message.first, open: local)
            }
            strays += 1
            return nil
        default: return message
        }
    }
}
