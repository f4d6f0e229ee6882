/// How many bytes one OUT transfer may carry, and how that number falls when the kernel has no memory.
struct TransferSize: Equatable {
    /// No transfer is made smaller than this: it is what AOSP's first fastboot used, and every kernel grants it.
    static let smallest = 16 * 1024
    /// Every transfer but a payload's last is a multiple of this many bytes, so that no short packet appears in the
    /// middle at any speed (the largest packet is 1024 bytes).
    static let unit = 1024

    /// The present size in bytes; a multiple of ``unit``.
    private(set) var bytes: Int

    /// Rounds `wanted` down to whole units; never below ``smallest``.
    init(_ wanted: Int) {
        bytes = max(Self.smallest, wanted / Self.unit * Self.unit)
    }

    /// Halves the size. False, and nothing changes, when it is the smallest already.
    mutating func halve() -> Bool {
        guard bytes > Self.smallest else { return false }
        self = TransferSize(bytes / 2)
        return true
    }
}
