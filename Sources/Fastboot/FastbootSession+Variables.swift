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

    /// Asks for all variables that the phone lists.
    ///
    /// The lines are the answer, so they are not told as messages.
    ///
    /// - Returns: values without the spaces around them, by name: `partition-size:boot_a`, `product`. Order and
    ///   completeness are the phone's; a variable that is missing may still be answered when asked for by itself.
    public func variables() throws(FastbootError) -> [String: String] {
        tellsMessages = false
        defer { tellsMessages = true }
        let answer = try run(.getvar("all"))
        return VariableListing.parse(answer.infos + answer.text.split { $0.isNewline }.map(String.init))
    }
}
