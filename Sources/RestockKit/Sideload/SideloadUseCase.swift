import Recovery
import StockPackage

/// Gives a package to the recovery and waits for its verdict.
public final class SideloadUseCase {
    private let prepared: PreparedSideload
    private let stopRequested: () -> Bool
    private let progress: (SideloadProgress) -> Void
    private let clock = ContinuousClock()

    /// - Parameters:
    ///   - agreed: what the gates let through, with its consents.
    ///   - stopRequested: asked before each block; true ends the run.
    ///   - progress: is told at most ten times a second, and of the last block.
    public init(
        _ agreed: Agreed<PreparedSideload>, stopRequested: @escaping () -> Bool = { false },
        progress: @escaping (SideloadProgress) -> Void
    ) {
        prepared = agreed.prepared
        self.stopRequested = stopRequested
        self.progress = progress
    }

    /// Serves the package to its end.
    /// - Throws: exit 1 while no block was sent, 5 afterwards: also when its own verdict is not a success, and when it left without one.
    public func run() throws(Failure) -> SideloadReport {
        let package = prepared.package
        let start = clock.now
        let run = SideloadRun(prepared.session.connection, bytes: package.facts.bytes) { offset, bytes in
            try unsafe bytes.withUnsafeMutableBytes { room in try unsafe package.read(at: offset, into: room) }
        }
        var due = Throttle(every: .milliseconds(100))
        let verdict: SideloadVerdict?
        do throws(AdbError) {
            verdict = try run.run(validation: prepared.wire, stopRequested: stopRequested) { [progress] state in
                if due.isDue() { progress(state) }
            }
        } catch {
            throw failure(error, run.progress)
        }
        progress(run.progress)
        switch verdict {
        // A recovery checks the signature of the whole file before it installs. Some say their word for success whatever came of it.
        case .done where run.progress.distinct < run.progress.blocks:
            throw verdictFailure(
                "The recovery ended (DONEDONE) before it had read the whole package, so it cannot have installed it.",
                run.progress)
        case .done:
            let parts = (clock.now - start).components
            return SideloadReport(
                progress: run.progress, seconds: Double(parts.seconds) + Double(parts.attoseconds) * 1e-18)
        case .failed:
            throw verdictFailure("The recovery refused the package, or could not install it (FAILFAIL).", run.progress)
        case .said(let words):
            throw verdictFailure(
                "The recovery ended with words that restock takes neither for success nor for failure: \(words)",
                run.progress)
        case nil:
            throw Failure(
                run.progress.hasBegun ? .interrupted : .cancelled, "Stopped on request.", state: state(run.progress),
                next: "Start the recovery once more, then run the same command again.")
        }
    }

    private func verdictFailure(_ sentence: String, _ progress: SideloadProgress) -> Failure {
        Failure(
            progress.hasBegun ? .interrupted : .failed, sentence, state: state(progress),
            next:
                "The phone's screen says why. If it still starts, its old system is whole; if not, start its recovery and run the same command again."
        )
    }

    private func failure(_ error: AdbError, _ progress: SideloadProgress) -> Failure {
        if case .closed = error, !progress.hasBegun {
            return Failure(
                .failed, "The recovery refused the package before it asked for a block.", state: state(progress),
                next: prepared.phone.isMiAssistant
                    ? "It did not accept the token: it is for another phone, another package, or too old."
                    : "Is it Xiaomi's recovery? That one wants a token: --validation FILE.")
        }
        if progress.isWhole, let words = Self.departure(error) { return unconfirmed(words) }
        return Failure(
            progress.hasBegun ? .interrupted : .failed, "The sideload broke off: \(error).", state: state(progress),
            next: Failure.advice(error, hasMet: progress.hasBegun))
    }

    /// How a recovery leaves; nil for what is no leaving.
    private static func departure(_ error: AdbError) -> String? {
        switch error {
        case .gone: "the phone left"
        case .closed: "the recovery ended the conversation"
        default: nil
        }
    }

    /// The third ending. In a published table two of four phones left like this although they had installed: this is no failure, and no
    /// success either.
    private func unconfirmed(_ words: String) -> Failure {
        let version = prepared.package.facts.metadata?.version.map { "\nThe version of the package is \($0)." } ?? ""
        return Failure(
            .interrupted, "The recovery has read every block of the package, and \(words) without a word.",
            state: """
                Whether the package is installed is not known. Some recoveries leave like this although they have installed it.
                """,
            next: """
                Look at the phone's screen, and leave the phone alone while it installs or restarts.
                If it starts: look at the version in Settings, About phone.\(version)
                If it shows its recovery: choose "Connect with MIAssistant", look at the version with restock status, and run the same command \
                again if it is the old one.
                """,
            isUnconfirmed: true)
    }

    /// What is known of the phone.
    private func state(_ progress: SideloadProgress) -> String {
        guard progress.hasBegun else { return "Nothing was written." }
        let more = progress.isAnotherUnderWay ? ", and perhaps the one that was on its way" : ""
        return """
            The recovery has had \(progress.distinct) of \(progress.blocks) blocks\(more); whether it has begun to install is not known. Do not \
            restart the phone into Android before the recovery has ended.
            """
    }
}

/// A sideload that the recovery ended well.
public struct SideloadReport: Sendable {
    public let progress: SideloadProgress
    /// From the beginning of the sideload to the recovery's last word.
    public let seconds: Double
}
