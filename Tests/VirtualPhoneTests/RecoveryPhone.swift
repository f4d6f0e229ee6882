import Foundation
import VirtualPhone

extension PlayedPhone {
    /// Plays a phone in recovery while `body` runs.
    static func recover(
        _ kind: RecoveryKind, of name: String = "liuqin", quirks: Set<RecoveryQuirk> = [], faults: [String] = [],
        answers: [String: String] = [:], _ body: (PlayedPhone) async throws -> Void
    ) async throws {
        var options = DeviceOptions()
        options.mode = .recovery
        options.recovery = kind
        options.quirks = quirks
        options.sleepTime = .milliseconds(50)
        options.faults = try faults.map { try DeviceFault($0) }
        options.serviceAnswers = answers
        try await play(name, options, body)
    }

    /// Runs blocking work on a thread of its own, as a host that has connected and greeted.
    func host<T: Sendable>(_ work: @escaping @Sendable (RecoveryWire) throws -> T) async throws -> T {
        let number = port.number
        return try await onThread {
            // A phone that restarts closes what reaches it too early.
            for _ in 0..<100 {
                guard let wire = try? RecoveryWire(number), (try? wire.greet()) != nil else {
                    usleep(20_000)
                    continue
                }
                return try work(wire)
            }
            let wire = try RecoveryWire(number)
            try wire.greet()
            return try work(wire)
        }
    }

    /// The package that the recovery put together.
    func sideloaded() throws -> [UInt8] {
        Array(try Data(contentsOf: state.appendingPathComponent("sideload.zip")))
    }

    var hasPackage: Bool {
        FileManager.default.fileExists(atPath: state.appendingPathComponent("sideload.zip").path)
    }

    /// Puts bytes at the start of a partition before the phone looks at it.
    func fill(_ name: String, _ bytes: [UInt8]) throws {
        // The phone makes its folder on a thread of its own.
        for _ in 0..<1000 where (try? remembered()) == nil { usleep(10_000) }
        let profile = try PhoneProfile(named: remembered().profile)
        let base = name.hasSuffix("_a") || name.hasSuffix("_b") ? String(name.dropLast(2)) : name
        let size = profile.partitions.first { $0.name == base }!.bytes
        let path = state.appendingPathComponent("\(name).img")
        try Data(bytes).write(to: path)
        let handle = try FileHandle(forWritingTo: path)
        try handle.truncate(atOffset: size)
        try handle.close()
    }

    /// Whether a partition holds nothing but zeros; all of it is holes then.
    func isEmpty(_ name: String) throws -> Bool {
        let path = state.appendingPathComponent("\(name).img")
        let values = try path.resourceValues(forKeys: [.fileAllocatedSizeKey])
        return values.fileAllocatedSize == 0
    }
}
