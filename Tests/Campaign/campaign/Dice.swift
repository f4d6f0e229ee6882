/// SplitMix64: the same seed gives the same numbers on every machine.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    /// The seed is mixed first: seeds that follow each other would else be the same row of numbers, begun one further on.
    init(_ seed: UInt64) { state = Self.mixed(seed &* 0x9e37_79b9_7f4a_7c15) }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        return Self.mixed(state)
    }

    private static func mixed(_ state: UInt64) -> UInt64 {
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }

    mutating func pick<Item>(_ items: [Item]) -> Item { items[Int.random(in: 0..<items.count, using: &self)] }
    mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &self) }
    /// True once in `count` times.
    mutating func oneIn(_ count: Int) -> Bool { number(0..<count) == 0 }
}
