import CISAL

extension GzipIndex {
    /// What must agree for a kept decoder state to mean anything: the library's version and the size of its state.
    public static var recordVersion: UInt64 {
        UInt64(ISAL_MAJOR_VERSION) << 48 | UInt64(ISAL_MINOR_VERSION) << 32 | UInt64(InflateState.bytes)
    }

    /// Writes every place.
    public func write(to record: RecordWriter) throws(ImageError) {
        try record.put(spacing)
        for places in [checkpoints, marks] {
            try record.put(UInt64(places.count))
            for place in places {
                try record.put(place.output)
                try record.put(place.input)
                try record.put(place.state)
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
                let state = try record.bytes(upTo: InflateState.bytes)
                guard state.count == InflateState.bytes else { throw .misuse("a decoder state of another size") }
                places.append(Checkpoint(output: output, input: input, state: state))
            }
            both.append(places)
        }
        restore(checkpoints: both[0], marks: both[1])
    }
}
