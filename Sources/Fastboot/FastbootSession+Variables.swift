extension FastbootSession {
    /// Asks for one variable.
    ///
    /// - Returns: nil when the phone does not know it. Bootloaders say that with FAIL and many texts, old ones with an
    ///   empty OKAY, so neither can be told from a refusal; ``run(_:within:)`` shows the words.
    public func getvar(_ name: String) throws(FastbootError) -> Variable? {
        let answer: Answer
        do { answer = try run(.getvar(name)) } catch {
            if case .rejected = error { return nil }
            throw error
        }
        let variable = Variable(answer.value)
        return variable.trimmed.isEmpty ? nil : variable
    }

    /// The same, for variables that can be done without: where the phone says something that is no answer, it is listened to until it is
    /// quiet, and has to show that it is still in step.
    public func getvarOrNothing(_ name: String) throws(FastbootError) -> Variable? {
        do { return try getvar(name) } catch {
            guard case .malformed = error else { throw error }
            try regainStep()
            return nil
        }
    }

    /// Asks for all variables that the phone lists.
    ///
    /// The lines are the answer, so they are not told as messages.
    ///
    /// A list that the phone breaks off with FAIL (AOSP's fastbootd does, where the battery cannot be read, and goes on with it), or with
    /// what is no answer (U-Boot's `MORE`), counts as far as it came, after the phone has shown that it is still in step.
    ///
    /// - Returns: values without the spaces around them, by name: `partition-size:boot_a`, `product`. Order and
    ///   completeness are the phone's; a variable that is missing may still be answered when asked for by itself.
    /// - Throws: ``FastbootError/rejected(command:reason:kind:)`` where the phone listed nothing at all.
    public func variables() throws(FastbootError) -> [String: String] {
        tellsMessages = false
        defer { tellsMessages = true }
        let command = FastbootCommand.getvar("all")
        try begin(command)
        let response: Response
        let heard: Heard
        do throws(FastbootError) {
            (response, heard) = try conclude(command, within: limits.scaled(command.deadline))
        } catch {
            guard case .malformed = error else { throw error }
            try regainStep()
            return [:]
        }
        switch response {
        case .okay: break
        case .fail(let reason):
            try regainStep(hasListed: heard.messages > 0)
            guard heard.messages > 0 else { throw Self.rejection(of: command, reason) }
        default: throw lose(.unexpected(command: command.description, answer: response.description))
        }
        let answer = heard.answer("")
        return VariableListing.parse(answer.infos + answer.text.split { $0.isNewline }.map(String.init))
    }

    /// Listens until the phone is quiet, after it has said something that its command should not have ended with, and checks that it is in
    /// step: it still answers what it has answered before.
    /// - Parameter hasListed: whether it said anything before. A plain refusal, with nothing before it and nothing behind it, needs no proof.
    /// - Throws: ``FastbootError/unexpected(command:answer:)`` where it does not.
    public func regainStep(hasListed: Bool = true) throws(FastbootError) {
        guard try listen(for: limits.listQuiet) > 0 || hasListed else { return }
        guard let known else { return try confirmInStep("product", try getvar("product")) }
        let answer = try run(.getvar(known.name))
        guard answer.value == known.value else {
            throw outOfStep(.unexpected(command: "getvar:\(known.name)", answer: "OKAY\(answer.value)"))
        }
    }
}
