import Images

/// Drains a source, up to a bound: expanded zeros are without end.
func drain(_ source: any ByteSource, most: Int = 16 << 20) -> (bytes: [UInt8], isWhole: Bool) {
    var all: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 65_536)
    while all.count < most {
        let got = unsafe room.withUnsafeMutableBytes { buffer in try? unsafe source.read(into: buffer) }
        guard let got else { return (all, false) }
        if got == 0 { return (all, true) }
        all += room[..<got]
    }
    return (all, false)
}

/// The streaming reader and the quick one agree, and the parts of what they read have the sizes that they claim.
func fuzzSparse(_ bytes: [UInt8]) {
    let scan = scanned(bytes, cut: bytes.count / 3)
    let other = scanned(bytes, cut: 1)
    precondition(scan?.layout == other?.layout && scan?.dataCRC32 == other?.dataCRC32, "the cut of the pieces matters")
    withFile(bytes) { path in
        guard let file = try? OpenFile(path) else { return }
        let quick = try? quickLayout(of: file)
        // Of a raw file only the streaming reader looks for uniform blocks.
        if let scan, scan.layout.isSparse { precondition(quick == scan.layout, "two readings, two layouts") }
    }
    guard let scan, let parts = try? downloadParts(of: scan.layout, limit: 16_384, fillsRaw: true) else { return }
    let reader = PartReader(parts: parts, source: MemorySource(bytes))
    var room = [UInt8](repeating: 0, count: 65_536)
    for part in parts.prefix(64) {
        precondition(part.bytes <= 16_384 || parts.count == 1, "a part above the limit")
        reader.begin(part)
        var left = part.bytes
        while left > 0 {
            let got = unsafe room.withUnsafeMutableBytes { buffer in
                try? unsafe reader.fill(UnsafeMutableRawBufferPointer(rebasing: buffer[..<Int(min(left, 65_536))]))
            }
            guard let got, got > 0 else { preconditionFailure("a part ends \(left) bytes early") }
            left -= UInt64(got)
        }
    }
}

private func scanned(_ bytes: [UInt8], cut: Int) -> ImageScan? {
    let scanner = ImageScanner(digests: [])
    do {
        for piece in [bytes.prefix(cut), bytes.dropFirst(cut)] {
            let failed = unsafe piece.withUnsafeBytes { buffer -> Bool in
                do { try unsafe scanner.feed(buffer) } catch { return true }
                return false
            }
            if failed { return nil }
        }
        return try scanner.finish()
    } catch { return nil }
}

/// Whatever both libraries take whole, both inflate to the same bytes.
func fuzzGzip(_ bytes: [UInt8]) {
    let outcomes = InflateLibrary.allCases.map { drain(GzipReader(MemorySource(bytes), by: $0)) }
    let whole = outcomes.filter(\.isWhole)
    precondition(whole.allSatisfy { $0.bytes == whole.first?.bytes }, "two libraries, two contents")
}

func fuzzPayload(_ bytes: [UInt8]) {
    withFile(bytes) { path in
        guard let file = try? OpenFile(path), let payload = try? Payload(file) else { return }
        for partition in payload.partitions.prefix(4) {
            guard let source = try? payload.open(partition.name, workers: 1) else { continue }
            _ = drain(source, most: 4 << 20)
        }
    }
}
