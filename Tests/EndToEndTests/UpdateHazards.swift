import PayloadMaker

/// The ways to lose a phone with an update package, what is done to provoke each, and what must stop it. The numbers are those of
/// `hazardMatrix`. An update has no third mode.
struct UpdateHazard: Sendable {
    let number: Int
    let situation: String
    var phone: [String] = []
    /// Lines of the metadata to put in the place of others, by key; nil takes the line out.
    var metadata: [String: String?] = [:]
    var change: Change = .none
    let clean: HazardRow.Expected
    let keepData: HazardRow.Expected

    /// What is wrong with the payload.
    enum Change: Sendable, Equatable {
        case none
        case renamed(String, to: String)
        case size(String, blocks: Int)
        case grouped(String)
        /// It orders update_engine to erase the data.
        case powerwash
    }
}

let updateHazards = updateRows + nameUpdateHazards

private let updateRows: [UpdateHazard] = [
    // 1. Anti-rollback: an update declares no number, and fastbootd answers none.
    both(1, "neither tells its age", .confirm("anti-rollback")),
    both(
        1, "the phone's patches are newer", phone: patches("2025-06-01"), clean: .confirm("anti-rollback"),
        keepData: .refuse("keep-data")),
    both(1, "the phone's patches are older", phone: patches("2025-04-01"), .note("anti-rollback")),
    both(1, "the phone's date is none", phone: patches("yesterday"), .confirm("anti-rollback")),

    // 6. Identity partitions.
    both(6, "persist is among the partitions", change: .renamed("dtbo", to: "persist"), .refuse("identity-partition")),
    both(6, "as a logical one", change: .renamed("product", to: "frp"), .refuse("identity-partition")),

    // 7. and 8. A part of the boot chain, in one slot of two: an update is written to both.
    both(7, "the battery would not last", phone: set("battery-soc-ok=no"), .refuse("battery")),
    both(8, "the chain is written to both slots", .note("boot-chain")),
    both(8, "the running slot is none of the phone's", phone: set("current-slot=c"), .refuse("slot-state")),

    // 9. Another model.
    both(9, "another phone", metadata: ["pre-device": "vili"], .refuse("device-match")),
    both(9, "a longer name", metadata: ["pre-device": "liuqinpro|vili"], .refuse("device-match")),
    both(9, "one of two names", metadata: ["pre-device": "vili,liuqin"], .silent("device-match")),
    both(9, "for one single phone, another one", metadata: ["serialno": "00000000"], .refuse("device-match")),
    both(9, "it names no phone", metadata: ["pre-device": nil], .refuse("device-match")),

    // 10. A snapshot that waits, or is being merged.
    both(10, "merging", phone: ["--snapshot", "merging"], .refuse("snapshot-merge")),
    both(10, "waiting for its first start", phone: ["--snapshot", "snapshotted"], .refuse("snapshot-merge")),

    // 11. Partitions that the phone does not have.
    both(11, "a partition of its own", change: .renamed("modem", to: "modem2"), .refuse("partition-missing")),
    both(11, "a partition of its own is called logical", change: .grouped("dtbo"), .refuse("partition-missing")),

    // 12. vbmeta that does not agree.
    both(12, "boot is not what vbmeta names", change: .size("boot", blocks: 100), .confirm("package-authenticity")),
    both(12, "all as it should be", .note("package-authenticity")),

    // 15. A low battery.
    both(15, "the voltage says so", phone: set("battery-soc-ok=", "battery-voltage=3450"), .confirm("battery")),

    // 17. An image that is larger than its partition, or super too small for all of them.
    both(17, "dtbo does not fit", phone: set("partition-size:dtbo_a=0x1000"), .refuse("image-fits")),
    both(17, "xbl does not fit the other slot", phone: set("partition-size:xbl_b=0x1000"), .refuse("image-fits")),
    both(17, "super has no room", phone: set("partition-size:super=0x800000"), .refuse("image-fits")),
    both(
        17, "the other slot keeps too much",
        phone: set("partition-size:super=0x10000000", "partition-size:vendor_b=0xF800000"),
        .refuse("image-fits")),
    both(17, "super does not tell its size", phone: set("partition-size:super="), .note("image-fits")),

    // 19. and 20. The owner's data.
    both(19, "the data are named", clean: .confirm("data-loss"), keepData: .silent("data-loss")),
    both(20, "what is installed is not known", clean: .silent("keep-data"), keepData: .confirm("keep-data")),
    both(
        20, "the update itself wipes", metadata: ["ota-wipe": "yes"], clean: .silent("keep-data"),
        keepData: .refuse("keep-data")),
    both(
        20, "the update orders its phone to wipe", change: .powerwash, clean: .silent("keep-data"),
        keepData: .refuse("keep-data")),

    // Beyond the list.
    both(23, "the bootloader is locked", phone: ["--locked"], .refuse("bootloader-locked")),
    both(24, "the Mi account's lock survives", .confirm("account-binding")),
    both(24, "Google's lock survives an erase", clean: .note("google-frp"), keepData: .silent("google-frp")),
]

private func both(
    _ number: Int, _ situation: String, phone: [String] = [], metadata: [String: String?] = [:],
    change: UpdateHazard.Change = .none, _ expected: HazardRow.Expected
) -> UpdateHazard {
    both(number, situation, phone: phone, metadata: metadata, change: change, clean: expected, keepData: expected)
}

private func both(
    _ number: Int, _ situation: String, phone: [String] = [], metadata: [String: String?] = [:],
    change: UpdateHazard.Change = .none, clean: HazardRow.Expected, keepData: HazardRow.Expected
) -> UpdateHazard {
    UpdateHazard(
        number: number, situation: situation, phone: phone, metadata: metadata, change: change, clean: clean,
        keepData: keepData)
}

private func set(_ variables: String...) -> [String] { variables.flatMap { ["--set", $0] } }
private func patches(_ date: String) -> [String] { set("security-patch-level=\(date)") }

extension UpdateHazard {
    /// The update of this situation.
    func made() throws -> MadeUpdate {
        if metadata.isEmpty, change == .none { return try soundUpdate() }
        return try MadeUpdate(
            partitions: { all in
                switch change {
                case .none, .powerwash: break
                case .renamed(let name, let other):
                    if let index = all.firstIndex(where: { $0.name == name }) { all[index].name = other }
                case .size(let name, let blocks):
                    if let index = all.firstIndex(where: { $0.name == name }) {
                        all[index] = MadePartition(name, MadeUpdate.pattern(blocks: blocks, seed: 8), type: 8, step: 16)
                    }
                case .grouped(let name):
                    if let index = all.firstIndex(where: { $0.name == name }) {
                        all[index].group = "qti_dynamic_partitions"
                    }
                }
            },
            package: { ota in
                var lines = (ota.metadata ?? "").split(separator: "\n").map(String.init)
                for (key, value) in metadata {
                    lines.removeAll { $0.hasPrefix("\(key)=") }
                    if let value { lines.append("\(key)=\(value)") }
                }
                ota.metadata = lines.joined(separator: "\n") + "\n"
                if change == .powerwash { ota.properties = (ota.properties ?? "") + "POWERWASH=1\n" }
            })
    }
}
