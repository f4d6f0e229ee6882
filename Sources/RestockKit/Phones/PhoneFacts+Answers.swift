import Fastboot
import Plan

/// What answers mean.
extension PhoneFacts {
    /// From the answers to single variables.
    mutating func set(_ answers: [String: Variable]) {
        product = answers["product"]?.trimmed
        serial = answers["serialno"]?.trimmed
        mode = answers["is-userspace"]?.isYes == true ? .fastbootd : .fastboot
        currentSlot = answers["current-slot"]?.slot
        maxDownload = answers["max-download-size"]?.maxDownloadSize
        // fastbootd answers 4, which may be volts and is no measurement.
        batteryMillivolts = answers["battery-voltage"]?.millivolts.flatMap { Int(exactly: $0) }.flatMap {
            $0 >= 1000 ? $0 : nil
        }
        batteryOK = answers["battery-soc-ok"]?.isYes
        snapshot = answers["snapshot-update-status"]?.trimmed.lowercased()
        slots.current = answers["current-slot"].map { $0.slot ?? $0.trimmed }
        slots.count = answers["slot-count"]?.integer.flatMap { Int(exactly: $0) }
        setLock(answers["unlocked"])
        for name in ["anti", "rollback_ver"] {
            guard let answer = answers[name] else { continue }
            rollback[name] =
                answer.integer.flatMap { Int(exactly: $0) }.map { .number($0) } ?? .unreadable(answer.trimmed)
        }
    }

    /// From the list of all variables: partitions and slots.
    mutating func set(list: [String: Variable]) {
        slots.count = slots.count ?? list["slot-count"]?.integer.flatMap { Int(exactly: $0) }
        var types: [String: String] = [:]
        var logical: [String: Bool] = [:]
        var names: Set<String> = []
        for (variable, answer) in list {
            guard let colon = variable.firstIndex(of: ":") else { continue }
            let name = String(variable[variable.index(after: colon)...])
            switch variable[..<colon] {
            case "partition-size": names.insert(name)
            case "partition-type":
                names.insert(name)
                types[name] = answer.trimmed
            case "is-logical": logical[name] = answer.isYes
            case "slot-unbootable", "slot-retry-count", "slot-successful":
                guard let slot = Variable(name).slot else { continue }
                slots.named.insert(slot)
                if variable.hasPrefix("slot-unbootable"), answer.isYes == true { slots.unbootable.insert(slot) }
            default: break
            }
        }
        guard !names.isEmpty else { return }
        let sizes = VariableListing.partitionSizes(list.mapValues(\.raw))
        partitions = Dictionary(
            names.map { name in
                let size = sizes[name].map { PhonePartition.Size(bytes: $0.bytes, other: $0.other) }
                return (
                    name.lowercased(),
                    PhonePartition(name: name, size: size, type: types[name], isLogical: logical[name])
                )
            }, uniquingKeysWith: { one, _ in one })
    }

    private mutating func setLock(_ answer: Variable?) {
        switch answer?.isYes {
        case true: lock = .unlocked
        case false: lock = .locked
        default: lock = .unknown
        }
        lockEvidence =
            answer.map { "getvar unlocked: \($0.trimmed)" } ?? "getvar unlocked: the phone does not know this variable"
    }
}
