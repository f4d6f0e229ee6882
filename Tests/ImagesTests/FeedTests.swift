import Images
import Synchronization
import Testing
import Threads

/// Images in memory, counted each time one is opened.
private final class Shelf: Sendable {
    let images: [[UInt8]]
    private let opened = Mutex<[Int]>([])
    /// What is read again; another than `images` is a package that changed.
    private let current: Mutex<[[UInt8]]>

    init(_ sizes: [Int], seed: UInt64 = 1) {
        var dice = Dice(seed)
        images = sizes.map { dice.bytes($0) }
        current = Mutex(images)
    }

    /// Which images were opened, in order.
    var openings: [Int] { opened.withLock { $0 } }

    func change(_ image: Int, at byte: Int) { current.withLock { $0[image][byte] ^= 1 } }
    func cut(_ image: Int, to count: Int) { current.withLock { $0[image] = Array($0[image].prefix(count)) } }

    func jobs() throws -> [FeedJob] {
        try images.indices.map { index in
            let scanner = ImageScanner(digests: [])
            try unsafe images[index].withUnsafeBytes { try unsafe scanner.feed($0) }
            return FeedJob(bytes: UInt64(images[index].count), digests: try scanner.finish().blocks) { offset in
                self.opened.withLock { $0.append(index) }
                let bytes = self.current.withLock { $0[index] }
                return MemorySource(Array(bytes.dropFirst(Int(offset))))
            }
        }
    }
}

/// The next `count` bytes of a source, or fewer at its end.
private func head(of source: any ByteSource, _ count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let got = try unsafe bytes.withUnsafeMutableBytes { try unsafe source.readFully(into: $0) }
    return Array(bytes.prefix(got))
}

/// What a source gives before it fails, and how it fails.
private func upToError(_ source: any ByteSource) -> ([UInt8], ImageError?) {
    var all: [UInt8] = []
    var space = [UInt8](repeating: 0, count: 10_000)
    do {
        while true {
            let got = try unsafe space.withUnsafeMutableBytes { try unsafe source.read(into: $0) }
            if got == 0 { return (all, nil) }
            all += space[..<got]
        }
    } catch {
        return (all, error as? ImageError)
    }
}

@Suite("The feed of images") struct FeedTests {
    private static let mib = 1 << 20

    @Test("one reader gets every byte, and nothing is opened twice") func oneReader() throws {
        let shelf = Shelf([0, 1, Self.mib, 3 * Self.mib + 17, 5])
        let feed = ImageFeed(try shelf.jobs(), slots: 2)
        for (index, image) in shelf.images.enumerated() { #expect(try drain(feed.open(index)) == image) }
        feed.leave()
        #expect(shelf.openings == [1, 2, 3, 4])
    }

    @Test("a reader passes over bytes, images, and rests of images") func skipping() throws {
        let shelf = Shelf([3 * Self.mib, 2 * Self.mib, 9 * Self.mib, 4 * Self.mib])
        let feed = ImageFeed(try shelf.jobs(), slots: 3)
        let first = feed.open(0)
        try first.skip(UInt64(Self.mib) + 3)
        #expect(try drain(first) == Array(shelf.images[0].dropFirst(Self.mib + 3)))
        // The second is never opened by the reader, of the third only its beginning is read.
        #expect(try head(of: feed.open(2), 1000) == Array(shelf.images[2].prefix(1000)))
        #expect(try drain(feed.open(3)) == shelf.images[3])
        #expect(throws: ImageError.sourceEnded(needed: 1)) { try feed.open(3).skip(UInt64(4 * Self.mib) + 1) }
    }

    @Test("several readers share one reading", arguments: [2, 5]) func sharing(readers: Int) throws {
        let shelf = Shelf([7 * Self.mib + 1, 2 * Self.mib, 6 * Self.mib])
        let feed = ImageFeed(try shelf.jobs(), readers: readers, slots: 3, patience: .seconds(60))
        let equal = Atomic<Int>(0)
        let threads = (0..<readers).map { reader in
            WorkerThread {
                for index in shelf.images.indices {
                    guard
                        (try? drain(feed.open(index, reader: reader), piece: 70_000 + reader * 9001))
                            == shelf.images[index]
                    else { continue }
                    equal.add(1, ordering: .relaxed)
                }
                feed.leave(reader: reader)
            }
        }
        for thread in threads { thread.join() }
        #expect(equal.load(ordering: .relaxed) == readers * 3)
        #expect(shelf.openings == [0, 1, 2])
    }

    @Test("a reader that stands still holds nobody up, and gets every byte in the end") func setApart() throws {
        let shelf = Shelf([8 * Self.mib, 8 * Self.mib, 8 * Self.mib])
        let feed = ImageFeed(try shelf.jobs(), readers: 2, slots: 2, patience: .milliseconds(50))
        let slow = feed.open(0, reader: 1)
        let front = try head(of: slow, 10)
        #expect(try drain(feed.open(0)) == shelf.images[0])
        #expect(try drain(feed.open(1)) == shelf.images[1])
        #expect(shelf.openings.prefix(2) == [0, 1])
        // It goes on by itself from where it was, and joins again where the others are.
        #expect(front + (try drain(slow)) == shelf.images[0])
        #expect(try drain(feed.open(1, reader: 1)) == shelf.images[1])
        let before = shelf.openings.count
        let last = feed.open(2)
        let block = try head(of: last, 100)
        let joined = WorkerThread { #expect((try? drain(feed.open(2, reader: 1))) == shelf.images[2]) }
        #expect(block + (try drain(last)) == shelf.images[2])
        joined.join()
        #expect(shelf.openings.count - before <= 1)
    }

    @Test("a reader that leaves holds nobody up") func leaving() throws {
        let shelf = Shelf([9 * Self.mib])
        let feed = ImageFeed(try shelf.jobs(), readers: 3, slots: 2, patience: .seconds(600))
        feed.leave(reader: 1)
        feed.leave(reader: 2)
        #expect(try drain(feed.open(0)) == shelf.images[0])
    }

    @Test("read for itself: every byte, and over bytes and blocks", arguments: [0, 3, 1_048_575, 1_048_576, 2_500_000])
    func alone(passed: Int) throws {
        let shelf = Shelf([2_600_000])
        let job = try shelf.jobs()[0]
        let source = try CheckedSource(job)
        let front = try head(of: source, 7)
        #expect(front == Array(shelf.images[0].prefix(7)))
        try source.skip(UInt64(passed))
        #expect(try drain(source, piece: 70_001) == Array(shelf.images[0].dropFirst(7 + passed)))
        #expect(throws: ImageError.sourceEnded(needed: 1)) { try source.skip(1) }
        #expect(throws: ImageError.sourceEnded(needed: 2_600_001)) { try CheckedSource(job).skip(2_600_001) }
    }

    @Test("and no byte of a block that is not what it was", arguments: [0, 1_048_576, 2_500_000])
    func aloneChanged(byte: Int) throws {
        let shelf = Shelf([2_600_000])
        let job = try shelf.jobs()[0]
        shelf.change(0, at: byte)
        let (bytes, error) = try upToError(CheckedSource(job))
        let block = UInt64(byte / Self.mib * Self.mib)
        #expect(error == .contentChanged(offset: block, ended: false))
        #expect(bytes == Array(shelf.images[0].prefix(Int(block))))
        let passing = try CheckedSource(job)
        try passing.skip(block)
        #expect(throws: ImageError.contentChanged(offset: block, ended: false)) { try head(of: passing, 1) }
    }

    @Test("a block that is not what it was reaches nobody", arguments: [0, 1_048_575, 1_048_576, 2_500_000])
    func changed(byte: Int) throws {
        let shelf = Shelf([4096, 2_600_000])
        let jobs = try shelf.jobs()
        shelf.change(1, at: byte)
        let feed = ImageFeed(jobs, readers: 2)
        #expect(try drain(feed.open(0)) == shelf.images[0])
        let block = UInt64(byte / Self.mib * Self.mib)
        for reader in [0, 1] {
            let source = feed.open(1, reader: reader)
            let (good, error) = upToError(source)
            guard case .contentChanged(let offset, ended: false) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(offset == block)
            #expect(good == Array(shelf.images[1].prefix(Int(block))))
        }
    }

    @Test("a file that became shorter is told from one that ends") func cut() throws {
        let shelf = Shelf([2_000_000])
        let jobs = try shelf.jobs()
        shelf.cut(0, to: 1_500_000)
        #expect(throws: ImageError.contentChanged(offset: 1_048_576, ended: true)) {
            try drain(ImageFeed(jobs).open(0))
        }
    }

    @Test("a closed feed tells those who wait") func closing() throws {
        let shelf = Shelf([30 * Self.mib])
        let feed = ImageFeed(try shelf.jobs(), slots: 2)
        let source = feed.open(0)
        feed.close()
        #expect(throws: ImageError.self) { try drain(source) }
    }
}
