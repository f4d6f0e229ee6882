import CZlib

#if !ZLIB_ONLY
    import CISAL
#endif

/// The CRC-32 of gzip, zip and Xiaomi's CRC lists (polynomial 0xEDB88320, reflected), continued from `seed`.
public func crc32(_ bytes: UnsafeRawBufferPointer, seed: UInt32 = 0) -> UInt32 {
    guard let start = bytes.baseAddress else { return seed }
    let first = unsafe start.assumingMemoryBound(to: UInt8.self)
    #if ZLIB_ONLY
        return unsafe UInt32(truncatingIfNeeded: crc32_z(UInt(seed), first, bytes.count))
    #else
        return unsafe crc32_gzip_refl(seed, first, UInt64(bytes.count))
    #endif
}

/// The CRC-32 of bytes in memory.
public func crc32(of bytes: [UInt8], seed: UInt32 = 0) -> UInt32 {
    unsafe bytes.withUnsafeBytes { unsafe crc32($0, seed: seed) }
}

/// The CRC-32 of two stretches one after the other, from the CRC of each and the length of the second in bytes.
public func crc32(_ first: UInt32, followedBy second: UInt32, count: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: crc32_combine(UInt(first), UInt(second), Int(count)))
}

/// The CRC-32 of `count` bytes (a multiple of 4) that repeat a little-endian 32-bit pattern, continued from `seed`.
///
/// The time grows with the logarithm of `count`, so that a fill of a terabyte costs no more than one of a megabyte.
func crc32(repeating pattern: UInt32, count: UInt64, seed: UInt32) -> UInt32 {
    var unit = patternBytes(pattern, count: Int(min(count, 4096)))
    if count <= UInt64(unit.count) { return crc32(of: unit, seed: seed) }
    if count <= 256 << 10 {
        var running = seed
        var left = count
        while left > 0 {
            let step = Int(min(left, UInt64(unit.count)))
            running = unsafe unit.withUnsafeBytes {
                unsafe crc32(UnsafeRawBufferPointer(rebasing: $0[..<step]), seed: running)
            }
            left -= UInt64(step)
        }
        return running
    }
    // The remainder first, then the whole units by doubling: all stretches are alike, so their order does not matter.
    let remainder = Int(count % 4096)
    var running = seed
    if remainder > 0 { running = crc32(of: Array(unit[..<remainder]), seed: seed) }
    var power = crc32(of: unit)
    var powerBytes: UInt64 = 4096
    var units = count / 4096
    unit = []
    while units > 0 {
        if units & 1 == 1 { running = crc32(running, followedBy: power, count: powerBytes) }
        units >>= 1
        if units > 0 {
            power = crc32(power, followedBy: power, count: powerBytes)
            powerBytes *= 2
        }
    }
    return running
}

/// `count` bytes of a little-endian 32-bit pattern, from its first byte on.
private func patternBytes(_ pattern: UInt32, count: Int) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        let first = unsafe withUnsafeBytes(of: pattern.littleEndian) { unsafe Array($0) }
        let seed = min(4, count)
        for index in 0..<seed { unsafe buffer[index] = first[index] }
        // Each copy doubles what is there.
        var done = seed
        while done < count {
            let step = min(done, count - done)
            unsafe UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[done..<done + step])
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<step]))
            done += step
        }
        filled = count
    }
}
