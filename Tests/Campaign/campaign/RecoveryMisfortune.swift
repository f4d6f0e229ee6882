import VirtualPhone

/// What a smooth run says in a recovery, to aim at.
struct RecoveryAim {
    /// The service that it is about.
    let service: String
    /// How many messages the recovery sends until it is over.
    let messages: Int
    /// The blocks and the bytes of the package; none where there is none.
    var blocks = 0
    var bytes = 0
}

extension Misfortune {
    /// - Parameter isAlone: true where all of the conversation is in the recovery, so that this side can fail, too.
    mutating func addRecoveryFault(_ dice: inout Dice, _ aim: RecoveryAim, isAlone: Bool) {
        if isAlone, dice.oneIn(5) {
            return addTransportFault(&dice, packets: aim.messages * 3 / 2, bytes: max(1, aim.bytes))
        }
        // What matters is at the end; most of the messages before are answers to questions.
        let first = dice.oneIn(3) ? 1 : max(1, aim.messages - 4 - 2 * aim.blocks)
        let message = dice.number(first..<aim.messages + 2)
        let fault: DeviceFault =
            switch dice.number(0..<(aim.blocks > 0 ? 13 : 8)) {
            case 0: .recovery(.silent(from: message))
            case 1: .recovery(.hangUp(at: message))
            case 2: .recovery(.magic(at: message))
            case 3: .recovery(.close(at: message))
            case 4: .recovery(.long(at: message))
            case 5: .recovery(.half(at: message))
            case 6: .delay(CommandPattern(aim.service + "*"), milliseconds: dice.number(1..<900))
            case 7: .fail(CommandPattern(aim.service + "*"), text: dice.pick(Self.refusals))
            case 8: .recovery(.dropAt(byte: UInt64(dice.number(0..<aim.bytes))))
            case 9: .recovery(.pastEnd(request: dice.number(1..<aim.blocks + 1)))
            case 10: .recovery(.failAfter(blocks: dice.number(0..<aim.blocks + 1)))
            case 11: .recovery(.doneAfter(blocks: dice.number(0..<aim.blocks + 1)))
            default: .recovery(.verdict(dice.pick(Self.verdicts)))
            }
        options.faults.append(fault)
        if case .recovery(let inner) = fault { note("recovery", inner) } else { note("recovery", fault) }
    }

    /// Habits, some of which a host cannot get on with.
    mutating func addQuirks(_ dice: inout Dice) {
        options.sleepTime = .milliseconds(dice.number(10..<700))
        guard dice.oneIn(2) else { return }
        for _ in 0..<dice.number(1..<4) {
            let quirk = dice.pick(RecoveryQuirk.allCases)
            // No recovery has both, and one that is no recovery is met seldom.
            if quirk == .needsNUL, options.quirks.contains(.refusesNUL) { continue }
            if quirk == .refusesNUL, options.quirks.contains(.needsNUL) { continue }
            if quirk == .auth, !dice.oneIn(4) { continue }
            if options.quirks.insert(quirk).inserted { kinds.append("quirk: \(quirk.rawValue)") }
        }
    }

    /// What recoveries say when they do not do what they were asked to.
    private static let refusals = [
        "Format data failed", "error: cannot mount /data", "FAILFAIL", "Permission denied", "Can't mount /data",
        "Not allowed", "Unable to format", "Invalid argument", "Operation not permitted", "Aborted", "Unsupported",
        "E:unknown volume for path [/data]",
    ]
    /// What may end a package in place of a verdict.
    private static let verdicts = refusals + ["DONEDONE and more", "Installation aborted", "donedone", "OKAY", "DONE"]
}
