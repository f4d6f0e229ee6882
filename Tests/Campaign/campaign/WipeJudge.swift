import Plan
import RestockKit
import VirtualPhone

/// Compares what a wipe says with what is on the phone.
struct WipeJudge {
    /// A message for the recovery is this long, and the recovery clears it.
    static let messageSize = 2048
    let phone: Scene
    let owner: Owner
    /// The partitions of the owner's data that this phone has.
    let data: [String]
    /// Those that nothing touches.
    let others: [String]

    init(_ phone: Scene) throws {
        self.phone = phone
        owner = Owner(folder: phone.folder)
        let names = Set(phone.profile.partitions.filter { !$0.slotted }.map(\.name))
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
        let bytes = readFile("\(phone.folder)/misc.img", atMost: Self.messageSize) ?? []
        return bytes.starts(with: Array("boot-recovery\0".utf8))
            && bytes.dropFirst(64).starts(with: Array("recovery\n--wipe_data\n\0".utf8))
    }

    /// How much of the owner's data is there.
    var contents: [Owner.Content] { data.map { owner.content(of: $0) } }

    /// - Parameters:
    ///   - before: what was there before the attempt.
    ///   - log: what the phone heard in this attempt.
    /// - Returns: the outcome's word.
    /// - Throws: when it lies.
    func verdict(
        _ result: Result<WipeReport, Failure>, from before: [Owner.Content], _ log: PhoneLog
    ) throws -> String {
        let changed = owner.changed(others)
        guard changed.isEmpty, owner.content(of: "misc", from: Self.messageSize) == .whole else {
            throw Trouble("it touched what is none of its business: \(changed), after \(result)")
        }
        let left = data.filter { owner.content(of: $0) != .gone }
        switch result {
        case .success(let report):
            switch report.plan.method {
            case .erase:
                let named = report.wiped.filter(left.contains)
                guard named.isEmpty, report.wiped.contains("userdata") else { throw lie(result, "left: \(left)") }
            case .formatData, .restartAndFormat:
                guard left.isEmpty else { throw lie(result, "left: \(left)") }
            case .recoveryMessage:
                guard left.isEmpty || hasMessage else { throw lie(result, "left: \(left), and there is no message") }
                guard report.certainty == .awaitingRestart || !log.said("reboot").isEmpty else {
                    throw lie(result, "the phone was never told to restart")
                }
            }
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
