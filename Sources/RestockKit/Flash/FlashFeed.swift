import Images
import Plan
import StockPackage

/// The images that one run or several runs of the same plan send, in the order of its steps: each is inflated once, by one thread.
public final class FlashFeed: Sendable {
    private let feed: ImageFeed
    /// For each step, the number of its image in the row.
    private let jobs: [Int: Int]

    /// Starts reading.
    /// - Parameter plans: one for each phone, all of one mode of `package`: they differ only in the steps that are left out. The
    ///   number of a plan is the number of its reader.
    public init(_ plans: [FlashPlan], package: any ImagePackage) {
        var jobs: [Int: Int] = [:]
        var row: [FeedJob] = []
        for index in 0..<(plans.map(\.steps.count).max() ?? 0) {
            let image = plans.lazy.compactMap { plan -> String? in
                guard index < plan.steps.count, plan.steps[index].leftOut == nil,
                    case .flash(_, let image, _, _) = plan.steps[index].action
                else { return nil }
                return image
            }.first
            guard let image, let job = package.feedJob(image: image) else { continue }
            jobs[index] = row.count
            row.append(job)
        }
        self.jobs = jobs
        feed = ImageFeed(row, readers: plans.count)
    }

    /// The bytes of the image of a step.
    func open(step index: Int, reader: Int) -> (any ByteSource)? {
        jobs[index].map { feed.open($0, reader: reader) }
    }

    /// A run has ended, well or badly, and holds no other up.
    func leave(reader: Int) {
        feed.leave(reader: reader)
    }
}
