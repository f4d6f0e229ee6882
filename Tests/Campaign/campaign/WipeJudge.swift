import Plan
import RestockKit
import VirtualPhone

/// Compares what a wipe says with what is on the phone.
struct WipeJudge {
    /// A message for the recovery is this long, and the recovery clears it.
    static let messageSize = 2048
    private let folder: String
    let owner: Owner
    /// The partitions of the owner's data that this phone has.
    let data: [String]
    /// Those that nothing touches.
    let others: [String]

    /// Puts the owner's data on a phone that is new.
    init(_ profile: PhoneProfile, in folder: String) throws {
        self.folder = folder
        owner = Owner(folder: folder)
        let names = Set(profile.partitions.filter { !$0.slotted }.map(\.name))
        data = ["userdata", "metadata", "cache"].filter(names.contains)
        others = ["persist", "frp", "modemst1", "super", "cust"].filter(names.contains)
        try fill()
        try owner.fill(others)
        try owner.fill(["misc"], from: Self.messageSize)
    }

    /// Puts the owner's data there.
    func fill() throws { try owner.fill(data) }

    /// Whether the phone's recovery wipes when it starts.
    var hasMessage: Bool {
        let bytes = readFile("\(folder)/misc.img", atMost: Self.messageSize) ?? []
        return bytes.starts(with: Array("boot-recovery\0".utf8))
            && bytes.dropFirst(64).starts(with: Array("recovery\n--wipe_data\n\0".utf8))
    }

    /// How much of the owner's data is there.
    var contents: [Owner.Content] { data.map { owner.content(of: $0) } }

    /// What is left of the owner's data.
    private var left: [String] { data.filter { owner.content(of: $0) != .gone } }

    /// - Throws: when something is another that no wipe touches.
    func checkKept(after what: @autoclosure () -> String) throws {
        let changed = owner.changed(others)
        guard changed.isEmpty, owner.content(of: "misc", from: Self.messageSize) == .whole else {
            throw Trouble("it touched what is none of its business: \(changed), after \(what())")
        }
    }

    /// What a wipe that is done would have done, and is not so; nil where all of it is.
    /// - Parameters:
    ///   - wiped: what it says that it erased, where the bootloader erases.
    ///   - isAsked: whether the phone was told to restart, or is known not to have been.
    func lack(_ method: WipeMethod, wiped: [String], isAsked: Bool) -> String? {
        // The recovery wipes before it clears the message, while this looks.
        let hasMessage = hasMessage
        let left = left
        switch method {
        case .erase:
            return wiped.contains("userdata") && !wiped.contains(where: left.contains) ? nil : "left: \(left)"
        case .formatData, .restartAndFormat: return left.isEmpty ? nil : "left: \(left)"
        case .recoveryMessage:
            guard left.isEmpty || hasMessage else { return "left: \(left), and there is no message" }
            return isAsked ? nil : "the phone was never told to restart"
        }
    }

    /// - Parameters:
    ///   - before: what was there before the attempt.
    ///   - log: what the phone heard in this attempt.
    /// - Returns: the outcome's word.
    /// - Throws: when it lies.
    func verdict(
        _ result: Result<WipeReport, Failure>, from before: [Owner.Content], _ log: PhoneLog
    ) throws -> String {
        try checkKept(after: "\(result)")
        switch result {
        case .success(let report):
            if report.certainty == .unconfirmed { return "ended without a word" }
            let isAsked = report.certainty == .awaitingRestart || !log.said("reboot").isEmpty
            if let lack = lack(report.plan.method, wiped: report.wiped, isAsked: isAsked) { throw lie(result, lack) }
            return "done"
        case .failure(let failure) where failure.outcome == .interrupted:
            try failure.isComplete()
            for name in left where failure.state.contains("erase \(name)") { throw lie(result, "\(name) is there") }
            if failure.state.contains("leave the message"), !hasMessage, !left.isEmpty {
                throw lie(result, "there is no message")
            }
            guard failure.next.contains("the same command again") else { throw lie(result, "nothing to do next") }
            return "interrupted"
        case .failure(let failure):
            try failure.isComplete()
            guard contents == before, log.said("erase:").allSatisfy({ $0.answer?.hasPrefix("OKAY") != true }),
                log.said("flash:").allSatisfy({ $0.answer?.hasPrefix("OKAY") != true })
            else { throw lie(result, "nothing? \(data): \(before), now \(contents)") }
            return failure.outcome.word
        }
    }

    private func lie(_ result: Result<WipeReport, Failure>, _ what: String) -> Trouble {
        Trouble("\(what), after \(result)")
    }
}
