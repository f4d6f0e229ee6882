import Bytes

/// Makes a boot image of a kernel and its companions, as AOSP's `fastboot` makes one: `bootimg.h`, header versions 0 to 4. The id is left
/// empty, as there.
struct BootImageMaker {
    let options: BootImageOptions
    var kernel: [UInt8]
    var ramdisk: [UInt8] = []
    var second: [UInt8] = []
    var dtb: [UInt8] = []

    /// Where the second stage goes, from the base on; AOSP has no option for it.
    private static let secondOffset: UInt32 = 0x00F0_0000

    /// - Throws: ``DropInError/stopped(_:)`` for a command line that does not fit the header.
    func image() throws(DropInError) -> [UInt8] {
        let commandLine = Array((options.commandLine ?? "").utf8)
        let room = options.headerVersion >= 3 ? 1536 : 512
        guard commandLine.count < room else {
            throw .stopped(
                "command line too large: \(commandLine.count) bytes, and the header has room for \(room - 1)")
        }
        return options.headerVersion >= 3 ? new(commandLine) : old(commandLine)
    }

    /// Header versions 0 to 2: addresses, and pages of the given size.
    private func old(_ commandLine: [UInt8]) -> [UInt8] {
        let base = options.base
        var header = ByteWriter()
        header.append("ANDROID!".utf8)
        header.little(UInt32(kernel.count))
        header.little(base &+ options.kernelOffset)
        header.little(UInt32(ramdisk.count))
        header.little(base &+ options.ramdiskOffset)
        header.little(UInt32(second.count))
        header.little(base &+ Self.secondOffset)
        header.little(base &+ options.tagsOffset)
        header.little(options.pageSize)
        header.little(options.headerVersion)
        header.little(options.osVersion << 11 | options.osPatchLevel)
        header.append([UInt8](repeating: 0, count: 16))
        header.append(commandLine + [UInt8](repeating: 0, count: 512 - commandLine.count))
        header.append([UInt8](repeating: 0, count: 32 + 1024))
        // The fields of versions 1 and 2 stand behind every header, as in the original: size and place of a recovery DTBO, of which there is
        // none; the size of the header; size and address of the device tree, the address without the base before version 2.
        header.append([UInt8](repeating: 0, count: 12))
        header.little([UInt32(0), 1648, 1660][Int(options.headerVersion)])
        header.little(UInt32(options.headerVersion == 2 ? dtb.count : 0))
        header.little((options.headerVersion == 2 ? UInt64(base) : 0) + options.dtbOffset)
        let parts = [header.bytes, kernel, ramdisk, second] + (options.headerVersion == 2 ? [dtb] : [])
        return parts.flatMap { padded($0, to: Int(options.pageSize)) }
    }

    /// Header versions 3 and 4: no addresses, no second stage, pages of 4096 bytes.
    private func new(_ commandLine: [UInt8]) -> [UInt8] {
        var header = ByteWriter()
        header.append("ANDROID!".utf8)
        header.little(UInt32(kernel.count))
        header.little(UInt32(ramdisk.count))
        header.little(options.osVersion << 11 | options.osPatchLevel)
        header.little(UInt32(options.headerVersion == 3 ? 1580 : 1584))
        header.append([UInt8](repeating: 0, count: 16))
        header.little(options.headerVersion)
        header.append(commandLine + [UInt8](repeating: 0, count: 1536 - commandLine.count))
        if options.headerVersion == 4 { header.little(UInt32(0)) }
        return [header.bytes, kernel, ramdisk].flatMap { padded($0, to: 4096) }
    }

    private func padded(_ bytes: [UInt8], to page: Int) -> [UInt8] {
        bytes + [UInt8](repeating: 0, count: (page - bytes.count % page) % page)
    }
}
