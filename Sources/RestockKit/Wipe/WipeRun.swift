import Fastboot
import Plan
import Recovery
import Safety
import Transport

/// Does what a wipe plan says.
public final class WipeRun {
    private let prepared: PreparedWipe
    private let limits: AdbLimits
    private let patience: Duration
    private let step: (Int, WipeStep) -> Void
    private let stopRequested: () -> Bool
    /// True once the phone has been told to change something that it stores.
    private var changed = false
    private var done: [WipeStep] = []
    /// Whether the phone has answered to the restart that it was told last.
    private var hasAnsweredRestart = false

    /// - Parameters:
    ///   - agreed: what the gates let through, with its consents.
    ///   - patience: how long the owner has to get the phone into Mi Assistant after a restart.
    ///   - stopRequested: asked while the phone is waited for.
    ///   - step: is told of each step before it is done, counted from 0.
    public init(
        _ agreed: Agreed<PreparedWipe>, limits: AdbLimits = AdbLimits(), patience: Duration = .seconds(300),
        stopRequested: @escaping () -> Bool = { false }, step: @escaping (Int, WipeStep) -> Void
    ) {
        prepared = agreed.prepared
        self.limits = limits
        self.patience = patience
        self.step = step
        self.stopRequested = stopRequested
    }

    /// Wipes.
    /// - Throws: exit 1 while nothing has been changed, 5 afterwards.
    public func run() throws(Failure) -> WipeReport {
        var words = ""
        var line = prepared.line
        defer { if case .recovery(let session) = line { session.close() } }
        for (index, step) in prepared.plan.steps.enumerated() {
            self.step(index, step)
            switch (step, line) {
            case (.waitForRecovery, .fastboot):
                guard let before = prepared.phone else { break }
                line = .recovery(
                    try waitForRecovery(
                        of: before, at: prepared.address, within: patience, limits: limits,
                        stopRequested: stopRequested))
            case (.formatData, .recovery(let session)): words = try format(session)
            case (_, .fastboot(let session)):
                do throws(FastbootError) {
                    try perform(step, session)
                } catch {
                    throw failure(error, at: index, session)
                }
            default: break
            }
            done.append(step)
        }
        return WipeReport(plan: prepared.plan, certainty: certainty(words), words: words)
    }

    private func certainty(_ words: String) -> WipeReport.Certainty {
        switch prepared.plan.method {
        case .erase: .done
        case .formatData, .restartAndFormat: words.isEmpty ? .unconfirmed : .done
        case .recoveryMessage: hasAnsweredRestart ? .ordered : .awaitingRestart
        }
    }

    private func perform(_ step: WipeStep, _ session: FastbootSession) throws(FastbootError) {
        switch step {
        case .erase(let partition):
            try send(.erase(partition), session)
            try ask(session)
        case .writeRecoveryMessage:
            try session.download(BootloaderMessage.wipeData.bytes)
            try send(.flash("misc"), session)
            try ask(session)
        // The message itself makes the phone start its recovery; on a restart to the recovery some bootloaders write one of their own.
        case .reboot: try restart(.system, session)
        case .rebootToRecovery: try restart(.recovery, session)
        case .waitForRecovery, .formatData: break
        }
    }

    /// A bootloader that writes behind the host's back shows an error at the next command.
    private func ask(_ session: FastbootSession) throws(FastbootError) {
        try session.run(.getvar("product"), within: .seconds(600) * session.limits.deadlineScale)
    }

    private func send(_ command: FastbootCommand, _ session: FastbootSession) throws(FastbootError) {
        // A second net below the gates.
        if let forbidden = ForbiddenCommand(wire: "\(command)") {
            throw .badArgument("\(command)", why: "\(forbidden)")
        }
        let before = changed
        changed = true
        do throws(FastbootError) {
            try session.run(command)
        } catch {
            if error.rejection?.isBeforeAnyWrite == true { changed = before }
            throw error
        }
    }

    private func restart(_ target: RebootTarget, _ session: FastbootSession) throws(FastbootError) {
        do throws(FastbootError) {
            try session.run(.reboot(target))
            hasAnsweredRestart = true
        } catch {
            // It may leave the bus before its OKAY has been read. Or a cable was pulled before it heard of it: nobody here can tell.
            guard error.isDisconnect else { throw error }
        }
        session.transport.close()
    }

    private func format(_ session: RecoverySession) throws(Failure) -> String {
        let words: String
        do throws(AdbError) {
            words = try session.connection.formatData()
        } catch {
            if case .refused = error {
                throw Failure(
                    .failed, "The recovery does not know format-data:, so nothing was wiped.",
                    state: "Nothing was wiped.",
                    next: "Wipe on its screen: Wipe data.")
            }
            throw Failure(
                .interrupted, "The recovery was told to erase the data, and then: \(error).",
                state: "Whether the data are erased, wholly or in part, is not known. Nothing else was touched.",
                next: "Look at the phone's screen, keep it on, and run the same command again.")
        }
        guard !Self.isRefusal(words) else {
            throw Failure(
                .interrupted, "The recovery could not erase the data. Its words: \(words)",
                state: "Whether the data are erased in part is not known. Nothing else was touched.",
                next: "Restart the recovery and run the same command again, or wipe on its screen: Wipe data.")
        }
        return words
    }

    /// Whether a recovery's last words say that it did not do it. What the real ones say is not written down anywhere, so every word of
    /// refusal counts: where it says too much, the owner looks at the screen once more.
    static func isRefusal(_ words: String) -> Bool {
        let lower = words.lowercased()
        return [
            "fail", "error", "denied", "not ", "n't", "cannot", "unable", "unknown", "invalid", "unsupported", "abort",
            "refuse", "reject", "no such",
        ].contains { lower.contains($0) }
    }

    private func failure(_ error: FastbootError, at index: Int, _ session: FastbootSession) -> Failure {
        let steps = prepared.plan.steps
        let wiped = done.filter(\.wipes).map(\.description)
        let answers = !session.isBroken && (try? session.getvar("product")) != nil
        let state = [
            changed
                ? (wiped.isEmpty ? "Nothing is known to be wiped." : "Done: \(wiped.joined(separator: "; ")).")
                : "Nothing was wiped.",
            answers ? "The phone still answers in fastboot mode." : "The phone does not answer at the moment.",
        ].joined(separator: " ")
        return Failure(
            changed ? .interrupted : .failed,
            "Stopped at step \(index + 1) of \(steps.count), \(steps[index]): \(error).",
            state: state,
            next: changed
                ? "Run the same command again: a wipe can be repeated. Until it is done the phone may not start."
                : "Nothing has to be repaired. `restock status` shows what the phone says of itself.")
    }
}
