/// How a connection moves bytes.
public struct USBOptions: Equatable, Sendable {
    /// The most bytes in one OUT transfer. Rounded down to a multiple of 1024; at least 16 KiB.
    public var transferSize: Int
    /// How many OUT transfers travel at once; at least 1.
    public var depth: Int
    /// How long `open` tries again while another program has the interface: some (fwupd) look at each new device for
    /// a moment.
    public var claimPatience: Duration

    public init(transferSize: Int = 256 * 1024, depth: Int = 4, claimPatience: Duration = .milliseconds(1500)) {
        self.transferSize = transferSize
        self.depth = max(1, depth)
        self.claimPatience = claimPatience
    }

    /// Four transfers of 256 KiB: as fast as more or larger ones (measured), and twelve phones fit into usbfs's 16 MB.
    public static let fast = USBOptions()
    /// One transfer of 16 KiB, as fastboot did until 2024: slow, and kind to fragile ports and cables.
    public static let conservative = USBOptions(transferSize: 16 * 1024, depth: 1)
}
