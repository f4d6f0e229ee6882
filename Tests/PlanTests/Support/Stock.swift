import Foundation
import Plan
import StockPackage
import Synchronization
import Testing
import VirtualPhone

/// A sample package that was made and read, with the profile of its phone.
struct Stock: Sendable {
    let name: String
    let facts: PackageFacts
    let profile: PhoneProfile
    /// The shell scripts by their names.
    let scripts: [String: String]
    /// What lies in the package beside them.
    let paths: Set<String>
    let texts: [String: [UInt8]]

    static let names = [
        "liuqin", "chopin", "raphaelin", "daisy", "whyred", "chopin_mitee", "umi", "piano", "popsicle", "hydrogen",
    ]

    private static let made = Mutex<[String: Stock]>([:])

    /// Made once for all tests, in about a tenth of a second each.
    static func named(_ name: String) throws -> Stock {
        try made.withLock { made in
            if let stock = made[name] { return stock }
            let stock = try Stock(name)
            made[name] = stock
            return stock
        }
    }

    private init(_ name: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "plans-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var options = PackageOptions()
        options.size = .small
        options.form = .folder
        options.makesFileSystems = false
        let made = try StockPackageMaker(recipe: .named(name), options: options).make(into: folder.path)
        self.name = name
        facts = try StockPackage(path: made.path).computingTrees().facts
        profile = try PhoneProfile(named: name)
        let place = URL(filePath: made.path)
        var scripts: [String: String] = [:]
        var texts: [String: [UInt8]] = [:]
        var paths: Set<String> = []
        for path in try FileManager.default.subpathsOfDirectory(atPath: made.path) {
            let file = place.appending(path: path)
            guard (try? file.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true else { continue }
            paths.insert(path)
            guard path.hasSuffix(".sh") || path.hasSuffix(".txt") else { continue }
            let text = try [UInt8](Data(contentsOf: file))
            texts[path] = text
            if path.hasSuffix(".sh") { scripts[path] = String(decoding: text, as: UTF8.self) }
        }
        (self.scripts, self.texts, self.paths) = (scripts, texts, paths)
    }

    /// Its phone as a survey would see it, unlocked and charged.
    /// - Parameters:
    ///   - slot: the active one; nil is the profile's.
    ///   - lists: whether it lists its partitions.
    func phone(slot: String? = nil, lists: Bool = true) -> PhoneFacts {
        var phone = PhoneFacts(address: "usb:1-2")
        let answers = Dictionary(
            profile.variables.compactMap { row in row.value.map { (row.name, $0) } }, uniquingKeysWith: { $1 })
        phone.product = answers["product"]
        phone.serial = profile.serial
        phone.lock = .unlocked
        phone.lockEvidence = "getvar unlocked: yes"
        phone.batteryOK = true
        if !profile.slots.isEmpty {
            phone.currentSlot = slot ?? profile.currentSlot
            phone.slots = SlotFacts(
                current: phone.currentSlot, count: profile.slots.count, named: Set(profile.slots))
        }
        for name in ["anti", "rollback_ver"] {
            if let number = Int(answers[name] ?? "") { phone.rollback[name] = .number(number) }
        }
        if phone.rollback.isEmpty {
            phone.rollbackUnknown = ["anti": "unknown variable", "rollback_ver": "unknown variable"]
        }
        for (name, value) in answers { phone.variables[name] = value }
        for row in profile.partitions { phone.variables["partition-type:\(row.name)"] = row.type }
        guard lists else { return phone }
        var partitions: [String: PhonePartition] = [:]
        for row in profile.partitions {
            for name in row.slotted ? profile.slots.map({ "\(row.name)_\($0)" }) : [row.name] {
                partitions[name] = PhonePartition(name: name, size: .init(bytes: row.bytes), type: row.type)
            }
        }
        phone.partitions = partitions
        return phone
    }
}
