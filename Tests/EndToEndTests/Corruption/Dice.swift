/// A small generator with a seed (SplitMix64), so that a failing case can be run again.
struct Dice: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// One flipped place: some of the bits of one byte.
struct Flip: CustomStringConvertible {
    let offset: Int
    let mask: UInt8
    let seed: UInt64
    var description: String { "seed \(seed): byte \(offset) xor \(mask)" }

    /// A place in `range` that follows from the seed.
    init(_ seed: UInt64, in range: Range<Int>) {
        var dice = Dice(seed)
        self.seed = seed
        offset = Int.random(in: range, using: &dice)
        mask = UInt8.random(in: 1...255, using: &dice)
    }

    func applied(to bytes: [UInt8]) -> [UInt8] {
        var flipped = bytes
        flipped[offset] ^= mask
        return flipped
    }
}
