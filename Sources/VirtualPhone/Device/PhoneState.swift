import FoundationEssentials

/// What the phone remembers when it is off: `phone.json`.
public struct PhoneState: Codable, Sendable, Equatable {
    /// The name of the profile.
    public var profile: String
    public var mode: DeviceMode
    public var unlocked: Bool
    /// The active slot; nil on a phone without slots.
    public var currentSlot: String?
    /// Whether user data were wiped: `userdata` flashed or erased, or the lock changed.
    public var wiped: Bool
    public var slots: [String: Slot]
    /// The sizes in bytes of the logical partitions that exist.
    public var logical: [String: UInt64]
    /// How far a system update is that came over the air: `snapshotted` or `merging`; nil where there is none.
    public var snapshot: String?

    /// What the boot control knows of one slot.
    public struct Slot: Codable, Sendable, Equatable {
        public var successful = true
        public var unbootable = false
        /// How often the bootloader tries it before it calls it unbootable.
        public var retries = 7
    }

    /// A new phone, as it leaves the box.
    init(new profile: PhoneProfile) {
        self.profile = profile.name
        mode = .fastboot
        unlocked = profile.unlocked
        currentSlot = profile.currentSlot
        wiped = false
        slots = Dictionary(uniqueKeysWithValues: profile.slots.map { ($0, Slot()) })
        logical = [:]
        for row in profile.logical {
            if row.slotted {
                for slot in profile.slots {
                    logical["\(row.name)_\(slot)"] = slot == profile.currentSlot ? row.bytes : 0
                }
            } else {
                logical[row.name] = row.bytes
            }
        }
    }

    /// The state in a folder, or a new phone's when the folder has none.
    init(in folder: StateFolder, of profile: PhoneProfile) throws(VirtualPhoneError) {
        guard let bytes = try folder.read("phone.json") else {
            self.init(new: profile)
            return
        }
        do {
            self = try JSONDecoder().decode(PhoneState.self, from: Data(bytes))
        } catch {
            throw .badProfile("phone.json in \(folder.path): \(error)")
        }
        guard self.profile == profile.name else {
            throw .otherPhone(folder: folder.path, found: self.profile, wanted: profile.name)
        }
    }

    func save(in folder: StateFolder) throws(VirtualPhoneError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        do {
            try folder.replace("phone.json", with: Array(encoder.encode(self)) + [10])
        } catch let error as VirtualPhoneError {
            throw error
        } catch {
            throw .badProfile("phone.json cannot be written: \(error)")
        }
    }
}
