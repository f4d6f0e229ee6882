import Bytes

/// The first bytes by which programs know an image. What follows is noise.
func packHeader(_ image: PackageRecipe.Image, android: String) -> [UInt8] {
    var header = ByteWriter()
    switch image.kind {
    case .elf:
        // ELF64, little endian, an executable for AArch64 with one loadable segment.
        header.append([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])
        for half: UInt16 in [2, 183] { header.little(half) }
        header.little(UInt32(1))
        for offset: UInt64 in [0x1_4680_0000, 64, 0] { header.little(offset) }
        header.little(UInt32(0))
        for half: UInt16 in [64, 56, 1, 0, 0, 0] { header.little(half) }
        for word: UInt32 in [1, 5] { header.little(word) }
        for value: UInt64 in [120, 0x1_4680_0000, 0x1_4680_0000, image.bytes - 120, image.bytes - 120, 4096] {
            header.little(value)
        }
    case .fat:
        header.append([0xeb, 0x3c, 0x90])
        header.append("MSDOS5.0".utf8)
        header.append([0, 2, 4, 1, 0, 2, 0, 2])
        header.append([UInt8](repeating: 0, count: 510 - header.bytes.count) + [0x55, 0xaa])
    case .boot: bootHeader(image, android: android, into: &header)
    case .vendorBoot:
        header.append("VNDRBOOT".utf8)
        for word: UInt32 in [3, 4096, 0x8000, 0x100_0000, UInt32(truncatingIfNeeded: image.bytes) - 4096] {
            header.little(word)
        }
        header.append([UInt8](repeating: 0, count: 4096 - header.bytes.count))
    case .dtbo:
        for word in [0xd7b7_ab1e, UInt32(truncatingIfNeeded: image.bytes), 32, 32, 1, 32, 4096, 0] { header.big(word) }
    case .mtk:
        header.append([0x88, 0x16, 0x88, 0x58])
        header.little(UInt32(truncatingIfNeeded: image.bytes) - 512)
        header.append((image.label ?? "image").utf8)
        header.append([UInt8](repeating: 0, count: 512 - header.bytes.count))
    case .preloader:
        header.append("UFS_BOOT".utf8)
        for word: UInt32 in [0, 1, 4096] { header.little(word) }
    case .ext4, .noise, .zeros, .vbmeta: break
    }
    return header.bytes
}

/// The header of a boot image: version 3 from Android 11 on, version 0 before.
private func bootHeader(_ image: PackageRecipe.Image, android: String, into header: inout ByteWriter) {
    let modern = (Int(android.prefix { $0 != "." }) ?? 0) >= 11
    let kernel = UInt32(truncatingIfNeeded: image.bytes) / 2
    let ramdisk = kernel / 2
    header.append("ANDROID!".utf8)
    if modern {
        for word in [kernel, ramdisk, 0, 1580, 0, 0, 0, 0, 3] { header.little(word) }
    } else {
        for word in [kernel, 0x8000, ramdisk, 0x100_0000, 0, 0xf0_0000, 0x100, 4096, 0, 0] { header.little(word) }
    }
    header.append([UInt8](repeating: 0, count: 4096 - header.bytes.count))
}
