import Plan

extension Gate {
    static let oemCommand = Gate(
        id: .oemCommand,
        reads:
            "the vendor's commands of the plan (oem ...), against those that are known to be harmless or to be in stock scripts",
        why: "what such a command does is the bootloader's secret: it may erase what cannot be made again",
        severities: [.refuse, .confirm],
        judge: { input in
            let commands = input.plan.active.compactMap { step in
                if case .oem(let argument) = step.action { (argument: argument, step: step) } else { nil }
            }
            for (argument, step) in commands {
                if let forbidden = ForbiddenCommand(wire: "oem \(argument)") { return [.forbidden(forbidden, step)] }
                // Longer ones are cut off or refused by bootloaders, and then in the middle of a flash.
                if argument.utf8.count > 60 { return [.tooLong(argument, step)] }
            }
            let unknown = commands.filter { OEMCommands.unknownWord($0.argument) != nil }
            return unknown.isEmpty ? [] : [.unknownCommands(unknown.map(\.argument), unknown[0].step)]
        })
}

extension Finding {
    fileprivate static func forbidden(_ command: ForbiddenCommand, _ step: Step) -> Finding {
        Finding(
            .oemCommand, .refuse, "The package would say \"\(step)\" to the phone. restock never does that.",
            evidence: "\(step.source): \(command)",
            advice: "No stock script that is known does this. Do not use this package, with restock or without.")
    }

    fileprivate static func tooLong(_ argument: String, _ step: Step) -> Finding {
        Finding(
            .oemCommand, .refuse, "The package has a vendor's command that is longer than bootloaders take.",
            evidence: "\(step.source): \(argument.utf8.count) bytes behind oem, and 60 are the most",
            advice: "Use an unmodified package.")
    }

    fileprivate static func unknownCommands(_ arguments: [String], _ step: Step) -> Finding {
        let words = arguments.compactMap(OEMCommands.unknownWord).reduce(into: [String]()) { all, word in
            if !all.contains(word) { all.append(word) }
        }
        return Finding(
            .oemCommand, .confirm,
            Lexicon.english("gate.oem-command.sentence", ["command": "oem \(arguments[0])"]),
            evidence: "\(step.source): \(arguments.map { "oem \($0)" }.joined(separator: ", "))",
            advice: Lexicon.english("gate.oem-command.advice"), consentWord: words.joined(separator: "+"))
    }
}
