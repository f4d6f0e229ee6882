import Bytes
import Journal

/// Reads what the journal has.
public enum RunHistory {
    /// The runs, the latest first. None where there is no journal yet.
    public static func all(in place: StatePlace?) throws(Failure) -> [RunRecord] {
        do throws(JournalError) {
            return try Journal.read(in: place)?.runs() ?? []
        } catch {
            throw unreadable(error)
        }
    }

    /// One run, with everything.
    public static func run(_ number: Int64, in place: StatePlace?) throws(Failure) -> RunRecord {
        let run: RunRecord?
        do throws(JournalError) { run = try Journal.read(in: place)?.run(number) } catch { throw unreadable(error) }
        guard let run else {
            throw Failure(
                .failed, "The journal has no run \(number).", state: "", next: "`restock history` lists all runs.")
        }
        return run
    }

    private static func unreadable(_ error: JournalError) -> Failure {
        Failure(
            .failed, "The journal cannot be read: \(error).", state: "",
            next: "It is needed for history and resume alone: every other command works without it.")
    }
}

/// A run as it is shown: how it stands, and what it holds of phone and owner redacted.
public struct ShownRun: Sendable {
    public let record: RunRecord
    /// How it ended: an outcome's word, `running`, or `broken-off` for one that was killed.
    public let standing: String
    /// The run that brought this one to its end.
    public let finisher: Int64?

    /// - Parameters:
    ///   - isWhole: nothing is redacted.
    ///   - runs: all of them, in which one may have finished this.
    public init(_ record: RunRecord, isWhole: Bool, among runs: [RunRecord] = [], in place: StatePlace?) {
        finisher = record.finisher(among: runs)
        standing = record.end?.outcome ?? (record.phone.isHeld(in: place) ? "running" : "broken-off")
        self.record = isWhole ? record : record.redacted
    }
}

extension RunRecord {
    /// Without what names a phone or a person: serial numbers keep their ends, of paths the file name stays.
    var redacted: RunRecord {
        let redaction = Redaction(serials: [phone.serial].compactMap(\.self))
        var run = self
        run.phone.serial = phone.serial.map(Redaction.serial)
        let file = package.path.split(separator: "/").last.map(String.init) ?? ""
        func clean(_ text: String) -> String { redaction.text(text.replacing(package.path, with: file)) }
        run.package.path = file
        run.findings = findings.map { finding in
            var finding = finding
            finding.sentence = clean(finding.sentence)
            finding.evidence = clean(finding.evidence)
            return finding
        }
        run.consents = consents.map { consent in
            var consent = consent
            consent.sentence = clean(consent.sentence)
            consent.advice = clean(consent.advice)
            return consent
        }
        run.steps = steps.map { step in
            var step = step
            step.reason = step.reason.map(clean)
            return step
        }
        if let end {
            run.end = End(
                at: end.at, seconds: end.seconds, outcome: end.outcome, sentence: clean(end.sentence),
                state: clean(end.state), next: clean(end.next))
        }
        return run
    }
}

extension RunRecord {
    /// The run that brought to its end what this one began: the first after it that left the same phone with all of one firmware.
    func finisher(among runs: [RunRecord]) -> Int64? {
        guard isFlash, hasBegun, !isDone else { return nil }
        return runs.filter { $0.number > number && $0.makesWhole && $0.phone.isSame(as: phone, byProduct: $0.isFlash) }
            .map(\.number).min()
    }

    /// It left something behind, or may have: it was killed, or interrupted after the first write. Known without its steps.
    private var hasBegun: Bool { end == nil || end?.outcome == Outcome.interrupted.word }
}

extension RunRecord.Phone {
    /// Whether it is the same phone; as ``Journal/runs(on:)`` finds it.
    /// - Parameter byProduct: the modes in which both were met say the same product.
    fileprivate func isSame(as other: RunRecord.Phone, byProduct: Bool) -> Bool {
        guard let serial, let theirs = other.serial else {
            return serial == other.serial && product == other.product && address == other.address
        }
        return serial.lowercased() == theirs.lowercased() && (!byProduct || product == other.product)
    }
}
