import Fastboot
import Journal
import Plan
import Safety

/// Words for what a bootloader says about checksum lists, and for a failure that it keeps until it is restarted.
extension FlashRun {
    /// What goes on where this run, or the one before it, stopped.
    var resume: String { "restock resume -s \(RunRecord.Phone(phone).shortName)" }

    /// The bootloader does not take a list: nothing was done with it.
    var withoutLists: String {
        let command = goesOnByResume ? "type:\n\(resume)" : "type the same command again with this:\n"
        return """
            \(changed || lastFlash.isBroken ? "Do not restart the phone. " : "")This bootloader does not take the package's checksum lists. \
            They are a second check: restock compares every block itself before it sends it. To go on without them, \
            \(command)\(goesOnByResume ? " " : "")\(Self.listFlag)
            """
    }

    /// A bootloader that writes behind the host's back says at a later command that a write failed, and some say it to every download
    /// from then on. So do those that were given a list of checksums, and found something that does not match it.
    func needsRestart(_ error: StepError) -> Bool {
        guard let reason = error.refusal else { return false }
        if blamesEarlierWrite(reason) { return true }
        guard plan.hasLists, case .fastboot(.rejected(let command, _, _)) = error, command.hasPrefix("flash:") else {
            return false
        }
        return !pseudoPartitions.contains(String(command.dropFirst(6))) && reason.lowercased().contains("crc")
    }

    /// The restart first, and then the rest. Where what starts the phone is half new it may be its last: then only after another try.
    func restartFirst(_ error: StepError, at index: Int) -> String {
        let name = RunRecord.Phone(phone).shortName
        let goOn = goesOnByResume ? resume : "the same command again"
        let lists =
            plan.hasLists
            ? """

            If it stops at a checksum (CRC) again, this bootloader does not get on with the package's lists. Add then:
            \(Self.listFlag)
            """ : ""
        let isEarlier = error.refusal.map(blamesEarlierWrite) ?? false
        let half = halfNewChain(at: index, begun: partAccepted || !isEarlier)
        guard half.isEmpty else {
            return """
                \(half.joined(separator: ", ")): not whole, and the phone needs it to start. So try first without a restart:
                \(goOn)
                If that stops with the same words, only a restart into fastboot mode is left:
                restock reboot bootloader -s \(name)
                When it is back:
                \(goOn)\(lists)
                """
        }
        return """
            \(Failure.clearing) Type:
            restock reboot bootloader -s \(name)
            When it is back:
            \(goOn)\(lists)
            """
    }

    static let listFlag = "--accept \(GateID.withoutCRCLists.rawValue)"

    /// Whether `restock resume` is what goes on: after a change that was recorded, and in a run that is one itself.
    private var goesOnByResume: Bool {
        if changed { return recorder?.canResume == true }
        if case .resumed = lastFlash { return true }
        return false
    }

    /// What the phone needs to start, and what is not whole of it while other parts of it are new already.
    /// - Parameter begun: whether the step at `index` may have written something.
    private func halfNewChain(at index: Int, begun: Bool) -> [String] {
        func chain(_ steps: some Sequence<Step>) -> [String] {
            steps.filter(\.isFlash).flatMap(\.partitions).filter { BootChain.base(of: $0) != nil }
        }
        let done = chain(results.filter { $0.end == .done }.map(\.step))
        var rest = chain(plan.steps.dropFirst(index).filter { $0.leftOut == nil })
        // What the phone says has failed is the last that it accepted.
        if !begun, let last = results.last(where: { $0.end == .done && $0.step.isFlash }) {
            rest = chain([last.step]) + rest
        }
        let isAtIt = begun && index < plan.steps.count && !chain([plan.steps[index]]).isEmpty
        return done.isEmpty && !isAtIt && !lastFlash.isBroken ? [] : rest
    }
}

/// "Last flash failed": the words are about a write that was accepted before.
func blamesEarlierWrite(_ reason: String) -> Bool { reason.lowercased().contains("last flash") }

extension StepError {
    /// The phone's words where it refused.
    var refusal: String? {
        switch self {
        case .fastboot(.rejected(_, let reason, _)), .earlierWrite(.rejected(_, let reason, _)): reason
        default: nil
        }
    }
}
