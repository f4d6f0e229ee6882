import Plan
import StockPackage

extension Gate {
    static let recoveryMessage = Gate(
        id: .recoveryMessage,
        reads:
            "the image for misc: AOSP's bootloader message, by which the recovery is told what to do at the next start",
        why:
            "a message other than a wipe can start foreign updates, or keep the phone from starting; a wipe is the gate data-loss",
        judge: { input in
            input.plan.active.compactMap { step in
                guard case .flash(_, let image, _, _) = step.action, step.isForMisc else { return nil }
                // The manifest of an update tells digests and no content, and no stock update writes misc.
                if input.package.update != nil { return .message("it is part of an update", step) }
                guard case .other(let words)? = input.package.miscMessages[image] else { return nil }
                return .message(words, step)
            }
        })
}

extension Step {
    /// Whether it is for the partition in which system, recovery and bootloader leave each other messages.
    fileprivate var isForMisc: Bool { partitions.contains { partitionBase($0) == "misc" } }
}

extension Finding {
    fileprivate static func message(_ words: String, _ step: Step) -> Finding {
        Finding(
            .recoveryMessage, .refuse,
            "The package would leave a message for the phone's next start that no stock package has.",
            evidence: "\(step.source): \(step); it says: \(words.prefix(120))",
            advice: "Stock packages write zeros to misc. Use an unmodified package.")
    }
}
