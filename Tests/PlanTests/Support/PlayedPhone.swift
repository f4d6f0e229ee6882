import Plan
import StockPackage
import VirtualPhone

/// A phone for plans: partitions by slot, and what of them it needs to reach fastboot and to start. It knows nothing of the gates or of
/// the end state that they read: names are resolved as bootloaders do it, and what is needed comes from the package's recipe.
struct PlayedPhone {
    /// What a copy of a partition holds.
    enum Content: Equatable {
        case old, empty
        case file(String)
    }

    /// How a plan ended on it.
    enum Ending: Equatable {
        case done
        /// The phone refused a step, and is in fastboot mode.
        case stopped(step: Int)
        /// It restarted when it could not reach fastboot any more.
        case dead(step: Int)
    }

    private let profile: PhoneProfile
    private let recipe: PackageRecipe
    private(set) var contents: [String: Content] = [:]
    private(set) var slot: String?
    private(set) var isLocked = false

    /// What belongs to a phone's start, by the recipe: all that it writes before `super`, or before `system` of older phones, less what
    /// phones reach fastboot without.
    let chain: Set<String>
    private let files: [String: String]

    private static let harmless: Set<String> = [
        "logo", "splash", "modem", "modemfirmware", "md1img", "dsp", "bluetooth", "logfs", "rescue", "cust", "misc",
        "countrycode", "ddr", "metadata", "userdata", "cache", "boot", "init_boot", "vendor_boot", "dtbo", "recovery",
        "vbmeta", "vbmeta_system", "vbmeta_vendor", "crclist", "sparsecrclist",
    ]
    /// What a phone starts with whatever is there.
    private static let ownersOwn: Set<String> = ["userdata", "metadata", "cache", "misc"]

    init(_ stock: Stock, slot: String? = nil) throws {
        profile = stock.profile
        recipe = try PackageRecipe.named(stock.name)
        self.slot = slot ?? profile.currentSlot
        var chain: Set<String> = []
        var files: [String: String] = [:]
        for step in recipe.steps where step.do == .flash && step.commented != true {
            let base = Self.base(step.partition ?? "")
            if base == "super" || base == "system" { break }
            guard !Self.harmless.contains(base), let image = step.image else { continue }
            chain.insert(base)
            files[base] = image
        }
        (self.chain, self.files) = (chain, files)
        for row in profile.partitions {
            for copy in row.slotted ? profile.slots.map({ "\(row.name)_\($0)" }) : [row.name] { contents[copy] = .old }
        }
    }

    static func base(_ name: String) -> String {
        for end in ["_ab", "_a", "_b"] where name.hasSuffix(end) { return String(name.dropLast(end.count)) }
        return name
    }

    /// Does what a step says. False where the phone refuses it, and then nothing has changed.
    mutating func take(_ action: Step.Action) -> Bool {
        switch action {
        case .flash(let name, let path, _, _):
            let file = path.split(separator: "/").last.map(String.init) ?? path
            if ["crclist", "sparsecrclist"].contains(name) { return profile.crcLists }
            return put(.file(file), in: name)
        case .erase(let name): return put(.empty, in: name)
        case .setActive(let letter):
            guard !isLocked, profile.slots.contains(letter) else { return false }
            slot = letter
            return true
        case .oem(let words): return profile.oem.contains { $0.command == words }
        case .reboot: return true
        case .lock:
            isLocked = true
            return put(.empty, in: "userdata", evenLocked: true)
        case .resize, .create: return false
        }
    }

    private mutating func put(_ content: Content, in name: String, evenLocked: Bool = false) -> Bool {
        guard evenLocked || !isLocked else { return false }
        // Old scripts join several names.
        let parts = name.split(separator: "+").map { copies(String($0)) }
        for copy in parts.joined() { contents[copy] = content }
        return parts.allSatisfy { !$0.isEmpty }
    }

    private func copies(_ name: String) -> [String] {
        if contents[name] != nil { return [name] }
        if let slot, contents["\(name)_\(slot)"] != nil { return ["\(name)_\(slot)"] }
        guard profile.bothSlots, name.hasSuffix("_ab") else { return [] }
        let both = profile.slots.map { "\(Self.base(name))_\($0)" }
        return both.allSatisfy { contents[$0] != nil } ? both : []
    }

    /// Whether the code that starts it is all of one kind and whole, in the active slot and in the one that it falls back to.
    var reachesFastboot: Bool {
        let slots = profile.slots.isEmpty ? [""] : profile.slots
        return slots.allSatisfy { letter in
            var states: Set<Bool> = []
            for base in chain {
                switch contents["\(base)_\(letter)"] ?? contents[base] {
                case .old: states.insert(true)
                case .file(let file) where file == files[base]: states.insert(false)
                case .file, .empty, nil: return false
                }
            }
            return states.count < 2
        }
    }

    /// Whether it starts Android although it is locked: all that the recipe writes for the slot that it starts is there, in that slot.
    var startsLocked: Bool {
        guard reachesFastboot else { return false }
        let stockSlot = recipe.steps.last { $0.do == .setActive }?.slot
        for step in recipe.steps where step.do == .flash && step.commented != true {
            guard let name = step.partition, let image = step.image, !["crclist", "sparsecrclist"].contains(name)
            else { continue }
            let base = Self.base(name)
            if Self.ownersOwn.contains(base) { continue }
            // A line for the other slot says what is there, and not what has to be where the phone starts.
            if let stockSlot, name.hasSuffix("_a") || name.hasSuffix("_b"), !name.hasSuffix("_\(stockSlot)") {
                continue
            }
            let here = slot.flatMap { contents["\(base)_\($0)"] } ?? contents[base]
            if here != .file(image) { return false }
        }
        return true
    }
}
