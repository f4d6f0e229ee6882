/// One package on its way into the recovery: which block is due, what has come of it, and what came of it all.
final class Sideload {
    /// What the recovery does next.
    enum Step {
        /// Asks for a block.
        case ask(block: UInt64)
        /// Waits for the rest of a block, or for the host's word that it took the request.
        case wait
        /// Says that it is over, well or with a reason.
        case conclude(failure: String?)
    }

    let service: String
    let request: SideloadRequest
    /// The phone's number of the stream, and the host's.
    let own: UInt32
    let host: UInt32
    /// Bytes that have come, each block as often as it came.
    private(set) var received: UInt64 = 0
    private(set) var requests = 0
    private(set) var blocks = 0
    /// Whether the verdict was said.
    var isOver = false

    private let package: SideloadedPackage
    private var order: BlockOrder
    private var due: UInt64?
    private var bytes: [UInt8] = []
    private var waitsForOkay = false

    init(
        _ request: SideloadRequest, service: String, own: UInt32, host: UInt32, in folder: StateFolder,
        quirks: Set<RecoveryQuirk>, keeps: Bool
    ) throws(VirtualPhoneError) {
        self.request = request
        self.service = service
        self.own = own
        self.host = host
        order = BlockOrder(
            size: request.size, block: request.block, isShuffled: quirks.contains(.shuffled),
            isTwice: quirks.contains(.twice))
        package = try SideloadedPackage(in: folder, blocks: order.count, keeps: keeps)
    }

    /// Whether the next request is the one in the middle.
    var isHalfway: Bool { UInt64(requests) == order.total / 2 }

    /// A number that no block has.
    var blockPastEnd: UInt64 { order.count + 5 }

    /// The next request.
    func next() -> Step {
        guard let block = order.next() else { return .conclude(failure: nil) }
        requests += 1
        due = block
        bytes = []
        waitsForOkay = true
        return .ask(block: block)
    }

    /// The host took the last request.
    func okay() -> Step {
        guard !isOver else { return .wait }
        waitsForOkay = false
        return due == nil ? next() : .wait
    }

    /// The host sent bytes.
    func take(_ more: [UInt8]) -> Step {
        guard !isOver else { return .wait }
        received += UInt64(more.count)
        guard let block = due else { return .conclude(failure: "\(more.count) bytes came that nobody asked for") }
        let offset = block * request.block
        let length = Int(min(request.block, request.size - min(request.size, offset)))
        bytes += more
        guard bytes.count <= length else {
            return .conclude(failure: "block \(block) came with \(bytes.count) bytes in place of \(length)")
        }
        guard bytes.count == length else { return .wait }
        due = nil
        blocks += 1
        do throws(VirtualPhoneError) {
            guard try package.put(bytes, block: block, at: offset) else {
                return .conclude(failure: "block \(block) is another than before")
            }
        } catch {
            return .conclude(failure: "\(error)")
        }
        return waitsForOkay ? .wait : next()
    }

    /// All blocks have come: whether the package may be installed. Gives it its name in the folder.
    func judge() -> (failure: String?, crc32: UInt32?) {
        do {
            guard let sums = try package.sums() else { return (nil, nil) }
            if let text = request.validation, try PretendedToken(sha1: sums.sha1).text != text {
                return ("the validation is for another package", sums.crc32)
            }
            try package.finish()
            return (nil, sums.crc32)
        } catch {
            return ("\(error)", nil)
        }
    }
}
