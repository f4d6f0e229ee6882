import Fastboot
import Plan

/// Words for a run that ended early: where it stopped, what is on the phone, what to do.
extension FlashRun {
    func failure(_ error: StepError, at index: Int) -> Failure {
        if case .stopped = error { return stopped(at: index, within: true) }
        let step =
            index < plan.steps.count
            ? "step \(index + 1) of \(plan.steps.count), \(plan.steps[index])" : "waiting for the phone's storage"
        let answers = answersStill(error)
        let clears = needsRestart(error)
        return Failure(
            changed ? .interrupted : .failed, "Stopped at \(step): \(error).",
            state: state(
                at: index, begun: true, phoneAnswers: answers, lastWrite: lastWrite(error, phoneAnswers: answers)),
            next: clears ? restartFirst(error, at: index) : next(error, at: index, phoneAnswers: answers),
            clears: clears)
    }

    /// The owner asked to stop.
    /// - Parameter within: true between two parts of one image.
    func stopped(at index: Int, within: Bool = false) -> Failure {
        let place = "step \(index + 1) of \(plan.steps.count)"
        // Nothing is called complete before the phone's storage was waited for.
        do throws(StepError) {
            if changed { try barrier() }
        } catch {
            return failure(error, at: index)
        }
        return Failure(
            changed ? .interrupted : .cancelled,
            "Stopped on request \(within ? "in the middle of" : "before") \(place).",
            state: state(at: index, begun: within, phoneAnswers: true, lastWrite: .stored),
            next: changed
                ? "Do not restart the phone. \(again)"
                : "Run the same command again when you are ready.")
    }

    private func next(_ error: StepError, at index: Int, phoneAnswers: Bool) -> String {
        let rejection: Rejection? = if case .fastboot(let cause) = error { cause.rejection } else { nil }
        if rejection != nil, rejection != .locked, index < plan.steps.count, plan.steps[index].isList {
            return withoutLists
        }
        switch (changed, phoneAnswers) {
        case (false, _) where rejection == .locked:
            return "The bootloader refuses, as a locked one does. `restock status` shows what it says about itself."
        case (false, _) where lastFlash.isBroken: return "Try the same command again, on another cable or port."
        case (false, true):
            return
                "Nothing has to be repaired. If the same command stops here again, restart the phone into fastboot mode."
        case (false, false): return "Nothing has to be repaired. Try again, on another cable or port."
        case (true, true):
            return """
                Do not restart the phone. \(again) If it stops here again, leave the phone in fastboot mode, and try another cable or port.
                """
        case (true, false):
            return "Do not restart the phone. Restore the connection first. \(again)"
        }
    }

    /// How to go on: by what was recorded, or from the beginning.
    private var again: String {
        guard recorder?.canResume == true else {
            return "Run the same `restock flash` again: it writes every partition anew."
        }
        return """
            Type: \(resume)
            It goes on from here. The same `restock flash` again writes every partition anew.
            """
    }

    /// What is known of the write that the phone accepted last: it may have gone on behind the host's back.
    private enum LastWrite { case stored, failed, unknown }

    private func lastWrite(_ error: StepError, phoneAnswers: Bool) -> LastWrite {
        // It takes a part only when what came before is stored.
        if partAccepted { return .stored }
        if let reason = error.refusal, blamesEarlierWrite(reason) { return .failed }
        // A phone that answers a question waits for its storage first.
        return phoneAnswers ? .stored : .unknown
    }

    /// The partitions whose every part the phone has accepted, in order.
    private var written: [String] {
        results.filter { $0.end == .done }.compactMap { flashed($0.step) }
    }

    private func flashed(_ step: Step) -> String? {
        guard case .flash(let partition, _, _, _) = step.action, !step.isList else { return nil }
        return partition
    }

    /// The state of the phone: what is complete, what is not, what is left of the owner's data, whether it still answers.
    /// - Parameter begun: whether the step at `index` may have changed something.
    private func state(at index: Int, begun: Bool, phoneAnswers: Bool, lastWrite: LastWrite) -> String {
        let answers =
            phoneAnswers ? "The phone still answers in fastboot mode." : "The phone does not answer at the moment."
        guard changed else { return "Nothing was written. \(answers)" }
        let last = lastWrite == .stored ? [] : written.suffix(1)
        let complete = written.dropLast(last.count)
        let rest =
            (lastWrite == .failed ? last : [])
            + plan.steps.dropFirst(index).filter { $0.leftOut == nil }.compactMap(flashed)
        return [
            complete.isEmpty ? "No partition is complete." : "Complete: \(complete.joined(separator: ", ")).",
            lastWrite == .unknown && !last.isEmpty ? "Sent, but not known to be stored: \(last.joined())." : "",
            rest.isEmpty ? "" : "Not complete: \(rest.joined(separator: ", ")).",
            ownersData(at: index, begun: begun, unsure: lastWrite == .stored ? nil : last.last), answers,
        ].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// What is left of the owner's data, the first that an owner asks.
    /// - Parameter unsure: the partition that is not known to be stored.
    private func ownersData(at index: Int, begun: Bool, unsure: String?) -> String {
        guard plan.wipesData else { return "This run does not touch the owner's data." }
        let done = results.filter { $0.end == .done && $0.step.wipesData }.map(\.step)
        if !done.isEmpty, done.allSatisfy(\.ordersWipe) {
            return "The owner's data is erased by the phone's recovery when the phone starts."
        }
        if done.contains(where: { flashed($0) == nil || flashed($0) != unsure }) {
            return "The owner's data is erased."
        }
        let isAtIt =
            begun && index < plan.steps.count && plan.steps[index].leftOut == nil && plan.steps[index].wipesData
        return isAtIt || !done.isEmpty
            ? "The owner's data may be erased."
            : "This run has not touched the owner's data yet; the rest of it erases it."
    }

    /// Asks, unless the connection is known to be gone.
    private func answersStill(_ error: StepError) -> Bool {
        guard case .fastboot(let cause) = error, !session.isBroken else { return !session.isBroken }
        if case .transport = cause { return false }
        do throws(FastbootError) { return try session.getvar("product") != nil } catch { return false }
    }
}

extension Failure {
    /// The same, with what the run had done by then.
    func after(_ report: FlashReport) -> Failure {
        Failure(
            outcome, sentence, state: state, next: next, brief: brief, restarts: restarts, clears: clears, done: report)
    }
}
