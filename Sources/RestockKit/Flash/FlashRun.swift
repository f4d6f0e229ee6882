import Fastboot
import Images
import Plan
import Safety
import StockPackage
import Transport

/// Does what a plan says, step by step, on one connection. The gates have spoken before this is made.
public final class FlashRun {
    let plan: FlashPlan
    private let package: any ImagePackage
    private let feed: FlashFeed
    /// Which of the feed's readers this run is.
    private let reader: Int
    let session: FastbootSession
    let phone: PhoneFacts
    private let events: (FlashEvent) -> Void
    private let stopRequested: () -> Bool
    let recorder: (any RunRecorder)?
    private let clock = ContinuousClock()
    private(set) var results: [StepResult] = []
    /// True once the phone has been told to change something that it stores.
    private(set) var changed = false
    /// True once the phone has accepted a part of the image of the current step.
    private(set) var partAccepted = false

    /// - Parameters:
    ///   - feed: the images of this plan, or of several that run at once.
    ///   - reader: which of the feed's plans this is.
    ///   - recorder: writes down what happens, so that the run can be gone on with.
    ///   - stopRequested: asked before each step and part; true ends the run at that point.
    public init(
        _ plan: FlashPlan, package: any ImagePackage, feed: FlashFeed, reader: Int = 0, session: FastbootSession,
        phone: PhoneFacts, recorder: (any RunRecorder)? = nil, stopRequested: @escaping () -> Bool = { false },
        events: @escaping (FlashEvent) -> Void
    ) {
        self.recorder = recorder
        self.plan = plan
        self.package = package
        self.feed = feed
        self.reader = reader
        self.session = session
        self.phone = phone
        self.stopRequested = stopRequested
        self.events = events
    }

    /// Runs every step. "Done" is claimed only after the phone has answered a command that waits for its storage.
    public func run() throws(Failure) -> FlashReport {
        defer { feed.leave(reader: reader) }
        do throws(Failure) {
            let report = try runSteps()
            recorder?.ended(.success(report))
            return report
        } catch {
            recorder?.ended(.failure(error))
            throw error
        }
    }

    private func runSteps() throws(Failure) -> FlashReport {
        let start = clock.now
        for (index, step) in plan.steps.enumerated() {
            let began = clock.now
            events(.stepStarted(index: index, step: step))
            let (end, bytes) = try perform(step, index)
            let result = StepResult(step: step, end: end, bytes: bytes, seconds: seconds(since: began))
            results.append(result)
            recorder?.ended(step: index, result)
            events(.stepEnded(index: index, result: result))
        }
        if !endsWithBarrier {
            do throws(StepError) { try barrier() } catch { throw failure(error, at: plan.steps.count) }
        }
        return FlashReport(results: results, seconds: seconds(since: start))
    }

    private func perform(_ step: Step, _ index: Int) throws(Failure) -> (StepResult.End, UInt64) {
        partAccepted = false
        if let reason = step.leftOut { return (.leftOut(reason), 0) }
        if stopRequested() { throw stopped(at: index) }
        recorder?.intends(step: index)
        do throws(StepError) {
            // Where a refusal is passed over, it must not be that of an earlier write.
            if step.mayFail, changed { try earlierWrites() }
            switch step.action {
            case .flash(let partition, let image, _, _): return (.done, try flash(partition, image, index))
            case .erase(let partition): try send(.erase(partition))
            case .setActive(let slot): try send(.setActive(slot))
            case .oem(let argument): try send(.oem(argument))
            case .resize(let partition, let bytes): try send(.resizeLogical(partition, size: bytes))
            case .create(let partition, let bytes): try send(.createLogical(partition, size: bytes))
            case .reboot(let target):
                try barrier()
                try reboot(to: target)
            case .lock(let command):
                // Nothing is locked before the phone's storage has been waited for.
                try barrier()
                try send(command == .oemLock ? .oem("lock") : .flashing("lock"), endsFlash: true)
            }
            return (.done, 0)
        } catch {
            if step.mayFail, case .fastboot(.rejected(_, let reason, _)) = error { return (.ignored(reason), 0) }
            recorder?.broke(step: index, "\(error)", onLink: error.isLoss)
            if case .earlierWrite(let cause) = error { throw failure(.fastboot(cause), at: index) }
            throw failure(error, at: index)
        }
    }

    private func flash(_ partition: String, _ path: String, _ index: Int) throws(StepError) -> UInt64 {
        guard let image = package.facts.images.first(where: { $0.path == path }),
            let source = feed.open(step: index, reader: reader)
        else { throw .missing(path) }
        let parts: [ImagePart]
        do throws(ImageError) {
            parts = try downloadParts(of: image.scan.layout, limit: phone.downloadLimit, fillsRaw: plan.mayConvert)
        } catch { throw .image(path, error) }
        let reader = PartReader(parts: parts, source: source)
        let total = parts.reduce(0) { $0 + $1.bytes }
        var sent: UInt64 = 0
        var progress = Throttle(every: .milliseconds(100))
        for part in parts {
            if stopRequested() { throw .stopped }
            reader.begin(part)
            var bytes = PartSource(reader)
            do throws(FastbootError) {
                try unsafe session.download(UInt32(part.bytes)) { buffer in
                    let count = unsafe bytes.fill(buffer)
                    sent += UInt64(count)
                    if progress.isDue() { events(.progress(index: index, sent: sent, of: total)) }
                    return count
                }
            } catch { throw .fastboot(error) }
            // What was sent is what was checked, or else it is not written.
            if let failure = bytes.failure { throw .image(path, failure) }
            do throws(PackageError) { try package.confirmUnchanged(image: path) } catch { throw .package(error) }
            try send(.flash(partition))
            // It takes a part only when what came before is stored.
            if !partAccepted, !FastbootCommand.flash(partition).armsList { recorder?.stored(before: index) }
            partAccepted = true
        }
        events(.progress(index: index, sent: total, of: total))
        return total
    }

    /// - Parameter endsFlash: true for the lock that the gates let through.
    private func send(_ command: FastbootCommand, endsFlash: Bool = false) throws(StepError) {
        // A second net below the gates: no mistake in a plan makes these go out.
        if let forbidden = ForbiddenCommand(wire: "\(command)", endsFlash: endsFlash) { throw .forbidden(forbidden) }
        // An image travels while the disk is waited for; what it is for happens after that.
        recorder?.settle()
        let before = changed
        changed = changed || (command.changesPhone && !command.armsList)
        do throws(FastbootError) {
            try session.run(command)
        } catch {
            // Some refusals say that nothing was begun. Of any other nobody knows how far the phone came.
            if error.rejection?.isBeforeAnyWrite == true { changed = before }
            throw .fastboot(error)
        }
    }

    private func earlierWrites() throws(StepError) {
        do throws(StepError) {
            try barrier()
        } catch {
            guard case .fastboot(let cause) = error else { throw error }
            throw .earlierWrite(cause)
        }
    }

    /// A Qualcomm bootloader writes behind the host's back and shows an error at a later command. A question waits for its storage,
    /// and is answered only when all of it went well.
    func barrier() throws(StepError) {
        let question = FastbootCommand.getvar("product")
        let answer: Answer
        do throws(FastbootError) {
            answer = try session.run(question, within: .seconds(600) * session.limits.deadlineScale)
        } catch {
            throw .fastboot(error)
        }
        // An answer that an earlier command left behind proves nothing.
        guard phone.product == nil || Variable(answer.value).trimmed == phone.product else {
            throw .fastboot(.unexpected(command: "\(question)", answer: "OKAY\(answer.value)"))
        }
        recorder?.stored(before: results.count)
    }

    /// A phone that restarts may leave the bus before its OKAY has been read. That is no failure, since the barrier before it was
    /// answered, and a phone that cannot restart says FAIL.
    private func reboot(to target: String?) throws(StepError) {
        guard let destination = RebootTarget(name: target ?? "system") else { throw .unknownTarget(target ?? "") }
        do throws(StepError) {
            try send(.reboot(destination))
        } catch {
            guard case .fastboot(let cause) = error, cause.isDisconnect else { throw error }
        }
    }

    /// A reboot and a lock have waited for the phone's storage.
    private var endsWithBarrier: Bool {
        switch plan.active.last?.action {
        case .reboot, .lock: true
        default: false
        }
    }

    private func seconds(since start: ContinuousClock.Instant) -> Double {
        let parts = (clock.now - start).components
        return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    }
}
