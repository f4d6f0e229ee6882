extension PackSparse {
    /// The parts that libsparse's re-sparse makes when no part may be larger than `limit` bytes: the chunks of each part that hold
    /// data, in order. Written from the description of its behaviour; Debian's `simg2simg` is the oracle in tests.
    func parts(limit: UInt64) -> [[Chunk]] {
        // Kept back from each part: its header, the chunk that may end it, and a checksum chunk.
        let room = Int64(limit) - (28 + 2 * 12 + 4)
        var queue = chunks.filter { $0.content != .skip }[...]
        var parts: [[Chunk]] = []
        while !queue.isEmpty {
            var part: [Chunk] = []
            var used: Int64 = 0
            var next: UInt32 = 0
            while let chunk = queue.first {
                var cost: Int64 = chunk.first > next ? 12 : 0
                next = chunk.first + chunk.count
                cost += chunk.content == .raw ? 12 + Int64(chunk.count) * Int64(Self.blockSize) : 16
                guard used + cost > room else {
                    used += cost
                    part.append(chunk)
                    queue.removeFirst()
                    continue
                }
                used += 12
                if part.isEmpty || room - used > room / 8 {
                    // The chunk is cut, unless all of it is smaller than what is left: then it goes whole.
                    let cut = UInt32(max(1, (room - used) / Int64(Self.blockSize)))
                    queue.removeFirst()
                    part.append(Chunk(content: chunk.content, first: chunk.first, count: min(cut, chunk.count)))
                    if cut < chunk.count {
                        queue =
                            [Chunk(content: chunk.content, first: chunk.first + cut, count: chunk.count - cut)] + queue
                    }
                }
                break
            }
            parts.append(part)
        }
        return parts
    }

    /// The CRC-32 of the data of RAW chunks and the expanded data of FILL chunks, in order.
    func dataCRC(of chunks: [Chunk], in input: PackInput, after start: UInt32 = 0) throws(PackError) -> UInt32 {
        var crc = start
        for chunk in chunks where chunk.content != .skip {
            // The file that was scanned holds filled blocks expanded.
            let offset = UInt64(chunk.first) * UInt64(Self.blockSize)
            try input.forEach(from: offset, length: UInt64(chunk.count) * UInt64(Self.blockSize)) { piece in
                crc = packCRC(piece, after: crc)
            }
        }
        return crc
    }
}
