/// What is done to a phone in a scenario.
enum Kind: String, CaseIterable {
    case clean
    case keepData = "keep-data"
    case wipe
    case sideload

    /// The kind of a seed: each in turn, so that a short range has all of them.
    init(of seed: UInt64) { self = Self.allCases[Int(seed % UInt64(Self.allCases.count))] }
}
