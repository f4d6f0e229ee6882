import RestockKit
import VirtualPhone

/// Compares what a sideload says with what the phone took.
struct SideloadJudge {
    private let folder: String
    let package: RecoveryPackage
    let owner: Owner
    /// Partitions that hold something.
    let filled: [String]
    /// Whether the owner's data go with the package.
    let erases: Bool
    /// The size of a block.
    private static let usual = 65_536

    /// Puts the owner's data on a phone that is new.
    init(_ profile: PhoneProfile, in folder: String, _ package: RecoveryPackage, erases: Bool) throws {
        self.folder = folder
        self.package = package
        self.erases = erases
        owner = Owner(folder: folder)
        let names = Set(profile.partitions.filter { !$0.slotted }.map(\.name))
        filled = ["userdata", "metadata", "persist", "frp", "super", "cust"].filter(names.contains)
        try owner.fill(filled)
    }

    /// - Throws: when something is another that no sideload touches.
    func checkKept(after what: @autoclosure () -> String) throws {
        let changed = owner.changed(filled).filter { !erases || !["userdata", "metadata"].contains($0) }
        guard changed.isEmpty else { throw Trouble("it changed \(changed), after \(what())") }
        guard whole == nil || whole == package.bytes else { throw Trouble("another package arrived, after \(what())") }
    }

    /// What the phone lacks of a sideload that is done; nil where it lacks nothing.
    func lack(_ log: PhoneLog) -> String? {
        let offers = log.said("sideload-host:")
        guard let entry = offers.last, entry.answer == "DONEDONE" else { return "the phone says \(offers)" }
        // A recovery that says its word before it has installed is believed once it has read every block: there is no other sign.
        let isEarly = whole == nil && entry.crc32 == nil && entry.bytes >= package.bytes.count
        guard isEarly || (whole != nil && entry.crc32 == package.crc32) else {
            return "the phone has no package, or another: \(entry)"
        }
        return nil
    }

    private var whole: [UInt8]? { readFile("\(folder)/sideload.zip") }

    /// - Parameter log: what the phone heard in this attempt.
    /// - Returns: the outcome's word.
    /// - Throws: when it lies.
    func verdict(_ result: Result<SideloadReport, Failure>, _ log: PhoneLog) throws -> String {
        try checkKept(after: "\(result)")
        let offers = log.said("sideload-host:")
        let most = offers.map(\.bytes).max() ?? 0
        switch result {
        case .success(let report):
            if let lack = lack(log) { throw Trouble("it says done, and \(lack)") }
            guard report.progress.distinct == report.progress.blocks, report.progress.bytes == offers.last?.bytes else {
                throw Trouble("it counted \(report.progress), and the phone \(offers)")
            }
            return "done"
        case .failure(let failure):
            try failure.isComplete()
            let block = UInt64(offers.last.flatMap { Self.block($0.command) } ?? Self.usual)
            if failure.outcome != .interrupted, most >= min(block, UInt64(package.bytes.count)) {
                throw Trouble("it says nothing was written, and the phone took \(most) bytes: \(failure)")
            }
            // One of them may have been the last, which is shorter.
            let last = UInt64(package.bytes.count) % block
            if failure.outcome == .interrupted, let claimed = Self.claimed(failure.state), claimed > 0,
                most < UInt64(claimed - 1) * block + (last == 0 ? block : last)
            {
                throw Trouble("it says \(claimed) blocks, and the phone took \(most) bytes: \(failure)")
            }
            return failure.outcome.word
        }
    }

    /// The block's size in `sideload-host:SIZE:BLOCK...`.
    private static func block(_ command: String) -> Int? {
        let parts = command.split(separator: ":")
        return parts.count > 2 ? Int(parts[2]) : nil
    }

    /// How many blocks a state says that the phone had.
    private static func claimed(_ state: String) -> Int? {
        let words = state.split(whereSeparator: \.isWhitespace)
        return words.firstIndex(of: "had").flatMap { Int(words[$0 + 1]) }
    }
}
