/// Another partition that has a vbmeta image of its own, and the key that must have signed it.
public struct AVBChain: Sendable, Equatable {
    /// In which of the phone's counters that vbmeta's rollback number is kept.
    public let rollbackIndexLocation: UInt32
    /// The partition, without slot.
    public let partition: String
    /// The key as AVB stores keys.
    public let key: [UInt8]
    /// Whether the partition's name gets no slot, also on phones with slots.
    public let isWithoutSlot: Bool

    init(_ body: inout DescriptorReader) throws(AVBDescriptorFailure) {
        rollbackIndexLocation = try body.integer()
        let (name, key): (UInt32, UInt32) = (try body.integer(), try body.integer())
        isWithoutSlot = try body.isWithoutSlot()
        partition = try body.text(UInt64(name))
        self.key = try body.bytes(UInt64(key))
    }
}
