extension GzipIndex {
    /// What must agree for a kept decoder state to mean anything; nil where the states of this build's decoder cannot be kept.
    public static var recordVersion: UInt64? {
        #if ZLIB_ONLY
            nil
        #else
            ISALInflater.version
        #endif
    }

    /// Writes every place.
    public func write(to record: RecordWriter) throws(ImageError) {
        try record.put(spacing)
        for places in [checkpoints, marks] {
            try record.put(UInt64(places.count))
            for place in places {
                guard let state = place.state.bytes else { throw .misuse("a decoder state that no file can keep") }
                try record.put(place.output)
                try record.put(place.input)
                try record.put(state)
            }
        }
    }

    /// Reads what ``write(to:)`` wrote.
    public init(from record: RecordReader) throws(ImageError) {
        self.init(spacing: try record.number())
        var both: [[Checkpoint]] = []
        for limit in [Self.limit, Self.markLimit] {
            var places: [Checkpoint] = []
            for _ in 0..<(try record.count(upTo: limit)) {
                let (output, input) = (try record.number(), try record.number())
                places.append(Checkpoint(output: output, input: input, state: try Self.state(from: record)))
            }
            both.append(places)
        }
        restore(checkpoints: both[0], marks: both[1])
    }

    private static func state(from record: RecordReader) throws(ImageError) -> InflaterSnapshot {
        #if ZLIB_ONLY
            throw .misuse("a decoder state of another library")
        #else
            let state = try record.bytes(upTo: ISALInflater.bytes)
            guard state.count == ISALInflater.bytes else { throw .misuse("a decoder state of another size") }
            return .isal(state)
        #endif
    }
}
