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
    /// Whether an earlier program may have left answers in the pipe: a run that was broken off is known, or nothing is known at all. False
    /// takes no more than a look.
    public var expectsLeftovers = true
    /// The last command that was sent, for messages.
    private var last = "the command before"
    /// A variable that the phone has answered, to tell later whether it is still in step.
    var known: (name: String, value: String)?
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
        case .okay(let value):
            note(command, value)
            return heard.answer(value)
        case .fail(let reason):
            // Some phones go on with the list, and end it with OKAY.
            if command == .getvar("all") { try regainStep(hasListed: heard.messages > 0) }
            throw Self.rejection(of: command, reason)
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
    public func synchronize() throws(FastbootError) -> Int { try listen(for: limits.quiet) }

    /// ``synchronize()`` with another silence. Over UDP, where listening is a question, the conversation begins anew in its place.
    func listen(for silence: Duration) throws(FastbootError) -> Int {
        if case .lost(let why)? = fault { throw .broken(command: "synchronize", because: why) }
        if transport.speaksOnlyWhenAsked {
            do throws(TransportError) { _ = try transport.apply(.freshStart) } catch { throw lose(.transport(error)) }
            startAfresh()
            isFresh = false
            return 0
        }
        var silence = silence
        var forgotten = 0
        var hasStalled = false
        let start = ContinuousClock.now
        while forgotten < limits.messages, ContinuousClock.now - start <= limits.patience {
            do { _ = try transport.receive(within: silence) } catch {
                switch error {
                case .timedOut:
                    fault = nil
                    isFresh = false
                    return forgotten
                case .io where !hasStalled:
                    // An endpoint that was halted before works again now.
                    hasStalled = true
                    silence = max(silence, limits.quiet)
                    continue
                default: throw lose(.transport(error))
                }
            }
            silence = max(silence, limits.quiet)
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
        if isFresh {
            if transport.startsEmpty {
                isFresh = false
            } else {
                _ = try listen(for: expectsLeftovers ? limits.quiet : limits.glance)
            }
        } else {
            try refuseSurplus(before: command)
        }
        do { try transport.send(packet, within: limits.scaled(.seconds(10))) } catch { throw lose(.transport(error)) }
        last = command.description
    }

    /// Looks for an answer that nobody waits for any more, and names it. Taken for the answer to the next command it would make each later
    /// one late by one. Over USB that look takes a millisecond, so it is for commands that change the phone.
    private func refuseSurplus(before command: FastbootCommand) throws(FastbootError) {
        guard command.changesPhone || transport.startsEmpty else { return }
        for _ in 0..<limits.messages {
            let packet: [UInt8]?
            do { packet = try transport.receiveIfReady() } catch { throw lose(.transport(error)) }
            guard let packet else { return }
            switch try? Response(packet: packet) {
            case .info(let line): onMessage?(.info(line))
            case .text(let text): onMessage?(.text(text))
            case let answer:
                let words = answer?.description ?? printable(packet.prefix(32))
                throw outOfStep(.surplus(command: last, answer: words))
            }
        }
        throw lose(.endless(command: last, messages: limits.messages))
    }

    /// Remembers an answer that does not change.
    private func note(_ command: FastbootCommand, _ value: String) {
        guard case .getvar(let name) = command, ["product", "serialno"].contains(name), !value.isEmpty else { return }
        known = (name, value)
    }

    /// Collects INFO and TEXT until the phone says OKAY, FAIL or DATA.
    func conclude(_ command: FastbootCommand, within limit: Duration) throws(FastbootError) -> (Response, Heard) {
        let start = ContinuousClock.now
        let longest = min(limits.longest, command.longest)
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
                ContinuousClock.now - start <= longest
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
