/// Numbers that look random and are the same for the same seed.
struct SeededNumbers {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0xD1B5_4A32_D192_ED03
        for _ in 0..<4 { _ = below(2) }
    }

    /// A number from 0 up to `limit`, which must be greater than 0.
    mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }

    /// True once in so many times.
    mutating func once(in times: Int) -> Bool { below(times) == 0 }

    mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }
}
