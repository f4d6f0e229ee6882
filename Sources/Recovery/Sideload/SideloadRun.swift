import Transport

/// Gives a package to a recovery, block by block, in the order in which the recovery asks, until it says how it went.
public final class SideloadRun {
    /// The block of all known clients, in bytes.
    public static let usualBlock = 64 * 1024
    /// The smallest: the first version of ADB takes this much at a time.
    private static let smallestBlock = 4096

    /// Fills an array with the bytes of the package from an offset on, all of it, or throws.
    public typealias Source = (_ offset: UInt64, inout [UInt8]) throws -> Void

    private let connection: AdbConnection
    private let bytes: UInt64
    private let block: Int
    private let source: Source
    private var buffer: [UInt8]
    /// What the recovery has had so far; also true after a failure.
    public private(set) var progress: SideloadProgress

    /// The block size for a recovery: no block is longer than what it takes at a time.
    public static func block(for connection: AdbConnection) -> Int {
        var block = usualBlock
        while block > smallestBlock, block > connection.peerMaxData { block /= 2 }
        return block
    }

    /// - Parameters:
    ///   - bytes: the size of the package, 1 or more.
    ///   - source: gives its bytes.
    public init(_ connection: AdbConnection, bytes: UInt64, source: @escaping Source) {
        self.connection = connection
        self.bytes = bytes
        self.source = source
        block = Self.block(for: connection)
        buffer = [UInt8](repeating: 0, count: block)
        progress = SideloadProgress(blocks: Int((bytes + UInt64(block) - 1) / UInt64(block)))
    }

    /// Offers the package and serves it to the end.
    ///
    /// - Parameters:
    ///   - validation: what Xiaomi's recovery wants to see; nil for AOSP's.
    ///   - stopRequested: asked before each block; true ends the conversation.
    ///   - report: is told after each block.
    /// - Returns: what the recovery says of it; nil when the run was asked to stop.
    /// - Throws: when the recovery ends it without a verdict, or anything else goes wrong. Nothing but a verdict is a success.
    public func run(
        validation: RecoveryService.Validation? = nil, stopRequested: () -> Bool = { false },
        report: (SideloadProgress) -> Void = { _ in }
    ) throws(AdbError) -> SideloadVerdict? {
        let stream = try AdbStream(
            .sideloadHost(bytes: bytes, block: block, validation: validation), on: connection)
        var empty = 0
        while true {
            if stopRequested() {
                stream.close()
                return nil
            }
            let event = try stream.next(
                within: connection.limits.install, "being waited for: it asks for a block or says how it went")
            guard case .data(let message) = event else {
                stream.close()
                throw .closed(doing: "it was waited for a block to be asked for, or a verdict")
            }
            switch SideloadRequest(message) {
            case .block(let number):
                do throws(AdbError) {
                    try serve(number, to: stream)
                } catch {
                    // The recovery shall not wait for a block that never comes.
                    switch error {
                    case .noSuchBlock, .tooManyBlocks, .source: stream.close()
                    default: break
                    }
                    throw error
                }
                report(progress)
            case .verdict(let verdict):
                try? stream.acknowledge()
                stream.close()
                return verdict
            case nil:
                empty += 1
                guard empty < 1000 else { throw .unexpected("\(empty) empty WRTE", doing: "taking the package") }
                try stream.acknowledge()
            }
        }
    }

    private func serve(_ number: UInt64, to stream: AdbStream) throws(AdbError) {
        guard number < UInt64(progress.blocks) else { throw .noSuchBlock(number, of: UInt64(progress.blocks)) }
        guard progress.served < progress.most else {
            throw .tooManyBlocks(asked: progress.served + 1, of: progress.blocks)
        }
        let offset = number * UInt64(block)
        let count = Int(min(UInt64(block), bytes - offset))
        // Only the last block is shorter than the others.
        if buffer.count != count { buffer = [UInt8](repeating: 0, count: count) }
        do { try source(offset, &buffer) } catch { throw .source(error) }
        progress.begin()
        try stream.write(buffer, acknowledging: true, "taking block \(number)")
        progress.add(Int(number), bytes: count)
    }
}
