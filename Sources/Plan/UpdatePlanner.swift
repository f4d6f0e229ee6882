import StockPackage

/// Makes the plan for one phone from what an update package's manifest says.
///
/// The phone's own recovery would write the slot that is not running, and keep what does not fit there as snapshots in the data
/// partition. fastbootd has no snapshots: it knows one table of logical partitions, that of the running slot, and one space for both
/// slots, which the running one fills. So the plan overwrites the running slot, as fastbootd's own host does:
///
/// 1. Every logical partition that is written shrinks to nothing, and only then grows to its new size: one after the other, a grown
///    one could find no room before a later one has shrunk. What the phone does not have is made.
/// 2. Logical partitions come before the others. They take nearly all of the time, and while they are written, what starts the phone
///    and fastbootd itself is whole: whatever happens, it can be begun again.
/// 3. The code that starts the phone is written to both slots, everything else to the one. The other slot is left without a system
///    anyway, but a phone that falls back to it must reach fastboot.
/// 4. The slot is made active anew, which gives it its tries back; in mode clean the data are erased; the phone restarts.
public struct UpdatePlanner: Sendable {
    /// The data partition, and the keys and notes that belong to it.
    private static let data = ["userdata", "metadata"]

    private let package: PackageFacts
    private let update: OTAFacts
    private let startsPhone: @Sendable (String) -> Bool

    /// - Parameters:
    ///   - startsPhone: whether a partition belongs to the code that starts the phone.
    /// - Returns: nil when `package` is no update.
    public init?(package: PackageFacts, startsPhone: @escaping @Sendable (String) -> Bool) {
        guard let update = package.update else { return nil }
        self.package = package
        self.update = update
        self.startsPhone = startsPhone
    }

    /// The plan for the slot that is running.
    /// - Parameters:
    ///   - mode: clean or keep-data; an update holds no data partition and locks nothing.
    ///   - slot: the letter of the running slot.
    public func plan(_ mode: FlashMode, onto slot: String, of phone: PhoneFacts) -> FlashPlan {
        let logical = update.partitions.filter { $0.group != nil }
        let physical = update.partitions.filter { $0.group == nil }
        var actions: [Step.Action] = []
        let there = logical.filter { exists("\($0.name)_\(slot)", on: phone) }
        actions += there.map { .resize(partition: "\($0.name)_\(slot)", bytes: 0) }
        for partition in logical {
            let name = "\(partition.name)_\(slot)"
            let isThere = there.contains { $0.name == partition.name }
            actions.append(
                isThere
                    ? .resize(partition: name, bytes: partition.bytes)
                    : .create(partition: name, bytes: partition.bytes))
        }
        actions += logical.map { flash($0, to: "\($0.name)_\(slot)") }
        for partition in physical {
            let slots = startsPhone(partition.name) ? phone.slots.all?.sorted() ?? ["a", "b"] : [slot]
            actions += slots.map { flash(partition, to: "\(partition.name)_\($0)") }
        }
        actions.append(.setActive(slot: slot))
        if mode == .clean { actions += Self.data.map { .erase(partition: $0) } }
        actions.append(.reboot(target: nil))
        return FlashPlan(
            mode: mode,
            package: [package.codename, package.version ?? ""].filter { !$0.isEmpty }.joined(separator: " "),
            codename: package.codename, steps: actions.map { Step(action: $0, source: "the payload's manifest") })
    }

    private func flash(_ partition: OTAPartition, to name: String) -> Step.Action {
        .flash(partition: name, image: partition.name, bytes: partition.bytes, expandedBytes: partition.bytes)
    }

    /// A phone that lists nothing is taken to have it: then the first step tells, and nothing has been written.
    private func exists(_ name: String, on phone: PhoneFacts) -> Bool {
        phone.partitions?[name.lowercased()] != nil || phone.partitions == nil
    }
}

extension FlashPlan {
    /// Whether it changes the table of logical partitions. What lay in them before is not there any more then: such a plan is run whole,
    /// and never gone on with in the middle.
    public var resizes: Bool { !logicalSizes.isEmpty }

    /// The sizes in bytes that logical partitions have in the end, by name in lower case.
    public var logicalSizes: [String: UInt64] {
        active.reduce(into: [:]) { sizes, step in
            switch step.action {
            case .resize(let name, let bytes), .create(let name, let bytes): sizes[name.lowercased()] = bytes
            default: break
            }
        }
    }
}
