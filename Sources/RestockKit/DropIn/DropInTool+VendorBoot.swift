import Fastboot
import Images

/// `flash vendor_boot:RAMDISK`.
extension DropInTool {
    /// The partition and the ramdisk that a word of the command line means; nil for any other.
    static func vendorRamdisk(_ word: String) -> (partition: String, ramdisk: String)? {
        let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, ["vendor_boot", "vendor_boot_a", "vendor_boot_b"].contains(parts[0]) else { return nil }
        return (parts[0], parts[1])
    }

    /// Reads the partition from the phone, puts the ramdisk of the file in, and writes it back. Only user-space fastboot of builds for
    /// developers gives partitions away.
    func flash(ramdisk: String, of partition: String, file: String?) throws(DropInError) {
        let path = if let file { file } else { try productFile(of: "vendor_boot-ramdisk") }
        let fresh = try DropInImage(path: path).allBytes()
        var tree: [UInt8]?
        if let dtb = options.boot.dtb { tree = try DropInImage(path: dtb).allBytes() }
        try onSlots(of: partition) { name throws(DropInError) in
            var old: [UInt8] = []
            try unsafe fetch(name) { bytes in unsafe old.append(contentsOf: bytes) }
            let new: [UInt8]
            do throws(VendorBoot.Fault) {
                new = try VendorBoot(old).replacing(ramdisk, with: fresh, tree: tree)
            } catch {
                throw .stopped("cannot put '\(path)' into \(name): \(error.why). It was not written.")
            }
            try flash(try DropInImage(name: path, bytes: new), to: name)
        }
    }
}
