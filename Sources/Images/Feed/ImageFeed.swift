import Threads

/// Images read one after the other by a thread of their own, for one phone or for several that want the same.
///
/// The thread reads ahead into a ring of blocks, from the end of one image into the next: while a phone writes a part, the bytes
/// that it is sent next are inflated already. Each block is compared with its digest before anybody gets it. Every byte is
/// inflated once, however many readers there are; a reader that keeps the others waiting too long goes on by itself, from the
/// place where it is, and joins again at a later image. Memory is the ring's, whatever the images.
public final class ImageFeed: @unchecked Sendable {
    private let jobs: [FeedJob]
    /// The number of each image's first block, and behind them the number of all blocks.
    private let starts: [UInt64]
    private let window: FeedWindow
    private let thread: WorkerThread

    /// Starts reading.
    /// - Parameters:
    ///   - jobs: the images, in the order in which every reader takes them; readers may leave some out.
    ///   - readers: how many there are; each calls ``leave(reader:)`` in the end.
    ///   - slots: the size of the ring in MiB.
    ///   - patience: how long one reader may keep the others waiting.
    public init(_ jobs: [FeedJob], readers: Int = 1, slots: Int = 6, patience: Duration = .seconds(2)) {
        self.jobs = jobs
        var starts: [UInt64] = [0]
        for job in jobs { starts.append(starts[starts.count - 1] + UInt64(job.blocks)) }
        self.starts = starts
        let window = FeedWindow(slots: slots, readers: readers)
        self.window = window
        thread = WorkerThread { [starts] in
            ImageFeed.read(jobs, starts: starts, into: window, patience: patience)
        }
    }

    deinit {
        close()
    }

    /// The bytes of an image for one reader, from its first one on. A reader opens images in the order of the row.
    public func open(_ job: Int, reader: Int = 0) -> any ByteSource {
        FeedCursor(jobs[job], start: starts[job], window: window, reader: reader, of: self)
    }

    /// A reader needs nothing more, and holds nobody up.
    public func leave(reader: Int = 0) {
        window.leave(reader)
    }

    /// Ends the thread. Readers that still wait are told so.
    public func close() {
        window.close()
        thread.join()
    }

    /// The body of the thread.
    private static func read(_ jobs: [FeedJob], starts: [UInt64], into window: FeedWindow, patience: Duration) {
        let total = starts[jobs.count]
        var current: (job: Int, blocks: CheckedBlocks)?
        while let number = window.nextToRead(of: total, patience: patience) {
            // The image that the block is of; images without bytes have none.
            let job = (starts.firstIndex { $0 > number } ?? jobs.count) - 1
            let block = Int(number - starts[job])
            do throws(ImageError) {
                if current?.job != job || current?.blocks.block != block {
                    current = nil
                    current = (job, try CheckedBlocks(jobs[job], from: block))
                }
                guard let blocks = current?.blocks else { return }
                window.publish(number, length: try unsafe blocks.next(into: window.memory(of: number)))
            } catch {
                return window.fail(at: number, error)
            }
        }
    }
}
