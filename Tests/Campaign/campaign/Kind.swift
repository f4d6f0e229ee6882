import StockPackage

/// What is done to a phone in a scenario.
enum Kind: String, CaseIterable {
    case clean
    case keepData = "keep-data"
    case wipe
    case sideload

    /// The kind of a seed that goes wrong: each in turn, so that a short range has all of them.
    init(of seed: UInt64) { self = Self.allCases[Int(seed % UInt64(Self.allCases.count))] }

    /// The kind of a seed that is killed: two of three are flashes, the longest of all by far.
    init(ofKilled seed: UInt64) {
        let turn: [Kind] = [.sideload, .clean, .keepData, .wipe, .clean, .keepData]
        self = turn[Int(seed % UInt64(turn.count))]
    }
}

extension Kind {
    /// Plays a scenario of this kind, and puts the kind before each line of its story, and before its trouble.
    func told(
        flash: (FlashMode) throws -> [String], wipe: () throws -> [String], sideload: () throws -> [String]
    ) throws -> [String] {
        do {
            let story =
                switch self {
                case .clean: try flash(.clean)
                case .keepData: try flash(.keepData)
                case .wipe: try wipe()
                case .sideload: try sideload()
                }
            return (["scenarios"] + story).map { "\(rawValue): \($0)" }
        } catch {
            throw Trouble("\(rawValue): \(error)")
        }
    }
}
