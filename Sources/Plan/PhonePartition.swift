import Bytes

/// One partition as a phone lists it in `getvar all`.
public struct PhonePartition: Sendable, Equatable {
    /// The size of a partition in bytes.
    public struct Size: Sendable, Equatable {
        /// The likely size in bytes.
        public let bytes: UInt64
        /// The other reading of the same digits, where nothing tells decimal from hex.
        public let other: UInt64?

        public init(bytes: UInt64, other: UInt64? = nil) {
            self.bytes = bytes
            self.other = other
        }

        /// What certainly fits.
        public var atLeast: UInt64 { min(bytes, other ?? bytes) }
        /// What certainly does not fit is larger than this.
        public var atMost: UInt64 { max(bytes, other ?? bytes) }
    }

    /// The name as the phone spells it: `boot_a`.
    public let name: String
    /// Nil when the phone does not say, or says 0.
    public let size: Size?
    /// `raw`, `ext4`, `f2fs`, `raw data`; nil when the phone does not say.
    public let type: String?
    /// Whether it lies inside `super`; nil when the phone does not say.
    public let isLogical: Bool?

    public init(name: String, size: Size? = nil, type: String? = nil, isLogical: Bool? = nil) {
        self.name = name
        self.size = size
        self.type = type
        self.isLogical = isLogical
    }
}

/// The names under which bootloaders take lists of checksums: no partitions.
public let pseudoPartitions: Set<String> = ["crclist", "sparsecrclist"]

extension Step {
    /// The partitions that this step flashes or erases, each name by itself where a script joins several with `+`. Empty for the
    /// checksum lists and for every other step.
    public var partitions: [String] {
        switch action {
        case .flash(let name, _, _, _), .erase(let name):
            pseudoPartitions.contains(name.lowercased()) ? [] : name.split(separator: "+").map(String.init)
        default: []
        }
    }

    /// True for a step that writes an image to a partition.
    public var isFlash: Bool { if case .flash = action { !partitions.isEmpty } else { false } }
}

extension PhoneFacts {
    /// The partitions that a name in a plan stands for on this phone: `boot_ab` for `boot_a` and `boot_b`; `boot`, where the phone
    /// has none of that name, for the copies of its slots. Without regard to case.
    /// - Returns: what is there of them; nil when the phone lists no partitions.
    public func copies(of name: String) -> [PhonePartition]? {
        guard let partitions else { return nil }
        let name = PartitionName.lower(name)
        if let exact = partitions[name] { return [exact] }
        let base = name.hasSuffix("_ab") ? String(name.dropLast(3)) : name
        return ["_a", "_b"].compactMap { partitions[base + $0] }
    }

    /// Whether the phone lists a partition as `x_a` and as `x_b`. False where it lists nothing.
    public var listsBothCopies: Bool {
        guard let partitions else { return false }
        return partitions.keys.contains { $0.hasSuffix("_a") && partitions[$0.dropLast(2) + "_b"] != nil }
    }

    /// Whether this phone has what a name in a plan stands for, both slots where the name means both. True when it lists nothing.
    public func has(_ name: String) -> Bool {
        guard let copies = copies(of: name) else { return true }
        let name = PartitionName.lower(name)
        return name.hasSuffix("_ab") && partitions?[name] == nil ? copies.count == 2 : !copies.isEmpty
    }

    /// How the phone spells what a name in a plan stands for, where that differs in capitals alone: `boot_a` for `BOOT_AB`. A bootloader
    /// compares every letter, so it would not find such a name, or find another partition under it.
    /// - Returns: nil where the spelling is the phone's own, and where it lists nothing under any spelling.
    public func otherSpelling(of name: String) -> String? {
        guard let copies = copies(of: name) else { return nil }
        let slot = PartitionName.lower(name).hasSuffix("_ab") ? 3 : 0
        for copy in copies {
            let isItself = PartitionName.lower(copy.name) == PartitionName.lower(name)
            // `boot_ab` and a bare `boot` stand for names with a slot's letter behind them.
            let same = isItself ? copy.name == name : copy.name.dropLast(2) == name.dropLast(slot)
            if !same || !isItself && slot > 0 && !name.hasSuffix("_ab") { return copy.name }
        }
        return nil
    }
}
