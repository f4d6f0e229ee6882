import Journal
import Plan
import Safety
import StockPackage

/// A run that did not come to its end, as the journal knows it.
public struct InterruptedRun: Sendable {
    private let record: RunRecord
    public let mode: FlashMode
    /// For the key of a step, whether every step of that key is known to be on the phone's storage.
    private let stored: [String: Bool]
    /// The owner's data was erased after it, with what it had written there.
    private let isWipedSince: Bool
    /// A sideload that wrote after it and did not finish it, so that nothing counts as stored any more; nil where there was none.
    public let sideload: Int64?
    /// Whether the owner's data may have been changed since the phone was last whole.
    let mayHaveTouchedData: Bool

    public var number: Int64 { record.number }
    /// Where the package was.
    public var packagePath: String { record.package.path }
    public var packageName: String { record.package.name }

    /// Finds the run of this phone that can be gone on with.
    /// - Throws: exit 2 when the interrupted run was on another phone; exit 1 when there is none.
    public init(of phone: PhoneFacts, in place: StatePlace?) throws(Failure) {
        let own: [RunRecord]
        let others: [RunRecord]
        do throws(JournalError) {
            let journal = try Journal.read(in: place)
            own = try journal?.runs(on: RunRecord.Phone(phone)) ?? []
            others = own.isEmpty ? try journal?.runs() ?? [] : []
        } catch {
            throw Failure(.failed, "The journal cannot be read: \(error).", next: Self.flashAgain)
        }
        guard let latest = own.first else { throw Failure(noRunOf: phone, others) }
        guard let last = own.unfinishedFlash else { throw Failure(nothingToResume: own.lastWord, latest, of: phone) }
        guard let mode = FlashMode(rawValue: last.mode) else {
            throw Failure(
                .failed, "Run \(last.number) is of a kind that this restock does not know: \(last.mode).",
                next: "Use the restock that began it, version \(last.program), or a newer one.")
        }
        record = last
        self.mode = mode
        stored = Dictionary(last.steps.map { ($0.key, $0.isStored) }) { $0 && $1 }
        isWipedSince = own.first(where: \.hasWritten)?.number != last.number
        sideload = own.sideload(after: last)?.number
        mayHaveTouchedData = own.mayHaveTouchedData
    }

    /// Whether the phone keeps what it said until it is restarted into fastboot mode.
    var needsRestart: Bool { record.needsRestart }

    /// Whether it was the connection that ended it.
    public var brokeOnLink: Bool { record.steps.contains(where: \.brokeOnLink) }

    /// What to do where nothing can be resumed.
    static let flashAgain = "Run the same `restock flash` again: it writes every partition anew."

    /// Whether a step of the same package is known to be on the phone's storage.
    func isStored(_ step: Step) -> Bool {
        sideload == nil && stored[step.key] ?? false && !(isWipedSince && step.touchesData)
    }

    /// Whether a plan is that of the interrupted run, in whatever order.
    func isSame(_ plan: FlashPlan) -> Bool { plan.steps.map(\.key).sorted() == record.steps.map(\.key).sorted() }

    /// The gate that speaks for it: is this the phone of that run?
    func doubts(about phone: PhoneFacts) -> [Finding] {
        samePhoneAgain(address: record.phone.address, run: number, now: phone)
    }

    /// - Throws: exit 2 when the package is another than the one of the interrupted run.
    public func confirm(_ package: PackageFacts) throws(Failure) {
        guard package.identity != record.package.identity else { return }
        throw Failure(
            .refused, "\(package.fileName) is not the package of run \(number), \(packageName): it differs in content.",
            next: "Name the right one: restock resume --package PATH\nOr begin anew with it: restock flash PACKAGE")
    }
}

extension Failure {
    /// The phone's runs leave no flash to finish.
    /// - Parameters:
    ///   - last: the one that says how the phone stands; nil where none wrote anything.
    fileprivate init(nothingToResume last: RunRecord?, _ latest: RunRecord, of phone: PhoneFacts) {
        let flash = "To flash it, type: restock flash\(phone.option) PACKAGE"
        if let last, !last.isDone {
            self.init(
                .failed, "The last thing that was done to this phone was no flash: run \(last.number), \(last.verb).",
                next:
                    "Run the same `restock \(last.verb)` again: it can be repeated. `restock history \(last.number)` shows it."
            )
            return
        }
        let run = "The last run on this phone, run \(last?.number ?? latest.number),"
        let end = last == nil ? "wrote nothing" : "came to its end"
        self.init(.failed, "\(run) \(end): there is nothing to resume.", next: flash)
    }

    /// No run of this phone; perhaps one of another phone that it could be taken for.
    init(noRunOf phone: PhoneFacts, _ others: [RunRecord]) {
        let name = "\(phone.product ?? "unknown model"), serial number \(phone.serial ?? "none")"
        let twin = others.first {
            $0.isFlash && ($0.end == nil || $0.end?.outcome == Outcome.interrupted.word)
        }
        guard let twin, twin.phone.product == phone.product || twin.phone.address == phone.address else {
            self.init(
                .failed, "The journal has no run of this phone (\(name)).",
                next: "To flash it, type: restock flash\(phone.option) PACKAGE")
            return
        }
        self.init(
            .refused,
            """
            Refused by same-phone: run \(twin.number) was interrupted on another phone (\(twin.phone.product ?? "unknown model"), serial \
            number \(twin.phone.serial ?? "none")) than this one (\(name)).
            """,
            next: "Connect the phone of that run, or name it with -s.")
    }
}

extension Step {
    /// Whether it is about the owner's data, which a wipe erases, or about `misc` and `cache`, which one may use.
    fileprivate var touchesData: Bool {
        switch action {
        case .flash(let name, _, _, _), .erase(let name): holdsUserData(name) || ["misc", "cache"].contains(name)
        default: false
        }
    }
}
