import CZlib

/// The download buffer of a bootloader.
struct Download {
    /// What came; only its first bytes when nothing is kept.
    var bytes: [UInt8] = []
    /// How many bytes came.
    var count: UInt64 = 0
    var crc32: UInt32?
}

extension VirtualPhone {
    /// `download:` and its data phase.
    func receive(_ argument: String, _ reply: Reply) throws(LinkError) -> Answer {
        if !state.unlocked, let refusal = dialect.downloadLocked { return .fail(refusal) }
        if state.mode == .fastboot, let stuck = lists.stuck { return .fail(stuck) }
        guard argument.utf8.count == 8 else { return .fail("Invalid size (length of size != 8)") }
        guard argument.utf8.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
            let asked = UInt32(argument, radix: 16)
        else { return .fail("Invalid size") }
        guard asked > 0 else { return .fail("Invalid size (0)") }
        guard UInt64(asked) <= maxDownload else { return .fail(dialect.downloadTooLarge) }
        downloads += 1
        var count = asked
        var drop: UInt64?
        for fault in options.faults {
            switch fault {
            case .okayToDownload: return .okay()
            case .dataSize(let size): count = size
            case .dropAt(let byte, let number) where number == downloads: drop = byte
            default: break
            }
        }
        download = Download()
        let digits = String(count, radix: 16)
        try reply.send("DATA" + String(repeating: "0", count: 8 - digits.count) + digits)
        if let drop, drop < UInt64(count) {
            try unsafe reply.receive(drop) { reply.received.bytes += UInt64($0.count) }
            return .drop
        }
        download = try takePayload(UInt64(count), reply)
        return .okay()
    }

    private func takePayload(_ count: UInt64, _ reply: Reply) throws(LinkError) -> Download {
        if options.discard { return try options.sums ? sumPayload(count, reply) : discardPayload(count, reply) }
        // The memory is not touched before bytes arrive.
        var bytes = unsafe [UInt8](unsafeUninitializedCapacity: Int(count)) { $1 = Int(count) }
        var offset = 0
        var crc: UInt = 0
        var pace = Pace(options.linkMBps)
        try unsafe reply.receive(count) { piece in
            unsafe bytes.withUnsafeMutableBytes { all in
                unsafe all[offset..<offset + piece.count].copyBytes(from: piece)
            }
            offset += piece.count
            crc = unsafe crc32_z(crc, piece.assumingMemoryBound(to: UInt8.self).baseAddress, piece.count)
            reply.received.bytes += UInt64(piece.count)
            pace.take(UInt64(piece.count))
        }
        let crc32 = UInt32(truncatingIfNeeded: crc)
        reply.received.crc32 = crc32
        return Download(bytes: bytes, count: count, crc32: crc32)
    }

    /// Keeps the first bytes and the sum of all.
    private func sumPayload(_ count: UInt64, _ reply: Reply) throws(LinkError) -> Download {
        var head: [UInt8] = []
        var crc: UInt = 0
        var pace = Pace(options.linkMBps)
        try unsafe reply.receive(count) { piece in
            unsafe head += piece.prefix(4 - head.count)
            crc = unsafe crc32_z(crc, piece.assumingMemoryBound(to: UInt8.self).baseAddress, piece.count)
            reply.received.bytes += UInt64(piece.count)
            pace.take(UInt64(piece.count))
        }
        reply.received.crc32 = UInt32(truncatingIfNeeded: crc)
        return Download(bytes: head, count: count, crc32: UInt32(truncatingIfNeeded: crc))
    }

    /// Keeps the first bytes, which tell a sparse image, and lets the link throw the rest away.
    private func discardPayload(_ count: UInt64, _ reply: Reply) throws(LinkError) -> Download {
        var pace = Pace(options.linkMBps)
        let head = try reply.discard(count, keeping: 4) { passed in
            reply.received.bytes += UInt64(passed)
            pace.take(UInt64(passed))
        }
        return Download(bytes: head, count: count, crc32: nil)
    }
}
