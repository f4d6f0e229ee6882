extension ScriptReader {
    /// The words behind `fastboot`, without the script's own arguments that are passed on.
    mutating func fastbootWords(_ command: ScriptCommand) throws(ScriptError) -> [String] {
        let line = command.line
        guard !command.isDiscarded, command.input == nil else { throw source.unknown(line, "a redirect") }
        var words = command.words.dropFirst()
        var isForwarding = false
        if words.first?.pieces == [.allArguments] {
            words = words.dropFirst()
            isForwarding = true
        } else if words.first?.literal == "-s", let serial = words.dropFirst().first?.variable, Int(serial) != nil {
            words = words.dropFirst(2)
            isForwarding = true
        }
        if !isForwarding {
            note(line, "fastboot is not given the script's arguments: with two phones it may talk to the wrong one")
        }
        var texts: [String] = []
        for (index, word) in words.enumerated() {
            if let text = word.literal {
                if text.hasPrefix("-") { throw source.unknown(line, "an option of fastboot") }
                texts.append(text)
            } else if index == 2, texts.first == "flash" {
                // An image: the only word that may name the script's folder.
                texts.append(try packagePath(word, line: line))
            } else {
                throw source.unknown(line, "a word that is put together")
            }
        }
        return texts
    }

    mutating func performFastboot(_ command: ScriptCommand) throws(ScriptError) {
        let line = command.line
        let words = try fastbootWords(command)
        if let refusal = Self.refusal(words) { throw source.refused(line, refusal) }
        let action: ScriptStep.Action
        switch (words.first, words.count) {
        case ("getvar", 2):
            // Only shown to the person.
            guard isName(words[1]) else { throw source.unknown(line, "a variable's name") }
            status = .none
            return
        case ("flash", 3):
            guard let image = command.words.last else { throw source.unknown(line, "an image") }
            action = .flash(partition: words[1], image: try packagePath(image, line: line))
        case ("erase", 2): action = .erase(partition: words[1])
        case ("set_active", 2) where ["a", "b"].contains(words[1]): action = .setActive(slot: words[1])
        case ("oem", 2) where words[1] == "cdms": action = .oem(argument: words[1])
        case ("oem", 2) where words[1] == "lock": action = .lock(.oemLock)
        case ("flashing", 2) where words[1] == "lock": action = .lock(.flashingLock)
        case ("reboot", 1): action = .reboot(target: nil)
        case ("reboot", 2) where Self.targets.contains(words[1]): action = .reboot(target: words[1])
        default: throw source.unknown(line, "an unknown fastboot command")
        }
        switch action {
        case .flash(let name, _), .erase(let name):
            guard isName(name), !name.contains(":") else {
                throw source.unknown(line, "a name with letters that no partition has")
            }
        default: break
        }
        if steps.last?.line == line { throw source.unknown(line, "two steps in one line") }
        guard steps.count < ScriptLimits.steps else {
            throw .tooManySteps(file: source.file, line: line, limit: ScriptLimits.steps)
        }
        status = .step(steps.count)
        steps.append(
            ScriptStep(action: action, condition: guarding, mayFail: true, line: line, text: source.text(line)))
    }

    private static let targets: Set<String> = ["bootloader", "recovery", "fastboot"]

    /// Letters that partitions and variables are named with; `+` joins names in the scripts of old packages.
    func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 64 && text.utf8.allSatisfy { isNameByte($0) || "+-.:".utf8.contains($0) }
    }

    /// Commands that are refused with a reason of their own.
    private static func refusal(_ words: [String]) -> ScriptRefusal? {
        let second = words.count > 1 ? words[1].lowercased() : ""
        switch words.first {
        case "oem" where second.hasPrefix("ignore_anti") || second == "ignore" || second.hasPrefix("ignore anti"):
            return .disablesAntiRollback
        case "flash" where second == "antirbpass", "erase" where second == "antirbpass": return .disablesAntiRollback
        case "oem" where second.contains("unlock"), "flashing" where second.contains("unlock"):
            return .unlocksBootloader
        case "oem" where second.contains("edl"), "reboot" where second.contains("edl"), "reboot-edl":
            return .emergencyMode
        case "flash" where second == "partition", "boot", "reboot-bootloader": return .unsupportedGeneration
        default: return nil
        }
    }

    /// `fastboot ... 2>&1 | grep ...`, and the comparison of a text that holds a verdict.
    mutating func performPipe(_ commands: [ScriptCommand]) throws(ScriptError) {
        guard commands.count == 2, guarding == nil else { throw source.unknown(commands[0].line, "a pipe") }
        let (first, second) = (commands[0], commands[1])
        let line = first.line
        guard let search = ScriptSearch(second, source.dialect), !search.extracts else {
            throw source.unknown(line, "what is searched for")
        }
        if first.isTalk(source.dialect) {
            status = .probe(try verdict(first, search))
            return
        }
        guard first.program(source.dialect) == "fastboot" else { throw source.unknown(line, "a pipe") }
        let words = try fastbootWords(first)
        if let refusal = Self.refusal(words) { throw source.refused(line, refusal) }
        guard first.isMerged else { throw source.condition(line, "the answer does not reach the search without 2>&1") }
        switch (words.first, words.count) {
        case ("getvar", 2) where isName(words[1]):
            guard let pattern = ScriptPattern(search.patterns, variable: words[1]) else {
                throw source.condition(line, "the pattern is none that stock scripts search for")
            }
            status = .probe(ScriptProbe(kind: .answer(variable: words[1], pattern), line: line))
        case ("oem", 2) where words[1] == "device-info":
            guard ["Device unlocked: true", "^Device unlocked: true"].contains(search.patterns.first),
                search.patterns.count == 1
            else { throw source.condition(line, "the pattern is none that stock scripts search for") }
            status = .probe(ScriptProbe(kind: .unlocked, line: line))
        default: throw source.unknown(line, "a pipe out of this command")
        }
    }

    /// `echo %anticheck% | findstr /r /c:"pass"`: a comparison made earlier, kept as one of two texts.
    private func verdict(_ command: ScriptCommand, _ search: ScriptSearch) throws(ScriptError) -> ScriptProbe {
        guard command.words.count == 2, let name = command.words[1].variable,
            case .verdict(let passing, let refusing, let check)? = values[name], search.patterns.count == 1,
            let wanted = search.patterns.first, wanted.utf8.allSatisfy({ isNameByte($0) || $0 == UInt8(ascii: " ") }),
            passing.contains(wanted), !refusing.contains(wanted)
        else { throw source.condition(command.line, "the text holds no verdict of a known comparison") }
        return ScriptProbe(kind: .verdict(check), line: command.line)
    }
}
