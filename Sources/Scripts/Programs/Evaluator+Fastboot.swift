extension Evaluator {
    /// The words behind `fastboot`, without the script's own arguments that are passed on.
    private func fastbootWords(_ fields: [Field], _ line: Int) throws(ScriptError) -> [Field] {
        var fields = fields[...]
        if fields.first?.pieces == [.arguments] {
            fields.removeFirst()
        } else if fields.first?.text == "-s", let serial = fields.dropFirst().first, serial.pieces.count == 1,
            case .argument = serial.pieces[0]
        {
            fields.removeFirst(2)
        } else {
            note(line, "fastboot is not given the script's arguments: with two phones it may talk to the wrong one")
        }
        for (index, field) in fields.enumerated() {
            if field.hasGlob { throw source.unknown(line, "a name without quotes, which may name files") }
            if let unknown = field.pieces.unknown {
                throw source.unknown(line, "a word of fastboot that hangs on \(unknown)")
            }
            if let text = field.text {
                if text.hasPrefix("-") { throw source.unknown(line, "an option of fastboot") }
            } else if index != 2 {
                throw source.unknown(line, "a path where fastboot wants a name")
            }
        }
        return Array(fields)
    }

    /// A question to the phone whose answer goes somewhere.
    func fastbootOutput(_ fields: [Field], _ command: Command) throws(ScriptError) -> Output {
        let line = command.line
        let words = try fastbootWords(fields, line).map { $0.text ?? "" }
        if let refusal = Self.refusal(words) { throw source.refused(line, refusal) }
        let reading: Reading
        switch (words.first, words.count) {
        case ("getvar", 2) where isName(words[1]) && words[1] != "all":
            reading = Reading(source: .variable(words[1]))
        case ("oem", 2) where words[1] == "device-info": reading = Reading(source: .deviceInfo)
        default: throw source.unknown(line, "a pipe out of this command")
        }
        var isMerged = false
        for redirect in command.redirects {
            switch redirect {
            case .errorsToOutput: isMerged = true
            case .noInput: break
            case .discardOutput, .discardErrors, .outputToErrors: throw source.unknown(line, "a redirect of the answer")
            }
        }
        guard isMerged else { throw source.condition(line, "the answer does not reach the search without 2>&1") }
        return .stream([.reading(reading)], try ask(reading, .succeeded, line: line))
    }

    /// `fastboot` on its own: a step, or a question whose answer is only shown.
    func fastboot(_ fields: [Field], _ command: Command) throws(ScriptError) {
        let line = command.line
        guard command.input == nil else { throw source.unknown(line, "a redirect") }
        let fields = try fastbootWords(fields, line)
        let words = fields.map { $0.text ?? "" }
        if words.first == "devices", words.count == 1 { return finish(.yes) }
        if words.first == "getvar", words.count == 2 {
            guard isName(words[1]) else { throw source.unknown(line, "a variable's name") }
            if words[1] == "all" { return finish(.yes) }
            return finish(try ask(Reading(source: .variable(words[1])), .succeeded, line: line))
        }
        let isConditional = formulas.restrict(path, to: alive) != .yes
        if let refusal = Self.refusal(words) {
            // Where only some phones reach it, a gate looks at which one this is.
            guard isConditional, refusal == .disablesAntiRollback, words.contains("antirbpass") else {
                throw source.refused(line, refusal)
            }
        }
        try step(try action(fields, words, line), line)
    }

    private func action(
        _ fields: [Field], _ words: [String], _ line: Int
    ) throws(ScriptError) -> ScriptStep.Action {
        let action: ScriptStep.Action
        switch (words.first, words.count) {
        case ("flash", 3), ("flash:raw", 3):
            action = .flash(partition: words[1], image: try packagePath(fields[2].pieces, line))
        case ("erase", 2), ("format", 2): action = .erase(partition: words[1])
        case ("set_active", 2) where ["a", "b"].contains(words[1]): action = .setActive(slot: words[1])
        case ("oem", 2) where words[1] == "lock": action = .lock(.oemLock)
        case ("oem", 2...): action = .oem(argument: try oemArgument(fields, line))
        case ("flashing", 2) where words[1] == "lock": action = .lock(.flashingLock)
        case ("reboot", 1): action = .reboot(target: nil)
        case ("reboot", 2) where ["bootloader", "recovery", "fastboot"].contains(words[1]):
            action = .reboot(target: words[1])
        default: throw source.unknown(line, "an unknown fastboot command")
        }
        switch action {
        case .flash(let name, _), .erase(let name):
            guard isName(name), !name.contains(":") else {
                throw source.unknown(line, "a name with letters that no partition has")
            }
        default: break
        }
        return action
    }

    /// What stands behind `oem`. A gate looks at what it is; here it only has to be text, and no other spelling of a lock.
    private func oemArgument(_ fields: [Field], _ line: Int) throws(ScriptError) -> String {
        let words = fields.dropFirst().map { $0.text ?? "" }
        let argument = words.joined(separator: " ")
        let isPlain = argument.utf8.allSatisfy { (0x20...0x7e).contains($0) } && words.allSatisfy { !$0.isEmpty }
        guard isPlain, !argument.lowercased().contains("lock") else {
            throw source.unknown(line, "an unknown fastboot command")
        }
        return argument
    }

    private func step(_ action: ScriptStep.Action, _ line: Int) throws(ScriptError) {
        guard outcome.steps.count < ScriptLimits.steps else {
            throw .tooManySteps(file: source.file, line: line, limit: ScriptLimits.steps)
        }
        let reached = formulas.restrict(path, to: alive)
        let condition = try condition(reached, line)
        let number = outcome.steps.count
        outcome.steps.append(
            ScriptStep(action: action, condition: condition, mayFail: true, line: line, text: source.text(line)))
        outcome.reached.append(path)
        outcome.entries.append(.step(number))
        if case .erase(let partition) = action, let condition {
            for name in condition.variables
            where name.hasPrefix("partition-type:") && name != "partition-type:" + partition {
                note(line, "\(partition) is erased when \(condition), which asks about another partition")
            }
        }
        finish(formulas.literal(.outcome(number)))
    }

    /// Letters that partitions and variables are named with; `+` joins names in the scripts of old packages.
    func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 64 && text.utf8.allSatisfy { isNameByte($0) || "+-.:".utf8.contains($0) }
    }

    /// Commands that are refused with a reason of their own.
    private static func refusal(_ words: [String]) -> ScriptRefusal? {
        let second = words.count > 1 ? words[1].lowercased() : ""
        // However its words are spelled and divided: `oem  Enter-DLOAD`.
        let oem = words.dropFirst().joined().lowercased().filter { $0.isLetter || $0.isNumber }
        switch words.first {
        case "oem" where second.hasPrefix("ignore_anti") || second == "ignore" || oem.hasPrefix("ignoreanti"):
            return .disablesAntiRollback
        case "flash" where second == "antirbpass", "erase" where second == "antirbpass": return .disablesAntiRollback
        case "oem" where second.contains("unlock"), "flashing" where second.contains("unlock"):
            return .unlocksBootloader
        case "oem" where ["edl", "dload", "qdl"].contains { oem.contains($0) },
            "reboot" where second.contains("edl"), "reboot-edl":
            return .emergencyMode
        case "oem" where ["erase", "format", "flash", "wipe"].contains { oem.hasPrefix($0) }: return .vendorWrite
        case "flash", "erase", "flash:raw", "format":
            let names = second.split { "+:".contains($0) }
            if names.contains(where: { ["partition", "pgpt", "sgpt"].contains($0) || $0.hasPrefix("gpt") }) {
                return .partitionTable
            }
            return words.first == "format" && !["cache", "userdata"].contains(second) ? .format : nil
        case "boot", "reboot-bootloader": return .unsupportedGeneration
        default: return nil
        }
    }
}
