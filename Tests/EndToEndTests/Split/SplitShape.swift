import Testing

/// A kind of image, made to measure for a limit, and how many parts it must come to there.
struct SplitShape: CustomTestStringConvertible, Sendable {
    let name: String
    /// How many parts, for limits of 128 MiB and more.
    let parts: Int
    let image: @Sendable (_ limit: UInt64) -> LargeImage
    var testDescription: String { name }

    init(_ name: String, parts: Int, _ image: @escaping @Sendable (_ limit: UInt64) -> LargeImage) {
        self.name = name
        self.parts = parts
        self.image = image
    }

    /// libsparse keeps 56 bytes of each part free; a run costs 12 bytes and its data, a fill 16, a skip before it 12.
    /// So one skip, one run of all blocks but one, and 251 fills fill a part to its last byte; without the skip, the
    /// 252nd fill is too large by 4 bytes, which is the least that can be.
    private static func fullPart(_ limit: UInt64, fills: UInt32) -> [LargeImage.Chunk] {
        [.raw(limit / 4096 - 1)] + (0..<fills).map { .fill($0, 1) }
    }

    /// Headers of the greatest length: with them a file is larger than a limit that its content is far below.
    private static func longHeaders(_ limit: UInt64, _ chunk: (UInt32) -> LargeImage.Chunk) -> LargeImage {
        LargeImage(headerBytes: 65_532, chunks: (0..<UInt32(limit / 65_532 + 2)).map(chunk))
    }

    static let all: [SplitShape] = [
        SplitShape("one raw chunk larger than the limit", parts: 2) { limit in
            LargeImage(chunks: [.raw(limit / 4096 + 5)])
        },
        SplitShape("a chunk border just at the limit", parts: 2) { limit in
            LargeImage(chunks: [.hole(3)] + fullPart(limit, fills: 251) + [.raw(40), .hole(2), .fill(9, 1)])
        },
        SplitShape("a chunk border four bytes behind the limit", parts: 2) { limit in
            LargeImage(chunks: fullPart(limit, fills: 252) + [.raw(40), .hole(2)])
        },
        SplitShape("4096 chunks of every kind", parts: 2) { limit in
            let blocks = limit / (2048 * 4096) + 1
            return LargeImage(
                chunks: (0..<UInt64(4096)).map {
                    switch $0 % 4 {
                    case 1: .fill(UInt32($0 / 8), 1 + $0 % 5)
                    case 3: .hole(1 + $0 % 7)
                    default: .raw(blocks)
                    }
                })
        },
        SplitShape("blocks of 1024, checksum chunks between", parts: 2) { limit in
            let third = limit / 1024 / 3
            return LargeImage(
                blockSize: 1024,
                chunks: [
                    .raw(third), .checksum, .raw(third), .hole(7), .fill(0xDEAD_BEEF, 1000), .checksum,
                    .raw(third + 99), .checksum,
                ])
        },
        SplitShape("blocks of 8192, holes first and last", parts: 2) { limit in
            let quarter = limit / 8192 / 4
            return LargeImage(
                blockSize: 8192,
                chunks: [.hole(11), .raw(quarter * 3), .fill(0, 5), .hole(1000), .raw(quarter + 33), .hole(4096)])
        },
        SplitShape("blocks of 65536, a skip before a run that is cut", parts: 2) { limit in
            LargeImage(blockSize: 65_536, chunks: [.hole(1), .raw(limit / 65_536 + 2), .fill(7, 1), .raw(1)])
        },
        SplitShape("longer headers, less than an eighth left, an odd tail", parts: 2) { limit in
            let eighth = limit / 4096 / 8
            return LargeImage(
                headerBytes: 20,
                chunks: [
                    .raw(eighth * 4), .hole(5), .fill(0xFFFF_FFFF, 9), .raw(eighth * 3), .hole(1), .raw(eighth + 3),
                    .hole(1), .raw(1), .checksum,
                ])
        },
        SplitShape("a block more than an eighth left", parts: 2) { limit in
            let eighth = limit / 4096 / 8
            return LargeImage(chunks: [.raw(eighth * 7 - 1), .hole(1), .raw(eighth + 40)])
        },
        SplitShape("nothing but holes", parts: 1) { limit in longHeaders(limit) { .hole(1 + UInt64($0) % 5) } },
        SplitShape("nothing but fills", parts: 1) { limit in longHeaders(limit) { .fill($0 / 3, 1 + UInt64($0) % 5) } },
        SplitShape("a file of just the limit", parts: 1) { limit in
            LargeImage(
                chunks: [.raw(limit / 4096 - 1)] + (0..<251).map { .fill($0, 1) } + [.hole(4), .fill(1, 1), .hole(4)])
        },
        SplitShape("a file of one hole more than the limit", parts: 2) { limit in
            LargeImage(
                chunks: [.raw(limit / 4096 - 1)] + (0..<251).map { .fill($0, 1) }
                    + [.hole(4), .fill(1, 1), .hole(4), .hole(1)])
        },
    ]
}
