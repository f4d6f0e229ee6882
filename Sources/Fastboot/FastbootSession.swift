import Transport

/// A conversation with one phone: one command at a time, each ended before the next begins.
///
/// One thread uses a session; calls block it. After a failure that leaves the conversation in doubt the session is
/// broken and refuses every further command with a sentence that names the cause. ``synchronize()`` mends it where that
/// is possible.
public final class FastbootSession {
    /// Why a session refuses.
    enum Fault {
        /// An answer is missing or too many; listening until the phone is quiet mends it.
        case outOfStep(String)
        /// The phone is gone, or it waits for data that will not come. Only a new connection helps.
        case lost(String)

        var why: String {
            switch self {
            case .outOfStep(let why), .lost(let why): why
            }
        }
    }

    /// The pipe to the phone. Closing it is the owner's business.
    public let transport: any Transport
    /// The limits that this session keeps to.
    public var limits: FastbootLimits
    private let onMessage: ((Message) -> Void)?
    private var fault: Fault?
    private var isFresh = true
    /// What had to be done for the connection so far, in order.
    public internal(set) var remedies: [LinkRemedy] = []
    /// False while lines come that are an answer.
    var tellsMessages = true

    /// Begins a conversation. Nothing is sent; before the first command the session listens for answers that an earlier
    /// program left behind, and forgets them.
    ///
    /// - Parameter onMessage: is told each INFO and TEXT as it comes, on the thread of the call.
    public init(
        _ transport: any Transport, limits: FastbootLimits = FastbootLimits(), onMessage: ((Message) -> Void)? = nil
    ) {
        self.transport = transport
        self.limits = limits
        self.onMessage = onMessage
    }

    /// Whether the session refuses further commands.
    public var isBroken: Bool { fault != nil }
    /// Whether ``synchronize()`` can make a broken session usable again.
    public var canMend: Bool { if case .lost? = fault { false } else { true } }
    /// Why the session is broken, as a sentence. Nil when it is not.
    public var faultDescription: String? { fault?.why }

    /// Says one command without a data phase and waits for its end.
    ///
    /// - Parameter limit: how long the phone may be silent; ``FastbootCommand/deadline`` when nil.
    /// - Returns: what came with OKAY, and the INFO lines before it.
    /// - Throws: ``FastbootError/rejected(command:reason:kind:)`` for FAIL, which leaves the session usable; every
    ///   other error after the command was sent breaks it.
    @discardableResult
    public func run(_ command: FastbootCommand, within limit: Duration? = nil) throws(FastbootError) -> Answer {
        guard !command.hasDataPhase else {
            throw .badArgument(command.description, why: "it moves data, which needs a call of its own")
        }
        try begin(command)
        let (response, heard) = try conclude(command, within: limit ?? limits.scaled(command.deadline))
        switch response {
        case .okay(let value): return heard.answer(value)
        case .fail(let reason): throw Self.rejection(of: command, reason)
        default: throw lose(.unexpected(command: command.description, answer: response.description))
        }
    }

    /// Writes the last download to a partition. Have it sent with ``download(_:progress:from:)`` first.
    @discardableResult
    public func flash(_ partition: String) throws(FastbootError) -> Answer {
        try run(.flash(partition))
    }

    /// Listens until the phone is quiet, forgets what it said, and mends a session that was out of step.
    ///
    /// - Returns: how many packets were forgotten.
    /// - Throws: ``FastbootError/broken(command:because:)`` when only a new connection helps.
    @discardableResult
    public func synchronize() throws(FastbootError) -> Int {
        if case .lost(let why)? = fault { throw .broken(command: "synchronize", because: why) }
        var forgotten = 0
        while forgotten < limits.messages {
            do { _ = try transport.receive(within: limits.quiet) } catch {
                guard case .timedOut = error else { throw lose(.transport(error)) }
                fault = nil
                isFresh = false
                return forgotten
            }
            forgotten += 1
        }
        throw lose(.endless(command: "synchronize", messages: forgotten))
    }

    /// The phone has forgotten what was said before.
    func startAfresh() {
        fault = nil
        isFresh = true
    }

    // MARK: The pieces that every command is made of

    /// Sends the command.
    func begin(_ command: FastbootCommand) throws(FastbootError) {
        let packet = try command.encode(limit: limits.commandLength)
        if let fault { throw .broken(command: command.description, because: fault.why) }
        if isFresh { try synchronize() }
        do { try transport.send(packet, within: limits.scaled(.seconds(10))) } catch { throw lose(.transport(error)) }
    }

    /// Collects INFO and TEXT until the phone says OKAY, FAIL or DATA.
    func conclude(_ command: FastbootCommand, within limit: Duration) throws(FastbootError) -> (Response, Heard) {
        let start = ContinuousClock.now
        var heard = Heard()
        while true {
            let packet: [UInt8]
            do { packet = try transport.receive(within: limit) } catch {
                guard case .timedOut = error else { throw lose(.transport(error)) }
                let silent = FastbootError.silent(command: command.description, after: limit, last: heard.last)
                throw fail(silent, command)
            }
            let response: Response
            do { response = try Response(packet: packet) } catch {
                guard case .malformed(let what) = error else { throw fail(error, command) }
                throw fail(.malformed("\(what), in answer to \"\(command)\""), command)
            }
            switch response {
            case .info(let line):
                heard.add(info: line)
                if tellsMessages { onMessage?(.info(line)) }
            case .text(let text):
                heard.add(text: text)
                if tellsMessages { onMessage?(.text(text)) }
            default: return (response, heard)
            }
            guard heard.messages <= limits.messages, heard.size <= Heard.room,
                ContinuousClock.now - start <= limits.longest
            else { throw fail(.endless(command: command.description, messages: heard.messages), command) }
        }
    }

    static func rejection(of command: FastbootCommand, _ reason: String) -> FastbootError {
        var kind = Rejection(reason: reason)
        // Some bootloaders have one text for unknown commands and unknown variables.
        if case .getvar = command, kind == .unknownCommand { kind = .unknownVariable }
        return .rejected(command: command.description, reason: reason, kind: kind)
    }

    /// Breaks the session for an error after which it can be mended.
    func outOfStep(_ error: FastbootError) -> FastbootError {
        if fault == nil { fault = .outOfStep(error.description) }
        return error
    }

    /// Breaks the session for good.
    func lose(_ error: FastbootError) -> FastbootError {
        fault = .lost(error.description)
        return error
    }

    /// An answer is missing or makes no sense: around a data phase nobody knows what the phone waits for.
    private func fail(_ error: FastbootError, _ command: FastbootCommand) -> FastbootError {
        command.hasDataPhase ? lose(error) : outOfStep(error)
    }
}
