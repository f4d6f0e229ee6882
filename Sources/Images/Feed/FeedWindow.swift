import Threads

/// What the reading thread of a feed and its readers share: a ring of blocks, and where everybody is.
///
/// Blocks are numbered through all images of the feed. Block `n` lies in slot `n % slots`; it may be overwritten when every
/// attached reader has passed it. Everything but the bytes themselves is guarded by the monitor.
@safe
final class FeedWindow: @unchecked Sendable {
    /// Where a reader is.
    enum Seat: Equatable {
        /// It takes blocks from the ring; the number is the first that it still needs.
        case attached(UInt64)
        /// It reads by itself for now.
        case apart
        case gone
    }

    let monitor = Monitor()
    private let slots: [HeapBytes]
    private var lengths: [Int]
    /// Blocks below this one have been read.
    private(set) var produced: UInt64 = 0
    /// Blocks below this one were passed over, or are none of the row that is in the ring now.
    private var rowStart: UInt64 = 0
    private var seats: [Seat]
    /// Readers that are copying out of the ring at the moment.
    private var copying: Set<Int> = []
    /// Readers that have used up all there is.
    private var starving: Set<Int> = []
    private var failure: (block: UInt64, error: ImageError)?
    private(set) var isClosed = false

    init(slots count: Int, readers: Int) {
        slots = (0..<count).map { _ in HeapBytes(count: BlockDigests.blockBytes) }
        lengths = Array(repeating: 0, count: count)
        seats = Array(repeating: .attached(0), count: readers)
    }

    private var room: UInt64 { UInt64(slots.count) }

    /// The first block that an attached reader still needs; nil when there is no such reader.
    private var slowest: UInt64? {
        seats.compactMap { if case .attached(let block) = $0 { block } else { nil } }.min()
    }

    // MARK: The reading thread

    /// Waits until a block may be read, and says which; nil when the feed is closed.
    ///
    /// A reader that keeps the others waiting for longer than `patience` is set apart.
    func nextToRead(of total: UInt64, patience: Duration) -> UInt64? {
        monitor.locked {
            var stuck: Deadline?
            while true {
                if isClosed { return nil }
                // A reader may have passed over images that nobody wants.
                if let slowest, slowest > produced {
                    produced = slowest
                    rowStart = slowest
                }
                if produced < total, let slowest, produced < slowest + room { return produced }
                let blocks = slowest.map { produced < total && $0 + room <= produced } ?? false
                guard blocks, !starving.isEmpty else {
                    stuck = nil
                    monitor.wait()
                    continue
                }
                let deadline = stuck ?? Deadline(after: patience)
                stuck = deadline
                if !monitor.wait(until: deadline) {
                    setApart()
                    stuck = nil
                }
            }
        }
    }

    /// The memory of a block that may be read.
    func memory(of block: UInt64) -> UnsafeMutableRawBufferPointer { unsafe slots[Int(block % room)].all }

    /// A block is there.
    func publish(_ block: UInt64, length: Int) {
        monitor.locked {
            lengths[Int(block % room)] = length
            produced = max(produced, block + 1)
            starving = []
            monitor.wake()
        }
    }

    /// Nothing comes after `block`.
    func fail(at block: UInt64, _ error: ImageError) {
        monitor.locked {
            failure = (block, error)
            monitor.wake()
        }
    }

    private func setApart() {
        for (reader, seat) in seats.enumerated() {
            guard case .attached(let block) = seat, block + room <= produced, !copying.contains(reader) else {
                continue
            }
            seats[reader] = .apart
        }
    }

    // MARK: The readers

    /// What a reader finds at its place.
    enum Find {
        /// The block, held until ``release(_:next:)``.
        case held(HeapBytes, length: Int)
        /// The reader has been set apart.
        case apart
    }

    /// Moves a reader to a block, ahead of or at its place. False when that block is no longer in the ring.
    func seat(_ reader: Int, at block: UInt64) -> Bool {
        monitor.locked {
            let isKept: Bool
            switch seats[reader] {
            case .attached(let place): isKept = place <= block
            // The block being read at this moment lies in the slot of the one that is `room` before it.
            case .apart: isKept = block >= produced || block + room > produced && block >= rowStart
            case .gone: isKept = false
            }
            seats[reader] = isKept ? .attached(block) : .apart
            monitor.wake()
            return isKept
        }
    }

    /// Waits for a block and holds it.
    func hold(_ reader: Int, _ block: UInt64) throws(ImageError) -> Find {
        try monitor.locked { () throws(ImageError) -> Find in
            while true {
                guard case .attached = seats[reader] else { return .apart }
                if block < produced {
                    copying.insert(reader)
                    let slot = Int(block % room)
                    return .held(slots[slot], length: lengths[slot])
                }
                if let failure, block >= failure.block { throw failure.error }
                if isClosed { throw .misuse("the feed of images is closed") }
                if starving.insert(reader).inserted { monitor.wake() }
                monitor.wait()
            }
        }
    }

    /// Lets go of a block; `next` is the first that the reader still needs.
    func release(_ reader: Int, next: UInt64) {
        monitor.locked {
            copying.remove(reader)
            if case .attached(let place) = seats[reader], next > place {
                seats[reader] = .attached(next)
                monitor.wake()
            }
        }
    }

    /// A reader needs nothing more.
    func leave(_ reader: Int) {
        monitor.locked {
            seats[reader] = .gone
            starving.remove(reader)
            monitor.wake()
        }
    }

    func close() {
        monitor.locked {
            isClosed = true
            monitor.wake()
        }
    }
}
