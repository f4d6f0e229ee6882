/// What is on partitions before anything is done to the phone: the owner's data, and what must never change.
struct Owner {
    /// How the content of a partition compares with what was put there.
    enum Content {
        case whole, gone, other
    }

    private static let length = 8192
    let folder: String

    /// Puts something at the beginning of partitions.
    /// - Parameter skipped: so many bytes at the beginning stay zero.
    func fill(_ partitions: [String], from skipped: Int = 0) throws {
        for name in partitions {
            var bytes = Self.pattern(name)
            for index in 0..<skipped { bytes[index] = 0 }
            try writeFile(path(name), bytes)
        }
    }

    func content(of partition: String, from skipped: Int = 0) -> Content {
        guard let found = readFile(path(partition), atMost: Self.length) else { return .gone }
        let rest = found.dropFirst(skipped)
        if rest.allSatisfy({ $0 == 0 }) { return .gone }
        return rest.elementsEqual(Self.pattern(partition).dropFirst(skipped)) ? .whole : .other
    }

    /// Those that do not hold what was put there.
    func changed(_ partitions: [String]) -> [String] { partitions.filter { content(of: $0) != .whole } }

    private func path(_ partition: String) -> String { "\(folder)/\(partition).img" }

    private static func pattern(_ name: String) -> [UInt8] {
        var dice = Dice(name.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
        return (0..<length).map { _ in UInt8(truncatingIfNeeded: dice.next() >> 40) | 1 }
    }
}
