import Fastboot
import Images
import Plan
import Safety
import StockPackage
import Transport

/// Does what a plan says, step by step, on one connection.
public final class FlashRun {
    let plan: FlashPlan
    private let package: any ImagePackage
    private let feed: FlashFeed
    /// Which of the feed's readers this run is.
    private let reader: Int
    let session: FastbootSession
    let phone: PhoneFacts
    /// How the flash of this phone before this one stands: what is to be done after a failure depends on it.
    let lastFlash: LastFlash
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
    ///   - agreed: what the gates let through, with its consents.
    ///   - feed: the images of this plan, or of several that run at once; nil: of this one.
    ///   - reader: which of the feed's plans this is.
    ///   - recorder: writes down what happens, so that the run can be gone on with.
    ///   - stopRequested: asked before each step and part; true ends the run at that point.
    public init(
        _ agreed: Agreed<PreparedFlash>, feed: FlashFeed? = nil, reader: Int = 0, recorder: (any RunRecorder)? = nil,
        stopRequested: @escaping () -> Bool = { false }, events: @escaping (FlashEvent) -> Void
    ) {
        let prepared = agreed.prepared
        lastFlash = prepared.lastFlash
        plan = prepared.plan
        package = prepared.package
        session = prepared.session
        phone = prepared.phone
        self.feed = feed ?? FlashFeed([prepared.plan], package: prepared.package)
        self.reader = reader
        self.recorder = recorder
        self.stopRequested = stopRequested
        self.events = events
    }

    /// Runs every step. "Done" is claimed only after the phone has answered a command that waits for its storage.
    public func run() throws(Failure) -> FlashReport {
        defer { feed.leave(reader: reader) }
        let start = clock.now
        do throws(Failure) {
            try runSteps()
            let report = report(since: start)
            recorder?.ended(.success(report))
            return report
        } catch {
            let failure = error.after(report(since: start))
            recorder?.ended(.failure(failure))
            throw failure
        }
    }

    private func report(since start: ContinuousClock.Instant) -> FlashReport {
        FlashReport(results: results, seconds: (clock.now - start) / .seconds(1))
    }

    private func runSteps() throws(Failure) {
        for (index, step) in plan.steps.enumerated() {
            let began = clock.now
            events(.stepStarted(index: index, step: step))
            let (end, travel) = try perform(step, index)
            let result = StepResult(
                step: step, end: end, bytes: travel?.bytes ?? 0, seconds: (clock.now - began) / .seconds(1),
                sendSeconds: travel.map { $0.send / .seconds(1) }, writeSeconds: travel.map { $0.write / .seconds(1) })
            results.append(result)
            recorder?.ended(step: index, result)
            events(.stepEnded(index: index, result: result))
        }
        if !endsWithBarrier {
            do throws(StepError) { try barrier() } catch { throw failure(error, at: plan.steps.count) }
        }
    }

    /// An image on its way, and what its parts took.
    private struct Travel {
        var bytes: UInt64 = 0
        var send = Duration.zero
        var write = Duration.zero
    }

    private func perform(_ step: Step, _ index: Int) throws(Failure) -> (StepResult.End, Travel?) {
        partAccepted = false
        if let reason = step.leftOut { return (.leftOut(reason), nil) }
        if stopRequested() { throw stopped(at: index) }
        recorder?.intends(step: index)
        do throws(StepError) {
            if let forbidden = ForbiddenCommand(step, of: package.facts, on: phone) {
                throw StepError.forbidden(forbidden)
            }
            // Where a refusal is passed over, it must not be that of an earlier write.
            if step.mayFail, changed { try earlierWrites() }
            switch step.action {
            case .flash(let partition, let image, _, _): return (.done, try flash(partition, image, index))
            case .erase(let partition): try send(.erase(partition))
            case .setActive(let slot): try send(.setActive(slot))
            case .oem(let argument): try send(.oem(argument))
            case .resize(let partition, let bytes): try send(.resizeLogical(partition, size: bytes))
            case .create(let partition, let bytes): try send(.createLogical(partition, size: bytes))
            case .reboot(let target) where isLocked(before: index): try restartLocked(target)
            case .reboot(let target):
                try barrier()
                try reboot(to: target)
            case .lock(let command):
                // Nothing is locked before the phone's storage has been waited for.
                try barrier()
                try send(command == .oemLock ? .oem("lock") : .flashing("lock"), endsFlash: true)
            }
            return (.done, nil)
        } catch {
            if step.mayFail, case .fastboot(.rejected(_, let reason, _)) = error { return (.ignored(reason), nil) }
            recorder?.broke(step: index, "\(error)", onLink: error.isLoss)
            if case .earlierWrite(let cause) = error { throw failure(.fastboot(cause), at: index) }
            throw failure(error, at: index)
        }
    }

    private func flash(_ partition: String, _ path: String, _ index: Int) throws(StepError) -> Travel {
        guard let image = package.facts.images.first(where: { $0.path == path }),
            let source = feed.open(step: index, reader: reader)
        else { throw .missing(path) }
        let parts: [ImagePart]
        do throws(ImageError) {
            parts = try downloadParts(of: image.scan.layout, limit: phone.downloadLimit, fillsRaw: plan.mayConvert)
        } catch { throw .image(path, error) }
        let reader = PartReader(parts: parts, source: source)
        let total = parts.reduce(0) { $0 + $1.bytes }
        var travel = Travel()
        var progress = Throttle(every: .milliseconds(100))
        for part in parts {
            if stopRequested() { throw .stopped }
            reader.begin(part)
            var bytes = PartSource(reader)
            // The phone may still be storing the part before, and takes the next one after that: no time in which bytes travel.
            var began: ContinuousClock.Instant?
            do throws(FastbootError) {
                try unsafe session.download(UInt32(part.bytes)) { buffer in
                    if began == nil { began = clock.now }
                    let count = unsafe bytes.fill(buffer)
                    travel.bytes += UInt64(count)
                    if progress.isDue() { events(.progress(index: index, sent: travel.bytes, of: total)) }
                    return count
                }
            } catch { throw .fastboot(error) }
            if let began { travel.send += clock.now - began }
            // What was sent is what was checked, or else it is not written.
            if let failure = bytes.failure { throw .image(path, failure) }
            do throws(PackageError) { try package.confirmUnchanged(image: path) } catch { throw .package(error) }
            let command = FastbootCommand.flash(partition)
            if !command.armsList { events(.writing(index: index, sent: travel.bytes, of: total)) }
            travel.write += try send(command)
            // It takes a part only when what came before is stored.
            if !partAccepted, !command.armsList { recorder?.stored(before: index) }
            partAccepted = true
        }
        events(.progress(index: index, sent: total, of: total))
        return travel
    }

    /// - Parameter endsFlash: true for the lock that the gates let through.
    /// - Returns: how long the phone took to answer.
    @discardableResult
    private func send(_ command: FastbootCommand, endsFlash: Bool = false) throws(StepError) -> Duration {
        // A second net below the gates: no mistake in a plan makes these go out.
        let forbidden = ForbiddenCommand(wire: "\(command)", product: phone.product, endsFlash: endsFlash)
        if let forbidden { throw .forbidden(forbidden) }
        // An image travels while the disk is waited for; what it is for happens after that.
        recorder?.settle()
        let before = changed
        changed = changed || (command.changesPhone && !command.armsList)
        let began = clock.now
        do throws(FastbootError) {
            try session.run(command)
            return clock.now - began
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

    private func isLocked(before index: Int) -> Bool {
        plan.steps[..<index].contains { step in
            if step.leftOut == nil, case .lock = step.action { true } else { false }
        }
    }

    /// A phone that was locked restarts by itself, and may have gone before it is told to. The lock has waited for its storage.
    private func restartLocked(_ target: String?) throws(StepError) {
        do throws(StepError) { try reboot(to: target) } catch {
            guard error.isLoss else { throw error }
        }
    }

    /// A reboot and a lock have waited for the phone's storage.
    private var endsWithBarrier: Bool {
        switch plan.active.last?.action {
        case .reboot, .lock: true
        default: false
        }
    }
}
