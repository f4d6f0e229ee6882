import Fastboot
import Images
import Plan
import StockPackage
import Transport

/// Does what a plan says, step by step, on one connection. The gates have spoken before this is made.
public final class FlashRun {
    private let plan: FlashPlan
    private let package: StockPackage
    private let session: FastbootSession
    private let phone: PhoneFacts
    private let events: (FlashEvent) -> Void
    private let stopRequested: () -> Bool
    private let clock = ContinuousClock()
    private var results: [StepResult] = []
    private var changed = false

    /// - Parameter stopRequested: asked before each step and part; true ends the run at that point.
    public init(
        _ plan: FlashPlan, package: StockPackage, session: FastbootSession, phone: PhoneFacts,
        stopRequested: @escaping () -> Bool = { false }, events: @escaping (FlashEvent) -> Void
    ) {
        self.plan = plan
        self.package = package
        self.session = session
        self.phone = phone
        self.stopRequested = stopRequested
        self.events = events
    }

    /// Runs every step. "Done" is claimed only after the phone has answered a command that waits for its storage.
    public func run() throws(Failure) -> FlashReport {
        let start = clock.now
        for (index, step) in plan.steps.enumerated() {
            let began = clock.now
            events(.stepStarted(index: index, step: step))
            let (end, bytes) = try perform(step, index)
            let result = StepResult(step: step, end: end, bytes: bytes, seconds: seconds(since: began))
            results.append(result)
            events(.stepEnded(index: index, result: result))
        }
        if !endsWithBarrier {
            do throws(StepError) { try barrier() } catch { throw failure(error, at: plan.steps.count) }
        }
        return FlashReport(results: results, seconds: seconds(since: start))
    }

    private func perform(_ step: Step, _ index: Int) throws(Failure) -> (StepResult.End, UInt64) {
        if let reason = step.leftOut { return (.leftOut(reason), 0) }
        if stopRequested() { throw stopped(at: index) }
        do throws(StepError) {
            switch step.action {
            case .flash(let partition, let image, _, _): return (.done, try flash(partition, image, index))
            case .erase(let partition): try send(.erase(partition))
            case .setActive(let slot): try send(.setActive(slot))
            case .oem(let argument): try send(.oem(argument))
            case .reboot(let target):
                try barrier()
                try reboot(to: target)
            case .lock(let command):
                // Nothing is locked before the phone's storage has been waited for.
                try barrier()
                try send(command == .oemLock ? .oem("lock") : .flashing("lock"))
            }
            return (.done, 0)
        } catch {
            if step.mayFail, case .fastboot(.rejected(_, let reason, _)) = error { return (.ignored(reason), 0) }
            throw failure(error, at: index)
        }
    }

    private func flash(_ partition: String, _ path: String, _ index: Int) throws(StepError) -> UInt64 {
        guard let image = package.facts.images.first(where: { $0.path == path }) else { throw .missing(path) }
        let parts: [ImagePart]
        let reader: PartReader
        do throws(ImageError) {
            parts = try downloadParts(of: image.scan.layout, limit: phone.maxDownload ?? UInt64(UInt32.max))
        } catch { throw .image(path, error) }
        do throws(PackageError) {
            reader = PartReader(parts: parts, source: try package.open(image: path))
        } catch { throw .package(error) }
        let total = parts.reduce(0) { $0 + $1.bytes }
        var sent: UInt64 = 0
        var progress = Throttle(every: .milliseconds(100))
        for part in parts {
            if stopRequested() { throw .stopped }
            reader.begin(part)
            do throws(FastbootError) {
                try unsafe session.download(
                    UInt32(part.bytes), progress: nil,
                    from: { buffer in
                        let count = unsafe try reader.fill(buffer)
                        sent += UInt64(count)
                        if progress.isDue() { events(.progress(index: index, sent: sent, of: total)) }
                        return count
                    })
            } catch { throw .fastboot(error) }
            try send(.flash(partition))
        }
        events(.progress(index: index, sent: total, of: total))
        return total
    }

    private func send(_ command: FastbootCommand) throws(StepError) {
        changed = changed || command.changesPhone
        do throws(FastbootError) { try session.run(command) } catch { throw .fastboot(error) }
    }

    /// A Qualcomm bootloader writes behind the host's back and shows an error at a later command. A question waits for its storage,
    /// and is answered only when all of it went well.
    private func barrier() throws(StepError) {
        do throws(FastbootError) { try session.run(.getvar("product"), within: .seconds(600)) } catch {
            throw .fastboot(error)
        }
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

// MARK: - Words for a run that ended early

extension FlashRun {
    private func failure(_ error: StepError, at index: Int) -> Failure {
        if case .stopped = error { return stopped(at: index) }
        let step =
            index < plan.steps.count
            ? "step \(index + 1) of \(plan.steps.count), \(plan.steps[index])" : "waiting for the phone's storage"
        return Failure(
            changed ? .interrupted : .failed, "Stopped at \(step): \(error).",
            state: state(at: index, phoneAnswers: answersStill(error)),
            next: changed
                ? """
                Do not restart the phone. Restore the connection, and run the same `restock flash` again: it writes every partition anew.
                """
                : "Nothing has to be repaired. Try again, on another cable or port.")
    }

    private func stopped(at index: Int) -> Failure {
        Failure(
            changed ? .interrupted : .cancelled, "Stopped on request before step \(index + 1) of \(plan.steps.count).",
            state: state(at: index, phoneAnswers: true),
            next: changed
                ? "Do not restart the phone. Run the same `restock flash` again: it writes every partition anew."
                : "Run the same command again when you are ready.")
    }

    /// The state of the phone: what is complete, what is not, whether it still answers.
    private func state(at index: Int, phoneAnswers: Bool) -> String {
        let answers =
            phoneAnswers ? "The phone still answers in fastboot mode." : "The phone does not answer at the moment."
        guard changed else { return "Nothing was written. \(answers)" }
        let written = results.filter { $0.end == .done }.compactMap { result -> String? in
            guard case .flash(let partition, _, _, _) = result.step.action else { return nil }
            return partition
        }
        let rest = plan.steps.dropFirst(index).filter { $0.leftOut == nil }.compactMap { step -> String? in
            guard case .flash(let partition, _, _, _) = step.action else { return nil }
            return partition
        }
        let done = written.isEmpty ? "No partition is complete" : "Complete: \(written.joined(separator: ", "))"
        let missing = rest.isEmpty ? "" : " Not complete: \(rest.joined(separator: ", "))."
        return "\(done).\(missing) \(answers)"
    }

    /// Asks, unless the connection is known to be gone.
    private func answersStill(_ error: StepError) -> Bool {
        guard case .fastboot(let cause) = error, !session.isBroken else { return !session.isBroken }
        if case .transport = cause { return false }
        do throws(FastbootError) { return try session.getvar("product") != nil } catch { return false }
    }
}
